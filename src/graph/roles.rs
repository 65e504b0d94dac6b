//! Whose age it is that a source tells of a role alone: "the 61-year-old captain" is the one captain whom the story names.

mod posts;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Term;
use crate::extract::Reading;
use crate::knowledge::{Class, Lexicon};

use posts::{Posts, are_several};

/// The property of a person's age; behind a hyphen it ends what is told of a role.
const AGE: &str = "age";

/// The holders of each post that the story names, with the sources that do.
type Holders<'r> = BTreeMap<&'r str, BTreeSet<(&'r Term, usize)>>;

/// Gives the ages of roles to the one person who holds that post in the news.
pub(super) fn identify(readings: &mut [Reading], lexicon: &Lexicon) {
    let mut found: Vec<(usize, usize, Term)> = Vec::new();
    let story = Story { readings, holders: holders(readings), posts: OnceCell::new() };
    let mut known: BTreeMap<(&str, usize), Option<Term>> = BTreeMap::new();
    for (index, reading) in readings.iter().enumerate() {
        for (at, claim) in reading.claims.iter().enumerate() {
            let statement = &claim.statement;
            let role = statement.property.strip_suffix(AGE).and_then(|role| role.strip_suffix('-'));
            let Some(role) = role.filter(|_| statement.subject.is_empty() && statement.scope.is_empty())
            else {
                continue;
            };
            let person = known.entry((role, index)).or_insert_with(|| story.holder(role, index, lexicon));
            found.extend(person.clone().map(|person| (index, at, person)));
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

/// The sources, with what they say of posts.
struct Story<'r> {
    readings: &'r [Reading],
    holders: Holders<'r>,
    /// Of each source; most stories need none.
    posts: OnceCell<Vec<Posts>>,
}

impl Story<'_> {
    /// The one person who is called by a role, or by the title it stands for, in an article of the same news.
    fn holder(&self, role: &str, index: usize, lexicon: &Lexicon) -> Option<Term> {
        let word = role.rsplit('-').next()?;
        let sense = lexicon.sense(word, Class::Title)?;
        let titles: Vec<&str> = sense.tags.iter().map(|tag| &**tag).chain([&*sense.id]).collect();
        let named: BTreeSet<(&Term, usize)> =
            titles.iter().filter_map(|title| self.holders.get(title)).flatten().copied().collect();
        let persons: BTreeSet<&Term> = named.iter().map(|(person, _)| *person).collect();
        // Of one last name they are one, whatever slip there is in the first.
        let lasts: BTreeSet<&str> = persons.iter().filter_map(|person| person.rsplit('-').next()).collect();
        let sources = |person: &&&Term| named.iter().filter(|(other, _)| other == *person).count();
        // Of as many the first in the order of letters.
        let person = *persons.iter().rev().max_by_key(sources)?;
        let one = lasts.len() == 1 && named.iter().any(|(_, at)| self.are_near(index, *at));
        // Who is named there would be called by the name: of another the age is told by the role.
        if !one || self.names(index, lasts.first()?) {
            return None;
        }
        let posts =
            self.posts.get_or_init(|| self.readings.iter().map(|r| Posts::read(r.text(), lexicon)).collect());
        (!are_several(&titles, posts, |at| self.are_near(index, at))).then(|| person.clone())
    }

    /// Whether two sources are of the same news.
    fn are_near(&self, index: usize, other: usize) -> bool {
        let pair = self.readings.get(index).zip(self.readings.get(other));
        pair.is_some_and(|(a, b)| index == other || a.news.is_near(&b.news) || a.news.is_kin(&b.news))
    }

    /// Whether a source names a person of this last name.
    fn names(&self, index: usize, last: &str) -> bool {
        let entities = self.readings.get(index).map(|reading| reading.entities.all());
        entities.into_iter().flatten().any(|entity| entity.base.rsplit('-').next() == Some(last))
    }
}
