//! Whether two entries of one bucket can be held against each other, by the guards that their aspect asks.

use crate::claim::{Certainty, ClaimKind, Term, Value};

use crate::extract::HAPPENED;
use crate::knowledge::{Knowledge, Persistence};
use crate::value::{Time, TimeRelation, calendar::EVER};

use super::alignment::{Alignment, align};
use super::bearing::displaced;
use super::bucket::Entry;
use super::camps::meet;
use super::charge::are_of_two_charges;
use super::day::{are_not_of_one, is_news, is_news_of};
use super::guard::{alike, is_repeatable, property, shared, traits};
use super::occasion::{
    are_of_two_closes, are_spelt_alike, are_told_alike, are_two_happenings, goes_on, is_birthday, is_change,
    is_denied, is_later, is_of_two_times, is_one_match, is_route, is_score, same_words,
};
use super::office::{both_hold, offices_meet};
use super::outcome;
use super::setting::{are_two_amounts, in_one_sentence, is_money, set_apart};
use super::several::{are_of_two_events, are_past_and_to_come};
use super::stranger::{are_worlds_apart, strangers};
use super::turn::{
    are_now_and_before, are_of_one_weekday, are_of_two, are_of_two_hearings, is_of_one_day, is_turn, parted,
};
use super::wording::{is_altered, is_title};
use super::{Aspect, Comparability, Guard, GuardName};

/// What entries are held against each other by.
#[derive(Clone, Copy)]
pub(super) struct Pairing<'k> {
    pub aspect: Aspect,
    pub knowledge: &'k Knowledge,
}

impl Pairing<'_> {
    /// Whether two entries of different camps can be held against each other.
    pub(super) fn outcome(self, a: &Entry<'_>, b: &Entry<'_>) -> Comparability {
        if let Some(reason) = apart(a, b) {
            return Comparability::Incomparable(GuardName::Time, reason);
        }
        if same_words(a, b) {
            let reason = "two readings of the same words".to_owned();
            return Comparability::Incomparable(GuardName::Property, reason);
        }
        let strangers = strangers(a, b, &self.knowledge.lexicon);
        if let Some(reason) = strangers.or_else(|| self.two_events(a, b)) {
            return Comparability::Undetermined(GuardName::Event, reason.to_owned());
        }
        if let Some(outcome) = self.compatible(a, b) {
            return outcome;
        }
        let differ = self.aspect == Aspect::Figure && !self.together(a, b);
        if let Some(reason) = differ.then(|| set_apart(a, b, self.knowledge)).flatten() {
            return Comparability::Undetermined(GuardName::Scope, reason.to_owned());
        }
        let two = differ.then(|| self.two_figures(a, b)).flatten();
        if let Some((guard, reason)) = two {
            return Comparability::Undetermined(guard, reason.to_owned());
        }
        match self.aspect {
            Aspect::Figure | Aspect::Date | Aspect::Holder | Aspect::Office | Aspect::Wording
                if self.together(a, b) =>
            {
                Comparability::Incomparable(GuardName::Property, "both can be true".to_owned())
            }
            // Prizes, rounds and reports come in several: who says both holds neither against the other.
            Aspect::Holder if same_source(a, b) => {
                Comparability::Undetermined(GuardName::Event, "one source says both".to_owned())
            }
            Aspect::Figure | Aspect::Date if are_two_happenings(a, b) => Comparability::Undetermined(
                GuardName::Event,
                "so far apart they may be two happenings".to_owned(),
            ),
            Aspect::Figure | Aspect::Holder | Aspect::Office | Aspect::Wording => self.guards(a, b),
            Aspect::Date if is_turn(a) && are_of_one_weekday(a, b, &self.knowledge.lexicon) => {
                Comparability::Undetermined(
                    GuardName::Time,
                    "one weekday, of which week is not told".to_owned(),
                )
            }
            Aspect::Date if are_of_two_hearings(a, b) => Comparability::Undetermined(
                GuardName::Event,
                "the first of the two days was over when the other source told of its own".to_owned(),
            ),
            Aspect::Date if are_not_of_one(a, b) || self.are_editions(a, b) => Comparability::Undetermined(
                GuardName::Event,
                "so far apart they may be two editions".to_owned(),
            ),
            // A source that spells a name in two ways, or an acronym out in two, disagrees with itself.
            Aspect::Spelling | Aspect::Expansion => self.guards(a, b),
            _ if same_source(a, b) => {
                Comparability::Undetermined(GuardName::Speaker, "one source says both".to_owned())
            }
            _ => self.guards(a, b),
        }
    }

    /// Why two claims that are no figures may be of two events of one kind.
    fn two_events(self, a: &Entry<'_>, b: &Entry<'_>) -> Option<&'static str> {
        let lexicon = &self.knowledge.lexicon;
        let held = matches!(self.aspect, Aspect::Date | Aspect::Holder | Aspect::Place);
        if held && are_of_two_events(a, b, lexicon) {
            return Some("another event of the kind");
        }
        if self.aspect == Aspect::Place && are_now_and_before(a, b) {
            return Some("one is so now, the other was before");
        }
        // Of sentences that run alike nothing else says what was, and what is to come.
        let twins = self.aspect == Aspect::Date && a.member.claim.alike.is_some();
        let reasons = [
            (are_past_and_to_come(a, b), "one had been when the other was to come"),
            (goes_on(a, lexicon) && goes_on(b, lexicon), "it went on for days"),
        ];
        reasons.into_iter().find(|(holds, _)| twins && *holds).map(|(_, reason)| reason)
    }

    /// Why two figures that differ may be two, each true of its own.
    fn two_figures(self, a: &Entry<'_>, b: &Entry<'_>) -> Option<(GuardName, &'static str)> {
        let (one, state) = (same_source(a, b), self.is_state(a));
        let far = are_worlds_apart(&a.value, &b.value);
        let event = GuardName::Event;
        let reasons = [
            // An article on an earthquake tells of its aftershocks as well.
            (one && self.is_of_one_moment(a), event, "one source says both, perhaps of two happenings"),
            (one && far, event, "so far apart they may be two figures"),
            (one && in_one_sentence(a, b), event, "one sentence tells both"),
            (is_money(a) && are_two_amounts(a, b), event, "so far apart they may be two amounts"),
            (self.are_two_deeds(a, b), event, "perhaps of two deeds"),
            (is_score(a) && !is_one_match(a, b), event, "perhaps of two matches"),
            (one && is_money(a) && state, GuardName::Time, "one source says both, perhaps of two times"),
            (one && is_change(a), GuardName::Time, "one source says both, perhaps of two hours"),
            (are_of_two_closes(a, b), GuardName::Time, "what shares do is another on each day"),
            (is_birthday(a, b), GuardName::Time, "a birthday may lie between the sources"),
            (is_of_two_times(a, b), GuardName::Time, "changes of times that are not told"),
        ];
        reasons.into_iter().find(|(holds, ..)| *holds).map(|(_, guard, reason)| (guard, reason))
    }

    /// Whether the figures may be those of two deeds of one kind: one source says both, or one alone has a time.
    fn are_two_deeds(self, a: &Entry<'_>, b: &Entry<'_>) -> bool {
        let timed = |e: &Entry<'_>| e.member.claim.statement.as_of.is_some() && !is_news(e);
        // "On 19 February 2014 it bought", and an article of that day.
        let apart = timed(a) != timed(b) && !is_news_of(a, b) && !is_news_of(b, a);
        is_repeatable(a.member.claim, self.knowledge) && (same_source(a, b) || apart)
    }

    /// Why what the aspect holds against each other can both be true: relations, outcomes and places that do not exclude
    /// each other, or of which each may have its time.
    fn compatible(self, a: &Entry<'_>, b: &Entry<'_>) -> Option<Comparability> {
        Some(match self.aspect {
            Aspect::Place if self.displaced(a, b).is_none() => {
                Comparability::Incomparable(GuardName::Property, "both can be true".to_owned())
            }
            Aspect::Wording if is_title(a) && !is_altered(&a.value, &b.value, &self.knowledge.lexicon) => {
                Comparability::Incomparable(GuardName::Property, "two titles".to_owned())
            }
            // Who misspells a name disagrees on that alone.
            Aspect::Holder if are_spelt_alike(&a.value, &b.value) => {
                Comparability::Incomparable(GuardName::Property, "two spellings of one name".to_owned())
            }
            Aspect::Holder if a.member.claim.alike.is_none() && both_hold(a, b).is_some() => {
                let reason = both_hold(a, b).unwrap_or_default().to_owned();
                Comparability::Incomparable(GuardName::Property, reason)
            }
            Aspect::Roles if is_route(a) => return None,
            Aspect::Roles if is_dated(a) != is_dated(b) => {
                Comparability::Undetermined(GuardName::Time, "a time is said on one side only".to_owned())
            }
            Aspect::Roles if !self.swapped(a, b) => {
                Comparability::Incomparable(GuardName::Property, "both can hold".to_owned())
            }
            Aspect::Polarity
                if (!self.is_turn_told(a, Persistence::Constant) || is_denied(a) || is_denied(b))
                    && is_later(a, b) =>
            {
                Comparability::Undetermined(
                    GuardName::Time,
                    "what was not so yet may have come later".to_owned(),
                )
            }
            Aspect::Polarity
                if is_turn(a) && self.is_turn_told(a, Persistence::State) && !is_of_one_day(a, b) =>
            {
                Comparability::Undetermined(GuardName::Time, "perhaps on two days".to_owned())
            }
            Aspect::Outcome | Aspect::Polarity if are_of_two_charges(a, b, &self.knowledge.lexicon) => {
                Comparability::Undetermined(GuardName::Event, "told of two charges".to_owned())
            }
            Aspect::Outcome | Aspect::Polarity if is_turn(a) && are_of_two(a, b, &self.knowledge.lexicon) => {
                Comparability::Undetermined(GuardName::Event, "told of two bodies or places".to_owned())
            }
            Aspect::Outcome if is_turn(a) => {
                let changing = self.is_turn_told(a, Persistence::State);
                return outcome::choices(a, b, changing, &self.knowledge.lexicon);
            }
            Aspect::Outcome if a.member.claim.alike.is_some() => return None,
            Aspect::Outcome => return outcome::compatible(a, b, &self.knowledge.lexicon),
            Aspect::Superlative if are_days_apart(a, b, SEASON) => {
                Comparability::Undetermined(GuardName::Time, "so far apart both may have been".to_owned())
            }
            Aspect::Exclusion if !self.excluded(a, b) => {
                Comparability::Incomparable(GuardName::Property, "both can hold".to_owned())
            }
            // "Joined in 2013" says nothing against "leaves".
            Aspect::Exclusion if outcome::is_of_the_past(a) != outcome::is_of_the_past(b) => {
                Comparability::Undetermined(GuardName::Time, "one is of long before the other".to_owned())
            }
            _ => return None,
        })
    }

    /// The guards of two entries, whatever their values.
    pub(super) fn guards(self, a: &Entry<'_>, b: &Entry<'_>) -> Comparability {
        match self.aspect {
            Aspect::Figure | Aspect::Holder | Aspect::Office | Aspect::Wording => {
                shared(&a.member, &b.member, self.knowledge)
            }
            Aspect::Date if unnamed(a) => {
                let mut guards = plain_guards(a, b);
                guards.push(one_event(a, b));
                Comparability::Comparable(guards)
            }
            _ => Comparability::Comparable(plain_guards(a, b)),
        }
    }

    /// What fails between two entries that cannot both be true.
    pub(super) fn reason(self, a: &Entry<'_>, b: &Entry<'_>) -> String {
        match self.aspect {
            Aspect::Figure | Aspect::Date => format!("{} and {} have no value in common", a.value, b.value),
            Aspect::Place => self.displaced(a, b).unwrap_or_default(),
            Aspect::Existence => "what is brought into being cannot have been there before".to_owned(),
            Aspect::Exclusion => format!("{} and {} exclude each other", a.value, b.value),
            Aspect::Roles => {
                format!("{} and {} cannot both hold", a.member.claim.statement, b.member.claim.statement)
            }
            Aspect::Polarity => "one asserts what the other denies".to_owned(),
            Aspect::Quotation => "the words between marks differ".to_owned(),
            _ => format!("{} is not {}", a.value, b.value),
        }
    }

    /// Why two entries put one thing in places that exclude each other.
    pub(super) fn displaced(self, a: &Entry<'_>, b: &Entry<'_>) -> Option<String> {
        if is_turn(a) {
            parted(a, b, &self.knowledge.lexicon)
        } else {
            displaced(a, b, &self.knowledge.lexicon)
        }
    }

    fn together(self, a: &Entry<'_>, b: &Entry<'_>) -> bool {
        match self.aspect {
            Aspect::Office => offices_meet(&a.value, &b.value, &self.knowledge.lexicon),
            _ => meet(&a.value, &b.value),
        }
    }

    /// Whether two dates of a happening lie most of a year apart: it may come back every year. What is founded or born is
    /// so but once.
    fn are_editions(self, a: &Entry<'_>, b: &Entry<'_>) -> bool {
        const MOST_OF_A_YEAR: i64 = 250 * 24 * 60;
        let (Value::Time(x), Value::Time(y)) = (&a.value, &b.value) else { return false };
        if let Some(alike) = &a.member.claim.alike {
            // A year of long ago is the same whenever it is told.
            return alike.question.is_none() && are_years_apart(a, b);
        }
        // "Shut its two mills at Corrin in May 2011", "… in May 2010": no other year's mills.
        if traits(a.member.claim, self.knowledge).persistence == Persistence::Constant
            || are_told_alike(a, b) && !are_years_apart(a, b)
        {
            return false;
        }
        // Of "by the end of June" the end tells the year.
        let told = |time: &Time| time.window().map(|(from, to)| if from == EVER.0 { to } else { from });
        told(x).zip(told(y)).is_some_and(|(x, y)| x.saturating_sub(y).saturating_abs() >= MOST_OF_A_YEAR)
    }

    /// Whether a figure is one that a happening has once and for all.
    fn is_of_one_moment(self, entry: &Entry<'_>) -> bool {
        let claim = entry.member.claim;
        claim.about_event && traits(claim, self.knowledge).persistence == Persistence::Instant
    }

    /// Whether two relations give two parties each other's roles.
    fn swapped(self, a: &Entry<'_>, b: &Entry<'_>) -> bool {
        let frame = |e: &Entry<'_>| self.knowledge.frames.get(&e.member.claim.statement.property);
        let (x, y) = (&a.member.claim.statement, &b.member.claim.statement);
        let crossed = matches!(&y.value, Value::Entity(value) if *value == x.subject);
        let excludes = |one: &Entry<'_>, other: &Entry<'_>| match (frame(one), frame(other)) {
            (Some(one), Some(other)) => one.excludes_reversed.contains(&other.id),
            _ => false,
        };
        crossed && (excludes(a, b) || excludes(b, a))
    }

    /// Whether what is claimed holds for a while only.
    fn is_state(self, entry: &Entry<'_>) -> bool {
        traits(entry.member.claim, self.knowledge).persistence == Persistence::State
    }

    /// Whether the properties tell that a turn is so for a while, or once and for all.
    fn is_turn_told(self, entry: &Entry<'_>, persistence: Persistence) -> bool {
        let known = self.knowledge.properties.get(&entry.member.claim.statement.property);
        is_turn(entry) && known.is_some_and(|property| property.persistence == persistence)
    }

    fn excluded(self, a: &Entry<'_>, b: &Entry<'_>) -> bool {
        let frame = |e: &Entry<'_>| self.knowledge.frames.get(&e.member.claim.statement.property);
        match (frame(a), frame(b)) {
            (Some(a), Some(b)) => a.excludes.contains(&b.id) || b.excludes.contains(&a.id),
            _ => false,
        }
    }
}

pub(super) fn same_source(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    a.member.reading.source.id == b.member.reading.source.id
}

/// Whether two sources were published so long after each other that a sentence may be about the year of each.
fn are_years_apart(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    are_days_apart(a, b, SEASON)
}

/// Days after which much may have changed.
const SEASON: i64 = 100;

/// Whether two sources were published that many days apart or more.
pub(super) fn are_days_apart(a: &Entry<'_>, b: &Entry<'_>, days: i64) -> bool {
    let published = |e: &Entry<'_>| Some(e.member.reading.published_time()?.window()?.0);
    matches!((published(a), published(b)), (Some(x), Some(y)) if (x - y).abs() >= days * 24 * 60)
}

/// Whether a claim says when it holds.
fn is_dated(entry: &Entry<'_>) -> bool {
    entry.member.claim.statement.as_of.is_some()
}

/// The speaker of a quotation.
pub(super) fn speaker<'e>(entry: &'e Entry<'_>) -> &'e Term {
    &entry.member.claim.statement.subject
}

/// How two quotations lie to each other.
pub(super) fn alignment(a: &Entry<'_>, b: &Entry<'_>) -> Alignment {
    match (&a.value, &b.value) {
        (Value::Wording(a), Value::Wording(b)) => align(a, b),
        _ => Alignment::Unrelated,
    }
}

/// Relations said to hold at times that share nothing are two: rejected in the spring, approved in the autumn.
fn apart(a: &Entry<'_>, b: &Entry<'_>) -> Option<String> {
    if a.member.claim.kind != ClaimKind::Relation || b.member.claim.kind != ClaimKind::Relation {
        return None;
    }
    let at = |e: &Entry<'_>| e.member.claim.statement.as_of.clone();
    let (x, y) = (at(a)?, at(b)?);
    (x.relation(&y) == TimeRelation::Disjoint).then(|| format!("{x} and {y} are two times"))
}

/// Whether a claim tells when a happening without a name was.
fn unnamed(entry: &Entry<'_>) -> bool {
    &*entry.member.claim.statement.property == HAPPENED
}

/// The guard that a happening without a name is one: proven where the leads of both articles tell it with most of their
/// names in common.
fn one_event(a: &Entry<'_>, b: &Entry<'_>) -> Guard {
    let (one, other) = (&a.member.reading.news, &b.member.reading.news);
    let subject = &a.member.claim.statement.subject;
    let news = one.kind.as_ref() == Some(subject) && other.kind.as_ref() == Some(subject);
    let proven = news && one.is_alike(other, subject);
    let reason = if proven { "told with the same names" } else { "perhaps two happenings" };
    Guard { name: GuardName::Event, proven, reason: reason.into() }
}

/// Guards of aspects that have no scope and no window of time of their own.
fn plain_guards(a: &Entry<'_>, b: &Entry<'_>) -> Vec<Guard> {
    let certain = |e: &Entry<'_>| e.member.claim.certainty == Certainty::Certain;
    let proven = certain(a) && certain(b);
    let property = property(a.member.claim);
    vec![
        Guard { name: GuardName::Subject, proven, reason: alike(a.member.claim) },
        Guard { name: GuardName::Property, proven: true, reason: property },
    ]
}
