//! The trained model of English: what `facts/syntax/english.model` holds. Its README says what it is made of.

use std::sync::LazyLock;

use super::bytes::{Bytes, ModelError};
use super::lemma::Lemmatiser;
use super::parser::Parser;
use super::retag::retag;
use super::tagger::Tagger;
use super::word::{Tagged, Word};
use crate::knowledge::embedded_syntax;

/// What the file begins with: the format's name and version.
const MAGIC: &[u8] = b"crosscheck syntax 4\n";

/// Everything that is learned from treebanks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// Finds the part of speech of each word.
    pub tagger: Tagger,
    /// Finds the lemma of a word.
    pub lemmatiser: Lemmatiser,
    /// Finds the tree of a sentence.
    pub parser: Parser,
}

/// The model compiled in, read when it is first asked for.
pub fn english() -> &'static Model {
    static ENGLISH: LazyLock<Model> =
        // A test reads the file that is compiled in; an empty model is for a build without it.
        LazyLock::new(|| Model::read(embedded_syntax()).unwrap_or_default());
    &ENGLISH
}

impl Model {
    /// The words of a sentence with their tags: what the tagger says, mended where the whole sentence shows better.
    pub fn tagged<'t>(&self, words: Vec<Word<'t>>) -> Vec<Tagged<'t>> {
        let tags = self.tagger.tag(&words);
        let mut tagged: Vec<Tagged<'t>> =
            words.into_iter().zip(tags).map(|(word, tag)| Tagged { word, tag }).collect();
        retag(&mut tagged);
        tagged
    }

    /// Reads a model file. Its sections stand one behind the other, each with its length before it.
    pub fn read(file: &'static [u8]) -> Result<Self, ModelError> {
        let rest = file.strip_prefix(MAGIC).ok_or(ModelError::Version)?;
        let mut sections = Bytes::new(rest, "the list of sections");
        let mut tagger = Bytes::new(sections.block()?, "the tagger");
        let mut lemmatiser = Bytes::new(sections.block()?, "the lemmatiser");
        let mut parser = Bytes::new(sections.block()?, "the parser");
        let tagger = Tagger::read(&mut tagger)?;
        let lemmatiser = Lemmatiser::read(&mut lemmatiser, tagger.dictionary())?;
        Ok(Self { tagger, lemmatiser, parser: Parser::read(&mut parser)? })
    }

    /// The bytes of a model file.
    pub fn write(&self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        write_section(&mut file, |out| self.tagger.write(out));
        write_section(&mut file, |out| self.lemmatiser.write(out));
        write_section(&mut file, |out| self.parser.write(out));
        file
    }
}

fn write_section(file: &mut Vec<u8>, write: impl Fn(&mut Vec<u8>)) {
    let mut section = Vec::new();
    write(&mut section);
    file.extend((section.len() as u32).to_le_bytes());
    file.extend(section);
}
