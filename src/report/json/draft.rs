//! What the sources say to drafts, for programs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::coverage::{Coverage, Judged, Passage, State};
use crate::report::drawing::Pages;
use crate::source::Extent;
use crate::span::{SourceId, Span};

/// What the sources say to the claims of drafts.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Draft", deny_unknown_fields)]
pub struct DraftOut<'a> {
    /// `path` of each draft.
    sources: Vec<&'a str>,
    /// `path` of each source that is an earlier version of a draft, and no witness.
    versions: Vec<&'a str>,
    /// Independent witnesses among the other sources.
    witnesses: usize,
    /// Findings that concern the other sources alone, and are not reported.
    elsewhere: usize,
    /// Claims of the drafts by state.
    states: BTreeMap<&'static str, usize>,
    /// The claims of the drafts, in text order.
    claims: Vec<JudgedOut<'a>>,
}

/// A claim of a draft.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DraftClaim", deny_unknown_fields)]
struct JudgedOut<'a> {
    /// What is claimed.
    #[schemars(with = "Kind")]
    kind: &'static str,
    #[serde(flatten)]
    place: PlaceOut<'a>,
    /// How the sources stand to it.
    #[schemars(with = "StateName")]
    state: &'static str,
    /// Independent sources that carry it.
    witnesses: usize,
    /// The rules whose findings contradict it.
    codes: &'a [&'static str],
    /// The statement in notation, where one was read.
    notation: Option<&'a str>,
    /// Ids of the claims that were read from the words.
    claims: Vec<&'a str>,
    /// The passages that bear on it.
    places: Vec<PassageOut<'a>>,
}

/// Words of a source.
#[derive(Serialize, JsonSchema)]
struct PlaceOut<'a> {
    /// `path` of the source.
    source: &'a str,
    /// First byte in the decoded source; in that of an HTML file its markup counts.
    start: u32,
    /// One past the last byte.
    end: u32,
    /// 1-based.
    line: usize,
    /// 1-based, in characters.
    column: usize,
    /// The words.
    text: &'a str,
}

/// Words of a source that bear on a claim of a draft.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DraftPlace", deny_unknown_fields)]
struct PassageOut<'a> {
    #[serde(flatten)]
    place: PlaceOut<'a>,
    /// How they bear on it.
    #[schemars(with = "BearingName")]
    bearing: &'static str,
    /// In what way, in a few words.
    how: &'a str,
    /// The id of the claim they make.
    claim: Option<&'a str>,
}

/// What is claimed.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum Kind {
    Figure,
    Date,
    Quotation,
    Name,
    Title,
    Relation,
}

/// How the sources stand to a claim.
#[derive(JsonSchema)]
#[schemars(rename = "DraftState", rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum StateName {
    /// A source says as much.
    Supported,
    /// A finding tells it and a source apart.
    Contradicted,
    /// A source has a later value of a figure that grows.
    Outdated,
    /// No source carries it.
    Unsupported,
}

/// How a passage bears on a claim.
#[derive(JsonSchema)]
#[schemars(rename = "Bearing", rename_all = "lowercase")]
#[expect(dead_code, reason = "only its schema is used")]
enum BearingName {
    /// It says as much.
    Carries,
    /// It cannot be true with it.
    Contradicts,
    /// It has a later value.
    Outdates,
    /// It comes near, and does not carry it.
    Nearly,
}

impl<'a> DraftOut<'a> {
    pub(super) fn of(coverage: &'a Coverage, pages: &'a Pages<'a>) -> Self {
        let paths = |ids: &[SourceId]| ids.iter().filter_map(|&id| Some(pages.get(id)?.path)).collect();
        Self {
            sources: paths(&coverage.drafts),
            versions: paths(&coverage.versions),
            witnesses: coverage.witnesses,
            elsewhere: coverage.elsewhere,
            states: State::ALL.iter().map(|&state| (state.as_str(), coverage.count(state))).collect(),
            claims: coverage.judged.iter().filter_map(|judged| judged_out(judged, pages)).collect(),
        }
    }
}

fn judged_out<'a>(judged: &'a Judged, pages: &'a Pages<'a>) -> Option<JudgedOut<'a>> {
    Some(JudgedOut {
        kind: judged.kind.as_str(),
        place: place(judged.span, pages)?,
        state: judged.state.as_str(),
        witnesses: judged.witnesses,
        codes: &judged.codes,
        notation: judged.notation.as_deref(),
        claims: judged.claims.iter().map(|id| id.as_str()).collect(),
        places: judged.passages.iter().filter_map(|passage| passage_out(passage, pages)).collect(),
    })
}

fn passage_out<'a>(passage: &'a Passage, pages: &'a Pages<'a>) -> Option<PassageOut<'a>> {
    Some(PassageOut {
        place: place(passage.span, pages)?,
        bearing: passage.bearing.as_str(),
        how: &passage.how,
        claim: passage.claim.as_ref().map(|id| id.as_str()),
    })
}

fn place<'a>(span: Span, pages: &'a Pages<'a>) -> Option<PlaceOut<'a>> {
    let page = pages.get(span.source)?;
    let Extent { start, end } = page.extent(span);
    let (line, column) = start.place();
    let text = span.of(page.text);
    Some(PlaceOut { source: page.path, start: start.byte, end: end.byte, line, column, text })
}
