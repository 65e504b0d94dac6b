//! What the sources of the corpus say to its drafts: every claim, with its state and its witnesses.

mod fixture;

#[test]
fn claims_of_drafts_are_judged() {
    fixture::check("draft/", &fixture::folder("draft"));
}
