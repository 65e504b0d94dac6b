//! When something befell a person, told by a noun: "the killing of Jane Doe in 2006", "the 2008 murder of councillor Jane Doe",
//! "Jane Doe's arrest on Monday", "her resignation in 2004".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::value::Time;

use super::super::context::{Context, Draft};
use super::super::{Entity, pronoun};

/// Items behind "of" in which the name stands: "of the town councillor Jane Doe".
const NAMED: usize = 5;
/// Items behind the name in which its time stands: "in Alder in 2006".
const TIMED: usize = 5;
/// Persons of whom one noun tells: "the deaths of Jane Doe in 2016 and John Roe in 2017".
const SEVERAL: usize = 4;
/// Nouns for what befalls somebody, with the property that tells when it did.
const NOUNS: CueWords = CueWords::named("befalls-by-noun");
/// The property that tells when somebody died.
const DEATH: &str = "death";

/// Adds when it befell the persons of a sentence what a noun tells.
pub(in crate::extract) fn extract(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
) {
    for noun in 0..items.items.len() {
        let Some(property) = property(items, noun) else { continue };
        let reader = Reader { context, items, sentence, noun, property };
        match items.is_any_word(noun + 1, &["of"]) {
            true => claims.extend(reader.of_those_behind()),
            false => claims.extend(reader.of_whose_it_is()),
        }
    }
}

/// What the noun at an item tells the day of.
fn property<'a>(items: &Items<'a>, noun: usize) -> Option<&'a str> {
    if items.is(noun, Class::DeathNoun) && items.is_any_word(noun + 1, &["of"]) {
        return Some(DEATH);
    }
    items.cue(noun, NOUNS).map(|sense| &*sense.id)
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
    noun: usize,
    property: &'r str,
}

impl<'a> Reader<'_, 'a> {
    /// "The deaths of *Jane Doe* in 2016 and *John Roe* in 2017".
    fn of_those_behind(&self) -> Vec<Claim> {
        let mut claims = Vec::new();
        let mut from = self.noun + 2;
        for _ in 0..SEVERAL {
            let Some((at, entity)) = self.named_from(from) else { break };
            let before = self.noun.checked_sub(1).and_then(|i| self.time(i)).filter(|_| claims.is_empty());
            let Some((when, time)) = before.or_else(|| self.time_behind(at)) else { break };
            let words = (self.noun.min(when), at.max(when));
            claims.push(self.claim(&entity.key, time, words));
            let and = when + 1 + usize::from(self.items.is_symbol(when + 1, &[',']));
            if when < at || !self.items.is_any_word(and, &["and"]) {
                break;
            }
            from = and + 1;
        }
        claims.into_iter().flatten().collect()
    }

    /// "*Jane Doe's* arrest on Monday", "*Jane Doe's* 2004 arrest", "*her* arrest on Monday".
    fn of_whose_it_is(&self) -> Option<Claim> {
        let before = self.noun.checked_sub(1)?;
        let dated = self.time(before);
        let mark = dated.map_or(Some(before), |_| before.checked_sub(1))?;
        let apart = self.items.get(mark).is_some_and(|item| ["'s", "’s"].contains(&self.items.words(item)));
        let whose = if apart { mark.checked_sub(1)? } else { mark };
        let entity = match self.items.is_any_word(whose, &["his", "her"]) {
            true => pronoun::person(self.context, self.items, whose, self.sentence),
            false => {
                self.items.mention(whose).filter(|_| self.items.is_possessive(whose)).and_then(|(i, m)| {
                    let entity = self.context.entities.of_mention(i)?;
                    (m.kind == MentionType::Name && entity.may_be_person()).then_some(entity)
                })
            }
        }?;
        let (when, time) = dated.or_else(|| self.time_behind(self.noun))?;
        self.claim(&entity.key, time, (whose, self.noun.max(when)))
    }

    /// The person whose name stands at an item or a few behind.
    fn named_from(&self, from: usize) -> Option<(usize, &'a Entity)> {
        let named = |i: usize| {
            let (index, _) = self.items.mention(i).filter(|(_, m)| m.kind == MentionType::Name)?;
            let entity = self.context.entities.of_mention(index)?;
            (entity.may_be_person() && !self.items.is_possessive(i)).then_some((i, entity))
        };
        // "The killing of the brother of Jane Doe" is not hers.
        let described = |&i: &usize| self.items.is_determiner(i) || !self.items.is_function_word(i);
        (from..from + NAMED).take_while(described).find_map(named)
    }

    /// The one time behind an item. "The trial for the murder of Jane Doe began in 2011": no verb stands between.
    fn time_behind(&self, at: usize) -> Option<(usize, &'a Time)> {
        let items = self.items;
        let between =
            |&i: &usize| items.is_any_word(i, &["in", "on", "at", "near"]) || items.mention(i).is_some();
        let at =
            at + usize::from(items.is_symbol(at + 1, &[',']) && items.is_any_word(at + 2, &["in", "on"]));
        let mut times = (at + 1..=at + TIMED).take_while(between).filter_map(|i| self.time(i));
        let first = times.next()?;
        let under = items.is_any_word(first.0.checked_sub(1)?, &["in", "on", "at"]);
        (under && times.next().is_none()).then_some(first)
    }

    fn time(&self, i: usize) -> Option<(usize, &'a Time)> {
        let Meaning::Time(time) = &self.items.mention(i)?.1.meaning else { return None };
        Some((i, time.time.as_ref()?))
    }

    fn claim(&self, subject: &Term, time: &Time, (first, last): (usize, usize)) -> Option<Claim> {
        let draft = Draft {
            kind: ClaimKind::Date,
            subject: subject.clone(),
            property: self.property.into(),
            scope: Scope::new(),
            value: Value::Time(time.clone()),
            span: self.context.span(self.items.get(first)?.start, self.items.get(last)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        Some(self.context.claim(draft, self.items, self.noun, self.sentence))
    }
}
