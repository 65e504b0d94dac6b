//! What a thing by name costs where no deed says it: "the Corvane One is priced at $299", "Belmont's $260 Player Four".

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::CueWords;
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Role, Tense};

use super::super::context::Draft;
use super::super::deed;
use super::Figure;
use super::deed::PRICE;
use super::measured::Measured;

/// Verbs and participles under whose preposition a price stands.
const PRICED: CueWords = CueWords::named("is-priced");
/// Words behind a price that make another figure of it.
const NO_PRICE: CueWords = CueWords::named("no-whole-price");
/// Verbs of those who do not set the price.
const EXPECTS: CueWords = CueWords::named("expects-a-price");
/// Items before a price in which such a verb stands.
const EXPECTED: usize = 12;
/// Above so much an amount before a name is what a firm is worth, and no price of a thing.
const DEAREST: i64 = 100_000;

impl Figure<'_, '_> {
    /// "The Corvane One will be priced at $299", "starts at $249", "retails for $260": of the subject by name.
    pub(super) fn priced(&self) -> Option<Measured> {
        let Governor { clause, slot, .. } = self.items.governor(self.at)?;
        let under = match slot.role {
            Role::Prepositional(i) => self.items.is_any_word(i, &["at", "for", "from"]),
            _ => false,
        };
        let priced = under && self.items.is_cue(clause.verbs.head, PRICED) && self.may_be_price(clause);
        let subject = clause.subject().filter(|_| priced)?;
        let party = deed::party(self.context, self.items, subject.phrase, self.sentence)?;
        let thing = matches!(party.kind, NameKind::Unknown | NameKind::Document) && !party.unnamed;
        thing.then(|| Measured {
            property: PRICE.into(),
            subject: party.term,
            words: (self.at, self.at),
            certainty: Certainty::Possible,
            about_event: false,
            extra: Vec::new(),
            scoped: false,
            as_of: deed::date(self.items, clause).map(|(_, time)| time.clone()),
        })
    }

    /// Whether an amount in a clause may be the whole price of something as it is or will be.
    fn may_be_price(&self, clause: &Clause) -> bool {
        let verbs = &clause.verbs;
        let open = verbs.modal.is_some() && verbs.tense != Tense::Future;
        self.mention.kind == MentionType::Currency
            && !verbs.negated
            && !open
            && !self.items.is_cue(self.at + 1, NO_PRICE)
    }

    /// "Analysts expect it to be priced at $300": what others think that it will cost is not what it costs.
    pub(super) fn is_expected(&self) -> bool {
        let before = (self.at.saturating_sub(EXPECTED)..self.at).rev();
        let mut open = before.take_while(|&i| !self.items.is_symbol(i, &[';', ':']));
        open.any(|i| self.items.is_cue(i, EXPECTS))
    }

    /// "Belmont's $260 Player Four", "the $299 Corvane One": the price of the name behind it, whatever the clause says of it.
    pub(super) fn labelled(&self) -> Option<Claim> {
        let Self { context, items, at, sentence, .. } = *self;
        let number = self.quantity.number.filter(|_| self.mention.kind == MentionType::Currency)?;
        let phrase = items.phrase_at(at).filter(|p| p.head == at + 1 && number < Decimal::from(DEAREST))?;
        // "The extra $50 Belmont pays": no label.
        let label = at.checked_sub(1).filter(|_| phrase.first < at)?;
        let definite = items.is_possessive(label) || items.is_any_word(label, &["the", "a", "an", "its"]);
        let (index, mention) = items.mention(phrase.head).filter(|_| definite)?;
        let entity = context.entities.of_mention(index).filter(|_| mention.kind == MentionType::Name)?;
        let thing = entity.kind == NameKind::Unknown && !items.is_possessive(phrase.head);
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: entity.key.clone(),
            property: PRICE.into(),
            scope: Scope::new(),
            value: Value::Quantity(self.quantity.clone()),
            span: context.span(items.get(at)?.start, items.get(phrase.head)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        thing.then(|| context.claim_as(draft, Factuality::Asserted, sentence))
    }
}
