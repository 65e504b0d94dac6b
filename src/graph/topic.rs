//! Figures of the news that a source leaves without a holder: "he won 11 caps", "a 60-metre ladder". What an article tells
//! once, and another of its story tells once, is one thing where their leads tell of one happening; if others say whose it is,
//! it is theirs.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Statement, Term, Value};
use crate::extract::{ABOARD, BALLOT, CHANGE, COUNT, Entity, PART, Reading, told_as};
use crate::grammar::{Meaning, Mention, NameKind};
use crate::knowledge::{Class, Knowledge, Lexicon, NEWS, Sense};
use crate::span::Span;
use crate::value::{Dimension, Time};

/// The subject of figures of the news that no source gives a holder.
pub const TOPIC: &str = "this-story";

/// Words that stand for what another sentence names.
const PRONOUNS: [&str; 8] = ["it", "he", "she", "they", "this", "that", "these", "those"];
/// The property of an amount of which nothing is told.
const UNTOLD: &str = "currency";

/// Gives figures without a holder to the one thing of which sources of the same news tell that figure, else to the news.
pub(super) fn supply(readings: &mut [Reading], knowledge: &Knowledge) {
    for reading in readings.iter_mut() {
        let now = reading.published_time().and_then(Time::window).map(|(now, _)| now);
        let listed = listed(reading);
        give(&mut reading.claims, &listed, now, &knowledge.lexicon);
    }
    adopt(readings, knowledge);
}

/// Sentences from the beginning of an article in which a figure is that of its news.
const LEAD: usize = 4;

/// Gives the figures of a source that nothing holds to its news, where what they count or measure is told only once, or once in
/// the lead.
fn give(claims: &mut [Claim], listed: &BTreeSet<Span>, now: Option<i64>, lexicon: &Lexicon) {
    let told = Tellings::of(claims, now);
    // What sentences that run alike tell is held against each other by their words.
    let mut alike: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| c.alike.is_some()) {
        alike.entry(claim.sentence).or_default().push(claim.span);
    }
    for claim in claims {
        let mut beside = alike.get(&claim.sentence).into_iter().flatten();
        let of_news = claim.statement.property.starts_with(NEWS);
        let open =
            claim.statement.subject.is_empty() && (of_news || !beside.any(|span| span.overlaps(claim.span)));
        let open = open && !told.is_background(claim, now) && !listed.contains(&claim.span);
        let Some(thing) = thing(claim).filter(|_| open && told.once(claim)) else { continue };
        // Of persons, an article counts now these and now those; a toll is that of a happening or of none.
        let kept = [Class::CountNoun, Class::PropertyWord, Class::PlainNoun];
        // Passengers are those of the one journey.
        let role = |s: &Sense| s.is("role") && claim.statement.scope.is_empty();
        if kept.iter().any(|&class| lexicon.sense(&thing, class).is_some_and(|s| !role(s))) {
            continue;
        }
        claim.statement.subject = Term::from(TOPIC);
        claim.about_event = true;
        claim.certainty = Certainty::Possible;
    }
}

/// The places of counts that stand in one list, of which each tells a part: "two guides and four climbers".
fn listed(reading: &Reading) -> BTreeSet<Span> {
    let text = reading.text();
    let counted =
        |m: &&Mention| matches!(&m.meaning, Meaning::Quantity(q) if q.unit.dimension == Dimension::Count);
    let counts: Vec<Span> = reading.mentions.iter().filter(counted).map(|m| m.span).collect();
    let pairs = counts.iter().zip(counts.iter().skip(1));
    let beside = pairs.filter(|(one, next)| {
        let between = text.get(one.end as usize..next.start as usize);
        between.is_some_and(|between| [" and ", " and the ", ", "].contains(&between))
    });
    let places: Vec<Span> = beside.flat_map(|(one, next)| [*one, *next]).collect();
    let in_list = |claim: &&Claim| {
        let next = places.partition_point(|place| place.end <= claim.span.start);
        places.get(next).is_some_and(|place| place.overlaps(claim.span))
    };
    let plain = |claim: &&Claim| is_plain_count(claim) && !claim.statement.property.starts_with(ABOARD);
    reading.claims.iter().filter(plain).filter(in_list).map(|claim| claim.span).collect()
}

/// The values that an article gives each thing.
#[derive(Default)]
struct Tellings {
    all: BTreeMap<(String, String), Vec<Value>>,
    lead: BTreeMap<(String, String), Vec<Value>>,
    /// Things of which a figure is told that is not of long before.
    recent: BTreeSet<(String, String)>,
}

impl Tellings {
    fn of(claims: &[Claim], now: Option<i64>) -> Self {
        let said = || claims.iter().filter(|c| c.alike.is_none() && is_said(c));
        let recent = said().filter(|c| !is_of_old(c, now)).filter_map(Self::key).collect();
        let mut told = Self { recent, ..Self::default() };
        for claim in said() {
            if told.is_background(claim, now) {
                continue;
            }
            let Some(key) = Self::key(claim) else { continue };
            let value = &claim.statement.value;
            // Of those on board a source says now "more than 4,200", now 4,229.
            let rounded = claim.statement.property.starts_with(ABOARD);
            if claim.sentence < LEAD {
                add(told.lead.entry(key.clone()).or_default(), value, rounded);
            }
            add(told.all.entry(key).or_default(), value, rounded);
        }
        told
    }

    /// Whether a figure is of long before, and the article has another of its thing: jobs lost in 2011 beside those that are to go.
    fn is_background(&self, claim: &Claim, now: Option<i64>) -> bool {
        is_of_old(claim, now) && Self::key(claim).is_some_and(|key| self.recent.contains(&key))
    }

    /// Of "200 million naira ($1.27 million)" either is told once.
    fn key(claim: &Claim) -> Option<(String, String)> {
        Some((thing(claim)?.into_owned(), unit(claim).to_owned()))
    }

    /// Whether the article tells the figure of that thing only once, or only once in its lead, which this is.
    fn once(&self, claim: &Claim) -> bool {
        let Some(key) = Self::key(claim) else { return false };
        let single = |told: &BTreeMap<_, Vec<Value>>| told.get(&key).is_some_and(|values| values.len() == 1);
        // Things are counted that are of one kind and not the same: "two inmates" and "1,500 inmates".
        single(&self.all) || !is_plain_count(claim) && claim.sentence < LEAD && single(&self.lead)
    }
}

/// Adds a value, if it is not there in this unit or another, or `rounded`: "480 m (1,575 ft)" is told once.
fn add(values: &mut Vec<Value>, value: &Value, rounded: bool) {
    let one = |known: &Value| match (known, value) {
        (Value::Quantity(x), Value::Quantity(y)) if x.unit.symbol != y.unit.symbol => {
            x.unit.dimension == y.unit.dimension && x.meets(y)
        }
        // "Over £3.68m", "£3.68m": one figure of one article.
        (Value::Quantity(x), Value::Quantity(y)) => (rounded || x.number == y.number) && x.meets(y),
        _ => known.to_string() == value.to_string(),
    };
    if !values.iter().any(one) {
        values.push(value.clone());
    }
}

/// Minutes before an article from which on a time is not that of its news.
const OLD: i64 = 60 * 24 * 60;

/// Whether a figure is of long before its article, which was published at the minute `now`: "in 2011, when 90 posts were lost".
fn is_of_old(claim: &Claim, now: Option<i64>) -> bool {
    let told = claim.statement.as_of.as_ref().and_then(Time::window);
    now.zip(told).is_some_and(|(now, (_, end))| end < now - OLD)
}

/// Whether a claim tells what is or is to be.
fn is_said(claim: &Claim) -> bool {
    !matches!(claim.statement.factuality, Factuality::Denied | Factuality::Asked)
}

/// The currency of a claim about an amount.
fn unit(claim: &Claim) -> &str {
    match &claim.statement.value {
        Value::Quantity(q) if q.unit.dimension == Dimension::Currency => &q.unit.symbol,
        _ => "",
    }
}

/// What a claim counts ("caps"), the thing and the measure that it tells of it ("ladder-length"), what it is a share or a mass of
/// ("of-body", "mass-of-explosives"), what an amount is ("reward"), or what it gives the number of ("floor").
fn thing(claim: &Claim) -> Option<Cow<'_, str>> {
    if &*claim.statement.property == BALLOT {
        return Some(Cow::from(BALLOT));
    }
    let Value::Quantity(quantity) = &claim.statement.value else { return None };
    let property = &*claim.statement.property;
    if property.starts_with(NEWS) {
        return Some(Cow::from(property));
    }
    // "It is 615 kilometres", "she has three": of what, another sentence says.
    if property.split('-').any(|word| PRONOUNS.contains(&word)) {
        return None;
    }
    let of =
        |before: &str| claim.statement.scope.get("of").map(|whole| Cow::from(format!("{before}of-{whole}")));
    match quantity.unit.dimension {
        _ if claim.kind != ClaimKind::Figure => None,
        Dimension::Number if property.starts_with(PART) || property.starts_with(ABOARD) => {
            Some(Cow::from(property))
        }
        Dimension::Count if property.ends_with(COUNT) || property.starts_with(ABOARD) => {
            Some(Cow::from(property))
        }
        Dimension::Count => property.rsplit('-').next().map(Cow::from),
        Dimension::Physical(_) if property.contains('-') => Some(Cow::from(property)),
        Dimension::Physical(_) => of(&format!("{property}-")),
        Dimension::Currency => Some(Cow::from(property)).filter(|p| p != UNTOLD),
        Dimension::Ordinal => Some(Cow::from(property)),
        Dimension::Percent if property.ends_with(CHANGE) => Some(Cow::from(property)),
        Dimension::Percent => of(""),
        Dimension::Age if property.ends_with("-age") => Some(Cow::from(property)),
        _ => None,
    }
}

/// A reading and the position of a claim in it.
type Position = (usize, usize);

/// Gives each figure of the news to the one thing of which sources of the same news tell that figure.
fn adopt(readings: &mut [Reading], knowledge: &Knowledge) {
    let mut held: BTreeMap<Cow<'_, str>, Vec<Position>> = BTreeMap::new();
    for (reading, claim, told) in claims(readings).filter(|(.., c)| *c.statement.subject != *TOPIC) {
        if told.statement.subject.is_empty() {
            continue;
        }
        // "Carried-passengers" tells the number of passengers as well.
        for ending in endings(&told.statement.property) {
            held.entry(Cow::from(ending)).or_default().push((reading, claim));
        }
        if let Value::Quantity(figure) = &told.statement.value
            && let Some(as_news) = told_as(&told.statement.property, figure, &knowledge.lexicon)
        {
            held.entry(Cow::from(as_news)).or_default().push((reading, claim));
        }
    }
    let mut adopted = Vec::new();
    for (reading, claim, told) in claims(readings).filter(|(.., c)| *c.statement.subject == *TOPIC) {
        let property = &told.statement.property;
        let known_as = knowledge.frames.get(property).filter(|f| f.news).map_or(&[][..], |f| &f.held);
        let size = size_of(told, &knowledge.lexicon);
        let names = std::iter::once(&**property).chain(known_as.iter().map(String::as_str)).chain(size);
        let others = names.filter_map(|name| held.get(name)).flatten();
        let holders: BTreeSet<_> =
            others.filter_map(|&other| holder(readings, reading, told, other)).collect();
        let own = readings.get(reading).map_or(&[][..], |own| &own.claims);
        if let (1, Some(holder)) = (holders.len(), holders.into_iter().next())
            && !is_another_s(own, told, &holder.subject)
        {
            adopted.push(((reading, claim), holder.clone()));
        }
    }
    for ((reading, claim), Holder { subject, property, scope }) in adopted {
        let claim = readings.get_mut(reading).and_then(|r| r.claims.get_mut(claim));
        let Some(claim) = claim else { continue };
        claim.statement.subject = subject;
        claim.statement.property = property;
        claim.statement.scope = scope;
    }
}

/// What of a thing without a name a figure measures, which a source that names it says by that word alone: `length`.
fn size_of<'c>(claim: &'c Claim, lexicon: &Lexicon) -> Option<&'c str> {
    let (thing, size) = claim.statement.property.rsplit_once('-')?;
    let physical = matches!(&claim.statement.value, Value::Quantity(q) if matches!(q.unit.dimension, Dimension::Physical(_)));
    (physical && lexicon.sense(thing, Class::MeasuredNoun).is_some()).then_some(size)
}

/// Whose a figure is, under which property and with which restriction.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Holder {
    subject: Term,
    property: Arc<str>,
    scope: Scope,
}

/// Whose figure a claim of another source is, where both tell of the same news.
fn holder(readings: &[Reading], reading: usize, told: &Claim, (other, claim): Position) -> Option<Holder> {
    let (own, other_reading) = (readings.get(reading)?, readings.get(other)?);
    let statement = &other_reading.claims.get(claim)?.statement;
    let alike = matches!(
        (&told.statement.value, &statement.value),
        (Value::Quantity(one), Value::Quantity(two)) if one.unit.dimension == two.unit.dimension
    );
    // "A 35 per cent stake" is one in what the other names.
    let of_news = told.statement.property.starts_with(NEWS) && told.statement.scope.is_empty();
    let scoped = told.statement.scope == statement.scope
        || of_news && statement.scope.iter().all(|(key, _)| ["of", "in", "to", "for"].contains(&&**key));
    // The happening of the news has no name that the sentence could tell instead.
    let happening = is_happening(other_reading, claim) && told.statement.property.starts_with(NEWS);
    let others = !happening && names_others(own, told.sentence, &statement.subject);
    let (one, two) = (&own.news, &other_reading.news);
    let entity = other_reading.entities.all().iter().find(|e| e.key == statement.subject);
    // "The 4,900-km Alder cable": what the sentence names itself, and no place or person.
    let property = &told.statement.property;
    let sized = !property.starts_with(NEWS) && property.ends_with(&format!("-{}", statement.property));
    let thing = |e: &Entity| ![NameKind::Person, NameKind::Place].contains(&e.kind);
    let named =
        sized && entity.is_some_and(thing) && names(own, told.sentence, &statement.subject).any(|own| own);
    let apart = !(one.is_same(two) || (happening || named) && one.is_kin(two)) || others || sized && !named;
    // What may be is no reading of what was.
    let hedged = |f: Factuality| f == Factuality::Hedged;
    let told_so = hedged(told.statement.factuality) == hedged(statement.factuality);
    if reading == other || !alike || !scoped || !told_so || apart {
        return None;
    }
    // A figure that somebody has may be another's: "a team-mate has 54 caps".
    let thing = !is_plain_count(told) || entity.is_none_or(|e| e.kind != NameKind::Person);
    let Statement { subject, property, scope, .. } = statement;
    thing.then(|| Holder { subject: subject.clone(), property: property.clone(), scope: scope.clone() })
}

/// Whether a claim is about a happening that has no name.
fn is_happening(reading: &Reading, claim: usize) -> bool {
    let event = reading.claims.get(claim).filter(|c| c.about_event).map(|c| &c.statement.subject);
    event.is_some_and(|event| reading.entities.all().iter().all(|e| e.key != *event))
}

/// Whether the same words tell something of another than the holder: "the stock ended down 1.1%" tells which way one firm's went.
fn is_another_s(claims: &[Claim], told: &Claim, holder: &Term) -> bool {
    let beside = claims.iter().filter(|c| c.sentence == told.sentence && c.span.overlaps(told.span));
    let mut subjects = beside.map(|c| &c.statement.subject).filter(|s| !s.is_empty() && ***s != *TOPIC);
    let moved = told.statement.property.ends_with(CHANGE);
    moved && subjects.any(|subject| subject != holder)
}

/// Whether a claim only counts things, and does not say what was done to them.
fn is_plain_count(claim: &Claim) -> bool {
    let count = matches!(&claim.statement.value, Value::Quantity(q) if q.unit.dimension == Dimension::Count);
    let property = &claim.statement.property;
    count && !property.ends_with(COUNT) && !property.starts_with(NEWS)
}

/// Whether a sentence names somebody or something, and not the one: "the deal makes Corrin a bank with 610,000 customers".
fn names_others(reading: &Reading, sentence: usize, one: &Term) -> bool {
    let mut named = names(reading, sentence, one).peekable();
    named.peek().is_some() && !named.any(|own| own)
}

/// Of each name of a sentence but places, whether it is that of the one.
fn names<'r>(reading: &'r Reading, sentence: usize, one: &'r Term) -> impl Iterator<Item = bool> + 'r {
    let from = reading.mentions.partition_point(|m| m.sentence < sentence);
    let own = reading.mentions.iter().enumerate().skip(from).take_while(move |(_, m)| m.sentence == sentence);
    let named = own.filter_map(|(at, _)| reading.entities.of_mention(at));
    // "Halden" is Halden Bank.
    let short = |base: &str| one.strip_prefix(base).is_some_and(|rest| rest.starts_with('-'));
    let named = named.filter(|entity| entity.kind != NameKind::Place);
    named.map(move |entity| entity.key == *one || short(&entity.base))
}

/// All figures with their places.
fn claims(readings: &[Reading]) -> impl Iterator<Item = (usize, usize, &Claim)> {
    readings.iter().enumerate().flat_map(|(reading, r)| {
        let figures = r.claims.iter().enumerate().filter(|(_, c)| c.kind == ClaimKind::Figure);
        figures.map(move |(claim, c)| (reading, claim, c))
    })
}

/// A property and what is left of it without its first words.
fn endings(property: &str) -> impl Iterator<Item = &str> {
    let behind = property.match_indices('-').filter_map(|(i, _)| property.get(i + 1..));
    std::iter::once(property).chain(behind)
}
