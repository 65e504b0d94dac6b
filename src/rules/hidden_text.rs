//! T001: characters that cannot be seen, or that pass for others, inside a figure or a name.

use crate::extract::Reading;
use crate::key::Key;
use crate::rule::{Check, Draft, Label, Rule, Severity};
use crate::span::Span;
use crate::text::BlockKind;

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "T001",
    name: "hidden-text",
    severity: Severity::Warning,
    summary: "hidden, turned or look-alike characters inside a figure or a name",
    explanation: EXPLANATION,
    check: Check::Source(check),
};

fn check(reading: &Reading) -> Vec<Draft> {
    let text = reading.text();
    let blocks = reading.document.blocks.iter();
    let read = blocks.filter(|block| block.foreign.is_none() && block.kind != BlockKind::Boilerplate);
    let mut drafts: Vec<Draft> = Vec::new();
    // Most blocks hold ASCII characters only.
    for block in read.filter(|block| !block.span.of(text).is_ascii()) {
        for (start, word) in words(block.span.of(text)) {
            let Some((trick, character)) = trick(word) else { continue };
            let from = block.span.range().start + start;
            let draft = draft(Span::new(block.span.source, from, from + word.len()), word, trick, character);
            if drafts.iter().all(|known| known.key != draft.key) {
                drafts.push(draft);
            }
        }
    }
    drafts
}

/// What is done to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trick {
    /// Nobody sees the character.
    Hidden,
    /// The character turns the direction of reading.
    Turned,
    /// Letters of another script that look like Latin ones.
    LookAlike,
}

/// Words that could hold a trick, with their offset: most text is plain and skipped at once.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let marks = |c: char| c.is_ascii_punctuation() || "“”‘’«»…–—".contains(c);
    text.split_whitespace()
        .filter(|word| !word.is_ascii())
        .map(move |word| word.trim_matches(marks))
        .filter(|word| !word.is_ascii())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The first trick in a figure or a name.
fn trick(word: &str) -> Option<(Trick, char)> {
    let figure = word.contains(|c: char| c.is_ascii_digit());
    let name = word.contains(char::is_uppercase);
    if !figure && !name {
        return None;
    }
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let found = |inside: &str, kind: fn(char) -> bool| inside.chars().find(|c| kind(*c));
    if let Some(c) = found(word, turns).or(found(bare, steers)) {
        return Some((Trick::Turned, c));
    }
    if let Some(c) = found(bare, is_hidden) {
        return Some((Trick::Hidden, c));
    }
    let parts = bare.split(|c: char| !c.is_alphanumeric());
    parts.filter_map(look_alike).next().map(|c| (Trick::LookAlike, c))
}

/// Overrides: they turn what stands behind them.
fn turns(c: char) -> bool {
    matches!(c, '\u{202d}' | '\u{202e}')
}

/// Marks that are harmless round a word and have no business inside one.
fn steers(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}')
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}')
}

/// A Cyrillic or Greek letter drawn like a Latin one among Latin letters, or a wide digit among digits.
fn look_alike(word: &str) -> Option<char> {
    const LETTERS: &str = "аеорсухіјѕһԁԛԝАВЕКМНОРСТХУІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧον";
    let latin = word.contains(|c: char| c.is_ascii_alphabetic());
    let digits = word.contains(|c: char| c.is_ascii_digit());
    word.chars().find(|&c| (latin && LETTERS.contains(c)) || (digits && matches!(c, '０'..='９')))
}

fn draft(span: Span, word: &str, trick: Trick, character: char) -> Draft {
    let code = format!("U+{:04X}", u32::from(character));
    let visible: String = word.chars().filter(|c| !is_hidden(*c) && !turns(*c) && !steers(*c)).collect();
    let reason = match trick {
        Trick::Hidden => format!("holds {code}, which nobody sees"),
        Trick::Turned => format!("holds {code}, which changes the direction of reading"),
        Trick::LookAlike => format!("holds {code} ({character}), which looks like another character"),
    };
    Draft {
        severity: RULE.severity,
        message: format!("\"{visible}\" is not what it looks like"),
        proof: vec![format!("the word {reason}")],
        help: vec!["type the word anew".to_owned()],
        camps: Vec::new(),
        labels: vec![Label { span, message: reason, claim: None }],
        key: Key::new(visible.as_str(), [code]),
    }
}

const EXPLANATION: &str = r#"
A figure or a name holds characters that a reader cannot see (zero-width characters), that turn the direction of reading
(bidirectional overrides), or that only look like the letters round them (Cyrillic or Greek letters in a Latin word).
Such a word compares as another one than it seems to be, to readers and to programs. In the examples `\u{…}` stands for
the character.

```conflict
//- river-post.txt published=2024-05-07
The mill in Bra\u{200c}ckwater employs many people.
```

```conflict
//- river-post.txt published=2024-05-07
The mill in C\u{43e}rrin employs many people.
```

Accents, dashes, no-break spaces and words of another script are what they look like:

```consistent
//- river-post.txt published=2024-05-07
The mill in Brückwater – the “old mill” – belongs to Zoë Ångström of Αθήνα and Москва.
```
"#;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<Trick>) {
        let found = words(text).find_map(|(_, word)| trick(word)).map(|(trick, _)| trick);
        assert_eq!(found, expected, "{}", text.escape_debug());
    }

    #[test]
    fn tricks() {
        check("1\u{200b}20 people", Some(Trick::Hidden));
        check("\u{202e}021\u{202c} people", Some(Trick::Turned));
        check("Cor\u{200f}rin", Some(Trick::Turned));
        check("C\u{043e}rrin", Some(Trick::LookAlike));
        check("1\u{ff12}0", Some(Trick::LookAlike));
    }

    #[test]
    fn plain_text() {
        check("Hà Nội – “Łódź” 1\u{a0}200 12–16 5μm 9\u{202f}km €3", None);
        check("Москва-1 Αθήνα Союз-Corrin", None);
        check("\u{feff}Corrin \u{2068}Corrin\u{2069} \u{200f}12\u{200f}", None);
        check("p\u{430}per", None);
    }
}
