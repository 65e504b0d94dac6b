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
/// The place above which a quake is centred.
pub(super) const EPICENTRE: CueWords = CueWords::named("epicentre");

/// Adds a claim for every distance and direction from a named place of a sentence that speaks of a happening.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    claims.extend((1..items.items.len()).filter_map(|at| direction(context, items, at, sentence)));
    // Few sentences tell a site, and of fewer it is asked of what.
    let mut sites = (0..items.items.len()).filter_map(|at| located(context, items, at)).peekable();
    if sites.peek().is_none() {
        return;
    }
    let weak = |e: &Occurrence| items.lexicon.sense(&e.term, Class::EventNoun).is_some_and(|s| s.is("weak"));
    // "The richest prize that pirates have taken": an award lies nowhere, where it is not what the news is of.
    let main = context.events.main.as_ref();
    let held = |e: &Occurrence| {
        let occasion = items.lexicon.sense(&e.term, Class::EventNoun).is_some_and(|s| s.is("occasion"));
        occasion && main.is_none_or(|main| *main != e.term)
    };
    let own = context.events.of_sentence(sentence).filter(|e| !weak(e) && !held(e));
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
    let event = own.cloned().or_else(struck);
    for located in sites {
        let at = located.0;
        let mut tell = |subject: &Term, certainty| {
            claims.push(of(context, items, sentence, &located, subject, certainty));
        };
        match (place_before(items, at), &event) {
            // "In the town, which is 87 miles south of Alder, a flood".
            (Some(Place::Kind(kind)), _) => tell(&Term::from(kind.to_lowercase()), Certainty::Possible),
            (Some(Place::Named), _) if !told || stands_at(items, at) => {}
            (_, Some(event)) => {
                let certain = event.named || is_center(items, at);
                let certainty = if certain { Certainty::Certain } else { Certainty::Possible };
                tell(&event.term, certainty);
            }
            (_, None) => {}
        }
    }
}

/// Whether words before a distance tell of the centre of the happening itself.
fn is_center(items: &Items<'_>, at: usize) -> bool {
    (0..at).any(|i| items.is_cue(i, EPICENTRE) || items.is_any_word(i, &["centred", "centered"]))
}

/// The claim that a happening or "the town" is so far from a place, in that direction.
fn of(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    (at, quantity, site): &Located<'_>,
    subject: &Term,
    certainty: Certainty,
) -> Claim {
    let scope = [(BEARING, &site.bearing.id), ("of", &site.place)];
    let start = items.get(*at).map_or(0, |item| item.start);
    let draft = Draft {
        kind: ClaimKind::Figure,
        subject: subject.clone(),
        property: SITE.into(),
        scope: scope.into_iter().map(|(key, value)| (Arc::from(key), value.clone())).collect(),
        value: Value::Quantity(Arc::new((*quantity).clone())),
        span: context.span(start, items.get(site.last).map_or(start, |item| item.end)),
        subject_span: None,
        certainty,
        about_event: true,
    };
    context.claim(draft, items, *at, sentence)
}

/// What a distance is told of, where it stands right before it: a place by name, of which [`super::distance`] tells the way, or "the
/// town", by its kind.
fn place_before<'a>(items: &Items<'a>, at: usize) -> Option<Place<'a>> {
    let hedged = |i: usize| {
        items.is_any_word(i, &["about", "some", "around", "roughly", "nearly", "just", "is", "lies", "which"])
    };
    let before = (0..at).rev().find(|&i| !hedged(i))?;
    let head = before.checked_sub(1).filter(|_| items.is_symbol(before, &[',']))?;
    if items.mention(head).is_some_and(|(_, m)| m.kind == MentionType::Name) {
        return Some(Place::Named);
    }
    Some(Place::Kind(items.word(head).filter(|_| items.is_cue(head, KINDS))?))
}

/// A place of which a distance is told.
enum Place<'a> {
    Named,
    Kind(&'a str),
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

/// Whether what a distance is told of is a place under "at" or "near": "hit a truck *at Orla*, about 12 km north of Alder", "below a
/// home *in the town of Orla*, 12 km north of Alder".
fn stands_at(items: &Items<'_>, distance: usize) -> bool {
    let comma = (0..distance).rev().find(|&i| items.is_symbol(i, &[',']));
    let Some(before) = comma.and_then(|comma| comma.checked_sub(2)) else { return false };
    let town = items.is_any_word(before, &["of"]) && before > 0 && items.is_cue(before - 1, KINDS);
    town || items.is_any_word(before, &["at", "near"])
}

/// The item of a distance, with the direction and the place behind it.
type Located<'a> = (usize, &'a Quantity, Site<'a>);

/// The distance at an item.
fn located<'a>(context: &Context<'_>, items: &Items<'a>, at: usize) -> Option<Located<'a>> {
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
