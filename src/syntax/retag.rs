//! Tags that the sentence as a whole shows to be wrong: a tagger sees a few words at a time and takes "the report *places*
//! special weight" for a plural.

use crate::grammar::MentionType;

use super::tag::{Tag, Upos, Xpos};
use super::word::{Tagged, WordKind};

const VERB: Tag = Tag::new(Upos::Verb, Xpos::Vbz);
const PAST: Tag = Tag::new(Upos::Verb, Xpos::Vbd);
const NOUN: Tag = Tag::new(Upos::Noun, Xpos::Nn);

/// Sets right what the whole sentence shows.
pub fn retag(words: &mut [Tagged<'_>]) {
    plurals(words);
    participles(words);
    pasts(words);
    fronted(words);
    coordinated(words);
    measured(words);
    found(words);
    related(words);
    accounted(words);
}

/// Makes the verb of "accounts" between a noun and a number in a sentence without a finite verb: "Corvane *accounts* for 26
/// percent of the market".
fn accounted(words: &mut [Tagged<'_>]) {
    if words.iter().any(is_finite) {
        return;
    }
    let noun = |w: &Tagged<'_>| is_singular(w) || matches!(w.tag.xpos, Xpos::Nns | Xpos::Nnps);
    let hedges = ["about", "some", "around", "nearly", "almost", "roughly", "just"];
    let found = words.windows(4).position(|four| {
        let [before, word, next, figure] = four else { return false };
        let told = noun(before) && word.form() == "accounts" && next.form() == "for";
        told && (figure.tag.xpos == Xpos::Cd || hedges.contains(&figure.form()))
    });
    if let Some(word) = found.and_then(|at| words.get_mut(at + 1)) {
        word.tag = VERB;
    }
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

/// Makes the past of an adjective between a conjunction and a figure, behind another past: "the storm killed nine people and
/// *injured* 31". Adjectives stand behind figures.
fn coordinated(words: &mut [Tagged<'_>]) {
    let is_past = |w: &Tagged<'_>| w.tag.xpos == Xpos::Vbd;
    let found = words.windows(3).position(|three| {
        let [before, word, next] = three else { return false };
        let adjective = word.tag.xpos == Xpos::Jj && word.word.kind == WordKind::Plain;
        before.tag.xpos == Xpos::Cc && adjective && word.form().ends_with("ed") && is_figure(next)
    });
    let Some(at) = found.map(|before| before + 1) else { return };
    if words.iter().take(at).any(is_past)
        && let Some(word) = words.get_mut(at)
    {
        word.tag = PAST;
    }
}

/// Makes a noun of the verb behind an article and a measure: "down a 40ft *drop*".
fn measured(words: &mut [Tagged<'_>]) {
    let found = words.windows(3).position(|three| {
        let [article, measure, word] = three else { return false };
        let verb = matches!(word.tag.xpos, Xpos::Vb | Xpos::Vbp) && word.word.kind == WordKind::Plain;
        verb && ["a", "an"].contains(&article.form()) && is_measure(measure)
    });
    if let Some(word) = found.and_then(|at| words.get_mut(at + 2)) {
        word.tag = NOUN;
    }
}

/// Verbs that say what somebody is taken for: without an object before the adjective they are participles.
const TAKEN_FOR: [&str; 5] = ["found", "declared", "deemed", "presumed", "feared"];

/// Makes a participle of the past of such a verb directly before an adjective that stands before no noun, behind another
/// finite verb: "called for athletes *found* guilty of doping to be banned".
fn found(words: &mut [Tagged<'_>]) {
    for at in 1..words.len() {
        let (before, rest) = words.split_at_mut(at);
        let [word, adjective, behind, ..] = rest else { return };
        let past = word.tag.xpos == Xpos::Vbd && TAKEN_FOR.contains(&word.form());
        let alone = matches!(behind.tag.xpos, Xpos::In | Xpos::Comma | Xpos::Stop);
        if past && adjective.tag.xpos == Xpos::Jj && alone && before.iter().any(is_finite) {
            word.tag = Tag::new(Upos::Verb, Xpos::Vbn);
        }
    }
}

/// Makes the past of "cost" between a relative word and an amount: "the hall that *cost* 3 million euros".
fn related(words: &mut [Tagged<'_>]) {
    for at in 1..words.len() {
        let (before, rest) = words.split_at_mut(at);
        let ([.., relative], [word, figure, ..]) = (before, rest) else { return };
        let relates = relative.tag.xpos == Xpos::Wdt && ["that", "which"].contains(&relative.form());
        let form = word.form() == "cost" && word.tag.xpos == Xpos::Nn;
        let amount = matches!(figure.word.kind, WordKind::Mention(_, MentionType::Currency));
        if relates && form && amount {
            word.tag = PAST;
        }
    }
}

fn is_measure(word: &Tagged<'_>) -> bool {
    use MentionType::{Currency, Dimension, Duration, Percent, Temperature};
    let WordKind::Mention(_, kind) = word.word.kind else { return false };
    matches!(kind, Currency | Dimension | Duration | Percent | Temperature)
}

fn is_figure(word: &Tagged<'_>) -> bool {
    let counts = matches!(word.word.kind, WordKind::Mention(_, MentionType::Count | MentionType::Number));
    counts || word.tag.xpos == Xpos::Cd
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
        check("Corvane/NNP accounts/NNS for/IN 26/CD percent/NN", Some("accounts"));
        check("Corvane/NNP accounts/NNS for/IN nearly/RB half/NN", Some("accounts"));
        check("built/VBN in/IN 1904/CD ,/, the/DT mill/NN burned/VBN on/IN Monday/NNP", Some("burned"));
        check("the/DT fire/NN killed/VBD two/CD men/NNS and/CC injured/JJ six/CD", Some("injured"));
        check("built/VBN in/IN 1904/CD ,/, the/DT mill/NN burned/VBN ,/, she/PRP said/VBD", Some("burned"));
        check("she/PRP spoke/VBD of/IN men/NNS found/VBD guilty/JJ of/IN theft/NN", Some("found"));
    }

    #[test]
    fn a_verb_behind_an_article_and_a_measure_is_a_noun() {
        let behind = |article: &str, kind: WordKind| {
            let text = format!("down/RB {article}/DT 40ft/NNS drop/VBP");
            let mut words = words(&text);
            words[2].word.kind = kind;
            retag(&mut words);
            words[3].tag
        };
        let measure = WordKind::Mention(0, MentionType::Dimension);
        assert_eq!(behind("a", measure), NOUN);
        assert_eq!(behind("the", measure).xpos, Xpos::Vbp);
        assert_eq!(behind("a", WordKind::Plain).xpos, Xpos::Vbp);
    }

    #[test]
    fn what_cost_an_amount_is_told_in_the_past() {
        let mut words = words("hall/NN that/WDT cost/NN €3/CD in/IN");
        words[3].word.kind = WordKind::Mention(0, MentionType::Currency);
        retag(&mut words);
        assert_eq!(words[2].tag, PAST);
    }

    #[test]
    fn nouns() {
        check("the/DT report/NN also/RB stresses/VBZ market/NN places/NNS", None);
        check("the/DT market/NN places/NNS special/JJ weight/NN came/VBD", None);
        check("trade/NN talks/NNS in/IN Oslo/NNP", None);
        check("the/DT talks/NNS also/RB", None);
        check("built/VBN in/IN 1904/CD ,/, the/DT mill/NN burned/VBN twice/RB was/VBD old/JJ", None);
        check("the/DT dates/NNS from/IN Oslo/NNP", None);
        check("bank/NN accounts/NNS for/IN children/NNS", None);
        check("bank/NN accounts/NNS for/IN 26/CD children/NNS were/VBD", None);
        check("a/DT cloud/NN burst/NN and/CC rain/NN", None);
        check("a/DT man/NN bitten/VBN by/IN a/DT dog/NN", None);
        check("the/DT man/NN bitten/VBN a/DT day/NN before/RB died/VBD", None);
        check("the/DT fire/NN killed/VBD two/CD men/NNS and/CC injured/JJ boys/NNS", None);
        check("two/CD dead/JJ and/CC injured/JJ six/CD", None);
        check("she/PRP said/VBD men/NNS found/VBD old/JJ coins/NNS", None);
        check("men/NNS found/VBD guilty/JJ of/IN theft/NN", None);
        check("", None);
    }
}
