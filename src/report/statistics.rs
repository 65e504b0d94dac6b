//! How many findings each rule raised.

use std::collections::BTreeMap;

use crate::rule::{Finding, Standing};

/// Findings by how they stand to what was decided before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Nothing was decided about them.
    pub new: usize,
    /// The baseline holds them.
    pub known: usize,
    /// They were accepted for a reason.
    pub accepted: usize,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, standing: &Standing) {
        *match standing {
            Standing::New => &mut self.new,
            Standing::Known => &mut self.known,
            Standing::Accepted(_) => &mut self.accepted,
        } += 1;
    }
}

/// The counts of each rule that raised something, by code and name.
pub fn by_rule(findings: &[Finding]) -> BTreeMap<(&'static str, &'static str), Counts> {
    let mut rules: BTreeMap<_, Counts> = BTreeMap::new();
    for finding in findings {
        rules.entry((finding.code, finding.name)).or_default().add(&finding.standing);
    }
    rules
}
