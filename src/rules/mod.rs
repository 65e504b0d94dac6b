//! Every rule, one file each.

use crate::rule::Rule;

/// All rules, by code.
pub const RULES: &[Rule] = &[];
