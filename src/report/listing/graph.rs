//! Fact graphs, for Graphviz and for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::claim::ClaimId;
use crate::compare::{Comparison, Group, Member, Verdict};
use crate::graph::{Edge, FactGraph, Network, Node};
use crate::report::drawing::visible::one_line;
use crate::span::SourceId;

/// The version of the contract.
const VERSION: &str = "crosscheck-graph/1";

/// All stories.
#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    stories: Vec<Story<'a>>,
}

#[derive(Serialize)]
struct Story<'a> {
    story: &'a str,
    nodes: Vec<NodeOut<'a>>,
    edges: Vec<EdgeOut>,
}

/// A node; its fields depend on its kind.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum NodeOut<'a> {
    Source { node: usize, path: &'a str },
    Entity { node: usize, term: &'a str, name: &'a str },
    Claim { node: usize, id: &'a str, notation: String, source: &'a str, start: u32, end: u32 },
}

#[derive(Serialize)]
struct EdgeOut {
    from: usize,
    to: usize,
    kind: &'static str,
}

/// One JSON object with the nodes and edges of every story.
pub fn json(stories: &[(&FactGraph, Comparison<'_>)]) -> Vec<u8> {
    let networks = networks(stories);
    let document = Document { schema: VERSION, stories: stories.iter().zip(&networks).map(story).collect() };
    // Every key is a string, so there is nothing that could fail.
    let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A directed graph in the language of Graphviz, a cluster for each story.
pub fn dot(stories: &[(&FactGraph, Comparison<'_>)]) -> Vec<u8> {
    let mut out = String::from("digraph crosscheck {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
    let networks = networks(stories);
    for (number, of_story) in stories.iter().zip(&networks).enumerate() {
        let story = story(of_story);
        let _ = writeln!(out, "  subgraph cluster_{number} {{\n    label={};", quoted(story.story));
        for node in &story.nodes {
            let (id, shape, label) = match node {
                NodeOut::Source { node, path } => (node, "folder", quoted(path)),
                NodeOut::Entity { node, name, .. } => (node, "ellipse", quoted(name)),
                NodeOut::Claim { node, notation, .. } => (node, "box", quoted(notation)),
            };
            let _ = writeln!(out, "    n{number}_{id} [shape={shape}, label={label}];");
        }
        for edge in &story.edges {
            let look = match edge.kind {
                "conflicts" => ", color=red, penwidth=2, dir=both",
                "agrees" => ", color=green, dir=both",
                _ => "",
            };
            let EdgeOut { from, to, kind } = edge;
            let _ = writeln!(out, "    n{number}_{from} -> n{number}_{to} [label=\"{kind}\"{look}];");
        }
        out.push_str("  }\n");
    }
    out.push_str("}\n");
    out.into_bytes()
}

/// The nodes and edges of each story.
fn networks(stories: &[(&FactGraph, Comparison<'_>)]) -> Vec<Network> {
    stories.iter().map(|(graph, _)| graph.network()).collect()
}

fn story<'a>(((graph, comparison), network): (&'a (&FactGraph, Comparison<'_>), &'a Network)) -> Story<'a> {
    let mut edges: Vec<EdgeOut> =
        network.edges().map(|(from, to, edge)| EdgeOut { from, to, kind: edge.as_str() }).collect();
    edges.extend(relations(graph, network, comparison));
    Story { story: &graph.story, nodes: nodes(graph, network), edges }
}

fn nodes<'a>(graph: &'a FactGraph, network: &'a Network) -> Vec<NodeOut<'a>> {
    let nodes = network.nodes().filter_map(|(number, node)| {
        Some(match node {
            Node::Source(reading) => {
                NodeOut::Source { node: number, path: &graph.readings.get(*reading)?.source.path }
            }
            Node::Entity { term, name } => NodeOut::Entity { node: number, term, name },
            Node::Claim { reading, claim } => {
                let reading = graph.readings.get(*reading)?;
                let claim = reading.claims.get(*claim)?;
                let (start, end) = reading.source.in_file(claim.span);
                NodeOut::Claim {
                    node: number,
                    id: claim.id.as_str(),
                    notation: claim.statement.to_string(),
                    source: &reading.source.path,
                    start,
                    end,
                }
            }
        })
    });
    nodes.collect()
}

/// Which claims agree and which conflict: neighbours within a camp, and the first claims of every two camps.
fn relations(graph: &FactGraph, network: &Network, comparison: &Comparison<'_>) -> Vec<EdgeOut> {
    let numbers: BTreeMap<(SourceId, &ClaimId), usize> = network
        .nodes()
        .filter_map(|(number, node)| {
            let Node::Claim { reading, claim } = node else { return None };
            let reading = graph.readings.get(*reading)?;
            Some(((reading.source.id, &reading.claims.get(*claim)?.id), number))
        })
        .collect();
    let number = |member: &Member<'_>| numbers.get(&(member.reading.source.id, &member.claim.id)).copied();
    let mut edges = Vec::new();
    for group in &comparison.groups {
        for (a, b, edge) in pairs(group) {
            if let (Some(from), Some(to)) = (number(a), number(b)) {
                edges.push(EdgeOut { from, to, kind: edge.as_str() });
            }
        }
    }
    edges
}

fn pairs<'g, 'a>(group: &'g Group<'a>) -> Vec<(&'g Member<'a>, &'g Member<'a>, Edge)> {
    let mut pairs = Vec::new();
    for camp in &group.camps {
        let members: Vec<&Member<'a>> = camp.members.iter().filter_map(|&i| group.members.get(i)).collect();
        pairs.extend(members.iter().zip(members.iter().skip(1)).map(|(a, b)| (*a, *b, Edge::Agrees)));
    }
    if group.verdict == Verdict::Conflict {
        let firsts: Vec<&Member<'a>> = group.camps.iter().filter_map(|camp| group.first_of(camp)).collect();
        for (at, a) in firsts.iter().enumerate() {
            pairs.extend(firsts.iter().skip(at + 1).map(|b| (*a, *b, Edge::Conflicts)));
        }
    }
    pairs
}

/// A string of Graphviz.
fn quoted(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}
