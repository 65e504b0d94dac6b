//! Which way something moved by a figure: "Alder shares fell 2.7 percent", "the firm's profit was up 4 percent".

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::NameKind;
use crate::knowledge::{Class, CueWords};
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Phrase, Role, Tense};
use crate::value::Dimension;

use super::super::context::{Draft, slug};
use super::super::deed::{self, Told};
use super::super::entity::Entity;
use super::super::factuality;
use super::Figure;
use super::measured::Owner;

/// Nouns that stand for the one firm that the news is of.
const FIRM: CueWords = CueWords::named("a-firm");
/// Ends the property of a claim that tells which way something moved.
pub const DIRECTION: &str = "-direction";

/// Words for the shares of a firm.
const SHARES: CueWords = CueWords::named("shares");
/// Verbs by which shares stand somewhere at the end of a day.
const CLOSES: CueWords = CueWords::named("closes-the-day");

impl Figure<'_, '_> {
    /// Which way the subject of the figure's verb moved, and by how much: up or down, in the scope of that figure. Prices go
    /// up and down in a day; two directions of one figure are a slip.
    pub(super) fn direction(&self) -> Option<Claim> {
        let Governor { clause, slot, .. } = self.items.governor(self.at)?;
        let verbs = &clause.verbs;
        if verbs.negated || verbs.modal.is_some() || verbs.tense == Tense::Future {
            return None;
        }
        let way = self.way(clause, slot.role)?;
        let phrase = clause.subject()?.phrase;
        let Owner { first, term: owner, property, .. } = self.owner(phrase)?;
        let owner =
            if owner.is_empty() { self.described(phrase).or_else(|| self.of_news(phrase))? } else { owner };
        // "Halden closed down 4 percent": its shares did.
        let closes = property == "amount" && self.items.is_cue(clause.verbs.head, CLOSES);
        let last = property.rsplit('-').next().unwrap_or(&property);
        let property = if closes || SHARES.hold(last, self.items.lexicon) { "shares" } else { last };
        let as_of = match deed::time(self.items, clause) {
            Told::Unsaid => None,
            Told::At(_, time) => Some(time.clone()),
            Told::Several => return None,
        };
        let unit = match self.quantity.unit.dimension {
            Dimension::Percent => "percent",
            _ => &self.quantity.unit.symbol,
        };
        let by = slug(&format!("{} {unit}", self.quantity.number?.normalize()));
        let draft = Draft {
            kind: ClaimKind::Relation,
            subject: owner,
            property: format!("{property}{DIRECTION}").into(),
            scope: Scope::from([(Arc::from("by"), Term::from(by))]),
            value: Value::Entity(way.into()),
            span: self.context.span(self.items.get(first)?.start, self.items.get(self.at)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        let told = factuality::at(self.items, self.at);
        Some(self.context.claim_at(draft, told, as_of, self.sentence))
    }

    /// "Sales fell by 4 percent *and profit* by 9 percent": the phrase that is the subject of a verb left out.
    pub(super) fn gapped(&self, verb: usize) -> Option<Phrase> {
        let items = self.items;
        let by = self.at.checked_sub(1).filter(|&i| items.is_any_word(i, &["by", "to"]))?;
        let phrase = items.phrase_at(by.checked_sub(1)?).filter(|phrase| phrase.last + 1 == by)?;
        let link = phrase.first.checked_sub(1).filter(|&i| i > verb)?;
        let joined = items.is_any_word(link, &["and", "while"]) && items.mention(link - 1).is_some();
        joined.then_some(phrase)
    }

    /// "Rose 2 percent", "fell by 2 percent", "was down 2 percent".
    fn way(&self, clause: &Clause, role: Role) -> Option<&'static str> {
        let before = self.at.checked_sub(1)?;
        let head = clause.verbs.head;
        // "Closed 2 percent lower", "ended up 2 percent", "slipped 2 percent".
        if self.items.is_cue(head, CLOSES) {
            let beside = [before, self.at + 1];
            let is = |words: &[&str]| beside.iter().any(|&i| self.items.is_any_word(i, words));
            return match (is(&["up", "higher"]), is(&["down", "lower"])) {
                (true, false) => Some("up"),
                (false, true) => Some("down"),
                _ => None,
            };
        }
        if self.items.is_any_word(head, &["is", "are", "was", "were"]) {
            let up = self.items.is_any_word(before, &["up"]);
            return (up || self.items.is_any_word(before, &["down"])).then_some(if up {
                "up"
            } else {
                "down"
            });
        }
        let verb = self.items.sense(head, Class::FigureVerb)?;
        let moves = match role {
            Role::Prepositional(i) => self.items.is_any_word(i, &["by"]),
            _ => before == head || before == clause.verbs.last || self.items.is_any_word(before, &["by"]),
        };
        match &*verb.id {
            "rise" if moves => Some("up"),
            "fall" if moves => Some("down"),
            _ => None,
        }
    }

    /// "The company's shares", "the Lorne-based firm's shares": whom the words before the possessive stand for, or the
    /// one organisation that the article names more often than any other.
    fn described(&self, phrase: Phrase) -> Option<Term> {
        let holder = (phrase.first..phrase.head).find(|&i| self.items.is_possessive(i))?;
        let start = self.items.get(phrase.first)?.start;
        let words = self.items.text.get(start..self.items.get(holder)?.end)?;
        let words = words.split(['\'', '’']).next()?;
        let meant = self.context.resolve(self.context.span(start, start + words.len()));
        meant.or_else(|| self.only_company(words)).map(|entity| entity.key.clone())
    }

    /// "*The shares* were down 2 percent": those of the firm that the news is of.
    fn of_news(&self, phrase: Phrase) -> Option<Term> {
        let bare = phrase.first + 1 == phrase.head && self.items.is_any_word(phrase.first, &["the"]);
        let shares = bare && self.items.is_cue(phrase.head, SHARES);
        shares.then(|| self.only_company("company")).flatten().map(|firm| firm.key.clone())
    }

    fn only_company(&self, words: &str) -> Option<&Entity> {
        let noun = words.rsplit(' ').next()?;
        let company = FIRM.hold(noun, self.items.lexicon);
        let named = |kind: NameKind| matches!(kind, NameKind::Organisation | NameKind::Unknown);
        let fits = |e: &&Entity| named(e.kind) && !e.base.contains("-and-");
        let all = || self.context.entities.all().iter().filter(fits);
        let most = all().max_by_key(|e| e.mentions()).filter(|_| company)?;
        let rivals = all().filter(|e| e.key != most.key && e.mentions() >= most.mentions());
        (rivals.count() == 0).then_some(most)
    }
}
