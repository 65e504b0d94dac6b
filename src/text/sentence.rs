//! Sentences: a splitter over the tokens of a block. It decides at each terminator by the word before it, the marks
//! that close behind it, and the first words after.

use std::ops::Range;

use super::abbreviation::{Abbreviation, abbreviation, is_month_or_weekday, is_report_verb, is_starter};
use super::{Token, TokenKind};

/// No sentence has so many tokens; a longer run is a table or noise, and is cut so that what looks through a whole
/// sentence for each of its words stays linear in the text.
const LONGEST: usize = 512;

/// Splits the tokens of one block into sentences: ranges of indices into `tokens`, in order, without gaps.
pub(super) fn split(text: &str, tokens: &[Token], mut emit: impl FnMut(Range<usize>)) {
    let view = View { text, tokens };
    let mut begin = 0;
    let mut at = 0;
    // Straight quotation marks do not say whether they open or close: those that stand free are read by their number.
    let mut open_quote = false;
    while at < tokens.len() {
        if view.is_mark(at, b'"') {
            open_quote = !open_quote;
        }
        if view.terminates(at) {
            let end = view.end_of_terminators(at);
            let (behind, closed) = view.closers(end, &mut open_quote);
            if behind < tokens.len() && view.ends(begin, at, end, behind, closed) {
                emit(begin..behind);
                begin = behind;
            }
            at = behind;
        } else {
            at += 1;
        }
        if at - begin >= LONGEST {
            emit(begin..at);
            begin = at;
        }
    }
    if begin < tokens.len() {
        emit(begin..tokens.len());
    }
}

struct View<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> View<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn is(&self, at: usize, mark: &str) -> bool {
        self.word(at) == mark
    }

    /// Whether the token is a symbol of this one byte.
    fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Symbol
                && token.end == token.start + 1
                && self.text.as_bytes().get(token.start as usize) == Some(&mark)
        })
    }

    /// Whether white space stands before the token.
    fn is_free(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(token)) => before.end < token.start,
            _ => true,
        }
    }

    /// Whether the token can end a sentence: a terminator, or an acronym with its own dot.
    fn terminates(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        match token.kind {
            TokenKind::Symbol => is_terminator(self.word(at)),
            TokenKind::Word => {
                let last = (token.end as usize).checked_sub(1);
                last.and_then(|last| self.text.as_bytes().get(last)) == Some(&b'.')
            }
            TokenKind::Number => false,
        }
    }

    /// One past the terminators that follow each other without a blank: `?!`, `...`, `./.`.
    fn end_of_terminators(&self, at: usize) -> usize {
        let mut end = at + 1;
        while !self.is_free(end) && (is_terminator(self.word(end)) || self.is(end, "/")) {
            end += 1;
        }
        end
    }

    /// One past the quotation marks and brackets that close behind a terminator, and whether a quotation closed.
    fn closers(&self, from: usize, open_quote: &mut bool) -> (usize, bool) {
        let mut end = from;
        let mut quotation = false;
        loop {
            if let Some(behind) = self.reference(end) {
                end = behind;
                continue;
            }
            let closes = match self.word(end) {
                "”" | "»" | "›" => true,
                "\"" if !self.is_free(end)
                    || ((*open_quote || end + 1 == self.tokens.len()) && self.is_free(end + 1)) =>
                {
                    *open_quote = false;
                    true
                }
                // A mark that stands free at the very end can only close.
                "’" | "'" => !self.is_free(end) || end + 1 == self.tokens.len(),
                ")" | "]" | "}" => {
                    end += 1;
                    continue;
                }
                _ => return (end, quotation),
            };
            if !closes {
                return (end, quotation);
            }
            quotation = true;
            end += 1;
        }
    }

    /// One past a reference to a note behind a terminator: `[12]`.
    fn reference(&self, at: usize) -> Option<usize> {
        let note = self.is(at, "[") && self.kind(at + 1) == Some(TokenKind::Number) && self.is(at + 2, "]");
        note.then_some(at + 3)
    }

    /// Whether a sentence that began at `begin` ends before `behind`; its terminators are `at..end`.
    fn ends(&self, begin: usize, at: usize, end: usize, behind: usize, quoted: bool) -> bool {
        let first = self.first_word(behind);
        let next = self.word(first);
        let capital = next.chars().next().is_some_and(|c| !c.is_lowercase());
        if !self.is_free(behind) {
            return self.is_missing_blank(at, end, behind);
        }
        if !capital {
            return false;
        }
        if quoted && self.is_reported(first) && !self.is(at, ".") {
            return false;
        }
        if self.is(at, ".") && end == at + 1 {
            return match at.checked_sub(1) {
                Some(before) if before >= begin => self.ends_after(begin, before, first),
                _ => false,
            };
        }
        if self.kind(at) == Some(TokenKind::Word) {
            return quoted || self.ends_after_acronym(at, first);
        }
        true
    }

    /// Whether a full stop behind the token `before` ends the sentence, if the next one would begin at `first`.
    fn ends_after(&self, begin: usize, before: usize, first: usize) -> bool {
        let word = self.word(before);
        let next = self.word(first);
        if self.kind(before) == Some(TokenKind::Number) {
            // "1. The first item": the number of a list item.
            return before > begin || word.len() > 3;
        }
        if self.kind(before) != Some(TokenKind::Word) {
            return true;
        }
        match abbreviation(word) {
            Some(Abbreviation::Title) => false,
            Some(Abbreviation::BeforeNumber) => self.kind(first) != Some(TokenKind::Number),
            Some(Abbreviation::Month) => self.kind(first) != Some(TokenKind::Number),
            Some(Abbreviation::Other) => is_starter(next),
            None if is_initial(word) => is_starter(next) && !(word == "A" && begin == before),
            None => true,
        }
    }

    /// Whether a sentence ends with the acronym at `at`, whose last dot may be the full stop.
    fn ends_after_acronym(&self, at: usize, first: usize) -> bool {
        let next = self.word(first);
        let word = self.word(at);
        let clock = ["a.m.", "p.m.", "A.M.", "P.M."].contains(&word);
        if !clock {
            return is_starter(next) && !["e.g.", "i.e."].contains(&word);
        }
        let zone = next.len() <= 4 && next.len() >= 2 && next.chars().all(char::is_uppercase);
        !zone
            && self.kind(first) == Some(TokenKind::Word)
            && !is_month_or_weekday(next)
            && !next.ends_with('.')
    }

    /// "the end.The next": a full stop between a lower-case word and a capital, or before an opening quotation mark; "on Friday.The next",
    /// "in 2018.Later": behind a capital or a number, before a word that begins sentences, or any in small letters but the first.
    fn is_missing_blank(&self, at: usize, end: usize, behind: usize) -> bool {
        if self.kind(at) == Some(TokenKind::Word) {
            return false;
        }
        let opens = matches!(self.word(behind), "“" | "‘" | "«");
        let next = self.word(behind).chars().next();
        let capital = opens || next.is_some_and(char::is_uppercase);
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let running = before.chars().count() > 2 && before.chars().all(char::is_lowercase);
        let number = at.checked_sub(1).and_then(|before| self.kind(before)) == Some(TokenKind::Number);
        let numbered = number && before.len() > 1 || before == "%";
        let plain = self.word(behind).chars().skip(1).filter(|c| c.is_lowercase()).count() > 1;
        let begins = is_starter(self.word(behind)) && before.chars().count() > 3
            || numbered && plain && self.is_free(behind + 1);
        capital && (running || begins || end < behind)
    }

    /// The first word or number at or behind a token, past what opens: quotation marks, brackets, dashes.
    fn first_word(&self, from: usize) -> usize {
        let opens = |at: usize| self.kind(at) == Some(TokenKind::Symbol) && at < from + 4;
        (from..self.tokens.len()).find(|at| !opens(*at)).unwrap_or(from)
    }

    /// Whether a name and a verb of saying follow a quotation: `“Why?” Ann Lee asked.`
    fn is_reported(&self, first: usize) -> bool {
        for at in first..first + 5 {
            let word = self.word(at);
            if is_report_verb(word) {
                return at > first;
            }
            let name =
                self.kind(at) == Some(TokenKind::Word) && word.chars().next().is_some_and(char::is_uppercase);
            if !name && !self.is(at, ".") {
                return false;
            }
        }
        false
    }
}

fn is_terminator(word: &str) -> bool {
    matches!(word.as_bytes().first(), Some(b'.' | b'!' | b'?')) || matches!(word, "…" | "。" | "！" | "？")
}

/// A single capital: "John F. Kennedy".
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `marked` holds a `|` where sentences are divided.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let mut tokens = Vec::new();
        crate::text::token::tokenize(&text, 0, text.len(), &mut tokens);
        let mut found = Vec::new();
        split(&text, &tokens, |range| {
            let start = tokens[range.start].start as usize;
            let end = tokens[range.end - 1].end as usize;
            found.push(text[start..end].to_owned());
        });
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn terminators_divide() {
        for marked in [
            "The mill burned down.| Nobody was hurt.",
            "Who pays?| The town does!| So it said.",
            "It closed in 2024.| 12 people lost their jobs.",
            "He waited …| Nobody came.",
            "The quake , the third this year , was felt widely .| No one was hurt .",
            "It ended there.The next day it rained.",
            "The fire was out by 9 p.m.| Police left at dawn.",
            "They flew to the U.S.| The talks failed.",
            "It shut on Friday.|The index fell.",
            "It was the most since Jan. 18.|Orsa shares fell in 2018.|Later they rose by 0.27%.|Varn fell.",
            "See v2.Beta for John.Smith and the 3.Net plan.",
            "He joined Acme Inc.| In May he left.",
            "Talks ended ./.",
            "The plan failed (again).| It was dropped.",
            "“We go.| We stay,” he said.",
            "'We heard it .| It was loud . '",
            "He said: \"It may be used.| \"The rest may not.\"| They left.",
            "“We are ready.”| The crowd cheered.",
            "\"We are ready.\"| The crowd cheered.",
            "\" We are ready . \"| The crowd cheered .",
            "She left.| “I am tired,” she said.| “Good night.”",
            "Version 2.0 is out.| It costs $5.",
            "It was no.| Then it was yes.",
            "The mill closed. [3] [12]| It never opened again.[4]| Nobody minded.",
        ] {
            check(&marked.replace("there.The", "there.|The"));
        }
    }

    #[test]
    fn abbreviations_and_quotations_do_not() {
        for marked in [
            "Dr. Lee and Mrs. Ray met Gen. John F. Kennedy in St. Louis.",
            "It rose to 3.5 percent vs. 2.1 percent in Jan. 2026, e.g. in Apr. 5 trading.",
            "The U.S. Army and the U.N. Security Council met at 9 a.m. Monday in Washington, D.C. for talks.",
            "Ann Lee (b. 1940, d. 2001) lost Lee v. Roe in c. 1990.",
            "Acme Inc. Chief Executive Jane Roe spoke.",
            "“Go!” he said.",
            "“Why now?” Ann Lee asked.",
            "“Stop!” cried the guard.",
            "Yahoo! said it would wait ... and wait.",
            "See www.example.org/a.b for No. 5 of the list.",
            "1. The first item",
            "The town (pop. 300) is small.",
            "He paid approx. 30 dollars.",
            "The 11:30 a.m. EST launch was late.",
        ] {
            check(marked);
        }
    }
}
