//! Sentences to claims: linking, anchoring, coreference, attribution, factuality, scope, frames, figures.

mod act;
mod affiliation;
pub mod anchor;
pub mod attribution;
mod background;
mod ballot;
mod calculation;
mod caretaker;
mod context;
mod dated;
mod deed;
mod distance;
mod entity;
mod enumeration;
mod event;
pub mod examples;
mod factuality;
mod figures;
mod finish;
mod fitted;
mod frames;
mod headed;
mod heirs;
mod holder;
mod home;
mod incumbent;
mod inhabitants;
mod kin;
mod kind;
mod link;
mod look;
mod model_year;
mod moved;
mod naming;
mod nationality;
mod news;
mod nobody;
mod nth;
mod numbered;
mod occurrence;
mod outcome;
mod parent;
mod pronoun;
mod publisher;
mod rank;
mod reading;
mod route;
mod said;
mod scope;
mod score;
mod sentences;
mod site;
mod superlative;
mod tenure;
mod term;
mod thing;
mod time_words;
mod turn;
mod when;
mod zone;

use std::cmp::Ordering;
use std::sync::Arc;

use jiff::civil::Date;

use crate::claim::{Claim, ClaimKind, Factuality, Term};
use crate::grammar::mentions;
use crate::knowledge::Knowledge;
use crate::source::Source;
use crate::syntax::Items;
use crate::text::{Block, BlockKind, Document};

pub use act::is_act;
pub use anchor::{article_date, dateline_length};
use attribution::Attributions;
use context::Context;
use event::Events;
use incumbent::incumbents;
use sentences::Sentences;
use thing::Things;
use zone::LocalTime;

pub use background::OCCURRED;
pub use ballot::BALLOT;
pub use calculation::{Calculation, Direction, Moment, Stated};
pub use context::AGED;
pub use dated::{DAY_OF, HOUR_OF};
pub use distance::{AWAY, DISTANCE, is_of_deed};
pub use entity::{Entities, Entity};
pub use event::HAPPENING;
pub use figures::{
    ABOARD, CHANGE, COUNT, CULPRITS, DIRECTION, KILLED, MONEY, OTHER, PART, PRICE, QUALIFIER, SITUATIONS,
    TIME, WORTH, telling_family, told_as,
};
pub use incumbent::{House, Incumbent};
pub use inhabitants::POPULATION;
pub use link::{Links, fuller_names, has_suffix, is_taken_for, link};
pub use model_year::MODEL_YEAR;
pub use naming::{BELOW_A_TITLE, OCCUPATION, SITES};
pub use nationality::NATIONALITY;
pub use news::News;
pub use nth::{NTH, SINCE};
pub use occurrence::HAPPENED;
pub use outcome::STATUS;
pub use publisher::printed_publisher;
pub use rank::number_of;
pub use reading::{Publication, Reading};
pub use route::ROUTE;
pub use scope::modifiers;
pub use score::SCORE;
pub use site::{BEARING, SITE};
pub use superlative::SUPERLATIVE;
pub use tenure::{AT, COMMON, ENDED, FLED};
pub use time_words::{Impossible, TimeWords};
pub use turn::{LEVEL, SOLE, Turn, WHEN, WHERE, WHICH, WHO, bodies, turn};
pub use zone::{Clocks, shown_by};

/// Whether figures behind the names of these persons may be one's: "Jane Doe scored 12" and "John Roe scored nine" are not.
pub fn are_of_one(person: Option<&Term>, other: Option<&Term>) -> bool {
    person.zip(other).is_none_or(|(one, other)| one == other)
}

/// Reads the mentions of one source, times anchored; no entities, no claims.
pub fn read_mentions(source: Source, knowledge: &Knowledge, as_of: Option<Date>) -> Reading {
    let document = Document::new(source.id, &source.text, source.body);
    let mut mentions = mentions(&document, &source.text, &knowledge.lexicon);
    let date = anchor::article_date(&source, &knowledge.lexicon, as_of);
    anchor::anchor(
        &mut mentions,
        &document,
        &source.text,
        &knowledge.lexicon,
        date.as_ref(),
        source.given.day_first,
    );
    zone::settle(&mut mentions, &source.text, &knowledge.lexicon, date.as_ref().map(|date| &date.time));
    Reading {
        title: source.given.title.clone().or_else(|| headline(&document, &source.text)),
        publisher: publisher::publisher(&source, &document),
        published: date.map(Publication::of),
        source: Arc::new(source),
        document,
        mentions,
        claims: Vec::new(),
        calculations: Vec::new(),
        entities: Entities::default(),
        incumbents: Vec::new(),
        news: News::default(),
        clocks: None,
    }
}

/// Reads one source: text to mentions, mentions to entities, sentences to claims.
pub fn read(source: Source, knowledge: &Knowledge, as_of: Option<Date>) -> Reading {
    let mut reading = read_mentions(source, knowledge, as_of);
    reading.entities = Entities::find(&reading.document, &reading.source.text, &reading.mentions, knowledge);
    reading.incumbents = incumbents(&reading, &knowledge.lexicon);
    (reading.claims, reading.news) = claims(&reading, knowledge);
    reading.calculations = calculations(&reading, knowledge);
    // Only now: whether an hour and its equivalent are one moment was asked of what they say themselves.
    let told = zone::settle_pairs(&mut reading.mentions, &reading.source.text);
    reading.clocks = zone::clocks(&reading, told, &knowledge.lexicon);
    reading.shrink();
    reading
}

/// The figures of all checked sentences that arithmetic ties together.
fn calculations(reading: &Reading, knowledge: &Knowledge) -> Vec<Calculation> {
    let Reading { source, document, mentions, published, .. } = reading;
    let published = published.as_ref().map(|p| &p.time);
    let local = LocalTime::find(&source.text, mentions, &knowledge.lexicon, published);
    calculation::find(document, &source.text, mentions, &knowledge.lexicon, &local)
}

/// The claims of all checked sentences, in text order, and what they are the news of.
fn claims(reading: &Reading, knowledge: &Knowledge) -> (Vec<Claim>, News) {
    let Reading { source, document, mentions, entities, .. } = reading;
    let sentences = Sentences::read(document, &source.text, mentions, knowledge);
    let attributions = Attributions::find(document, &source.text, &knowledge.lexicon, mentions, &sentences);
    let published = reading.published.as_ref().map(|p| &p.time);
    let events = Events::find(document, &sentences, published);
    let local = LocalTime::find(&source.text, mentions, &knowledge.lexicon, published);
    let things = Things::find(&source.text, &knowledge.lexicon);
    let mut hasher = blake3::Hasher::new();
    hasher.update(source.text.as_bytes());
    let context = Context {
        source,
        document,
        mentions,
        entities,
        attributions: &attributions,
        events: &events,
        local: &local,
        things: &things,
        knowledge,
        hasher,
    };
    let mut claims = Vec::new();
    said::extract(&context, &mut claims);
    for (index, sentence) in document.sentences.iter().enumerate() {
        if !document.blocks.get(sentence.block).is_some_and(Block::is_checked) {
            continue;
        }
        let mut stated = stated(&context, &sentences, index);
        claims.append(&mut stated);
        background::extract(&context, index, &mut claims);
        let first = mentions.partition_point(|m| m.sentence < index);
        let last = mentions.partition_point(|m| m.sentence <= index);
        naming::extract(&context, first, mentions.get(first..last).unwrap_or(&[]), &mut claims);
    }
    turn::leave_second_arrests(&mut claims, &source.text, &knowledge.lexicon);
    claims.sort_by(in_text_order);
    (claims, News::read(document, entities, &events, &knowledge.lexicon))
}

fn in_text_order(a: &Claim, b: &Claim) -> Ordering {
    (a.span, a.kind, &a.id).cmp(&(b.span, b.kind, &b.id))
}

/// The claims of a sentence. One that claims something of something, or may, is read with trees: as soon as that is seen, what
/// was read without them is of no use.
fn stated(context: &Context<'_>, sentences: &Sentences<'_>, index: usize) -> Vec<Claim> {
    let items = sentences.of(index);
    let may_tell = items.iter().any(act::may_be_told);
    let plain = if may_tell { None } else { of_items(context, items, index, true) };
    plain.or_else(|| of_items(context, &sentences.parsed(index), index, false)).unwrap_or_default()
}

/// Adds what one kind of claims is read from in a sentence.
type Reader = fn(&Context<'_>, &Items<'_>, usize, &mut Vec<Claim>);

/// Those whose claims may say whose a figure is, in the order in which they are asked.
const BEFORE_FIGURES: &[Reader] = &[
    outcome::extract,
    site::extract,
    distance::extract,
    route::extract,
    headed::extract,
    score::extract,
    ballot::extract,
    nationality::extract,
    affiliation::extract,
    home::extract,
    kind::extract,
    look::extract,
    rank::extract,
    nth::extract,
    finish::extract,
    fitted::extract,
    caretaker::extract,
    moved::extract,
    kin::extract,
    superlative::extract,
    holder::dates,
    holder::by_noun,
    occurrence::extract,
    deed::extract,
    dated::extract,
    numbered::extract,
    model_year::extract,
    term::extract,
    tenure::extract,
    parent::extract,
    heirs::extract,
];

/// All others.
const BEHIND_FIGURES: &[Reader] = &[tenure::flights, nobody::extract, turn::extract, act::extract];

/// The claims of a sentence's frames and figures; nothing if they are wanted only as long as none is of something, and one is.
fn of_items(
    context: &Context<'_>,
    sentence: &[Items<'_>],
    index: usize,
    until_told: bool,
) -> Option<Vec<Claim>> {
    let mut claims = Vec::new();
    for items in sentence {
        let from = claims.len();
        let of_news = frames::extract(context, items, index, &mut claims);
        for read in BEFORE_FIGURES {
            read(context, items, index, &mut claims);
            // A figure may still be given to the news instead: of other claims none is taken back.
            let is_told = |claim: &Claim| is_of_something(claim) && claim.kind != ClaimKind::Figure;
            if until_told && claims.iter().skip(from).any(is_told) {
                return None;
            }
        }
        figures::extract(context, items, index, &mut claims, from);
        frames::news::supply(context, of_news, &mut claims, from);
        frames::news::tell_spans(context, items, claims.iter_mut().skip(from));
        figures::twins(context, items, index, &mut claims, from);
        inhabitants::extract(context, items, index, &mut claims);
        inhabitants::alone(&mut claims, from);
        for read in BEHIND_FIGURES {
            if until_told && claims.iter().any(is_of_something) {
                return None;
            }
            read(context, items, index, &mut claims);
        }
    }
    let told = until_told && claims.iter().any(is_of_something);
    (!told).then_some(claims)
}

/// Whether a claim tells of whom or what it is.
fn is_of_something(claim: &Claim) -> bool {
    !claim.statement.subject.is_empty()
}

/// Adds a claim, if there is one. Most places have none: an iterator over what they may have would move the room for it.
fn add(claims: &mut Vec<Claim>, claim: Option<Claim>) {
    let Some(claim) = claim else { return };
    claims.push(claim);
}

/// Adds a claim, if there is one and it is told as a fact.
fn add_asserted(claims: &mut Vec<Claim>, claim: Option<Claim>) {
    if claim.as_ref().is_some_and(|claim| claim.statement.factuality == Factuality::Asserted) {
        add(claims, claim);
    }
}

fn headline(document: &Document, text: &str) -> Option<String> {
    let block = document.blocks.iter().find(|b| b.foreign.is_none())?;
    (block.kind == BlockKind::Headline).then(|| block.span.of(text).to_owned())
}
