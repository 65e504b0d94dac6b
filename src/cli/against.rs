//! What a draft is held against.

use std::path::PathBuf;

use crosscheck::source::{Source, file};

use super::input::{Read, Settings};
use super::terminal::{Failure, Terminal};

/// What to hold drafts against.
#[derive(Debug, clap::Args)]
pub struct Against {
    /// Hold PATHS, as drafts, against these sources; may be given several times
    #[arg(long, value_name = "PATHS", num_args = 1.., conflicts_with = "story_by")]
    against: Vec<String>,
}

impl Against {
    /// The sources, without the drafts themselves; none if nothing is held against anything.
    ///
    /// # Errors
    ///
    /// A path names nothing, or nothing is left to hold the drafts against.
    pub fn load(
        &self,
        settings: &Settings,
        drafts: &[Source],
        terminal: &Terminal,
    ) -> Result<Option<Read>, Failure> {
        if self.against.is_empty() {
            return Ok(None);
        }
        let mut read = settings.load(&self.against, terminal)?;
        let own: Vec<PathBuf> = drafts.iter().filter_map(file).collect();
        read.sources.retain(|source| file(source).is_none_or(|file| !own.contains(&file)));
        if read.sources.is_empty() && read.unreadable == 0 {
            return Err(Failure::new("--against names no source besides the draft itself")
                .with_help("name the files or the directory of the notes, cuttings and transcripts"));
        }
        Ok(Some(read))
    }
}
