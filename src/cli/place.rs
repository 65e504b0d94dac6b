//! Places in sources as people write them: `path:line[:column]`, a claim id, or quoted words.

use std::ops::Range;

use crosscheck::claim::Claim;
use crosscheck::extract::Reading;
use crosscheck::grammar::Mention;
use crosscheck::span::Span;

/// How many hex digits a claim id has.
const ID: usize = 12;

/// A place as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of a file, or a character of it.
    Line {
        /// The path of the source.
        path: String,
        /// From 1.
        line: usize,
        /// From 1, in characters.
        column: Option<usize>,
    },
    /// A claim by its id.
    Claim(String),
    /// Words of some source.
    Words(String),
}

impl Place {
    /// Reads a place. What is neither a line of a file nor an id is words.
    pub fn parse(text: &str) -> Self {
        if text.len() == ID && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return Self::Claim(text.to_owned());
        }
        Self::line(text).unwrap_or_else(|| Self::Words(text.trim_matches(['"', '“', '”']).to_owned()))
    }

    fn line(text: &str) -> Option<Self> {
        let (before, last) = text.rsplit_once(':')?;
        let last: usize = last.parse().ok()?;
        if let Some((path, line)) = before.rsplit_once(':')
            && let Ok(line) = line.parse()
            && !path.is_empty()
        {
            return Some(Self::Line { path: path.to_owned(), line, column: Some(last) });
        }
        (!before.is_empty()).then(|| Self::Line { path: before.to_owned(), line: last, column: None })
    }

    /// The file it names, if it names one.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Line { path, .. } => Some(path),
            _ => None,
        }
    }

    /// Where the place lies in a source: byte ranges of its text.
    pub fn ranges(&self, reading: &Reading) -> Vec<Range<usize>> {
        let text = reading.source.text.as_str();
        match self {
            Self::Claim(id) => {
                let claims = reading.claims.iter().filter(|claim| claim.id.as_str() == &**id);
                claims.map(|claim| claim.span.range()).collect()
            }
            Self::Line { path, .. } if *path != reading.source.path => Vec::new(),
            Self::Line { line, column, .. } => {
                let lines = reading.source.lines();
                let range = match column {
                    Some(column) => lines.character(text, *line, *column),
                    None => lines.line(text, *line),
                };
                range.into_iter().collect()
            }
            Self::Words(words) if words.is_empty() => Vec::new(),
            Self::Words(words) => {
                text.match_indices(words.as_str()).map(|(at, w)| at..at + w.len()).collect()
            }
        }
    }

    /// Indices of the claims of `reading` that stand at the place.
    pub fn claims(&self, reading: &Reading) -> Vec<usize> {
        let ranges = self.ranges(reading);
        let stands = |span: Span| ranges.iter().any(|range| touches(range, span));
        let claims = reading.claims.iter().enumerate();
        let named = |claim: &Claim| !matches!(self, Self::Claim(id) if claim.id.as_str() != &**id);
        claims.filter(|(_, claim)| stands(claim.span) && named(claim)).map(|(at, _)| at).collect()
    }

    /// The mentions of `reading` that stand at the place.
    pub fn mentions<'r>(&self, reading: &'r Reading) -> Vec<&'r Mention> {
        let ranges = self.ranges(reading);
        reading.mentions.iter().filter(|m| ranges.iter().any(|range| touches(range, m.span))).collect()
    }
}

fn touches(range: &Range<usize>, span: Span) -> bool {
    let span = span.range();
    span.start < range.end && range.start < span.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_people_write_them() {
        let line = |path: &str, line, column| Place::Line { path: path.to_owned(), line, column };
        let cases = [
            ("a.txt:3", line("a.txt", 3, None)),
            ("dir/a.txt:3:14", line("dir/a.txt", 3, Some(14))),
            ("C:\\story\\a.txt:3:14", line("C:\\story\\a.txt", 3, Some(14))),
            ("0123456789ab", Place::Claim("0123456789ab".to_owned())),
            ("killed 12 people", Place::Words("killed 12 people".to_owned())),
            ("\"at 4:30 a.m.\"", Place::Words("at 4:30 a.m.".to_owned())),
            (":7", Place::Words(":7".to_owned())),
        ];
        for (text, place) in cases {
            assert_eq!(Place::parse(text), place, "{text}");
        }
    }
}
