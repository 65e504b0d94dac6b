mod forms;
mod more;
mod named;
mod periods;
mod phrases;

use super::*;
use crate::grammar::mentions;
use crate::grammar::temporal::Impossible;
use crate::knowledge::Knowledge;
use crate::source::{Given, Published, Source};
use crate::span::{SourceId, Span};
use crate::text::{Block, BlockKind, Document, Sentence, Token, TokenKind};

/// One block, one sentence, tokens cut at blanks and punctuation.
pub(crate) fn document(text: &str) -> Document {
    let source = SourceId(0);
    let mut tokens = Vec::new();
    let mut start = 0;
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '/' | ':');
    while let Some(c) = text[start..].chars().next() {
        let end = if inner(c) {
            start + text[start..].find(|c: char| !inner(c)).unwrap_or(text.len() - start)
        } else {
            start + c.len_utf8()
        };
        let kind = match c {
            c if c.is_ascii_digit() => TokenKind::Number,
            c if c.is_alphabetic() => TokenKind::Word,
            _ => TokenKind::Symbol,
        };
        if !c.is_whitespace() {
            tokens.push(Token { start: start as u32, end: end as u32, kind });
        }
        start = end;
    }
    let span = Span::new(source, 0, text.len());
    let block = Block { span, kind: BlockKind::Paragraph, foreign: None, sentences: 0..1 };
    let sentence = Sentence { span, block: 0, tokens: 0..tokens.len() };
    Document { source, blocks: vec![block], sentences: vec![sentence], tokens }
}

fn article(text: &str, published: Option<&str>) -> Source {
    let published =
        published.map(|day| Published { date: day.parse().expect("a day"), time: None, offset: None });
    Source {
        id: SourceId(0),
        path: "a.txt".into(),
        file: None,
        story: "s".into(),
        text: text.into(),
        body: 0,
        given: Given { published, ..Given::default() },
    }
}

/// The time mentions of a text as `words = edtf | timex3`.
fn read(text: &str, published: Option<&str>) -> Vec<String> {
    times(text, &document(text), published)
}

/// The same of a text cut into sentences.
fn times(text: &str, document: &Document, published: Option<&str>) -> Vec<String> {
    let knowledge = Knowledge::embedded();
    let source = article(text, published);
    let date = article_date(&source, &knowledge.lexicon, None);
    let mut found = mentions(document, text, &knowledge.lexicon);
    anchor(&mut found, document, text, &knowledge.lexicon, date.as_ref(), None);
    let line = |mention: &Mention| match &mention.meaning {
        Meaning::Time(t) => {
            let edtf = t.time.as_ref().map_or_else(|| "-".to_owned(), Time::edtf);
            Some(format!("{} = {edtf} | {}", mention.span.of(text), t.timex3))
        }
        _ => None,
    };
    found.iter().filter_map(line).collect()
}

/// Each text holds the one expression, with this EDTF and TIMEX3 value, in an article of Tuesday 20 January 2026.
fn check(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = read(text, Some("2026-01-20")).join("; ");
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn stated_dates() {
    check(&[
        ("It was signed on 15 January 2026.", "15 January 2026 = 2026-01-15 | 2026-01-15"),
        ("It was signed on January 15, 2026.", "January 15, 2026 = 2026-01-15 | 2026-01-15"),
        ("It was signed on the 15th of January, 2026.", "15th of January, 2026 = 2026-01-15 | 2026-01-15"),
        ("It was signed on Jan. 15, 2026.", "Jan. 15, 2026 = 2026-01-15 | 2026-01-15"),
        ("It was signed on 2026-01-15.", "2026-01-15 = 2026-01-15 | 2026-01-15"),
        ("It was signed on 09/02/2026.", "09/02/2026 = [2026-09-02,2026-02-09] | 2026-09-02"),
        ("It was signed on 15/01/2026.", "15/01/2026 = 2026-01-15 | 2026-01-15"),
        ("It was signed in March 2024.", "March 2024 = 2024-03 | 2024-03"),
        ("It was signed in 2024.", "2024 = 2024 | 2024"),
        ("It grew in the 1990s.", "1990s = 199X | 199"),
        (
            "They met on Tuesday, January 13, 2026 there.",
            "Tuesday, January 13, 2026 = 2026-01-13 | 2026-01-13",
        ),
        ("Profit rose in Q3 2025.", "Q3 2025 = 2025-35 | 2025-Q3"),
        ("It closed in the summer of 2024.", "summer of 2024 = 2024-22 | 2024-SU"),
        ("It closed in early 2024.", "early 2024 = 2024 | 2024"),
        ("It closed at the end of March 2025.", "end of March 2025 = 2025-03 | 2025-03"),
    ]);
}

#[test]
fn ranges() {
    check(&[
        (
            "It was held from January 12 to 16.",
            "January 12 to 16 = 2026-01-12/2026-01-16 | 2026-01-12/2026-01-16",
        ),
        ("It was held January 12–16.", "January 12–16 = 2026-01-12/2026-01-16 | 2026-01-12/2026-01-16"),
        (
            "It was held 12-16 January 2026.",
            "12-16 January 2026 = 2026-01-12/2026-01-16 | 2026-01-12/2026-01-16",
        ),
        ("The plan for 2026–30 is out.", "2026–30 = 2026/2030 | 2026/2030"),
        ("The season of 2010/11 was good.", "2010/11 = 2010/2011 | 2010/2011"),
        ("It grew between 2010 and 2012.", "between 2010 and 2012 = 2010/2012 | 2010/2012"),
        ("It ran from May 12 to May 3.", "May 12 to May 3 = 2025-05-12/2025-05-03 | 2025-05-12/2025-05-03"),
        (
            "It ran from Monday to Thursday.",
            "Monday to Thursday = 2026-01-19/2026-01-22 | 2026-01-19/2026-01-22",
        ),
    ]);
}

#[test]
fn relative_dates() {
    check(&[
        ("He left on Monday.", "Monday = 2026-01-19 | 2026-01-19"),
        ("He left on Tuesday.", "Tuesday = 2026-01-20 | 2026-01-20"),
        ("He will leave on Monday.", "Monday = 2026-01-26 | 2026-01-26"),
        ("He left yesterday.", "yesterday = 2026-01-19 | 2026-01-19"),
        ("He left last week.", "last week = 2026-01-12/2026-01-18 | 2026-W03"),
        ("He will leave next month.", "next month = 2026-02 | 2026-02"),
        ("He left last July.", "last July = 2025-07 | 2025-07"),
        ("He left in December.", "December = 2025-12 | 2025-12"),
        ("He will leave in March.", "March = 2026-03 | 2026-03"),
        ("He left on Dec. 5 by train.", "Dec. 5 = 2025-12-05 | 2025-12-05"),
        ("He left earlier this year.", "earlier this year = 2026 | 2026"),
        ("He left 3 days ago.", "3 days ago = 2026-01-17 | 2026-01-17"),
        ("He left on Monday morning.", "Monday morning = 2026-01-19 | 2026-01-19TMO"),
        ("He left at the end of last year.", "end of last year = 2025 | 2025"),
    ]);
}

#[test]
fn clock_times() {
    check(&[
        ("It struck on Monday at 9:53 AM.", "Monday at 9:53 AM = 2026-01-19T09:53 | 2026-01-19T09:53"),
        ("It struck at 3 p.m. on Monday.", "3 p.m. on Monday = 2026-01-19T15 | 2026-01-19T15"),
        ("It struck at 0737 GMT.", "0737 GMT = XXXX-XX-XXT07:37Z | T07:37Z"),
        ("It struck at about 1045 GMT.", "1045 GMT = XXXX-XX-XXT10:45Z~ | T10:45Z"),
        ("It struck at 06:00 BST.", "06:00 BST = XXXX-XX-XXT06:00+01:00 | T06:00+01:00"),
        ("It struck at 12.20 GMT.", "12.20 GMT = XXXX-XX-XXT12:20Z | T12:20Z"),
        ("It struck at 9.35am.", "9.35am = XXXX-XX-XXT09:35 | T09:35"),
        ("It struck around 3pm.", "3pm = XXXX-XX-XXT15~ | T15"),
        ("It struck at noon.", "noon = XXXX-XX-XXT12:00 | T12:00"),
    ]);
}

#[test]
fn undated_articles_leave_the_year_open() {
    let cases = [
        (
            "It was held from January 12 to 16.",
            "January 12 to 16 = XXXX-01-12/XXXX-01-16 | XXXX-01-12/XXXX-01-16",
        ),
        ("It officially opened on January 15 there.", "January 15 = XXXX-01-15 | XXXX-01-15"),
        ("He left on Sunday.", "Sunday = XXXX-WXX-7 | XXXX-WXX-7"),
        ("It was founded in 2011. He left the same year.", "2011 = 2011 | 2011; same year = 2011 | 2011"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, None).join("; "), expected, "{text}");
    }
}

#[test]
fn no_dates() {
    for text in [
        "He may go.",
        "They march on.",
        "A second attempt failed.",
        "The Sunday Times wrote so.",
        "It cost 1,984 crowns.",
        "See page 1984 there.",
        "The Vision 2030 programme grew.",
        "Theresa May spoke.",
        "Call 2014-555-0199 now please.".trim_end_matches(" now please."),
        "The Boeing 1984 flew.",
    ] {
        assert_eq!(read(text, Some("2026-01-20")), Vec::<String>::new(), "{text}");
    }
}

/// What is wrong with the one time of a text, as rules about one source see it.
fn faults(text: &str) -> String {
    let knowledge = Knowledge::embedded();
    let found = mentions(&document(text), text, &knowledge.lexicon);
    let fault = |mention: &Mention| match &mention.meaning {
        Meaning::Time(t) => Some(match (t.impossible, t.reversed, t.weekday) {
            (Some(Impossible::Day { month, day, year }), ..) => {
                format!("no day {day} of month {month}, {year:?}")
            }
            (Some(Impossible::Clock { hour, minute }), ..) => format!("no hour {hour}:{minute:02}"),
            (None, true, _) => "reversed".to_owned(),
            (None, false, Some(day)) => format!("weekday {day}"),
            (None, false, None) => "none".to_owned(),
        }),
        _ => None,
    };
    found.iter().filter_map(fault).collect::<Vec<_>>().join("; ")
}

#[test]
fn faults_are_kept_for_the_rules() {
    let cases = [
        ("It was held on June 31.", "no day 31 of month 6, None"),
        ("It was held on 29 February 2026.", "no day 29 of month 2, Some(2026)"),
        ("It was held on 29 February 2024.", "none"),
        ("It opened at 25:10 GMT.", "no hour 25:10"),
        ("It ran from May 12 to May 3.", "reversed"),
        ("It ran from December 28 to January 3.", "none"),
        ("It ran between 2012 and 2010.", "reversed"),
        ("It was held on Tuesday, January 15, 2026.", "weekday 2"),
        ("It was held on Thursday 15 January 2026.", "weekday 4"),
    ];
    for (text, fault) in cases {
        assert_eq!(faults(text), fault, "{text}");
    }
}

#[test]
fn one_order_of_day_and_month_holds_for_the_source() {
    let text = "It was due on 15/03/2026 and came on 09/02/2026.";
    assert_eq!(
        read(text, None).join("; "),
        "15/03/2026 = 2026-03-15 | 2026-03-15; 09/02/2026 = 2026-02-09 | 2026-02-09"
    );
}

#[test]
fn lengths_and_sets() {
    check(&[
        ("It lasted two weeks.", "two weeks = - | P2W"),
        ("It lasted nearly a decade.", "nearly a decade = - | P10Y"),
        ("A 15-minute delay followed.", "15-minute = - | PT15M"),
        ("They waited for hours.", "hours = - | PTXH"),
        ("It took two and a half years.", "two and a half years = - | P2.5Y"),
        ("They meet every Monday.", "every Monday = - | XXXX-WXX-1"),
        ("They meet twice a year.", "twice a year = - | P1Y"),
        ("They meet daily.", "daily = - | P1D"),
        ("Sales fell over the past three months.", "past three months = 2025-10-20/2026-01-20 | P3M"),
        ("Profit rose in the third quarter of 2025.", "third quarter of 2025 = 2025-35 | 2025-Q3"),
        ("He left two years ago.", "two years ago = 2024 | 2024"),
    ]);
}

#[test]
fn publication_dates() {
    let cases = [
        ("Mill burns\n\n21 July 2013 Last updated at 11:11 GMT\n\nA mill burned.", "2013-07-21T11:11Z"),
        ("Mill burns\n\n9:53 AM, MON 22 JUL 2013\n\nA mill burned.", "2013-07-22T09:53"),
        ("Mill burns\n\nSunday, July 21, 2013\n\nA mill burned.", "2013-07-21"),
        ("Mill burns\n\nPublished 4 May 2024\n\nA mill burned.", "2024-05-04"),
        ("Mill burns\n\nBộ Khoa học09/02/2026\n\nA mill burned.", "[2026-09-02,2026-02-09]"),
        (
            "Bộ Khoa học09/02/2026\n\nA mill burned.\n\nSource: https://x.example/mill-197260209200114.html",
            "2026-02-09",
        ),
        ("Mill burns\n\nBy A. Writer, 09/02/2026\n\nIt is due on 15/03/2026.", "2026-02-09"),
        ("PARIS, May 12, 2024 (Agency) — A mill burned in the old town today.", "2024-05-12"),
        ("Last updated 13:26 14/09/2013\n\nA mill burned.", "2013-09-14T13:26"),
        ("Mill burns\n\nLEEDS, Oct 9 2025 (Alder Press) - 15:10\n\nA mill burned.", "2025-10-09T15:10"),
        (
            "Mill burns\n\nMill Monitor | Monday 13 October 2025 | Analysis by Jane Holm\n\nA mill burned.",
            "2025-10-13",
        ),
        ("Mill burns\n\nAlder Mill Review, 20 March 2025\n\nA mill burned.", "2025-03-20"),
        ("Mill burns\n\nThe Mill Desk blog – Monday 18 November 2019\n\nA mill burned.", "2019-11-18"),
        (
            "Mill burns\n\nMillDaily English edition – 13 February 2017, 18:25\n\nA mill burned.",
            "2017-02-13T18:25",
        ),
        ("Mill burns\n\nMonday, February 21, 2022 | Updated 6:12 p.m.\n\nA mill burned.", "2022-02-21T18:12"),
        (
            "Mill burns\n\nPosted Sun 9 Feb 2025 at 5:20pm, updated Sun 9 Feb 2025 at 9:05pm\n\nA mill burned.",
            "2025-02-09T17:20",
        ),
    ];
    let knowledge = Knowledge::embedded();
    for (text, edtf) in cases {
        let date = article_date(&article(text, None), &knowledge.lexicon, None);
        assert_eq!(date.map(|d| d.time.edtf()).as_deref(), Some(edtf), "{text}");
    }
    let title = "Mill Fire at Alder, 3 May 2024\n\nA mill burned.";
    assert_eq!(article_date(&article(title, None), &knowledge.lexicon, None), None);
    let listed = "Mill burns\n\nA mill burned.\n\nIt burned before:\n\nIn the storm\n\nIn the war\n\nThe fire of the long war – 12 May 1904\n\n";
    assert_eq!(article_date(&article(listed, None), &knowledge.lexicon, None), None);
    let none = "The mill opened on 3 May 2024, and it burned in the first summer of its long life.\n\nA mill burned.";
    assert_eq!(article_date(&article(none, None), &knowledge.lexicon, None), None);
}

#[test]
fn datelines_without_a_year() {
    let knowledge = Knowledge::embedded();
    let near = jiff::civil::date(2025, 1, 4);
    let cases = [
        ("CORRIN, Norway, Jan 16 (Agency) - A mill burned in the old town on Thursday.", "2025-01-16"),
        ("CORRIN, Norway, Dec 30 (Agency) - A mill burned in the old town on Monday.", "2024-12-30"),
        ("Mill burns\n\nCorrin, 15 January\n\nA mill burned in the old town.", "2025-01-15"),
        (
            "Mill burns\n\nCorrin (Halden), Jan 5 (Vess News Agency) A mill burned in the old town.",
            "2025-01-05",
        ),
        ("Mill burns\n\nCorrin, Jan 6: A mill burned in the old town.", "2025-01-06"),
        ("Mill burns\n\nCorrin, 7 January - A mill burned in the old town.", "2025-01-07"),
    ];
    for (text, edtf) in cases {
        let mut source = article(text, None);
        assert_eq!(article_date(&source, &knowledge.lexicon, None), None, "{text}");
        source.given.near = Some(near);
        let date = article_date(&source, &knowledge.lexicon, None);
        assert_eq!(date.map(|d| d.time.edtf()).as_deref(), Some(edtf), "{text}");
    }
}

#[test]
fn days_and_months_that_could_be_exchanged() {
    let knowledge = Knowledge::embedded();
    let mut source = article("Mill burns\n\nVess Daily, 10/03/2014\n\nA mill burned in the old town.", None);
    let read = |source: &Source| article_date(source, &knowledge.lexicon, None).map(|d| d.time.edtf());
    assert_eq!(read(&source).as_deref(), Some("[2014-10-03,2014-03-10]"));
    source.given.near = Some(jiff::civil::date(2014, 3, 8));
    assert_eq!(read(&source).as_deref(), Some("2014-03-10"));
    source.given.near = Some(jiff::civil::date(2014, 6, 20));
    assert_eq!(read(&source).as_deref(), Some("[2014-10-03,2014-03-10]"));
}

#[test]
fn dateline_places() {
    let cases = [
        ("HÀ NỘI — The ministers of ten states met there today.", Some("HÀ NỘI")),
        ("JAKARTA, July 2 (Agency) - A quake hit the northern province.", Some("JAKARTA")),
        (
            "JAKARTA, Indonesia: A quake hit the northern province early today, officials said.",
            Some("JAKARTA"),
        ),
        ("JAKARTA: a quake, a flood and a fire in one night of the rainy season.", None),
        ("The ministers met — as they said — in the north of the country.", None),
        ("MILL BURNS DOWN", None),
    ];
    for (text, place) in cases {
        let source = article(text, None);
        assert_eq!(dateline_place(&source).map(|s| s.of(text)), place, "{text}");
    }
}
