//! `crosscheck check`: where the sources cannot all be right.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crosscheck::Detail;
use crosscheck::report::{Report, Style};
use crosscheck::rule::Severity;

use super::Exit;
use super::against::Against;
use super::baseline;
use super::changed::Changed;
use super::checking::{self, Checked, Texts};
use super::config::{Config, value_of};
use super::input::{Input, Read};
use super::reports::Reports;
use super::selection::Selection;
use super::settings::Row;
use super::statistics;
use super::terminal::{Failure, Terminal};

/// Check articles about the same story against each other
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  crosscheck check story/                         the articles of one directory
  crosscheck check a.txt b.txt c.txt              named articles
  crosscheck check stories/ --format json         each directory below is a story
  crosscheck check story/ --report html=report.html --report sarif=out.sarif
                                                  a page for reviewers and a file for CI beside it
  crosscheck check feed.jsonl --fail-on never     an article a line; exit 0 whatever is found
  crosscheck check story/ --select D,Q001         dates, and one rule about figures
  crosscheck check stories/ --baseline crosscheck-baseline.json   fails on what is new only
  crosscheck check stories/ --changed-since origin/main           only stories that a change touches
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
    pub input: Input,
    #[command(flatten)]
    against: Against,
    /// Print the text of the drafts with a mark behind each claim
    #[arg(long, requires = "against")]
    coverage: bool,
    #[command(flatten)]
    reports: Reports,
    #[command(flatten)]
    selection: Selection,
    /// Lowest severity that ends the run with 1 [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    fail_on: Option<FailOn>,
    /// Known findings: they are counted and fail nothing; what is resolved is named
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Also list what was compared and is no finding: agreement, rounding, revised tolls, estimates
    #[arg(long)]
    notes: bool,
    /// Also list claims that differ in value and were kept apart by one guard
    #[arg(long, conflicts_with = "against")]
    explain_silence: bool,
    /// Check only stories of which a file was changed since a revision, as git tells it
    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,
    /// Print how many findings each rule raised, not the findings; in JSON it is `summary.rules`
    #[arg(long)]
    statistics: bool,
    /// Print nothing; the exit code and the files of --output and --report tell
    #[arg(long, short, conflicts_with = "statistics")]
    quiet: bool,
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

impl Args {
    /// Fills in from the settings what the command line leaves open.
    pub fn fill(&mut self, config: &Config) {
        self.input.fill(config);
        self.selection.fill(config);
        self.reports.fill(config);
        self.fail_on = self.fail_on.or_else(|| config.fail_on.as_ref().and_then(value_of));
        self.baseline =
            self.baseline.take().or_else(|| config.baseline.as_ref().map(|set| set.value.clone()));
    }

    /// Its settings in force.
    pub fn rows(&self, config: &Config) -> Vec<Row> {
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        let set_level = config.fail_on.as_ref().map(|set| (set.value.clone(), set.line));
        let level = self.fail_on.and_then(|level| Some(level.to_possible_value()?.get_name().to_owned()));
        let set_known = config.baseline.as_ref().map(|set| (shown(&set.value), set.line));
        let decisions = checking::decisions_file(self.input.settings.facts(), config);
        let set_decisions = config.accepted.as_ref().map(|set| (shown(&set.value), set.line));
        let mut rows = self.input.rows(config);
        rows.push(Row::new("accepted", None::<String>, set_decisions, &format!("\"{}\"", shown(&decisions))));
        rows.push(Row::new("baseline", self.baseline.as_deref().map(shown), set_known, "\"\""));
        rows.extend(self.selection.rows(config));
        rows.push(Row::new("fail-on", level, set_level, "\"error\""));
        rows.push(self.reports.row(config));
        rows.extend(config.publishers.iter().map(|set| {
            let key = format!("publisher.{:?}", set.value.name);
            Row::new(&key, None::<String>, Some((set.value.summary(), set.line)), "")
        }));
        rows.extend(config.severity.iter().map(|(code, set)| {
            let set = Some((set.value.as_str(), set.line));
            Row::new(&format!("severity.{code}"), None::<String>, set, "")
        }));
        rows
    }
}

pub fn run(args: &Args, config: &Config, terminal: &Terminal) -> Result<Exit, Failure> {
    let reports = args.reports.resolve()?;
    let keep = args.selection.resolve()?;
    if args.statistics {
        reports.refuse_unless("--statistics", &["human", "json"], "JSON holds it as `summary.rules`")?;
    }
    if args.coverage {
        reports.refuse_unless(
            "--coverage",
            &["human", "html", "json"],
            "JSON holds each claim under `draft`",
        )?;
    }
    args.input.settings.in_pool(|| {
        let knowledge = args.input.settings.knowledge()?;
        let baseline = args.baseline.as_deref().map(baseline::load).transpose()?;
        let texts = args.read(config, terminal)?;
        reports.spare(&texts.read.sources, args.baseline.as_deref())?;
        if let Some(against) = &texts.against {
            reports.spare(&against.sources, None)?;
        }
        let detail =
            Detail { silence: args.explain_silence, claims: reports.show_claims(), ..Detail::default() };
        let Checked { mut report, unreadable } =
            checking::check(texts, &args.input, config, knowledge, baseline.as_ref(), detail)?;
        report.keep(|finding| keep.has(finding.code));
        report.absent.retain(|absent| keep.has(&absent.code));
        let style = Style {
            colour: false,
            notes: args.notes,
            coverage: args.coverage,
            fail_on: args.fail_on.unwrap_or(FailOn::Error).severity(),
        };
        let table = args.statistics && reports.is_for_people();
        if table {
            terminal.print(statistics::table(&report).as_bytes())?;
        }
        reports.write(&report, &style, table || args.quiet, terminal)?;
        Ok(Exit::of_reading(unreadable).max(verdict(&report, &style)))
    })
}

impl Args {
    /// The sources; of a change those of the stories it touches. A change of what decides on all stories touches all.
    fn read(&self, config: &Config, terminal: &Terminal) -> Result<Texts, Failure> {
        let texts = Texts::load(&self.input, &self.against, terminal)?;
        let Some(revision) = &self.changed_since else { return Ok(texts) };
        let changed = Changed::since(revision)?;
        let decisions = checking::decisions_file(self.input.settings.facts(), config);
        let deciding =
            [config.path.as_deref(), self.input.settings.facts(), self.baseline.as_deref(), Some(&decisions)];
        if deciding.into_iter().flatten().any(|path| changed.touches(path)) {
            return Ok(texts);
        }
        let Texts { read, against, .. } = texts;
        let sources = changed.stories(read.sources);
        if sources.is_empty() {
            terminal.note(&format!("no story was changed since {revision}"));
        }
        Ok(Texts { read: Read { sources, ..read }, against, complete: false })
    }
}

/// How the run ends by what was found.
fn verdict(report: &Report, style: &Style) -> Exit {
    if report.findings.iter().any(|finding| style.fails(finding)) { Exit::Findings } else { Exit::Clean }
}
