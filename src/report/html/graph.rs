//! The fact graph of a finding as a picture: sources, the claims they make, and the camps these fall into.

use serde::Serialize;

use crate::report::Report;
use crate::report::drawing::visible::one_line;
use crate::report::drawing::wrapped;
use crate::rule::{Finding, Label};

use super::view::{CampSign, name_of, sign, sign_of};

/// Claims that a picture shows at most.
const CLAIMS: usize = 16;

/// Lines of a node at most.
const LINES: usize = 3;

/// Left edge, width and characters of a line for sources, claims and camps.
const SOURCES: Column = Column { x: 1, width: 188, characters: 22 };
const STATED: Column = Column { x: 252, width: 364, characters: 47 };
const CAMPS: Column = Column { x: 690, width: 188, characters: 22 };
const WIDTH: usize = 880;

const TOP: usize = 26;
const LINE: usize = 16;
const PADDING: usize = 12;
const GAP: usize = 12;
/// Room for the sign between two camps.
const APART: usize = 34;

/// The picture.
#[derive(Serialize)]
pub struct Graph {
    width: usize,
    height: usize,
    /// The same in words.
    text: String,
    titles: [Title; 3],
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    apart: Vec<Apart>,
}

#[derive(Serialize)]
struct Title {
    x: usize,
    text: String,
}

#[derive(Clone, Copy)]
struct Column {
    x: usize,
    width: usize,
    characters: usize,
}

#[derive(Clone, Serialize)]
struct Node {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    colour: Option<usize>,
    lines: Vec<Line>,
}

#[derive(Clone, Serialize)]
struct Line {
    y: usize,
    text: String,
}

#[derive(Serialize)]
struct Edge {
    path: String,
    colour: Option<usize>,
}

/// That two camps exclude each other.
#[derive(Serialize)]
struct Apart {
    x: usize,
    top: usize,
    bottom: usize,
    sign: usize,
}

/// The graph of a finding that has camps. Claims stand in the order of their sources, each source and each camp beside the
/// middle of its claims: the same finding always gives the same picture.
pub fn graph(finding: &Finding, report: &Report) -> Option<Graph> {
    if finding.camps.is_empty() {
        return None;
    }
    let labels: Vec<&Label> = finding.labels.iter().filter(|label| label.claim.is_some()).collect();
    let shown: Vec<&Label> = labels.iter().copied().take(CLAIMS).collect();
    let signs: Vec<Option<CampSign>> = shown.iter().map(|l| sign_of(finding, l.claim.as_ref())).collect();
    let mut y = TOP;
    let claims = shown.iter().zip(&signs).map(|(label, sign)| {
        let node = node(STATED, y, &label.message, sign.map(|sign| sign.colour));
        y = node.y + node.height + GAP;
        node
    });
    let claims: Vec<Node> = claims.collect();
    let (sources, makes) = sources(&shown, &claims, report);
    let (camps, holds) = camps(finding, &signs, &claims);
    let all = sources.iter().chain(&claims).chain(&camps);
    let height = all.map(|node| node.y + node.height).max().unwrap_or(TOP) + 2;
    let more = if labels.len() > CLAIMS { format!(", {CLAIMS} of {}", labels.len()) } else { String::new() };
    let title = |column: Column, text: String| Title { x: column.x, text };
    Some(Graph {
        width: WIDTH,
        height,
        text: in_words(finding, &shown, report),
        titles: [
            title(SOURCES, "Sources".to_owned()),
            title(STATED, format!("Claims{more}")),
            title(CAMPS, "Camps".to_owned()),
        ],
        edges: makes.into_iter().chain(holds).collect(),
        apart: camps.iter().zip(camps.iter().skip(1)).map(|(a, b)| apart(a, b)).collect(),
        nodes: sources.into_iter().chain(claims).chain(camps).collect(),
    })
}

/// A node for each source, and the lines to its claims.
fn sources(shown: &[&Label], claims: &[Node], report: &Report) -> (Vec<Node>, Vec<Edge>) {
    let (mut nodes, mut edges): (Vec<Node>, Vec<Edge>) = (Vec::new(), Vec::new());
    let pairs: Vec<(&&Label, &Node)> = shown.iter().zip(claims).collect();
    for of_source in pairs.chunk_by(|(a, _), (b, _)| a.span.source == b.span.source) {
        let Some((first, _)) = of_source.first() else { continue };
        let source = report.sources.iter().find(|source| source.id == first.span.source);
        let of_source: Vec<&Node> = of_source.iter().map(|(_, node)| *node).collect();
        let free = nodes.last().map_or(TOP, |last| last.y + last.height + GAP);
        let node = beside(SOURCES, free, &of_source, source.map_or("", name_of), None);
        edges.extend(of_source.iter().map(|claim| edge(&node, claim, None)));
        nodes.push(node);
    }
    (nodes, edges)
}

/// A node for each camp, and the lines from its claims. A camp whose claims are all left out stands last.
fn camps(finding: &Finding, signs: &[Option<CampSign>], claims: &[Node]) -> (Vec<Node>, Vec<Edge>) {
    let mut members: Vec<(usize, CampSign, Vec<&Node>)> = Vec::new();
    for number in 0..finding.camps.len() {
        let sign = sign(number);
        let of_camp =
            signs.iter().zip(claims).filter(|(other, _)| other.is_some_and(|o| o.letter() == sign.letter()));
        members.push((number, sign, of_camp.map(|(_, node)| node).collect()));
    }
    members.sort_by_key(|(number, _, nodes)| (nodes.is_empty(), middle(nodes), *number));
    let (mut placed, mut edges): (Vec<Node>, Vec<Edge>) = (Vec::new(), Vec::new());
    for (number, sign, nodes) in members {
        let Some(camp) = finding.camps.get(number) else { continue };
        let witnesses = if camp.witnesses == 1 { "witness" } else { "witnesses" };
        let text = format!("{}: {} ({} {witnesses})", sign.letter(), camp.value, camp.witnesses);
        let free = placed.last().map_or(TOP, |last| last.y + last.height + APART);
        let node = beside(CAMPS, free, &nodes, &text, Some(sign.colour));
        edges.extend(nodes.iter().map(|claim| edge(claim, &node, Some(sign.colour))));
        placed.push(node);
    }
    (placed, edges)
}

/// A node at `y`.
fn node(column: Column, y: usize, text: &str, colour: Option<usize>) -> Node {
    let mut lines = wrapped(&one_line(text), column.characters);
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    let height = PADDING + lines.len() * LINE;
    let lines = lines.into_iter().enumerate().map(|(n, text)| Line { y: y + 18 + n * LINE, text });
    Node { x: column.x, y, width: column.width, height, colour, lines: lines.collect() }
}

/// A node beside the middle of others, but not above `free`.
fn beside(column: Column, free: usize, others: &[&Node], text: &str, colour: Option<usize>) -> Node {
    let height = node(column, 0, text, colour).height;
    let y = middle(others).saturating_sub(height / 2).max(free);
    node(column, y, text, colour)
}

/// The height at which the middle of nodes lies.
fn middle(nodes: &[&Node]) -> usize {
    let sum: usize = nodes.iter().map(|node| node.y + node.height / 2).sum();
    sum.checked_div(nodes.len()).unwrap_or(0)
}

fn edge(from: &Node, to: &Node, colour: Option<usize>) -> Edge {
    let (x1, y1) = (from.x + from.width, from.y + from.height / 2);
    let (x2, y2) = (to.x, to.y + to.height / 2);
    let half = (x1 + x2) / 2;
    Edge { path: format!("M{x1} {y1}C{half} {y1} {half} {y2} {x2} {y2}"), colour }
}

fn apart(above: &Node, below: &Node) -> Apart {
    let (top, bottom) = (above.y + above.height, below.y);
    Apart { x: above.x + above.width / 2, top, bottom, sign: (top + bottom) / 2 + 6 }
}

/// What the picture shows, for those who do not see it.
fn in_words(finding: &Finding, shown: &[&Label], report: &Report) -> String {
    let mut parts: Vec<String> = shown
        .iter()
        .map(|label| {
            let source = report.sources.iter().find(|source| source.id == label.span.source);
            let camp = sign_of(finding, label.claim.as_ref());
            let camp = camp.map_or(String::new(), |camp| format!(", camp {}", camp.letter()));
            format!("{} states {}{camp}", source.map_or("", name_of), label.message)
        })
        .collect();
    let camps: Vec<String> = finding
        .camps
        .iter()
        .enumerate()
        .map(|(number, camp)| format!("{} ({})", sign(number).letter(), camp.value))
        .collect();
    parts.push(format!("camps {} exclude each other", camps.join(" and ")));
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn nothing_overlaps_and_everything_is_inside() {
        let mut report = samples::two_mills();
        let finding = report.findings[0].clone();
        for copies in [1, 3, 30] {
            report.findings[0].labels =
                finding.labels.iter().flat_map(|l| std::iter::repeat_n(l.clone(), copies)).collect();
            let graph = graph(&report.findings[0], &report).expect("a graph");
            for (at, a) in graph.nodes.iter().enumerate() {
                assert!(a.x + a.width <= graph.width && a.y + a.height <= graph.height);
                for b in graph.nodes.iter().skip(at + 1).filter(|b| b.x == a.x) {
                    assert!(a.y + a.height < b.y || b.y + b.height < a.y);
                }
            }
            assert_eq!(graph.apart.len(), 1);
        }
    }

    #[test]
    fn the_picture_is_told_in_words() {
        let report = samples::two_mills();
        let graph = graph(&report.findings[0], &report).expect("a graph");
        assert_eq!(
            graph.text,
            "river-post.txt states employees(alder-mill) = 120, camp A; harbour-times.txt states \
             employees(alder-mill) = 140.., camp B; harbour-times.txt states employees(alder-mill) = 145..155, camp B; \
             camps A (120) and B (140..) exclude each other"
        );
    }

    #[test]
    fn without_camps_there_is_nothing_to_draw() {
        let mut report = samples::two_mills();
        report.findings[0].camps.clear();
        assert!(graph(&report.findings[0], &report).is_none());
    }
}
