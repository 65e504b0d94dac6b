//! Learning how lemmas are made of forms.

use std::collections::BTreeMap;

use super::conllu::Sentence;
use crate::knowledge::IrregularVerbs;
use crate::syntax::dictionary::Dictionary;
use crate::syntax::lemma::{Edit, Endings, Lemmatiser, REGULAR, base};
use crate::syntax::tag::{Tag, Upos, Xpos};

/// How many different forms an ending must have before it becomes a rule.
const MINIMUM_FORMS: usize = 3;

/// What puts more letters in the place of an ending is no rule.
const LONGEST_ADDED: usize = 3;

/// How often each edit was seen.
type Counts = BTreeMap<u16, usize>;

/// Learns rules and exceptions.
pub fn train(sentences: &[&Sentence], dictionary: &Dictionary, irregular: &IrregularVerbs) -> Lemmatiser {
    let edits = REGULAR.iter().map(|&(cut, add)| Edit { cut, add: add.to_owned() }).collect();
    let mut lemmatiser = Lemmatiser { edits, dictionary: dictionary.clone(), ..Lemmatiser::default() };
    let mut forms = forms(sentences, &mut lemmatiser.edits);
    add_rules(&forms, &mut lemmatiser);
    add_irregular(irregular, &mut forms, &mut lemmatiser.edits);
    for ((form, tag), edit) in forms {
        let endings = Endings::of(&form, tag);
        if lemmatiser.by_rule(&form, &endings, tag) != Some(edit) {
            lemmatiser.exceptions.insert(endings.whole, edit);
        }
    }
    lemmatiser
}

/// Adds the past tense and the participle of irregular verbs that the treebanks do not hold.
fn add_irregular(
    irregular: &IrregularVerbs,
    forms: &mut BTreeMap<(String, Tag), u16>,
    edits: &mut Vec<Edit>,
) {
    let mut pairs: Vec<(&str, &str)> =
        irregular.iter().flat_map(|(verb, forms)| forms.iter().map(|form| (&**form, &**verb))).collect();
    pairs.sort_unstable();
    for (form, verb) in pairs {
        let Some(edit) = Edit::between(form, verb) else { continue };
        let number = edits.iter().position(|e| *e == edit).unwrap_or_else(|| {
            edits.push(edit);
            edits.len() - 1
        });
        for xpos in [Xpos::Vbd, Xpos::Vbn] {
            forms.entry((form.to_owned(), key(Tag::new(Upos::Verb, xpos)))).or_insert(number as u16);
        }
    }
}

/// Tags count as one: rules look at the Penn tag, and at whether a word is a proper noun.
fn key(tag: Tag) -> Tag {
    Tag::new(if tag.upos == Upos::Propn { Upos::Propn } else { Upos::X }, tag.xpos)
}

/// The most frequent edit of each form and tag.
fn forms(sentences: &[&Sentence], edits: &mut Vec<Edit>) -> BTreeMap<(String, Tag), u16> {
    let mut numbers: BTreeMap<Edit, u16> = edits.iter().cloned().zip(0..).collect();
    let mut counts: BTreeMap<(String, Tag), Counts> = BTreeMap::new();
    for word in sentences.iter().flat_map(|s| &s.words) {
        // Words split by mistake have their lemma at the first part.
        if word.lemma == "_" && word.form != "_" || word.tag.xpos == Xpos::Gw {
            continue;
        }
        let base = base(&word.form, word.tag).into_owned();
        let Some(edit) = Edit::between(&base, &word.lemma) else { continue };
        let next = edits.len() as u16;
        let number = *numbers.entry(edit.clone()).or_insert_with(|| {
            edits.push(edit);
            next
        });
        *counts.entry((base, key(word.tag))).or_default().entry(number).or_default() += 1;
    }
    counts.into_iter().filter_map(|(form, counts)| Some((form, most_frequent(&counts)?))).collect()
}

/// The first of the most frequent.
fn most_frequent(counts: &Counts) -> Option<u16> {
    counts.iter().rev().max_by_key(|(_, n)| **n).map(|(edit, _)| *edit)
}

/// Adds the rules, those of short endings first: a longer one is added only if it says something else.
fn add_rules(forms: &BTreeMap<(String, Tag), u16>, lemmatiser: &mut Lemmatiser) {
    let mut endings: BTreeMap<(usize, u32), (Counts, Endings)> = BTreeMap::new();
    let is_rule =
        |edit: u16| lemmatiser.edits.get(usize::from(edit)).is_some_and(|e| e.add.len() <= LONGEST_ADDED);
    // What an edit of digits cuts off must lie in the ending: "1,200" says nothing of "3200".
    let shows = |edit: u16, length: usize| {
        let of_digits = |e: &&Edit| e.add.contains(|c: char| c.is_ascii_digit());
        let edit = lemmatiser.edits.get(usize::from(edit)).filter(of_digits);
        edit.is_none_or(|e| usize::from(e.cut) <= length)
    };
    for ((form, tag), edit) in forms.iter().filter(|(_, edit)| is_rule(**edit)) {
        let parts = Endings::of(form, *tag);
        for (length, part) in parts.parts.iter().take(parts.count).enumerate() {
            if !shows(*edit, length) {
                continue;
            }
            let shorter = Endings { count: length, ..parts };
            let (counts, _) = endings.entry((length, *part)).or_insert_with(|| (Counts::new(), shorter));
            *counts.entry(*edit).or_default() += 1;
        }
    }
    for ((length, part), (counts, shorter)) in endings {
        let enough = length == 0 || counts.values().sum::<usize>() >= MINIMUM_FORMS;
        if let Some(edit) =
            most_frequent(&counts).filter(|e| enough && lemmatiser.rules_of(&shorter).next() != Some(*e))
        {
            lemmatiser.rules.insert(part, edit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::dictionary::NOUN;
    use crate::syntax::train::conllu;

    /// Learns from pairs of form and lemma.
    fn learned(xpos: &str, pairs: &[(&str, &str)]) -> Lemmatiser {
        let upos = if xpos == "NNP" { "PROPN" } else { "NOUN" };
        let line = |(i, (form, lemma)): (usize, &(&str, &str))| {
            format!("{}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t0\troot\t_\t_\n", i + 1)
        };
        let text: String = pairs.iter().enumerate().map(line).collect();
        let sentences = conllu::read(&text).expect("a treebank");
        let dictionary = Dictionary::of_words([("coffee", NOUN), ("shoe", NOUN)].into_iter());
        let irregular = IrregularVerbs::from_iter([("sink".into(), vec!["sank".into(), "sunk".into()])]);
        train(&sentences.iter().collect::<Vec<_>>(), &dictionary, &irregular)
    }

    #[test]
    fn rules_reach_forms_not_seen_and_exceptions_those_seen() {
        let pairs = [
            ("cities", "city"),
            ("parties", "party"),
            ("Ladies", "lady"),
            ("cars", "car"),
            ("boats", "boat"),
            ("trees", "tree"),
            ("seas", "sea"),
            ("men", "man"),
        ];
        let lemmatiser = learned("NNS", &pairs);
        let tag = Tag::new(Upos::Noun, Xpos::Nns);
        for (form, lemma) in
            [("armies", "army"), ("ROADS", "road"), ("men", "man"), ("Men", "man"), ("s", "s")]
        {
            assert_eq!(lemmatiser.lemma(form, tag), lemma, "{form}");
        }
        // "men", "trees", and the two forms of the irregular verb under two tags.
        assert!(lemmatiser.rules.len() < 6 && lemmatiser.exceptions.len() == 6);
        assert_eq!(lemmatiser.lemma("cars", Tag::new(Upos::Noun, Xpos::Nn)), "cars");
    }

    #[test]
    fn a_dictionary_decides_between_rules() {
        let pairs =
            [("cities", "city"), ("armies", "army"), ("ladies", "lady"), ("cars", "car"), ("boats", "boat")];
        let lemmatiser = learned("NNS", &pairs);
        let tag = Tag::new(Upos::Noun, Xpos::Nns);
        for (form, lemma) in
            [("coffees", "coffee"), ("shoes", "shoe"), ("parties", "party"), ("zories", "zory")]
        {
            assert_eq!(lemmatiser.lemma(form, tag), lemma, "{form}");
        }
        assert_eq!(lemmatiser.lemma("Sunk", Tag::new(Upos::Verb, Xpos::Vbn)), "sink");
    }

    #[test]
    fn digits_are_only_changed_where_the_ending_shows_them() {
        let lemmatiser = learned("CD", &[("1,200", "1200"), ("2,200", "2200"), ("4,200", "4200")]);
        let tag = Tag::new(Upos::Num, Xpos::Cd);
        assert_eq!(lemmatiser.lemma("6,200", tag), "6200");
        assert_eq!(lemmatiser.lemma("3200", tag), "3200");
    }

    #[test]
    fn names_keep_their_capital_letters() {
        let lemmatiser = learned("NNP", &[("Rome", "Rome"), ("UN", "UN")]);
        assert_eq!(lemmatiser.lemma("Oslo", Tag::new(Upos::Propn, Xpos::Nnp)), "Oslo");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let lemmatiser = learned("NNS", &[("cities", "city"), ("cars", "car")]);
        let mut bytes = Vec::new();
        lemmatiser.write(&mut bytes);
        let read = Lemmatiser::read(
            &mut crate::syntax::bytes::Bytes::new(bytes.leak(), "test"),
            &lemmatiser.dictionary,
        );
        assert_eq!(read, Ok(lemmatiser));
    }
}
