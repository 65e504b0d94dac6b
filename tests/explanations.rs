//! The examples of every rule's explanation do what they say: a `conflict` raises exactly its rule, and what is
//! `consistent` stays silent under all rules.

mod fixture;

use crosscheck::rule::Rule;
use crosscheck::rules::RULES;
use fixture::{Case, Expected};

#[test]
fn examples_do_what_they_say() {
    let cases: Vec<Case> = RULES.iter().flat_map(examples).collect();
    fixture::check("explain/", &cases);
}

/// The fenced examples of a rule, numbered.
#[allow(clippy::expect_used, clippy::panic, reason = "an explanation that cannot be read is a failing test")]
fn examples(rule: &Rule) -> Vec<Case> {
    let mut cases = Vec::new();
    for fence in rule.explanation.split("\n```").skip(1).step_by(2) {
        let (kind, body) = fence.split_once('\n').expect("a fence has a body");
        let key = format!("explain/{}: example {}, {kind}", rule.code, cases.len() + 1);
        let mut case = fixture::case(key, body);
        match kind {
            "conflict" => case.expected.push(Expected { code: rule.code.to_owned(), severity: None }),
            "consistent" => {}
            _ => panic!("{} has an example that is neither `conflict` nor `consistent`", rule.code),
        }
        cases.push(case);
    }
    cases
}
