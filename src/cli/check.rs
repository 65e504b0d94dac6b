//! `crosscheck check`: where the sources cannot all be right.

use clap::ValueEnum;

use crosscheck::report::{FORMATS, Format, Report, Style};
use crosscheck::rule::{Finding, Severity, Standing};

use super::Exit;
use super::input::{Input, Read};
use super::output::Output;
use super::selection::Selection;
use super::terminal::{Failure, Terminal};

/// Check articles about the same story against each other
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck check story/                         the articles of one directory
  crosscheck check a.txt b.txt c.txt              named articles
  crosscheck check stories/ --format json         each directory below is a story
  crosscheck check feed.jsonl --fail-on never     an article a line; exit 0 whatever is found
  crosscheck check story/ --select D,Q001         dates, and one rule about figures
  crosscheck check story/ --notes                 also what agrees and what was revised, from what to what and when
  crosscheck check story/ --explain-silence       also what one guard kept from being compared

Exit codes:
  0  nothing at or above --fail-on       2  could not run
  1  findings at or above --fail-on      3  ran, but a source could not be read")]
pub struct Args {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    selection: Selection,
    /// How to print the report
    #[arg(long, value_parser = formats(), default_value = FORMATS[0].name)]
    format: String,
    /// Lowest severity that ends the run with 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = FailOn::Error)]
    fail_on: FailOn,
    /// Also list what was compared and is no finding: agreement, rounding, revised tolls, estimates
    #[arg(long)]
    notes: bool,
    /// Also list claims that differ in value and were kept apart by one guard
    #[arg(long)]
    explain_silence: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// Sources that cannot all be right
    Error,
    /// Probable conflicts too
    Warning,
    /// Anything
    Note,
    /// Nothing: exit with 0
    Never,
}

fn formats() -> clap::builder::PossibleValuesParser {
    let values = FORMATS.iter().map(|f| clap::builder::PossibleValue::new(f.name).help(f.summary));
    clap::builder::PossibleValuesParser::new(values)
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let format = FORMATS.iter().find(|f| f.name == args.format);
    let format = format.ok_or_else(|| Failure::new(format!("no format is called `{}`", args.format)))?;
    let keep = args.selection.resolve()?;
    args.input.settings.in_pool(|| {
        let knowledge = args.input.settings.knowledge()?;
        let Read { sources, unreadable } = args.input.load(terminal)?;
        let check = if args.explain_silence { crosscheck::check_and_explain } else { crosscheck::check };
        let mut report = check(sources, knowledge, args.input.settings.as_of());
        report.summary.not_checked.unreadable_sources = unreadable;
        report.keep(|finding| keep.has(finding.code));
        write(&report, format, args, terminal)?;
        Ok(Exit::of_reading(unreadable).max(verdict(&report, args.fail_on)))
    })
}

fn write(report: &Report, format: &Format, args: &Args, terminal: &Terminal) -> Result<(), Failure> {
    let mut sink = args.output.open(terminal)?;
    let style = Style { colour: sink.colours(), notes: args.notes };
    sink.write(&(format.render)(report, &style))
}

/// How the run ends by what was found.
fn verdict(report: &Report, fail_on: FailOn) -> Exit {
    let least = match fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Note => Severity::Note,
        FailOn::Never => return Exit::Clean,
    };
    let fails = |finding: &Finding| finding.standing == Standing::New && finding.severity >= least;
    if report.findings.iter().any(fails) { Exit::Findings } else { Exit::Clean }
}
