//! Verdicts beside conflict: what was held against each other and is no finding, with its proof.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod fixture;

use crosscheck::knowledge::Knowledge;
use crosscheck::report::{Report, Verdict};

fn report(story: &str) -> Report {
    let case = fixture::case("story".to_owned(), story);
    crosscheck::check(case.sources, &Knowledge::embedded(), None)
}

/// Holds that a story has no finding and just this verdict with these words in its message or proof.
fn check(story: &str, kind: &str, words: &[&str]) -> Verdict {
    let report = report(story);
    assert_eq!(report.findings, [], "{story}");
    let found: Vec<&str> = report.verdicts.iter().map(|v| v.kind).collect();
    assert_eq!(found, [kind], "{story}");
    assert_eq!(report.summary.verdicts.get(kind), Some(&1), "{story}");
    let verdict = report.verdicts.into_iter().next().expect("one verdict");
    let told = format!("{}\n{}", verdict.message, verdict.proof.join("\n"));
    for words in words {
        assert!(told.contains(words), "{words:?} is missing in {told}");
    }
    verdict
}

#[test]
fn a_toll_that_grows_is_revised() {
    let verdict = check(
        "//- monday.txt published=2023-03-06\nThe earthquake on the island of Vess killed nine people.\n\
         //- tuesday.txt published=2023-03-07\nThe earthquake on the island of Vess killed 17 people.\n",
        "revised",
        &["from 9 to 17 by 2023-03-07", "9 on 2023-03-06 (monday.txt), 17 on 2023-03-07 (tuesday.txt)"],
    );
    let revision = verdict.revision.expect("how it grew");
    assert_eq!(
        (revision.from.as_str(), revision.to.as_str(), revision.when.as_str()),
        ("9", "17", "2023-03-07")
    );
    assert_eq!(revision.outdated, []);
}

#[test]
fn a_lower_bound_is_brought_up_to_date_too() {
    check(
        "//- monday.txt published=2023-03-06\nThe earthquake on the island of Vess killed at least nine people.\n\
         //- tuesday.txt published=2023-03-07\nThe earthquake on the island of Vess killed 17 people.\n",
        "revised",
        &["from 9.. to 17 by 2023-03-07"],
    );
}

#[test]
fn an_undated_draft_is_told_that_it_is_outdated() {
    let verdict = check(
        "//- monday.txt published=2023-03-06\nThe earthquake on the island of Vess killed nine people.\n\
         //- tuesday.txt published=2023-03-07\nThe earthquake on the island of Vess killed 17 people.\n\
         //- undated.txt\nThe earthquake that struck the island of Vess killed nine people.\n",
        "revised",
        &["9, undated (undated.txt) is outdated: 17 since 2023-03-07"],
    );
    let revision = verdict.revision.expect("how it grew");
    let outdated: Vec<_> = verdict
        .labels
        .iter()
        .filter(|l| revision.outdated.iter().any(|id| Some(id) == l.claim.as_ref()))
        .collect();
    assert_eq!(outdated.len(), 1);
}

#[test]
fn a_round_bound_is_inside_and_no_old_count() {
    check(
        "//- monday.txt published=2023-03-06\nThe earthquake on the island of Vess injured over 200 people.\n\
         //- tuesday.txt published=2023-03-07\nThe earthquake on the island of Vess injured 214 people.\n",
        "inside",
        &["214 lies inside >200"],
    );
}

#[test]
fn one_figure_in_other_digits_or_units_agrees() {
    check(
        "//- a.txt published=2024-05-07\nThe storm on the island of Vess injured 214 people.\n\
         //- b.txt published=2024-05-07\nThe storm on the island of Vess injured some 200 people.\n",
        "rounding",
        &["214 and ~200 are one value, rounded differently"],
    );
    check(
        "//- a.txt published=2024-05-07\nThe Alder mill employs 120 people.\n\
         //- b.txt published=2024-05-07\nThe Alder mill employs 120 people.\n",
        "agree",
        &["how many people", "all say 120"],
    );
}

#[test]
fn estimates_of_different_people_are_a_spread() {
    check(
        "//- a.txt published=2024-05-07\nThe Alder mill probably employs 120 people, said Ines Calder.\n\
         //- b.txt published=2024-05-07\nThe Alder mill probably employs 146 people, said Tomas Reed.\n",
        "spread",
        &["estimates of different speakers"],
    );
}

#[test]
fn a_claim_that_a_finding_tells_apart_is_in_no_verdict() {
    let report = report(
        "//- a.txt published=2024-05-07\nThe Alder mill employs 120 people.\n\
         //- b.txt published=2024-05-07\nThe Alder mill employs 146 people.\n",
    );
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.verdicts, []);
}
