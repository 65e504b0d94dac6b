//! Under which restriction a statement holds.

use std::sync::Arc;

use super::Term;

/// Where, of whom and under which restriction a statement holds: key (`place`, `of`, `by`, `kind`) to slug, in the order of
/// the keys. Few statements have more than one, so that a list takes less room than a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scope(Vec<(Arc<str>, Term)>);

impl Scope {
    /// No restriction.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (**known).cmp(key))
    }

    /// The restriction of a key.
    pub fn get(&self, key: &str) -> Option<&Term> {
        self.0.get(self.place(key).ok()?).map(|(_, term)| term)
    }

    /// Whether there is one of a key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.place(key).is_ok()
    }

    /// Sets the restriction of a key.
    pub fn insert(&mut self, key: Arc<str>, term: Term) {
        match self.place(&key) {
            Ok(at) => self.0.get_mut(at).into_iter().for_each(|(_, known)| *known = term.clone()),
            Err(at) => {
                self.0.reserve_exact(1);
                self.0.insert(at, (key, term));
            }
        }
    }

    /// Sets the restriction of a key that has none.
    pub fn add(&mut self, key: &str, term: &str) {
        if !self.contains_key(key) {
            self.insert(key.into(), term.into());
        }
    }

    /// Takes away the restriction of a key.
    pub fn remove(&mut self, key: &str) {
        self.retain(|known, _| **known != *key);
    }

    /// Keeps the restrictions that `is_kept` says.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&Arc<str>, &Term) -> bool) {
        self.0.retain(|(key, term)| is_kept(key, term));
    }

    /// Takes all away.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keys and restrictions, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Term)> {
        self.0.iter().map(|(key, term)| (key, term))
    }

    /// The restrictions, in the order of the keys.
    pub fn values(&self) -> impl Iterator<Item = &Term> {
        self.0.iter().map(|(_, term)| term)
    }

    /// The restrictions, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Term> {
        self.0.iter_mut().map(|(_, term)| term)
    }
}

impl Extend<(Arc<str>, Term)> for Scope {
    fn extend<I: IntoIterator<Item = (Arc<str>, Term)>>(&mut self, restrictions: I) {
        restrictions.into_iter().for_each(|(key, term)| self.insert(key, term));
    }
}

impl FromIterator<(Arc<str>, Term)> for Scope {
    fn from_iter<I: IntoIterator<Item = (Arc<str>, Term)>>(restrictions: I) -> Self {
        let mut scope = Self::new();
        scope.extend(restrictions);
        scope
    }
}

impl<const N: usize> From<[(Arc<str>, Term); N]> for Scope {
    fn from(restrictions: [(Arc<str>, Term); N]) -> Self {
        restrictions.into_iter().collect()
    }
}

impl IntoIterator for Scope {
    type Item = (Arc<str>, Term);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_order_and_of_one_the_last_stands() {
        let mut scope = Scope::from([("place".into(), "alder".into()), ("of".into(), "mill".into())]);
        scope.insert("place".into(), "corrin".into());
        scope.add("place", "vess");
        scope.add("by", "2026");
        let all: Vec<(&str, &str)> = scope.iter().map(|(key, term)| (&**key, &**term)).collect();
        assert_eq!(all, [("by", "2026"), ("of", "mill"), ("place", "corrin")]);
        assert_eq!(scope.get("of").map(|term| &**term), Some("mill"));
        scope.remove("of");
        assert_eq!((scope.contains_key("of"), scope.len(), scope.is_empty()), (false, 2, false));
    }
}
