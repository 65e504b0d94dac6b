//! Every contradiction of the corpus is found, once, by its rule and by no other.

mod fixture;

#[test]
fn contradictions_are_found() {
    fixture::check("conflict/", &fixture::folder("conflict"));
}
