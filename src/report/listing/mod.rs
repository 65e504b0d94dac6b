//! What the stages before the rules found, a line each: mentions, claims, and the
//! graph they make.

mod chunks;
pub mod claim;
pub mod conllu;
pub mod edit;
pub mod graph;
pub mod mention;
mod object;
pub mod phrases;

use rust_decimal::Decimal;

use crate::report::drawing::visible::one_line;
use crate::source::LineIndex;
use crate::span::Span;

/// A decimal as JSON carries it: its digits, without an exponent, so that no reader rounds it.
fn digits(number: Decimal) -> String {
    number.to_string()
}

/// One line of a listing for people: place, type and value in columns, then the words.
fn row(lines: &LineIndex, text: &str, span: Span, kind: &str, value: &str) -> String {
    let (line, column) = lines.place(text, span.start as usize);
    let words = one_line(span.of(text));
    let place = format!("{line}:{column}");
    format!("  {place:<9} {kind:<11} {value:<32}  {words}\n")
}
