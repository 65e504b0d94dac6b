//! Which of two places something left for the other: "the ferry left Alder for Corrin", "sank after leaving Corrin for Alder".

use crate::claim::{Claim, Factuality, Term, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::CueWords;
use crate::syntax::Items;
use crate::syntax::slot::Clause;

use super::context::{Context, slug};
use super::deed;
use super::route::RETURNING;
use super::turn::{Bearer, Told, told_of};

/// Adds for which place what a sentence tells of left another.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let back = || (0..items.items.len()).any(|i| items.is_cue(i, RETURNING));
    let mut told = items.clauses().iter().filter(|clause| items.is_cue(clause.verbs.head, LEAVES)).peekable();
    if told.peek().is_some() && !back() {
        claims.extend(told.filter_map(|clause| left_for(context, items, clause, sentence)));
    }
}

/// Verbs by which a place is left.
const LEAVES: CueWords = CueWords::named("leaves-place");
/// The property of a claim that tells to which of two places something left for the other.
const HEADED: &str = "which-headed";
/// Items behind a place that is left in which the place stands that it is left for.
const AHEAD: usize = 8;

/// "The ferry left *Alder for Corrin*", "sank soon after leaving Alder for Corrin".
fn left_for(context: &Context<'_>, items: &Items<'_>, clause: &Clause, sentence: usize) -> Option<Claim> {
    let verbs = &clause.verbs;
    let told = !verbs.negated && verbs.modal.is_none();
    let from = Some(verbs.last + 1).filter(|_| told)?;
    let from = from + usize::from(items.is_any_word(from, &["from"]));
    let place = |at: usize| {
        let at = at + usize::from(items.is_determiner(at));
        let at = if items.is_any_word(at + 1, &["of"]) { at + 2 } else { at };
        let (index, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Name)?;
        let entity = context.entities.of_mention(index);
        let person = entity.is_some_and(|e| matches!(e.kind, NameKind::Person | NameKind::Event));
        let term = entity.map_or_else(|| Term::from(slug(mention.span.of(items.text))), |e| e.key.clone());
        (!person).then_some((at, term))
    };
    let (start, origin) = place(from)?;
    let mut behind = (start + 1..start + AHEAD).take_while(|&i| !items.is_symbol(i, &[';', '.']));
    let link = behind.find(|&i| items.is_any_word(i, &["for"]))?;
    let (last, destination) = place(link + 1)?;
    // "Sank after leaving": what sank left.
    let main = |c: &&Clause| c.verbs.first < verbs.first && c.subject().is_some();
    let time = |at: usize| items.mention(at).is_some_and(|(_, m)| m.kind.is_time());
    let own = clause.subject().map(|slot| slot.phrase).filter(|phrase| !time(phrase.head));
    let subject = own.or_else(|| items.clauses().iter().rfind(main)?.subject().map(|slot| slot.phrase))?;
    let party = deed::party(context, items, subject, sentence);
    if party.as_ref().is_some_and(|party| party.kind == NameKind::Person) {
        return None;
    }
    let named = items.mention(subject.head).and_then(|(index, _)| context.entities.of_mention(index));
    let bearer = match (party, named) {
        (Some(party), _) => Bearer::named(party.term),
        (None, Some(entity)) => Bearer::named(entity.key.clone()),
        (None, None) => Bearer::called(Term::from(items.word(subject.head)?.to_lowercase())),
    };
    let mut ends = [origin, destination.clone()];
    ends.sort_unstable();
    let [one, other] = ends;
    let told = (HEADED.to_owned(), bearer, Value::Entity(destination));
    let told = Told { sole: true, ..Told::by(context, items, (verbs.head, last), told) };
    let mut claim = told_of(context, told, sentence);
    // "At noon" says nothing of the day.
    let day = match deed::time(items, clause) {
        deed::Told::At(_, time) => Some(time.clone()).filter(|time| time.window().is_some()),
        deed::Told::Unsaid | deed::Told::Several => None,
    };
    claim.statement.as_of = day;
    claim.statement.scope.insert("between".into(), Term::from(format!("{one}-{other}")));
    (one != other && claim.statement.factuality != Factuality::Planned).then_some(claim)
}
