//! `crosscheck why`: whether two passages are held against each other, and why.

use crosscheck::claim::Claim;
use crosscheck::compare::{
    Comparability, Comparison, Group, Guard, GuardName, Member, Verdict, comparability, compare,
};
use crosscheck::extract::Reading;
use crosscheck::graph::FactGraph;
use crosscheck::knowledge::Knowledge;
use crosscheck::report::drawing::{Diagnostic, Page, Passage};
use crosscheck::rule::Severity;
use crosscheck::source::LineIndex;

use super::Exit;
use super::input::{Read, Settings};
use super::output::Output;
use super::place::Place;
use super::terminal::{Failure, Terminal};

/// How many pairs of statements are shown.
const SHOWN: usize = 4;

/// Show why two passages do or do not contradict each other
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A place is path:line, path:line:column, a claim id (see `crosscheck claims`), or quoted words.

Examples:
  crosscheck why story/a.txt:12 story/b.txt:30
  crosscheck why story/a.txt:12:5 \"at least 140 people\" --in story/
  crosscheck why 0f3a5b7c9d1e 1a2b3c4d5e6f --in story/")]
pub struct Args {
    /// A statement
    #[arg(value_name = "PLACE")]
    first: String,
    /// Another statement of the same story
    #[arg(value_name = "PLACE")]
    second: String,
    /// The sources of the story; the files of the places unless given
    #[arg(long = "in", value_name = "PATHS", num_args = 1..)]
    within: Vec<String>,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    output: Output,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let places = [Place::parse(&args.first), Place::parse(&args.second)];
    let paths = paths(args, &places)?;
    args.settings.in_pool(|| {
        let knowledge = args.settings.knowledge()?;
        let Read { sources, unreadable } = args.settings.load(&paths, terminal)?;
        let graphs = crosscheck::graphs(sources, knowledge, args.settings.as_of());
        let found = find(&graphs, args, &places)?;
        let mut sink = args.output.open(terminal)?;
        sink.write(explain(&found, knowledge, sink.colours()).as_bytes())?;
        Ok(Exit::of_reading(unreadable))
    })
}

/// The sources to read: those named, else the files of the places.
fn paths(args: &Args, places: &[Place]) -> Result<Vec<String>, Failure> {
    if !args.within.is_empty() {
        return Ok(args.within.clone());
    }
    let files: Option<Vec<String>> = places.iter().map(|place| place.path().map(str::to_owned)).collect();
    files.ok_or_else(|| {
        Failure::new("a claim id or quoted words do not say in which source they stand")
            .with_help("name the sources: crosscheck why PLACE PLACE --in story/")
    })
}

/// The statements at both places, in one story.
struct Found<'a> {
    graph: &'a FactGraph,
    sides: [Vec<Member<'a>>; 2],
}

/// Looks for the story that has statements at both places.
fn find<'a>(graphs: &'a [FactGraph], args: &Args, places: &[Place; 2]) -> Result<Found<'a>, Failure> {
    let of_story = |graph: &'a FactGraph| places.each_ref().map(|place| members(graph, place));
    let mut seen = [false; 2];
    for graph in graphs {
        let sides = of_story(graph);
        if sides.iter().all(|side| !side.is_empty()) {
            return Ok(Found { graph, sides });
        }
        for (seen, side) in seen.iter_mut().zip(&sides) {
            *seen |= !side.is_empty();
        }
    }
    let missing = if seen[0] { &args.second } else { &args.first };
    Err(match seen {
        [true, true] => Failure::new("the two places stand in different stories, which are never compared")
            .with_help("put the sources in one directory, or pass --story-by one"),
        _ => Failure::new(format!("no statement was read at `{missing}`"))
            .with_help("`crosscheck claims` lists every statement with its place and its id"),
    })
}

fn members<'a>(graph: &'a FactGraph, place: &Place) -> Vec<Member<'a>> {
    let of_reading = |(witness, reading): (usize, &'a Reading)| {
        let claims = place.claims(reading).into_iter();
        claims
            .filter_map(move |at| Some(Member { claim: reading.claims.get(at)?, reading, witness }))
            .collect::<Vec<_>>()
    };
    graph.readings.iter().enumerate().flat_map(of_reading).collect()
}

/// Draws the pairs of statements that come nearest to being comparable.
fn explain(found: &Found<'_>, knowledge: &Knowledge, colour: bool) -> String {
    let graph = found.graph;
    let comparison = compare(&graph.readings, &graph.names, knowledge);
    let [first, second] = &found.sides;
    let mut pairs: Vec<(Comparability, &Member<'_>, &Member<'_>)> = Vec::new();
    for a in first {
        for b in second.iter().filter(|b| b.claim.id != a.claim.id) {
            // A group may hold claims of two properties against each other, such as two boundaries of one event.
            let outcome = match group_of(a.claim, b.claim, &comparison) {
                Some(group) => Comparability::Comparable(group.guards.clone()),
                None => comparability(a, b, knowledge),
            };
            pairs.push((outcome, a, b));
        }
    }
    pairs.sort_by_key(|(outcome, ..)| distance(outcome));
    let mut out = String::new();
    for (outcome, a, b) in pairs.iter().take(SHOWN) {
        draw(outcome, a, b, &comparison, colour, &mut out);
    }
    match pairs.len() {
        0 => out.push_str("both places are one and the same statement\n"),
        n if n > SHOWN => out.push_str(&format!("{} more pairs stand further apart\n", n - SHOWN)),
        _ => {}
    }
    out
}

/// Comparable pairs first, then those that passed most guards.
fn distance(outcome: &Comparability) -> (u8, std::cmp::Reverse<Option<GuardName>>) {
    match outcome {
        Comparability::Comparable(_) => (0, std::cmp::Reverse(None)),
        Comparability::Undetermined(guard, _) => (1, std::cmp::Reverse(Some(*guard))),
        Comparability::Incomparable(guard, _) => (2, std::cmp::Reverse(Some(*guard))),
    }
}

fn draw(
    outcome: &Comparability,
    a: &Member<'_>,
    b: &Member<'_>,
    comparison: &Comparison<'_>,
    colour: bool,
    out: &mut String,
) {
    let (code, message, proof) = match outcome {
        Comparability::Comparable(guards) => compared(guards, a.claim, b.claim, comparison),
        Comparability::Undetermined(guard, reason) => (
            "undetermined",
            format!("not held against each other: the {} is left open", word(*guard)),
            vec![reason.clone()],
        ),
        Comparability::Incomparable(guard, reason) => (
            "incomparable",
            format!("not held against each other: the {} differs", word(*guard)),
            vec![reason.clone()],
        ),
    };
    let notations = [a.claim.statement.to_string(), b.claim.statement.to_string()];
    let lines = [LineIndex::new(a.reading.text()), LineIndex::new(b.reading.text())];
    let passages = [a, b].into_iter().zip(&lines).zip(&notations).map(|((member, lines), notation)| {
        let page = Page { path: &member.reading.source.path, text: &member.reading.source.text, lines };
        let range = member.claim.span.range();
        Passage { page, start: range.start, end: range.end, message: notation }
    });
    Diagnostic {
        severity: Severity::Note,
        code: Some(code),
        message: &message,
        passages: passages.collect(),
        sections: vec![("proof", proof)],
    }
    .draw(colour, out);
    out.push('\n');
}

/// The group that holds both claims.
fn group_of<'c, 'a>(a: &Claim, b: &Claim, comparison: &'c Comparison<'a>) -> Option<&'c Group<'a>> {
    comparison.groups.iter().find(|group| {
        let holds = |claim: &Claim| group.members.iter().any(|member| member.claim.id == claim.id);
        holds(a) && holds(b)
    })
}

/// What came of two comparable statements, by the group that holds both.
fn compared(
    guards: &[Guard],
    a: &Claim,
    b: &Claim,
    comparison: &Comparison<'_>,
) -> (&'static str, String, Vec<String>) {
    let mut proof: Vec<String> = guards.iter().map(|guard| guard.reason.clone()).collect();
    let group = group_of(a, b, comparison);
    let verdict = group.map(|group| {
        proof.push(group.reason.clone());
        group.verdict
    });
    let message = match verdict {
        Some(Verdict::Conflict) => "held against each other, and they cannot both be true",
        Some(Verdict::Agree) => "held against each other, and they agree",
        Some(Verdict::Rounding | Verdict::Inside | Verdict::Converted | Verdict::Part) => {
            "held against each other, and both can be true"
        }
        Some(Verdict::Revised) => "held against each other: one brings the other up to date",
        Some(Verdict::Spread) => "held against each other: estimates of different speakers",
        Some(Verdict::Undetermined) => "held against each other, but too little is said to decide",
        None => "they could be held against each other, but no rule looks at them together",
    };
    ("comparable", message.to_owned(), proof)
}

fn word(guard: GuardName) -> &'static str {
    match guard {
        GuardName::Subject => "subject",
        GuardName::Property => "property",
        GuardName::Cardinality => "number of values",
        GuardName::Scope => "scope",
        GuardName::Time => "time",
        GuardName::Factuality => "factuality",
        GuardName::Speaker => "speaker",
        GuardName::Unit => "unit",
        GuardName::Event => "event",
    }
}
