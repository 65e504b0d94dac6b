//! Tags that the sentence as a whole shows to be wrong: a tagger sees a few words at a time and takes "the report *places*
//! special weight" for a plural.

use crate::grammar::MentionType;

use super::tag::{Tag, Upos, Xpos};
use super::word::{Tagged, WordKind};

const VERB: Tag = Tag::new(Upos::Verb, Xpos::Vbz);
const PAST: Tag = Tag::new(Upos::Verb, Xpos::Vbd);

/// Sets right what the whole sentence shows.
pub fn retag(words: &mut [Tagged<'_>]) {
    plurals(words);
    participles(words);
    pasts(words);
    fronted(words);
}

/// Past forms that are hardly ever nouns, and that a tagger takes for one behind another: "the trawler *sank* at noon".
const PASTS: [&str; 14] = [
    "sank", "burst", "fell", "broke", "tore", "blew", "shook", "struck", "sprang", "slid", "spun", "swept",
    "flew", "rang",
];

/// Makes the past of such a form in a sentence without a finite verb, and of "dates" before "from".
fn pasts(words: &mut [Tagged<'_>]) {
    if words.iter().any(is_finite) {
        return;
    }
    let noun = |w: &Tagged<'_>| is_singular(w) || matches!(w.tag.xpos, Xpos::Nns | Xpos::Nnps);
    let found = words.windows(3).position(|three| {
        let [before, word, next] = three else { return false };
        let told = word.word.kind == WordKind::Plain && noun(word) && noun(before);
        let past = PASTS.contains(&word.form()) && matches!(next.tag.xpos, Xpos::In | Xpos::Rb);
        told && (past || word.form() == "dates" && ["from", "back"].contains(&next.form()))
    });
    if let Some(word) = found.and_then(|at| words.get_mut(at + 1)) {
        word.tag = if word.form() == "dates" { VERB } else { PAST };
    }
}

/// Makes the past of the participle behind the noun that a participle before it tells of, in a sentence without a finite verb:
/// "built in 1904, the mill *burned* on Monday".
fn fronted(words: &mut [Tagged<'_>]) {
    let participle = |w: &Tagged<'_>| w.tag.xpos == Xpos::Vbn && w.word.kind == WordKind::Plain;
    if !words.first().is_some_and(participle) {
        return;
    }
    let Some(comma) = words.iter().position(|w| w.form() == ",") else { return };
    let behind = (comma + 2..words.len()).find(|&i| words.get(i).is_some_and(participle));
    let subject = |i: &usize| words.get(i - 1).is_some_and(|w| is_singular(w) || w.tag.xpos == Xpos::Nns);
    // "The mill burned, Jane Doe said": what stands behind the next comma is another clause.
    let alone = |at: &usize| {
        let rest = words.get(at + 1..).unwrap_or(&[]);
        let own = rest.iter().take_while(|w| w.form() != ",");
        !words.iter().take(*at).any(is_finite) && !own.into_iter().any(is_finite)
    };
    if let Some(word) = behind.filter(subject).filter(alone).and_then(|at| words.get_mut(at)) {
        word.tag = PAST;
    }
}

/// Makes the past of a participle between a noun and a name or another phrase, in a sentence without a finite verb: "the
/// league *banned* Jane Doe for a year".
fn participles(words: &mut [Tagged<'_>]) {
    if words.iter().any(is_finite) {
        return;
    }
    let subject = |w: &Tagged<'_>| is_singular(w) || matches!(w.tag.xpos, Xpos::Nns | Xpos::Nnps);
    let name = |w: &Tagged<'_>| matches!(w.word.kind, WordKind::Mention(_, MentionType::Name));
    let between = words.windows(3).position(|three| {
        let [before, word, next] = three else { return false };
        let participle = word.tag.xpos == Xpos::Vbn && word.word.kind == WordKind::Plain;
        participle && subject(before) && (name(next) || begins_phrase(next))
    });
    if let Some(word) = between.and_then(|at| words.get_mut(at + 1)) {
        word.tag = PAST;
    }
}

/// Makes verbs of plurals that can be nothing else: behind a noun and an adverb ("the report also *stresses* the need"), or,
/// in a sentence without a finite verb, between a noun and another phrase.
fn plurals(words: &mut [Tagged<'_>]) {
    let verbless = !words.iter().any(is_finite);
    for i in 1..words.len() {
        let (Some(word), Some(next)) = (words.get(i).copied(), words.get(i + 1).copied()) else { return };
        let before = words.get(i - 1).copied();
        let second = i.checked_sub(2).and_then(|i| words.get(i)).copied();
        if !may_be_verb(&word) || is_finite(&next) {
            continue;
        }
        let adverb = before.is_some_and(|w| is_focus(&w)) && second.is_some_and(|w| is_singular(&w));
        let between = verbless && before.is_some_and(|w| is_singular(&w)) && begins_phrase(&next);
        if adverb || between {
            if let Some(word) = words.get_mut(i) {
                word.tag = VERB;
            }
            if between {
                return;
            }
        }
    }
}

fn may_be_verb(word: &Tagged<'_>) -> bool {
    let plain = word.word.kind == WordKind::Plain && word.tag.xpos == Xpos::Nns;
    plain && word.form().ends_with('s') && word.form().starts_with(|c: char| c.is_lowercase())
}

fn is_finite(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Md | Xpos::Vbz | Xpos::Vbp | Xpos::Vbd)
}

fn is_singular(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Nn | Xpos::Nnp)
}

/// Adverbs that stand before verbs, and before nouns hardly ever.
fn is_focus(word: &Tagged<'_>) -> bool {
    ["also", "now", "already", "still", "further"]
        .iter()
        .any(|adverb| word.form().eq_ignore_ascii_case(adverb))
}

/// A determiner, an adjective or a figure: what stands before a noun and not behind one.
fn begins_phrase(word: &Tagged<'_>) -> bool {
    matches!(word.tag.xpos, Xpos::Dt | Xpos::Jj | Xpos::PrpPossessive | Xpos::Cd | Xpos::Dollar)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::chunk::notation::words;

    fn check(text: &str, expected: Option<&str>) {
        let mut words = words(text);
        let before = words.clone();
        retag(&mut words);
        let changed = words.iter().zip(&before).find(|(new, old)| new.tag != old.tag);
        assert_eq!(changed.map(|(word, _)| word.form()), expected, "{text}");
    }

    #[test]
    fn verbs() {
        check("the/DT report/NN also/RB stresses/NNS the/DT need/NN", Some("stresses"));
        check("the/DT report/NN places/NNS special/JJ weight/NN on/IN it/PRP", Some("places"));
        check("Norway/NNP exports/NNS 12/CD ships/NNS", Some("exports"));
        check("the/DT league/NN banned/VBN the/DT player/NN for/IN a/DT year/NN", Some("banned"));
        check("the/DT trawler/NN sank/NN at/IN noon/NN", Some("sank"));
        check("the/DT hall/NN dates/NNS from/IN 1904/CD", Some("dates"));
        check("built/VBN in/IN 1904/CD ,/, the/DT mill/NN burned/VBN on/IN Monday/NNP", Some("burned"));
        check("built/VBN in/IN 1904/CD ,/, the/DT mill/NN burned/VBN ,/, she/PRP said/VBD", Some("burned"));
    }

    #[test]
    fn nouns() {
        check("the/DT report/NN also/RB stresses/VBZ market/NN places/NNS", None);
        check("the/DT market/NN places/NNS special/JJ weight/NN came/VBD", None);
        check("trade/NN talks/NNS in/IN Oslo/NNP", None);
        check("the/DT talks/NNS also/RB", None);
        check("built/VBN in/IN 1904/CD ,/, the/DT mill/NN burned/VBN twice/RB was/VBD old/JJ", None);
        check("the/DT dates/NNS from/IN Oslo/NNP", None);
        check("a/DT cloud/NN burst/NN and/CC rain/NN", None);
        check("a/DT man/NN bitten/VBN by/IN a/DT dog/NN", None);
        check("the/DT man/NN bitten/VBN a/DT day/NN before/RB died/VBD", None);
        check("", None);
    }
}
