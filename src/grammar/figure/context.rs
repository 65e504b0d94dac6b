//! Where digits are no figure: names, addresses, file names, scores, telephone numbers.

use rust_decimal::Decimal;

use crate::knowledge::{Class, CueWords, Lexicon};

use super::super::Place;
use super::cardinal::Cardinal;
use super::hedge::window;

/// Whether a figure may begin behind `before`: no letter, digit or mark that glues it to a longer word.
pub(in crate::grammar) fn apart(before: &str) -> bool {
    let mut chars = before.chars().rev();
    let Some(last) = chars.next() else { return true };
    // "3-to-1", "9-to-5", "5-for-1"
    if last == '-' && ["-to-", "-for-", "-in-", "-on-"].iter().any(|joint| before.ends_with(joint)) {
        return false;
    }
    match last {
        '_' | '×' | '^' | '#' | '@' | '\\' | '=' | '&' | '/' | '\'' | '’' => false,
        '-' | '–' | '\u{2011}' | '.' | ',' | ':' | '−' => chars.next().is_none_or(|c| {
            !(c.is_ascii_digit() || matches!(c, '/' | '^') || last == '-' && c.is_uppercase())
        }),
        c => !c.is_alphanumeric(),
    }
}

/// The place of the decimal point where one stands alone before the digits: ".25".
pub(in crate::grammar) fn with_point(place: Place<'_>) -> Place<'_> {
    let point =
        place.before().strip_suffix('.').filter(|b| b.is_empty() || b.ends_with([' ', '\u{a0}', '(', '\n']));
    let at = if point.is_some() && place.rest().starts_with(|c: char| c.is_ascii_digit()) { 1 } else { 0 };
    Place { at: place.at - at, head: place.head.filter(|_| at == 0), ..place }
}

/// Whether the sign at a place is a dash between two numbers, "75 -300", or half of one: "plus or minus 3".
pub(in crate::grammar) fn dashed(place: Place<'_>) -> bool {
    if place.rest().starts_with('m') && place.before().ends_with("plus or ") {
        return true;
    }
    place.rest().starts_with(['-', '−']) && place.before().trim_end().ends_with(|c: char| c.is_ascii_digit())
}

/// The word `before` ends in, blanks behind it left out.
pub(in crate::grammar) fn last_word(before: &str) -> &str {
    window(before).trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

/// Whether the figure that ends at byte `end` lies in an address or a file name.
pub(in crate::grammar) fn machine(place: Place<'_>, end: usize) -> bool {
    let before = window(place.before()).rsplit(char::is_whitespace).next().unwrap_or("");
    let after = head(place.text.get(end..place.to).unwrap_or(""));
    let chunk = |part: &str| part.contains("://") || part.contains("www.") || part.contains('@');
    if chunk(before) || chunk(after.split(char::is_whitespace).next().unwrap_or("")) {
        return true;
    }
    after.lines().next().is_some_and(file_name)
}

/// Whether a short line ends in a file's ending.
fn file_name(line: &str) -> bool {
    let Some((_, ending)) = line.trim_end().rsplit_once('.') else { return false };
    ["jpg", "jpeg", "png", "gif", "pdf", "doc", "docx", "mp3", "mp4", "webp", "html", "htm", "php", "txt"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// The first bytes of `text`, to a character's end.
fn head(text: &str) -> &str {
    let mut to = text.len().min(64);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    &text[..to]
}

/// Whether the words before a bare number make it a name: "Section 427", "Boeing 737", "Formula One".
pub(in crate::grammar) fn names(before: &str, cardinal: &Cardinal, written: &str, lexicon: &Lexicon) -> bool {
    let before = window(before);
    if ends_run(before, lexicon) {
        return true;
    }
    let trimmed = before.trim_end_matches([' ', '\u{a0}', '-', '\u{2011}']);
    if trimmed.len() == before.len() {
        return false;
    }
    let dotted = trimmed.strip_suffix('.').unwrap_or(trimmed);
    let word = dotted.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if word.is_empty() {
        return false;
    }
    // "the Group of 20"
    if word == "of" && dotted.ends_with("Group of") {
        return true;
    }
    if lexicon.sense(word, Class::LabelNoun).is_some() {
        return true;
    }
    // "USB 3.0 ports": behind an acronym a decimal is a version. So is "2.0" behind the name of a thing: "Web 2.0".
    let version = written.len() <= 4
        && written.contains('.')
        && (is_acronym(word) || (written.ends_with(".0") && !of_place_or_person(dotted, word, lexicon)));
    let model = (cardinal.plain && written.len() <= 4) || version || written.starts_with(char::is_uppercase);
    let weak = [Class::FunctionWord, Class::CountStop, Class::Hedge, Class::Weekday, Class::Month];
    model
        && trimmed.len() == dotted.len()
        && word.contains(char::is_uppercase)
        && !weak.iter().any(|class| lexicon.sense(word, *class).is_some())
}

/// Whether the word that `text` ends in ends a known place's name or a person's: "Growth in India 7.0", "Serena Williams 6.0".
fn of_place_or_person(text: &str, word: &str, lexicon: &Lexicon) -> bool {
    let first = last_word(text.strip_suffix(word).unwrap_or(text));
    lexicon.ends_with(word, Class::Place)
        || [word, first].iter().any(|w| lexicon.senses_of(w, Class::NameHead).any(|s| s.is("given")))
}

/// Whether a word is in capitals: "USB", "HTML".
pub(in crate::grammar) fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// Numbers of a run that are looked back over.
const RUN: usize = 12;

/// Whether the number behind `before` goes on a run of numbers of things of one name: "versions 6, 7 and | 8", "versions six
/// through | 11", "Corvane 6 through | 11".
fn ends_run(before: &str, lexicon: &Lexicon) -> bool {
    let mut rest = before.trim_end();
    let mut through = false;
    for _ in 0..RUN {
        let link = [" through", " thru", " to", " and", " or", ","].into_iter().find(|l| rest.ends_with(l));
        let Some(head) = link.and_then(|link| rest.strip_suffix(link)) else { return false };
        through |= matches!(link, Some(" through" | " thru"));
        let head = head.trim_end_matches([' ', ',']);
        let number = head.rsplit(' ').next().unwrap_or("");
        let digits = !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
        if !digits && lexicon.sense(number, Class::NumberWord).is_none() {
            return false;
        }
        rest = head.strip_suffix(number).unwrap_or("").trim_end();
        let word = rest.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let labels = lexicon.sense(word, Class::LabelNoun);
        if labels.is_some_and(|sense| sense.is("several") || through)
            || through && digits && word.starts_with(char::is_uppercase)
        {
            return true;
        }
    }
    false
}

/// What a round or a place in a table stands behind: "reached the last eight".
const INTO_A_ROUND: CueWords = CueWords::named("into-a-round");

/// Whether a bare number names a round or a place in a table that is reached: "into the last eight", "a place in the final
/// four", "among the bottom three".
pub(in crate::grammar) fn round(place: Place<'_>, read: &Cardinal) -> bool {
    let rank = last_word(place.before());
    if !["last", "final", "bottom"].contains(&rank) || !place.before().ends_with(' ') {
        return false;
    }
    let led = window(place.before()).trim_end().strip_suffix(rank).and_then(|t| t.strip_suffix("the "));
    let led = led.map_or("", str::trim_end);
    let lead = last_word(led.strip_suffix(" in").unwrap_or(led));
    let halving = [4, 8, 16, 32, 64, 128].iter().any(|n| read.value == Decimal::from(*n));
    let after = place.rest().get(read.end..).unwrap_or("");
    let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    // "the last eight of them", "the last four were freed", "the bottom three floors"
    let told = !next.is_empty() && (next == "of" || !place.lexicon.begins_with(next, Class::CountStop));
    let are = ["are", "were", "have", "had", "who", "to"].contains(&next);
    !told
        && !are
        && !after.starts_with(['-', '%'])
        && INTO_A_ROUND.hold(lead, place.lexicon)
        && if rank == "bottom" { read.value > Decimal::ONE } else { halving }
}

/// Whether a plain number reads as a year in its place.
pub(in crate::grammar) fn year(before: &str, cardinal: &Cardinal, written: &str) -> bool {
    if !cardinal.plain || written.len() != 4 {
        return false;
    }
    let since = [
        "in", "since", "by", "until", "from", "of", "late", "early", "mid", "circa", "during", "between",
        "and", "to",
    ];
    written.starts_with("19")
        || written.starts_with("20")
        || written == "2100"
        || (written.starts_with("21")
            && ["by", "in", "until"].iter().any(|w| super::hedge::follows_word(before, w)))
        || ((written.starts_with('1')) && since.iter().any(|w| super::hedge::follows_word(before, w)))
}

/// Whether what follows a bare number makes it part of something else: a clock time, a score, a telephone number, an
/// item's mark, a number in brackets of its own.
pub(in crate::grammar) fn torn(before: &str, written: &str, after: &str) -> bool {
    let run = |text: &str| text.len() >= 3 && text.bytes().all(|b| b.is_ascii_digit());
    if dialled(before, written, after) {
        return true;
    }
    let grouped = before.ends_with(' ') && before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if grouped && (run(written) || written.contains(' ')) {
        return true;
    }
    let begins = {
        let before = before.trim_end();
        before.is_empty() || before.ends_with(['.', '!', '?', ':'])
    };
    let mut chars = after.chars();
    let (first, second) = (chars.next(), chars.next());
    // "a 7,000-strong crowd"; "a 401(k) plan"
    if after.strip_prefix("-strong").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return false;
    }
    if first == Some('(') && second.is_some_and(char::is_lowercase) && chars.next() == Some(')') {
        return true;
    }
    match first {
        None => false,
        Some(c) if c.is_alphanumeric() => true,
        Some('-' | '–' | '\u{2011}' | ':' | '/' | '−' | '_' | '@' | '×' | '^') => {
            second.is_some_and(char::is_alphanumeric)
        }
        Some(' ') => run(written) && second.is_some_and(|c| c.is_ascii_digit()),
        Some(')') => before.ends_with('(') || before.trim().is_empty(),
        Some('.') => begins && second == Some(' '),
        Some(_) => false,
    }
}

/// Whether digits belong to a telephone number that begins with a plus sign: "+44 20 7946 0958".
fn dialled(before: &str, written: &str, after: &str) -> bool {
    let group = after.strip_prefix([' ', '-']).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let digits = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')');
    let run = window(before).trim_end_matches(digits);
    ((written.starts_with('+') || before.ends_with('+')) && group)
        || (run.ends_with('+') && run.len() < window(before).len())
}

/// Whether a bare run of digits is a model or an address: "a 787", "Airline's 737", "the 717 Dreamer", "10 Mill Street".
pub(in crate::grammar) fn model(
    before: &str,
    cardinal: &Cardinal,
    written: &str,
    after: &str,
    lexicon: &Lexicon,
) -> bool {
    let article = ["a", "an"].iter().any(|word| super::hedge::follows_word(before, word));
    let owner = before.ends_with("'s ") || before.ends_with("’s ");
    let titled = after
        .strip_prefix(' ')
        .and_then(|rest| rest.split(|c: char| !c.is_alphabetic()).next())
        .is_some_and(|word| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase));
    let long = matches!(written.len(), 3 | 4);
    // "about 63000 Swift vans": what is bounded or estimated is a number.
    let titled = titled && !super::hedge::hedged_before(before, lexicon);
    cardinal.plain && (titled || (long && (article || owner)))
}

/// "the 911 call", "999 operators": the number that is dialled in need.
pub(in crate::grammar) fn emergency(written: &str, after: &str) -> bool {
    let called =
        [" call", " operator", " dispatch", " dispatcher", " emergency", " centre", " center", " line"];
    let whole = |word: &&str| {
        let tail = after.strip_prefix(*word)?;
        // "112 calls were made" are so many.
        let tail = if written == "112" { tail } else { tail.strip_prefix('s').unwrap_or(tail) };
        (!tail.starts_with(char::is_alphabetic)).then_some(())
    };
    ["911", "999", "112", "000"].contains(&written) && called.iter().any(|word| whole(word).is_some())
}

/// "the 60614 ZIP code", "the 312 area code": digits that are dialled or written on letters.
pub(in crate::grammar) fn code(after: &str) -> bool {
    let Some(after) =
        after.strip_prefix(' ').filter(|t| t.starts_with(['z', 'Z', 'a', 'A', 'p', 'P', 'd', 'D']))
    else {
        return false;
    };
    let mut words = after.split(|c: char| !c.is_alphanumeric());
    let first = words.next().unwrap_or("");
    let code = |word: Option<&str>| {
        word.is_some_and(|w| w.eq_ignore_ascii_case("code") || w.eq_ignore_ascii_case("codes"))
    };
    match ["zip", "area", "postal", "dialling", "dialing"].iter().any(|w| first.eq_ignore_ascii_case(w)) {
        true => code(words.next()),
        false => first.eq_ignore_ascii_case("postcode"),
    }
}

/// "the Two Kingdoms", "the Group of Eight": a number word with a capital behind a word without is part of a name.
pub(in crate::grammar) fn title(place: Place<'_>, read: &Cardinal) -> bool {
    let before = place.before();
    let inside = before.ends_with(' ') && before.trim_end().ends_with(char::is_alphanumeric);
    read.words
        && place.rest().starts_with(char::is_uppercase)
        && inside
        && last_word(before).starts_with(char::is_lowercase)
}

/// Between the numbers of a ratio, and whether nothing else stands between two numbers in these words.
const LINKS: &[(&str, bool)] =
    &[(" out of every", true), (" out of", true), (" in every", true), (" in", false)];

/// "one in three", "nine out of ten": the share that a ratio says, and where it ends behind the place.
pub(in crate::grammar) fn share(place: Place<'_>, read: &Cardinal) -> Option<(Decimal, usize)> {
    let after = place.rest().get(read.end..)?;
    let (link, out) = LINKS.iter().find(|(link, _)| after.starts_with(link))?;
    let tail = after.get(link.len()..)?.strip_prefix(' ')?;
    let second = second(tail, place.lexicon)?;
    let told = of(read, &second, *out) || (!*out && of_all(read, &second, tail, place.lexicon));
    let end = read.end + link.len() + 1 + second.end;
    // "number one in 2000", "round four in eight tries"; "the odds are one in 2000"
    let labelled = labelled(place.before(), place.lexicon);
    Some((read.value.checked_div(second.value).filter(|_| told && !labelled)?, end))
}

/// Whether `before` ends in a noun that a number names one of, and in no time: "this year one in five".
fn labelled(before: &str, lexicon: &Lexicon) -> bool {
    let word = last_word(before);
    before.ends_with(' ')
        && lexicon.sense(word, Class::LabelNoun).is_some()
        && lexicon.sense(word, Class::TimeUnit).is_none()
}

/// "2 in 5 people", "2 in 5 or more": of few in digits it is told what they are of; "2 in 5 games" are so many goals.
fn of_all(first: &Cardinal, second: &Cardinal, tail: &str, lexicon: &Lexicon) -> bool {
    let few = first.plain && second.plain && first.value < second.value && second.value <= Decimal::TEN;
    let Some(behind) = tail.get(second.end..).filter(|_| few) else { return false };
    let word =
        behind.strip_prefix(' ').map_or("", |t| t.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
    behind.starts_with(" or more") || word == "of" || lexicon.sense(word, Class::CountNoun).is_some()
}

/// The number behind the link of a ratio.
fn second(text: &str, lexicon: &Lexicon) -> Option<Cardinal> {
    super::cardinal::cardinal(text, lexicon, super::cardinal::Letters::Few)
}

/// Whether a number is one of the two of a ratio, of which neither counts anything.
pub(in crate::grammar) fn ratio(place: Place<'_>, read: &Cardinal) -> bool {
    if share(place, read).is_some() {
        return true;
    }
    let before = window(place.before()).trim_end();
    let Some((head, out)) = LINKS.iter().find_map(|(link, out)| Some((before.strip_suffix(link)?, *out)))
    else {
        return false;
    };
    let first = last_word(head);
    let labelled = labelled(head.strip_suffix(first).unwrap_or(head), place.lexicon);
    !labelled && second(first, place.lexicon).is_some_and(|first| of(&first, read, out))
}

/// Whether `first` in `second` is a ratio: always "out of", otherwise of ten or a hundred, one of any, or of few in words.
fn of(first: &Cardinal, second: &Cardinal, out: bool) -> bool {
    let (part, whole) = (first.value, second.value);
    let round = whole == Decimal::TEN || whole == Decimal::ONE_HUNDRED;
    let few = first.words && second.words && whole <= Decimal::TEN;
    part < whole && (out || part == Decimal::ONE || (round && part < Decimal::TEN) || few)
}
