//! Noun phrases beside a reporting verb: who speaks, by closed classes of words and the names already found.

use std::ops::Range;

use crate::grammar::{Meaning, Mention, MentionType, NameKind};
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
const LONGEST: usize = 30;

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
        senses.any(|s| tags.iter().any(|t| s.is(t)))
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
            let last = if self.word(last) == "," { last.checked_sub(1)? } else { last };
            return self.nominal_before(last, from);
        }
        self.nominal_before(last, from)
    }

    /// A phrase with an apposition between commas that ends at the comma `close`: "Jane Roe, a lawyer, said".
    fn apposed_before(&self, close: usize, from: usize) -> Option<Range<usize>> {
        let low = from.max(close.saturating_sub(LONGEST));
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
                    "another" | "other" | "one" | "some" | "many" | "several" | "most" | "all"
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
                || self.is(at, Class::ReportingVerb, "")
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

    /// A preposition inside a noun phrase.
    fn is_joint(&self, index: usize) -> bool {
        matches!(self.word(index), "of" | "for" | "from" | "with" | "at")
    }

    /// The "and" between two posts of one person: "founder and chief executive".
    fn joins_posts(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map_or("", |i| self.word(i));
        let begins = |i: usize| self.lexicon.begins_with(self.word(i), Class::Title);
        self.word(index) == "and"
            && self.lexicon.ends_with(before, Class::Title)
            && before.starts_with(char::is_lowercase)
            && (begins(index + 1) || begins(index + 2))
    }

    /// Whether the token can end a noun phrase: a word of an open class.
    fn is_noun(&self, index: usize) -> bool {
        self.get(index).is_some_and(|t| t.kind == TokenKind::Word)
            && !self.is_function(index, CLOSED)
            && !self.is(index, Class::ReportingVerb, "")
    }

    /// The full stop of "Sen." inside a phrase.
    fn is_abbreviation(&self, index: usize) -> bool {
        self.word(index) == "." && !self.is_stop(index)
    }

    /// A weekday or a relative day.
    pub fn is_weekday(&self, index: usize) -> bool {
        self.is(index, Class::Weekday, "") || self.is(index, Class::RelativeDay, "")
    }

    /// Words between subject and verb: auxiliaries and adverbs.
    fn is_helper(&self, index: usize) -> bool {
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

    /// The noun phrase that begins at token `at`, behind a verb; `to` is as far as it may reach.
    pub fn phrase_after(&self, at: usize, to: usize) -> Option<Range<usize>> {
        let mut at = at;
        while at < to && self.is_helper(at) {
            at += 1;
        }
        if at >= to || self.is_stop(at) || self.word(at) == "," {
            return None;
        }
        if self.is_pronoun(at) {
            return Some(at..at + 1);
        }
        let mut end = self.nominal_after(at, to);
        if end == at {
            return None;
        }
        let apposed =
            self.word(end) == "," && (self.begins_apposition(end + 1) || self.names_office(at, end));
        if apposed {
            end += 1;
            while end < to && !self.is_stop(end) && self.word(end) != "," && end - at < LONGEST {
                end += 1;
            }
        }
        Some(at..end)
    }

    /// Whether an office without its holder stands at `at`, and a name behind the comma at `comma`: "the mayor of Alder, Jane Roe".
    fn names_office(&self, at: usize, comma: usize) -> bool {
        let person = |m: &Mention| matches!(&m.meaning, Meaning::Name(n) if matches!(n.kind, NameKind::Person | NameKind::Unknown));
        let office = (at..comma).any(|i| self.is(i, Class::Title, "") && !self.is_capital(i));
        let words = |m: &&Mention| m.span.of(self.text).contains(' ');
        self.is_function(at, &["article", "possessive"])
            && office
            && self.name_at(comma + 1).filter(words).is_some_and(person)
    }

    /// One past the last token of a noun phrase that begins at `at`.
    fn nominal_after(&self, at: usize, to: usize) -> usize {
        let mut end = at;
        while end < to && end - at < 16 {
            if let Some(name) = self.name_at(end) {
                end = self.from(name.span.end as usize).max(end + 1);
                continue;
            }
            let word = self.word(end);
            let symbol = self.get(end).is_some_and(|t| t.kind == TokenKind::Symbol);
            if symbol && !self.is_abbreviation(end) && !matches!(word, "(" | ")" | "-" | "&" | "'" | "’") {
                break;
            }
            let article =
                self.is_function(end, &["article", "demonstrative", "possessive", "number", "quantifier"]);
            let joins =
                end > at && (matches!(word, "of" | "for" | "from" | "at" | "with") || self.joins_posts(end));
            let stops = self.is_function(end, CLOSED)
                || self.is(end, Class::ReportingVerb, "")
                || self.is_weekday(end)
                || end > at && word.ends_with("ing") && !self.is_capital(end);
            if !article && !joins && stops {
                break;
            }
            end += 1;
        }
        while end > at
            && matches!(self.word(end - 1), "of" | "for" | "from" | "at" | "with" | "the" | "a" | "(")
        {
            end -= 1;
        }
        end
    }

    /// Whether an apposition begins: an article, a role, a capital, an age.
    fn begins_apposition(&self, at: usize) -> bool {
        let number = self.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        self.is_function(at, &["article", "possessive"])
            || number
            || self.is(at, Class::Title, "")
            || self.is_role_soon(at)
    }

    /// A title within the next words: "chief technology officer of …", "senior analyst at …".
    fn is_role_soon(&self, at: usize) -> bool {
        (at..at + 4)
            .take_while(|i| {
                self.get(*i).is_some_and(|t| t.kind == TokenKind::Word) && !self.is_function(*i, CLOSED)
            })
            .any(|i| self.is(i, Class::Title, ""))
    }
}

/// Function words that no noun phrase goes over.
const CLOSED: &[&str] = &["preposition", "conjunction", "auxiliary", "adverb", "pronoun", "interjection"];

/// Pronouns that name a speaker.
const PRONOUNS: [&str; 7] = ["he", "she", "they", "it", "we", "i", "you"];
