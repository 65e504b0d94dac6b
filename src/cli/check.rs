//! `crosscheck check`: where the sources cannot all be right.

use clap::ValueEnum;

use crosscheck::report::{Report, Style};
use crosscheck::rule::Severity;

use super::Exit;
use super::against::Against;
use super::input::{Input, Read};
use super::reports::Reports;
use super::selection::Selection;
use super::terminal::{Failure, Terminal};

/// Check articles about the same story against each other
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck check story/                         the articles of one directory
  crosscheck check a.txt b.txt c.txt              named articles
  crosscheck check stories/ --format json         each directory below is a story
  crosscheck check story/ --report sarif=out.sarif --report junit=out.xml
                                                  for people on the screen, and two files for CI
  crosscheck check feed.jsonl --fail-on never     an article a line; exit 0 whatever is found
  crosscheck check story/ --select D,Q001         dates, and one rule about figures
  crosscheck check story/ --notes                 also what agrees and what was revised, from what to what and when
  crosscheck check story/ --explain-silence       also what one guard kept from being compared
  crosscheck check draft.md --against notes/      each claim of a draft: who carries it, what contradicts it
  crosscheck check draft.md --against notes/ --coverage
                                                  the text of the draft, with a mark behind each claim

Exit codes:
  0  nothing at or above --fail-on       2  could not run
  1  findings at or above --fail-on      3  ran, but a source could not be read")]
pub struct Args {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    reports: Reports,
    #[command(flatten)]
    selection: Selection,
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

impl FailOn {
    /// The lowest severity that fails; none if nothing does.
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Note => Some(Severity::Note),
            Self::Never => None,
        }
    }
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let reports = args.reports.resolve()?;
    let keep = args.selection.resolve()?;
    args.input.settings.in_pool(|| {
        let knowledge = args.input.settings.knowledge()?;
        let as_of = args.input.settings.as_of();
        let Read { sources, unreadable } = args.input.load(terminal)?;
        let against = args.against.load(&args.input.settings, &sources, terminal)?;
        let unreadable = unreadable + against.as_ref().map_or(0, |against| against.unreadable);
        let mut report = match against {
            Some(against) => crosscheck::check_drafts(sources, against.sources, knowledge, as_of),
            None if args.explain_silence => crosscheck::check_and_explain(sources, knowledge, as_of),
            None => crosscheck::check(sources, knowledge, as_of),
        };
        report.summary.not_checked.unreadable_sources = unreadable;
        report.keep(|finding| keep.has(finding.code));
        let style = Style {
            colour: false,
            notes: args.notes,
            coverage: args.against.coverage,
            fail_on: args.fail_on.severity(),
        };
        reports.write(&report, &style, terminal)?;
        Ok(Exit::of_reading(unreadable).max(verdict(&report, &style)))
    })
}

/// How the run ends by what was found.
fn verdict(report: &Report, style: &Style) -> Exit {
    if report.findings.iter().any(|finding| style.fails(finding)) { Exit::Findings } else { Exit::Clean }
}
