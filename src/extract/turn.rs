//! What befell somebody or something in the news, in all the words that tell it (`facts/lexicon/turns.toml`): when, where and
//! whether a ferry sank, a captain was arrested, a law takes effect.
//!
//! Sources call the one it befell by different words: "the device", "the phone". Where no name tells who it was, a claim has
//! no subject, and the noun stands in its scope; the story may tell that the two are one (`graph::turn`).

mod apart;
mod beside;
mod choice;
mod court;
mod injury;
mod penalty;
mod place;
mod side;
mod taken;
mod telling;
mod together;
mod undone;
mod who;

pub use choice::bodies;
pub(super) use choice::{Bearer, Told, country, kind_of_ship, told_of};
pub use place::LEVEL;
pub(super) use place::level;
pub(super) use taken::leave_second_arrests;

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::MentionType;
use crate::knowledge::{CueWords, Sense};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, ClauseKind, Phrase, Tense, Voice};
use crate::value::{Extent, Time};

use super::context::{Context, Draft};
use super::{deed, factuality, when};
use telling::{BE, Telling};
use who::Who;

/// Begins the property of a claim that tells when a turn was.
pub const WHEN: &str = "when-";
/// Begins the property of a claim that tells where a turn was.
pub const WHERE: &str = "where-";
/// Begins the property of a claim that tells whether a turn was.
pub const WHETHER: &str = "whether-";
/// Begins the property of a claim that tells which of several that exclude each other a turn was.
pub const WHICH: &str = "which-";
/// The word for whom or what it befell, in the scope of a claim without a subject.
pub const WHO: &str = "who";
/// Marks, in the same place, a turn that one piece of news hardly has two of.
pub const SOLE: &str = "sole";

/// A property that tells of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn<'p> {
    /// The question: `when`, `where`, `whether`, `which`.
    pub question: &'p str,
    /// The turn.
    pub id: &'p str,
}

/// What a property tells of a turn.
pub fn turn(property: &str) -> Option<Turn<'_>> {
    [WHEN, WHERE, WHETHER, WHICH].iter().find_map(|question| {
        let id = property.strip_prefix(question)?;
        Some(Turn { question: property.get(..question.len() - 1)?, id })
    })
}

/// Adds when, where and whether the turns of a sentence were.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) {
        return;
    }
    let told_before = claims.len();
    for clause in items.clauses() {
        for Telling { at, last, sense, whom } in telling::told(items, clause) {
            let Some(id) = sense.tags.first() else { continue };
            let mut reader = Reader { context, items, clause, sentence, at, last, sense, id, whom };
            if let Some((noun, id)) = reader.of_noun() {
                (reader.sense, reader.id) = (noun, id);
            }
            claims.extend(reader.claims());
        }
        claims.extend(choice::divided(context, items, clause, sentence));
        claims.extend(penalty::extract(context, items, clause, sentence));
    }
    beside::extract(context, items, sentence, claims);
    telling::leave_twice_told(claims, told_before);
    claims.iter_mut().skip(told_before).for_each(undone::give_to_speaker);
}

/// Whether a clause of a sentence tells of a turn of one moment, which happens to what the news is of: it struck, went down.
pub(super) fn is_struck(items: &Items<'_>) -> bool {
    items
        .clauses()
        .iter()
        .any(|clause| telling::told(items, clause).iter().any(|told| told.sense.is("clock")))
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    clause: &'r Clause,
    sentence: usize,
    at: usize,
    last: usize,
    sense: &'r Sense,
    id: &'r str,
    /// Whom it befell, where that stands inside the words.
    whom: Option<Phrase>,
}

/// Words for persons that say nothing of who they are.
const GENERAL: CueWords = CueWords::named("anybody");
/// Marks what had not happened any more since its time.
const NEVER_SINCE: &str = "never-since";
/// Marks turns of a place that is their object.
const LEAVING: &str = "leaving";
/// The turn of what sets out.
const DEPARTED: &str = "departed";
/// Items before a turn in which "neither" stands.
const NEITHER: usize = 3;
/// Items behind a verdict in which its charges are counted.
const CHARGES: usize = 8;
/// Nouns for what somebody is accused of, in the plural.
const CHARGE: CueWords = CueWords::named("count-of-a-charge");
/// Words before a time that make it another time than that of the turn.
const NOT_THEN: [&str; 12] =
    ["by", "until", "till", "before", "after", "since", "from", "for", "than", "to", "of", "between"];

impl Reader<'_, '_> {
    fn claims(&self) -> Vec<Claim> {
        let Some(factuality) = self.factuality() else { return Vec::new() };
        let leaves = !self.sense.is(LEAVING) || self.leaves_a_place();
        if !leaves {
            return Vec::new();
        }
        // "The judge will pass sentence on 5 May": it befalls nobody whom the clause names.
        if self.sense.is("impersonal") {
            let nobody =
                Who { subject: Term::from(""), word: Some(Term::from("sentence")), about_event: true };
            return self.claims_of(&nobody, factuality);
        }
        self.all_who().iter().flat_map(|who| self.claims_of(who, factuality)).collect()
    }

    /// What is told of one of those whom the turn befell.
    fn claims_of(&self, who: &Who, factuality: Factuality) -> Vec<Claim> {
        let mut claims = Vec::new();
        let denied = self.is_denied();
        let told = !denied && !self.names_no_limb();
        for tag in self.sense.tags.iter() {
            let also = tag.strip_prefix("also:").map(|axis| (axis, true));
            let not = tag.strip_prefix("also-not:").map(|axis| (axis, false));
            // What was closed may have been opened again, and so may what "shuts" in the headline of a day.
            let happening = self.clause.verbs.tense == Tense::Past || self.is_active();
            let over =
                |(axis, so): &(&str, bool)| *axis == "is-open" && !so && happening && !self.sense.is("state");
            // What will be closed for good, no day being told, does not stay open.
            if let Some((axis, so)) = also.or(not).filter(|axis| told && !over(axis)) {
                let plain = !who.word.as_deref().is_some_and(|w| GENERAL.hold(w, self.items.lexicon));
                claims.extend(plain.then(|| self.whether(who, axis, so, factuality)).flatten());
            }
        }
        // "Had not erupted since 1936" tells when it last did.
        if self.sense.is("dated") && denied == self.sense.is(NEVER_SINCE) {
            claims.extend(self.date(who, factuality));
        }
        if self.sense.is("placed") && !denied {
            claims.extend(self.places(who, factuality));
            claims.extend(self.side(who, factuality).filter(|_| !self.sense.is("to")));
        }
        claims.extend(self.court(who, factuality).filter(|_| !denied));
        let plain = !who.word.as_deref().is_some_and(|w| GENERAL.hold(w, self.items.lexicon));
        if self.sense.is("whether") && plain && !self.is_of_some_charges() {
            claims.extend(self.whether(who, self.id, self.sense.is("not") == denied, factuality));
        }
        claims.extend(self.choices(who, factuality, denied));
        claims.extend(self.day_of_it(who, factuality).filter(|_| !denied));
        claims.extend(self.limbs(who, factuality));
        claims.extend(self.term(who));
        claims
    }

    /// How the turn is told; none for what might be, and for what is to come unless the turn may be told so.
    fn factuality(&self) -> Option<Factuality> {
        let verbs = &self.clause.verbs;
        let told = factuality::at(self.items, verbs.head);
        let expected = told == Factuality::Forecast && self.sense.is("expected");
        let future = verbs.tense == Tense::Future || told == Factuality::Planned || expected;
        let purpose = self.sense.is("clock") && verbs.first > 0 && told == Factuality::Asserted;
        // "A patrol to be based in Alder" is told as it will be.
        let qualifies = self.sense.is("state") && self.sense.is("plan") && verbs.voice == Voice::Passive;
        let infinitive = self.clause.kind == ClauseKind::Infinitive;
        let bare = infinitive && told != Factuality::Planned && !expected && !purpose && !qualifies;
        // "Police said that he had been arrested" tells no less than "was arrested"; a state is over by then.
        let had = self.items.is_any_word(verbs.first, &["had"]);
        let over = told == Factuality::Former && had && !self.sense.is("state");
        let can = matches!(told, Factuality::Asserted | Factuality::Denied) || future || over;
        // "Neither admitted nor denied the charges".
        let neither = (self.at.saturating_sub(NEITHER)..self.at)
            .any(|i| self.items.is_any_word(i, &["neither", "nor", "without"]))
            && !self.is_left_undone();
        if neither || verbs.modal.is_some() || bare || !can || future && !self.sense.is("plan") {
            return None;
        }
        Some(Factuality::Asserted)
    }

    /// Whether the verb tells what somebody does, in the present, and no state behind a form of "be".
    fn is_active(&self) -> bool {
        let verbs = &self.clause.verbs;
        let state = self.items.is_any_word(verbs.head, &BE);
        // "Is shut by the police" tells what they do.
        let by = (self.last + 1..=self.clause.last).any(|i| self.items.is_any_word(i, &["by"]));
        (verbs.voice == Voice::Active && !state || by) && verbs.tense != Tense::Future
    }

    /// "Was convicted on five of eight counts": of the other charges it says nothing.
    fn is_of_some_charges(&self) -> bool {
        let items = self.items;
        let behind = self.last + 1..=self.clause.last.max(self.last + CHARGES);
        let charges = |i: usize| {
            let counted =
                items.mention(i).filter(|(_, m)| matches!(m.kind, MentionType::Count | MentionType::Number));
            let noun =
                |words: &str| CHARGE.hold(words.rsplit(' ').next().unwrap_or(words), self.items.lexicon);
            counted.is_some_and(|(_, m)| noun(m.span.of(items.text)))
                || items.word(i).is_some_and(noun) && (self.last + 1..i).any(|n| items.mention(n).is_some())
        };
        self.id == "was-convicted" && behind.take_while(|&i| !items.is_symbol(i, &['.', ';'])).any(charges)
    }

    fn is_denied(&self) -> bool {
        let items = self.items;
        if self.is_left_undone() {
            return true;
        }
        let verbs = &self.clause.verbs;
        let first = verbs.first.min(self.at);
        let last = verbs.last.max(self.at);
        let not = |i: usize| items.is_any_word(i, &["never", "not", "n't"]);
        // "Was found not guilty" says so by its own words.
        let own = (self.at..=self.last).any(not);
        let never = (first..if own { self.at } else { last + 1 }).any(not);
        let none = self
            .clause
            .subject()
            .is_some_and(|s| items.is_any_word(s.phrase.first, &["no", "none", "neither"]));
        (verbs.negated && !own || never) != none
    }

    fn date(&self, who: &Who, factuality: Factuality) -> Option<Claim> {
        let items = self.items;
        let clause = self.clause;
        let again = (clause.first..=clause.last).any(|i| items.is_any_word(i, &["again"]));
        let own = when::only(items, clause.first..=self.reach(), clause.verbs.last);
        // "Left Alder at six and was due in Corrin at nine": of several the one behind the verb.
        let verb = clause.verbs.last;
        let own = own.or_else(|| when::only(items, verb.max(self.last) + 1..=self.reach(), verb));
        let first = items.clauses().iter().all(|c| c.verbs.first >= clause.verbs.first);
        let several = when::times(items, clause.first..=clause.last, clause.verbs.last).next().is_some();
        let opening = || when::times(items, 0..=deed::OPENING - 1, clause.verbs.last).next();
        let found =
            own.or_else(|| opening().filter(|_| first && clause.kind == ClauseKind::Main && !several));
        let (at, time) = found.filter(|_| !again)?;
        let before = at.checked_sub(1)?;
        let may = |word: &&&str| !(self.sense.is(word) || **word == "from" && self.sense.is("since"));
        // "Later that day" hangs on another time.
        let later = items.get(at).is_some_and(|i| items.words(i).to_lowercase().starts_with("later"))
            || items.is_any_word(before, &["later", "earlier"]);
        let shortly = is_of_an_hour(time) && when::is_shortly(items, at);
        let then = later
            || items.is_possessive(at)
            || !shortly && NOT_THEN.iter().filter(may).any(|w| items.is_any_word(before, &[w]));
        let hour = !self.sense.is("clock") || is_of_an_hour(time);
        if then || !hour || !self.is_of_court() || self.is_of_another(at) {
            return None;
        }
        // What goes on sale in one country comes later to another.
        let elsewhere = || place::places(self.context, items, clause, self.at, self.sense).is_empty();
        if self.sense.is("each-place") && !elsewhere() {
            return None;
        }
        let mut time = self.context.local.as_shown(time, items.lexicon);
        time.approximate |= shortly || self.sense.is("alerting");
        let article = usize::from(items.is_determiner(before));
        if items.is_any_word(before.saturating_sub(article), &["by"]) {
            time = court::until(time);
        }
        let scope = self.apart();
        self.claim((WHEN, self.id), ClaimKind::Date, Value::Time(time), (at, scope), who, factuality)
    }

    /// The last item of the clause, with what follows it up to the next verb or mark: "took over | as head in 2019".
    fn reach(&self) -> usize {
        let items = self.items;
        let next = items
            .clauses()
            .iter()
            .map(|c| c.verbs.first)
            .filter(|&v| v > self.clause.verbs.last.max(self.last));
        let end = next.min().unwrap_or(items.items.len());
        let mut behind =
            (self.clause.last + 1..end).take_while(|&i| !items.is_symbol(i, &[',', ';', ':', '.', '(', '-']));
        behind.by_ref().last().unwrap_or(self.clause.last)
    }

    fn places(&self, who: &Who, factuality: Factuality) -> Vec<Claim> {
        let places = match self.sense.is(LEAVING) {
            // Persons come and go.
            true if !who.about_event => Vec::new(),
            true => place::left(self.context, self.items, self.clause),
            false => place::places(self.context, self.items, self.clause, self.at, self.sense),
        };
        let day = match deed::time(self.items, self.clause) {
            deed::Told::At(_, time) => Some(time.clone()),
            deed::Told::Unsaid => None,
            deed::Told::Several => return Vec::new(),
        };
        let claim = |place: place::Site| {
            let scope = Scope::from([(Arc::from(place::LEVEL), Term::from(place.level))]);
            let mut claim = self.claim(
                (WHERE, self.id),
                ClaimKind::Relation,
                Value::Entity(place.term),
                (place.at, scope),
                who,
                factuality,
            )?;
            // A ship leaves one port after the other.
            claim.statement.as_of = day.clone().filter(|_| self.id == DEPARTED);
            Some(claim)
        };
        places.into_iter().filter_map(claim).collect()
    }

    fn whether(&self, who: &Who, id: &str, so: bool, factuality: Factuality) -> Option<Claim> {
        let value = Value::Truth(so);
        let clause = self.undone_by().unwrap_or(self.clause);
        let day = match deed::time(self.items, clause) {
            deed::Told::At(_, time) => Some(time.clone()),
            deed::Told::Unsaid => None,
            deed::Told::Several => return None,
        };
        let mut claim =
            self.claim((WHETHER, id), ClaimKind::Relation, value, (self.at, Scope::new()), who, factuality)?;
        claim.statement.as_of = day;
        Some(claim)
    }

    fn claim(
        &self,
        (question, id): (&str, &str),
        kind: ClaimKind,
        value: Value,
        (at, mut scope): (usize, Scope),
        who: &Who,
        factuality: Factuality,
    ) -> Option<Claim> {
        let verbs = &self.clause.verbs;
        let (first, last) = (at.min(verbs.first), at.max(verbs.last).max(self.last));
        scope.extend(who.word.clone().map(|word| (Arc::from(WHO), word)));
        if who.about_event && self.sense.is(SOLE) {
            scope.insert(Arc::from(SOLE), Term::from("yes"));
        }
        let draft = Draft {
            kind,
            subject: who.subject.clone(),
            property: format!("{question}{id}").into(),
            scope,
            value,
            span: self.context.span(self.items.get(first)?.start, self.items.get(last)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: who.about_event,
        };
        Some(self.context.claim_as(draft, factuality, self.sentence))
    }
}

fn is_of_an_hour(time: &Time) -> bool {
    time.readings.iter().all(|reading| matches!(reading, Extent::At(civil) if civil.clock.is_some()))
}
