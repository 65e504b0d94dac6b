//! The files of `facts/reference`: accepted facts, each with the address where it can be looked up.

use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use crate::claim::{ClaimKind, Statement, Value};
use crate::value::Dimension;

use super::Knowledge;
use super::frame::FrameKind;
use super::problem::{FactsFile, Problem, meant, parse};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReferenceFile {
    fact: Vec<FactEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactEntry {
    /// A statement in notation.
    claim: Spanned<String>,
    /// Address.
    source: Spanned<String>,
}

/// An accepted fact.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceFact {
    /// What is accepted.
    pub statement: Statement,
    /// What kind of claim it makes.
    pub kind: ClaimKind,
    /// The address where it can be looked up.
    pub source: String,
}

impl ReferenceFact {
    /// Whether both say what the same property of the same thing is.
    fn replaces(&self, other: &Self) -> bool {
        let key =
            |f: &Self| (f.statement.subject.clone(), f.statement.property.clone(), f.statement.scope.clone());
        key(self) == key(other)
    }
}

/// Adds the facts of a file; what is wrong with single facts is told. One about the same thing is replaced.
pub(super) fn add(knowledge: &mut Knowledge, file: &FactsFile) -> Result<Vec<Problem>, Problem> {
    let entries: ReferenceFile = parse(file)?;
    let mut problems = Vec::new();
    for entry in entries.fact {
        match fact(knowledge, file, &entry) {
            Ok(fact) => {
                knowledge.reference.retain(|known| !fact.replaces(known));
                knowledge.reference.push(fact);
            }
            Err(problem) => problems.push(problem),
        }
    }
    Ok(problems)
}

fn fact(knowledge: &Knowledge, file: &FactsFile, entry: &FactEntry) -> Result<ReferenceFact, Problem> {
    let source = entry.source.get_ref();
    if !source.starts_with("https://") && !source.starts_with("http://") {
        return Err(Problem::new(file, entry.source.span(), "the source of a fact is no address")
            .with_help(Some("give the address where a reader can look it up: https://…".to_owned())));
    }
    let wrong = |message: String| Problem::new(file, entry.claim.span(), message);
    let mut statement: Statement =
        entry.claim.get_ref().parse().map_err(|e: crate::claim::NotationError| {
            wrong(format!("no statement: {}", e.0))
                .with_help(Some("write it as `founded(alder-museum) = 1924`".to_owned()))
        })?;
    if let Value::Quantity(quantity) = &mut statement.value
        && let Dimension::Physical(symbol) = &quantity.unit.dimension
    {
        let known = knowledge.lexicon.unit(symbol).cloned();
        let unit = known.ok_or_else(|| wrong(format!("unknown unit `{symbol}`")))?;
        Arc::make_mut(quantity).unit = unit;
    }
    let frame = knowledge.frames.get(&statement.property);
    // "1924" reads as a number; where the frame asks for a date it is a year.
    if let (Some(FrameKind::Date), Value::Quantity(_)) = (frame.map(|f| f.kind), &statement.value)
        && let Some((_, value)) = entry.claim.get_ref().split_once(") = ")
        && let Ok(time) = value.split(" [").next().unwrap_or(value).parse()
    {
        statement.value = Value::Time(time);
    }
    let kind = kind_of(frame.map(|f| f.kind), &statement);
    let known = knowledge.frames.all().iter().map(|f| f.id.as_str());
    let kind = kind.ok_or_else(|| {
        wrong(format!("no frame is called `{}`", statement.property))
            .with_help(Some(meant(&statement.property, known)))
    })?;
    statement.subject = knowledge.names.canonical(statement.subject);
    if let Value::Entity(value) = &mut statement.value {
        *value = knowledge.names.canonical(value.clone());
    }
    Ok(ReferenceFact { statement, kind, source: source.clone() })
}

/// The kind of claim a fact makes; relations need a frame that says how many values they can have.
fn kind_of(frame: Option<FrameKind>, statement: &Statement) -> Option<ClaimKind> {
    Some(match (frame, &statement.value) {
        (Some(FrameKind::Date), _) | (None, Value::Time(_)) => ClaimKind::Date,
        (Some(FrameKind::Figure), _) | (None, Value::Quantity(_)) => ClaimKind::Figure,
        (Some(FrameKind::Relation), _) => ClaimKind::Relation,
        (Some(FrameKind::Wording), _) | (None, Value::Wording(_)) => ClaimKind::Wording,
        (None, Value::Entity(_)) if &*statement.property == "office" => ClaimKind::Relation,
        (None, Value::Entity(_)) if &*statement.property == "stands-for" => ClaimKind::Name,
        (None, Value::Entity(_) | Value::Truth(_)) => return None,
    })
}
