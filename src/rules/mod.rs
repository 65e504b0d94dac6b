//! Every rule, one file each: the record, a pure check, and the explanation whose examples run as tests.
//!
//! Rules word what `compare` decided; whether two claims can be held against each other is never decided here.

mod age_mismatch;
mod altered_quotation;
mod change_mismatch;
mod conflicting_dates;
mod conflicting_expansion;
mod conflicting_figures;
mod conflicting_holder;
mod conflicting_name;
mod conflicting_place;
mod conflicting_relation;
mod conflicting_speaker;
mod conflicting_status;
mod conflicting_title;
mod conflicting_wording;
mod conversion_mismatch;
mod count_mismatch;
mod falling_total;
mod hidden_text;
mod impossible_date;
mod impossible_share;
mod negated_claim;
mod opposite_outcome;
mod ordinal_year_mismatch;
mod past_forecast;
mod presupposed_existence;
mod reference_conflict;
mod reversed_range;
mod rival_superlatives;
mod scale_slip;
mod shares_exceed_whole;
mod single_witness;
mod sum_mismatch;
mod swapped_roles;
#[cfg(test)]
mod tests;
mod unmatched_acceptance;
mod unsupported_claim;
mod weekday_mismatch;

use crate::compare::{Aspect, Group, Verdict};
use crate::coverage::{Bearing, Judged};
use crate::rule::{Label, Rule};

/// All rules, by code.
pub const RULES: &[Rule] = &[
    altered_quotation::RULE,
    conflicting_speaker::RULE,
    conflicting_title::RULE,
    conflicting_dates::RULE,
    weekday_mismatch::RULE,
    impossible_date::RULE,
    reversed_range::RULE,
    past_forecast::RULE,
    ordinal_year_mismatch::RULE,
    age_mismatch::RULE,
    conflicting_wording::RULE,
    conflicting_expansion::RULE,
    conflicting_name::RULE,
    rival_superlatives::RULE,
    conflicting_figures::RULE,
    scale_slip::RULE,
    count_mismatch::RULE,
    shares_exceed_whole::RULE,
    change_mismatch::RULE,
    sum_mismatch::RULE,
    impossible_share::RULE,
    falling_total::RULE,
    conversion_mismatch::RULE,
    presupposed_existence::RULE,
    conflicting_relation::RULE,
    conflicting_holder::RULE,
    conflicting_status::RULE,
    negated_claim::RULE,
    swapped_roles::RULE,
    conflicting_place::RULE,
    opposite_outcome::RULE,
    unsupported_claim::RULE,
    reference_conflict::RULE,
    single_witness::RULE,
    hidden_text::RULE,
    unmatched_acceptance::RULE,
];

/// Whether a group is in conflict over `aspect`, and among sources of the story only: a conflict with the accepted
/// facts is [`reference_conflict`]'s alone, so that no problem is reported twice.
fn disputed(group: &Group<'_>, aspect: Aspect) -> bool {
    group.aspect == aspect && group.verdict == Verdict::Conflict && !reference_conflict::concerns(group)
}

/// The sentence most rules over groups say: who disagrees, and on what.
fn disagreement(group: &Group<'_>) -> String {
    let mut sources: Vec<_> = group.members.iter().map(|m| m.claim.span.source).collect();
    sources.sort_unstable();
    sources.dedup();
    match sources.len() {
        1 => format!("one source disagrees with itself on {}", group.question),
        _ => format!("sources disagree on {}", group.question),
    }
}

/// The words of a draft, and those of the sources that bear on them in a way that `tells`.
fn coverage_labels(judged: &Judged, tells: impl Fn(Bearing) -> bool) -> Vec<Label> {
    let claim = judged.claims.first().cloned();
    let own = Label { span: judged.span, message: "the draft".to_owned(), claim };
    let passages = judged.passages.iter().filter(|passage| tells(passage.bearing));
    let theirs = passages.map(|passage| Label {
        span: passage.span,
        message: passage.how.clone(),
        claim: passage.claim.clone(),
    });
    std::iter::once(own).chain(theirs).collect()
}
