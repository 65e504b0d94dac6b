//! `--statistics`: how many findings each rule raised.

use std::fmt::Write as _;

use crosscheck::report::Report;
use crosscheck::report::statistics::{Counts, by_rule};

/// A table: rules by code, with their new, known and accepted findings.
pub fn table(report: &Report) -> String {
    let mut out = format!("{:>6} {:>6} {:>8}\n", "new", "known", "accepted");
    for ((code, name), Counts { new, known, accepted }) in by_rule(&report.findings) {
        let _ = writeln!(out, "{new:6} {known:6} {accepted:8}  {code} {name}");
    }
    let mut all = Counts::default();
    report.findings.iter().for_each(|finding| all.add(&finding.standing));
    let Counts { new, known, accepted } = all;
    let _ = writeln!(out, "{new:6} {known:6} {accepted:8}  all");
    out
}
