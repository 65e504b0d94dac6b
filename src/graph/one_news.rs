//! Which articles of a story are the news of one thing: those linked by what they name, one with the other or by way of a
//! third.

use crate::extract::Reading;
use crate::value::Time;

/// Sources of a story in which a third may link two: among more, a chain would lead from one news to another.
pub(super) const FEW: usize = 64;
/// Minutes between the publication of two articles of one news.
const WEEK: i64 = 7 * 24 * 60;

/// Numbers the news of a small story.
pub(super) fn group(readings: &mut [Reading]) {
    let linked = |one: &Reading, two: &Reading| one.news.is_linked(&two.news) && are_near(one, two);
    let groups = joined(readings, linked);
    for (reading, group) in readings.iter_mut().zip(groups) {
        reading.news.set_group(group);
    }
}

/// Numbers the news of a small story once more, by what is kin: what is kin to one article of a news is of it.
pub(super) fn unite(readings: &mut [Reading]) {
    let families = joined(readings, |one, two| one.news.is_kin(&two.news));
    for (reading, family) in readings.iter_mut().zip(families) {
        reading.news.set_family(family);
    }
}

/// The lowest number of those that each reading is tied to, by way of others too; none in a large story.
fn joined(readings: &[Reading], tied: impl Fn(&Reading, &Reading) -> bool) -> Vec<usize> {
    if readings.len() > FEW {
        return Vec::new();
    }
    let mut groups: Vec<usize> = (0..readings.len()).collect();
    for (later, two) in readings.iter().enumerate() {
        for (earlier, one) in readings.iter().enumerate().take(later) {
            if tied(one, two) {
                join(&mut groups, earlier, later);
            }
        }
    }
    groups
}

/// Gives two groups the lower number.
pub(super) fn join(groups: &mut [usize], one: usize, other: usize) {
    let (Some(&x), Some(&y)) = (groups.get(one), groups.get(other)) else { return };
    if x == y {
        return;
    }
    let (low, high) = (x.min(y), x.max(y));
    groups.iter_mut().filter(|group| **group == high).for_each(|group| *group = low);
}

/// Whether nothing says that two articles were published more than a week apart.
fn are_near(one: &Reading, other: &Reading) -> bool {
    let published = |r: &Reading| Some(r.published_time().and_then(Time::window)?.0);
    published(one).zip(published(other)).is_none_or(|(x, y)| (x - y).abs() <= WEEK)
}
