//! Tokens: one scan over the bytes of a block, no look-back, no allocation but the table itself.

use unicode_normalization::char::canonical_combining_class;

use super::{Token, TokenKind};

/// Runs of one symbol longer than this (rules of dashes, floods of marks) become one token, so that a hostile text
/// cannot make the table larger than the text.
const SYMBOL_RUN: usize = 16;

/// Scale letters that may touch a number: `3.5m`, `$2bn`.
const SCALES: &[&str] = &["k", "m", "b", "t", "mn", "mln", "bn", "bln", "tn", "trn", "mm"];

/// Endings of ordinals, and of decades (`1990s`).
const ENDINGS: &[&str] = &["st", "nd", "rd", "th", "s"];

/// What a character does in a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Letter,
    Digit,
    /// Combining marks and invisible characters: they go on with a token and never begin one.
    Joiner,
    Symbol,
}

/// Appends the tokens of `text[from..to]`.
pub(super) fn tokenize(text: &str, from: usize, to: usize, tokens: &mut Vec<Token>) {
    let Some(text) = text.get(..to) else { return };
    let mut at = from;
    while let Some(first) = char_at(text, at) {
        let (end, kind) = match class(first) {
            Class::Blank | Class::Joiner => {
                at += first.len_utf8();
                continue;
            }
            Class::Letter => (word(text, at, at), TokenKind::Word),
            Class::Digit => number(text, at),
            Class::Symbol => (symbol(text, at, first), TokenKind::Symbol),
        };
        tokens.push(Token { start: narrow(at), end: narrow(end), kind });
        at = end;
    }
}

/// A word without its possessive ending: `NATO’s` is `NATO`, `ministers’` is `ministers`.
pub fn without_possessive(word: &str) -> &str {
    let bare = word.strip_suffix(['s', 'S']).unwrap_or(word);
    for stem in [bare.strip_suffix(is_apostrophe), word.strip_suffix(is_apostrophe)].into_iter().flatten() {
        if !stem.is_empty() {
            return stem;
        }
    }
    word
}

/// Whether a character is an apostrophe in a word: straight, typographic, or the modifier letter.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether a character joins the parts of a word: the hyphen of the keyboard, U+2010, or the no-break one.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// White space, also the no-break kinds, and control characters.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        ' ' => Class::Blank,
        '0'..='9' => Class::Digit,
        '!'..='~' => Class::Symbol,
        '“' | '”' | '‘' | '’' | '–' | '—' | '…' => Class::Symbol,
        _ if is_blank(c) => Class::Blank,
        _ if is_joiner(c) => Class::Joiner,
        'ª' | 'º' | '²' | '³' | '¹' | '¼'..='¾' | '⅐'..='⅟' => Class::Symbol,
        _ if c.is_alphanumeric() => Class::Letter,
        // Marks of other scripts: a token that begins with one would change the last letter of the token before it.
        _ if canonical_combining_class(c) != 0 => Class::Joiner,
        _ => Class::Symbol,
    }
}

/// Combining marks, zero-width characters, bidi controls, the soft hyphen, variation selectors.
fn is_joiner(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{ad}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// End of the word that begins at `start`, of which everything before `at` is known to belong to it.
fn word(text: &str, start: usize, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        // Nearly every letter is an ASCII one.
        while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
        }
        let Some(c) = char_at(text, at) else { break };
        at = match class(c) {
            Class::Letter | Class::Joiner => at + c.len_utf8(),
            Class::Digit if touches_date(text, start, at) => break,
            Class::Digit => at + 1,
            Class::Blank => break,
            Class::Symbol => match joint(text, start, at, c) {
                Some(next) => next,
                None => break,
            },
        };
    }
    address(text, start, at).unwrap_or(at)
}

/// Where a word goes on behind a symbol inside it, if it does.
fn joint(text: &str, start: usize, at: usize, c: char) -> Option<usize> {
    let behind = at + c.len_utf8();
    let next = char_at(text, behind);
    let last = text.get(start..at)?.chars().next_back()?;
    let goes_on = match c {
        _ if is_hyphen(c) => match next {
            Some(n) if n.is_ascii_digit() => is_code(text.get(start..at)?) && !is_year(text, behind),
            Some(n) => class(n) == Class::Letter,
            None => false,
        },
        _ if is_apostrophe(c) => next.is_some_and(|n| class(n) == Class::Letter),
        '.' => return dot(text, start, at, last, next),
        '&' => last.is_uppercase() && next.is_some_and(char::is_uppercase),
        '_' => next.is_some_and(char::is_alphanumeric),
        _ => false,
    };
    goes_on.then_some(behind)
}

/// The bytes of the longest acronym with dots.
const ACRONYM: usize = 24;

/// A dot inside a word: acronyms (`U.S.`, `Ph.D.`), domains and file names (`example.org`), versions (`v2.0`).
fn dot(text: &str, start: usize, at: usize, last: char, next: Option<char>) -> Option<usize> {
    let part = text.get(start..at)?.rsplit('.').next()?;
    let dotted = part.len() < at - start;
    let single = part.chars().nth(1).is_none();
    let inside = match next {
        Some(n) if n.is_uppercase() => single || (dotted && part.len() <= 3) || part == "Ph",
        Some(n) if n.is_lowercase() => true,
        Some(n) => n.is_ascii_digit() && last.is_ascii_digit(),
        None => false,
    };
    // No acronym is longer; a flood of dots is not read again at each of them.
    let short = dotted && at - start <= ACRONYM;
    let ends_acronym = short && text.get(start..at)?.split('.').all(|part| part.len() <= 3);
    (inside || ends_acronym).then_some(at + 1)
}

/// `COVID`, `CN`, `Euro`: capitalised, so that digits behind a hyphen belong to the name; `mid-2024` does not.
fn is_code(word: &str) -> bool {
    word.chars().take(24).any(char::is_uppercase)
}

/// Whether exactly four digits that can be a year begin here.
fn is_year(text: &str, at: usize) -> bool {
    let digits = text.as_bytes().get(at..).unwrap_or(&[]).iter().take(5).take_while(|b| b.is_ascii_digit());
    digits.count() == 4 && matches!(text.as_bytes().get(at), Some(b'1' | b'2'))
}

/// Whether a full numeric date begins here, glued to the word before it as page furniture often is.
fn touches_date(text: &str, start: usize, at: usize) -> bool {
    if text.as_bytes().get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_digit) || start == at {
        return false;
    }
    let rest = text.as_bytes().get(at..).unwrap_or(&[]);
    let run = |from: usize| rest.iter().skip(from).take(5).take_while(|b| b.is_ascii_digit()).count();
    let day = run(0);
    let month = run(day + 1);
    let separator = rest.get(day);
    (1..=2).contains(&day)
        && (1..=2).contains(&month)
        && matches!(separator, Some(b'/' | b'.' | b'-'))
        && rest.get(day + 1 + month) == separator
        && run(day + month + 2) == 4
}

/// End of the URL or e-mail address that the word `start..at` begins, if it begins one.
fn address(text: &str, start: usize, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let begins = match rest.as_bytes().first()? {
        b':' => rest.starts_with("://"),
        b'@' => rest.get(1..)?.starts_with(|c: char| c.is_ascii_alphanumeric()),
        b'/' | b'?' => {
            let word = text.get(start..at)?;
            word.starts_with("www.") && !word.ends_with('.')
        }
        _ => false,
    };
    if !begins {
        return None;
    }
    let closes = |c: char| is_blank(c) || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '|');
    let whole = rest.find(closes).map_or(rest, |end| &rest[..end]);
    let kept = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
    Some(at + kept.len())
}

/// End and kind of what begins with a digit: a number, or a word such as `5G`.
fn number(text: &str, start: usize) -> (usize, TokenKind) {
    let mut at = start;
    while let Some(c) = char_at(text, at) {
        at += match class(c) {
            Class::Digit | Class::Joiner => c.len_utf8(),
            Class::Symbol if separates_digits(c) => match text.as_bytes().get(at + c.len_utf8()) {
                Some(next) if next.is_ascii_digit() => c.len_utf8(),
                _ => break,
            },
            _ => break,
        };
    }
    let letters = text.get(at..).map_or(0, |rest| {
        rest.char_indices().find(|(_, c)| class(*c) != Class::Letter).map_or(rest.len(), |(end, _)| end)
    });
    if letters == 0 {
        return (at, TokenKind::Number);
    }
    let suffix = text.get(at..at + letters).unwrap_or("");
    let known = |list: &[&str]| list.iter().any(|s| s.eq_ignore_ascii_case(suffix));
    let mixed = text.as_bytes().get(at + letters).is_some_and(u8::is_ascii_digit);
    if !mixed && (known(ENDINGS) || known(SCALES)) {
        return (at + letters, TokenKind::Number);
    }
    (word(text, start, at + letters), TokenKind::Word)
}

/// Characters that stand between the digits of one figure, date, time or range.
fn separates_digits(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '-' | '–' | '‑' | '‐' | '\'' | '’')
}

/// End of a symbol: one character, or a long run of the same one.
fn symbol(text: &str, start: usize, first: char) -> usize {
    let width = first.len_utf8();
    let run = text.get(start..).map_or(1, |rest| rest.chars().take_while(|c| *c == first).count());
    start + if run > SYMBOL_RUN { run * width } else { width }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() { Some(char::from(byte)) } else { text.get(at..)?.chars().next() }
}

/// Texts are shorter than 4 GiB: the loader sees to it.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens as `kind:text`, separated by blanks; kinds are w, n, s.
    fn check(text: &str, expected: &str) {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        let shown: Vec<String> = tokens
            .iter()
            .map(|token| {
                let kind = match token.kind {
                    TokenKind::Word => 'w',
                    TokenKind::Number => 'n',
                    TokenKind::Symbol => 's',
                };
                format!("{kind}:{}", token.of(text))
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{text:?}");
    }

    #[test]
    fn words() {
        check("people-centred don't AI‑led", "w:people-centred w:don't w:AI‑led");
        check("Bloc’s plan, the miners' hut", "w:Bloc’s w:plan s:, w:the w:miners s:' w:hut");
        check("U.S. and Ph.D. at 9 a.m.", "w:U.S. w:and w:Ph.D. w:at n:9 w:a.m.");
        check("the end. Next", "w:the w:end s:. w:Next");
        check("the end.Next", "w:the w:end s:. w:Next");
        check("R&D, COVID-19, CN-235, mid-2024", "w:R&D s:, w:COVID-19 s:, w:CN-235 s:, w:mid s:- n:2024");
        check("Hà\u{a0}Nội cafe\u{301} x\u{200b}y", "w:Hà w:Nội w:cafe\u{301} w:x\u{200b}y");
        check("5G/6G 55km 10am 3D-printed", "w:5G s:/ w:6G w:55km w:10am w:3D-printed");
        check("and/or snake_case #tag @name", "w:and s:/ w:or w:snake_case s:# w:tag s:@ w:name");
    }

    #[test]
    fn numbers() {
        check("91.3 % of 12,000", "n:91.3 s:% w:of n:12,000");
        check("09/02/2026 2026–30 9:53 6th 1990s", "n:09/02/2026 n:2026–30 n:9:53 n:6th n:1990s");
        check("$3.5m €2bn", "s:$ n:3.5m s:€ n:2bn");
        check("8.6-magnitude 32-year-old", "n:8.6 s:- w:magnitude n:32 s:- w:year-old");
        check("in 2026. It", "w:in n:2026 s:. w:It");
        check("3, 4 and 5–6", "n:3 s:, n:4 w:and n:5–6");
        check("Ministry09/02/2026", "w:Ministry n:09/02/2026");
        check("½ of 3½", "s:½ w:of n:3 s:½");
    }

    #[test]
    fn addresses_are_one_word() {
        check("(see https://example.org/a-b?c=1,2).", "s:( w:see w:https://example.org/a-b?c=1,2 s:) s:.");
        check(
            "mail jane.doe@example.org, or www.example.org/x.",
            "w:mail w:jane.doe@example.org s:, w:or w:www.example.org/x s:.",
        );
        check("Example.com rose", "w:Example.com w:rose");
        check("at www.example.co.uk.", "w:at w:www.example.co.uk s:.");
    }

    #[test]
    fn symbols() {
        check("“Go,” he said…", "s:“ w:Go s:, s:” w:he w:said s:…");
        check("a -- b", "w:a s:- s:- w:b");
        check(&"-".repeat(40), &format!("s:{}", "-".repeat(40)));
        check("", "");
        check("\u{0}\u{1b}\u{200b} \u{202e}", "");
    }

    #[test]
    fn possessives() {
        for (word, stem) in [
            ("NATO’s", "NATO"),
            ("mill's", "mill"),
            ("ministers’", "ministers"),
            ("US", "US"),
            ("s", "s"),
            ("'s", "'s"),
            ("", ""),
            ("U.S.'s", "U.S."),
        ] {
            assert_eq!(without_possessive(word), stem, "{word}");
        }
    }
}
