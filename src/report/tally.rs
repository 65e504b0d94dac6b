//! How many findings there are, by severity and by standing.

use std::fmt;

use crate::rule::{Severity, Standing};

use super::Report;
use super::human::{count, list};

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// New findings: errors, warnings, notes.
    pub new: [usize; 3],
    /// Those the baseline holds.
    pub known: [usize; 3],
    /// Those accepted for a reason.
    pub accepted: [usize; 3],
    /// What the baseline holds and was not raised.
    pub absent: usize,
}

impl Tally {
    /// Counts the findings of a report.
    pub fn of(report: &Report) -> Self {
        let mut tally = Self { absent: report.absent.len(), ..Self::default() };
        for finding in &report.findings {
            let counts = match finding.standing {
                Standing::New => &mut tally.new,
                Standing::Known => &mut tally.known,
                Standing::Accepted(_) => &mut tally.accepted,
            };
            let severity = match finding.severity {
                Severity::Error => &mut counts[0],
                Severity::Warning => &mut counts[1],
                Severity::Note => &mut counts[2],
            };
            *severity += 1;
        }
        tally
    }

    /// How many findings were decided on before.
    pub fn decided(&self) -> usize {
        self.known.iter().chain(&self.accepted).sum()
    }
}

/// `2 errors and 1 warning (3 known, 1 accepted)`.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = [("error", "errors"), ("warning", "warnings"), ("note", "notes")];
        let new = self.new.iter().zip(words).filter(|(n, _)| **n > 0);
        let new = list(new.map(|(n, (one, many))| count(*n, one, many)));
        let rest = [
            (self.known.iter().sum(), "known"),
            (self.accepted.iter().sum(), "accepted"),
            (self.absent, "no longer found"),
        ];
        let rest: Vec<String> = rest
            .iter()
            .filter(|(n, _): &&(usize, &str)| *n > 0)
            .map(|(n, word)| format!("{n} {word}"))
            .collect();
        f.write_str(match (new.as_str(), rest.is_empty()) {
            ("", true) => "no disagreement found",
            ("", false) => "no new disagreement",
            (new, _) => new,
        })?;
        if rest.is_empty() { Ok(()) } else { write!(f, " ({})", rest.join(", ")) }
    }
}
