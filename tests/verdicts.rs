//! Verdicts beside conflict: what was held against each other and is no finding, with its proof.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

mod fixture;

use assert_cmd::cargo::cargo_bin_cmd;

use crosscheck::Detail;
use crosscheck::knowledge::Knowledge;
use crosscheck::report::{Report, Verdict};
use crosscheck::source::Source;

fn report(story: &str) -> Report {
    let case = fixture::case("story".to_owned(), story);
    crosscheck::check(case.sources, &Knowledge::embedded(), None)
}

#[test]
fn of_a_broken_quotation_the_altered_part_is_shown() {
    let case = fixture::case(
        "story".to_owned(),
        "//- a.txt published=2023-03-06\n\"We have drips enough, we are short of nurses,\" Otto Lund said. \"The worst is not over.\"\n\
         //- b.txt published=2023-03-06\n\"We have drips enough, we are short of nurses,\" Otto Lund said. \"The worst is now over.\"\n",
    );
    let texts: Vec<String> = case.sources.iter().map(|source| source.text.to_string()).collect();
    let report = crosscheck::check(case.sources, &Knowledge::embedded(), None);
    let labels = report.findings.iter().flat_map(|finding| &finding.labels);
    let shown: Vec<&str> = labels.map(|label| label.span.of(&texts[label.span.source.0 as usize])).collect();
    assert_eq!(shown, ["\"The worst is not over.\"", "\"The worst is now over.\""]);
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
fn a_figure_of_one_place_is_a_part() {
    check(
        "//- a.txt published=2023-03-06\nThe earthquake on the island of Vess killed 24 people.\n\
         //- b.txt published=2023-03-06\nThe earthquake killed ten people in Brack.\n",
        "part",
        &["10 (in=brack) is a part of 24"],
    );
}

#[test]
fn a_part_larger_than_the_whole_is_none() {
    let report = report(
        "//- a.txt published=2023-03-06\nThe earthquake on the island of Vess killed ten people.\n\
         //- b.txt published=2023-03-06\nThe earthquake killed 24 people in Brack.\n",
    );
    assert_eq!(report.verdicts, []);
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

fn explained(sources: Vec<Source>) -> Report {
    let detail = Detail { silence: true, ..Detail::default() };
    crosscheck::check_in_detail(sources, &Knowledge::embedded(), None, &detail)
}

/// Holds that two claims of a story were kept apart by one guard.
fn check_silence(story: &str, guard: &str, reason: &str) {
    let case = fixture::case("story".to_owned(), story);
    let report = explained(case.sources);
    assert_eq!(report.findings, [], "{story}");
    let silence = report.silence.expect("it was asked for");
    let told: Vec<(&str, &str)> =
        silence.iter().map(|s| (s.guard, s.proof.last().map_or("", String::as_str))).collect();
    assert_eq!(told, [(guard, reason)], "{story}");
    assert!(silence.iter().all(|s| s.labels.len() == 2), "{story}");
}

#[test]
fn near_misses_name_the_guard_that_blocked() {
    check_silence(
        "//- a.txt published=2024-05-07\nThe Alder mill employs 120 people.\n\
         //- b.txt published=2024-05-07\nThe Alder mill will employ 146 people.\n",
        "factuality",
        "factuality differs: one is asserted, the other planned",
    );
    check_silence(
        "//- a.txt published=2024-05-07\nThe Alder mill employs 120 people.\n\
         //- b.txt published=2022-05-07\nThe Alder mill employs 146 people.\n",
        "time",
        "time differs: states of different times",
    );
}

#[test]
fn what_was_compared_is_no_near_miss() {
    let case = fixture::case(
        "story".to_owned(),
        "//- a.txt published=2024-05-07\nThe Alder mill employs 120 people.\n\
         //- b.txt published=2024-05-07\nThe Alder mill employs 146 people.\n",
    );
    let report = explained(case.sources);
    assert_eq!(report.silence, Some(Vec::new()));
}

/// What `why` prints for two places of a story on disk.
fn why(places: [&str; 2]) -> String {
    // One for each: tests run side by side, and a file is empty while another writes it.
    let folder = tempfile::tempdir().expect("a directory");
    let folder = folder.path();
    let article = |text: &str, date: &str| format!("---\npublished: {date}\n---\n\n{text}\n");
    let first = "The Alder mill employs 120 people.\n\nIt has a red roof.";
    std::fs::write(folder.join("a.md"), article(first, "2024-05-07")).expect("written");
    let second = "The Alder mill employs 146 people.\n\nThe Corrin mill employs 90 people.";
    std::fs::write(folder.join("b.md"), article(second, "2024-05-07")).expect("written");
    let output =
        cargo_bin_cmd!("crosscheck").current_dir(folder).arg("why").args(places).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn why_prints_claims_guards_and_verdict() {
    let conflict = why(["a.md:5", "b.md:5"]);
    for told in [
        "read at a.md:5:\n  5:16      figure      employees(alder) = 120",
        "note[conflict]: held against each other, and they cannot both be true",
        "subject agrees: the same, alder",
        "factuality agrees: asserted and asserted",
        "time agrees: same day",
        "verdict: conflict: 120 and 146 have no value in common",
    ] {
        assert!(conflict.contains(told), "{told:?} is missing in {conflict}");
    }
    let apart = why(["a.md:5", "b.md:7"]);
    assert!(apart.contains("subject differs: alder and corrin are two subjects"), "{apart}");
}

#[test]
fn why_tells_what_was_read_where_no_statement_was() {
    let silent = why(["a.md:7", "b.md:5"]);
    assert!(silent.contains("read at a.md:7:\n  no statement"), "{silent}");
    assert!(silent.contains("silent: what no statement was made of is not compared"), "{silent}");
}

#[test]
fn a_slug_in_capitals_is_no_name() {
    let story = "//- a.txt published=2024-03-11\nQUAKE\n\nEARTHQUAKE AT SEA\n\nThe earthquake struck inland, 40 kilometres north of Halden. The Halden EARTHQUAKE was felt in Sund.\n\
                 //- b.txt published=2024-03-11\nAn earthquake struck off Halden on Friday morning.\n";
    let report = report(story);
    let told: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(told, ["sources disagree on the setting of the earthquake"]);
}
