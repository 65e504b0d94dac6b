//! The language of a block: English unless there is good reason to think otherwise.

use whatlang::{Lang, Script};

use super::{Token, TokenKind};

/// Blocks with fewer words are judged by their letters alone.
const RELIABLE_WORDS: usize = 20;

/// How much of a block is looked at: the language does not change inside a paragraph.
const SAMPLE_WORDS: usize = 100;

/// One English function word in so many words settles that a block is English.
const FUNCTION_SHARE: usize = 16;

/// What a look at the words of a block counts.
#[derive(Default)]
struct Look {
    words: usize,
    function_words: usize,
    /// Words with a letter outside ASCII.
    marked: usize,
    /// Those of them that begin with a small letter, so that they are no names; one in three words must.
    marked_small: usize,
    /// Words written wholly outside the Latin alphabet.
    other_script: usize,
}

/// ISO 639-3 code of the language of a block, if it is reliably not English.
pub(super) fn foreign(text: &str, tokens: &[Token]) -> Option<&'static str> {
    let look = look(text, tokens);
    if look.words == 0 || look.function_words * FUNCTION_SHARE > look.words {
        return None;
    }
    let sample = sample(text, tokens)?;
    if look.other_script * 2 > look.words {
        return Some(whatlang::detect(sample).map_or("und", |info| info.lang().code()));
    }
    if look.words >= RELIABLE_WORDS {
        let info = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
        // Tables and lists of names resemble one Latin language or another; running text of one has its words.
        return (info.lang() != Lang::Eng).then(|| info.lang().code());
    }
    let dense = look.words >= 2
        && look.marked * 2 >= look.words
        && look.marked_small * 3 >= look.words
        && look.function_words == 0;
    dense.then(|| short(sample))
}

fn look(text: &str, tokens: &[Token]) -> Look {
    let mut look = Look::default();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word).take(SAMPLE_WORDS) {
        let word = token.of(text);
        look.words += 1;
        if word.is_ascii() {
            look.function_words += usize::from(is_function_word(word.as_bytes()));
            if look.function_words * FUNCTION_SHARE > SAMPLE_WORDS {
                // Whatever else the sample holds, it is English.
                break;
            }
            continue;
        }
        let letters = || word.chars().take(40).filter(|c| c.is_alphabetic());
        if letters().all(|c| c.is_ascii()) {
            continue;
        }
        look.marked += 1;
        look.marked_small += usize::from(word.starts_with(char::is_lowercase));
        look.other_script +=
            usize::from(!letters().any(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c)));
    }
    look
}

/// Frequent words of English that are not as frequent in its neighbours (`in`, `is`, `on`, `a` are).
fn is_function_word(word: &[u8]) -> bool {
    match word.len() {
        2 => matches!(word, b"of" | b"to" | b"by" | b"it" | b"It" | b"By"),
        3 => matches!(
            word,
            b"the"
                | b"and"
                | b"The"
                | b"has"
                | b"his"
                | b"are"
                | b"but"
                | b"who"
                | b"its"
                | b"she"
                | b"you"
                | b"But"
                | b"She"
        ),
        4 => matches!(
            word,
            b"that"
                | b"with"
                | b"from"
                | b"said"
                | b"have"
                | b"were"
                | b"they"
                | b"this"
                | b"been"
                | b"They"
                | b"This"
        ),
        5 => matches!(word, b"their" | b"which" | b"would"),
        _ => false,
    }
}

/// The text of the words that are looked at.
fn sample<'a>(text: &'a str, tokens: &[Token]) -> Option<&'a str> {
    let first = tokens.first()?.start as usize;
    let last = tokens.iter().take(SAMPLE_WORDS * 2).next_back()?.end as usize;
    let end = last.min(first + SAMPLE_WORDS * 6);
    text.get(first..text.floor_char_boundary(end))
}

/// Language of a few words dense with marks. Only Vietnamese uses its letters; otherwise the best guess that is not
/// English, or `und`.
fn short(sample: &str) -> &'static str {
    if sample.chars().any(|c| matches!(c, 'ơ' | 'ư' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')) {
        return Lang::Vie.code();
    }
    match whatlang::detect(sample) {
        Some(info) if info.script() != Script::Latin || info.lang() != Lang::Eng => info.lang().code(),
        _ => "und",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let mut tokens = Vec::new();
        crate::text::token::tokenize(text, 0, text.len(), &mut tokens);
        assert_eq!(foreign(text, &tokens), expected, "{text}");
    }

    #[test]
    fn other_languages_are_recognised() {
        for (text, code) in [
            ("Đại biểu tham dự lễ khai mạc hội nghị sáng nay - Ảnh 2.", "vie"),
            ("Tin tức mới nhất", "vie"),
            ("Президент прибыл в столицу во вторник вечером", "rus"),
            (
                "Die Feuerwehr rückte am Dienstag mit zwölf Wagen aus und löschte den Brand in der alten Mühle, wie die \
              Polizei mitteilte; verletzt wurde nach ersten Angaben niemand.",
                "deu",
            ),
            (
                "Le maire de la commune a déclaré mardi que les travaux du nouveau pont seraient terminés avant la fin de \
              l'année, malgré les retards annoncés par les entreprises.",
                "fra",
            ),
        ] {
            check(text, Some(code));
        }
    }

    #[test]
    fn english_with_foreign_names_stays_english() {
        for text in [
            "Hà Nội",
            "Nguyễn Thị Lan Anh, Đà Nẵng",
            "Photo: Trần Văn Bình",
            "Mayor Łukasz Żak met Søren Ågård in Kraków and Århus.",
            "Fire destroys mill",
            "",
            "91.3 % 12,000 2026",
            "São Tomé's café reopens in Malmö",
            "Storm Élodie: flooding, power cuts, closed schools, cancelled trains, stranded travellers, damaged roofs, \
             fallen trees, blocked roads, flooded cellars, evacuated villages",
        ] {
            check(text, None);
        }
    }
}
