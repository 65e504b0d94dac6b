//! Posts told behind a name: "Jane Doe, general manager of Alder's paper division", "senior editor and head of news".

use crate::knowledge::{Class, Lexicon, Sense};
use crate::span::Span;

use super::super::context::{Context, slug};

/// A post with the words that tell it.
pub(super) struct Post {
    /// `general-manager-of-paper-division`.
    pub office: String,
    pub span: Span,
}

/// Posts that one apposition lists at most.
const POSTS: usize = 3;
/// Words of what a post is over.
const FIELD: usize = 6;

/// The posts over something that stand behind byte `end` of a name.
pub(super) fn behind(context: &Context<'_>, end: usize) -> Vec<Post> {
    let text = &context.source.text;
    let lexicon = &context.knowledge.lexicon;
    let mut posts = Vec::new();
    let apposed = |rest: &'_ str| {
        [", ", " — ", " – ", " - "].iter().find(|mark| rest.starts_with(**mark)).map(|m| m.len())
    };
    let Some(rest) = text.get(end..) else { return posts };
    let Some(mut rest) = apposed(rest).and_then(|mark| rest.get(mark..)) else { return posts };
    for _ in 0..POSTS {
        rest = without_owner(rest);
        let Some((length, sense)) = title(rest, lexicon) else { break };
        let start = text.len() - rest.len();
        rest = rest.get(length..).unwrap_or("");
        if let Some((field, read)) = field(rest, lexicon).filter(|_| sense) {
            let words = text.get(start..start + length).unwrap_or("");
            let span = context.span(start, start + length + read);
            posts.push(Post { office: format!("{}-of-{}", slug(words), slug(&field)), span });
            rest = rest.get(read..).unwrap_or("");
        }
        let Some(next) = rest.strip_prefix(" and ") else { break };
        rest = next;
    }
    posts
}

/// The meaning of the title that words end with, by its longest form: "chief executive" of "Alder Chief Executive".
pub(super) fn title_of<'l>(words: &str, lexicon: &'l Lexicon) -> Option<&'l Sense> {
    let begins = words.match_indices(' ').map(|(blank, _)| blank + 1);
    std::iter::once(0).chain(begins).find_map(|at| {
        let title = words.get(at..)?;
        lexicon.at(title, Class::Title).filter(|(length, _)| *length == title.len()).map(|(_, sense)| sense)
    })
}

/// The words of a title at the beginning of a text, and whether it is an office.
fn title(text: &str, lexicon: &Lexicon) -> Option<(usize, bool)> {
    let (length, sense) = lexicon.at(text, Class::Title)?;
    Some((length, sense.is("office")))
}

/// A text behind "the", "its", "the company's", "Alder's".
fn without_owner(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..3 {
        let Some((word, behind)) = rest.split_once(' ') else { return rest };
        let owner = word.ends_with("'s") || word.ends_with("’s");
        let article = ["the", "a", "an", "its", "their", "his", "her", "new"].contains(&word);
        let owned = || behind.split(' ').next().is_some_and(|w| w.ends_with("'s") || w.ends_with("’s"));
        let name = word.starts_with(char::is_uppercase);
        if !(owner || article || name && owned()) {
            return rest;
        }
        rest = behind;
    }
    rest
}

/// What a post is over, behind "of", "for" or a comma before a capital; and how many bytes that takes.
fn field(text: &str, lexicon: &Lexicon) -> Option<(String, usize)> {
    let link = [" of ", " for ", " to ", ", "].into_iter().find(|link| text.starts_with(link))?;
    let named = text.get(link.len()..)?;
    if link == ", " && !named.starts_with(char::is_uppercase) {
        return None;
    }
    let rest = without_owner(named);
    let mut end = text.len() - rest.len();
    let mut words = Vec::new();
    for word in rest.split(' ').take(FIELD) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let function = lexicon.sense(bare, Class::FunctionWord).is_some_and(|s| !s.is("open"));
        let joins = function && ["of", "the", "and", "for"].contains(&bare);
        let said =
            lexicon.sense(bare, Class::ReportingVerb).is_some() && bare.starts_with(char::is_lowercase);
        if bare.is_empty() || said || function && !joins || word.contains(['"', '“', '(', '\n']) {
            break;
        }
        words.push(bare);
        end += word.len() + 1;
        if bare.len() != word.len() {
            break;
        }
    }
    while words.last().is_some_and(|w| ["of", "the", "and", "for"].contains(w)) {
        end = end.saturating_sub(words.pop()?.len() + 1);
    }
    (!words.is_empty()).then(|| (words.join(" "), end.saturating_sub(1).min(text.len())))
}
