//! What a page says of itself before it is read: which element holds the article, and what stands in its head.

use html5gum::{StartTag, Token};
use serde_json::Value;

use super::element::{Kind, Open, kind};
use super::writer::plain;
use super::{name_of, tokens};
use crate::source::article::said;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Byte at which the element begins that holds the article; none if that is the whole page.
    pub root: Option<usize>,
    /// The program that wrote the page.
    pub generator: Option<String>,
    /// Its titles: for those who share it, of its data, of the window.
    pub shared_title: Option<String>,
    pub headline: Option<String>,
    pub title: Option<String>,
    /// The publisher, by its name for those who share the page, else by its data.
    pub site: Option<String>,
    pub publisher: Option<String>,
    /// Its address, as the canonical one or the one to share.
    pub canonical: Option<String>,
    pub shared_url: Option<String>,
    /// Times of publication with the byte at which they are told: the head's, those of `time` elements, those of its data.
    pub head_published: Option<Told>,
    pub shown_published: Option<Told>,
    pub data_published: Option<Told>,
}

/// A value and the byte of the file at which it is told.
pub(super) type Told = (String, usize);

/// Whose text is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Awaited {
    Nothing,
    Title,
    Data,
}

/// Looks through a page.
pub(super) fn survey(text: &str) -> Survey {
    let mut survey = Survey::default();
    let mut open = Open::anywhere();
    let (mut articles, mut mains) = (Vec::new(), Vec::new());
    let mut awaited = Awaited::Nothing;
    for token in tokens(text) {
        match token {
            Token::StartTag(tag) => {
                let (kind, name) = kind(&tag.name);
                let found = match kind {
                    Kind::Article if !open.is_in_article() => Some(&mut articles),
                    Kind::Main => Some(&mut mains),
                    _ => None,
                };
                let is_drawing = open.is_unread();
                open.start(&tag, kind, name);
                if let Some(found) = found.filter(|_| !open.is_unread()) {
                    found.push(tag.span.start);
                }
                survey.take(&tag);
                awaited = match &**tag.name {
                    b"title" if !is_drawing => Awaited::Title,
                    b"script" if attribute(&tag, "type").is_some_and(|t| is_linked_data(&t)) => Awaited::Data,
                    _ => Awaited::Nothing,
                };
            }
            Token::EndTag(tag) => {
                awaited = Awaited::Nothing;
                open.end(&tag.name, kind(&tag.name).0);
            }
            Token::String(words) => {
                let range = words.span.start..words.span.end;
                match awaited {
                    Awaited::Title => {
                        survey.title = survey.title.take().or_else(|| said(&plain(text, range)))
                    }
                    Awaited::Data => survey.data(text.get(range.clone()).unwrap_or(""), range.start),
                    Awaited::Nothing => {}
                }
            }
            _ => {}
        }
    }
    let only = |found: &[usize]| if let [only] = found { Some(*only) } else { None };
    survey.root = only(&articles).or_else(|| only(&mains));
    survey
}

impl Survey {
    /// What the tag of an element tells.
    fn take(&mut self, tag: &StartTag<usize>) {
        let value = |name: &str| attribute(tag, name).and_then(|value| said(&value));
        match name_of(&tag.name) {
            "meta" => {
                let key = value("property").or_else(|| value("name")).or_else(|| value("itemprop"));
                if let (Some(key), Some(content)) = (key, value("content")) {
                    self.meta(&key.to_ascii_lowercase(), content, tag.span.start);
                }
            }
            "link" if has_word(value("rel"), "canonical") => fill(&mut self.canonical, value("href")),
            "time"
                if tag.attributes.contains_key(&b"pubdate"[..])
                    || has_word(value("itemprop"), "datepublished") =>
            {
                fill(&mut self.shown_published, value("datetime").map(|value| (value, tag.span.start)));
            }
            _ => {}
        }
    }

    fn meta(&mut self, key: &str, content: String, at: usize) {
        match key {
            "generator" => fill(&mut self.generator, Some(content)),
            "og:title" => fill(&mut self.shared_title, Some(content)),
            "og:site_name" => fill(&mut self.site, Some(content)),
            "og:url" => fill(&mut self.shared_url, Some(content)),
            "article:published_time" | "datepublished" => fill(&mut self.head_published, Some((content, at))),
            _ => {}
        }
    }

    /// What data in JSON-LD tells of the article.
    fn data(&mut self, json: &str, at: usize) {
        let Ok(data) = serde_json::from_str::<Value>(json) else { return };
        let Some(article) = article(&data) else { return };
        let text = |value: Option<&Value>| value.and_then(Value::as_str).and_then(said);
        fill(&mut self.headline, text(article.get("headline")));
        fill(&mut self.data_published, text(article.get("datePublished")).map(|value| (value, at)));
        let publisher = article.get("publisher").map(|publisher| publisher.get(0).unwrap_or(publisher));
        fill(
            &mut self.publisher,
            publisher.and_then(|publisher| text(publisher.get("name").or(Some(publisher)))),
        );
    }
}

/// The first article in JSON-LD. The crate that read it bounds its depth.
fn article(data: &Value) -> Option<&Value> {
    match data {
        Value::Array(all) => all.iter().find_map(article),
        Value::Object(fields) => {
            let is_article = |kind: &Value| {
                kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"))
            };
            let own = fields.get("@type").is_some_and(|kind| match kind {
                Value::Array(kinds) => kinds.iter().any(is_article),
                kind => is_article(kind),
            });
            if own { Some(data) } else { fields.get("@graph").and_then(article) }
        }
        _ => None,
    }
}

/// The first of several values stands.
fn fill<T>(known: &mut Option<T>, value: Option<T>) {
    if known.is_none() {
        *known = value;
    }
}

fn has_word(value: Option<String>, word: &str) -> bool {
    value.is_some_and(|value| value.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
}

fn is_linked_data(kind: &str) -> bool {
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
}

/// The value of an attribute, with white space collapsed.
fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    let value = String::from_utf8_lossy(&value.value.0);
    Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
}
