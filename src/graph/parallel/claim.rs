//! Claims about what stands in one place of sentences that run alike.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::claim::{
    Alike, Certainty, Claim, ClaimId, ClaimKind, Factuality, Place, Scope, Statement, Term, Value, slug,
};
use crate::extract::{Reading, SUPERLATIVE, WHO, dateline_length};
use crate::grammar::quotation::{Quotation, QuotationKind, Use};
use crate::grammar::{Meaning, Mention};
use crate::knowledge::{Class, Lexicon};
use crate::span::Span;
use crate::value::{Dimension, Quantity, Time};

use super::passage::{Kind, Passage, Word};
use super::slot::What;

/// Words shown on each side of a place.
const SHOWN: usize = 4;

/// Words behind a number of people in which it is told what they met.
const FATE: usize = 6;
/// Words of a term that a source has in marks.
const TERM: usize = 3;

/// Words that a question names of those that two sentences share.
const NAMED: usize = 3;

/// What a figure tells: `number of caps`, `amount`, `share`, `length`.
fn measured(quantity: &Quantity) -> String {
    match &quantity.unit.dimension {
        Dimension::Count => {
            format!("number of {}", quantity.unit.symbol.rsplit(' ').next().unwrap_or("").to_lowercase())
        }
        Dimension::Currency => "amount".to_owned(),
        Dimension::Percent => "share".to_owned(),
        Dimension::Physical(dimension) => dimension.to_string(),
        _ => "figure".to_owned(),
    }
}

/// The time that is told by a bound: "before 1998", "after May".
pub(super) fn bounded(passage: &Passage<'_>, at: usize, reading: &Reading, bound: &Time) -> Option<Time> {
    let before = passage.words.get(at.checked_sub(1)?)?;
    let word = reading.text().get(before.start..before.end)?;
    match word {
        _ if word.eq_ignore_ascii_case("before") => bound.around().map(|(before, _)| before),
        _ if word.eq_ignore_ascii_case("after") => bound.around().map(|(_, behind)| behind),
        _ => None,
    }
}

/// A place in a sentence, with the words round it that all sentences of its kind share.
pub(super) struct Slot<'p, 'a> {
    pub passage: &'p Passage<'a>,
    pub at: usize,
    pub what: What,
    pub lexicon: &'a Lexicon,
    pub reading: &'a Reading,
}

/// What the claims of both sides share.
#[derive(Clone)]
pub(super) struct Shared {
    pub subject: Term,
    pub property: Arc<str>,
    pub alike: Arc<Alike>,
}

impl<'a> Slot<'_, 'a> {
    /// Whether the sentence says who or what is the first or the largest.
    pub fn is_of_one(&self) -> bool {
        let own = |claim: &&Claim| claim.sentence == self.passage.sentence;
        self.reading.claims.iter().filter(own).any(|claim| &*claim.statement.property == SUPERLATIVE)
    }

    fn word(&self, at: usize) -> Option<&Word<'a>> {
        self.passage.words.get(at)
    }

    fn text(&self, word: &Word<'_>) -> &'a str {
        self.reading.text().get(word.start..word.end).unwrap_or("")
    }

    /// What the place is called: the property, the subject and the words round it, of the earlier sentence.
    pub fn shared(&self, other: &Self) -> Shared {
        let property = self.property();
        let subject = self.subject(&property);
        let key = format!("{}-{}-{}", self.reading.source.id.0, self.passage.sentence, self.at);
        let place = match self.what {
            What::Figure => Place::Figure,
            What::Time => Place::Time,
            What::Denial => Place::Denial,
            What::Bound => Place::Bound,
            What::Choice => Place::Choice,
            What::Name | What::Opaque => Place::Name,
        };
        Shared {
            subject,
            property,
            alike: Arc::new(Alike {
                key: key.into(),
                place,
                words: self.words().into(),
                common: self.common(other),
                question: None,
            }),
        }
    }

    /// What figures of sentences are called that tell one thing in other words: by what is counted or measured, and by the
    /// telling words that both sentences have, whichever comes first.
    pub fn kindred(&self, other: &Self) -> Shared {
        let told = |slot: &Self| match slot.word(slot.at).map(|word| word.kind) {
            Some(Kind::Figure(quantity)) => measured(quantity),
            Some(Kind::Time(_)) => "time".to_owned(),
            _ => String::new(),
        };
        // Of "jobs" and "posts" the first by the alphabet, whichever side has it.
        let what = told(self).min(told(other));
        let (ours, theirs) = (self.telling(), other.telling());
        // Of two forms of a word the first by the alphabet, whichever side has it.
        let both = ours.into_iter().filter_map(|(key, word)| Some(theirs.get(&key)?.clone().min(word)));
        let common: Vec<String> = both.collect::<BTreeSet<String>>().into_iter().collect();
        let shared = self.shared(other);
        let named = common.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        Shared {
            subject: slug(&what).into(),
            property: slug(&what).into(),
            alike: Arc::new(Alike {
                question: Some(format!("the {what} ({named})").into()),
                words: common.join(", ").into(),
                common: common.join("-").into(),
                ..(*shared.alike).clone()
            }),
        }
    }

    /// What opposites are called that sentences tell of one thing in other words: by both of them, and by the telling words
    /// that both sentences have, whichever comes first.
    pub fn opposed(&self, other: &Self) -> Shared {
        let told = |slot: &Self| slot.word(slot.at).map_or("", |word| slot.text(word)).to_owned();
        let (one, two) = (told(self), told(other));
        let kindred = self.kindred(other);
        let words = &kindred.alike.words;
        let question = match self.what {
            What::Choice | What::Name => {
                format!("\"{}\" or \"{}\" ({words})", one.clone().min(two.clone()), one.max(two))
            }
            _ => format!("whether \"{}\" ({words})", one.min(two)),
        };
        let subject = kindred.alike.common.clone();
        let alike = Alike { question: Some(question.into()), ..(*kindred.alike).clone() };
        let property = self.property().min(other.property());
        Shared { subject, property, alike: Arc::new(alike) }
    }

    /// The words of the sentence that tell something, as slugs by their keys, figures left out.
    fn telling(&self) -> BTreeMap<u64, String> {
        let words = self.passage.words.iter().filter(|word| word.is_content());
        let mut telling = BTreeMap::new();
        for word in words {
            let slug = slug(self.text(word));
            let known = telling.entry(word.key).or_insert_with(|| slug.clone());
            *known = slug.min(known.clone());
        }
        telling
    }

    /// The words on both sides, the value left out.
    fn words(&self) -> String {
        let first = self.at.saturating_sub(SHOWN);
        let behind = if self.what == What::Denial { self.at } else { self.at + 1 };
        let part = |from: usize, to: usize| -> String {
            let words: Vec<&str> = (from..to).filter_map(|i| self.word(i)).map(|w| self.text(w)).collect();
            words.join(" ")
        };
        format!("{} … {}", part(first, self.at), part(behind, behind + SHOWN)).trim().to_owned()
    }

    /// The telling words near the place that stand near it in the other sentence as well, in alphabetical order.
    fn common(&self, other: &Self) -> Term {
        let theirs = other.near();
        let common: BTreeSet<String> = self.near().into_iter().filter(|word| theirs.contains(word)).collect();
        common.into_iter().collect::<Vec<_>>().join("-").into()
    }

    /// The words that tell something near the place, as slugs.
    fn near(&self) -> BTreeSet<String> {
        let near = self.at.saturating_sub(SHOWN)..self.at + 1 + SHOWN;
        let words = near.filter(|&i| i != self.at).filter_map(|i| self.word(i));
        words.filter(|word| word.is_content()).map(|word| slug(self.text(word))).collect()
    }

    /// The figure's own property if extraction knows one, what it counts, or the words before it from the last telling
    /// one on: `grossed`, `launched-by`.
    fn property(&self) -> Arc<str> {
        let measured = self.measured();
        if self.what == What::Bound { format!("{measured}-bound").into() } else { measured }
    }

    /// Whether it is a toll, of which the next report has more.
    pub fn is_of_toll(&self) -> bool {
        self.stated().any(|claim| self.is_toll(&claim.statement.property))
    }

    /// What people met who are counted: "467 people in all were confirmed *dead*".
    fn fate(&self, quantity: &Quantity) -> Option<Arc<str>> {
        let counted = quantity.unit.symbol.rsplit(' ').next().filter(|noun| !noun.is_empty())?;
        let persons = [Class::CountNoun, Class::PersonNoun];
        persons.iter().find_map(|class| self.lexicon.sense(counted, *class))?;
        let behind = (self.at + 1..=self.at + FATE).filter_map(|i| self.word(i));
        let senses = behind.filter_map(|word| self.lexicon.sense(self.text(word), Class::PropertyWord));
        senses.into_iter().find(|sense| sense.is("cumulative")).map(|sense| sense.id.clone())
    }

    fn measured(&self) -> Arc<str> {
        if let Some(Kind::Figure(quantity)) = self.word(self.at).map(|w| w.kind) {
            if let Some(claim) = self.stated().find(|c| self.is_toll(&c.statement.property)) {
                return claim.statement.property.clone();
            }
            if let Some(fate) = self.fate(quantity) {
                return fate;
            }
            let counted = slug(quantity.unit.symbol.rsplit(' ').next().unwrap_or(""));
            if quantity.unit.dimension == crate::value::Dimension::Count && !counted.is_empty() {
                return counted.into();
            }
        }
        let telling = (0..self.at).rev().find(|&i| self.word(i).is_some_and(Word::is_content));
        let from = telling.unwrap_or(self.at.saturating_sub(1));
        let mut words: Vec<&str> =
            (from..self.at).filter_map(|i| self.word(i)).map(|w| self.text(w)).collect();
        if telling.is_none() {
            let behind =
                (self.at + 1..self.passage.words.len()).find(|&i| self.word(i).is_some_and(Word::is_content));
            words.extend(behind.and_then(|i| self.word(i)).map(|w| self.text(w)));
        }
        slug(&words.join(" ")).into()
    }

    fn is_toll(&self, property: &str) -> bool {
        self.lexicon.sense(property, Class::PropertyWord).is_some()
    }

    /// The first name of the sentence that is not the value itself, else its first telling word.
    fn subject(&self, property: &str) -> Term {
        let name =
            (0..self.passage.words.len()).filter(|i| *i != self.at).find_map(|i| match self.word(i)?.kind {
                Kind::Name(text, entity) => {
                    Some(entity.map_or_else(|| Term::from(slug(text)), |e| e.key.clone()))
                }
                _ => None,
            });
        let telling = || {
            let words = self.passage.words.iter().filter(|w| w.is_content()).map(|w| slug(self.text(w)));
            words.into_iter().find(|w| !property.contains(w.as_str())).unwrap_or_else(|| "it".to_owned())
        };
        name.unwrap_or_else(|| telling().into())
    }

    /// Claims that extraction made of the place: of a figure those that state it, else those whose words hold it.
    pub fn stated(&self) -> impl Iterator<Item = &'a Claim> {
        let (sentence, kind) = (self.passage.sentence, self.kind());
        let (start, end, figure) = match self.word(self.at) {
            Some(&Word { start, end, kind: Kind::Figure(quantity), .. }) => (start, end, Some(quantity)),
            Some(&Word { start, end, .. }) => (start, end, None),
            None => (1, 0, None),
        };
        let holds = move |c: &&Claim| {
            let (first, last) = (c.span.start as usize, c.span.end as usize);
            c.sentence == sentence && c.kind == kind && first <= start && end <= last
        };
        let states = move |c: &&Claim| {
            figure.is_none_or(|figure| matches!(&c.statement.value, Value::Quantity(q) if **q == *figure))
        };
        self.reading.claims.iter().filter(holds).filter(states)
    }

    fn kind(&self) -> ClaimKind {
        match self.what {
            What::Figure | What::Bound => ClaimKind::Figure,
            What::Time => ClaimKind::Date,
            What::Name | What::Denial | What::Choice | What::Opaque => ClaimKind::Relation,
        }
    }

    /// Whether extraction knows subject and property on both sides: those claims are held against each other already.
    pub fn is_stated_with(&self, other: &Self) -> bool {
        // What a turn befell is told by its noun until the story names it.
        let known = |c: &&Claim| !c.statement.subject.is_empty() || c.statement.scope.contains_key(WHO);
        self.stated().filter(known).any(|x| {
            let (a, mut others) = (&x.statement, other.stated());
            others.any(|y| {
                let b = &y.statement;
                (&a.subject, &a.property, &a.scope) == (&b.subject, &b.property, &b.scope)
            })
        })
    }

    /// Whether the place lies in the dateline of its sentence.
    pub fn is_in_dateline(&self) -> bool {
        let sentence = self.reading.document.sentences.get(self.passage.sentence);
        let (Some(sentence), Some(word)) = (sentence, self.word(self.at)) else { return false };
        let body = sentence.span.start as usize + dateline_length(sentence.span.of(self.reading.text()));
        word.start < body
    }

    /// Whether the place lies in words that somebody is quoted with: the rules on quotations look at those. A term in marks
    /// within the source's own sentence, "executed a 'controlled burn'", is the source's own.
    pub fn is_quoted(&self) -> bool {
        let Some(word) = self.word(self.at) else { return false };
        let mentions = &self.reading.mentions;
        let from = mentions.partition_point(|m| m.sentence < self.passage.sentence);
        // Not a title: "A Winter's Tale".
        let term = |q: &Quotation| {
            let words = || q.content.of(self.reading.text()).split_whitespace();
            let plain = words().count() <= TERM && words().all(|w| w.starts_with(char::is_lowercase));
            plain && (q.usage != Use::Speech || q.kind == QuotationKind::Mixed)
        };
        let speech = |m: &&Mention| matches!(&m.meaning, Meaning::Quotation(q) if !term(q));
        let quoted = mentions.iter().skip(from.saturating_sub(1)).filter(speech);
        let mut near = quoted.take_while(|m| (m.span.start as usize) <= word.start);
        near.any(|m| word.end <= m.span.end as usize)
    }

    /// The claim of this side.
    pub fn claim(&self, shared: &Shared, denies: bool) -> Option<Claim> {
        let word = self.word(self.at)?;
        let value = match (self.what, word.kind) {
            (What::Figure, Kind::Figure(q)) => Value::Quantity(Arc::new(q.clone())),
            (What::Bound, Kind::Figure(q)) => Value::Quantity(Arc::new(q.without_hedge())),
            (What::Figure, Kind::Score(points)) => Value::Wording(points.replace('–', "-").into()),
            (What::Choice, _) => Value::Entity(slug(self.text(word)).into()),
            (What::Time, Kind::Time(t)) => {
                let bounded = bounded(self.passage, self.at, self.reading, t);
                Value::Time(bounded.unwrap_or_else(|| t.clone()))
            }
            (What::Name, Kind::Name(text, entity)) => {
                Value::Entity(entity.map_or_else(|| Term::from(slug(text)), |e| e.key.clone()))
            }
            (What::Denial, _) => Value::Truth(!denies),
            _ => return None,
        };
        let known = self.stated().next().map(|c| &c.statement);
        let statement = Statement {
            subject: shared.subject.clone(),
            property: shared.property.clone(),
            scope: Scope::new(),
            value,
            as_of: known.and_then(|s| s.as_of.clone()),
            factuality: known.map_or(Factuality::Asserted, |s| s.factuality),
            speaker: known.and_then(|s| s.speaker.clone()),
        };
        let span = Span::new(self.reading.source.id, word.start, word.end);
        Some(Claim {
            id: ClaimId::of(&self.reading.source.text, span, &statement),
            kind: self.kind(),
            statement,
            span,
            subject_span: None,
            cue: None,
            about_event: false,
            certainty: Certainty::Possible,
            sentence: self.passage.sentence,
            enumeration: None,
            alike: Some(shared.alike.clone()),
        })
    }
}
