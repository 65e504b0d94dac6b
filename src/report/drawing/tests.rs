use super::*;
use crate::source::LineIndex;

/// The words underlined in the first excerpt, by columns of the drawing.
fn underlined(drawing: &str) -> String {
    let rows: Vec<&str> = drawing.lines().filter_map(|l| l.split_once('│')).map(|(_, row)| row).collect();
    let (text, line) = (rows[0], rows[1]);
    let mut at = 0;
    let marks: Vec<usize> = line
        .chars()
        .filter_map(|c| {
            at += visible::width(c);
            matches!(c, '─' | '┬').then_some(at - 1)
        })
        .collect();
    let mut at = 0;
    text.chars()
        .filter(|c| {
            let width = visible::width(*c);
            let column = if width == 0 { at - 1 } else { at };
            at += width;
            marks.contains(&column)
        })
        .collect()
}

fn drawn(passages: Vec<Passage<'_>>, colour: bool) -> String {
    let mut out = String::new();
    let sections = vec![
        (
            "proof",
            vec!["same subject, same day;".to_owned(), "120 and 140.. have no value in common".to_owned()],
        ),
        ("help", vec!["look again".to_owned()]),
    ];
    Diagnostic { severity: Severity::Error, code: Some("Q001"), message: "they differ", passages, sections }
        .draw(colour, &mut out);
    out
}

/// Draws `text` with the words between « and » labelled, checks what every drawing must hold, and returns it.
fn check(text: &str, message: &str) -> String {
    let start = text.find('«').expect("a label begins");
    let end = text.find('»').expect("a label ends") - '«'.len_utf8();
    let text = text.replace(['«', '»'], "");
    let lines = LineIndex::new(&text);
    let page = Page { path: "a.txt", text: &text, lines: &lines };
    let drawing = drawn(vec![Passage { page, start, end, message }], false);
    for line in drawing.lines() {
        assert!(columns(line) <= WIDTH, "{} columns: {line}", columns(line));
    }
    let (line, column) = lines.place(&text, start);
    assert!(drawing.contains(&format!("╭─[ a.txt:{line}:{column} ]")), "{drawing}");
    let shown = one_line(&text[start..end]);
    // No line of a drawing ends in blanks, so those of a label do not show.
    let (shown, under) = (shown.trim_end(), underlined(&drawing));
    let under = under.trim_end();
    match under.split_once(" … ") {
        Some((head, tail)) => assert!(shown.starts_with(head) && shown.ends_with(tail), "{drawing}"),
        None => assert_eq!(under, shown, "{drawing}"),
    }
    let told: String = message.chars().filter(|c| !c.is_whitespace()).collect();
    let bars: String = drawing.chars().filter(|c| !c.is_whitespace() && *c != '│').collect();
    assert!(bars.contains(&told), "the whole message is shown\n{drawing}");
    drawing
}

#[test]
fn looks_as_designed() {
    let first = "Heading\n\nVisitors come from the mill in Alder, which employs 120 people and has been run by one family since it opened.\n";
    let second =
        "At least 140 people work at the Alder mill, the town's oldest employer by a long way, they say.\n";
    let (a, b) = (LineIndex::new(first), LineIndex::new(second));
    let at = |text: &str, words: &str| text.find(words).map(|s| (s, s + words.len())).expect("the words");
    let (s1, e1) = at(first, "employs 120 people");
    let (s2, e2) = at(second, "At least 140 people");
    let passages = vec![
        Passage {
            page: Page { path: "river-post.txt", text: first, lines: &a },
            start: s1,
            end: e1,
            message: "employees(alder-mill) = 120 @ 2024-05-07",
        },
        Passage {
            page: Page { path: "harbour-times.txt", text: second, lines: &b },
            start: s2,
            end: e2,
            message: "employees(alder-mill) = 140.. @ 2024-05-07",
        },
    ];
    let expected = "\
error[Q001]: they differ
   ╭─[ river-post.txt:3:45 ]
 3 │ …come from the mill in Alder, which employs 120 people and has been run by one family since…
   │                                     ─────────┬────────
   │                                              ╰── employees(alder-mill) = 120 @ 2024-05-07
   ├─[ harbour-times.txt:1:1 ]
 1 │ At least 140 people work at the Alder mill, the town's…
   │ ─────────┬─────────
   │          ╰── employees(alder-mill) = 140.. @ 2024-05-07
   │ proof: same subject, same day;
   │        120 and 140.. have no value in common
   │ help:  look again
───╯
";
    let drawing = drawn(passages.clone(), false);
    assert_eq!(drawing, expected);
    let coloured = drawn(passages, true);
    assert!(coloured.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), expected);
}

#[test]
fn labels_stand_under_their_words() {
    let cases = [
        "«14» dead",
        "dead: «14»",
        "Thủ tướng nói «91,3 %» dân số",
        "e\u{301}te\u{301} «deux e\u{301}te\u{301}s» après",
        "東京都庁で«百二十人»が働く",
        "emoji 👩‍👩‍👧 then «12 soldiers» and 🇻🇳",
        "\ttabs\t\tbefore «7 days»\tafter",
        "escape \u{1b}[31m and «12\u{202e}34» hidden\u{200b}",
        "crlf before\r\nhere «9 men»\r\nafter",
        "«first line\nsecond line» rest",
        "old\rmac «5 km»\rline",
        "\u{2028}separators\u{85}\u{b} «6 m»",
        "\0nul «8»",
        "an empty place «»here",
        "at the very end «»",
    ];
    for text in cases {
        check(text, "dead(plant-fire) = 14");
    }
}

#[test]
fn long_lines_labels_and_messages_are_cut_and_wrapped() {
    let words = "word ".repeat(4000);
    let solid = "x".repeat(4000);
    let wide = "東".repeat(900);
    let message = "approved(some-declaration-of-a-very-long-name; place=somewhere; by=a-council-of-ministers) = true @ 2026-01-12/2026-01-16 by prime-minister";
    for filler in [words.as_str(), solid.as_str(), wide.as_str()] {
        for label in ["9", "a label of some words", filler] {
            for message in ["short", message, solid.get(..300).unwrap_or("")] {
                check(&format!("{filler}«{label}»{filler}"), message);
                check(&format!("«{label}»{filler}"), message);
                check(&format!("{filler}«{label}»"), message);
            }
        }
    }
}

#[test]
fn labels_of_one_line_share_an_excerpt_when_they_fit() {
    let near = "The fire killed 12 workers, seven men and six women, on Monday.";
    let far = format!("The fire killed 12 workers {} seven men.", "and so on ".repeat(30));
    for (text, headers) in [(near, 1), (far.as_str(), 2)] {
        let lines = LineIndex::new(text);
        let page = Page { path: "a.txt", text, lines: &lines };
        let of = |words: &str, message| {
            let start = text.find(words).expect("the words");
            Passage { page, start, end: start + words.len(), message }
        };
        let drawing = drawn(vec![of("12 workers", "12"), of("seven men", "7")], false);
        assert_eq!(drawing.matches("a.txt:1:").count(), headers, "{drawing}");
        assert!(drawing.contains("╰── 12") && drawing.contains("╰── 7"), "{drawing}");
        assert!(drawing.lines().all(|line| columns(line) <= WIDTH), "{drawing}");
    }
}

#[test]
fn a_problem_without_a_passage_is_still_told() {
    assert_eq!(
        drawn(vec![], false),
        "\
error[Q001]: they differ
     proof: same subject, same day;
            120 and 140.. have no value in common
     help:  look again
"
    );
}
