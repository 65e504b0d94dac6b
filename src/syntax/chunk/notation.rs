//! The notation of the tests: words with their Penn tags, `the/DT declaration/NN`, and what is read of them as lines.

use std::sync::OnceLock;

use super::{Chunks, TiedPhrase};
use crate::knowledge::{Knowledge, Lexicon};
use crate::syntax::slot::{Aspect, Clause, Phrase, Role, Tense, VerbGroup, Voice};
use crate::syntax::tag::{Tag, Upos, Xpos};
use crate::syntax::word::{Tagged, Word, WordKind};

pub(crate) fn lexicon() -> &'static Lexicon {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    &KNOWLEDGE.get_or_init(Knowledge::embedded).lexicon
}

/// Reads `form/TAG` words.
pub(crate) fn words(text: &str) -> Vec<Tagged<'_>> {
    let mut start = 0;
    text.split_whitespace()
        .map(|word| {
            let (form, xpos) = word.rsplit_once('/').expect("form/TAG");
            let xpos = Xpos::from_name(xpos).unwrap_or_else(|| panic!("no tag {xpos}"));
            let word = Word { form, start, end: start + form.len(), kind: WordKind::Plain };
            start = word.end + 1;
            Tagged { word, tag: Tag::new(upos(form, xpos), xpos) }
        })
        .collect()
}

/// The universal tag that usually goes with a Penn tag.
fn upos(form: &str, xpos: Xpos) -> Upos {
    let form = form.to_lowercase();
    let is = |forms: &[&str]| forms.contains(&form.as_str());
    let auxiliary =
        is(&["be", "is", "are", "was", "were", "been", "being", "has", "have", "had", "do", "does", "did"]);
    match xpos {
        Xpos::In if is(&["that", "if", "whether", "because", "although", "while", "though"]) => Upos::Sconj,
        Xpos::In | Xpos::Rp => Upos::Adp,
        Xpos::To | Xpos::Pos => Upos::Part,
        Xpos::Jj | Xpos::Jjr | Xpos::Jjs => Upos::Adj,
        Xpos::Nn | Xpos::Nns => Upos::Noun,
        Xpos::Nnp | Xpos::Nnps => Upos::Propn,
        Xpos::Cd => Upos::Num,
        Xpos::Md => Upos::Aux,
        Xpos::Vb | Xpos::Vbd | Xpos::Vbg | Xpos::Vbn | Xpos::Vbp | Xpos::Vbz if auxiliary => Upos::Aux,
        Xpos::Vb | Xpos::Vbd | Xpos::Vbg | Xpos::Vbn | Xpos::Vbp | Xpos::Vbz => Upos::Verb,
        Xpos::Rb | Xpos::Rbr | Xpos::Rbs | Xpos::Wrb => Upos::Adv,
        Xpos::Dt | Xpos::Pdt => Upos::Det,
        Xpos::Prp | Xpos::PrpPossessive | Xpos::Wp | Xpos::Wdt | Xpos::WpPossessive | Xpos::Ex => Upos::Pron,
        Xpos::Cc => Upos::Cconj,
        Xpos::Dollar | Xpos::Sym => Upos::Sym,
        Xpos::Uh => Upos::Intj,
        Xpos::Fw | Xpos::Xx | Xpos::Gw | Xpos::Add | Xpos::Ls | Xpos::Afx => Upos::X,
        _ => Upos::Punct,
    }
}

fn form<'t>(words: &[Tagged<'t>], at: usize) -> &'t str {
    words.get(at).map_or("?", |w| w.form())
}

/// The words of a phrase, its head with a star.
pub(crate) fn phrase(words: &[Tagged<'_>], phrase: Phrase) -> String {
    let word = |i: usize| format!("{}{}", if i == phrase.head { "*" } else { "" }, form(words, i));
    (phrase.first..=phrase.last).map(word).collect::<Vec<_>>().join(" ")
}

/// The noun phrases of a tagged text.
pub(crate) fn phrases(text: &str) -> Vec<String> {
    let words = words(text);
    super::read(&words, lexicon()).phrases.iter().map(|p| phrase(&words, p.noun.phrase)).collect()
}

/// What the noun phrases of a tagged text hang on: "B conjunct of A".
pub(crate) fn ties(text: &str) -> Vec<String> {
    let words = words(text);
    let chunks = super::read(&words, lexicon());
    chunks.phrases.iter().filter_map(|p| tie(&words, &chunks, p)).collect()
}

fn tie(words: &[Tagged<'_>], chunks: &Chunks, tied: &TiedPhrase) -> Option<String> {
    use super::Tie;
    let head = form(words, tied.noun.phrase.head);
    let other = |i: usize| form(words, chunks.phrases[i].noun.phrase.head);
    match tied.tie {
        Tie::Free => None,
        Tie::Modifier { preposition, of } => {
            Some(format!("{} {} {head}", other(of), form(words, preposition)))
        }
        Tie::Conjunct(of) => Some(format!("{} & {head}", other(of))),
        Tie::Apposition(of) => Some(format!("{} = {head}", other(of))),
    }
}

/// The clauses of a tagged text: verb and slots, shared ones in brackets.
pub(crate) fn clauses(text: &str) -> Vec<String> {
    let words = words(text);
    super::read(&words, lexicon()).clauses.iter().map(|c| clause(&words, c)).collect()
}

pub(crate) fn clause(words: &[Tagged<'_>], clause: &Clause) -> String {
    let slots = clause.slots.iter().map(|slot| {
        let head = form(words, slot.phrase.head);
        let head = if slot.shared { format!("({head})") } else { head.to_owned() };
        match slot.role {
            Role::Subject => format!("subject {head}"),
            Role::Object => format!("object {head}"),
            Role::IndirectObject => format!("indirect {head}"),
            Role::Complement => format!("complement {head}"),
            Role::Unmarked => format!("unmarked {head}"),
            Role::Prepositional(at) => format!("{} {head}", form(words, at).to_lowercase()),
        }
    });
    let verb = form(words, clause.verbs.head);
    format!("{:?} {verb}: {}", clause.kind, slots.collect::<Vec<_>>().join(", ")).trim_end().to_owned()
}

/// The verb groups of a tagged text with what they say.
pub(crate) fn verb_groups(text: &str) -> Vec<String> {
    let words = words(text);
    super::read(&words, lexicon()).clauses.iter().map(|c| verbs(&words, &c.verbs)).collect()
}

fn verbs(words: &[Tagged<'_>], group: &VerbGroup) -> String {
    let text = phrase(words, Phrase { first: group.first, last: group.last, head: group.head });
    let tense = match group.tense {
        Tense::Present => "present",
        Tense::Past => "past",
        Tense::Future => "future",
        Tense::Untensed => "untensed",
    };
    let aspect = match group.aspect {
        Aspect::Simple => "",
        Aspect::Progressive => " progressive",
        Aspect::Perfect => " perfect",
    };
    let voice = if group.voice == Voice::Passive { " passive" } else { "" };
    let modal = group.modal.map_or(String::new(), |m| format!(" {}", form(words, m)));
    let negated = if group.negated { " negated" } else { "" };
    format!("{text}: {tense}{aspect}{voice}{modal}{negated}")
}
