//! How persons of the news are related: "two brothers, 19 and 23," "his cousin Jane Doe"; and whom somebody is survived by.

use crate::claim::{Claim, Term, Value};
use crate::grammar::{Mention, MentionType};
use crate::knowledge::{Class, Sense};
use crate::syntax::Items;

use super::add_asserted;
use super::context::Context;
use super::turn::{Bearer, Told, WHETHER, WHICH, told_of};

/// Items behind "survived by" in which those who do are told.
const REACH: usize = 14;
/// Items behind a group of relatives in which their ages stand.
const AGES: usize = 6;

/// Adds what a sentence tells of relatives.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let reader = Reader { context, items, sentence };
    for at in 0..items.items.len() {
        if items.mention(at).is_some() {
            add_asserted(claims, reader.group(at));
            continue;
        }
        add_asserted(claims, reader.relative(at));
        claims.extend(reader.survivors(at));
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

impl Reader<'_, '_> {
    fn kinship(&self, at: usize) -> Option<(usize, &Sense)> {
        let start = self.items.get(at).filter(|_| self.items.word(at).is_some())?.start;
        let (length, sense) = self.items.at(at, Class::Kinship)?;
        Some((self.items.position(start + length).saturating_sub(1).max(at), sense))
    }

    /// "Two brothers, 19 and 23": how those are related whom their ages tell from others.
    fn group(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let (_, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Count)?;
        let counted = mention.span.of(items.text).rsplit(' ').next()?;
        let kin = items.lexicon.sense(counted, Class::Kinship).filter(|_| counted.ends_with('s'))?;
        let behind = (at + 1..=at + AGES).take_while(|&i| !items.is_symbol(i, &['.', ';']));
        let ages = ages(behind.filter_map(|i| items.mention(i)).map(|(_, m)| m), items.text);
        if ages.len() < 2 {
            return None;
        }
        Some(self.told(None, those_aged(&ages), kin, (at, at)))
    }

    /// "His cousin Jane Doe", "Jane Doe, his cousin,", "Jane Doe, a cousin of".
    fn relative(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let (last, kin) = self.kinship(at)?;
        let before = at.checked_sub(1)?;
        let owned = items.is_any_word(before, &["his", "her", "their"]) || items.is_possessive(before);
        let of = items.is_any_word(before, &["a", "an", "the"]) && items.is_any_word(last + 1, &["of"]);
        // "His mother, Jane Doe,".
        let closed = self.items.get(last + 3).is_none() || items.is_symbol(last + 3, &[',', '.', ';', ')']);
        let parted = items.is_symbol(last + 1, &[',']) && closed;
        let behind = self.person(if parted { last + 2 } else { last + 1 }).filter(|_| owned);
        let apposed = || {
            let comma = (before.saturating_sub(2)..before).rev().find(|&i| items.is_symbol(i, &[',']));
            comma.filter(|_| owned || of).and_then(|i| self.person(i.checked_sub(1)?))
        };
        let joined = items.is_symbol(before, &['-']) || items.is_symbol(last + 1, &['-']);
        let person = behind.or_else(apposed).filter(|_| !joined)?;
        Some(self.told(Some(person), Term::from(""), kin, (at, last)))
    }

    fn person(&self, at: usize) -> Option<Term> {
        let (index, _) = self.items.mention(at)?;
        let entity = self.context.entities.of_mention(index)?;
        (entity.may_be_person() && !self.items.is_possessive(at)).then(|| entity.key.clone())
    }

    /// "She is survived by her husband, John Roe": who is alive.
    fn survivors(&self, at: usize) -> Vec<Claim> {
        let items = self.items;
        if !(items.is_any_word(at, &["survived"]) && items.is_any_word(at + 1, &["by"])) {
            return Vec::new();
        }
        let mut claims = Vec::new();
        let whom = (at + 2..at + REACH).take_while(|&i| !items.is_symbol(i, &['.', ';', ':']));
        for i in whom {
            if let Some(person) = self.person(i) {
                let property = format!("{WHETHER}died");
                claims.push(self.claim(property, Some(person), Term::from(""), Value::Truth(false), (at, i)));
            }
        }
        claims
    }

    fn told(&self, subject: Option<Term>, word: Term, kin: &Sense, place: (usize, usize)) -> Claim {
        self.claim(format!("{WHICH}kinship"), subject, word, Value::Entity(kin.id.clone()), place)
    }

    fn claim(
        &self,
        property: String,
        subject: Option<Term>,
        word: Term,
        value: Value,
        place: (usize, usize),
    ) -> Claim {
        let told = (property, Bearer { subject, word }, value);
        let told = Told::by(self.context, self.items, place, told);
        told_of(self.context, told, self.sentence)
    }
}

/// The ages among mentions: "aged 19 and 23", "28 and 33,".
pub(super) fn ages<'m>(mentions: impl Iterator<Item = &'m Mention>, text: &str) -> Vec<String> {
    let told = mentions.filter(|m| matches!(m.kind, MentionType::Age | MentionType::Number));
    let digits = told.map(|m| m.span.of(text).chars().filter(char::is_ascii_digit).collect::<String>());
    digits.filter(|age| !age.is_empty() && age.len() < 3).collect()
}

/// Those whom no name but their ages tell from others.
pub(super) fn those_aged(ages: &[String]) -> Term {
    Term::from(format!("those-aged-{}", ages.join("-")))
}
