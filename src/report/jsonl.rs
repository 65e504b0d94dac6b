//! For programs that read line by line: a finding a line, of the shape it has in `json`, under its `type`.

use serde::Serialize;

use super::drawing::Pages;
use super::json::{self, AbsentOut, FindingOut, SilenceOut, VerdictOut};
use super::{Format, Report, Style};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "jsonl", summary: "for programs: a finding a line", claims: false, render };

/// A line.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Finding(FindingOut<'a>),
    /// With a baseline.
    Absent(AbsentOut<'a>),
    /// With `--notes`.
    Verdict(VerdictOut<'a>),
    /// With `--explain-silence`.
    Silence(SilenceOut<'a>),
}

/// Findings come first, and by themselves they are the report: whoever counts lines counts findings.
fn render(report: &Report, style: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let verdicts = report.verdicts.iter().filter(|_| style.notes);
    let lines = report.findings.iter().map(|finding| Line::Finding(json::finding(finding, &pages)));
    let lines = lines.chain(report.absent.iter().map(|absent| Line::Absent(json::absent(absent))));
    let lines = lines.chain(verdicts.map(|verdict| Line::Verdict(json::verdict(verdict, &pages))));
    let silence = report.silence.iter().flatten();
    let lines = lines.chain(silence.map(|silence| Line::Silence(json::silenced(silence, &pages))));
    let mut out = Vec::new();
    for line in lines {
        // Writing to memory cannot fail, and every key is a string.
        if serde_json::to_writer(&mut out, &line).is_ok() {
            out.push(b'\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::report::samples;
    use crate::rule::Standing;

    fn lines(report: &Report, notes: bool) -> Vec<Value> {
        let bytes = (FORMAT.render)(report, &Style { notes, ..Style::default() });
        let text = String::from_utf8(bytes).expect("UTF-8");
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    #[test]
    fn a_finding_a_line_as_in_json() {
        let report = Report { silence: None, ..samples::two_mills() };
        let lines = lines(&report, false);
        assert_eq!(lines.len(), 1);
        let whole = (json::FORMAT.render)(&report, &Style::default());
        let mut whole: Value = serde_json::from_slice(&whole).expect("JSON");
        whole["findings"][0]["type"] = "finding".into();
        assert_eq!(lines[0], whole["findings"][0]);
    }

    #[test]
    fn what_else_was_asked_for_follows() {
        let lines = lines(&samples::standing(Standing::Known), true);
        let types: Vec<&str> = lines.iter().filter_map(|line| line["type"].as_str()).collect();
        assert_eq!(types, ["finding", "absent", "verdict", "silence"]);
    }

    #[test]
    fn no_finding_is_no_line() {
        assert_eq!((FORMAT.render)(&Report::default(), &Style::default()), b"");
    }
}
