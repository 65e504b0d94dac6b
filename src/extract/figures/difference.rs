//! Amounts by which one sum differs from another: "$80 million above the rival offer", "$5 less than the old one". They are neither a
//! price nor an offer.

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::knowledge::CueWords;
use crate::syntax::ItemKind;
use crate::value::Dimension;

use super::super::context::Draft;
use super::super::factuality;
use super::Figure;

/// Words behind which "than" tells of what a sum differs.
const COMPARED: CueWords = CueWords::named("compared-by-than");
/// Words behind a sum that tell from which other one it is apart.
const APART: CueWords = CueWords::named("apart-from-a-sum");
/// Words behind a sum before "of" that tell how much another one lacks.
const SHORT: CueWords = CueWords::named("short-of-a-sum");

impl Figure<'_, '_> {
    /// The claim that there is a sum, and of what no more; none where the sum is no difference.
    pub(super) fn difference(&self) -> Option<Claim> {
        if !self.is_difference() {
            return None;
        }
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: Term::from(""),
            property: self.mention.kind.as_str().into(),
            scope: Scope::new(),
            value: Value::Quantity(self.quantity.clone()),
            span: self.mention.span,
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        let factuality = factuality::of_figure(self.items, self.at);
        Some(self.context.claim_at(draft, factuality, None, self.sentence))
    }

    /// Whether the words behind a sum make it what lies between two others; "at $51 below the offer" is a level.
    fn is_difference(&self) -> bool {
        let items = self.items;
        let behind = self.at + 1;
        let is = |words: CueWords| items.is_cue(behind, words);
        let than = || is(COMPARED) && items.is_any_word(behind + 1, &["than"]);
        let short = is(SHORT) && items.is_any_word(behind + 1, &["of"]);
        let other = || items.get(behind + 1).is_some_and(|item| !matches!(item.kind, ItemKind::Symbol(_)));
        let level = items.before_hedges(self.at).is_some_and(|i| items.is_any_word(i, &["at", "to"]));
        self.quantity.unit.dimension == Dimension::Currency
            && !level
            && (than() || short || is(APART) && other())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::holder::tests::check;

    #[test]
    fn an_offer_and_what_is_above_it() {
        check(
            "bid(alder-foods) = 5e6 USD",
            &["Alder Foods made an offer. The bid of Alder Foods was $5 million."],
            &[
                "The bid of Alder Foods was $5 million above the one of Corrin.",
                "The bid of Alder Foods was $5 million more than that of Corrin.",
                "The bid of Alder Foods was $5 million higher than hoped.",
                "The bid of Alder Foods was $5 million below its rival's.",
                "The bid of Alder Foods was $5 million short of what was asked.",
            ],
        );
    }
}
