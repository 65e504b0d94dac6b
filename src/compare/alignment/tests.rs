//! Tests of quotations held against each other.

use super::*;

const GATES: &str = "The gates were not closed when the water came over the wall";

fn check(other: &str, expected: &str) {
    let found = match align(GATES, other) {
        Alignment::Same => "same",
        Alignment::Unrelated => "unrelated",
        Alignment::Altered(a) if a.grave => "grave",
        Alignment::Altered(_) => "altered",
    };
    assert_eq!(found, expected, "{other}");
}

#[test]
fn legal_edits_keep_a_quotation() {
    check(GATES, "same");
    check("the gates weren’t closed when the water came over the wall.", "same");
    check("The gates were not closed … over the wall", "same");
    check("The gates were not closed [...] over the wall", "same");
    check("[They] were not closed when the water came over the wall", "same");
    check("not closed when the water came", "same");
    check("when the [sea water] came over the wall", "same");
}

#[test]
fn other_words_are_told_by_weight() {
    check("The gates were closed when the water came over the wall", "grave");
    check("The gates were never closed when the water came over the wall", "altered");
    check("The gates were not locked when the water came over the wall", "altered");
    check("The gates were not closed when the waves came over the wall", "altered");
    check("Nobody told us that the water would come over the wall", "unrelated");
    check("", "unrelated");
}

#[test]
fn what_marks_set_off_may_be_left_out() {
    let whole = "We lost, in a single night, all our boats, and I cannot say why, to the storm";
    let pair = |other: &str| match align(whole, other) {
        Alignment::Same => "same",
        Alignment::Unrelated => "unrelated",
        Alignment::Altered(_) => "altered",
    };
    assert_eq!(pair("We lost all our boats, and I cannot say why, to the storm"), "same");
    assert_eq!(pair("We lost, in a single night, all our boats to the storm"), "altered");
    assert_eq!(pair("We lost, in a night, all our boats, and I cannot say why, to the storm"), "altered");
}

#[test]
fn digits_weigh_and_house_style_does_not() {
    let pair = |a: &str, b: &str| align(a, b);
    assert_eq!(pair("we lost five boats in a night", "we lost 5 boats in a night"), Alignment::Same);
    assert_eq!(
        pair("the labour organisation wants 5 per cent more", "the labor organization wants 5% more"),
        Alignment::Same
    );
    let reason = "\"days\" stands in the first, \"hours\" in the second".to_owned();
    assert_eq!(
        pair("we acted within days of finding the cause", "we acted within hours of finding the cause"),
        Alignment::Altered(Alteration { grave: false, close: true, reason })
    );
    assert_eq!(pair("our harbour will rise in colour", "our harbor will rise in color"), Alignment::Same);
    let changed = pair("we lost 14 boats in a single night", "we lost 40 boats in a single night");
    let reason = "\"14\" stands in the first, \"40\" in the second".to_owned();
    assert_eq!(changed, Alignment::Altered(Alteration { grave: true, close: true, reason }));
}

#[test]
fn a_source_picks_sentences_of_what_was_said() {
    let pair = |a: &str, b: &str| align(a, b);
    let first = "We are glad that the lock of the old harbour opens again after all these years. The boats of the \
                 islands need it most, and we know it. It is the pride of the whole of our town.";
    let picked = "We are glad that the lock of the old harbour opens again after all these years. Now it has a lot \
                  of needs.";
    assert_eq!(pair(first, picked), Alignment::Same);
    let altered = picked.replace("opens again", "closes again");
    let reason = "\"opens\" stands in the first, \"closes\" in the second".to_owned();
    assert_eq!(pair(first, &altered), Alignment::Altered(Alteration { grave: false, close: true, reason }));
}
