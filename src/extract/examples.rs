//! The examples of facts files, run: a text must give its claim, a rejected text none of its frame.

use crate::claim::Statement;
use crate::knowledge::{Examples, FactsFile, Knowledge, Problem};
use crate::source::{Given, Source};
use crate::span::SourceId;

use super::read;

/// Examples that do not give their claim, and rejected texts that give one of their frame. Speaker and time count where
/// the claim of the example states them.
pub fn failures(file: &FactsFile, knowledge: &Knowledge) -> Vec<Problem> {
    let examples = Examples::of(file);
    let mut problems = Vec::new();
    for example in &examples.example {
        let Some(claim) = &example.claim else { continue };
        let Ok(expected) = claim.get_ref().parse::<Statement>() else { continue };
        let read = statements(example.text.get_ref(), knowledge);
        if !read.iter().any(|statement| as_told(statement, &expected) == expected.to_string()) {
            let problem = Problem::new(file, claim.span(), "the text does not give this claim");
            problems.push(problem.with_help(Some(listed(&read))));
        }
    }
    for rejected in &examples.rejects {
        let read = statements(rejected.text.get_ref(), knowledge);
        if let Some(claim) = read.iter().find(|statement| *statement.property == examples.id) {
            let problem =
                Problem::new(file, rejected.text.span(), "the text must not give a claim of its frame");
            problems.push(problem.with_help(Some(format!("it gives {claim}"))));
        }
    }
    problems
}

/// The statements of a text.
fn statements(text: &str, knowledge: &Knowledge) -> Vec<Statement> {
    let source = Source {
        id: SourceId(0),
        path: "example".to_owned(),
        file: None,
        story: String::new(),
        text: text.to_owned(),
        body: 0,
        given: Given::default(),
    };
    read(source, knowledge, None).claims.into_iter().map(|claim| claim.statement).collect()
}

/// A statement in notation, with speaker and time only where the example says them.
fn as_told(statement: &Statement, expected: &Statement) -> String {
    let mut told = statement.clone();
    told.speaker = told.speaker.filter(|_| expected.speaker.is_some());
    told.as_of = told.as_of.filter(|_| expected.as_of.is_some());
    told.to_string()
}

fn listed(read: &[Statement]) -> String {
    let read: Vec<String> = read.iter().map(Statement::to_string).collect();
    if read.is_empty() { "it gives no claim".to_owned() } else { format!("it gives {}", read.join("; ")) }
}
