//! Places as SARIF writes them.

use crate::rule::Label;

use crate::report::drawing::Pages;
use crate::report::drawing::visible::one_line;
use crate::report::place::{path_of, percent_encoded};
use crate::report::{Report, SourceSummary};
use crate::source::Extent;

use super::object::{
    Artifact, ArtifactLocation, Location, LogicalLocation, Message, PhysicalLocation, Region, Snippet,
};

/// The files that the sources lie in, in their order, each once.
pub fn artifacts(report: &Report) -> Vec<Artifact> {
    let mut artifacts: Vec<Artifact> = Vec::new();
    for source in &report.sources {
        let location = artifact_location(file_of(source));
        if artifacts.iter().all(|known| known.location != location) {
            // A file of many articles has no title of its own.
            let title = source.title.as_ref().filter(|_| source.file.is_none());
            let description = title.map(|title| Message { text: one_line(title) });
            artifacts.push(Artifact { location, roles: ["analysisTarget"], description });
        }
    }
    artifacts
}

fn file_of(source: &SourceSummary) -> &str {
    source.file.as_deref().unwrap_or(&source.path)
}

/// A label as a location; its message is the statement that was read there.
pub fn location<'a>(
    label: &Label,
    id: Option<usize>,
    pages: &'a Pages<'a>,
    artifacts: &[Artifact],
) -> Option<Location<'a>> {
    let source = pages.source(label.span.source)?;
    let mut artifact_location = artifact_location(file_of(source));
    artifact_location.index = artifacts.iter().position(|artifact| artifact.location == artifact_location);
    let article = source.file.as_ref().map(|_| LogicalLocation {
        name: &source.path,
        fully_qualified_name: &source.path,
        kind: "article",
    });
    // Lines of an article are not those of the file that holds many.
    let region = if article.is_some() { None } else { region(label, pages) };
    Some(Location {
        id,
        physical_location: PhysicalLocation { artifact_location, region },
        logical_locations: article.into_iter().collect(),
        message: Message { text: plain(&label.message) },
    })
}

/// Lines, columns and offsets count characters of the decoded file (`unicodeCodePoints`). There is no byte offset: that
/// counts bytes of the file, which may have been in another encoding or have begun with a byte order mark.
fn region<'a>(label: &Label, pages: &'a Pages<'a>) -> Option<Region<'a>> {
    let page = pages.get(label.span.source)?;
    let words = label.span.of(page.text);
    let Extent { start, end } = page.extent(label.span);
    let (start_line, start_column) = start.place();
    let (end_line, end_column) = end.place();
    let as_written = (end.byte - start.byte) as usize == words.len();
    Some(Region {
        start_line,
        start_column,
        end_line,
        end_column,
        char_offset: start.character as usize,
        char_length: (end.character - start.character) as usize,
        snippet: as_written.then_some(Snippet { text: words }),
    })
}

/// A path as a URI reference: relative ones to the root of the repository, which whoever reads the file knows.
fn artifact_location(file: &str) -> ArtifactLocation {
    let path = path_of(file);
    let encoded = percent_encoded(&path);
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    let (uri, uri_base_id) = match (path.starts_with('/'), drive) {
        (true, _) => (format!("file://{encoded}"), None),
        (_, true) => (format!("file:///{}", encoded.replacen("%3A", ":", 1)), None),
        _ => (encoded, Some("%SRCROOT%")),
    };
    ArtifactLocation { uri, uri_base_id, index: None }
}

/// Text of a message in which nothing is an embedded link.
pub fn plain(text: &str) -> String {
    one_line(text).replace("](", "\\](")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, uri: &str, relative: bool) {
        let location = artifact_location(file);
        assert_eq!((location.uri.as_str(), location.uri_base_id.is_some()), (uri, relative));
    }

    #[test]
    fn paths_become_references() {
        check("./story/river post.txt", "story/river%20post.txt", true);
        check("story\\hà-nội.txt", "story/h%C3%A0-n%E1%BB%99i.txt", true);
        check("javascript:x", "javascript%3Ax", true);
        check("/srv/a#b.txt", "file:///srv/a%23b.txt", false);
        check("C:\\news\\a.txt", "file:///C:/news/a.txt", false);
    }

    #[test]
    fn nothing_of_a_text_is_a_link() {
        assert_eq!(plain("a [b](http://c) [[denied]]"), "a [b\\](http://c) [[denied]]");
    }
}
