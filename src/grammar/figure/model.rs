//! Model numbers of a whole document: a number that ends a name in one place ("Acme 737") is that name's short form in
//! another ("the 737 fleet").

use crate::grammar::{Mention, MentionType};

/// Drops the figures that repeat a model's number. Hundreds are left alone: the names of indices end in them.
pub(in crate::grammar) fn settle(text: &str, mentions: &mut Vec<Mention>) {
    let mut models: Vec<&str> = Vec::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, m)| m.kind == MentionType::Name) {
        let name = mention.span.of(text);
        if name.bytes().any(|b| b.is_ascii_digit()) {
            models.extend(parts(name).skip(1).filter(|word| is_model(word)));
        }
        // What was not read as a figure behind a name belongs to it.
        let behind = behind(text, mention.span.end as usize);
        let read = mentions.get(index + 1).is_some_and(|next| next.span.start == mention.span.end + 1);
        models.extend(behind.filter(|_| !read));
    }
    if models.is_empty() {
        return;
    }
    models.sort_unstable();
    mentions.retain(|mention| {
        let figure = matches!(mention.kind, MentionType::Number | MentionType::Count);
        let number = parts(mention.span.of(text)).next().unwrap_or("");
        !(figure && models.binary_search(&number).is_ok())
    });
}

/// The model's number right behind the name that ends at byte `at`.
fn behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?.strip_prefix([' ', '-'])?;
    let width = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let ends =
        !rest.get(width..)?.starts_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | '/' | ':'));
    rest.get(..width).filter(|word| ends && is_model(word))
}

fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split([' ', '\u{a0}', '-', '\u{2011}'])
}

/// Three or four digits, no round hundred.
fn is_model(word: &str) -> bool {
    (3..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()) && !word.ends_with("00")
}
