//! Which way a ship, a plane or a train went: "was on its way from Alder to Corrin", "sailing from Corrin to Alder".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::syntax::slot::{Aspect, Clause, Tense};

use super::context::{Context, Draft, slug};
use super::deed::{self, Party, Told};
use super::{factuality, thing};

/// The property of a claim that tells which way something went.
pub const ROUTE: &str = "route";

/// Items before "from" in which the word for being under way stands.
const NEAR: usize = 7;
/// Items between two ends of a way: "from Alder, Ellery, to Corrin".
const BETWEEN: usize = 4;
/// Words that make of a way one of two: there and back.
pub(super) const RETURNING: CueWords = CueWords::named("there-and-back");

/// Adds the way of every "from A to B" whose traveller the sentence names.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let ways: Vec<usize> = (0..items.items.len()).filter(|&i| items.is_any_word(i, &["from"])).collect();
    if ways.is_empty() || (0..items.items.len()).any(|i| items.is_cue(i, RETURNING)) {
        return;
    }
    for from in ways {
        claims.extend(Reader { context, items, sentence, from }.claim());
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
    /// The item "from".
    from: usize,
}

impl Reader<'_, '_> {
    fn claim(&self) -> Option<Claim> {
        let items = self.items;
        let (start, origin) = self.place(self.from + 1)?;
        let to = (start + 1..start + 1 + BETWEEN).find(|&i| items.is_any_word(i, &["to"]))?;
        let (last, destination) = self.place(to + 1)?;
        let travels = |i: usize| items.is(i, Class::TravelWord);
        let near = (self.from.saturating_sub(NEAR)..self.from).rev();
        let cue = near.take_while(|&i| !items.is_symbol(i, &[',', ';'])).find(|&i| travels(i));
        let clause = self.clause()?;
        let (at, party) = match self.traveller() {
            Some(party) => (self.from, party),
            None => {
                let verb = Some(clause.verbs.head).filter(|&i| travels(i));
                (cue.or(verb)?, self.subject(clause)?)
            }
        };
        let as_of = match deed::time(items, clause) {
            Told::Unsaid => None,
            Told::At(_, time) => Some(time.clone()),
            Told::Several => return None,
        };
        let draft = Draft {
            kind: ClaimKind::Relation,
            subject: party.term,
            property: ROUTE.into(),
            scope: Scope::new(),
            value: Value::Wording(format!("{origin} to {destination}").into()),
            span: self.context.span(items.get(at.min(self.from))?.start, items.get(last)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: party.unnamed,
        };
        let told = factuality::at(items, self.from);
        Some(self.context.claim_at(draft, told, as_of, self.sentence))
    }

    /// The place at an item, behind an article or "the port of".
    fn place(&self, mut at: usize) -> Option<(usize, Term)> {
        if self.items.is_determiner(at) {
            at += 1;
        }
        if self.items.is_any_word(at + 1, &["of"]) {
            at += 2;
        }
        let (index, mention) = self.items.mention(at).filter(|(_, m)| m.kind == MentionType::Name)?;
        // "Every version from Corvane 6 to Corvane 11": no place has a number.
        if mention.span.of(self.items.text).ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let entity = self.context.entities.of_mention(index).map(|e| e.key.clone());
        Some((at, entity.unwrap_or_else(|| slug(mention.span.of(self.items.text)).into())))
    }

    /// The clause that "from" stands in, if it tells of one journey that was made.
    fn clause(&self) -> Option<&Clause> {
        let holds = |c: &&Clause| c.verbs.head < self.from && (c.first..=c.last).contains(&self.from);
        let clause = self.items.clauses().iter().filter(holds).max_by_key(|c| c.verbs.head);
        let clause = clause.or_else(|| self.items.clauses().first())?;
        let verbs = &clause.verbs;
        // "Sails from Alder to Corrin": as a rule, and back.
        let habit = verbs.tense == Tense::Present
            && verbs.aspect == Aspect::Simple
            && !self.items.is_any_word(verbs.head, &["is", "are"]);
        (!habit && !verbs.negated && verbs.modal.is_none()).then_some(clause)
    }

    /// "The Alder Express from Corrin to Vess", "a train from Corrin to Vess".
    fn traveller(&self) -> Option<Party> {
        let phrase = self.items.phrase_at(self.from.checked_sub(1)?).filter(|p| p.head + 1 == self.from)?;
        if let Some(term) = thing::of(self.context, self.items, phrase, self.sentence) {
            return Some(Party { term, kind: NameKind::Unknown, unnamed: true });
        }
        self.items.mention(phrase.head)?;
        deed::party(self.context, self.items, phrase, self.sentence).filter(travels)
    }

    fn subject(&self, clause: &Clause) -> Option<Party> {
        let phrase = clause.subject()?.phrase;
        deed::party(self.context, self.items, phrase, self.sentence).filter(travels)
    }
}

/// Persons and teams go to and fro.
fn travels(party: &Party) -> bool {
    !matches!(party.kind, NameKind::Person | NameKind::Place)
}
