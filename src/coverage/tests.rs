//! Drafts of a sentence or two, held against sources of one.

use super::*;
use crate::graph::FactGraph;
use crate::knowledge::Knowledge;
use crate::source::{Given, Source};

fn source(id: u32, text: &str) -> Source {
    Source {
        id: SourceId(id),
        path: format!("{id}.txt"),
        file: None,
        story: "story".to_owned(),
        text: text.to_owned(),
        body: 0,
        given: Given::default(),
    }
}

fn coverage(draft: &str, against: &[&str], disputes: &[Dispute]) -> Coverage {
    let knowledge = Knowledge::embedded();
    let texts = std::iter::once(&draft).chain(against);
    let read = |(id, text): (u32, &&str)| crate::read(source(id, text), &knowledge, None);
    let graph = FactGraph::build("story", (0..).zip(texts).map(read).collect(), &knowledge);
    judge(&graph, &[SourceId(0)], disputes, &knowledge)
}

/// Holds the claims of a draft, as `state witnesses words`, against those expected.
fn check(draft: &str, against: &[&str], expected: &[&str]) {
    let told = |judged: &Judged| format!("{} {} {}", judged.state.as_str(), judged.witnesses, judged.words);
    let judged: Vec<String> = coverage(draft, against, &[]).judged.iter().map(told).collect();
    assert_eq!(judged, expected, "{draft} against {against:?}");
}

#[test]
fn a_value_needs_the_words_round_it() {
    let draft = "Divers brought up 46 crates from the wreck off Corrin.";
    let carried = ["supported 1 46 crates", "supported 1 Corrin"];
    check(draft, &["From the wreck off Corrin, 46 crates were brought up."], &carried);
    let other = ["unsupported 0 46 crates", "supported 1 Corrin"];
    check(draft, &["A truck with 46 crates of apples overturned near Corrin."], &other);
    check(draft, &["From the wreck off Corrin, 48 crates were brought up."], &other);
    check(draft, &["From the wreck off Corrin, some 50 crates were brought up."], &other);
}

#[test]
fn another_value_in_the_same_words_is_told_and_carries_nothing() {
    let draft = "Divers brought up 46 crates from the wreck off Corrin.";
    let found = coverage(draft, &["Divers brought up 48 crates from the wreck off Corrin."], &[]);
    let crates = &found.judged[0];
    assert_eq!((crates.state, crates.passages.len()), (State::Unsupported, 1));
    assert_eq!(crates.passages[0].bearing, Bearing::Nearly);
}

#[test]
fn names_are_carried_by_longer_ones() {
    check("The council heard Falk.", &["The council heard Ida Falk."], &["supported 1 Falk"]);
    check("The council heard Ida Falk.", &["The council heard Falk."], &["unsupported 0 Ida Falk"]);
    check("The council heard Ida Falk.", &["The council heard Edda Falk."], &["unsupported 0 Ida Falk"]);
    check("Norwegian divers came.", &["Divers from Norway came."], &["supported 1 Norwegian"]);
}

#[test]
fn quotations_need_their_words_and_their_speaker() {
    let draft = "\"Nobody told us that the water would come,\" said Ole Brandt.";
    let quotation = "\"Nobody told us that the water would come,\"";
    let of = |state: &str| vec![format!("{state} {quotation}"), "supported 1 Ole Brandt".to_owned()];
    let check = |source: &str, state: &str| {
        let expected = of(state);
        check(draft, &[source], &expected.iter().map(String::as_str).collect::<Vec<_>>());
    };
    check("Ole Brandt said: “Nobody told us that the water would come.”", "supported 1");
    check("Ole Brandt said that nobody had told them of the water.", "unsupported 0");
    check(
        "\"Nobody told us that the water would come,\" said Ida Falk. Ole Brandt was silent.",
        "unsupported 0",
    );
}

#[test]
fn a_dispute_contradicts_on_both_sides() {
    let draft = "The Alder mill employs 120 people.";
    let source = "The Alder mill employs 146 people.";
    let side = |id: u32, text: &str, words: &str| {
        let start = text.find(words).expect("the words stand there");
        let span = Span::new(SourceId(id), start, start + words.len());
        vec![Disputed { span, claim: None, said: words.to_owned() }]
    };
    let sides = vec![side(0, draft, "120 people"), side(1, source, "146 people")];
    let found = coverage(draft, &[source], &[Dispute { code: "Q001", sides }]);
    let figure = found.judged.iter().find(|judged| judged.kind == Kind::Figure).expect("a figure");
    assert_eq!((figure.state, figure.codes.as_slice()), (State::Contradicted, &["Q001"][..]));
    assert_eq!(figure.passages[0].bearing, Bearing::Contradicts);
    assert_eq!(found.count(State::Contradicted), 1);
}

#[test]
fn a_version_of_the_draft_is_no_witness() {
    let draft = "The mayor of Corrin opened a shelter in the school near the harbour. Nobody had expected the wind to turn so \
                 quickly in the night. Divers brought up 46 crates from the wreck off the old sea wall.";
    let found = coverage(draft, &[draft, "The mayor spoke."], &[]);
    assert_eq!((found.versions.as_slice(), found.witnesses), (&[SourceId(1)][..], 1));
    assert_eq!(found.count(State::Supported), 0);
}

/// What an edit changed, as `changed 120 people > 146 people`, `added Vess`, `removed Corrin`.
fn changes(old: &str, new: &str) -> Vec<String> {
    let compared = crate::diff(source(0, old), source(1, new), &Knowledge::embedded(), None);
    let told = |change: &Change| match change {
        Change::Added(to) => format!("added {}", to.words),
        Change::Removed(from) => format!("removed {}", from.words),
        Change::Changed { from, to } => format!("changed {} > {}", from.words, to.words),
    };
    compared.edit.changes.iter().map(told).collect()
}

#[test]
fn rewording_changes_no_claim() {
    let none: [&str; 0] = [];
    let old =
        "The Alder mill employs 120 people. Divers brought up 46 crates from the wreck off Corrin on Sunday.";
    assert_eq!(changes(old, old), none);
    let new = "On Sunday, 46 crates were recovered by divers off Corrin. At the Alder mill, 120 people are employed.";
    assert_eq!(changes(old, new), none);
    let said = "\"Nobody told us,\" said Ole Brandt. Mr Brandt saw nine boats.";
    assert_eq!(changes(said, "Ole Brandt said: “Nobody told us.” Brandt saw nine boats."), none);
}

#[test]
fn values_that_an_edit_changed_are_told_with_both_sides() {
    let old = "The Alder mill employs 120 people. The storm on Vess killed nine people and injured 31.";
    let new = "The Alder mill employs 146 people. The storm on Vess killed 12 people and injured 31.";
    assert_eq!(changes(old, new), ["changed 120 people > 146 people", "changed nine people > 12 people"]);
    let swapped = "The Alder mill employs 120 people. The storm on Vess killed 31 people and injured nine.";
    assert_eq!(changes(old, swapped).len(), 2, "{:?}", changes(old, swapped));
}

#[test]
fn what_came_and_what_went_is_told() {
    let old = "The council of Corrin heard Ida Falk. It will meet again on May 12.";
    let new = "The council of Corrin heard Ida Falk and 14 fishermen. It will meet again.";
    assert_eq!(changes(old, new), ["removed May 12", "added 14 fishermen"]);
    let old = "A storm killed three people on Vess.\n\nDivers brought up 46 crates.";
    let new = "A storm killed three people on Vess.\n\nDivers brought up 46 crates and 3 bells.";
    assert_eq!(changes(old, new), ["added 3 bells"], "an equal number of another thing");
}

#[test]
fn quotations_that_an_edit_altered_are_changed() {
    let old = "\"The gates were not closed when the water came,\" said Captain Ole Brandt.";
    let new = "\"The gates were closed when the water came,\" said Captain Ole Brandt.";
    assert_eq!(changes(old, new).len(), 1, "{:?}", changes(old, new));
}

#[test]
fn a_draft_is_no_witness_for_itself() {
    let [draft, one, other] =
        [146, 146, 120].map(|n| format!("On 7 May 2024 the Alder mill employs {n} people."));
    let against = vec![source(1, &one), source(2, &other)];
    let report = crate::check_drafts(
        vec![source(0, &draft)],
        against,
        &Knowledge::embedded(),
        None,
        &crate::Detail::default(),
    );
    let finding = report.findings.iter().find(|f| f.code == "Q001").expect("a conflict");
    assert_eq!(finding.camps.iter().map(|camp| camp.witnesses).collect::<Vec<_>>(), [1, 1]);
    let tally = "one witness says 146 (1.txt), and so does the draft, one says 120 (2.txt)";
    assert_eq!(finding.help.first().map(String::as_str), Some(tally));
}
