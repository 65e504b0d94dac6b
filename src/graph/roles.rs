//! Whose age it is that a source tells of a role alone: "the 61-year-old captain" is the one captain whom the story names.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Term;
use crate::extract::Reading;
use crate::knowledge::{Class, Lexicon};

/// The property of a person's age; behind a hyphen it ends what is told of a role.
const AGE: &str = "age";

/// The holders of each post that the story names, with the sources that do.
type Holders<'r> = BTreeMap<&'r str, BTreeSet<(&'r Term, usize)>>;

/// Gives the ages of roles to the one person who holds that post in the news.
pub(super) fn identify(readings: &mut [Reading], lexicon: &Lexicon) {
    let mut found: Vec<(usize, usize, Term)> = Vec::new();
    let holders = holders(readings);
    for (index, reading) in readings.iter().enumerate() {
        for (at, claim) in reading.claims.iter().enumerate() {
            let statement = &claim.statement;
            let role = statement.property.strip_suffix(AGE).and_then(|role| role.strip_suffix('-'));
            let Some(role) = role.filter(|_| statement.subject.is_empty() && statement.scope.is_empty())
            else {
                continue;
            };
            found
                .extend(holder(role, &holders, (index, readings), lexicon).map(|person| (index, at, person)));
        }
    }
    for (index, at, person) in found {
        let Some(claim) = readings.get_mut(index).and_then(|r| r.claims.get_mut(at)) else { continue };
        claim.statement.subject = person;
        claim.statement.property = AGE.into();
        claim.about_event = false;
    }
}

fn holders(readings: &[Reading]) -> Holders<'_> {
    let mut holders = Holders::new();
    for (index, reading) in readings.iter().enumerate() {
        for held in reading.incumbents.iter().filter(|held| held.post && held.person.contains('-')) {
            holders.entry(&*held.title).or_default().insert((&held.person, index));
        }
    }
    holders
}

/// The one person who is called by a role, or by the title it stands for, in an article of the same news.
fn holder(
    role: &str,
    holders: &Holders<'_>,
    (index, readings): (usize, &[Reading]),
    lexicon: &Lexicon,
) -> Option<Term> {
    let word = role.rsplit('-').next()?;
    let sense = lexicon.sense(word, Class::Title)?;
    let titles = sense.tags.iter().map(|tag| &**tag).chain([&*sense.id]);
    let named: BTreeSet<(&Term, usize)> =
        titles.filter_map(|title| holders.get(title)).flatten().copied().collect();
    let persons: BTreeSet<&Term> = named.iter().map(|(person, _)| *person).collect();
    // Of one last name they are one, whatever slip there is in the first.
    let lasts: BTreeSet<&str> = persons.iter().filter_map(|person| person.rsplit('-').next()).collect();
    let own = &readings.get(index)?.news;
    let near = |(_, at): &(&Term, usize)| {
        readings.get(*at).is_some_and(|r| *at == index || own.is_near(&r.news) || own.is_kin(&r.news))
    };
    let sources = |person: &&&Term| named.iter().filter(|(other, _)| other == *person).count();
    // Of as many the first in the order of letters.
    let person = persons.iter().rev().max_by_key(sources)?;
    (lasts.len() == 1 && named.iter().any(near)).then(|| (*person).clone())
}
