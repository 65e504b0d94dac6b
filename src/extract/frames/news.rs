//! Figures of the news itself, which no name holds: a crowd, a turnout, what a deal is worth.

use crate::claim::{Certainty, Claim, ClaimKind, Value};
use crate::extract::ABOARD;
use crate::extract::context::Context;
use crate::extract::deed;
use crate::extract::figures::{DEPTH, WORTH, is_no_depth_of_quake};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Class, Frame, Knowledge};
use crate::span::Span;
use crate::syntax::{Filler, Items, Match};
use crate::value::Time;

use super::Reader;

/// Adds what a figure at item `at` is of the news by the noun that it counts: "31,200 spectators".
pub(super) fn counted(
    context: &Context<'_>,
    items: &Items<'_>,
    (sentence, at): (usize, usize),
    of_news: &mut Vec<Claim>,
) {
    let Some((_, mention)) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Count) else { return };
    let Meaning::Quantity(quantity) = &mention.meaning else { return };
    let noun = quantity.unit.symbol.rsplit(' ').next().unwrap_or("");
    for frame in context.knowledge.frames.counting(noun) {
        let value = Some(Filler { first: at, last: at });
        let found = Match { first: at, last: at, subject: None, value, certainty: Certainty::Possible };
        Reader { context, items, frame, sentence }.claims(&found, of_news);
    }
}

/// Adds claims about figures of the news, where none of the sentence's claims, which begin at `from`, says whose a figure is: a
/// claim that does not is replaced. A figure is one thing of the news: what it is read as first.
pub(in crate::extract) fn supply(
    context: &Context<'_>,
    of_news: Vec<Claim>,
    claims: &mut Vec<Claim>,
    from: usize,
) {
    let mut taken: Vec<Span> = Vec::new();
    let mut of_news = of_news;
    // "An average audience of 3 million" says more than "audience of 3 million".
    of_news.sort_by_key(|claim| std::cmp::Reverse(claim.span.end - claim.span.start));
    for claim in of_news {
        let same =
            |c: &Claim| c.kind == ClaimKind::Figure && c.span.overlaps(claim.span) && are_one(c, &claim);
        // "The minister announced a payment of 500,000 rupees": who announces it does not hold it.
        let holds =
            |c: &Claim| is_known(&c.statement.property, context) || !is_person(&c.statement.subject, context);
        // "$5 for each share" is no price of the whole, whoever pays it.
        let per = claim.statement.property.contains("-per-");
        let bare =
            |c: &Claim| is_bare_count(c) && claim.span.end - claim.span.start > c.span.end - c.span.start;
        // "Stole a $4 million ring": what the ring is worth, and perhaps not all that was taken.
        let of_thing = claims.iter().skip(from).any(|c| same(c) && c.statement.property.starts_with(WORTH));
        let held = !per
            && claims
                .iter()
                .skip(from)
                .any(|c| same(c) && !c.statement.subject.is_empty() && holds(c) && !bare(c));
        // "The ship and its crew of 24 were lost": those on board.
        let aboard = |c: &Claim| c.statement.property.strip_prefix(ABOARD) == Some("crew") && same(c);
        // "Two divers died": not all who were there.
        let counted = context.knowledge.frames.get(&claim.statement.property);
        let fate =
            |c: &Claim| context.knowledge.lexicon.sense(&c.statement.property, Class::PropertyWord).is_some();
        let fated = counted.is_some_and(|frame| frame.patterns.is_empty())
            && claims.iter().skip(from).any(|c| same(c) && fate(c));
        if held
            || fated
            || of_thing
            || claims.iter().skip(from).any(aboard)
            || is_beside(&context.source.text, &claim)
            || taken.iter().any(|span| span.overlaps(claim.span))
        {
            continue;
        }
        taken.push(claim.span);
        let own = claims.split_off(from.min(claims.len()));
        claims.extend(own.into_iter().filter(|c| !same(c)));
        claims.push(claim);
    }
}

/// "The four-storey building beside the hotel", "a nearby four-storey block": what stands beside the thing of the news.
fn is_beside(text: &str, claim: &Claim) -> bool {
    const BESIDE: [&str; 7] =
        ["nearby", "neighbouring", "neighboring", "adjacent", "adjoining", "beside", "opposite"];
    let before = text.get(..claim.span.start as usize).unwrap_or("").rsplit(char::is_whitespace).take(NEAR);
    let behind = text.get(claim.span.end as usize..).unwrap_or("").split(char::is_whitespace).take(NEAR);
    before.chain(behind).any(|word| BESIDE.contains(&word.trim_end_matches(',')))
}

/// Words on each side of a figure in which it is said that it is of something else.
const NEAR: usize = 3;

/// Whether a claim only counts, and does not say what is done to those counted.
fn is_bare_count(claim: &Claim) -> bool {
    let Value::Quantity(quantity) = &claim.statement.value else { return false };
    quantity.unit.symbol.rsplit(' ').next() == Some(&*claim.statement.property)
}

/// Whether a term is a person's, or that of an office which stands for its holder.
fn is_person(term: &str, context: &Context<'_>) -> bool {
    let entity = context.entities.all().iter().find(|e| *e.key == *term);
    let office = || context.knowledge.lexicon.at(&term.replace('-', " "), Class::Title).is_some();
    entity.is_some_and(|e| e.kind == NameKind::Person) || office()
}

/// Whether a property is one that frames, properties, deeds or tolls know, and not only the noun beside a figure.
fn is_known(property: &str, context: &Context<'_>) -> bool {
    let Knowledge { frames, properties, lexicon, .. } = context.knowledge;
    frames.get(property).is_some()
        || properties.get(property).is_some()
        || lexicon.deed(property).is_some()
        || lexicon.sense(property, Class::PropertyWord).is_some()
}

/// When a figure was: by the time of its clause, else by the one that opens its sentence.
pub(super) fn time(items: &Items<'_>, found: &Match) -> Option<Time> {
    let at = found.value?.first;
    // "The 21-km line will open in 2026": the time is not that of the length.
    if items.phrase_at(at).is_some_and(|phrase| phrase.head > at) {
        return None;
    }
    let clause = items.governor(at).map(|governor| governor.clause);
    if let Some(deed::Told::At(i, time)) = clause.map(|clause| deed::time(items, clause))
        && i != at
        // "62 percent, down from 74 in 2003": the time of the other figure.
        && !(at + 1..i).any(|i| items.is_any_word(i, &["from", "against", "compared", "than"]))
    {
        return Some(time.clone());
    }
    (0..=OPENING.min(found.first)).filter(|&i| i != at).find_map(|i| match &items.mention(i)?.1.meaning {
        Meaning::Time(time) => time.time.clone(),
        _ => None,
    })
}

/// Items at the beginning of a sentence in which a time is that of all of it.
const OPENING: usize = 2;

/// Whether two claims state one figure.
fn are_one(one: &Claim, other: &Claim) -> bool {
    matches!(
        (&one.statement.value, &other.statement.value),
        (Value::Quantity(x), Value::Quantity(y)) if x.number == y.number && x.unit.dimension == y.unit.dimension
    )
}

/// Tells of what span of time the figures of a sentence are that a frame asks it of: "in the first quarter", "over nine months".
pub(in crate::extract) fn tell_spans<'c>(
    context: &Context<'_>,
    items: &Items<'_>,
    claims: impl Iterator<Item = &'c mut Claim>,
) {
    let Knowledge { frames, properties, .. } = context.knowledge;
    for claim in claims.filter(|claim| claim.kind == ClaimKind::Figure) {
        let property = &claim.statement.property;
        let held = |frame: &Frame| {
            frame.held.iter().any(|held| properties.canonical(held.as_str().into()) == *property)
        };
        let of = |frame: &&Frame| !frame.spans.is_empty() && (*frame.id == **property || held(frame));
        if let Some(span) = frames.all().iter().find(of).and_then(|frame| span_of_time(frame, items)) {
            claim.statement.scope.add("span", &span);
        }
    }
}

/// The span of time that a sentence tells its figure of.
fn span_of_time(frame: &Frame, items: &Items<'_>) -> Option<String> {
    let text = items.text.get(items.bytes(0..items.items.len())?)?.to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (at, noun) = frame.spans.iter().find_map(|n| Some((words.iter().position(|word| word == n)?, n)))?;
    // Nine months are no six months.
    let count = at.checked_sub(1).and_then(|i| words.get(i)).filter(|_| noun.ends_with('s'));
    Some(count.map_or_else(|| noun.clone(), |count| format!("{count}-{noun}")))
}

/// Words of a pattern before its value, with those before that which say how a figure is made.
const MADE: usize = 8;

impl Reader<'_, '_> {
    /// "Adjusted net profit was 52 million", "net profit excluding one-off items": the word for a figure that is made otherwise.
    pub(super) fn unlike(&self, value: Filler) -> Option<&str> {
        let mut around = value.first.saturating_sub(MADE)..=value.last + NEAR;
        let word = |i: usize| self.frame.unlike.iter().find(|word| self.items.is_any_word(i, &[word]));
        around.find_map(word).map(String::as_str)
    }

    /// What sets a depth in the news of a quake apart from that of the quake: so deep are those whom it trapped, or a weak shock
    /// beside it. An article that tells such a one tells two depths.
    pub(super) fn shallow(&self, value: Filler) -> Option<&'static str> {
        let depth = self.frame.held.iter().any(|held| held == DEPTH);
        let meaning = self.items.mention(value.first).filter(|_| depth).map(|(_, m)| &m.meaning);
        let Some(Meaning::Quantity(quantity)) = meaning else { return None };
        is_no_depth_of_quake(self.context, self.sentence, quantity).then_some("shallow")
    }
}
