//! What looks like a contradiction and is none stays without a finding under all rules.

mod fixture;

#[test]
fn look_alikes_stay_silent() {
    fixture::check("silence/", &fixture::folder("silence"));
}
