//! Text to mentions: one nom grammar a file, tried only at tokens that can begin what it reads.

mod age;
pub mod clock;
mod count;
pub mod date;
pub mod duration;
mod figure;
mod measure;
mod mention;
mod money;
pub mod name;
mod number;
mod ordinal;
mod percent;
pub mod quotation;
pub mod set;
pub mod temporal;

pub(crate) use figure::hedge::bounded_by;
pub use mention::{Meaning, Mention, MentionType};
pub use name::{Name, NameKind};
pub use ordinal::ordinal_ending;

use crate::knowledge::{Class, Classes, Lexicon};
use crate::span::Span;
use crate::text::{Document, Token, TokenKind};

use figure::cardinal::{Cardinal, Head, Letters, cardinal};

/// At what kind of token a grammar can begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Starts {
    /// Tokens that begin with a digit.
    pub digit: bool,
    /// Currency signs, and signs before a number (`-`, `+`, `±`).
    pub sign: bool,
    /// Words with a capital.
    pub capital: bool,
    /// Words with a capital that touch digits or a sign, or have them right behind: `USD 5`, `RM5`, `HK$5`.
    pub code: bool,
    /// Quotation marks that may open a quotation.
    pub quote: bool,
    /// Words that begin a form of one of these classes.
    pub classes: Classes,
}

/// The place a grammar is tried at.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The whole decoded text of the source; spans count in it.
    pub text: &'a str,
    /// Where the token begins at which the grammar is tried.
    pub at: usize,
    /// Where the block begins: a grammar may look back as far as this.
    pub from: usize,
    /// Where the block ends: a grammar reads no further.
    pub to: usize,
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// What stands from here on, with the cardinal that grammars have read of it.
    head: Option<&'a Head<'a>>,
}

impl<'a> Place<'a> {
    /// The place `at` in the block `from..to`.
    pub fn new(text: &'a str, at: usize, (from, to): (usize, usize), lexicon: &'a Lexicon) -> Self {
        Self { text, at, from, to, lexicon, head: None }
    }

    /// The cardinal that stands here.
    fn cardinal(&self, letters: Letters) -> Option<Cardinal> {
        match self.head {
            Some(head) => head.cardinal(letters),
            None => cardinal(self.rest(), self.lexicon, letters),
        }
    }

    /// What stands from here to the end of the block.
    #[inline]
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..self.to]
    }

    /// What stands in the block before this place.
    #[inline]
    pub fn before(&self) -> &'a str {
        &self.text[self.from..self.at]
    }
}

/// What a grammar read.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Span in the source's text, bytes; may begin behind the place (a hedge stands outside).
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Type.
    pub kind: MentionType,
    /// Value.
    pub meaning: Meaning,
}

/// A grammar's record.
pub struct Grammar {
    /// Its name: the file's.
    pub name: &'static str,
    /// Where it can begin.
    pub starts: Starts,
    /// Reads one mention at a place, or nothing. Linear in what it consumes.
    pub parse: fn(Place<'_>) -> Option<Found>,
}

/// Every grammar that reads at one place, in order of precedence: the first that reads something at a token wins, and
/// the scan goes on behind it. Quotations enclose other mentions and are read in a pass of their own.
pub const GRAMMARS: &[Grammar] = &[
    age::GRAMMAR,
    date::GRAMMAR,
    clock::GRAMMAR,
    set::GRAMMAR,
    duration::GRAMMAR,
    percent::GRAMMAR,
    measure::GRAMMAR,
    money::GRAMMAR,
    ordinal::GRAMMAR,
    count::GRAMMAR,
    number::GRAMMAR,
    name::GRAMMAR,
];

/// All mentions of a document in text order.
pub fn mentions(document: &Document, text: &str, lexicon: &Lexicon) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut past = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        let block = &document.blocks[sentence.block];
        for token in &document.tokens[sentence.tokens.clone()] {
            if token.start < past {
                continue;
            }
            let of_block = (block.span.start as usize, block.span.end as usize);
            let place = Place::new(text, token.start as usize, of_block, lexicon);
            let Some(mut read) = read(place, *token) else { continue };
            read.meaning.set_source(document.source);
            past = u32::try_from(read.end).unwrap_or(u32::MAX);
            found.push(Mention {
                span: Span::new(document.source, read.start, read.end),
                kind: read.kind,
                meaning: read.meaning,
                sentence: index,
            });
        }
    }
    name::settle(document, text, lexicon, &mut found);
    figure::model::settle(text, &mut found);
    let quotations = quotation::quotations(document, text, lexicon, &found);
    found.extend(quotations);
    found.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    found
}

/// The first grammar's reading at a token.
fn read(place: Place<'_>, token: Token) -> Option<Found> {
    let word = token.of(place.text);
    let first = word.chars().next()?;
    let counts = token.kind != TokenKind::Number && !is_mere_article(place, word);
    let classes = if counts { begins(place.lexicon, word) } else { Classes::NONE };
    let (digit, capital) = (first.is_ascii_digit(), first.is_uppercase());
    let code = capital && is_code(place, word);
    // A dash between blanks is no sign of a number.
    let touches =
        || place.rest().get(word.len()..).is_some_and(|rest| !rest.starts_with(char::is_whitespace));
    let sign = token.kind == TokenKind::Symbol
        && (classes.has(Class::Currency) || matches!(first, '-' | '+' | '±' | '−') && touches());
    if !(digit || capital || sign || classes.meets(WORDS)) {
        return None;
    }
    let head = Head::new(place.rest(), place.lexicon);
    let place = Place { head: Some(&head), ..place };
    GRAMMARS
        .iter()
        .filter(|g| {
            (g.starts.digit && digit)
                || (g.starts.sign && sign)
                || (g.starts.capital && capital)
                || (g.starts.code && code)
                || g.starts.classes.meets(classes)
        })
        .find_map(|g| (g.parse)(place))
}

/// What an article counts or measures by itself: "a million", "a third", "an hour".
const BEHIND_ARTICLE: Classes = Classes::of(&[
    Class::NumberWord,
    Class::ScaleWord,
    Class::Collective,
    Class::Multiplier,
    Class::FractionWord,
    Class::TimeUnit,
    Class::DayPart,
]);

/// Whether a word is an article that begins no mention: nearly all stand before a noun that is no number and no time.
fn is_mere_article(place: Place<'_>, word: &str) -> bool {
    if !["a", "an"].iter().any(|article| article.eq_ignore_ascii_case(word)) {
        return false;
    }
    let behind = place.rest().get(word.len()..).and_then(|rest| rest.strip_prefix(' '));
    let Some(behind) = behind.filter(|behind| behind.starts_with(|c: char| c.is_ascii_lowercase())) else {
        return false;
    };
    // "a full day", "a few"
    !place.lexicon.opens(duration::behind_adjective(behind), BEHIND_ARTICLE)
        && !place.lexicon.opens(behind, BEHIND_ARTICLE)
        && !place.lexicon.opens_phrase(place.rest(), WORDS)
}

/// Whether a capital word may be the code or the letters of a sign before an amount.
fn is_code(place: Place<'_>, word: &str) -> bool {
    let behind = place.rest().get(word.len()..).unwrap_or("");
    let behind = behind
        .strip_prefix('.')
        .unwrap_or(behind)
        .trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let amount = |b: u8| b.is_ascii_digit() || matches!(b, b'$' | b'=') || !b.is_ascii();
    behind.bytes().next().is_some_and(amount) || word.bytes().any(|b| b.is_ascii_digit())
}

/// Classes of the words that grammars can begin with.
const WORDS: Classes = {
    let (mut all, mut i) = (Classes::NONE, 0);
    while i < GRAMMARS.len() {
        all = all.with(GRAMMARS[i].starts.classes);
        i += 1;
    }
    all
};

/// Classes of what begins with a token, where grammars can begin: of the token, and of its first part in "third-quarter", "mid-May", "today's".
fn begins(lexicon: &Lexicon, word: &str) -> Classes {
    let whole = lexicon.begins_among(word, WORDS);
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return whole;
    }
    match word.find(['-', '‑', '\'', '’']) {
        Some(at) if at > 0 => whole.with(lexicon.begins_among(&word[..at], WORDS)),
        _ => whole,
    }
}
