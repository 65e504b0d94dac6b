//! Where a happening was: "55 km (34 miles) south of the town of Alder".

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{Meaning, Mention, MentionType};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Items;
use crate::value::{Dimension, Quantity};

use super::context::{Context, Draft, slug};
use super::event::{HAPPENING, Occurrence};
use super::turn;

/// The property of a claim that tells how far and in which direction from a place something happened.
pub const SITE: &str = "site";
/// The direction of such a claim, in its scope.
pub const BEARING: &str = "bearing";

/// Items that the same distance in another unit takes in parentheses.
const PARENTHESIS: usize = 4;
/// Words that stand for the place itself: "the town of Alder".
const KINDS: CueWords = CueWords::named("stands-for-a-place");

/// Adds a claim for every distance and direction from a named place of a sentence that speaks of a happening.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    claims.extend((1..items.items.len()).filter_map(|at| direction(context, items, at, sentence)));
    // Few sentences tell a site, and of fewer it is asked of what.
    let mut sites = (0..items.items.len()).filter_map(|at| located(context, items, at)).peekable();
    if sites.peek().is_none() {
        return;
    }
    let weak = |e: &Occurrence| items.lexicon.sense(&e.term, Class::EventNoun).is_some_and(|s| s.is("weak"));
    let own = context.events.of_sentence(sentence).filter(|e| !weak(e));
    // "It went down nine kilometres west of Alder" needs no noun for what happened.
    let struck = || {
        let news = context.events.main.clone().unwrap_or_else(|| Term::from(HAPPENING));
        let own = !context.events.is_of_another(sentence);
        // "The tanker was attacked nine miles west of Alder".
        let attacked = (0..items.items.len()).any(|i| items.is_any_word(i, &["attacked", "ambushed"]));
        if attacked && own && context.events.main.is_none() {
            return Some(Occurrence { term: Term::from("attack"), named: true, date: None });
        }
        (own && turn::is_struck(items)).then_some(Occurrence { term: news, named: true, date: None })
    };
    let told = own.is_some();
    let Some(event) = own.cloned().or_else(struck) else {
        claims.extend(sites.filter_map(|(at, ..)| lies(context, items, at, sentence)));
        return;
    };
    for (at, quantity, site) in sites {
        // "In the town, which is 87 miles south of Alder, a flood", "at Orla, 12 km north of Alder": where the town lies.
        let of_place = |claim: &Claim| claim.about_event || !told || stands_at(items, at);
        if let Some(claim) = lies(context, items, at, sentence).filter(of_place) {
            claims.push(claim);
            continue;
        }
        let center = (0..at).any(|i| {
            items.word(i).is_some_and(|w| {
                let word = w.to_ascii_lowercase();
                word.starts_with("epicent") || word == "centered" || word == "centred"
            })
        });
        let scope: Scope = [(BEARING, site.bearing.id.clone()), ("of", site.place)]
            .into_iter()
            .map(|(key, value)| (Arc::from(key), value))
            .collect();
        let (Some(first), Some(last)) = (items.get(at), items.get(site.last)) else { continue };
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: event.term.clone(),
            property: SITE.into(),
            scope,
            value: Value::Quantity(Arc::new(quantity.clone())),
            span: context.span(first.start, last.end),
            subject_span: None,
            certainty: if center || event.named { Certainty::Certain } else { Certainty::Possible },
            about_event: true,
        };
        claims.push(context.claim(draft, items, at, sentence));
    }
}

/// Where a place lies that a sentence names, or calls by its kind: "the town, 140 km north-west of Corrin,", "Hollin Wood, which is
/// four miles south of Thaxley".
fn lies(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Claim> {
    let (at, quantity, site) = located(context, items, at)?;
    let hedged = |i: usize| {
        items.is_any_word(i, &["about", "some", "around", "roughly", "nearly", "just", "is", "lies", "which"])
    };
    let before = (0..at).rev().find(|&i| !hedged(i))?;
    let head = before.checked_sub(1).filter(|_| items.is_symbol(before, &[',']))?;
    let named = items.mention(head).filter(|(_, m)| m.kind == MentionType::Name);
    let subject = match named {
        Some((index, _)) => context.entities.of_mention(index)?.key.clone(),
        None => Term::from(items.word(head).filter(|_| items.is_cue(head, KINDS))?.to_lowercase()),
    };
    let scope: Scope = [(BEARING, site.bearing.id.clone()), ("of", site.place.clone())]
        .into_iter()
        .map(|(key, value)| (Arc::from(key), value))
        .collect();
    let draft = Draft {
        kind: ClaimKind::Figure,
        subject: subject.clone(),
        property: SITE.into(),
        scope,
        value: Value::Quantity(Arc::new(quantity.clone())),
        span: context.span(items.get(at)?.start, items.get(site.last)?.end),
        subject_span: None,
        certainty: Certainty::Possible,
        about_event: named.is_none(),
    };
    (subject != site.place).then(|| context.claim(draft, items, at, sentence))
}

/// In which direction of another place one lies that a sentence names: "Hollin Wood, a village (four miles) south of Thaxley".
fn direction(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Claim> {
    items.at(at, Class::Bearing)?;
    let site = site(context, items, at.checked_sub(1)?)?;
    let comma = (at.saturating_sub(APPOSED)..at).rev().find(|&i| items.is_symbol(i, &[',']))?;
    let article = items.is_any_word(comma + 1, &["a", "the"]);
    let kind =
        (comma + 2..at).any(|i| items.is_cue(i, KINDS) || items.is_any_word(i, &["suburb", "district"]));
    let (index, mention) = items.mention(comma.checked_sub(1)?)?;
    let name = context
        .entities
        .of_mention(index)
        .filter(|_| mention.kind == MentionType::Name && article && kind)?;
    let draft = Draft {
        kind: ClaimKind::Relation,
        subject: name.key.clone(),
        property: "where-lies".into(),
        scope: Scope::from([(Arc::from("of"), site.place.clone())]),
        value: Value::Entity(site.bearing.id.clone()),
        span: context.span(items.get(at)?.start, items.get(site.last)?.end),
        subject_span: None,
        certainty: Certainty::Possible,
        about_event: false,
    };
    (name.key != site.place).then(|| context.claim(draft, items, at, sentence))
}

/// Items before a direction in which the comma stands behind the place that it is told of.
const APPOSED: usize = 10;

/// Whether what a distance is told of is a place under "at" or "near": "hit a truck *at Orla*, about 12 km north of Alder".
fn stands_at(items: &Items<'_>, distance: usize) -> bool {
    let comma = (0..distance).rev().find(|&i| items.is_symbol(i, &[',']));
    comma.and_then(|comma| comma.checked_sub(2)).is_some_and(|i| items.is_any_word(i, &["at", "near"]))
}

/// The distance at an item, with the direction and the place behind it.
fn located<'a>(
    context: &Context<'_>,
    items: &Items<'a>,
    at: usize,
) -> Option<(usize, &'a Quantity, Site<'a>)> {
    let (_, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Dimension)?;
    Some((at, distance(mention)?, site(context, items, at)?))
}

struct Site<'a> {
    bearing: &'a Sense,
    place: Term,
    last: usize,
}

fn distance(mention: &Mention) -> Option<&Quantity> {
    let Meaning::Quantity(quantity) = &mention.meaning else { return None };
    let length = matches!(&quantity.unit.dimension, Dimension::Physical(id) if &**id == "length");
    (length && quantity.number.is_some()).then_some(quantity)
}

/// The direction and the place behind a distance.
fn site<'a>(context: &Context<'_>, items: &Items<'a>, at: usize) -> Option<Site<'a>> {
    let is = |i: usize, words: &[&str]| items.is_any_word(i, words);
    let mut next = at + 1;
    if items.is_symbol(next, &['(']) {
        next = (next..next + PARENTHESIS).find(|&i| items.is_symbol(i, &[')']))? + 1;
    }
    while is(next, &["to", "the", "due", "just"]) {
        next += 1;
    }
    let start = items.get(next)?.start;
    let (length, bearing) = items.at(next, Class::Bearing)?;
    next = items.position(start + length);
    if !is(next, &["of", "from"]) {
        return None;
    }
    next += 1;
    while items.is_determiner(next) {
        next += 1;
    }
    // "The Alderian port of Corrin".
    let adjective = usize::from(items.mention(next).is_some() && items.is_cue(next + 1, KINDS));
    if items.is_cue(next + adjective, KINDS) && is(next + adjective + 1, &["of"]) {
        next += adjective + 2;
    }
    let (index, mention) = items.mention(next).filter(|(_, m)| m.kind == MentionType::Name)?;
    let entity = context.entities.of_mention(index).map(|e| e.key.clone());
    let place = entity.unwrap_or_else(|| slug(mention.span.of(items.text)).into());
    Some(Site { bearing, place, last: next })
}
