//! General knowledge: the files of `facts/`, compiled in, and a newsroom's own beside them.

mod class;
mod clause_shape;
mod cue;
mod entity;
mod example;
mod frame;
mod inflection;
mod lexicon;
mod marks;
mod openings;
mod pattern;
mod phrase;
mod problem;
mod property;
mod records;
mod reference;
#[cfg(test)]
mod tests;
mod units;
mod validate;
mod word_list;
mod word_table;

use std::collections::BTreeSet;

use rayon::prelude::*;

pub use class::{Class, Classes};
pub use clause_shape::{ClauseShape, Place};
pub use cue::CueWords;
pub use entity::{EntityKind, Names};
pub use example::{Examples, LocatedExample, LocatedRejects};
pub use frame::{
    Boundary, Cardinality, Example, Existence, Frame, FrameKind, Frames, NEWS, Persistence, Rejects,
};
pub use inflection::{ROOT, root};
pub use lexicon::{KnownWord, Lexicon, Sense};
pub use pattern::{Element, IrregularVerbs, Pattern, PatternError, Slot, Words};
pub use problem::{FactsFile, Layer, Problem, meant, parse};
pub use property::{Properties, PropertiesFile, Property};
pub use reference::ReferenceFact;
pub use units::{UnitEntry, UnitExample, UnitsFile};
pub use validate::{FIGURES, KINDS};
pub use word_list::{LexiconEntry, LexiconFile, Text};

use records::Records;

/// The general knowledge as `build.rs` lists it, sorted by path.
static FACTS: &[EmbeddedFile] = include!(concat!(env!("OUT_DIR"), "/facts.rs"));

/// A compiled-in file.
struct EmbeddedFile {
    path: &'static str,
    text: &'static str,
    records: Option<&'static str>,
}

/// Folders of knowledge, in the order they are read: each may use words of those before it.
const FOLDERS: &[&str] = &["lexicon", "units", "frames", "properties", "entities", "reference"];

/// Everything that is known in general.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// Word lists.
    pub lexicon: Lexicon,
    /// Relations and properties with their patterns.
    pub frames: Frames,
    /// Irregular verbs, for patterns.
    pub irregular: IrregularVerbs,
    /// Ids of the dimensions of units.
    pub dimensions: BTreeSet<String>,
    /// What open figures measure.
    pub properties: Properties,
    /// Names of one and the same thing.
    pub names: Names,
    /// Accepted facts.
    pub reference: Vec<ReferenceFact>,
}

impl Knowledge {
    /// The general knowledge that is compiled in. A test asserts that it has no [`Problem`].
    pub fn embedded() -> Self {
        Self::load(&embedded_files()).0
    }

    /// Reads knowledge from files; what a file says wrongly is left out and told.
    pub fn read(files: &[FactsFile]) -> (Self, Vec<Problem>) {
        let (knowledge, mut problems) = Self::load(files);
        problems.extend(validate::across(&knowledge, files));
        problems.sort_by(|a, b| (a.layer, &a.path, a.span.start).cmp(&(b.layer, &b.path, b.span.start)));
        (knowledge, problems)
    }

    fn load(files: &[FactsFile]) -> (Self, Vec<Problem>) {
        let mut knowledge = Self::default();
        let mut problems = Vec::new();
        let own = own_words(files);
        // Parsing is most of a short run's time.
        let mut parsed: Vec<_> = files.par_iter().map(|f| (f, Records::parse(f))).collect();
        parsed.sort_by_key(|(file, _)| (rank_of(file), file.layer));
        for (file, records) in parsed {
            match records.and_then(|records| knowledge.add(file, records, &own)) {
                Ok(found) => problems.extend(found),
                Err(problem) => problems.push(problem),
            }
        }
        (knowledge, problems)
    }

    /// Adds the records of a file. General words of an id that the newsroom gives itself (`own`) are left out.
    fn add(
        &mut self,
        file: &FactsFile,
        records: Records<'_>,
        own: &OwnWords,
    ) -> Result<Vec<Problem>, Problem> {
        let replaced =
            |class: Class, id: &str| file.layer == Layer::General && own.contains(&(class, id.to_owned()));
        match records {
            Records::Words(mut words) => {
                words.entry.retain(|entry| own.is_empty() || !replaced(words.class, &entry.id));
                self.names.add_countries(&words);
                self.add_words(&words);
            }
            Records::Units(mut units) => {
                units.unit.retain(|unit| own.is_empty() || !replaced(Class::Unit, &unit.symbol));
                units::add(&mut self.lexicon, &units);
                self.dimensions.insert(units.dimension);
            }
            Records::Frame(frame) => {
                if self.frames.add(*frame, &self.irregular).is_err() {
                    return Ok(validate::patterns(file, &self.irregular));
                }
            }
            Records::Properties(file) => file.property.into_iter().for_each(|p| self.properties.add(p)),
            Records::Entities(file) => file.entity.iter().for_each(|e| self.names.add(e)),
            Records::Reference => return reference::add(self, file),
        }
        Ok(Vec::new())
    }

    fn add_words(&mut self, file: &LexiconFile<'_>) {
        if file.class != Class::IrregularVerb {
            return self.lexicon.add(file);
        }
        for entry in &file.entry {
            let forms: Vec<Box<str>> = entry.words.iter().map(|w| (&**w).into()).collect();
            self.lexicon.add_irregular(&entry.id, &forms);
            self.irregular.insert((&*entry.id).into(), forms);
        }
    }
}

fn rank_of(file: &FactsFile) -> usize {
    let folder = file.path.split('/').next();
    FOLDERS.iter().position(|known| Some(*known) == folder).unwrap_or(FOLDERS.len())
}

/// Ids of words and units that a newsroom gives itself.
type OwnWords = BTreeSet<(Class, String)>;

fn own_words(files: &[FactsFile]) -> OwnWords {
    let mut words = OwnWords::new();
    for file in files.iter().filter(|f| f.layer == Layer::Own) {
        if let Some(Ok(file)) = file.path.starts_with("lexicon/").then(|| parse::<LexiconFile<'_>>(file)) {
            words.extend(file.entry.into_iter().map(|entry| (file.class, entry.id.to_string())));
        } else if let Some(Ok(file)) = file.path.starts_with("units/").then(|| parse::<UnitsFile>(file)) {
            words.extend(file.unit.into_iter().map(|unit| (Class::Unit, unit.symbol)));
        }
    }
    words
}

/// The compiled-in files, sorted by path.
pub fn embedded_files() -> Vec<FactsFile> {
    let file = |file: &EmbeddedFile| FactsFile {
        layer: Layer::General,
        path: file.path.to_owned(),
        text: file.text.into(),
        records: file.records,
    };
    FACTS.iter().map(file).collect()
}

/// The compiled-in model of English syntax; see `facts/syntax/README.md`.
pub fn embedded_syntax() -> &'static [u8] {
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/facts/syntax/english.model"))
}
