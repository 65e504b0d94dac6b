//! Which way a rate, a dividend, a forecast was moved (`moved` in `facts/lexicon/kinds.toml`): raised, held or lowered.

use crate::claim::{Claim, Factuality, Term, Value};
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Tense, Voice};

use super::context::Context;
use super::turn::{Told, WHICH, told_of};
use super::{factuality, kind};

/// The question.
const MOVED: &str = "moved";
/// Words that tell one such thing from another: the final dividend is not the interim one.
const KINDS: CueWords = CueWords::named("which-of-a-firm");

/// Items behind a clause in which another year stands.
const YEAR: usize = 2;

/// Adds which way the things of a sentence were moved.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) {
        return;
    }
    let found = items.clauses().iter().filter_map(|clause| moved(context, items, clause, sentence));
    claims.extend(found.filter(|claim| claim.statement.factuality == Factuality::Asserted));
}

fn moved(context: &Context<'_>, items: &Items<'_>, clause: &Clause, sentence: usize) -> Option<Claim> {
    let verbs = &clause.verbs;
    let passive = verbs.voice == Voice::Passive;
    // What a bank will do it has decided; what it raised last year is not what it holds now.
    let told = !verbs.negated && (verbs.modal.is_none() || verbs.tense == Tense::Future);
    let start = items.get(verbs.head).filter(|_| told)?.start;
    let (length, way) = kind::answer(items.text.get(start..)?, MOVED, items.lexicon)?;
    let slot = if passive { clause.subject() } else { clause.object() }?;
    let thing = items.word(slot.phrase.head)?.to_lowercase();
    let bears = items.lexicon.senses_of(&thing, Class::Kind).any(|s| s.is(MOVED) && s.is("bears"));
    let years = (clause.first..=clause.last + YEAR).any(|i| {
        let time = items
            .mention(i)
            .is_some_and(|(_, m)| m.time().is_some() && m.span.of(items.text).contains("year"));
        time || items.is_any_word(i, &["last", "earlier", "previous", "previously"])
    });
    if !bears || years {
        return None;
    }
    let noun =
        items.lexicon.sense(&thing, Class::SameThing).map_or_else(|| Term::from(&*thing), |s| s.id.clone());
    let kinds = (slot.phrase.first..slot.phrase.head)
        .filter_map(|i| items.word(i))
        .find(|w| KINDS.hold(w, items.lexicon));
    let named = (slot.phrase.first..slot.phrase.head).any(|i| {
        items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Name) && !items.is_possessive(i)
    });
    if named {
        return None;
    }
    let last = items.position(start + length).saturating_sub(1);
    let end = last.max(slot.phrase.head);
    // "Raised its dividend to 42 cents".
    let amount = (end + 1..=end + 2).find(|&i| items.mention(i).is_some() && !items.is_symbol(i - 1, &[',']));
    let ends = (verbs.first.min(slot.phrase.first), amount.unwrap_or(end));
    let told = Told {
        property: format!("{WHICH}{MOVED}"),
        subject: None,
        word: noun,
        sole: false,
        value: Value::Entity(way.id.clone()),
        span: context.span(items.get(ends.0)?.start, items.get(ends.1)?.end),
        factuality: match factuality::at(items, verbs.head) {
            Factuality::Planned => Factuality::Asserted,
            other => other,
        },
    };
    let mut claim = told_of(context, told, sentence);
    claim.statement.scope.extend(kinds.map(|word| ("of".into(), Term::from(word))));
    Some(claim)
}
