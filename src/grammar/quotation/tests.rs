use super::*;
use crate::knowledge::Knowledge;
use crate::span::SourceId;

/// Every quotation as `group kind speaker | cue | words`; a wording as `wording | words`.
fn read(text: &str, knowledge: &Knowledge) -> Vec<String> {
    let document = Document::new(SourceId(3), text, 0);
    let mentions = crate::grammar::mentions(&document, text, &knowledge.lexicon);
    let quotations = mentions.iter().filter_map(|m| match &m.meaning {
        Meaning::Quotation(q) => Some((m.span, q)),
        _ => None,
    });
    let words = |s: Option<Span>| s.map_or("-", |s| s.of(text));
    quotations
        .map(|(span, q)| match q.usage {
            Use::Wording => format!("wording | {}", q.content.of(text)),
            Use::Speech => {
                format!(
                    "{} {:?} {} | {} | {}",
                    q.group,
                    q.kind,
                    words(q.speaker),
                    words(q.cue),
                    span.of(text)
                )
            }
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let knowledge = Knowledge::embedded();
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = read(text, &knowledge);
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_cue_behind() {
    check(&[
        ("“The pier is safe,” said Dr Ina Holm.", &["0 Direct Dr Ina Holm | said | “The pier is safe,”"]),
        (
            "\"The pier is safe,\" Ina Holm told the paper.",
            &["0 Direct Ina Holm | told | \"The pier is safe,\""],
        ),
        ("«The pier is safe», he added.", &["0 Direct he | added | «The pier is safe»"]),
        ("‘The pier isn’t safe,’ she wrote.", &["0 Direct she | wrote | ‘The pier isn’t safe,’"]),
        (
            "“The pier is safe,” said Ina Holm, an engineer at the port, on the radio.",
            &["0 Direct Ina Holm, an engineer at the port | said | “The pier is safe,”"],
        ),
        (
            "“Is the pier safe?” a spokesman for the port asked.",
            &["0 Direct a spokesman for the port | asked | “Is the pier safe?”"],
        ),
        (
            "“The pier is safe,” the ministry has said.",
            &["0 Direct the ministry | said | “The pier is safe,”"],
        ),
        ("“We owe it to the sailors.” — Ina Holm", &["0 Direct Ina Holm | — | “We owe it to the sailors.”"]),
        (
            "“The pier is safe,” Sen. Ina Holm (R-Ga.) said.",
            &["0 Direct Sen. Ina Holm (R-Ga.) | said | “The pier is safe,”"],
        ),
    ]);
}

#[test]
fn the_cue_before() {
    check(&[
        ("Ina Holm said: “The pier is safe.”", &["0 Direct Ina Holm | said | “The pier is safe.”"]),
        (
            "The mayor, Ina Holm, said, “The pier is safe.”",
            &["0 Direct The mayor, Ina Holm | said | “The pier is safe.”"],
        ),
        (
            "According to Ina Holm, “the pier is safe.”",
            &["0 Direct Ina Holm | According to | “the pier is safe.”"],
        ),
        ("He told reporters that “the pier is safe”.", &["0 Mixed He | told | “the pier is safe”"]),
        ("She said the pier was “as safe as a house” now.", &["0 Mixed She | said | “as safe as a house”"]),
        (
            "Ina Holm wrote:\n\n“The pier is safe and it will stay so.”",
            &["0 Direct Ina Holm | wrote | “The pier is safe and it will stay so.”"],
        ),
    ]);
}

#[test]
fn parts_of_one_quotation() {
    check(&[
        (
            "“The pier,” he said, “is safe.”",
            &["0 Direct he | said | “The pier,”", "0 Direct he | said | “is safe.”"],
        ),
        (
            "“The pier is safe,” said Ina Holm. “We tested every beam.”",
            &[
                "0 Direct Ina Holm | said | “The pier is safe,”",
                "0 Direct Ina Holm | said | “We tested every beam.”",
            ],
        ),
        (
            "“The pier is safe. We looked at it.\n\n“We tested every beam,” she said.",
            &[
                "0 Direct she | said | “The pier is safe. We looked at it.",
                "0 Direct she | said | “We tested every beam,”",
            ],
        ),
        (
            "“The pier is safe. We looked at it.\n\nWe tested every beam,” she said.",
            &[
                "0 Direct she | said | “The pier is safe. We looked at it.",
                "0 Direct she | said | We tested every beam,”",
            ],
        ),
        ("“The pier is safe. We looked.\n\nThe “old” pier is closed.", &["wording | old"]),
        (
            "“He called it ‘a shame’ to me,” she said.",
            &["0 Direct she | said | “He called it ‘a shame’ to me,”"],
        ),
    ]);
}

#[test]
fn wordings_and_what_is_no_quotation() {
    check(&[
        ("The fair has the theme “Open Docks”.", &["wording | Open Docks"]),
        (
            "Under the theme “Open Docks: From Ropes to Radar,” the fair grows.",
            &["wording | Open Docks: From Ropes to Radar,"],
        ),
        ("It is a so-called “ghost pier” of the past.", &["wording | ghost pier"]),
        ("The sailors' union didn't meet; it's the '90s again.", &[]),
        ("An unmatched “ mark stays alone.", &[]),
        ("The 6\" pipe is short.", &[]),
        ("A strap adds pronounced \"+\" and \"-\" keys.", &[]),
    ]);
}

#[test]
fn ten_thousand_open_marks_are_read_in_one_pass() {
    let text = "“a ".repeat(10_000);
    assert!(read(&text, &Knowledge::embedded()).len() < 2);
    let text = "\" ' ".repeat(10_000);
    read(&text, &Knowledge::embedded());
}

#[test]
fn who_is_told_something_does_not_say_it() {
    check(&[
        (
            "She told the paper that ports had been warned and that she was “disappointed” in them.",
            &["0 Mixed She | told | “disappointed”"],
        ),
        (
            "Ina Holm said Alder ropes will be added “towards the end” of it.",
            &["0 Mixed Ina Holm | said | “towards the end”"],
        ),
        (
            "Five ports, Corrin among them, are still said to be “needing help” today.",
            &["wording | needing help"],
        ),
    ]);
}

#[test]
fn speakers_of_more_than_a_name() {
    check(&[
        (
            "“The pier is safe,” said one senior official at the port.",
            &["0 Direct one senior official at the port | said | “The pier is safe,”"],
        ),
        ("“The pier may reopen,” said the ruling.", &["0 Direct the ruling | said | “The pier may reopen,”"]),
        (
            "“The pier is safe,” a narrator in the film says.",
            &["0 Direct a narrator in the film | says | “The pier is safe,”"],
        ),
        (
            "Ina Holm's tweet said, “The pier is safe.”",
            &["0 Direct Ina Holm's tweet | said | “The pier is safe.”"],
        ),
        (
            "One witness, Tom Reed, told the paper: “It just fell.”",
            &["0 Direct One witness, Tom Reed | told | “It just fell.”"],
        ),
        (
            "“The pier is safe,” said Corrin CEO and new Alder general manager Ina Holm.",
            &["0 Direct Corrin CEO and new Alder general manager Ina Holm | said | “The pier is safe,”"],
        ),
        (
            "The minister was quoted as saying: “We will go there.”",
            &["0 Direct The minister | was quoted as saying | “We will go there.”"],
        ),
    ]);
}

#[test]
fn the_verb_first_and_the_nearer_clause() {
    check(&[
        ("Said Holm: “The pier is safe.”", &["0 Direct Holm | Said | “The pier is safe.”"]),
        (
            "The gates were shut, it said: “The pier is closed,” the union wrote.",
            &["0 Direct the union | wrote | “The pier is closed,”"],
        ),
        (
            "“They call it ‘the pier of the decade,’” the president added.",
            &["0 Direct the president | added | “They call it ‘the pier of the decade,’”"],
        ),
    ]);
}

#[test]
fn what_somebody_calls_a_thing() {
    check(&[
        (
            "Ina Holm described the fall as “a disaster for the town”.",
            &["0 Mixed Ina Holm | described | “a disaster for the town”"],
        ),
        ("Ina Holm called the plan “a joke”.", &["0 Mixed Ina Holm | called | “a joke”"]),
        (
            "Ina Holm said that it “is safe” and “will stay so”.",
            &["0 Mixed Ina Holm | said | “is safe”", "0 Mixed Ina Holm | said | “will stay so”"],
        ),
        ("The plan was called a “ghost of the past” there.", &["wording | ghost of the past"]),
    ]);
}

#[test]
fn titles_in_a_sentence_are_no_speech() {
    check(&[
        ("On “Harbour Today,” Ina Holm said the pier was safe.", &["wording | Harbour Today,"]),
        ("She sang the anthem “A Song of Piers,” she said.", &["wording | A Song of Piers,"]),
        ("“No Piers Today,” Ina Holm said.", &["0 Direct Ina Holm | said | “No Piers Today,”"]),
    ]);
}

#[test]
fn signatures_and_marks_of_other_hands() {
    check(&[
        ("“We owe it to the sailors.” ― Ina Holm.", &["0 Direct Ina Holm | ― | “We owe it to the sailors.”"]),
        (
            "“We owe it to the sailors.” ― Ina B. Holm Reyes",
            &["0 Direct Ina B. Holm Reyes | ― | “We owe it to the sailors.”"],
        ),
        ("„The pier is safe,“ said Ina Holm.", &["0 Direct Ina Holm | said | „The pier is safe,“"]),
        ("” … the pier is safe,” said Ina Holm.", &["0 Direct Ina Holm | said | ” … the pier is safe,”"]),
        ("He left it — “a good deed” — Ina Holm was glad.", &["wording | a good deed"]),
    ]);
}
