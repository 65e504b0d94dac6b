//! Persons whom one source calls by a short form of the first name that another source has: Tom and Thomas Oake are one.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::{Term, Value};
use crate::extract::Reading;
use crate::knowledge::Lexicon;

use super::namesakes::are_forms;
use super::people::{ages, sources};

/// Calls those persons of a story by one term who are named by two forms of one first name, each in other sources.
pub(super) fn unite(readings: &mut [Reading], lexicon: &Lexicon) {
    let terms = forms(readings, lexicon);
    if terms.is_empty() {
        return;
    }
    for statement in readings.iter_mut().flat_map(|r| &mut r.claims).map(|claim| &mut claim.statement) {
        if let Some(person) = terms.get(&statement.subject) {
            statement.subject = person.clone();
        }
        if let Value::Entity(value) = &statement.value
            && let Some(person) = terms.get(value)
        {
            statement.value = Value::Entity(person.clone());
        }
        if let Some(person) = statement.speaker.as_ref().and_then(|speaker| terms.get(speaker)) {
            statement.speaker = Some(person.clone());
        }
    }
}

/// The terms that stand for a person of whom another term, that of the longer first name, is kept.
fn forms(readings: &[Reading], lexicon: &Lexicon) -> BTreeMap<Term, Term> {
    let (sources, ages) = (sources(readings, lexicon), ages(readings));
    let mut by_last: BTreeMap<&str, Vec<(&str, &Term)>> = BTreeMap::new();
    for term in sources.keys() {
        if let Some((first, last)) = term.split_once('-').filter(|(_, last)| !last.contains('-')) {
            by_last.entry(last).or_default().push((first, term));
        }
    }
    let kin = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| {
        let reading = |at: &usize| readings.get(*at).map(|r| &r.news);
        a.iter().filter_map(reading).all(|one| b.iter().filter_map(reading).any(|other| one.is_kin(other)))
    };
    let mut forms = BTreeMap::new();
    for alike in by_last.values() {
        // Of three, nothing says which two are one.
        let [one, two] = alike.as_slice() else { continue };
        let ((first, short), (other, full)) =
            if one.0.len() <= two.0.len() { (one, two) } else { (two, one) };
        // A father and a son are two.
        let aged = ages.get(*short).zip(ages.get(*full)).is_none_or(|(a, b)| !a.is_disjoint(b));
        let apart =
            sources.get(*short).zip(sources.get(*full)).is_some_and(|(a, b)| a.is_disjoint(b) && kin(a, b));
        if apart && aged && are_forms(first, other, lexicon) {
            forms.insert((*short).clone(), (*full).clone());
        }
    }
    forms
}
