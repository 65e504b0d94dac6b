//! `--statistics`: how many findings each rule raised.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crosscheck::report::Report;
use crosscheck::rule::Standing;

/// Findings of one rule.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    new: usize,
    known: usize,
    accepted: usize,
}

/// A table: rules by code, with their new, known and accepted findings.
pub fn table(report: &Report) -> String {
    let mut rules: BTreeMap<(&str, &str), Counts> = BTreeMap::new();
    for finding in &report.findings {
        let counts = rules.entry((finding.code, finding.name)).or_default();
        *match finding.standing {
            Standing::New => &mut counts.new,
            Standing::Known => &mut counts.known,
            Standing::Accepted(_) => &mut counts.accepted,
        } += 1;
    }
    let mut out = format!("{:>6} {:>6} {:>8}\n", "new", "known", "accepted");
    let mut all = Counts::default();
    for ((code, name), counts) in rules {
        let Counts { new, known, accepted } = counts;
        let _ = writeln!(out, "{new:6} {known:6} {accepted:8}  {code} {name}");
        all = Counts { new: all.new + new, known: all.known + known, accepted: all.accepted + accepted };
    }
    let Counts { new, known, accepted } = all;
    let _ = writeln!(out, "{new:6} {known:6} {accepted:8}  all");
    out
}
