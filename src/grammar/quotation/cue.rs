//! The reporting words beside a quotation, and the speaker beside them.

use std::ops::Range;

use crate::grammar::{Meaning, NameKind};
use crate::knowledge::{Class, CueWords, Sense};

use super::marks::Quoted;
use super::phrase::Tokens;

/// Reporting words with their speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Bytes of the reporting words.
    pub verb: Range<usize>,
    /// Bytes of the speaker's words.
    pub speaker: Option<Range<usize>>,
    /// Whether the quotation is only a part of the sentence that reports it.
    pub mixed: bool,
}

/// A cue further away than this many tokens is not the quotation's.
const REACH: usize = 30;

/// The cue beside a quotation: behind it, before it, or around it in its sentence.
pub fn beside(tokens: &Tokens<'_>, quote: &Quoted) -> Option<Cue> {
    let content = quote.ending(tokens.text);
    if is_wording(tokens, quote) || quote.is_title_inside(tokens.text) {
        return None;
    }
    let ended = content.ends_with('.') || content.is_empty();
    let before = before(tokens, quote);
    // "The strike was over, it said: “…,” the union wrote": the clause behind is the nearer one.
    if content.ends_with(',')
        && let Some(cue) = behind(tokens, quote, content).filter(|cue| !cue.mixed)
        && cue.speaker.as_ref().is_some_and(|s| before.is_none() || !tokens.is_pronoun(tokens.from(s.start)))
    {
        return Some(cue);
    }
    if before.as_ref().is_some_and(|c| !c.mixed) {
        return before;
    }
    if let Some(signed) = signed(tokens, quote) {
        return Some(signed);
    }
    let behind = if ended { behind_full_stop(tokens, quote) } else { behind(tokens, quote, content) };
    // "He shouted “…”, according to the police": whoever reports it said something else.
    let reported = |cue: &Cue| {
        tokens.verb_at(tokens.from(cue.verb.start), usize::MAX).is_some_and(|(s, _)| s.is("preposition"))
    };
    let behind = behind.filter(|cue| before.is_none() || !reported(cue));
    let cue = behind.or(before).or_else(|| at_sentence_end(tokens, quote))?;
    // "told the “Evening Hour” programme": a title, and nobody's words.
    (!cue.mixed || !quote.is_title(tokens.text)).then_some(cue)
}

/// Whether the word before the marks says that they hold a title or a term: "the theme “…”", "so-called “…”".
pub fn is_wording(tokens: &Tokens<'_>, quote: &Quoted) -> bool {
    let Some(last) = tokens.from(quote.start).checked_sub(1) else { return false };
    let last = if matches!(tokens.word(last), "," | ":") { last.saturating_sub(1) } else { last };
    WORDING_LEADS.hold(tokens.word(last), tokens.lexicon)
}

/// Words after which quotation marks hold a title, a theme or a term.
const WORDING_LEADS: CueWords = CueWords::named("leads-a-wording");

/// `“…” — Jane Roe`: the quotation is signed, in its block or the next.
fn signed(tokens: &Tokens<'_>, quote: &Quoted) -> Option<Cue> {
    let at = tokens.from(quote.end);
    if !tokens.word(at).starts_with(['―', '—', '–', '-']) {
        return None;
    }
    let verb = bytes(tokens, at, at + 1)?;
    if let Some(name) = tokens.name_at(at + 1) {
        let behind = tokens.text.get(name.span.end as usize..)?;
        let line = behind.split('\n').next().unwrap_or("");
        let ends = line.trim_end_matches([' ', '.']).is_empty()
            || line.starts_with(", ") && line.len() < 80 && !line.contains(" said");
        if ends {
            return Some(Cue { verb, speaker: Some(name.span.range()), mixed: false });
        }
    }
    // A name that is not known for one stands alone to the end of its line.
    let line = tokens.text.get(verb.end..)?.split('\n').next()?;
    let start = verb.end + (line.len() - line.trim_start().len());
    let name = line.trim().trim_end_matches('.');
    let words = name.split([' ', '\u{a0}']);
    let named = |word: &str| {
        word.starts_with(char::is_uppercase)
            || matches!(word, "de" | "del" | "van" | "von" | "la" | "bin" | "al")
    };
    let alone = name.len() < 48 && name.starts_with(char::is_uppercase) && words.clone().count() < 6;
    (alone && words.clone().all(named) && !name.contains([',', ':', '“', '"'])).then(|| Cue {
        verb,
        speaker: Some(start..start + name.len()),
        mixed: false,
    })
}

/// One past the last token of the block.
fn block_end(tokens: &Tokens<'_>, block: usize) -> usize {
    tokens.document.blocks.get(block).map_or(0, |b| tokens.from(b.span.end as usize))
}

/// `“…,” X said`, `“…,” said X`, `“…”, he added`.
fn behind(tokens: &Tokens<'_>, quote: &Quoted, content: &str) -> Option<Cue> {
    let to = block_end(tokens, quote.block);
    let mut at = tokens.from(quote.end);
    let comma = matches!(tokens.word(at), "," | "-" | "—" | "–");
    if comma {
        at += 1;
    }
    let closed = comma || content.ends_with([',', '!', '?', '-', '—', '–', '…']);
    let found = clause(tokens, at, to)?;
    let near = found.near;
    (closed || near).then(|| Cue { mixed: !closed && !is_clause(content), ..found.cue })
}

/// Whether quoted words begin as a sentence does.
pub(super) fn is_clause(content: &str) -> bool {
    content.starts_with(|c: char| c.is_uppercase() || matches!(c, '[' | '…' | '.' | '-'))
}

/// `“… .” X said.`: only where the clause ends right behind the verb.
fn behind_full_stop(tokens: &Tokens<'_>, quote: &Quoted) -> Option<Cue> {
    let to = block_end(tokens, quote.block);
    let at = tokens.from(quote.end);
    let found = clause(tokens, at, to)?;
    let last = tokens.from(found.end);
    (found.inverted || last >= to || matches!(tokens.word(last), "." | "," | ":")).then_some(found.cue)
}

/// A reporting clause.
struct Clause {
    cue: Cue,
    /// One past its last byte.
    end: usize,
    /// Whether the verb comes first.
    inverted: bool,
    /// Whether nothing but a short subject stands before the verb.
    near: bool,
}

/// The reporting clause that begins at token `at`.
fn clause(tokens: &Tokens<'_>, at: usize, to: usize) -> Option<Clause> {
    let to = to.min(at + REACH);
    if let Some((sense, end)) = tokens.verb_at(at, to) {
        // "told" and its like take the hearer next, never the speaker.
        let participle = tokens.word(at).ends_with("ing") && !sense.is("preposition");
        if participle || matches!(&*sense.id, "tell" | "inform" | "advise" | "notify") {
            return None;
        }
        let speaker = tokens.bytes(tokens.phrase_after(end, to)?)?;
        let verb = bytes(tokens, at, end)?;
        let stop = speaker.end;
        let cue = Cue { verb, speaker: Some(speaker), mixed: false };
        return Some(Clause { cue, end: stop, inverted: true, near: true });
    }
    if !begins_phrase(tokens, at) {
        return None;
    }
    let mut index = at + 1;
    while index < to && !tokens.is_stop(index) {
        if let Some((sense, end)) = tokens.verb_at(index, to)
            && !tokens.word(index).ends_with("ing")
            && !sense.is("preposition")
            && tokens.name_at(index).is_none()
        {
            let phrase = tokens.phrase_before(index, at)?;
            let open = (at..phrase.start).any(|i| tokens.word(i) == ",");
            let phrase = if phrase.start > at && !open { tokens.phrase_over(at, index)? } else { phrase };
            if open {
                return None;
            }
            let verb = bytes(tokens, index, end)?;
            let stop = verb.end;
            let near = index - at <= 4
                && (!tokens.word(at).starts_with(char::is_lowercase) || tokens.is_pronoun(at));
            let speaker = tokens.bytes(phrase);
            return Some(Clause {
                cue: Cue { verb, speaker, mixed: false },
                end: stop,
                inverted: false,
                near,
            });
        }
        index += 1;
    }
    None
}

/// Whether a noun phrase may begin at a token.
fn begins_phrase(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_pronoun(at)
        || tokens.is_capital(at) && !tokens.is_function(at, &["preposition", "conjunction", "adverb"])
        || tokens.is_function(at, &["article", "demonstrative", "possessive", "number", "quantifier"])
        || tokens.is(at, Class::Title, "")
        || !tokens.is_function(at, &["preposition", "conjunction", "auxiliary", "adverb"])
            && tokens.get(at).is_some_and(|t| t.kind == crate::text::TokenKind::Word)
}

pub(super) fn bytes(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    Some(tokens.get(from)?.start as usize..tokens.get(to.checked_sub(1)?)?.end as usize)
}

/// How the words before a quotation lead to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Colon,
    Comma,
    None,
}

/// `X said: “…”`, `X told Y that “…”`, `According to X, “…”`.
fn before(tokens: &Tokens<'_>, quote: &Quoted) -> Option<Cue> {
    let last = tokens.from(quote.start).checked_sub(1)?;
    let lead = match tokens.word(last) {
        ":" => Lead::Colon,
        "," | "-" | "—" | "–" => Lead::Comma,
        _ => Lead::None,
    };
    let from = sentence_from(tokens, quote, last, lead)?;
    // A participle's subject may stand further back.
    let first = from.max(last.saturating_sub(3 * REACH));
    let from = from.max(last.saturating_sub(REACH));
    let reach = if lead == Lead::Colon { REACH } else { 16 };
    if lead == Lead::Colon
        && let Some(cue) = named(tokens, from, last)
    {
        return Some(cue);
    }
    let mut index = last + 1;
    while index > from && last - (index - 1) < reach {
        index -= 1;
        if index < last && tokens.is_stop(index) && tokens.word(index) != ":" {
            return None;
        }
        let Some((sense, end)) = tokens.verb_at(index, last + 1) else { continue };
        // "was quoted as saying" begins before "saying".
        let longer = (index.saturating_sub(4).max(from)..index).find_map(|first| {
            tokens
                .verb_at(first, last + 1)
                .filter(|(_, other)| *other == end)
                .map(|(sense, _)| (sense, first))
        });
        let (sense, index) = longer.unwrap_or((sense, index));
        if sense.is("preposition") {
            let comma = (end..=last).find(|i| tokens.word(*i) == ",").unwrap_or(last + 1);
            let speaker = tokens.phrase_after(end, comma)?;
            let verb = bytes(tokens, index, end)?;
            return Some(Cue { verb, speaker: tokens.bytes(speaker), mixed: lead == Lead::None });
        }
        let adjacent = end + usize::from(lead != Lead::None) > last || tokens.word(end) == "that";
        if sense.is("weak") && !adjacent && lead != Lead::Colon && !names(tokens, sense, index, last) {
            continue;
        }
        let aside = lead == Lead::None && (end..last).any(|i| tokens.word(i) == ",");
        if let Some(cue) = inverted(tokens, index, (from, last), lead) {
            return Some(cue);
        }
        // "The towns had been warned of a “wave”": who is warned says nothing.
        let passive = is_passive(tokens, index) && !tokens.word(index).ends_with("ing");
        if tokens.name_at(index).is_some() || aside || passive && lead == Lead::None {
            continue;
        }
        let verb = bytes(tokens, index, end)?;
        let first = if tokens.word(index).ends_with("ing") { first } else { from };
        let speaker = if passive { None } else { subject(tokens, index, first) };
        if speaker.is_none() && lead == Lead::None {
            continue;
        }
        let content = tokens.text.get(quote.inner.clone()).unwrap_or("");
        let mixed = lead == Lead::None && !(adjacent && is_clause(content.trim()));
        return Some(Cue { verb, speaker: speaker.and_then(|s| tokens.bytes(s)), mixed });
    }
    super::lead::leading(tokens, quote, (from, last)).filter(|_| lead == Lead::Colon)
}

/// `Said Roe: “…”`: the verb begins the sentence, though its capital makes a name of it.
fn inverted(tokens: &Tokens<'_>, index: usize, (from, last): (usize, usize), lead: Lead) -> Option<Cue> {
    let (_, end) = tokens.verb_at(index, last + 1)?;
    if index != from || lead == Lead::None || !tokens.is_capital(index) || end >= last {
        return None;
    }
    let speaker = tokens.phrase_after(end, last).filter(|phrase| phrase.end == last)?;
    Some(Cue { verb: bytes(tokens, index, end)?, speaker: tokens.bytes(speaker), mixed: false })
}

/// `Jane Roe: “…”`: nothing but a name before the colon, as in an interview.
fn named(tokens: &Tokens<'_>, from: usize, last: usize) -> Option<Cue> {
    let name = tokens.name_at(from)?;
    let whole = name.span.start == tokens.get(from)?.start && tokens.from(name.span.end as usize) == last;
    let person = matches!(&name.meaning, Meaning::Name(n) if n.kind == NameKind::Person);
    (whole && person).then(|| {
        Some(Cue { verb: bytes(tokens, last, last + 1)?, speaker: Some(name.span.range()), mixed: false })
    })?
}

/// Whether a verb says what somebody calls a thing: "described the plan as “…”", "called it “…”"; "the plan was called" does not.
fn names(tokens: &Tokens<'_>, sense: &Sense, index: usize, last: usize) -> bool {
    sense.is("naming")
        && !is_passive(tokens, index)
        && last > index
        && last - index < 8
        && !tokens.word(index).ends_with("ing")
}

/// The forms of the verb by which a participle is of the passive voice.
const BE: CueWords = CueWords::named("form-of-be");

/// Whether the verb at `index` stands behind a form of "be", an adverb between or not: "the plan was called", "they had been told".
fn is_passive(tokens: &Tokens<'_>, index: usize) -> bool {
    let adverb = |i: &usize| tokens.word(*i).ends_with("ly") || tokens.is_function(*i, &["adverb"]);
    let before = (0..index).rev().take(2).find(|i| !adverb(i));
    before.is_some_and(|i| BE.hold(tokens.word(i), tokens.lexicon))
}

/// Where to look from: the beginning of the sentence, or of the one before that a colon ends.
fn sentence_from(tokens: &Tokens<'_>, quote: &Quoted, last: usize, lead: Lead) -> Option<usize> {
    let at = tokens.get(last)?.start as usize;
    let sentence = tokens.document.sentences.get(tokens.sentence_at(at))?;
    let other_block = sentence.block != quote.block;
    if other_block && (lead == Lead::None || sentence.block + 1 != quote.block) {
        return None;
    }
    if lead == Lead::None && tokens.sentence_at(quote.start) != tokens.sentence_at(at) {
        return None;
    }
    Some(sentence.tokens.start)
}

/// The subject of the verb at `index`; of a participle, the subject of its sentence.
fn subject(tokens: &Tokens<'_>, index: usize, from: usize) -> Option<Range<usize>> {
    if !tokens.word(index).ends_with("ing") {
        return tokens.phrase_before(index, from);
    }
    let beside = index.checked_sub(1)?;
    if tokens.word(beside) != "," && tokens.name_at(beside).is_some() {
        return tokens.phrase_before(index, from);
    }
    // "He left, saying": the subject begins the sentence, behind an adverbial or behind words that somebody said.
    let from =
        (from..index).rev().find(|i| tokens.word(*i).ends_with(['”', '"', '»'])).map_or(from, |i| i + 1);
    let start = (from..index).find(|i| tokens.is_pronoun(*i) || tokens.name_at(*i).is_some())?;
    let Some(name) = tokens.name_at(start) else { return tokens.phrase_after(start, index) };
    let mut end = tokens.from(name.span.end as usize);
    while end < index
        && [Class::Title, Class::PersonNoun, Class::Occupation].iter().any(|c| tokens.is(end, *c, ""))
    {
        end += 1;
    }
    let phrase = tokens.phrase_before(end, from)?;
    // "Police in Alder shot at them, shouting": the name is not the subject.
    let begins = phrase.start <= from
        || tokens.is_function(phrase.start - 1, &["conjunction", "adverb"])
        || matches!(tokens.word(phrase.start - 1), "," | "then");
    begins.then_some(phrase)
}

/// `The plan was a “…” for all, X said.`: the reporting clause ends the sentence behind a comma.
fn at_sentence_end(tokens: &Tokens<'_>, quote: &Quoted) -> Option<Cue> {
    let sentence = tokens.document.sentences.get(tokens.sentence_at(quote.end.saturating_sub(1)))?;
    let end = sentence.tokens.end;
    let from = tokens.from(quote.end);
    let low = from.max(end.saturating_sub(REACH));
    let comma = (low..end).rev().find(|i| tokens.word(*i) == "," && *i + 1 < end)?;
    let found = clause(tokens, comma + 1, end)?;
    let stop = tokens.from(found.end);
    (stop + 4 >= end || tokens.is_stop(stop)).then_some(Cue { mixed: true, ..found.cue })
}
