//! Words that bound or soften a figure; they stand outside its span, before it or behind it.

use crate::knowledge::{Class, CueWords, Lexicon};
use crate::value::{Hedge, Quantity};

use super::super::Place;
use super::cardinal::joint;

/// How far before a figure its hedge may begin, in bytes.
const WINDOW: usize = 64;
/// How many words a hedge may have.
const LONGEST: usize = 5;

/// The hedge with this name, as entries of the lexicon are called.
pub(in crate::grammar) fn named(id: &str) -> Option<Hedge> {
    Some(match id.strip_suffix("-after").unwrap_or(id) {
        "about" => Hedge::About,
        "nearly" => Hedge::Nearly,
        "at-least" => Hedge::AtLeast,
        "over" => Hedge::Over,
        "at-most" => Hedge::AtMost,
        "under" => Hedge::Under,
        "exact" => Hedge::Exact,
        _ => return None,
    })
}

/// A length of time with the hedge of that name, as entries of the lexicon are called.
pub(crate) fn bounded_by(quantity: Quantity, id: &str) -> Quantity {
    match named(id) {
        Some(hedge) => bounded(quantity, hedge),
        None => quantity,
    }
}

/// The figure with the hedge that stands round it. A bound wins over a softener: "up to about 50" is at most 50.
pub(in crate::grammar) fn apply(
    place: Place<'_>,
    end: usize,
    inner: Option<Hedge>,
    quantity: Quantity,
) -> Quantity {
    if quantity.number.is_none() {
        return quantity;
    }
    let over = of_a_matter(place, &quantity);
    let found = [
        inner,
        before(place.before(), place.lexicon).filter(|hedge| !(over && *hedge == Hedge::Over)),
        behind(place.text.get(end..place.to).unwrap_or(""), place.lexicon),
    ];
    let softener = |h: &Hedge| matches!(h, Hedge::About | Hedge::Nearly);
    let bound = found.into_iter().flatten().find(|h| !softener(h));
    bounded(quantity, bound.or_else(|| found.into_iter().flatten().next()).unwrap_or_default())
}

/// The figure under a hedge, with its stated bounds.
pub(in crate::grammar) fn bounded(quantity: Quantity, hedge: Hedge) -> Quantity {
    let n = quantity.number;
    let (low, high) = match hedge {
        Hedge::AtLeast | Hedge::Over => (n, None),
        Hedge::AtMost | Hedge::Under => (None, n),
        Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::Between => (n, n),
    };
    Quantity { hedge, low, high, ..quantity }
}

/// The last bytes of `text`, from a character's beginning.
pub(in crate::grammar) fn window(text: &str) -> &str {
    let mut from = text.len().saturating_sub(WINDOW);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// Whether `text` ends in `word`, in any case, as a whole word, with white space behind it; a hedge may stand between:
/// "from about".
pub(in crate::grammar) fn follows_word(text: &str, word: &str) -> bool {
    let trimmed = window(text).trim_end();
    let Some(from) = trimmed.len().checked_sub(word.len()) else { return false };
    trimmed.len() < text.len()
        && trimmed.get(from..).is_some_and(|last| last.eq_ignore_ascii_case(word))
        && !trimmed.get(..from).is_some_and(|t| t.ends_with(char::is_alphanumeric))
}

/// The hedge that ends `text`; the outer of two if it is a bound.
fn before(text: &str, lexicon: &Lexicon) -> Option<Hedge> {
    let text = window(text).trim_end_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}', '\n']);
    let (hedge, at) = ending(text, lexicon)?;
    if matches!(hedge, Hedge::About | Hedge::Nearly) {
        let outer = text.get(..at).and_then(|t| ending(t.trim_end(), lexicon));
        if let Some((outer @ (Hedge::AtLeast | Hedge::AtMost | Hedge::Over | Hedge::Under), _)) = outer {
            return Some(outer);
        }
    }
    Some(hedge)
}

/// Whether a bound stands before the place.
pub(super) fn bounded_before(place: Place<'_>) -> bool {
    stated_before(place).is_some_and(|hedge| hedge != Hedge::About)
}

/// Where the modifier of a length of time begins that ends `text`: "more than", "nearly", "at least". TIMEX3 counts it to
/// the expression. "over" says more only behind another preposition: "for over a year", not "raids over two days".
pub(in crate::grammar) fn modifier(text: &str, lexicon: &Lexicon) -> Option<usize> {
    const LAST: [&str; 9] = ["than", "least", "most", "nearly", "almost", "over", "under", "to", "some"];
    const LEADS: [&str; 11] =
        ["for", "after", "in", "of", "within", "lasted", "lasting", "took", "taken", "take", "takes"];
    let near = window(text);
    let trimmed = near.trim_end_matches([' ', '\u{a0}', '\n']);
    let last = super::context::last_word(trimmed);
    if trimmed.len() == near.len() || !LAST.iter().any(|word| last.eq_ignore_ascii_case(word)) {
        return None;
    }
    let (hedge, at) = ending(trimmed, lexicon)?;
    let (outer, stated) = (trimmed.get(..at)?.trim_end(), trimmed.get(at..)?);
    // "45% higher than a year ago", "5% more than a year ago" compare.
    let compared = outer.ends_with(|c: char| c.is_ascii_digit() || c == '%') || outer.ends_with("cent");
    if let Some(degree) =
        last.eq_ignore_ascii_case("than").then(|| stated.trim_end_matches(char::is_alphabetic))
        && (compared || !["more", "less", "fewer"].iter().any(|word| follows_word(degree, word)))
    {
        return None;
    }
    let led = || LEADS.contains(&super::context::last_word(trimmed.get(..at).unwrap_or("")));
    let more = !trimmed.get(at..)?.eq_ignore_ascii_case("over") || led();
    // "some 20 years later"
    let some = last.eq_ignore_ascii_case("some");
    (more && (some || !matches!(hedge, Hedge::About | Hedge::Exact))).then_some(text.len() - near.len() + at)
}

/// Whether a hedge ends `text`.
pub(in crate::grammar) fn hedged_before(text: &str, lexicon: &Lexicon) -> bool {
    before(text, lexicon).is_some()
}

/// The hedge that stands before the place.
pub(super) fn stated_before(place: Place<'_>) -> Option<Hedge> {
    before(place.before(), place.lexicon)
}

/// Words before "over" behind which it means "about"; those of the second list only as nouns or in the passive, which the
/// words of the third tell.
const MATTER: CueWords = CueWords::named("over-a-matter");
const MATTER_IF_LED: CueWords = CueWords::named("over-a-matter-if-led");
const LEADS: CueWords = CueWords::named("leads-to-a-matter");

/// Whether the "over" before a figure means "about": in "was questioned over 12 killings" and "questioned over two killings", not
/// in "police questioned over 200 people".
fn of_a_matter(place: Place<'_>, quantity: &Quantity) -> bool {
    let text = window(place.before());
    let word = super::context::last_word(text);
    if !word.eq_ignore_ascii_case("over") {
        return false;
    }
    let head = text.trim_end().strip_suffix(word).unwrap_or("").trim_end();
    let word = super::context::last_word(head);
    if MATTER.hold(word, place.lexicon) {
        return true;
    }
    let lead = head.strip_suffix(word).unwrap_or("").trim_end();
    let opens = lead.is_empty() || lead.ends_with(['.', '!', '?', ':', '"', '“']);
    // Few are not told as more than a number: "questioned over two killers".
    let few = quantity.number.is_some_and(|n| n < rust_decimal::Decimal::TEN) && !quantity.scaled;
    let led = opens || few || LEADS.hold(super::context::last_word(lead), place.lexicon);
    led && MATTER_IF_LED.hold(word, place.lexicon)
}

/// The longest hedge that `text` ends in, and where it begins.
fn ending(text: &str, lexicon: &Lexicon) -> Option<(Hedge, usize)> {
    let last = text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let word = last.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or("");
    if last.len() == text.len() && !lexicon.ends_with(word, Class::Hedge) {
        return None;
    }
    let mut found = None;
    let mut at = text.len();
    for _ in 0..LONGEST {
        let head = text.get(..at).unwrap_or("").trim_end();
        let Some(last) = head.chars().next_back() else { break };
        at = if last.is_alphanumeric() {
            head.rfind(|c: char| !c.is_alphanumeric() && c != '.')
                .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8))
        } else {
            head.len() - last.len_utf8()
        };
        if let Some((length, sense)) = lexicon.at(&text[at..], Class::Hedge)
            && at + length == text.len()
            && !sense.is("after")
        {
            found = named(&sense.id).map(|hedge| (hedge, at)).or(found);
        }
    }
    found
}

/// The hedge that `text` begins with behind a figure: "or more".
fn behind(text: &str, lexicon: &Lexicon) -> Option<Hedge> {
    let gap = joint(text);
    let (_, sense) = lexicon.at(&text[gap..], Class::Hedge).filter(|(_, sense)| sense.is("after"))?;
    named(&sense.id).filter(|_| gap > 0 || text.starts_with('+'))
}
