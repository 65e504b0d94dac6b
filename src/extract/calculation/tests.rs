//! What calculations are read from a sentence.

use super::*;
use crate::extract::read;
use crate::knowledge::Knowledge;
use crate::source::{Given, Source};
use crate::span::SourceId;

/// Calculations in short: `km=mi`, `from>to by change`, `share/whole`, `year~ago`.
fn check(text: &str, expected: &[&str]) {
    let source = Source {
        id: SourceId(0),
        path: "a.txt".into(),
        file: None,
        story: "story".into(),
        text: text.to_owned(),
        body: 0,
        given: Given::default(),
    };
    let day = jiff::civil::date(2026, 1, 20);
    let reading = read(source, &Knowledge::embedded(), Some(day));
    let words = |span: Span| span.of(text).to_owned();
    let found: Vec<String> = reading
        .calculations
        .iter()
        .map(|calculation| match calculation {
            Calculation::Conversion { stated, converted } => {
                format!("{} = {}", words(stated.span), words(converted.span))
            }
            Calculation::ClockConversion { stated, converted } => {
                format!("{} = {}", words(stated.span), words(converted.span))
            }
            Calculation::Change { change, from, to, direction } => {
                let number = |s: &Stated| s.quantity.number.map_or("?".into(), |n| n.normalize().to_string());
                let way = match direction {
                    Some(Direction::Up) => "up ",
                    Some(Direction::Down) => "down ",
                    None => "",
                };
                let change = change.as_ref().map_or(String::new(), |c| words(c.span));
                format!("{} > {}: {way}{change}", number(from), number(to)).trim_end().to_owned()
            }
            Calculation::Share { share, whole } => format!("{} of {}", words(share.span), words(whole.span)),
            Calculation::Parts { shares } => {
                let shares: Vec<String> = shares.iter().map(|s| words(s.span)).collect();
                shares.join(" + ")
            }
            Calculation::Fraction { part, whole, share } => {
                format!("{} / {} = {}", words(part.span), words(whole.span), words(share.span))
            }
            Calculation::Ago { year, reached, .. } => format!("{year} ~ {reached}"),
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn equivalents_in_other_units() {
    check("The boat sank 55 km (34 miles) south of Corrin.", &["55 km = 34 miles"]);
    check("The shaft is 1,500 metres (about 5,000 feet) deep.", &["1,500 metres = 5,000 feet"]);
    check("They fell from a 3,000-foot (900 m) cliff.", &["3,000-foot = 900 m"]);
    check("They walked 20 miles, or 32 km, to Tarn.", &["20 miles = 32 km"]);
    check("The water had 30C (86F).", &["30C = 86F"]);
}

#[test]
fn other_brackets_are_no_equivalents() {
    check("He is 5 ft 11 in (1.80 m) tall.", &[]);
    check("She ran 100 metres (in front of 300 yards of fence).", &[]);
    check("They sailed 20 km (3 hours) to Tarn.", &[]);
    check("A 5 km run or a 10 mile walk can be chosen.", &[]);
    check("The path is 4 km long (2 miles less than before).", &[]);
}

#[test]
fn clocks() {
    check("It struck at 06:00 BST (05:00 GMT).", &["06:00 BST = 05:00 GMT"]);
    check("It struck at 10:20 a.m. local time (0120 GMT).", &["10:20 a.m. local time = 0120 GMT"]);
    check("It struck at 4:30 a.m. in Paris (0330 GMT).", &["4:30 a.m. = 0330 GMT"]);
    check("The shop opens at 9:00 (doors close at 17:00 GMT).", &[]);
    check("The shop opens at 9:00 (10:00 on Sundays).", &[]);
}

#[test]
fn changes() {
    check("Sales rose 12% from 50 to 60 a day.", &["50 > 60: up 12%"]);
    check("Profits fell 5% to £95m from £100m a year earlier.", &["100000000 > 95000000: down 5%"]);
    check("The price went from $50 to $60, an increase of 12%.", &["50 > 60: up 12%"]);
    check("A 12% rise from 50 to 60 boats was seen.", &["50 > 60: up 12%"]);
    check("The fleet grew from 41 to 57 boats.", &["41 > 57: up"]);
    check(
        "Spending went from $4m in 2021 to $5m this year, an increase of 40%.",
        &["4000000 > 5000000: up 40%"],
    );
    check("It sold 60 cars in May, up 12% from 50 a year earlier.", &["50 > 60: up 12%"]);
    check("It sold 60 cars in the quarter, an increase of 12% from 50.", &["50 > 60: up 12%"]);
    check("Sales of £60m were up 12% from £50m.", &["50000000 > 60000000: up 12%"]);
    check("Profits rose 12% to £60m compared with £50m a year ago.", &["50000000 > 60000000: up 12%"]);
}

#[test]
fn other_figures_are_no_change() {
    check("Turnout rose from 41% to 57%.", &[]);
    check("Sales rose 12% and prices went from $50 to $60.", &[]);
    check("She worked from 9 to 5.", &[]);
    check("He swam from 3 to 12 km every day.", &[]);
    check("It sold 60 cars and vans rose, up 12% from 50.", &[]);
    check("It has 60 shops, which are up 12% from May, and 50 cafes.", &[]);
    check("It sold 60 cars, up 12% from last year, and 50 vans.", &[]);
}

#[test]
fn shares() {
    check("37.5% of the nine members voted.", &["37.5% of nine members"]);
    check("Eleven of the nine members left.", &["Eleven of nine members"]);
    check("The tax takes 5% of the 12 members' income.", &[]);
}

#[test]
fn fractions() {
    check("Of 412 birds, 400 had rings, or 87 per cent.", &["400 / 412 birds = 87 per cent"]);
    check("They saw 30 of the 48 boats (53%).", &["30 of 48 boats", "30 / 48 boats = 53%"]);
    check("Some failed: 15% (12 of 60).", &["12 / 60 = 15%"]);
    check("Of 412 birds, 400 had rings and 87 per cent were young.", &[]);
    check("About 30 of the 48 boats (53%) came.", &["30 of 48 boats"]);
}

#[test]
fn years_ago() {
    check("The firm was founded in 1967, 50 years ago.", &["1967 ~ 1976"]);
    check("It was founded 50 years ago, in 1967.", &["1967 ~ 1976"]);
    check("It was founded in 1967 and sold 10 years ago.", &[]);
}

#[test]
fn exclusive_parts() {
    check("In the poll 58% said yes, 40% said no and 12% did not know.", &["58% + 40% + 12%"]);
    check("Oake won 52% of the vote, Moran 41% and Holt 17%.", &["52% + 41% + 17%"]);
    check("The bypass was backed by 60% of women and 55% of men.", &[]);
    check("Oake won 52% of the vote on a turnout of 61%.", &[]);
    check("Oake won 52% of the vote, up 4% from May.", &[]);
    check("Prices rose 60% in the north and 55% in the south.", &[]);
}
