//! Where a turn was: the places named behind its verb, each with what kind of place it is.

use crate::claim::Term;
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::syntax::Items;
use crate::syntax::slot::Clause;

use super::super::context::{Context, slug};
use super::super::kind;

/// The kind of a place, in the scope of a claim.
pub const LEVEL: &str = "level";

/// A place of a turn.
pub(super) struct Site {
    pub term: Term,
    /// `town`, `site`, `region`, `country`, or one of them near which it was; `kind` where it has no name.
    pub level: &'static str,
    pub at: usize,
}

/// Last words of the names of streets.
const STREETS: CueWords = CueWords::named("street");
/// Kinds of places whose name stands behind "of".
const TOWNS: CueWords = CueWords::named("place-by-name");
/// The question that kinds of sites answer.
const SITE: &str = "site";
/// Items of a phrase that says what kind of site it is, before its last one.
const WITHIN: usize = 3;
/// Items behind a preposition in which its name stands.
const REACH: usize = 8;
/// Items of a parenthesis that is passed over.
const PARENTHESIS: usize = 6;
/// The places named behind the verb of a clause.
pub(super) fn places(
    context: &Context<'_>,
    items: &Items<'_>,
    clause: &Clause,
    at: usize,
    turn: &Sense,
) -> Vec<Site> {
    // "Alder Hospital, where she was flown".
    if let Some(marker) = clause.marker.filter(|&m| items.is_any_word(m, &["where"])) {
        let before = (marker.saturating_sub(2)..marker).rev().find_map(|i| Some((i, items.mention(i)?)));
        let named = before.filter(|(_, (_, m))| m.kind == MentionType::Name);
        return named.and_then(|(i, _)| site(context, items, i, false)).into_iter().collect();
    }
    let last = clause.last.max(at);
    let next = items.clauses().iter().map(|c| c.verbs.first).filter(|&v| v > at.max(clause.verbs.last)).min();
    let end = next.map_or(last + REACH, |next| next.saturating_sub(1)).min(items.items.len());
    let mut sites = Vec::new();
    let mut unnamed = None;
    let mut near = None;
    let mut behind = 0;
    let mut i = at;
    while i <= end {
        if let Some(kind) = preposition(items, i, turn) {
            near = Some(kind);
            behind = 0;
            unnamed = unnamed.or_else(|| unnamed_site(items, i + 1).filter(|_| !kind && sites.is_empty()));
        } else if let Some((_, mention)) = items.mention(i) {
            let name = mention.kind == MentionType::Name;
            // "The Alderian port of Corrin".
            let kind = items.lexicon.sense(items.word(i + 1).unwrap_or(""), Class::PlaceKind).is_some();
            let noun = !kind && items.word(i + 1).is_some_and(|w| w.starts_with(char::is_lowercase));
            let adjective =
                name && noun && !items.is_function_word(i + 1) && items.is_any_word(i + 2, &["of"]);
            if adjective {
                i += 1;
                continue;
            }
            if let (true, Some(near)) = (name, near) {
                sites.extend(site(context, items, i, near));
            }
            if name {
                near = None;
            }
        } else if let Some(close) =
            (i..i + PARENTHESIS).find(|&c| items.is_symbol(i, &['(']) && items.is_symbol(c, &[')']))
        {
            i = close;
        } else if items.is_symbol(i, &[',', ';', ':', '(', '.']) {
            // "On Monday, in Alder" goes on; a clause behind a comma is another thing.
            near = None;
            if items.is_symbol(i, &[';', ':', '(']) || !sites.is_empty() {
                break;
            }
        }
        behind += 1;
        if behind > REACH {
            near = None;
        }
        i += 1;
    }
    sites.extend(unnamed);
    sites
}

/// The place that is the object of "left".
pub(super) fn left(context: &Context<'_>, items: &Items<'_>, clause: &Clause) -> Vec<Site> {
    let object = clause.object().map(|slot| slot.phrase.head);
    object.and_then(|at| site(context, items, at, false)).into_iter().collect()
}

/// "At his home", "in hospital": a site told by what kind of place it is.
fn unnamed_site(items: &Items<'_>, at: usize) -> Option<Site> {
    let phrase = items.phrase_at(at)?;
    let bare = items.word(at).is_some_and(|w| ["hospital", "home", "prison", "jail"].contains(&w));
    if !bare && !items.is_determiner(at) || phrase.head > at + WITHIN {
        return None;
    }
    // "His home town" is no home.
    if items.is_cue(phrase.head, TOWNS) {
        return None;
    }
    let text = |i: usize| items.text.get(items.get(i)?.start..);
    let (_, site) = (at..=phrase.head).rev().find_map(|i| kind::answer(text(i)?, SITE, items.lexicon))?;
    let whole = items.mention(phrase.head).is_none() && !items.is_possessive(phrase.head);
    whole.then(|| Site { term: site.id.clone(), level: "kind", at: phrase.head })
}

/// The place that a name is, if it may be one.
fn site(context: &Context<'_>, items: &Items<'_>, at: usize, near: bool) -> Option<Site> {
    let (index, mention) = items.mention(at)?;
    let entity = context.entities.of_mention(index);
    let person = entity.is_some_and(|e| matches!(e.kind, NameKind::Person | NameKind::Event));
    let words = mention.span.of(items.text);
    let level = level(items, at, words).filter(|_| !person && !items.is_possessive(at))?;
    let term = entity.map_or_else(|| Term::from(slug(words)), |e| e.key.clone());
    Some(Site { term, level: if near { beside(level) } else { level }, at })
}

/// Whether a name is that of a street: "Tarn Road", "Alder St".
fn is_street(items: &Items<'_>, at: usize) -> bool {
    let words = items.mention(at).map_or("", |(_, mention)| mention.span.of(items.text));
    let last = words.rsplit_once(' ').map_or("", |(_, last)| last);
    STREETS.hold(last, items.lexicon)
}

/// Whether a preposition of place stands at an item, and whether it says "near".
fn preposition(items: &Items<'_>, i: usize, turn: &Sense) -> Option<bool> {
    if items.is_any_word(i, &["on"]) && is_street(items, i + 1) && !turn.is("from-place") {
        return Some(false);
    }
    if items.is_any_word(i, &["near", "outside", "off"])
        || items.is_any_word(i, &["close"]) && items.is_any_word(i + 1, &["to"])
    {
        return Some(true);
    }
    let from = turn.is("from-place");
    let own = items.is_any_word(i, &["in", "at"]) && !from;
    let from = from && items.is_any_word(i, &["from", "at"]);
    let to = turn.is("to") && items.is_any_word(i, &["to", "into"]);
    let bound = turn.is("for") && items.is_any_word(i, &["for", "to"]);
    (own || from || to || bound).then_some(false)
}

fn beside(level: &'static str) -> &'static str {
    match level {
        "town" => "near-town",
        "site" => "near-site",
        "country" => "near-country",
        _ => "near-region",
    }
}

/// Whether a name is that of a town that the tables have.
fn is_town(name: &str, lexicon: &Lexicon) -> bool {
    let place = lexicon.at(name, Class::Place).filter(|(length, _)| *length == name.len());
    place.is_some_and(|(_, sense)| sense.is("city") || sense.is("capital"))
}

/// What kind of place a name names.
pub(in super::super) fn level(items: &Items<'_>, at: usize, words: &str) -> Option<&'static str> {
    let lexicon = items.lexicon;
    if let Some((length, sense)) = lexicon.at(words, Class::Place)
        && length == words.len()
    {
        let town = sense.is("city") || sense.is("capital");
        let level = if sense.is("region") { "region" } else { "country" };
        return (!sense.is("demonym")).then_some(if town { "town" } else { level });
    }
    // "South London" is a part of the town, as its quarters are.
    let part = words.split_once(' ').filter(|(first, _)| lexicon.sense(first, Class::Bearing).is_some());
    if part.is_some_and(|(_, town)| is_town(town, lexicon)) {
        return Some("part-of-town");
    }
    // "Alder airport": what the name is of stands behind it; "an Alder hospital" is one of a town.
    let behind = items.word(at + 1).filter(|w| w.starts_with(char::is_lowercase));
    if let Some(kind) = behind.and_then(|w| lexicon.sense(w, Class::PlaceKind)).filter(|k| k.is("site")) {
        return Some(if kind.is("shared") { "town" } else { "site" });
    }
    let last = words.rsplit(' ').next()?;
    let kind = lexicon.sense(last, Class::PlaceKind);
    if kind.is_some_and(|k| k.is("region")) {
        return Some("region");
    }
    let head = |class: Class| words.contains(' ') && lexicon.sense(last, class).is_some();
    let site = is_street(items, at)
        || kind.is_some_and(|k| k.is("site"))
        || head(Class::BuildingNoun)
        || head(Class::OrganisationNoun);
    Some(if site { "site" } else { "town" })
}
