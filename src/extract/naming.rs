//! Claims that names make: offices of persons, and what acronyms stand for.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Value};
use crate::grammar::{Meaning, Mention, Name, NameKind};
use crate::knowledge::{CueWords, Lexicon};
use crate::span::Span;

use super::context::{Context, Draft, slug};
use super::incumbent::is_of_a_house;

mod expansion;
mod occupation;
mod post;

pub use post::SITES;

use post::Post;

/// Adds the claims of the names of a sentence.
pub(super) fn extract(context: &Context<'_>, first: usize, mentions: &[Mention], claims: &mut Vec<Claim>) {
    for (offset, mention) in mentions.iter().enumerate() {
        let Meaning::Name(name) = &mention.meaning else { continue };
        claims.extend(office(context, first + offset, mention, name));
        claims.extend(posts(context, first + offset, mention));
        claims.extend(occupations(context, first + offset, mention));
        claims.extend(expansion::of(context, first + offset, mention, name));
    }
}

/// The property of a claim that tells what a person works as.
pub const OCCUPATION: &str = "occupation";

/// "Lawyer Jane Doe": what she works as.
fn occupations(context: &Context<'_>, index: usize, mention: &Mention) -> Vec<Claim> {
    let Some(person) = context.entities.of_mention(index) else { return Vec::new() };
    let claim = |(job, span): (String, Span)| {
        let draft = Draft {
            kind: ClaimKind::Relation,
            subject: person.key.clone(),
            property: OCCUPATION.into(),
            scope: Scope::new(),
            value: Value::Entity(job.into()),
            span,
            subject_span: Some(mention.span),
            certainty: Certainty::Possible,
            about_event: false,
        };
        context.claim_as(draft, Factuality::Asserted, mention.sentence)
    };
    occupation::beside(context, index, mention).into_iter().map(claim).collect()
}

/// Words of an office; what is longer holds more than one.
const LONGEST: usize = 6;

/// "Foreign Minister Jane Doe": the office of a person.
fn office(context: &Context<'_>, index: usize, mention: &Mention, name: &Name) -> Option<Claim> {
    let title = name.title()?;
    let words = title.of(&context.source.text);
    let sense = post::title_of(words, &context.knowledge.lexicon)?;
    let several = last_word(words).ends_with(['s', 'S']) && !sense.id.ends_with('s');
    if !(sense.is("office") || sense.is("rank")) || several || words.split(' ').count() > LONGEST {
        return None;
    }
    let person = context.entities.of_mention(index)?;
    if title == mention.span && *person.base == slug(words) {
        return None;
    }
    // "The city's director of public works": the words behind it belong to it.
    let cut = context.source.text.get(title.end as usize..).is_some_and(|rest| rest.starts_with(" of "));
    let factuality = tenure(context, title).filter(|_| !cut || title.start < mention.span.start)?;
    let office = match post::first_field(context, index, title) {
        Some(first) => format!("{}-and-{}", slug(first), slug(words)),
        None => slug(words),
    };
    let draft = Draft {
        kind: ClaimKind::Relation,
        subject: person.key.clone(),
        property: Arc::from("office"),
        scope: Scope::new(),
        value: Value::Entity(office.into()),
        span: title.join(mention.span),
        subject_span: Some(mention.span),
        certainty: Certainty::Certain,
        about_event: false,
    };
    Some(context.claim_as(draft, factuality, mention.sentence))
}

/// Words before or in a title that is held no longer.
const FORMER: CueWords = CueWords::named("former");
/// Words before or in a title that is held for a while only, or not yet.
const NOT_HELD: CueWords = CueWords::named("not-held");
/// Words right before a title that make it another one.
pub const BELOW_A_TITLE: CueWords = CueWords::named("below-a-title");

/// Whether a word beside a title leaves it what it is: not "former", "acting", "deputy".
pub(super) fn is_held(word: &str, lexicon: &Lexicon) -> bool {
    ![FORMER, NOT_HELD, BELOW_A_TITLE].iter().any(|other| other.hold(word, lexicon))
}

/// Whether an office is held or was held; none where a word says that it is another one ("acting chief executive Jane
/// Doe"), or that it will be held.
fn tenure(context: &Context<'_>, title: Span) -> Option<Factuality> {
    let text = &context.source.text;
    let before = text.get(..title.start as usize)?;
    let beside = before.trim_end_matches([' ', '-']).rsplit(|c: char| !c.is_alphabetic()).next();
    let beside = beside.filter(|_| before.ends_with([' ', '-'])).unwrap_or("");
    let is = |word: &str, list: CueWords| list.hold(word, &context.knowledge.lexicon);
    let own = || title.of(text).split([' ', '-']);
    // "Deputy Prime Minister" is an office of its own; so is "Vice President".
    let held = |word: &str| !is(word, NOT_HELD);
    if is(beside, BELOW_A_TITLE) || !held(beside) || !own().all(held) {
        return None;
    }
    let former = is(beside, FORMER) || own().any(|word| is(word, FORMER));
    Some(if former { Factuality::Former } else { Factuality::Asserted })
}

/// Kinds of houses that bear numbers: "president of Dockers Local 417".
const NUMBERED: CueWords = CueWords::named("numbered-house");

/// "Jane Doe, general manager of Alder's paper division": what she has a post over.
fn posts(context: &Context<'_>, index: usize, mention: &Mention) -> Vec<Claim> {
    let person = context.entities.of_mention(index).filter(|e| match e.kind {
        NameKind::Person => !is_of_a_house(&e.base, &context.knowledge.lexicon),
        NameKind::Unknown => e.base.contains('-') && !is_of_a_house(&e.base, &context.knowledge.lexicon),
        _ => false,
    });
    let Some(person) = person else { return Vec::new() };
    let claim = |post: Post| {
        let draft = Draft {
            kind: ClaimKind::Relation,
            subject: person.key.clone(),
            property: Arc::from("office"),
            scope: Scope::new(),
            value: Value::Entity(post.office.into()),
            span: mention.span.join(post.span),
            subject_span: Some(mention.span),
            certainty: Certainty::Certain,
            about_event: false,
        };
        context.claim_as(draft, Factuality::Asserted, mention.sentence)
    };
    // "CORRIN, May 7 - A coach": a dateline's day is no post.
    let numbered =
        |post: &Post| post.office.split('-').any(|word| NUMBERED.hold(word, &context.knowledge.lexicon));
    let dated = |post: &Post| post.office.bytes().any(|b| b.is_ascii_digit()) && !numbered(post);
    let title = match &mention.meaning {
        Meaning::Name(name) => name.title(),
        _ => None,
    };
    let sense =
        title.and_then(|title| post::title_of(title.of(&context.source.text), &context.knowledge.lexicon));
    let ranked = sense.is_some_and(|sense| sense.is("rank"));
    let behind = post::behind(context, mention.span.end as usize, ranked);
    let before = post::before(context, mention);
    // The title that the grammar of names reads is told by `office`.
    let titled = title.filter(|_| sense.is_some()).map(|title| slug(title.of(&context.source.text)));
    let posts = behind.into_iter().chain(before).filter(|post| titled.as_ref() != Some(&post.office));
    posts.filter(|post| !dated(post)).map(claim).collect()
}

fn last_word(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or(words)
}
