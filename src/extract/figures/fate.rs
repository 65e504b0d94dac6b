//! What happened to those counted, by the word that tells it: the noun of the figure, its clause, or the words beside it.

use crate::claim::Certainty;
use crate::grammar::{Mention, MentionType};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Role, Voice};

use super::super::scope;
use super::Figure;
use super::toll::NEAR;

/// Participles of what is known, believed or feared of somebody.
const KNOWN: CueWords = CueWords::named("known-or-feared");
/// Forms of "to be".
const BE: CueWords = CueWords::named("form-of-be");
/// Items behind a figure among which the next one stands.
const REACH: usize = 12;
/// Verbs that make others go, and that ask them to.
const ORDERS: CueWords = CueWords::named("orders-to-go");
const URGES: CueWords = CueWords::named("urges-to-go");
/// The property of those who left.
const EVACUATED: &str = "evacuated";
/// Items before those told to go among which the verb stands.
const TOLD: usize = 4;
/// Figures of one list of degrees that are looked back over.
const DEGREES: usize = 4;

/// What becomes of those to whom a first verb tells that something was done: "shot and wounded".
const SHOT_AND: [&str; 2] = ["killed", "injured"];

/// Marks words that tell a fate of persons only.
const PERSONS: &str = "persons";

/// The word for what happened.
pub(super) struct Fate<'a> {
    /// Its item.
    pub at: usize,
    /// What happened.
    pub sense: &'a Sense,
    /// How certain it is that it is told of the figure.
    pub certainty: Certainty,
}

impl<'a> Figure<'_, 'a> {
    /// What the figure's own noun, its clause or the words beside it say happened.
    pub(super) fn fate_told(&self) -> Option<Fate<'a>> {
        self.fate_by_words().or_else(|| self.fate_of_degree())
    }

    /// "Ordered 8,000 people to leave their homes", "urged the evacuation of": those who are told to go have not gone.
    pub(super) fn bidden(&self, fate: Fate<'a>) -> Fate<'a> {
        let items = self.items;
        let first = fate.at.min(self.at);
        let told = (first.saturating_sub(TOLD)..fate.at)
            .rev()
            .take_while(|&i| !items.is_symbol(i, &[',', ';', ':']));
        let leaves = items.is_any_word(fate.at.wrapping_sub(1), &["to"]) || fate.at < self.at;
        let bid = |i: usize| match (items.is_cue(i, ORDERS), items.is_cue(i, URGES)) {
            (true, _) => Some("ordered to leave"),
            (_, true) => Some("urged to leave"),
            _ => None,
        };
        let bid = told.into_iter().find_map(bid).filter(|_| leaves && *fate.sense.id == *EVACUATED);
        let sense = bid.and_then(|words| items.lexicon.sense(words, Class::PropertyWord));
        let Some(sense) = sense else { return fate };
        Fate { sense, certainty: Certainty::Possible, ..fate }
    }

    /// The same, but for what is told of some of them by a degree alone.
    fn fate_by_words(&self) -> Option<Fate<'a>> {
        let told = self.own_fate().or_else(|| self.fate_before_next()).or_else(|| self.fate_of_clause());
        told.or_else(|| self.fate_as()).or_else(|| self.nearest_fate())
    }

    /// "12 deaths": the noun counted.
    pub(super) fn own_fate(&self) -> Option<Fate<'a>> {
        // Of "27 stab wounds" one person may have all.
        let sense = self.fate(&self.noun()).filter(|_| !self.noun().ends_with("wounds"))?;
        Some(Fate { at: self.at, sense, certainty: Certainty::Possible })
    }

    /// The verb of the figure's clause, what its subject is said to be, or the noun that the verb gives the figure to.
    fn fate_of_clause(&self) -> Option<Fate<'a>> {
        let Governor { clause, slot, certainty: governed } = self.items.governor(self.at)?;
        let word = |i: usize| self.fate_at(i);
        let head = clause.verbs.head;
        let fate = |at: usize, sense, other: Certainty| {
            Some(Fate { at, sense, certainty: governed.and(slot.certainty).and(other) })
        };
        if let Some(sense) = word(head) {
            let fits = match slot.role {
                Role::Subject => {
                    // "Eleven lost their lives": the object is theirs.
                    let own = self.items.is_any_word(head, &["lost", "lose", "loses"]);
                    clause.verbs.voice == Voice::Passive || clause.object().is_none() || own
                }
                Role::Object => clause.verbs.voice == Voice::Active,
                _ => false,
            };
            // "The data of 381,000 customers were stolen": not the customers.
            let of_another = slot.phrase.head < self.at
                && self.items.mention(slot.phrase.head).is_none()
                && (slot.phrase.head..self.at).any(|i| self.items.is_any_word(i, &["of", "on", "about"]));
            return if fits && !of_another { fate(head, sense, Certainty::Certain) } else { None };
        }
        // "Five were shot and wounded": the second verb tells what became of them.
        let and = self.items.is_any_word(head + 1, &["and"]);
        if let Some(sense) = word(head + 2).filter(|s| and && SHOT_AND.contains(&&*s.id)) {
            let fits = match slot.role {
                Role::Subject => clause.verbs.voice == Voice::Passive,
                Role::Object => clause.verbs.voice == Voice::Active && self.at > head + 2,
                _ => false,
            };
            if fits {
                return fate(head + 2, sense, Certainty::Possible);
            }
        }
        if let Some(sense) = self.taken(head).filter(|_| slot.role == Role::Object) {
            return fate(head, sense, Certainty::Possible);
        }
        if slot.role == Role::Subject {
            if let Some((at, sense)) = self.reported_fate(clause) {
                return fate(at, sense, Certainty::Possible);
            }
            let complement = clause.slots.iter().find(|s| s.role == Role::Complement)?;
            return fate(complement.phrase.head, word(complement.phrase.head)?, complement.certainty);
        }
        let verb = self.items.sense(head, Class::FigureVerb)?;
        if !self.is_level(verb, slot) {
            return None;
        }
        let subject = clause.subject()?;
        // "The death toll from Sunday's quake rose to 29".
        let toll = (clause.first..subject.phrase.first).find(|&i| self.items.is_any_word(i, &["toll"]));
        let at = toll.unwrap_or(subject.phrase.head);
        fate(at, word(at)?, subject.certainty)
    }

    /// "Are now known to have died", "are feared dead", "are thought to have been killed": what the verb reports of its subject.
    fn reported_fate(&self, clause: &Clause) -> Option<(usize, &'a Sense)> {
        let verb = (clause.verbs.first..=clause.verbs.last + 1).find(|&i| self.items.is_cue(i, KNOWN))?;
        self.fate_known(verb)
    }

    /// The word for what happened right behind one that tells that it is known.
    fn fate_known(&self, verb: usize) -> Option<(usize, &'a Sense)> {
        let links = ["to", "have", "be", "been", "as", "now", "also"];
        let at = (verb + 1..).find(|&i| !self.items.is_any_word(i, &links))?;
        Some((at, self.fate_at(at)?))
    }

    /// "529 people in all were confirmed dead and 440 were injured": the word that stands before "and" and the next figure, whatever
    /// verb a reader of the clause gives both to.
    fn fate_before_next(&self) -> Option<Fate<'a>> {
        let items = self.items;
        let next = self.next_figure()?;
        let joins = |i: &usize| items.is_any_word(*i, &["and", "while"]) || items.is_symbol(*i, &[',', ';']);
        let joint = (self.at + 1..next.at).rev().find(joins)?;
        let open = |i: &usize| {
            items.word(*i).is_some() && !items.is_any_word(*i, &["who", "whom", "whose", "that", "which"])
        };
        let mut between = (self.at + 1..joint).take_while(open);
        let at = between.find(|&i| self.fate_at(i).is_some());
        let at = at?;
        let whole =
            (at + 1..joint).all(|i| items.is_any_word(i, &["so", "far"]) || items.is(i, Class::Degree));
        let other = next.fate_beside().is_some_and(|other| other != at);
        // "12 wounded and 3 dead": the word is that of each, and not of both.
        let sense = self.fate_at(at).filter(|_| whole && other)?;
        Some(Fate { at, sense, certainty: Certainty::Possible })
    }

    /// The next figure of the sentence that counts.
    fn next_figure(&self) -> Option<Self> {
        (self.at + 1..self.at + 1 + REACH).find_map(|at| self.at_item(at))
    }

    /// The word for what happened behind a figure, with nothing but a verb or a degree between.
    fn fate_beside(&self) -> Option<usize> {
        let plain = |i: &usize| self.items.is_function_word(*i) || self.items.is(*i, Class::Degree);
        let at = (self.at + 1..self.at + 1 + NEAR).find(|i| !plain(i) || self.fate_at(*i).is_some())?;
        self.fate_at(at).map(|_| at)
    }

    /// "Gave 31 as the number of dead".
    fn fate_as(&self) -> Option<Fate<'a>> {
        let items = self.items;
        let given = items.is_any_word(self.at + 1, &["as"]) && items.is_any_word(self.at + 2, &["the"]);
        let number = ["latest", "official", "number", "of", "people"];
        let at = (self.at + 3..).find(|&i| !items.is_any_word(i, &number))?;
        let sense = self.fate_at(at).filter(|_| given)?;
        Some(Fate { at, sense, certainty: Certainty::Possible })
    }

    /// "Thirteen were injured, five seriously": what the figure before it says of all of whom these are some.
    fn fate_of_degree(&self) -> Option<Fate<'a>> {
        let wholes = std::iter::successors(Some((*self, self.at)), |(some, _)| some.whole_of_degree());
        let told = |(whole, joint): (Self, usize)| Some((whole.fate_by_words()?, joint));
        let (fate, _) =
            wholes.skip(1).take(DEGREES).find_map(told).filter(|(fate, joint)| fate.at < *joint)?;
        Some(Fate { certainty: Certainty::Possible, ..fate })
    }

    /// The figure of all of whom "five seriously" are some, and the mark between the two.
    fn whole_of_degree(&self) -> Option<(Self, usize)> {
        let items = self.items;
        let ends = items.word(self.at + 2).is_none() || items.is_any_word(self.at + 2, &["and", "so"]);
        let degree = items.is(self.at + 1, Class::Degree) && ends;
        let joint = items.before_hedges(self.at).filter(|&i| degree && items.is_symbol(i, &[',', '(']))?;
        let whole = (joint.saturating_sub(NEAR)..joint).rev().find_map(|at| self.at_item(at))?;
        let number = |figure: &Self| figure.quantity.number.or(figure.quantity.low);
        let some = number(self).zip(number(&whole)).is_some_and(|(some, all)| some < all);
        some.then_some((whole, joint))
    }

    /// Without a clause that tells, the nearest word on either side.
    fn nearest_fate(&self) -> Option<Fate<'a>> {
        let word = |i: usize| self.fate_at(i).map(|sense| (i, sense));
        let known = |i: usize| self.items.is_cue(i, KNOWN) && self.fate_known(i).is_some();
        let near = |i: &usize| !scope::is_boundary(self.items, *i);
        let behind = |i: &usize| near(i) || known(*i);
        let after = (self.at + 1..self.at + 1 + NEAR).take_while(behind).find_map(word);
        let before = (self.at.saturating_sub(NEAR)..self.at).rev().take_while(near).find_map(word);
        let (at, sense) = match (before, after) {
            (Some(b), Some(a)) => {
                if self.at - b.0 <= a.0 - self.at {
                    b
                } else {
                    a
                }
            }
            (b, a) => b.or(a)?,
        };
        Some(Fate { at, sense, certainty: Certainty::Possible })
    }

    /// "Three gunmen kill 14": those whom the verb takes, and nobody before it.
    pub(super) fn is_done_to_others(&self, verb: usize) -> bool {
        let items = self.items;
        let undergone = items.is_cue(verb.saturating_sub(1), BE) || items.is_any_word(verb, &["dead"]);
        if verb <= self.at || undergone || items.is_any_word(verb + 1, &["and"]) {
            return false;
        }
        let taken = |&i: &usize| {
            let counts = |m: &Mention| matches!(m.kind, MentionType::Count | MentionType::Number);
            items.mention(i).is_some_and(|(_, m)| counts(m)) && items.before_hedges(i) == Some(verb)
        };
        // "40 killed 12 hurt": a list without a comma.
        (verb + 1..verb + 1 + NEAR).find(taken).is_some_and(|whom| self.fate_at(whom + 1).is_none())
    }

    /// Whether a word for what happened stands beside another: "dead or missing", "dead and injured".
    pub(super) fn is_one_of_two(&self, at: usize) -> bool {
        let joined = |i: usize| self.items.is_any_word(i, &["or", "and"]);
        let before = || at.checked_sub(2).is_some_and(|i| joined(i + 1) && self.fate_at(i).is_some());
        joined(at + 1) && self.fate_at(at + 2).is_some() || before()
    }

    /// "Captured 17 rebels", "seize 17 suspects": of persons these verbs say that they were arrested.
    pub(super) fn taken(&self, verb: usize) -> Option<&'a Sense> {
        let sense = self.items.sense(verb, Class::PropertyWord)?;
        let noun = self.noun();
        let lexicon = self.items.lexicon;
        let of_persons = lexicon.sense(&noun, Class::CountNoun).is_some_and(|s| !s.is("thing"))
            || lexicon.sense(noun.trim_end_matches('s'), Class::PersonNoun).is_some_and(|s| !s.is("thing"));
        Some(sense).filter(|s| s.is(PERSONS) && of_persons)
    }

    pub(super) fn fate(&self, word: &str) -> Option<&'a Sense> {
        self.items.lexicon.sense(word, Class::PropertyWord).filter(|s| !s.is("money") && !s.is(PERSONS))
    }

    /// The word or phrase for what happened that begins at an item: "lost their lives".
    pub(super) fn fate_at(&self, at: usize) -> Option<&'a Sense> {
        self.items.word(at)?;
        let (_, sense) = self.items.at(at, Class::PropertyWord)?;
        Some(sense).filter(|s| !s.is("money") && !s.is(PERSONS))
    }
}
