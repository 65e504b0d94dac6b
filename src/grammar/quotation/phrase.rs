//! Noun phrases beside a reporting verb: who speaks, by closed classes of words and the names already found.

use std::ops::Range;

use crate::grammar::{Meaning, Mention, MentionType, name};
use crate::knowledge::{Class, Lexicon, Sense};
use crate::text::{Document, Token, TokenKind};

/// A document's tokens with the names in it.
pub struct Tokens<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its text.
    pub text: &'a str,
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// Its names in text order.
    names: Vec<&'a Mention>,
}

/// A speaker's phrase is cut at this many tokens.
pub(super) const LONGEST: usize = 30;
/// How far behind the "and" of two posts the second one begins.
const POSTS: usize = 4;

impl<'a> Tokens<'a> {
    /// The tokens of a document with the names among its mentions, which are in text order.
    pub fn new(document: &'a Document, text: &'a str, lexicon: &'a Lexicon, mentions: &'a [Mention]) -> Self {
        let names = mentions.iter().filter(|m| m.kind == MentionType::Name).collect();
        Self { document, text, lexicon, names }
    }

    /// The token at an index.
    pub fn get(&self, index: usize) -> Option<Token> {
        self.document.tokens.get(index).copied()
    }

    /// The words of the token at an index, empty past the ends.
    pub fn word(&self, index: usize) -> &'a str {
        self.get(index).map_or("", |t| t.of(self.text))
    }

    /// Index of the first token at or behind byte `at`.
    pub fn from(&self, at: usize) -> usize {
        self.document.tokens.partition_point(|t| (t.start as usize) < at)
    }

    /// Index of the sentence that byte `at` lies in.
    pub fn sentence_at(&self, at: usize) -> usize {
        let behind = self.document.sentences.partition_point(|s| s.span.start as usize <= at);
        behind.saturating_sub(1)
    }

    /// Whether a sentence or a clause of its own begins at byte `at`: behind a sentence's end, a colon or a comma.
    pub fn begins_clause(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("").trim_end();
        before.is_empty()
            || before.ends_with(['.', ',', ':', ';', '!', '?', '—', '–', '-', '…', '”', '"', '\n'])
    }

    /// Whether the word at an index is of `class` with the tag, or with any where `tag` is empty.
    pub fn is(&self, index: usize, class: Class, tag: &str) -> bool {
        self.lexicon.senses_of(self.word(index), class).any(|s| tag.is_empty() || s.is(tag))
    }

    /// A function word of one of the kinds named by tag.
    pub fn is_function(&self, index: usize, tags: &[&str]) -> bool {
        let mut senses = self.lexicon.senses_of(self.word(index), Class::FunctionWord);
        senses.any(|s| tags.iter().any(|t| s.is(t))) || tags.contains(&"possessive") && self.is_her(index)
    }

    /// "Her" before a noun, which is no pronoun there.
    fn is_her(&self, index: usize) -> bool {
        self.word(index).eq_ignore_ascii_case("her") && self.is_noun(index + 1)
    }

    /// Whether the word begins with a capital.
    pub fn is_capital(&self, index: usize) -> bool {
        self.word(index).starts_with(char::is_uppercase)
    }

    /// Subject or object pronouns of persons, "who" left out.
    pub fn is_pronoun(&self, index: usize) -> bool {
        PRONOUNS.iter().any(|p| p.eq_ignore_ascii_case(self.word(index)))
    }

    /// A stop that ends a sentence or a clause: not the one of an abbreviation before a capital.
    pub fn is_stop(&self, index: usize) -> bool {
        match self.word(index) {
            "." => {
                let abbreviated = index.checked_sub(1).is_some_and(|i| {
                    self.is(i, Class::Title, "")
                        || self.is(i, Class::Abbreviation, "")
                        || self.word(i).chars().count() == 1
                });
                !(matches!(self.word(index + 1), ")" | ",") || abbreviated && self.is_capital(index + 1))
            }
            "!" | "?" | ";" | ":" | "…" => true,
            word => word.starts_with(['“', '”', '"', '«', '»', '‘', '„']),
        }
    }

    /// The reporting verb at a token: its sense, and one past its last token.
    pub fn verb_at(&self, index: usize, to: usize) -> Option<(&'a Sense, usize)> {
        let token = self.get(index)?;
        if !self.lexicon.begins_with(token.of(self.text), Class::ReportingVerb) {
            return None;
        }
        let rest = self.text.get(token.start as usize..)?;
        let (length, sense) = self.lexicon.at(rest, Class::ReportingVerb)?;
        let end = self.from(token.start as usize + length);
        let whole =
            self.get(end.checked_sub(1)?).is_some_and(|t| t.end as usize <= token.start as usize + length);
        let noun = index.checked_sub(1).is_some_and(|i| {
            self.is_function(i, &["article", "possessive", "demonstrative"])
                || matches!(self.word(i), "to" | "of" | "for" | "in") && !sense.is("preposition")
        });
        (end <= to && whole && !noun).then_some((sense, end))
    }

    /// The name that covers the token at an index.
    pub fn name_at(&self, index: usize) -> Option<&'a Mention> {
        let token = self.get(index)?;
        let behind = self.names.partition_point(|m| m.span.start <= token.start);
        let name = *self.names.get(behind.checked_sub(1)?)?;
        (name.span.end >= token.end).then_some(name)
    }

    /// First byte of a name with its title.
    fn name_start(&self, mention: &Mention) -> usize {
        let Meaning::Name(name) = &mention.meaning else { return mention.span.start as usize };
        name.title().map_or(mention.span.start, |t| t.start.min(mention.span.start)) as usize
    }

    /// Bytes of the tokens of an index range, without commas at its ends.
    pub fn bytes(&self, range: Range<usize>) -> Option<Range<usize>> {
        let mut range = range;
        while range.start < range.end && self.word(range.start) == "," {
            range.start += 1;
        }
        while range.start < range.end && self.word(range.end - 1) == "," {
            range.end -= 1;
        }
        let first = self.get(range.start)?;
        let last = self.get(range.end.checked_sub(1)?)?;
        (range.start < range.end).then_some(first.start as usize..last.end as usize)
    }

    /// The noun phrase that ends before token `end`, which follows it: the subject of a verb. `from` is as far as it
    /// may reach.
    pub fn phrase_before(&self, end: usize, from: usize) -> Option<Range<usize>> {
        let mut last = end.checked_sub(1)?;
        while last > from && (self.is_helper(last) || self.is_other_verb(last, from)) {
            last -= 1;
        }
        if last < from {
            return None;
        }
        if self.word(last) == "," {
            return self.apposed_before(last, from);
        }
        if self.is_pronoun(last) {
            return Some(last..last + 1);
        }
        if matches!(self.word(last), "who" | "Who") {
            let last = last.checked_sub(1)?;
            let comma = self.word(last) == ",";
            // "Jane Roe, 30, who"
            if comma && self.get(last.checked_sub(1)?).is_some_and(|t| t.kind == TokenKind::Number) {
                return self.apposed_before(last, from);
            }
            let last = if comma { last.checked_sub(1)? } else { last };
            return self.nominal_before(last, from);
        }
        let phrase = self.nominal_before(last, from)?;
        Some(self.with_place(phrase, from))
    }

    /// A phrase with what it is the place of: "police in Alder".
    fn with_place(&self, phrase: Range<usize>, from: usize) -> Range<usize> {
        let outer = phrase.start.checked_sub(2).filter(|last| {
            *last >= from
                && matches!(self.word(phrase.start - 1), "in" | "near" | "across")
                && self.is_noun(*last)
        });
        let outer = outer.and_then(|last| self.nominal_before(last, from));
        let plural = |range: &Range<usize>| {
            let word = self.word(range.end - 1);
            word.ends_with('s')
                || self.is(range.end - 1, Class::PluralNoun, "")
                || self.is(range.end - 1, Class::PersonNoun, "")
        };
        outer.filter(plural).map_or(phrase.clone(), |outer| outer.start..phrase.end)
    }

    /// A phrase with an apposition between commas that ends at the comma `close`: "Jane Roe, a lawyer, said".
    fn apposed_before(&self, close: usize, from: usize) -> Option<Range<usize>> {
        let low = from.max(close.saturating_sub(LONGEST));
        // "Jane Roe, who sang in his last opera, The Mill, in 2010, said".
        let who = (low..close).find(|i| self.word(*i) == "," && self.word(*i + 1) == "who");
        let own = |i: usize| self.name_at(i).is_some() && !self.is_beside(i, low);
        let told = who.filter(|i| i.checked_sub(1).is_some_and(own));
        if let Some(head) = told.and_then(|i| self.nominal_before(i - 1, from)) {
            return Some(head.start..close);
        }
        let mut open = (low..close).rev().find(|i| self.word(*i) == ",")?;
        // "a lawyer, teacher and mother,": go on to the comma behind a name; "Jane Roe, 44, from Alder,": that of the place is not it.
        while self.name_at(open.checked_sub(1)?).is_none() || self.is_beside(open - 1, low) {
            let Some(other) = (low..open).rev().find(|i| self.word(*i) == ",") else { break };
            open = other;
        }
        let head = self.nominal_before(open.checked_sub(1)?, from)?;
        Some(head.start..close)
    }

    /// Whether the name that ends at a token says where somebody is from: ", from Alder".
    fn is_beside(&self, last: usize, from: usize) -> bool {
        let Some(name) = self.name_at(last) else { return false };
        let first = self.from(name.span.start as usize);
        let word = |back: usize| first.checked_sub(back).filter(|i| *i >= from).map_or("", |i| self.word(i));
        matches!(word(1), "from" | "of" | "in" | "near" | "at" | "with" | "for") && word(2) == ","
    }

    /// A noun phrase whose last token is `last`.
    fn nominal_before(&self, last: usize, from: usize) -> Option<Range<usize>> {
        let mut start = last + 1;
        let mut words = 0;
        if self.word(last) == ")" {
            // "Jane Roe (R-Ga.)"
            start = (from.max(last.saturating_sub(8))..last).rev().find(|i| self.word(*i) == "(")?;
        }
        while start > from && words < 14 {
            let at = start - 1;
            if let Some(name) = self.name_at(at) {
                let name_start = self.from(self.name_start(name));
                words += 1;
                start = name_start.max(from).min(at);
                continue;
            }
            if self.is_function(at, &["article", "demonstrative", "possessive", "number"])
                || matches!(
                    self.word(at),
                    "another"
                        | "other"
                        | "one"
                        | "some"
                        | "many"
                        | "several"
                        | "most"
                        | "all"
                        | "One"
                        | "Another"
                )
            {
                start = at;
                // "a spokesman for the port": the phrase goes on before the preposition.
                let inner = at.checked_sub(2).filter(|i| *i >= from);
                if inner.is_some_and(|i| self.is_joint(at - 1) && self.is_noun(i)) {
                    start = at - 1;
                    continue;
                }
                break;
            }
            let joins =
                (self.is_joint(at) || self.joins_posts(at) || matches!(self.word(at), "&" | "(" | ")" | "-"))
                    && start <= last
                    && at > from
                    && !matches!(self.word(at - 1), "," | "that");
            let token = self.get(at)?;
            let stops = token.kind == TokenKind::Symbol && !self.is_abbreviation(at)
                || self.is_function(at, CLOSED)
                || self.is(at, Class::ReportingVerb, "") && !self.is_owned(at, from)
                || self.is_weekday(at);
            if !joins && stops {
                break;
            }
            start = at;
            words += 1;
        }
        while start <= last && matches!(self.word(start), "of" | "for" | "from" | "with" | "at" | ")" | "-") {
            start += 1;
        }
        (start <= last).then_some(start..last + 1)
    }

    /// Whether a word that may be a verb is a noun by what stands before it: "Roe's tweet", "the report".
    pub(super) fn is_owned(&self, index: usize, from: usize) -> bool {
        index.checked_sub(1).filter(|i| *i >= from).is_some_and(|i| {
            self.word(i).ends_with("'s")
                || self.word(i).ends_with("’s")
                || self.is_function(i, &["article", "possessive"])
        })
    }

    /// All words from `at` to the verb at `end`, if they may be one noun phrase with its prepositions: "a man in the crowd".
    pub fn phrase_over(&self, at: usize, end: usize) -> Option<Range<usize>> {
        const INSIDE: [&str; 9] = ["in", "on", "of", "for", "from", "with", "at", "near", "outside"];
        let mut last = end.checked_sub(1)?;
        while last > at && self.is_helper(last) {
            last -= 1;
        }
        let determined = self.is_function(at, &["article", "possessive", "number"])
            || matches!(self.word(at), "one" | "One" | "another" | "Another");
        let nominal = |i: usize| {
            INSIDE.contains(&self.word(i))
                || self.name_at(i).is_some()
                || self.is_function(i, &["article", "possessive", "number"])
                || self.get(i).is_some_and(|t| t.kind == TokenKind::Word)
                    && self.is_noun(i)
                    && !self.word(i).ends_with("ed")
        };
        let led = (at + 1..last).any(|i| INSIDE.contains(&self.word(i)));
        let short = last > at && last - at < 12;
        (determined && led && short && (at + 1..=last).all(nominal) && !INSIDE.contains(&self.word(last)))
            .then_some(at..last + 1)
    }

    /// A preposition inside a noun phrase.
    fn is_joint(&self, index: usize) -> bool {
        matches!(self.word(index), "of" | "for" | "from" | "with" | "at")
    }

    /// The "and" between two posts of one person: "founder and chief executive", "CEO and new Alder general manager". A post with
    /// a capital may be its holder: "the President and Chancellor Holm".
    pub(super) fn joins_posts(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map_or("", |i| self.word(i));
        let mut behind = (index + 1..=index + POSTS).take_while(|i| !self.is_function(*i, CLOSED));
        self.word(index) == "and"
            && self.lexicon.ends_with(before, Class::Title)
            && (before.starts_with(char::is_lowercase) || name::is_acronym(before))
            && behind.any(|i| self.lexicon.begins_with(self.word(i), Class::Title))
    }

    /// Whether the token can end a noun phrase: a word of an open class.
    fn is_noun(&self, index: usize) -> bool {
        self.get(index).is_some_and(|t| t.kind == TokenKind::Word)
            && !self.is_function(index, CLOSED)
            && !self.is(index, Class::ReportingVerb, "")
    }

    /// The full stop of "Sen." inside a phrase.
    pub(super) fn is_abbreviation(&self, index: usize) -> bool {
        self.word(index) == "." && !self.is_stop(index)
    }

    /// A weekday or a relative day.
    pub fn is_weekday(&self, index: usize) -> bool {
        self.is(index, Class::Weekday, "") || self.is(index, Class::RelativeDay, "")
    }

    /// Words between subject and verb: auxiliaries and adverbs.
    pub(super) fn is_helper(&self, index: usize) -> bool {
        let word = self.word(index);
        self.is_function(index, &["adverb", "auxiliary"])
            || word.len() > 4 && word.ends_with("ly") && !self.is_capital(index)
            || self.is_weekday(index) && self.name_at(index).is_none()
            || matches!(word, "further" | "repeatedly" | "both" | "all" | "himself" | "herself")
    }

    /// The verb before "and" in "laughed and said".
    fn is_other_verb(&self, index: usize, from: usize) -> bool {
        let past = |i: usize| self.word(i).ends_with("ed") && !self.is_capital(i);
        self.word(index) == "and" && index > from && past(index - 1)
            || past(index) && self.word(index + 1) == "and"
    }
}

/// Function words that no noun phrase goes over.
pub(super) const CLOSED: &[&str] =
    &["preposition", "conjunction", "auxiliary", "adverb", "pronoun", "interjection"];

/// Pronouns that name a speaker.
const PRONOUNS: [&str; 7] = ["he", "she", "they", "it", "we", "i", "you"];
