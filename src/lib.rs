//! crosscheck.
pub mod grammar;
pub mod knowledge;
pub mod source;
pub mod span;
pub mod text;
pub mod value;
