//! What happened to those counted: "killed 12", "12 people were injured", "the death toll rose to 12", "five dead".

use crate::claim::{Certainty, Term};
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::{Aspect, Tense};
use crate::value::{CalendarUnit, Extent, Time};

use super::super::event::is_compared_with;
use super::super::{deed, scope};
use super::Figure;
use super::fate::Fate;
use super::measured::Measured;

/// Nouns beside which "men" are not all.
const FEMALE: CueWords = CueWords::named("women-and-children");
/// Nouns of those who are arrested for what they do.
const CULPRITS: CueWords = CueWords::named("arrested-as-culprits");
/// Items on each side of a figure in which the word for what happened is sought where no clause tells.
pub(super) const NEAR: usize = 7;

/// What happens to those who live.
const PERSONAL: [&str; 5] = ["killed", "injured", "arrested", "hospitalised", "admitted"];

/// Items before the word for what happened in which "still" stands.
const STILL: usize = 3;

/// Whether a time is longer than a day.
fn is_long(extent: &Extent) -> bool {
    match extent {
        Extent::At(at) => {
            use CalendarUnit::{Century, Decade, Half, Month, Quarter, Season, Week, Year};
            matches!(at.unit, Century | Decade | Year | Half(_) | Quarter(_) | Season(_) | Month(_) | Week(_))
        }
        Extent::Range(..) => true,
    }
}

/// The kind of happening in which something is stolen.
pub(super) const ROBBERY: &str = "robbery";
/// Items behind an amount in which the noun for what was stolen stands.
const BESIDE: usize = 4;
/// The last sentence of an article in which an amount stolen is that of its news.
const LEAD: usize = 4;

/// Of what they are members, another word says.
const MEMBERS: &str = "members";
/// "Claimed 385 lives": those who died.
const LIVES: &str = "lives";

impl<'a> Figure<'_, 'a> {
    /// The toll that a figure is part of.
    pub(super) fn toll(&self) -> Option<Measured> {
        // "Arrested the captain of the 400-passenger ferry": no number of those arrested.
        if !matches!(self.mention.kind, MentionType::Count | MentionType::Number) || self.is_attributive() {
            return None;
        }
        // "Two explosions killed 14", "in the city of 15 million": neither counts those to whom it happened.
        if self.own_fate().is_none() && (self.counts_happenings() || self.is_size_of_a_place()) {
            return None;
        }
        // "The dead of a 6.1 quake": nobody is counted in tenths.
        let whole = self.quantity.number.or(self.quantity.low).is_none_or(|n| n.fract().is_zero());
        if self.was_before() || !whole {
            return None;
        }
        let fate = self.fate_of_all()?;
        if PERSONAL.contains(&&*fate.sense.id) && self.counts_places() {
            return None;
        }
        // "440 were either dead or missing": the number of neither.
        if self.is_done_to_others(fate.at) || self.is_one_of_two(fate.at) {
            return None;
        }
        let noun = self.noun();
        let person = self.items.lexicon.sense(&noun, Class::CountNoun);
        let general = noun.is_empty() || noun == LIVES || person.is_some_and(|s| s.is("general"));
        let of_noun = self.fate(&noun).is_some();
        // "The two others who died": besides those told of before.
        let others = matches!(noun.as_str(), "other" | "others").then(|| ("part", "other".to_owned()));
        let among = self.is_of_those() || self.is_of_one_place();
        let others = others.or_else(|| among.then(|| ("part", "among".to_owned())));
        let called = self.called().filter(|_| among && noun.is_empty());
        let own = (!general && !of_noun && !self.are_culprits(&fate, &noun)).then(|| self.kind(noun));
        let kind = called.or_else(|| self.called_beside()).or(own).map(|kind| ("kind", kind));
        let still = self.is_still(&fate).then(|| ("when", "still".to_owned()));
        let with = self.counts_culprits(&fate.sense.id).then(|| ("with", "culprit".to_owned()));
        let extra =
            kind.into_iter().chain(self.degree(&fate)).chain(still).chain(others).chain(with).collect();
        let event = self.context.events.of_sentence(self.sentence);
        let clause = self.items.governor(self.at).map(|g| g.clause);
        let told = clause.and_then(|clause| deed::date(self.items, clause));
        // "Arrested 21 others in May": of another happening.
        let named = event.is_some_and(|e| e.named);
        let dated = told.map(|(_, time)| time).filter(|time| self.context.events.is_past(time));
        let past = dated.is_some()
            || (!named || self.is_so_far()) && self.is_of_a_period()
            || self.is_of_every_year()
            || self.is_of_another_happening()
            || self.is_of_another_year();
        let happening = || self.context.events.of_toll(self.sentence, self.items.lexicon);
        let subject = event.filter(|e| e.date.is_some()).map(|e| e.term.clone());
        let subject = subject.or_else(|| happening().filter(|_| !past)).unwrap_or_else(|| Term::from(""));
        Some(Measured {
            property: fate.sense.id.clone(),
            subject,
            words: (fate.at.min(self.at), fate.at.max(self.at)),
            // Which happening it is the toll of, the sentence's surroundings tell.
            certainty: match event {
                Some(event) if event.named && !past => fate.certainty,
                _ => Certainty::Possible,
            },
            about_event: true,
            extra,
            scoped: true,
            // By it a toll of long ago is known to be final.
            as_of: dated.cloned(),
        })
    }

    /// What happened to those counted, by their own words or by those of a figure before.
    fn fate_of_all(&self) -> Option<Fate<'a>> {
        let fate = self.fate_told().or_else(|| self.listed_fate()).or_else(|| self.moved_fate())?;
        Some(self.bidden(fate))
    }

    /// "Three are still missing": told of another moment than "eight were missing". "Was stronger still and killed 12": of the strength.
    fn is_still(&self, fate: &Fate<'_>) -> bool {
        let own = (fate.at.saturating_sub(STILL)..fate.at).rev();
        let mut own = own.take_while(|&i| !self.items.is_any_word(i, &["and", "but"]));
        own.any(|i| self.items.is_any_word(i, &["still"]))
    }

    /// "Arrested 14 men", "seized 15 pirates": all who were arrested, unless women are told of as well.
    fn are_culprits(&self, fate: &Fate<'_>, noun: &str) -> bool {
        let crime = self.items.lexicon.sense(noun, Class::CrimeWord).is_some_and(|s| s.is("noun"));
        let women = (0..self.items.items.len()).any(|i| {
            let words = self.items.get(i).map_or("", |item| self.items.words(item));
            words.split(' ').any(|word| FEMALE.hold(word, self.items.lexicon))
        });
        ["arrested", "captured"].contains(&&*fate.sense.id)
            && (crime || CULPRITS.hold(noun, self.items.lexicon))
            && !women
    }

    /// What those are called who are counted: of "nine staff members" the staff.
    fn kind(&self, noun: String) -> String {
        let of = scope::modifiers(&self.quantity.unit.symbol).filter(|_| noun == MEMBERS);
        of.unwrap_or(noun)
    }

    /// "Six *of the injured* were flown out": a part of the toll.
    fn is_of_those(&self) -> bool {
        let items = self.items;
        let whole = self.at + 2 + usize::from(items.is_determiner(self.at + 2));
        items.is_any_word(self.at + 1, &["of"]) && whole > self.at + 2 && self.fate_at(whole).is_some()
    }

    /// "All three in the helicopter were killed", "the five people inside the bar died": those of one place.
    fn is_of_one_place(&self) -> bool {
        let items = self.items;
        let definite = self.at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["the", "all", "those"]));
        let place = ["in", "on", "aboard", "inside", "at", "from"];
        let within = |i: usize| items.is_any_word(i, &place) && items.is_determiner(i + 1);
        definite && within(self.at + 1)
    }

    /// "Bombings have killed more than 500 people": told in the perfect.
    fn is_so_far(&self) -> bool {
        let verbs = self.items.governor(self.at).map(|g| g.clause.verbs);
        verbs.is_some_and(|v| v.aspect == Aspect::Perfect && v.tense == Tense::Present)
    }

    /// "Infects 100,000 people a year and kills about 5,000": what happens again and again is no toll of the news.
    fn is_of_every_year(&self) -> bool {
        let items = self.items;
        let present = items.governor(self.at).is_none_or(|g| g.clause.verbs.tense == Tense::Present);
        let often = |i: usize| items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Set);
        present && (0..items.items.len()).any(often)
    }

    /// "Killed 10,000 people and caused damage of 4 billion in 1998": a past year behind the figure, no comma between.
    fn is_of_another_year(&self) -> bool {
        let items = self.items;
        let behind =
            (self.at + 1..items.items.len()).take_while(|&i| !items.is_symbol(i, &[',', ';', ':', '(']));
        let behind = behind.into_iter().filter(|&i| !self.is_of_another_event(i));
        let times = behind.filter_map(|i| items.mention(i)?.1.time());
        times.into_iter().any(|time| time.is_of_a_year() && self.context.events.is_past(time))
    }

    /// "An earthquake killed five in a region devastated by the tsunami of 2004": the year of a happening that the sentence names besides
    /// the one before the figure.
    fn is_of_another_event(&self, year: usize) -> bool {
        let items = self.items;
        let event = |i: usize| items.is(i, Class::EventNoun);
        let of = || year > self.at + 2 && items.is_any_word(year - 1, &["of"]) && event(year - 2);
        (0..self.at).any(event) && (event(year + 1) || of())
    }

    /// "So far this year 310 people have died", "since Saturday", "last week eleven were killed": of no one happening.
    fn is_of_a_period(&self) -> bool {
        let items = self.items;
        let of_clause = items.governor(self.at).map(|g| (g.clause.first, g.clause.last));
        let (first, last) = of_clause.unwrap_or((self.at.saturating_sub(NEAR), self.at + NEAR));
        let long = |time: &Time| time.readings.iter().any(is_long);
        // "The worst since the fire of 2006, in which 58 died": what stands before a relative clause is its time as well.
        let among = (first.saturating_sub(NEAR)..=last).chain(0..deed::OPENING);
        among.filter(|&i| i < items.items.len()).any(|i| {
            let compared = is_compared_with(items, i) || is_compared_with(items, i + 1);
            !compared
                && (items.is_any_word(i, &["since", "every"])
                    || matches!(items.mention(i), Some((_, m)) if m.time().is_some_and(long) && m.kind.is_time()))
        })
    }

    /// "Seriously injured", "injured seriously": a part of those who were.
    fn degree(&self, fate: &Fate<'_>) -> Option<(&'static str, String)> {
        let degree = |i: usize| self.items.sense(i, Class::Degree);
        let own = fate.at.checked_sub(1).and_then(degree).or_else(|| degree(fate.at + 1));
        // "Thirteen were injured, five seriously".
        let sense = own.or_else(|| degree(self.at + 1))?;
        Some(("degree", sense.id.to_string()))
    }

    /// "Made off with $2 million", "a €2 million haul": what the robbery that the lead tells of brought.
    pub(super) fn loot(&self) -> Option<Measured> {
        let event = self.context.events.of_sentence(self.sentence).filter(|e| e.date.is_none())?;
        if self.mention.kind != MentionType::Currency || self.sentence > LEAD || self.is_of_past_year() {
            return None;
        }
        let theft = self.items.lexicon.sense(&event.term, Class::EventNoun).is_some_and(|s| s.is("theft"));
        let word = |i: usize| {
            self.items.word(i)?;
            let (_, sense) = self.items.at(i, Class::PropertyWord)?;
            sense.is("money").then_some((i, sense))
        };
        let open = |i: &usize| !self.items.is_symbol(*i, &[',', ';', '.', ':']);
        let before = (self.at.saturating_sub(NEAR)..self.at).rev().take_while(open).find_map(word);
        let behind = || (self.at + 1..self.at + 1 + BESIDE).take_while(open).find_map(word);
        let (at, sense) = before.or_else(behind)?;
        Some(Measured {
            property: sense.id.clone(),
            // "A crash into a shop window": what is stolen makes a robbery of it.
            subject: if theft { event.term.clone() } else { Term::from(ROBBERY) },
            words: (at.min(self.at), at.max(self.at)),
            certainty: Certainty::Possible,
            about_event: true,
            extra: Vec::new(),
            // What the money was in restricts no amount: jewellery, cash.
            scoped: false,
            as_of: None,
        })
    }
}
