use crate::extract::read;
use crate::knowledge::Knowledge;
use crate::source::{Given, Source};
use crate::span::SourceId;

/// The lists of a text, each as its figure and the words of its items.
fn check(cases: &[(&str, &[&str])]) {
    let knowledge = Knowledge::embedded();
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let source = Source {
            id: SourceId(1),
            path: "a.txt".to_owned(),
            file: None,
            story: "story".to_owned(),
            text: (*text).to_owned(),
            body: 0,
            given: Given::default(),
        };
        let reading = read(source, &knowledge, None);
        let lists = reading.claims.iter().filter_map(|c| c.enumeration.as_ref());
        let found: Vec<String> = lists
            .map(|list| list.items.iter().map(|i| i.span.of(text)).collect::<Vec<_>>().join(" + "))
            .collect();
        if found != *expected {
            wrong.push(format!("{text}\n    found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lists_of_things() {
    check(&[
        ("The plan has two aims: clean water and safe roads.", &["clean water + safe roads"]),
        ("Three towns – Corrin, Tarn and Lund – were cut off.", &["Corrin + Tarn + Lund"]),
        ("It has plants in two towns (Corrin and Tarn).", &["Corrin + Tarn"]),
        ("She speaks two languages, namely Welsh and Finnish.", &["Welsh + Finnish"]),
        ("Two ministers resigned on Monday: Ola Strand and Hanne Oake.", &["Ola Strand + Hanne Oake"]),
        ("The 12 members agreed on these fields: roads, schools and water.", &[]),
        ("The plan has nine aims, such as clean water and safe roads.", &[]),
    ]);
}

#[test]
fn parts_of_a_sum() {
    check(&[
        ("The choir has 40 singers, of whom 26 are women and 14 are men.", &["26 are women + 14 are men"]),
        ("The choir has 40 singers, of whom 26 are women and 14 are students.", &[]),
        ("There were 148 people on board, 140 passengers and eight crew.", &["140 passengers + eight crew"]),
        ("Police held 14 men and five women, 19 people in all.", &["14 men + five women"]),
        ("Five needed a doctor: six women, three men and two children.", &[]),
        (
            "These are 412 homes: 212 at Alder, 110 at Tarn and 90 at Sund.",
            &["212 at Alder + 110 at Tarn + 90 at Sund"],
        ),
        ("The storm left 12 dead, eight injured and three missing.", &[]),
        ("The club had five wins, four draws and two losses.", &[]),
        ("Ten people were saved, six women and four men, and five of them were children.", &[]),
    ]);
}
