//! What an acronym stands for: "Task Force on Storm Control (TF-SC)", "the CEF (Coastal Energy Fund)", "the Coastal Energy
//! Fund, or CEF".

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::name::{is_acronym, stands_for};
use crate::grammar::{Meaning, Mention, Name};
use crate::span::Span;

use super::super::context::{Context, Draft, slug};

/// What stands between an acronym and the name it stands for.
const BEFORE: [&str; 9] = [
    " (",
    " (the ",
    ", or ",
    ", or the ",
    ", the ",
    " – the ",
    " — the ",
    " stands for ",
    ", which stands for ",
];
/// What stands between a name and its acronym, where no brackets do.
const BEHIND: [&str; 8] = [
    ", or ",
    ", or the ",
    ", known as ",
    ", known as the ",
    ", called ",
    ", abbreviated as ",
    ", abbreviated to ",
    " or ",
];

/// What the acronym beside a name stands for.
pub(super) fn of(context: &Context<'_>, index: usize, mention: &Mention, name: &Name) -> Option<Claim> {
    if let Some(acronym) = name.acronym() {
        return claim(context, mention, mention.span, acronym);
    }
    let next = context.mentions.get(index + 1..)?.iter().find(|m| matches!(m.meaning, Meaning::Name(_)))?;
    let text = &context.source.text;
    let between = text.get(mention.span.end as usize..next.span.start as usize)?;
    let (own, other) = (mention.span.of(text), next.span.of(text));
    let spells = |short: &str, long: &str| is_acronym(short) && !is_acronym(long) && spells_out(short, long);
    if BEFORE.contains(&between) && spells(own, other) {
        return claim(context, mention, next.span, mention.span);
    }
    // "The Alder Board, or AB, paid" ends behind the acronym; "the Alder Board or AB Foods" does not.
    let behind = text.get(next.span.end as usize..)?;
    let closed = behind.starts_with([',', '.', ';', ')']);
    let told = BEHIND.contains(&between) && closed && spells(other, own);
    told.then(|| claim(context, mention, mention.span, next.span)).flatten()
}

/// Whether every letter of an acronym begins a word of a name, in order.
fn spells_out(short: &str, long: &str) -> bool {
    let mut words = long.split([' ', '-']);
    let begins =
        |letter: char| move |word: &str| word.chars().next().is_some_and(|c| c.eq_ignore_ascii_case(&letter));
    stands_for(short, long)
        && short.chars().filter(|c| c.is_alphabetic()).all(|letter| words.any(begins(letter)))
}

fn claim(context: &Context<'_>, mention: &Mention, long: Span, acronym: Span) -> Option<Claim> {
    let text = &context.source.text;
    let words = long.of(text);
    // "Coastal Transport Plan (CTP) 2025": the number is the plan's, not the acronym's.
    let words = words.split('(').next().filter(|w| !w.trim().is_empty()).unwrap_or(words);
    // "Space Company EADS N.V. (EADS)" spells nothing out.
    let short = slug(acronym.of(text));
    if slug(words).split('-').any(|word| word == short) {
        return None;
    }
    let draft = Draft {
        kind: ClaimKind::Name,
        subject: Term::from(short),
        property: Arc::from("stands-for"),
        scope: Scope::new(),
        value: Value::Entity(slug(words).into()),
        span: long.join(acronym),
        subject_span: Some(acronym),
        certainty: Certainty::Certain,
        about_event: false,
    };
    let mut claim = context.claim_as(draft, Factuality::Asserted, mention.sentence);
    // It is the source that spells it out, whoever is said to say the sentence.
    claim.statement.speaker = None;
    Some(claim)
}
