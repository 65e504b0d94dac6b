//! Posts told behind a name: "Jane Doe, general manager of Alder's paper division", "senior editor and head of news".

use crate::grammar::{Meaning, Mention, NameKind};
use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::span::Span;

use super::super::context::{Context, slug};
use super::{BELOW_A_TITLE, is_held};

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

/// What stands between a name and its post; the longest first.
const LEADS: [&str; 6] = [", who is ", " is ", ", ", " — ", " – ", " - "];

/// How a field is tied to its post: an envoy "to" a country is no envoy "of" it.
fn link(field: &str) -> &'static str {
    if field.starts_with(" to ") { "to" } else { "of" }
}

/// "*The mayor of Alder*, Jane Doe,", "*Alder's mayor*, Jane Doe,": the post that a name is apposed to.
pub(super) fn before(context: &Context<'_>, mention: &Mention) -> Option<Post> {
    let (text, lexicon) = (&context.source.text, &context.knowledge.lexicon);
    let block = context.document.block_of(mention.sentence)?.span;
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let behind = text.get(end..block.end as usize)?;
    let listed = [", and ", ", as well"].iter().any(|list| behind.starts_with(list));
    let closed = behind.starts_with([',', '.', '\n']) || behind.is_empty();
    let office = text.get(block.start as usize..start)?.strip_suffix(", ").filter(|_| closed && !listed)?;
    let phrase = office.rsplit([',', '.', ';', ':', '"', '“', '”', '(', '\n']).next()?.trim_start();
    let begins = phrase.match_indices(' ').map(|(blank, _)| blank + 1);
    let office = std::iter::once(0).chain(begins).find_map(|at| {
        let led = phrase.get(..at)?.trim_end().rsplit(' ').next().unwrap_or("");
        let tied = ["and", "or", "of", "with", "former", "for", "to", "at"].contains(&led);
        apposed_to(phrase.get(at..).filter(|_| !tied)?, lexicon)
    })?;
    Some(Post { office, span: context.span(start, end) })
}

/// "*Home Affairs* and Law Minister Jane Doe": the other thing that the title before the name at `index` is over; none where those
/// words name somebody.
pub(super) fn first_field<'a>(context: &Context<'a>, index: usize, title: Span) -> Option<&'a str> {
    let text = &context.source.text;
    let listed = text.get(..title.start as usize)?.strip_suffix(" and ")?;
    // "Head of the Rovers and general manager Jane Doe": a field shares the title's capital.
    let whole = title.of(text).contains(' ') && title.of(text).starts_with(char::is_uppercase);
    let line = listed.rsplit('\n').next().filter(|_| whole)?;
    let words = line.rsplit(' ').take_while(|word| is_named(word)).take(FIELD);
    let length = words.map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?;
    let start = listed.len().saturating_sub(length);
    let field = listed.get(start..)?;
    let told = |mention: &Mention| {
        let other = match &mention.meaning {
            Meaning::Name(name) => name.kind != NameKind::Unknown,
            _ => true,
        };
        other && mention.span.overlaps(context.span(start, listed.len()))
    };
    let near = context.mentions.get(..index)?.iter().rev();
    let other = near.take_while(|m| m.span.end as usize > start).any(told);
    (!other).then_some(field)
}

/// Whether a word begins like a name, and no mark stands behind it.
fn is_named(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric)
}

/// The post that a whole phrase tells: "the mayor of Alder", "Alder's mayor".
fn apposed_to(phrase: &str, lexicon: &Lexicon) -> Option<String> {
    let (first, rest) = phrase.split_once(' ')?;
    if ["the", "its", "their", "his", "her"].iter().any(|article| first.eq_ignore_ascii_case(article)) {
        if let Some(office) = of_a_site(rest, lexicon) {
            return Some(office);
        }
        // "The company's general manager, Jane Doe,"
        let owned = rest.split_once(' ').filter(|(owner, _)| unowned(owner).is_some());
        if let Some((_, office)) = owned {
            let (length, told) = title(office, lexicon)?;
            return (told && length == office.len()).then(|| slug(office));
        }
        let (length, _) = title(rest, lexicon).filter(|(_, office)| *office)?;
        let tail = rest.get(length..)?;
        let (field, read) = field(tail, lexicon)?;
        let named = !tail.starts_with(',') && read == tail.len();
        let office = slug(rest.get(..length)?);
        return named.then(|| format!("{office}-{}-{}", link(tail), slug(&field)));
    }
    // "Alder Foods' managing director"
    let words: Vec<&str> =
        phrase.split(' ').take_while(|word| word.starts_with(char::is_uppercase)).collect();
    let (own, last) = words.iter().enumerate().find_map(|(i, word)| Some((i, unowned(word)?)))?;
    let owner = words.iter().take(own).copied().chain([last]).collect::<Vec<_>>().join("-");
    let office = phrase.split(' ').skip(own + 1).collect::<Vec<_>>().join(" ");
    let (length, told) = title(&office, lexicon)?;
    (told && length == office.len()).then(|| format!("{}-of-{}", slug(&office), slug(&owner)))
}

/// "The *mill manager*": who runs one of a firm's sites.
fn of_a_site(phrase: &str, lexicon: &Lexicon) -> Option<String> {
    let (site, title) = phrase.split_once(' ')?;
    (title == "manager" && SITES.hold(site, lexicon)).then(|| slug(phrase))
}

/// Sites that have managers of their own.
pub const SITES: CueWords = CueWords::named("site-with-a-manager");

/// A word without the ending of a possessive, if it has one: "Alder's", "Foods'".
fn unowned(word: &str) -> Option<&str> {
    let plural = || {
        ["s'", "s’"]
            .iter()
            .find(|end| word.ends_with(**end))
            .and_then(|end| word.get(..word.len() + 1 - end.len()))
    };
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).or_else(plural)
}

/// The posts over something that stand behind byte `end` of a name; of who is told by a rank (`ranked`) any post.
pub(super) fn behind(context: &Context<'_>, end: usize, ranked: bool) -> Vec<Post> {
    let text = &context.source.text;
    let lexicon = &context.knowledge.lexicon;
    let mut posts = Vec::new();
    let apposed = |rest: &'_ str| LEADS.iter().find(|mark| rest.starts_with(**mark)).map(|m| m.len());
    let Some(told) = text.get(end..) else { return posts };
    let rest = past_asides(told);
    // "Jane Doe, 52, general manager, said": the grammar of names reads a title right behind one.
    let alone = ranked || rest.len() < told.len();
    let told = rest.starts_with(", ");
    let Some(mut rest) = apposed(rest).and_then(|mark| rest.get(mark..)) else { return posts };
    for _ in 0..POSTS {
        rest = without_owner(rest);
        let start = text.len() - rest.len();
        let Some((length, sense)) = title(rest, lexicon) else {
            // Of "the group manager of Alder Foods" the words before the title say over what the post is.
            let described = described(rest, lexicon).filter(|_| told);
            posts.extend(described.map(|length| Post {
                office: slug(rest.get(..length).unwrap_or("")),
                span: context.span(start, start + length),
            }));
            break;
        };
        rest = rest.get(length..).unwrap_or("");
        if let Some((field, read)) = field(rest, lexicon).filter(|_| sense) {
            let words = text.get(start..start + length).unwrap_or("");
            let span = context.span(start, start + length + read);
            posts.push(Post { office: format!("{}-{}-{}", slug(words), link(rest), slug(&field)), span });
            rest = rest.get(read..).unwrap_or("");
        } else if sense && alone && rest.starts_with([',', '.', '"', '”', '\n']) {
            let words = text.get(start..start + length).unwrap_or("");
            posts.push(Post { office: slug(words), span: context.span(start, start + length) });
        }
        let Some(next) = rest.strip_prefix(" and ") else { break };
        rest = next;
    }
    posts
}

/// Bytes of what stands in brackets between a name and its post: "(l.)", "(R-Alder)".
const ASIDE: usize = 24;

/// What follows a name behind the brackets and the age that may stand between it and its post: "Jane Doe (left), 52, mayor of".
fn past_asides(behind: &str) -> &str {
    let bracketed = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    let short = bracketed.filter(|(aside, rest)| aside.len() <= ASIDE && rest.starts_with(", "));
    let behind = short.map_or(behind, |(_, rest)| rest);
    let aged = behind.strip_prefix(", ").map(|age| age.strip_prefix("aged ").unwrap_or(age));
    let age = aged.and_then(|age| age.find(|c: char| !c.is_ascii_digit()).map(|end| age.split_at(end)));
    match age {
        Some((digits, rest)) if (1..=3).contains(&digits.len()) && rest.starts_with(", ") => rest,
        _ => behind,
    }
}

/// Words before a title in an apposition that describe it: "*operations* chief for", "*deputy operations* chief".
const DESCRIBING: usize = 2;

/// One past the office that an apposition begins with behind words that describe it.
fn described(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let mut at = 0;
    for _ in 0..DESCRIBING {
        let (word, rest) = text.get(at..)?.split_once(' ')?;
        let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let closed = lexicon.sense(word, Class::FunctionWord).is_some_and(|s| !s.is("open"))
            || lexicon.begins_with(word, Class::ReportingVerb);
        // A deputy prosecutor is one of several; a deputy operations chief is not, and a former chief is none.
        let below = BELOW_A_TITLE.hold(word, lexicon);
        let held = is_held(word, lexicon) || below && title(rest, lexicon).is_none();
        if !plain || closed || !held || word.ends_with("ing") {
            return None;
        }
        at += word.len() + 1;
        if let Some((length, office)) = title(rest, lexicon) {
            let over = [" of ", " for ", " at "]
                .iter()
                .any(|link| rest.get(length..).is_some_and(|r| r.starts_with(link)));
            return (office && over).then_some(at + length);
        }
    }
    None
}

/// The meaning of the title that words end with, by its longest form: "chief executive" of "Alder Chief Executive".
pub(super) fn title_of<'l>(words: &str, lexicon: &'l Lexicon) -> Option<&'l Sense> {
    // "Maj. Jane Doe", "Lt. Col. Jane Doe".
    let words = words.trim_end_matches('.').replace(". ", " ");
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
    let line = rest.split(['\n', '\r']).next().unwrap_or(rest);
    for word in line.split(' ').take(FIELD) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let function = lexicon.sense(bare, Class::FunctionWord).is_some_and(|s| !s.is("open"));
        let joins = function && ["of", "the", "and", "for"].contains(&bare);
        let said =
            lexicon.sense(bare, Class::ReportingVerb).is_some() && bare.starts_with(char::is_lowercase);
        if bare.is_empty() || said || function && !joins || word.contains(['"', '“', '(']) {
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
