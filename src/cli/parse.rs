//! `crosscheck parse`: the words of each sentence, and how they hang together.

use clap::ValueEnum;

use crosscheck::report::listing::conllu::{Columns, conllu};
use crosscheck::report::listing::phrases;
use crosscheck::syntax::model;

use super::Exit;
use super::input::Input;
use super::output::Output;
use super::terminal::{Failure, Terminal};

/// Print the words of each sentence with their parts of speech, lemmas and relations
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck parse article.txt
  crosscheck parse story/ --format conllu --output story.conllu
  crosscheck parse feed.jsonl --chunks | grep Slot=Subject

CoNLL-U is the format of the Universal Dependencies (universaldependencies.org/format.html).
TokenRange counts characters of the decoded source, end exclusive. --chunks adds to the last column:
  Chunk=B-NP, I-NP, B-VP, I-VP   noun phrases and verb groups, their first word and the others
  Slot=Subject:5                 the head of a phrase, and the verb whose subject it is; also
                                 Object, IndirectObject, Complement, Unmarked, Oblique(in)
  Certain=Yes                    whether chunks and tree agree on the slot")]
pub struct Args {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    output: Output,
    /// How to print them [default: human on a terminal, else conllu]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Add noun phrases, verb groups and slots to CoNLL-U
    #[arg(long)]
    chunks: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Sentences in brackets, and who does what, for people
    Human,
    /// CoNLL-U, for programs
    Conllu,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let as_of = args.input.settings.as_of();
    let people = args.output.is_terminal();
    let format = args.format.unwrap_or(if people { Format::Human } else { Format::Conllu });
    let colours = args.output.colours(terminal);
    args.input.stream(terminal, &args.output, |source, knowledge| {
        let reading = crosscheck::mentions(source, knowledge, as_of);
        match format {
            Format::Human => phrases::human(&reading, model::english(), &knowledge.lexicon, colours),
            Format::Conllu => {
                let chunks = args.chunks.then_some(&knowledge.lexicon);
                conllu(&reading, Columns { model: model::english(), chunks })
            }
        }
    })
}
