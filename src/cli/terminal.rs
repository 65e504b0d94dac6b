//! What reaches the terminal: output, notes and errors. Nothing else prints.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crosscheck::error::Error;
use crosscheck::report::drawing::visible::one_line;

/// When output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that shows colours
    Auto,
    /// Always, also into files and pipes
    Always,
    /// Never
    Never,
}

/// Why a command could not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, with the file or the option concerned.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Failure {
    /// A failure without a remedy to name.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// The same with a remedy.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl From<&Error> for Failure {
    fn from(error: &Error) -> Self {
        Self { message: error.to_string(), help: error.help.clone() }
    }
}

/// The standard streams.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    color: Color,
}

impl Terminal {
    /// The standard streams, coloured as asked.
    pub fn new(color: Color) -> Self {
        Self { color }
    }

    /// Whether what goes to standard output is to be coloured.
    pub fn colours_output(self) -> bool {
        self.colours(&io::stdout())
    }

    /// Whether what goes to a file is to be coloured.
    pub fn colours_files(self) -> bool {
        self.color == Color::Always
    }

    /// Writes to standard output. A reader that has gone away is no failure.
    ///
    /// # Errors
    ///
    /// The output could not be written.
    pub fn print(self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::new(format!("cannot write to standard output: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Says what kept the command from running.
    pub fn error(self, failure: &Failure) {
        self.say("error", "\x1b[1;31m", &failure.message, failure.help.as_deref());
    }

    /// Says that something was left out.
    pub fn warning(self, message: &str, help: Option<&str>) {
        self.say("warning", "\x1b[1;33m", message, help);
    }

    /// Says what a reader should know.
    pub fn note(self, message: &str) {
        self.say("note", "\x1b[1;36m", message, None);
    }

    /// Shows how far a long run is, on a terminal only; the line is overwritten by the next and cleared at the end.
    pub fn progress(self, done: usize, all: usize) {
        const LONG: usize = 200;
        let mut err = io::stderr();
        if all > LONG && err.is_terminal() {
            let line = if done < all { format!("\r{done} of {all} sources") } else { "\r\x1b[K".to_owned() };
            // A terminal that cannot show progress is no reason to stop.
            let _ = err.write_all(line.as_bytes()).and_then(|()| err.flush());
        }
    }

    fn colours(self, stream: &impl anstream::stream::RawStream) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => AutoStream::choice(stream) != ColorChoice::Never,
        }
    }

    fn say(self, word: &str, start: &str, message: &str, help: Option<&str>) {
        let (start, end) = if self.colours(&io::stderr()) { (start, "\x1b[0m") } else { ("", "") };
        let mut text = format!("{start}{word}{end}: {}\n", shown(message));
        if let Some(help) = help {
            text.push_str(&format!("  help: {}\n", shown(help)));
        }
        // Nobody is left to tell if standard error is closed.
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// Messages carry names of files and words of sources; their line breaks are ours.
fn shown(message: &str) -> String {
    message.lines().map(one_line).collect::<Vec<_>>().join("\n")
}
