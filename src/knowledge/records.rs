//! What a facts file holds, by its folder.

use super::FOLDERS;
use super::entity::EntitiesFile;
use super::frame::Frame;
use super::problem::{FactsFile, Problem, meant, parse};
use super::property::PropertiesFile;
use super::units::UnitsFile;
use super::word_list::LexiconFile;

/// The records of a file. Reading them depends on no other file, so that all files can be read at once.
pub(super) enum Records<'a> {
    Words(LexiconFile<'a>),
    Units(UnitsFile),
    Frame(Box<Frame>),
    Properties(PropertiesFile),
    Entities(EntitiesFile),
    /// Facts are read when all else is there: they use words of it.
    Reference,
}

impl<'a> Records<'a> {
    pub(super) fn parse(file: &'a FactsFile) -> Result<Self, Problem> {
        match file.path.split_once('/').map_or("", |(folder, _)| folder) {
            "lexicon" => parse(file).map(Self::Words),
            "units" => parse(file).map(Self::Units),
            "frames" => parse(file).map(|frame| Self::Frame(Box::new(frame))),
            "properties" => parse(file).map(Self::Properties),
            "entities" => parse(file).map(Self::Entities),
            "reference" => Ok(Self::Reference),
            folder => {
                let help =
                    format!("a directory of facts holds folders: {}", meant(folder, FOLDERS.iter().copied()));
                Err(Problem::new(file, 0..0, "no such folder of facts").with_help(Some(help)))
            }
        }
    }
}
