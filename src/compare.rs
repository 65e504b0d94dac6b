//! Comparability: the one place that decides whether two claims speak of the same thing.

use crate::claim::Claim;

/// Mutually comparable claims.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The claims, earliest source first.
    pub claims: Vec<&'a Claim>,
}
