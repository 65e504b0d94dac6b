//! Who published an article, as its own text tells: a credit line at its end, or the agency of its dateline.

use crate::source::Source;
use crate::text::{BlockKind, Document};

use super::anchor::dateline_place;

/// The longest name of a publisher, in bytes.
const LONGEST: usize = 60;
/// How far behind the place of a dateline its agency can stand, in bytes.
const DATELINE: usize = 60;

/// The publisher: given, else the credit line, else the agency in the dateline.
pub(super) fn publisher(source: &Source, document: &Document) -> Option<String> {
    let given = source.given.publisher.clone();
    given.or_else(|| credit_line(source, document)).or_else(|| dateline_agency(source))
}

/// The publisher that the text of a source names, whatever came with it.
pub fn printed_publisher(source: &Source) -> Option<String> {
    let document = Document::new(source.id, &source.text, source.body);
    credit_line(source, &document).or_else(|| dateline_agency(source))
}

/// "— VNA/VNS" on its own behind the text.
fn credit_line(source: &Source, document: &Document) -> Option<String> {
    let bylines = document.blocks.iter().rev().filter(|b| b.kind == BlockKind::Byline);
    bylines.into_iter().find_map(|block| {
        let words = block.span.of(&source.text).trim();
        let name = words.strip_prefix(['—', '–', '―']).or_else(|| words.strip_prefix("--"))?.trim();
        is_name(name).then(|| name.to_owned())
    })
}

/// "JAKARTA, July 2 (Reuters) - …": the agency in brackets.
fn dateline_agency(source: &Source) -> Option<String> {
    let place = dateline_place(source)?;
    let behind = source.text.get(place.end as usize..)?;
    let open = behind.find('(').filter(|&at| at < DATELINE)?;
    let close = open + behind.get(open..)?.find(')')?;
    let name = behind.get(open + 1..close)?.trim();
    let dash = behind.get(close + 1..)?.trim_start().starts_with(['-', '—', '–', '_']);
    (dash && is_name(name)).then(|| name.to_owned())
}

/// A short name: it begins with a capital and holds no sentence.
fn is_name(name: &str) -> bool {
    let fits = name.len() <= LONGEST && name.starts_with(char::is_uppercase);
    fits && !name.contains(['.', ':', '?', '!', '\n', '“', '"'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Given;
    use crate::span::SourceId;

    fn check(text: &str, expected: Option<&str>) {
        let source = Source {
            id: SourceId(0),
            path: "a.txt".to_owned(),
            file: None,
            story: "story".to_owned(),
            text: text.to_owned(),
            body: 0,
            given: Given::default(),
        };
        let document = Document::new(source.id, &source.text, 0);
        assert_eq!(publisher(&source, &document).as_deref(), expected, "{text}");
    }

    #[test]
    fn credit_lines_and_datelines_name_the_publisher() {
        let body = "The harbour of the town was closed on Tuesday after a storm broke its outer wall, the port said.";
        check(&format!("PORT MERRIN — {body} — CPA/MNS"), Some("CPA/MNS"));
        check(&format!("PORT MERRIN, July 2 (Coast Wire) - {body}"), Some("Coast Wire"));
        check(&format!("PORT MERRIN — {body}"), None);
        check(body, None);
        check(&format!("{body} It was (again) the wall - the old one - that failed."), None);
    }
}
