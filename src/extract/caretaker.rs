//! Who stands in at the head of a team or a firm of the news: "Jane Doe will take charge of the team on Tuesday", "John Roe, the
//! coach, will be caretaker manager".

use crate::claim::{Claim, Value};
use crate::grammar::NameKind;
use crate::knowledge::CueWords;
use crate::syntax::Items;
use crate::syntax::slot::Clause;

use super::context::Context;
use super::turn::{Bearer, Told, WHICH, told_of};
use super::{add, deed};

/// Nouns of a team that somebody has charge of.
const TEAM: CueWords = CueWords::named("team");
/// Words behind a verb that tell of who stands in.
const STANDS_IN: CueWords = CueWords::named("stands-in");
/// Verbs that such words stand behind.
const VERBS: CueWords = CueWords::named("stands-in-verb");
/// Items behind the verb in which they stand.
const REACH: usize = 5;

/// Adds who a sentence says stands in.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for clause in items.clauses().iter().filter(|clause| items.is_cue(clause.verbs.head, VERBS)) {
        add(claims, stands_in(context, items, clause, sentence));
    }
}

fn stands_in(context: &Context<'_>, items: &Items<'_>, clause: &Clause, sentence: usize) -> Option<Claim> {
    let verbs = &clause.verbs;
    let begins = |i: usize| {
        let rest = items.text.get(items.get(i)?.start..)?;
        let length = STANDS_IN.at(rest, items.lexicon)?;
        Some(items.position(items.get(i)?.start + length).saturating_sub(1).max(i))
    };
    let last = (verbs.last + 1..=verbs.last + REACH).find_map(begins)?;
    // "Was asked whether he would take charge", "refused to take charge".
    let will = items.is_any_word(verbs.first, &["will"]);
    // "Took charge of the team in 2012": of who was its manager.
    let charge = (verbs.last + 1..=last).any(|i| items.is_cue(i, TEAM));
    let may = will || verbs.modal.is_none() && !charge;
    let phrase = clause.subject().filter(|_| may && !verbs.negated)?.phrase;
    let party = deed::party(context, items, phrase, sentence).filter(|p| match p.kind {
        NameKind::Person => true,
        NameKind::Unknown => !p.unnamed,
        _ => false,
    })?;
    let told = (format!("{WHICH}caretaker"), Bearer::called("team".into()), Value::Entity(party.term));
    let told = Told::by(context, items, (verbs.first, last), told);
    let factuality = crate::claim::Factuality::Asserted;
    Some(told_of(context, Told { sole: true, factuality, ..told }, sentence))
}
