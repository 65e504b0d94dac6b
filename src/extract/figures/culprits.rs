//! How many carried out a crime: "three armed men stole a crown", "four men stormed up the stairs", "two gunmen".

use crate::claim::Term;
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::{Role, Voice};

use super::super::event::HAPPENING;
use super::Figure;
use super::family::telling_family;
use super::measured::Measured;
use super::toll::ROBBERY;

/// The property of the claims.
pub const CULPRITS: &str = "culprits";
/// Marks happenings that persons carry out against others, and nouns and verbs of those who do.
const CRIME: &str = "crime";
/// The family of the verbs for stealing.
const THEFT: &str = "theft";
/// Words that tell that some did one thing and others another.
const APART: CueWords = CueWords::named("some-and-others");

/// What is said of those who are there.
const BE: CueWords = CueWords::named("form-of-be");
/// Verbs of those who see somebody.
const SEEN: CueWords = CueWords::named("saw-them");
/// Words for those who remain of more.
const LEFT: CueWords = CueWords::named("left-of-them");

/// Words behind those who were in it.
const INVOLVED: CueWords = CueWords::named("was-in-it");
/// Words before what somebody has with them.
const HAD: CueWords = CueWords::named("had-with-them");
/// Items behind such a word in which the verb stands.
const REACH: usize = 6;

/// Items behind a verb in which what it takes stands.
const NEXT: usize = 4;

impl Figure<'_, '_> {
    /// How many did what the news tells: those whom a noun calls robbers or gunmen, or persons who are the subject of a verb of
    /// such a deed.
    pub(super) fn culprits(&self) -> Option<Measured> {
        let (items, lexicon) = (self.items, self.items.lexicon);
        let events = &self.context.events;
        let event = events.of_sentence(self.sentence);
        if event.is_some_and(|e| e.date.is_some()) {
            return None;
        }
        let steals = || {
            let verb = items.word(items.governor(self.at)?.clause.verbs.head)?;
            telling_family(lexicon, verb).filter(|family| &*family.id == THEFT).map(|_| ROBBERY)
        };
        let event = event.map(|e| &*e.term).or(events.main.as_deref()).or_else(steals);
        let is_crime = |event: &&str| lexicon.sense(event, Class::EventNoun).is_some_and(|s| s.is(CRIME));
        let noun = self.noun();
        let named = lexicon.sense(&noun, Class::CrimeWord).is_some_and(|s| s.is("noun"));
        // "Told a news conference that six gunmen had come": their attack is the news.
        let apart = named && event.is_some_and(|event| self.is_occasion(event));
        let event = if apart { events.main.as_deref() } else { event };
        let subject = event.filter(is_crime).map(Term::from).or_else(|| self.unnamed_crime(named))?;
        let of_event = || Measured { subject: subject.clone(), ..Measured::of_news(CULPRITS, self.at) };
        if self.is_their_number() || named && self.act_behind() {
            return Some(of_event());
        }
        if self.mention.kind != MentionType::Count {
            return None;
        }
        let governor = items.governor(self.at)?;
        let clause = governor.clause;
        // "Five raiders were involved": what looks done to them they do.
        let involved = named && items.is_cue(clause.verbs.head, INVOLVED);
        let active = clause.verbs.voice == Voice::Active || involved;
        let doer = governor.slot.role == Role::Subject && active;
        let by = matches!(governor.slot.role, Role::Prepositional(i) if items.is_any_word(i, &["by"]));
        let person = lexicon.sense(&noun, Class::CountNoun).is_some_and(|s| s.is("general") || s.is("sex"));
        let verb = items.word(clause.verbs.head).and_then(|w| lexicon.sense(w, Class::CrimeWord));
        let deed = verb.is_some_and(|s| s.is("verb"));
        let armed = lexicon.sense(&noun, Class::CrimeWord).is_some_and(|s| s.is("armed"));
        let seen = named && self.are_seen();
        // "Seven women and five men took 11 hours": a jury.
        let behind = clause.verbs.last + 1..clause.verbs.last + NEXT;
        let while_long = behind.into_iter().any(|i| items.mention(i).is_some_and(|(_, m)| m.kind.is_time()));
        let deed = deed && !while_long;
        let real = !clause.verbs.negated && clause.verbs.modal.is_none();
        let apart = (0..items.items.len()).any(|i| items.is_cue(i, APART));
        let told = real
            && !apart
            && !self.are_left()
            && (named && (doer || by) || seen || (person || armed) && doer && deed);
        told.then(of_event)
    }

    /// The crime of those whom a noun calls robbers or gunmen, where the article has no word for it: what it is about.
    fn unnamed_crime(&self, named: bool) -> Option<Term> {
        let events = &self.context.events;
        let mut told = (0..self.items.items.len()).filter_map(|i| self.items.mention(i)?.1.time());
        let main = events.main.as_deref();
        let unnamed = main.is_none_or(|main| self.is_occasion(main)) && !events.is_of_another(self.sentence);
        (named && unnamed && !told.any(|time| events.is_past(time))).then(|| Term::from(HAPPENING))
    }

    /// Whether a happening is a meeting, a party or the like.
    fn is_occasion(&self, event: &str) -> bool {
        self.items.lexicon.sense(event, Class::EventNoun).is_some_and(|s| s.is("occasion"))
    }

    /// "Three gunmen with rifles opened fire": the verb of such a deed behind what they had with them.
    fn act_behind(&self) -> bool {
        let items = self.items;
        let from = self.at + 2;
        let had = self.mention.kind == MentionType::Count && items.is_cue(self.at + 1, HAD);
        let clause = items.clauses().iter().find(|c| (from..from + REACH).contains(&c.verbs.head));
        clause.filter(|_| had).is_some_and(|clause| {
            let verbs = &clause.verbs;
            let open = (from..verbs.first).all(|i| !items.is_symbol(i, &[',', ';', ':']));
            let sense = items.sense(verbs.head, Class::CrimeWord);
            // "With rifles opened fire": a reader may take it for a participle.
            let active = verbs.voice == Voice::Active || verbs.first == verbs.head;
            let real = active && !verbs.negated && verbs.modal.is_none();
            // "Opened fire from the first car": others may have done so from the second.
            let behind =
                (verbs.last + 1..items.items.len()).take_while(|&i| !items.is_symbol(i, &[',', ';']));
            let placed = behind.into_iter().any(|i| self.is_there_alone(i));
            open && real && !placed && sense.is_some_and(|s| s.is("verb"))
        })
    }

    /// Whether a word opens the place of some of them: "from the car", "outside the bar", "at the second gate", "at Corrin Hall".
    fn is_there_alone(&self, at: usize) -> bool {
        let items = self.items;
        let kind = |i: usize| items.mention(i).map(|(_, m)| m.kind);
        let one = |i: usize| matches!(kind(i), Some(MentionType::Ordinal | MentionType::Name));
        items.is_any_word(at, &["from", "outside", "inside"])
            || items.is_any_word(at, &["at"]) && (at + 1..=at + 2).any(one)
    }

    /// "There were ten attackers", "witnesses saw five gunmen".
    fn are_seen(&self) -> bool {
        let items = self.items;
        let Some(clause) = items.governor(self.at).map(|g| g.clause) else { return false };
        let there = (clause.first..clause.verbs.first).any(|i| items.is_any_word(i, &["there"]));
        there && items.is_cue(clause.verbs.head, BE) || items.is_cue(clause.verbs.head, SEEN)
    }

    /// "There were still two gunmen": those who are left of more.
    fn are_left(&self) -> bool {
        let items = self.items;
        let Some(clause) = items.governor(self.at).map(|g| g.clause) else { return false };
        let left = (clause.first..=clause.last).any(|i| items.is_cue(i, LEFT));
        left && items.is_cue(clause.verbs.head, BE)
    }

    /// "The gunmen, numbering about ten", "the number of gunmen at ten": those whom a noun before it calls robbers or gunmen.
    fn is_their_number(&self) -> bool {
        let items = self.items;
        let Some(verb) = items.before_hedges(self.at) else { return false };
        let number = |i: usize| {
            let noun = items.word(i).and_then(|word| items.lexicon.sense(word, Class::CrimeWord));
            let called = noun.is_some_and(|s| s.is("noun") || s.is("armed"));
            let of = i.checked_sub(2).is_some_and(|n| items.is_any_word(n, &["number"]));
            called && of && items.is_any_word(i - 1, &["of"])
        };
        let put = (verb..self.at).find(|&i| items.is_any_word(i, &["at", "as"]));
        let alone = self.mention.kind == MentionType::Number;
        if alone && put.and_then(|i| i.checked_sub(1)).is_some_and(number) {
            return true;
        }
        let noun =
            verb.checked_sub(1).map(|i| if items.is_symbol(i, &[',']) { i.saturating_sub(1) } else { i });
        let word = noun.and_then(|i| items.word(i)).unwrap_or("");
        let named = items.lexicon.sense(word, Class::CrimeWord).is_some_and(|s| s.is("noun"));
        named && self.noun().is_empty() && items.is_any_word(verb, &["numbering", "numbered"])
    }
}
