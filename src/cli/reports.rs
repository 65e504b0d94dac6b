//! In which formats a report is written, and where to: one for the screen, any number of files beside it.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};

use crosscheck::report::{FORMATS, Format, Report, Style};
use crosscheck::source::Source;

use super::atomic;
use super::config::Config;
use super::output::{Output, spare};
use super::selection::nearest;
use super::settings::Row;
use super::terminal::{Failure, Terminal};

/// How and where to report.
#[derive(Debug, clap::Args)]
pub struct Reports {
    /// How to print the report [default: human]
    #[arg(long, value_parser = formats())]
    format: Option<String>,
    #[command(flatten)]
    output: Output,
    /// Also write the report to FILE in another format; may be given several times
    #[arg(long = "report", value_name = "FORMAT=FILE")]
    files: Vec<String>,
}

/// The same, understood.
pub struct Resolved<'a> {
    format: &'static Format,
    output: &'a Output,
    files: Vec<(&'static Format, PathBuf)>,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|f| PossibleValue::new(f.name).help(f.summary)))
}

impl Reports {
    /// Fills in from the settings what the command line leaves open.
    pub fn fill(&mut self, config: &Config) {
        self.format = self.format.take().or_else(|| config.format.as_ref().map(|set| set.value.clone()));
    }

    /// Its settings in force.
    pub fn row(&self, config: &Config) -> Row {
        let set = config.format.as_ref().map(|set| (set.value.clone(), set.line));
        Row::new("format", self.format.clone(), set, &format!("\"{}\"", FORMATS[0].name))
    }

    /// Which formats and files are meant. It is asked before anything is read: a misspelt file is told at once.
    ///
    /// # Errors
    ///
    /// A format is unknown, a file is named twice, or lies in no directory.
    pub fn resolve(&self) -> Result<Resolved<'_>, Failure> {
        let mut files: Vec<(&'static Format, PathBuf)> = Vec::new();
        for argument in &self.files {
            let (format, path) = file(argument)?;
            let same = |other: &Path| other == path;
            if files.iter().any(|(_, other)| same(other)) || self.output.path().is_some_and(same) {
                return Err(Failure::new(format!("two reports go to {}", path.display()))
                    .with_help("name a file of its own for each"));
            }
            files.push((format, path));
        }
        Ok(Resolved {
            format: format(self.format.as_deref().unwrap_or(FORMATS[0].name))?,
            output: &self.output,
            files,
        })
    }
}

impl Resolved<'_> {
    /// Whether the screen's format is for people.
    pub fn is_for_people(&self) -> bool {
        self.format.name == FORMATS[0].name
    }

    /// Whether one of the formats shows every claim of the sources.
    pub fn show_claims(&self) -> bool {
        self.format.claims || self.files.iter().any(|(format, _)| format.claims)
    }

    /// Refuses an option that the screen's format does not follow: it is for people, and JSON holds the same in any case.
    ///
    /// # Errors
    ///
    /// The format is another.
    pub fn refuse_unless(&self, option: &str, formats: &[&str], held: &str) -> Result<(), Failure> {
        let name = self.format.name;
        if formats.contains(&name) {
            return Ok(());
        }
        Err(Failure::new(format!("`{option}` does not go with --format {name}")).with_help(format!(
            "print it with --format {}, and write the {name} into a file with --report {name}=FILE; {held}",
            formats.join(" or ")
        )))
    }

    /// Refuses to write into what is read.
    ///
    /// # Errors
    ///
    /// A file is one of the sources, or the file `known`.
    pub fn spare(&self, sources: &[Source], known: Option<&Path>) -> Result<(), Failure> {
        let files = self.files.iter().map(|(_, path)| path.as_path());
        files.chain(self.output.path()).try_for_each(|path| spare(path, sources, known))
    }

    /// Writes the report in every format; `quiet` keeps it off the screen.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn write(
        &self,
        report: &Report,
        style: &Style,
        quiet: bool,
        terminal: &Terminal,
    ) -> Result<(), Failure> {
        if !quiet || self.output.path().is_some() {
            let mut sink = self.output.open(terminal)?;
            sink.write(&(self.format.render)(report, &Style { colour: sink.colours(), ..*style }))?;
        }
        for (format, path) in &self.files {
            let bytes = (format.render)(report, &Style { colour: false, ..*style });
            atomic::write(path, &bytes).map_err(|error| {
                Failure::new(format!("cannot write {}: {error}", path.display()))
                    .with_help("name a file that you may write to, with --report FORMAT=FILE")
            })?;
        }
        Ok(())
    }
}

/// What `FORMAT=FILE` means.
fn file(argument: &str) -> Result<(&'static Format, PathBuf), Failure> {
    let Some((name, path)) = argument.split_once('=').filter(|(_, path)| !path.is_empty()) else {
        let file = argument.trim_end_matches('=');
        let hint = by_ending(file).map_or_else(
            || "write --report FORMAT=FILE, such as --report sarif=out.sarif".to_owned(),
            |format| format!("did you mean `--report {}={file}`?", format.name),
        );
        return Err(Failure::new(format!("`--report {argument}` names no format and file")).with_help(hint));
    };
    let format = format(name)?;
    if path == "-" {
        return Err(Failure::new("`--report` writes files").with_help(format!(
            "print to standard output with `--format {}`, and the other format into a file",
            format.name
        )));
    }
    let path = PathBuf::from(path);
    let directory = atomic::directory(&path);
    if path.is_dir() || !directory.is_dir() {
        let missing =
            format!("cannot write {}: there is no directory {}", path.display(), directory.display());
        let taken = format!("cannot write {}: it is a directory", path.display());
        return Err(Failure::new(if path.is_dir() { taken } else { missing }));
    }
    Ok((format, path))
}

/// The format of a name.
fn format(name: &str) -> Result<&'static Format, Failure> {
    FORMATS.iter().find(|format| format.name == name).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        let known = format!("formats are {}", names.join(", "));
        let hint = nearest(name, names.into_iter());
        let hint = hint.map_or_else(|| known.clone(), |near| format!("did you mean `{near}`? {known}"));
        Failure::new(format!("no format is called `{name}`")).with_help(hint)
    })
}

/// The format that files of this ending mostly hold.
fn by_ending(file: &str) -> Option<&'static Format> {
    let ending = Path::new(file).extension()?.to_str()?;
    let name = match ending {
        "md" => "markdown",
        "xml" => "junit",
        "txt" => "human",
        ending => ending,
    };
    FORMATS.iter().find(|format| format.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(argument: &str, message: &str, help: &str) {
        let failure = file(argument).err().expect("a failure");
        assert_eq!((failure.message.as_str(), failure.help.as_deref()), (message, Some(help)));
    }

    const KNOWN: &str = "formats are human, json, jsonl, html, sarif, github, gitlab, junit, markdown";

    #[test]
    fn mistakes_are_told_with_what_was_meant() {
        check("serif=out.sarif", "no format is called `serif`", &format!("did you mean `sarif`? {KNOWN}"));
        check("pdf=out.pdf", "no format is called `pdf`", KNOWN);
        check(
            "out.sarif",
            "`--report out.sarif` names no format and file",
            "did you mean `--report sarif=out.sarif`?",
        );
        check(
            "json=",
            "`--report json=` names no format and file",
            "write --report FORMAT=FILE, such as --report sarif=out.sarif",
        );
        check(
            "json=-",
            "`--report` writes files",
            "print to standard output with `--format json`, and the other format into a file",
        );
    }

    #[test]
    fn a_file_may_have_any_name() {
        let named = file("sarif=a=b.json").map(|(format, path)| (format.name, path));
        assert_eq!(named, Ok(("sarif", PathBuf::from("a=b.json"))));
        assert!(file("json=no/such/directory/out.json").is_err());
        assert!(file("json=src").is_err());
    }
}
