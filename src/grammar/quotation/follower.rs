//! The noun phrase behind a reporting verb: "said one senior official at the port".

use std::ops::Range;

use super::phrase::{CLOSED, LONGEST, Tokens};
use crate::grammar::{Meaning, Mention, NameKind};
use crate::knowledge::Class;
use crate::text::TokenKind;

impl Tokens<'_> {
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
        let office = (at..comma).any(|i| self.is(i, Class::Title, ""));
        let head = comma.saturating_sub(1);
        // "Her sister, Jane Roe", "the Taoiseach, Jane Roe".
        let kin = self.is(head, Class::Kinship, "");
        let capital = head == at + 1 && self.is_capital(head);
        let owned = (at..head).any(|i| self.is_owned(i + 1, at));
        let words = |m: &Mention| m.span.of(self.text).contains(' ') || kin;
        let closed = |m: &Mention| {
            let end = self.from(m.span.end as usize);
            self.word(end) == "," || self.is_stop(end)
        };
        let named = self.name_at(comma + 1).filter(|m| person(m) && words(m) && closed(m));
        (self.is_function(at, &["article", "possessive"]) || owned && kin)
            && (office || kin || capital)
            && named.is_some()
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
            let article = self
                .is_function(end, &["article", "demonstrative", "possessive", "number", "quantifier"])
                || end == at && matches!(word, "one" | "another" | "some" | "many" | "several");
            // "the ruling"
            let gerund = word.ends_with("ing") && !self.is_capital(end);
            let gerund = gerund && end > at && !(end == at + 1 && self.is_function(at, &["article"]));
            let joins =
                end > at && (matches!(word, "of" | "for" | "from" | "at" | "with") || self.joins_posts(end));
            let stops = self.is_function(end, CLOSED)
                || self.is(end, Class::ReportingVerb, "") && !(end == at + 1 && self.is_owned(end, at))
                || self.is_weekday(end)
                || gerund;
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
