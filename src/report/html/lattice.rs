//! How comparisons came out, as a lattice: the more two values exclude each other, the higher.

use serde::Serialize;

use crate::report::Report;

const WIDTH: usize = 720;
const LEFT: usize = 190;
const NODE: (usize, usize) = (132, 34);
const GAP: usize = 16;
const STEP: usize = 62;

/// What is wrong without another statement.
const ALONE: &str = "in itself";

/// The levels, the highest first: a name, and the verdicts on it.
const LEVELS: &[(&str, &[&str])] = &[
    ("cannot all be right", &["conflict", ALONE]),
    ("differ, and no conflict", &["revised", "spread", "undetermined"]),
    ("can all be true", &["rounding", "inside", "converted"]),
    ("the same value", &["agree"]),
];

/// The picture.
#[derive(Serialize)]
pub struct Lattice {
    width: usize,
    height: usize,
    /// The same in words.
    text: String,
    levels: Vec<Level>,
    nodes: Vec<Node>,
    edges: Vec<String>,
}

#[derive(Serialize)]
struct Level {
    name: &'static str,
    y: usize,
}

#[derive(Clone, Serialize)]
struct Node {
    name: &'static str,
    count: usize,
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    alarm: bool,
}

/// The lattice of a report. Findings with camps are conflicts; other findings on dates and figures are at odds with themselves or
/// with what is known, and were not compared. What no source carries, and how a text is written, is neither.
pub fn lattice(report: &Report) -> Lattice {
    let conflicts = report.findings.iter().filter(|finding| !finding.camps.is_empty()).count();
    let alone = report.findings.iter().filter(|finding| finding.camps.is_empty());
    let alone = alone.filter(|finding| !finding.code.starts_with(['S', 'T'])).count();
    let count = |name: &str| match name {
        "conflict" => conflicts,
        ALONE => alone,
        name => report.summary.verdicts.get(name).copied().unwrap_or(0),
    };
    let rows: Vec<Vec<Node>> =
        LEVELS.iter().enumerate().map(|(level, (_, names))| row(level, names, count)).collect();
    let nodes: Vec<Node> = rows.concat();
    let words: Vec<String> = nodes.iter().map(|node| format!("{} {}", node.count, node.name)).collect();
    Lattice {
        width: WIDTH,
        height: LEVELS.len() * STEP - (STEP - NODE.1) + 4,
        text: words.join(", "),
        levels: LEVELS
            .iter()
            .enumerate()
            .map(|(level, (name, _))| Level { name, y: level * STEP + 23 })
            .collect(),
        edges: rows.iter().zip(rows.iter().skip(1)).flat_map(|(above, below)| edges(above, below)).collect(),
        nodes,
    }
}

fn row(level: usize, names: &[&'static str], count: impl Fn(&str) -> usize) -> Vec<Node> {
    let node = |(at, name): (usize, &&'static str)| Node {
        name,
        count: count(name),
        x: LEFT + at * (NODE.0 + GAP),
        y: level * STEP + 2,
        width: NODE.0,
        height: NODE.1,
        alarm: level == 0,
    };
    names.iter().enumerate().map(node).collect()
}

/// Lines from every node to those below it. What one source says by itself hangs together with nothing.
fn edges(above: &[Node], below: &[Node]) -> Vec<String> {
    let above = above.iter().filter(|node| node.name != ALONE);
    let edge = |from: &Node, to: &Node| {
        let (x1, x2) = (from.x + from.width / 2, to.x + to.width / 2);
        format!("M{x1} {}L{x2} {}", from.y + from.height, to.y)
    };
    above.flat_map(|from| below.iter().map(move |to| edge(from, to))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    fn counts(report: &Report) -> [usize; 2] {
        let lattice = lattice(report);
        ["conflict", ALONE].map(|name| lattice.nodes.iter().find(|n| n.name == name).map_or(0, |n| n.count))
    }

    #[test]
    fn what_nobody_carries_is_no_error() {
        let mut report = samples::two_mills();
        assert_eq!(counts(&report), [1, 0]);
        report.findings[0].camps.clear();
        assert_eq!(counts(&report), [0, 1]);
        report.findings[0].code = "S001";
        assert_eq!(counts(&report), [0, 0]);
    }
}
