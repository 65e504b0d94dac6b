//! Which of several that exclude each other a turn was: bought or given, of which flag; and bodies that were not of one mind.

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::span::Span;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Role, Tense, Voice};

use super::super::context::{Context, Draft, slug};
use super::super::{deed, factuality, kind};
use super::who::Who;
use super::{Reader, SOLE, WHETHER, WHICH, WHO};

/// Verbs of finding somebody guilty or not.
const VERDICT: CueWords = CueWords::named("gives-verdict");
/// Begins the tag of an entry that names the one of several: `which:bought`.
const ONE: &str = "which:";
/// Begins the tag of an entry that is told beside turns of one id only: `with:assented`.
const WITH: &str = "with:";
/// Marks an entry behind which a country says which.
const COUNTRY: &str = "country";
/// Marks turns of which it is asked by whom they were.
const FINDER: &str = "finder";
/// Marks verdicts, of which it is asked whether a jury or a judge gave them.
const DECIDER: &str = "decider";
/// The question by whom an alarm was raised.
const ALARM: &str = "alarm";
/// Items behind such an entry in which the country stands.
const REACH: usize = 4;

/// Whether the verb of a clause is one that an entry may stand beside: "without conditions" of what was approved.
pub(super) fn is_with(items: &Items<'_>, verb: usize, sense: &Sense) -> bool {
    let Some(id) = sense.tags.iter().find_map(|tag| tag.strip_prefix(WITH)) else { return true };
    items.at(verb, Class::Turn).is_some_and(|(_, turn)| turn.is(id))
}

impl Reader<'_, '_> {
    /// Which of several the turn was.
    pub(super) fn choices(&self, who: &Who, factuality: Factuality, denied: bool) -> Vec<Claim> {
        if denied {
            return Vec::new();
        }
        let told = self.sense.tags.iter().filter_map(|tag| tag.strip_prefix(ONE)).map(Term::from);
        let country = self.sense.is(COUNTRY).then(|| self.country()).flatten();
        let end = country.as_ref().map_or(self.at, |(at, _)| *at);
        let country = country.map(|(_, id)| id);
        let day = match deed::time(self.items, self.clause) {
            deed::Told::At(_, time) => Some(time.clone()),
            deed::Told::Unsaid => None,
            deed::Told::Several => return Vec::new(),
        };
        let claim = |value: Term| {
            let value = Value::Entity(value);
            let noun = who.word.as_deref().or_else(|| who.about_event.then_some(&*who.subject));
            let flag = noun.filter(|_| self.sense.is(COUNTRY)).map(|noun| kind_of_ship(noun, self.items));
            let place = (end, flag.unwrap_or_default());
            let mut claim =
                self.claim((WHICH, self.id), ClaimKind::Relation, value, place, who, factuality)?;
            claim.statement.as_of = day.clone().filter(|_| !self.sense.is(COUNTRY));
            Some(claim)
        };
        let finder = self.sense.is(FINDER).then(|| self.finder(FINDER)).flatten();
        let alerting = self.sense.is("alerting");
        let question = if alerting { ALARM } else { FINDER };
        let alarm = Who { subject: Term::from(""), word: Some(Term::from(ALARM)), about_event: true };
        let who = if alerting { &alarm } else { who };
        let found = finder.and_then(|(at, value)| {
            let place = (if alerting { at } else { self.at }, Scope::new());
            self.claim((WHICH, question), ClaimKind::Relation, Value::Entity(value), place, who, factuality)
        });
        let decider = self.sense.is(DECIDER).then(|| self.finder(DECIDER)).flatten();
        let decided = decider.filter(|_| self.is_verdict()).and_then(|(at, value)| {
            let value = Value::Entity(value);
            self.claim((WHICH, DECIDER), ClaimKind::Relation, value, (at, Scope::new()), who, factuality)
        });
        told.chain(country).filter_map(claim).chain(found).chain(decided).collect()
    }

    /// Whether the words tell a verdict; a judge gives the sentence whoever found somebody guilty.
    fn is_verdict(&self) -> bool {
        self.items.is_cue(self.at, VERDICT)
    }

    /// "Was found by a fisherman": who it was done by, in the passive; of alarms and of persons also in the active.
    fn finder(&self, question: &str) -> Option<(usize, Term)> {
        let items = self.items;
        let by = self.clause.slots.iter().find_map(|slot| match slot.role {
            Role::Prepositional(i) if items.is_any_word(i, &["by"]) => Some(slot.phrase),
            _ => None,
        });
        let active = || {
            let alerting = self.sense.is("alerting") && self.clause.verbs.voice == Voice::Active;
            let told = alerting || self.done_to().is_some_and(|whom| whom.first > self.clause.verbs.first);
            self.cleft().or_else(|| self.clause.subject().map(|slot| slot.phrase)).filter(|_| told)
        };
        let by = by.or_else(active)?;
        let texts = (by.first..=by.head).filter_map(|i| items.text.get(items.get(i)?.start..));
        let whole = texts.rev().find_map(|text| kind::answer(text, question, items.lexicon));
        let (_, sense) = whole.filter(|_| items.mention(by.head).is_none())?;
        Some((by.head, sense.id.clone()))
    }

    /// "It was *the neighbour* of the couple who raised the alarm".
    fn cleft(&self) -> Option<Phrase> {
        let items = self.items;
        let it = items.is_any_word(0, &["it"]) && items.is_any_word(1, &["was"]);
        let who = self.clause.verbs.first.checked_sub(1).filter(|&i| it && items.is_any_word(i, &["who"]))?;
        (2..who).find_map(|i| items.phrase_at(i))
    }

    /// The country named right behind the words: "flies the Norwegian flag", "under the flag of Norway".
    fn country(&self) -> Option<(usize, Term)> {
        let items = self.items;
        let (at, mention) =
            (self.last + 1..=self.last + REACH).find_map(|i| Some((i, items.mention(i)?.1)))?;
        let words = mention.span.of(items.text);
        let (_, sense) =
            items.lexicon.at(words, Class::Place).filter(|(length, _)| *length == words.len())?;
        let of = items.is_any_word(self.last, &["of"]);
        let flag = if of { sense.is("country") } else { items.is_any_word(at + 1, &["flag", "ensign"]) };
        country(sense).map(|id| (at, slug(id).into())).filter(|_| flag)
    }
}

/// What tells a ship from those that are called by another noun: a tanker is no ferry.
pub(in super::super) fn kind_of_ship(word: &str, items: &Items<'_>) -> Scope {
    let ship = items.lexicon.sense(word, Class::SameThing).is_some_and(|sense| &*sense.id == "ship");
    let pronoun = items.lexicon.sense(word, Class::FunctionWord).is_some();
    let other = (!ship && !pronoun).then(|| ("what".into(), Term::from(word)));
    other.into_iter().collect()
}

/// The id of the country that a word names, or of which it is the adjective.
pub(in super::super) fn country(sense: &Sense) -> Option<&str> {
    match sense.is("demonym") {
        true => sense.tags.get(1).map(|id| &**id),
        false => sense.is("country").then_some(&*sense.id),
    }
}

/// The property that tells whether a body was of one mind.
const UNANIMOUS: &str = "was-unanimous";

/// "Two of the seven directors voted against it": a body that was not of one mind.
pub(super) fn divided(
    context: &Context<'_>,
    items: &Items<'_>,
    clause: &Clause,
    sentence: usize,
) -> Option<Claim> {
    let verb = items.get(clause.verbs.head)?;
    let (length, sense) = items.at(clause.verbs.head, Class::Turn)?;
    let verbs = &clause.verbs;
    let told = !verbs.negated && verbs.modal.is_none() && verbs.tense == Tense::Past;
    // "Two of the seven voted against it", "eleven of the twelve agreed".
    let votes = sense.is("votes") || sense.is("assented");
    let end = verbs.first.checked_sub(1).filter(|_| votes && told)?;
    let number = |i: usize| {
        let (_, mention) = items.mention(i)?;
        let Meaning::Quantity(quantity) = &mention.meaning else { return None };
        quantity.number.filter(|_| matches!(mention.kind, MentionType::Number | MentionType::Count))
    };
    let (at, some) = (end.saturating_sub(REACH)..=end)
        .find_map(|i| Some((i, number(i).filter(|_| items.is_any_word(i + 1, &["of"]))?)))?;
    let all = (at + 2..=(at + 3).min(end)).find_map(number)?;
    if some >= all {
        return None;
    }
    let text = context.document.sentences.get(sentence)?.span.of(items.text);
    let body = bodies(text, items.lexicon).next()?;
    Some(told_of(
        context,
        Told {
            property: format!("{WHETHER}{UNANIMOUS}"),
            subject: None,
            word: Term::from(&*body.id),
            sole: true,
            value: Value::Truth(false),
            span: context.span(items.get(at)?.start, verb.start + length),
            factuality: Factuality::Asserted,
        },
        sentence,
    ))
}

/// The bodies that a text names, each as often as it does: a board, a court, a chamber.
pub fn bodies<'l>(text: &str, lexicon: &'l Lexicon) -> impl Iterator<Item = &'l Sense> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.filter_map(|word| lexicon.sense(word, Class::DecidingBody)).collect::<Vec<_>>().into_iter()
}

/// What is told of somebody or something of the news beside a noun or a name, without a verb that a turn has.
pub(in super::super) struct Told {
    pub property: String,
    /// The name, if one tells it.
    pub subject: Option<Term>,
    /// The noun for it otherwise.
    pub word: Term,
    /// Whether one piece of news hardly has two of it.
    pub sole: bool,
    pub value: Value,
    pub span: Span,
    pub factuality: Factuality,
}

/// Who or what something is told of.
pub(in super::super) struct Bearer {
    /// The name, if one tells it.
    pub subject: Option<Term>,
    /// The noun for it otherwise.
    pub word: Term,
}

impl Bearer {
    /// Somebody or something by name.
    pub fn named(term: Term) -> Self {
        Self { subject: Some(term), word: Term::from("") }
    }

    /// What only a noun calls.
    pub fn called(word: Term) -> Self {
        Self { subject: None, word }
    }
}

impl Told {
    /// What the words from one item to another tell: a property of somebody or something, and its value.
    pub fn by(
        context: &Context<'_>,
        items: &Items<'_>,
        (first, last): (usize, usize),
        (property, bearer, value): (String, Bearer, Value),
    ) -> Self {
        let start = items.get(first).map_or(0, |item| item.start);
        let end = items.get(last).map_or(start, |item| item.end);
        Self {
            property,
            subject: bearer.subject,
            word: bearer.word,
            sole: false,
            value,
            span: context.span(start, end),
            factuality: factuality::at(items, first),
        }
    }
}

/// A claim of it, which the story may give to whom it is of (`graph::turn`).
pub(in super::super) fn told_of(context: &Context<'_>, told: Told, sentence: usize) -> Claim {
    let mut scope = Scope::new();
    if told.subject.is_none() {
        scope.insert(WHO.into(), told.word);
    }
    let open = told.subject.is_none();
    if told.sole {
        scope.insert(SOLE.into(), Term::from("yes"));
    }
    let draft = Draft {
        kind: ClaimKind::Relation,
        subject: told.subject.unwrap_or_else(|| Term::from("")),
        property: told.property.into(),
        scope,
        value: told.value,
        span: told.span,
        subject_span: None,
        certainty: Certainty::Possible,
        about_event: open,
    };
    context.claim_as(draft, told.factuality, sentence)
}
