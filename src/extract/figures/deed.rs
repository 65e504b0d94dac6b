//! Figures of deeds: "was carrying 132 passengers", "raised $35 million", "bought the airport for €48 million".

use crate::claim::Certainty;
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Governor;
use crate::syntax::slot::{Aspect, Clause, Phrase, Role, Tense, Voice};
use crate::value::Dimension;

use super::super::context::slug;
use super::super::deed;
use super::family::family;
use super::measured::Measured;
use super::told::TIME;
use super::{Figure, JOB};

/// The property of what was paid for a thing.
pub const PRICE: &str = "price";

/// Words that tell what may be done, before an infinitive.
const ALLOWED: CueWords = CueWords::named("allowed-or-able");

/// Marks verbs whose percentage is a share, and no change.
const SHARE: &str = "share";

/// "Has scored 12 goals"; "had fired 12 shots" is of one time.
fn is_so_far(clause: &Clause) -> bool {
    clause.verbs.aspect == Aspect::Perfect && clause.verbs.tense != Tense::Past
}

impl Figure<'_, '_> {
    /// How much or how many of something a named party did, or what was paid for a named thing.
    pub(super) fn deed(&self) -> Option<Measured> {
        let Governor { clause, slot, .. } = self.items.governor(self.at)?;
        let verb = deed::of_clause(self.items, clause)?;
        match slot.role {
            Role::Object if clause.verbs.voice == Voice::Active => {
                let paid = verb.is(PRICE).then(|| self.bought_for(clause).or_else(|| self.paid_for(clause)));
                paid.flatten().or_else(|| self.done(clause, verb))
            }
            Role::Prepositional(i) if verb.is(PRICE) && self.is_for(i) => {
                // "The painting sold for $2 million".
                let thing = deed::undergoer(clause).or_else(|| clause.subject())?;
                self.price(clause, thing.phrase)
            }
            _ => None,
        }
    }

    fn is_for(&self, preposition: usize) -> bool {
        self.items.is_any_word(preposition, &["for"])
    }

    /// "Agreed to buy Lorne Air, the carrier, for €84 million", where words between the thing and its price hide what "for" belongs to.
    fn bought_for(&self, clause: &Clause) -> Option<Measured> {
        let under = self.items.before_hedges(self.at).filter(|&i| self.is_for(i))?;
        let thing = self.items.phrase_from(clause.verbs.last + 1).filter(|p| p.last < under)?;
        self.price(clause, thing)
    }

    /// "Paid €84 million for the airport".
    fn paid_for(&self, clause: &Clause) -> Option<Measured> {
        let under_for = |role: Role| matches!(role, Role::Prepositional(i) if self.is_for(i));
        let thing = clause.slots.iter().find(|s| under_for(s.role))?;
        self.price(clause, thing.phrase)
    }

    fn price(&self, clause: &Clause, thing: Phrase) -> Option<Measured> {
        // "$5 a share" is no price of the whole.
        let rate = self.items.is_any_word(self.at + 1, &["a", "an", "per", "each", "apiece"]);
        let price =
            self.of(clause, thing, PRICE).filter(|_| !rate && self.mention.kind == MentionType::Currency)?;
        Some(Measured { scoped: false, ..price })
    }

    /// "Was carrying 132 passengers": of the subject of the verb.
    fn done(&self, clause: &Clause, verb: &Sense) -> Option<Measured> {
        let subject = clause.subject()?;
        // "Was licensed to carry 85": no deed.
        let to = clause.verbs.head.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["to"]));
        if to.and_then(|i| i.checked_sub(1)).is_some_and(|i| self.items.is_cue(i, ALLOWED)) {
            return None;
        }
        if verb.is("only-share") && self.quantity.unit.dimension != Dimension::Percent {
            return None;
        }
        // "Signed a three-year contract", "posted a 73-page tract": how long the contract is, and no pages posted.
        if let Some(noun) = self.noun_described() {
            let property = match &self.quantity.unit.dimension {
                Dimension::Physical(measure) if measure.ends_with(TIME) => {
                    format!("{}-{TIME}", family(self.items.lexicon, noun)?)
                }
                _ => return None,
            };
            return self.of(clause, subject.phrase, &property);
        }
        let what = match (self.mention.kind, &self.quantity.unit.dimension) {
            (MentionType::Age | MentionType::Ordinal, _) => return None,
            (MentionType::Count, _) if is_so_far(clause) => return None,
            (MentionType::Count, _) => Some(self.thing_done(verb)).filter(|noun| !noun.is_empty())?,
            (MentionType::Currency, _) => "money".to_owned(),
            (_, Dimension::Physical(dimension)) => dimension.to_string(),
            (_, Dimension::Percent) if verb.is(SHARE) => SHARE.to_owned(),
            _ => return None,
        };
        self.of(clause, subject.phrase, &format!("{}-{what}", verb.id))
    }

    /// The noun that a figure joined to its unit describes: "a three-year *contract*", "a 73-page *tract*".
    fn noun_described(&self) -> Option<&str> {
        let joined = self.mention.span.of(self.items.text);
        let joined = joined.contains('-') && !joined.ends_with('s') && !joined.contains(' ');
        let phrase = self.items.phrase_at(self.at).filter(|p| joined && p.head > self.at)?;
        self.items.word(phrase.head).filter(|_| self.items.mention(phrase.head).is_none())
    }

    /// What is counted: who cuts jobs, posts and employees cuts the same.
    fn thing_done(&self, verb: &Sense) -> String {
        let noun = self.noun();
        let job = self.items.lexicon.sense(&noun, Class::WordFamily).is_some_and(|s| &*s.id == JOB);
        if job && &*verb.id == "cut" { "jobs".to_owned() } else { noun }
    }

    fn of(&self, clause: &Clause, phrase: Phrase, property: &str) -> Option<Measured> {
        let party = deed::party(self.context, self.items, phrase, self.sentence)?;
        let as_of = match deed::time(self.items, clause) {
            deed::Told::Unsaid => None,
            deed::Told::At(_, time) => Some(time.clone()),
            deed::Told::Several => return None,
        };
        Some(Measured {
            property: slug(property).into(),
            subject: party.term,
            words: (self.at, self.at),
            // Deeds can be repeated: two numbers are no proof.
            certainty: Certainty::Possible,
            // An event may come back: what it draws is that of one time.
            about_event: party.unnamed,
            extra: Vec::new(),
            scoped: true,
            as_of,
        })
    }
}
