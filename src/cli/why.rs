//! `crosscheck why`: whether two passages are held against each other, and why.

use crosscheck::compare::{Comparability, GuardName, Member, Trail, compare, trail};
use crosscheck::graph::FactGraph;
use crosscheck::knowledge::Knowledge;
use crosscheck::report::listing;

use super::Exit;
use super::decision::{Decision, group_of};
use super::input::{Read, Settings};
use super::output::Output;
use super::place::Place;
use super::terminal::{Failure, Terminal};

/// How many pairs of statements are shown.
const SHOWN: usize = 4;

/// Show why two passages do or do not contradict each other: what was read there, each guard, and the verdict
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
    pub settings: Settings,
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
        let explained = explain(&found, args, &places, knowledge, sink.colours());
        sink.write(explained.as_bytes())?;
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

/// The places in one story, with the statements that were read there.
struct Found<'a> {
    graph: &'a FactGraph,
    sides: [Vec<Member<'a>>; 2],
}

/// Looks for the story that holds both places.
fn find<'a>(graphs: &'a [FactGraph], args: &Args, places: &[Place; 2]) -> Result<Found<'a>, Failure> {
    let mut seen = [false; 2];
    for graph in graphs {
        let here = places.each_ref().map(|place| graph.readings.iter().any(|r| !place.ranges(r).is_empty()));
        if here == [true, true] {
            return Ok(Found { graph, sides: places.each_ref().map(|place| members(graph, place)) });
        }
        seen = [seen[0] || here[0], seen[1] || here[1]];
    }
    let missing = if seen[0] { &args.second } else { &args.first };
    Err(match seen {
        [true, true] => Failure::new("the two places stand in different stories, which are never compared")
            .with_help("put the sources in one directory, or pass --story-by one"),
        _ => Failure::new(format!("no source holds `{missing}`"))
            .with_help("`crosscheck claims` lists every statement with its place and its id"),
    })
}

fn members<'a>(graph: &'a FactGraph, place: &Place) -> Vec<Member<'a>> {
    let of_reading = |(witness, reading): (usize, &'a crosscheck::extract::Reading)| {
        let claims = place.claims(reading).into_iter();
        claims
            .filter_map(move |at| Some(Member { claim: reading.claims.get(at)?, reading, witness }))
            .collect::<Vec<_>>()
    };
    graph.readings.iter().enumerate().flat_map(of_reading).collect()
}

/// What was read at each place, then the pairs of statements that come nearest to being comparable.
fn explain(
    found: &Found<'_>,
    args: &Args,
    places: &[Place; 2],
    knowledge: &Knowledge,
    colour: bool,
) -> String {
    let comparison = compare(&found.graph.readings, &found.graph.names, knowledge);
    let mut out = String::new();
    for (name, (place, side)) in [&args.first, &args.second].into_iter().zip(places.iter().zip(&found.sides))
    {
        out.push_str(&read_at(name, place, side, found.graph));
    }
    let [first, second] = &found.sides;
    let mut decisions: Vec<Decision<'_, '_>> = Vec::new();
    for a in first {
        for b in second.iter().filter(|b| b.claim.id != a.claim.id) {
            let group = group_of(a.claim, b.claim, &comparison);
            decisions.push(Decision { a, b, group, trail: decided(a, b, group.is_some(), knowledge) });
        }
    }
    decisions.sort_by_key(distance);
    for decision in decisions.iter().take(SHOWN) {
        decision.draw(colour, &mut out);
    }
    let nothing = first.is_empty() || second.is_empty();
    match decisions.len() {
        0 if nothing => out.push_str("silent: what no statement was made of is not compared\n"),
        0 => out.push_str("both places are one and the same statement\n"),
        n if n > SHOWN => out.push_str(&format!("{} more pairs stand further apart\n", n - SHOWN)),
        _ => {}
    }
    out
}

/// The statements at a place; where there is none, the mentions that no statement was made of.
fn read_at(name: &str, place: &Place, side: &[Member<'_>], graph: &FactGraph) -> String {
    let mut out = format!("read at {name}:\n");
    for member in side {
        out.push_str(&listing::claim::row_of(member.reading, member.claim));
    }
    if side.is_empty() {
        out.push_str("  no statement\n");
        for reading in &graph.readings {
            for mention in place.mentions(reading) {
                out.push_str(&listing::mention::row_of(reading, mention));
            }
        }
    }
    out.push('\n');
    out
}

/// The guards of two statements. A group may hold claims of two properties against each other, such as two boundaries of
/// one event: then its own guards hold.
fn decided(a: &Member<'_>, b: &Member<'_>, grouped: bool, knowledge: &Knowledge) -> Trail {
    let trail = trail(a, b, knowledge);
    match (&trail.outcome, grouped) {
        (Comparability::Incomparable(..), true) => {
            Trail { passed: Vec::new(), outcome: Comparability::Comparable(Vec::new()) }
        }
        _ => trail,
    }
}

/// Pairs with a verdict first, then those that passed most guards.
fn distance(
    decision: &Decision<'_, '_>,
) -> (bool, u8, std::cmp::Reverse<usize>, std::cmp::Reverse<Option<GuardName>>) {
    let (rank, guard) = match &decision.trail.outcome {
        Comparability::Comparable(_) => (0, None),
        Comparability::Undetermined(guard, _) => (1, Some(*guard)),
        Comparability::Incomparable(guard, _) => (2, Some(*guard)),
    };
    let passed = std::cmp::Reverse(decision.trail.passed.len());
    (decision.group.is_none(), rank, passed, std::cmp::Reverse(guard))
}
