//! What tells a finding from others of its rule: what it is about, and the values that are stated of it.
//!
//! Neither words as they stand in an article nor places, paths or numbers of sources are part of it, so that a finding is
//! known again when lines move, files are renamed, punctuation changes or another source joins in. Another value is
//! another finding.

use crate::claim::{Statement, Value};
use crate::compare::fold;
use crate::value::TimeRelation;

/// The identity of a finding within its rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Property, scope and entity, of an event its type and identifying parts; no values.
    pub about: String,
    /// Every value that is stated, in notation: those that can be true together in one list, without repetition.
    pub camps: Vec<Vec<String>>,
    /// The most precise value of each camp: what the fingerprint is made of.
    telling: Vec<String>,
}

impl Key {
    /// The key of single values, each at odds with the others.
    pub fn new(about: impl Into<String>, values: impl IntoIterator<Item = String>) -> Self {
        let mut telling: Vec<String> = values.into_iter().collect();
        telling.sort();
        telling.dedup();
        let camps = telling.iter().map(|value| vec![value.clone()]).collect();
        Self { about: about.into(), camps, telling }
    }

    /// The key of camps of values.
    pub fn of_camps<'v>(about: impl Into<String>, camps: impl IntoIterator<Item = Vec<&'v Value>>) -> Self {
        let mut key = Self { about: about.into(), ..Self::default() };
        for camp in camps {
            key = key.and(&camp);
        }
        key
    }

    /// The key with one more camp.
    #[must_use]
    pub fn and(mut self, camp: &[&Value]) -> Self {
        self.telling.extend(most_precise(camp));
        let mut values: Vec<String> = camp.iter().map(|value| value.to_string()).collect();
        values.sort();
        values.dedup();
        self.camps.push(values);
        self.camps.sort();
        self.telling.sort();
        self.telling.dedup();
        self
    }

    /// The fingerprint of a finding of the rule `code`: 16 hex digits.
    pub fn fingerprint(&self, code: &str) -> String {
        let mut hasher = blake3::Hasher::new();
        for part in [code, &self.about].into_iter().chain(self.telling.iter().map(String::as_str)) {
            hasher.update(part.as_bytes());
            hasher.update(b"\n");
        }
        hasher.finalize().to_hex().as_str()[..16].to_owned()
    }
}

/// What a statement is about: `employees(alder-mill; in=corrin)`.
pub fn about(statement: &Statement) -> String {
    let mut about = format!("{}({}", statement.property, statement.subject);
    for (i, (key, value)) in statement.scope.iter().enumerate() {
        about.push_str(&format!("{}{key}={value}", if i == 0 { "; " } else { ", " }));
    }
    about.push(')');
    about
}

/// The value that says most, of several that say as much the first in notation: a source that joins a camp with "over
/// 200" says nothing that "214" does not.
fn most_precise(camp: &[&Value]) -> Option<String> {
    let telling = camp.iter().filter(|value| !camp.iter().any(|other| says_more(other, value)));
    telling.map(|value| folded(value)).min()
}

/// Whether `value` lies strictly inside `other`.
fn says_more(value: &Value, other: &Value) -> bool {
    match (value, other) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            let (a, b) = (a.base_interval(), b.base_interval());
            b.covers(&a) && !a.covers(&b)
        }
        (Value::Time(a), Value::Time(b)) => a.relation(b) == TimeRelation::Inside,
        (Value::Entity(a), Value::Entity(b)) => a.split('-').count() > b.split('-').count(),
        (Value::Wording(a), Value::Wording(b)) => a.len() > b.len(),
        _ => false,
    }
}

/// A value in notation; of quoted words neither marks nor case.
fn folded(value: &Value) -> String {
    match value {
        Value::Wording(words) => fold(words),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(notation: &str) -> Value {
        let statement: Statement = format!("p(s) = {notation}").parse().expect("a statement");
        statement.value
    }

    fn fingerprint(camps: &[&[&str]]) -> String {
        let values: Vec<Vec<Value>> =
            camps.iter().map(|camp| camp.iter().map(|notation| value(notation)).collect()).collect();
        Key::of_camps("killed(fire)", values.iter().map(|camp| camp.iter().collect())).fingerprint("Q001")
    }

    fn same(a: &[&[&str]], b: &[&[&str]], expected: bool) {
        assert_eq!(fingerprint(a) == fingerprint(b), expected, "{a:?} {b:?}");
    }

    #[test]
    fn a_value_that_says_less_joins_without_a_trace() {
        same(&[&["214"], &["300"]], &[&["300"], &["214"]], true);
        same(&[&["214"], &["300"]], &[&[">200", "214"], &["300", "300"]], true);
        same(&[&["2024-05-04"], &["2024-05-03"]], &[&["2024-05-04"], &["2024-05-03"]], true);
        same(&[&["\"Ports, for People\""], &["\"x\""]], &[&["\"ports for people\""], &["\"x\""]], true);
        same(
            &[&["minister-of-health"], &["mayor"]],
            &[&["minister", "minister-of-health"], &["mayor"]],
            true,
        );
    }

    #[test]
    fn another_value_is_another_finding() {
        same(&[&["214"], &["300"]], &[&["215"], &["300"]], false);
        same(&[&["214"], &["300"]], &[&["214"], &["300"], &["400"]], false);
        same(&[&["2024-05-04"], &["2024-05-03"]], &[&["2024-05-04"], &["2024-05-02"]], false);
        same(&[&["3 km"], &["4 km"]], &[&["3 km"], &["5 km"]], false);
    }

    #[test]
    fn rules_and_subjects_are_told_apart() {
        let key = |about: &str| Key::new(about, ["1".to_owned(), "2".to_owned()]);
        assert_ne!(key("a").fingerprint("Q001"), key("b").fingerprint("Q001"));
        assert_ne!(key("a").fingerprint("Q001"), key("a").fingerprint("Q002"));
        assert_eq!(key("a"), Key::new("a", ["2".to_owned(), "1".to_owned(), "2".to_owned()]));
    }

    #[test]
    fn what_a_statement_is_about_holds_no_value() {
        let statement: Statement =
            "killed(fire; in=corrin, of=crew) = 14.. @ 2024 by x".parse().expect("a statement");
        assert_eq!(about(&statement), "killed(fire; in=corrin, of=crew)");
    }
}
