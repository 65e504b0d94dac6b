//! The fact graph of one story: sources, entities and claims, and how they hang together.

mod aboard;
mod casualties;
mod clocks;
mod dollar;
mod fuller;
mod happening;
mod hunted;
mod namesakes;
mod nth;
mod one_event;
mod one_news;
mod parallel;
mod past;
mod people;
mod reference;
mod roles;
mod short_names;
mod side;
mod spellings;
mod story_time;
mod tenure;
mod toll;
mod topic;
mod turn;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};

use crate::claim::{Certainty, Claim, Term, Value};
use crate::extract::{News, Reading, is_taken_for, link};
use crate::knowledge::{Knowledge, Lexicon};

pub(crate) use fuller::apart as fullers_apart;
pub use namesakes::{AGE, POST, WORDS};
pub use reference::REFERENCE;
pub use spellings::{ROMANISED, SPELLING};
pub use story_time::{supply_years, tell_years};
pub use topic::TOPIC;

/// A node of the fact graph.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A source, by its index among the readings.
    Source(usize),
    /// An entity, by its canonical term, with the name readers know it by.
    Entity {
        /// Canonical term.
        term: Term,
        /// Display name.
        name: String,
    },
    /// A claim, by reading and index among the reading's claims.
    Claim {
        /// Index of the reading.
        reading: usize,
        /// Index of the claim.
        claim: usize,
    },
}

/// How two nodes hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// A source makes a claim.
    Asserts,
    /// A claim is about an entity.
    About,
    /// An entity is the value of a claim.
    Value,
    /// A claim is said by an entity.
    SaidBy,
    /// Two claims cannot both be true.
    Conflicts,
    /// Two claims say the same.
    Agrees,
}

impl Edge {
    /// The word that graphs print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::About => "about",
            Self::Value => "value",
            Self::SaidBy => "said-by",
            Self::Conflicts => "conflicts",
            Self::Agrees => "agrees",
        }
    }
}

/// Sources, entities and claims of one story.
#[derive(Clone, Debug, Default)]
pub struct FactGraph {
    /// The story.
    pub story: String,
    /// Readings, by publication, then path; the terms of their claims are canonical.
    pub readings: Vec<Reading>,
    /// Display names of canonical terms.
    pub names: BTreeMap<Term, String>,
}

/// The nodes and edges of a fact graph. They are made when somebody looks at them: to be compared, claims need none.
#[derive(Clone, Debug, Default)]
pub struct Network {
    graph: StableDiGraph<Node, Edge>,
    entities: IndexMap<Term, NodeIndex>,
}

impl FactGraph {
    /// Builds the graph of one story: orders its readings, links their entities and persons, supplies open years and whose dollars
    /// are meant, calls in the accepted facts.
    pub fn build(story: &str, mut readings: Vec<Reading>, knowledge: &Knowledge) -> Self {
        readings.sort_by_cached_key(order);
        supply_years(&mut readings);
        dollar::settle(&mut readings);
        one_news::group(&mut readings);
        News::keep_telling(readings.iter_mut().map(|reading| &mut reading.news));
        happening::agree(&mut readings, &knowledge.lexicon);
        hunted::arrest_where_found(&mut readings, &knowledge.lexicon);
        let mut names = canonical_terms(&mut readings, &knowledge.lexicon);
        short_names::unite(&mut readings, &knowledge.lexicon);
        people::identify(&mut readings, &mut names, knowledge);
        happening::identify(&mut readings);
        toll::include_others(&mut readings, &knowledge.lexicon);
        toll::unite(&mut readings, &knowledge.lexicon);
        toll::divide(&mut readings);
        past::unite(&mut readings, &knowledge.lexicon);
        clocks::show(&mut readings);
        tenure::settle(&mut readings);
        parallel::supply(&mut readings, knowledge);
        topic::supply(&mut readings, knowledge);
        one_news::unite(&mut readings);
        aboard::supply(&mut readings);
        casualties::supply(&mut readings);
        side::supply(&mut readings);
        nth::widen(&mut readings);
        one_event::unite(&mut readings, &knowledge.lexicon);
        turn::supply(&mut readings, &knowledge.lexicon);
        readings.extend(reference::reading(story, &readings, &knowledge.reference));
        readings.sort_by_cached_key(order);
        Self { story: story.to_owned(), readings, names }
    }

    /// Its nodes and edges.
    pub fn network(&self) -> Network {
        let mut network = Network::default();
        for (index, reading) in self.readings.iter().enumerate() {
            network.add(index, reading, &self.names);
        }
        network
    }
}

impl Network {
    fn add(&mut self, index: usize, reading: &Reading, names: &BTreeMap<Term, String>) {
        let source = self.graph.add_node(Node::Source(index));
        for (number, claim) in reading.claims.iter().enumerate() {
            let node = self.graph.add_node(Node::Claim { reading: index, claim: number });
            self.graph.add_edge(source, node, Edge::Asserts);
            let statement = &claim.statement;
            self.join(node, &statement.subject, Edge::About, names);
            if let Value::Entity(term) = &statement.value {
                self.join(node, term, Edge::Value, names);
            }
            if let Some(speaker) = &statement.speaker {
                self.join(node, speaker, Edge::SaidBy, names);
            }
        }
    }

    fn join(&mut self, claim: NodeIndex, term: &Term, edge: Edge, names: &BTreeMap<Term, String>) {
        if term.is_empty() {
            return;
        }
        let entity = match self.entities.get(term) {
            Some(&node) => node,
            None => {
                let name = names.get(term).cloned().unwrap_or_else(|| term.replace('-', " "));
                let node = self.graph.add_node(Node::Entity { term: term.clone(), name });
                self.entities.insert(term.clone(), node);
                node
            }
        };
        self.graph.add_edge(claim, entity, edge);
    }

    /// Nodes with their numbers, in the order they were added.
    pub fn nodes(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.graph.node_indices().filter_map(|i| Some((i.index(), self.graph.node_weight(i)?)))
    }

    /// Edges as from, to and kind, in the order they were added.
    pub fn edges(&self) -> impl Iterator<Item = (usize, usize, Edge)> {
        self.graph.edge_indices().filter_map(|e| {
            let (from, to) = self.graph.edge_endpoints(e)?;
            Some((from.index(), to.index(), *self.graph.edge_weight(e)?))
        })
    }
}

/// Dated readings first, by time; then by path.
fn order(reading: &Reading) -> (bool, i64, String) {
    let time = reading.published.as_ref().and_then(|p| p.time.windows().first().copied());
    (time.is_none(), time.map_or(0, |(start, _)| start), reading.source.path.clone())
}

/// Replaces the terms of all claims by those their entities have in the whole story; the display name of each.
fn canonical_terms(readings: &mut [Reading], lexicon: &Lexicon) -> BTreeMap<Term, String> {
    let apart = fuller::apart(readings, lexicon);
    let links = link(&readings.iter().map(|r| r.entities.all()).collect::<Vec<_>>(), &apart);
    let mut names = BTreeMap::new();
    for (table, reading) in readings.iter_mut().enumerate() {
        let mut terms = BTreeMap::new();
        for (index, entity) in reading.entities.all().iter().enumerate() {
            let term = links.term(table, index).unwrap_or_else(|| entity.key.clone());
            names.entry(term.clone()).or_insert_with(|| entity.name.to_string());
            terms.insert(entity.key.clone(), term);
        }
        for claim in &mut reading.claims {
            canonical_claim(claim, &terms);
        }
        reading.entities.share(&terms);
    }
    names
}

/// Replaces the terms of a claim by those of the whole story.
fn canonical_claim(claim: &mut Claim, terms: &BTreeMap<Term, Term>) {
    let statement = &mut claim.statement;
    let own = statement.subject.clone();
    replace(&mut statement.subject, terms);
    if is_taken_for(&own, &statement.subject) {
        claim.certainty = Certainty::Possible;
    }
    // An office is no person, although a person may be called by it.
    let office = &*statement.property == "office";
    if let (Value::Entity(term), false) = (&mut statement.value, office) {
        replace(term, terms);
    }
    if let Some(speaker) = &mut statement.speaker {
        replace(speaker, terms);
    }
    for term in statement.scope.values_mut() {
        replace(term, terms);
    }
}

fn replace(term: &mut Term, terms: &BTreeMap<Term, Term>) {
    if let Some(canonical) = terms.get(term) {
        *term = canonical.clone();
    }
}
