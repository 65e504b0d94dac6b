//! What reading one source gives: its blocks, mentions and claims, and when it was published.

use std::sync::Arc;

use crate::claim::{Claim, Term};
use crate::grammar::{Mention, NameKind};
use crate::source::Source;
use crate::span::Span;
use crate::text::Document;
use crate::value::{Anchor, Time};

use super::anchor::ArticleDate;
use super::calculation::Calculation;
use super::entity::Entities;
use super::in_text_order;
use super::incumbent::Incumbent;
use super::news::News;
use super::zone::Clocks;

/// One source, read: its blocks, mentions and claims. A pure function of the source and the knowledge.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The source.
    pub source: Arc<Source>,
    /// Its blocks, sentences and tokens.
    pub document: Document,
    /// Its mentions in text order, times anchored.
    pub mentions: Vec<Mention>,
    /// Its claims in text order.
    pub claims: Vec<Claim>,
    /// Figures that arithmetic ties together, in text order.
    pub calculations: Vec<Calculation>,
    /// Its entities.
    pub entities: Entities,
    /// The posts that it gives its persons, in text order.
    pub incumbents: Vec<Incumbent>,
    /// What it is the news of.
    pub news: News,
    /// Title, given or read.
    pub title: Option<String>,
    /// Publisher, given or read.
    pub publisher: Option<String>,
    /// When it was published, given, read from the text, or supplied by the other sources of the story.
    pub published: Option<Publication>,
    /// What clocks show where it plays, if that is known.
    pub clocks: Option<Clocks>,
}

impl Reading {
    /// The publication time.
    pub(crate) fn published_time(&self) -> Option<&Time> {
        self.published.as_ref().map(|p| &p.time)
    }

    /// The day on which it was published, counted from 1970-01-01; none where less than a day is told.
    pub(crate) fn published_day(&self) -> Option<i64> {
        const DAY: i64 = 24 * 60;
        let (start, end) = self.published_time().and_then(Time::window)?;
        (end.saturating_sub(start) <= DAY).then(|| start.div_euclid(DAY))
    }

    /// When a time that is said in full ended, if that was long before the article: in minutes, as windows have it.
    pub(crate) fn long_ago(&self, mention: &Mention) -> Option<i64> {
        const LONG: i64 = 60 * 24 * 60;
        let time = mention.time().filter(|time| time.anchor == Anchor::Stated)?;
        let (_, end) = time.window()?;
        match self.published_time().and_then(Time::window) {
            Some((published, _)) => (end < published - LONG).then_some(end),
            None => time.is_of_a_year().then_some(end),
        }
    }

    /// The name reports call the source by: its publisher, else its file's name. The whole path stands at the passages.
    pub fn display_name(&self) -> &str {
        let file = || self.source.path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty());
        self.publisher.as_deref().or_else(file).unwrap_or(&self.source.path)
    }

    /// The last person that a sentence names before byte `at`.
    pub fn person_before(&self, sentence: usize, at: usize) -> Option<&Term> {
        let first = self.mentions.partition_point(|m| m.sentence < sentence);
        let mentions = self.mentions.iter().enumerate().skip(first);
        let before = mentions.take_while(|(_, m)| m.sentence == sentence && (m.span.start as usize) < at);
        let persons = before.filter_map(|(index, _)| self.entities.of_mention(index));
        persons.filter(|e| e.kind == NameKind::Person).last().map(|e| &e.key)
    }

    /// The decoded text.
    pub fn text(&self) -> &str {
        &self.source.text
    }

    /// Adds claims that the story tells, in text order. They take no more room than they need: a story of thousands is held
    /// as a whole.
    pub(crate) fn add_claims(&mut self, more: Vec<Claim>) {
        if !more.is_empty() {
            self.claims.reserve_exact(more.len());
            self.claims.extend(more);
            self.claims.sort_by(in_text_order);
        }
    }

    /// Gives back what only extraction needs, the tokens, and room for more: a story of thousands is held as a whole.
    pub(super) fn shrink(&mut self) {
        self.document.tokens = Vec::new();
        self.document.blocks.shrink_to_fit();
        self.document.sentences.shrink_to_fit();
        self.mentions.shrink_to_fit();
        self.claims.shrink_to_fit();
        self.calculations.shrink_to_fit();
        self.incumbents.shrink_to_fit();
        self.entities.shrink();
    }
}

/// When a source was published, and how that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// The day or moment; two readings while day and month may be either; only a year if the story supplied it.
    pub time: Time,
    /// The words that say so; in another source if the story supplied it.
    pub span: Option<Span>,
    /// How it is known, in words: `front matter`, `text`, `text; day before month by the address`, `story`.
    pub origin: String,
}

impl Publication {
    /// What is known of the day of an article.
    pub(super) fn of(date: ArticleDate) -> Self {
        Self { time: date.time, span: date.span, origin: date.origin.as_str().to_owned() }
    }

    /// Whether the day, or the moment, is known, and not only a month or year.
    pub fn is_of_a_day(&self) -> bool {
        const DAY: i64 = 24 * 60;
        self.time.window().is_some_and(|(start, end)| end.saturating_sub(start) <= DAY)
    }

    /// The year of publication, if all readings share one.
    pub fn year(&self) -> Option<i32> {
        let mut years = self.time.readings.iter().map(|r| r.ends().0.and_then(|c| c.year));
        let first = years.next()??;
        years.all(|y| y == Some(first)).then_some(first)
    }
}
