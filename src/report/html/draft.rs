//! What the sources say to a draft, claim by claim.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::coverage::{Coverage, Judged, Passage, State};
use crate::report::Report;
use crate::report::drawing::Pages;
use crate::span::Span;

use super::view::{mark_id, name_of};

/// A draft's claims in text order.
#[derive(Serialize)]
pub struct DraftView<'a> {
    witnesses: usize,
    states: Vec<StateRow>,
    claims: Vec<JudgedRow<'a>>,
}

#[derive(Serialize)]
struct StateRow {
    name: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct JudgedRow<'a> {
    id: String,
    mark: String,
    line: usize,
    kind: &'static str,
    words: &'a str,
    state: &'static str,
    witnesses: usize,
    /// Codes of the rules that contradict it.
    codes: String,
    passages: Vec<BearingRow<'a>>,
}

#[derive(Serialize)]
struct BearingRow<'a> {
    mark: String,
    who: &'a str,
    words: &'a str,
    bearing: &'static str,
    how: &'a str,
}

/// The drafts of a report, if it is about any.
pub fn draft<'a>(report: &'a Report, pages: &Pages<'a>) -> Option<DraftView<'a>> {
    let coverage = report.coverage.as_ref()?;
    let state = |state: &State| StateRow { name: state.as_str(), count: coverage.count(*state) };
    let claims = coverage.judged.iter().enumerate();
    Some(DraftView {
        witnesses: coverage.witnesses,
        states: State::ALL.iter().map(state).collect(),
        claims: claims.filter_map(|(number, judged)| row(number, judged, pages)).collect(),
    })
}

/// Where the claims of the drafts and what bears on them stand, with the number and the state of those of a draft.
pub fn places(coverage: &Coverage) -> BTreeMap<Span, Option<(usize, &'static str)>> {
    let passages = coverage.judged.iter().flat_map(|judged| &judged.passages);
    let mut places: BTreeMap<_, _> = passages.map(|passage| (passage.span, None)).collect();
    for (number, judged) in coverage.judged.iter().enumerate() {
        places.insert(judged.span, Some((number, judged.state.as_str())));
    }
    places
}

/// The id of a claim's row.
pub fn judged_id(number: usize) -> String {
    format!("d-{number}")
}

fn row<'a>(number: usize, judged: &'a Judged, pages: &Pages<'a>) -> Option<JudgedRow<'a>> {
    let page = pages.get(judged.span.source)?;
    let line = page.lines.place(page.text, judged.span.start as usize).0;
    Some(JudgedRow {
        id: judged_id(number),
        mark: mark_id(judged.span),
        line,
        kind: judged.kind.as_str(),
        words: &judged.words,
        state: judged.state.as_str(),
        witnesses: judged.witnesses,
        codes: judged.codes.join(", "),
        passages: judged.passages.iter().filter_map(|passage| bearing(passage, pages)).collect(),
    })
}

fn bearing<'a>(passage: &'a Passage, pages: &Pages<'a>) -> Option<BearingRow<'a>> {
    let source = pages.source(passage.span.source)?;
    Some(BearingRow {
        mark: mark_id(passage.span),
        who: name_of(source),
        words: passage.span.of(&source.text),
        bearing: passage.bearing.as_str(),
        how: &passage.how,
    })
}
