//! crosscheck: a cross-source fact consistency checker, a compiler for news.
//!
//! ```text
//! bytes ──source──▶ Source ──text──▶ blocks, sentences, tokens
//!       ──grammar─▶ Mention    typed value + span: dates, figures, money, percentages, quotations, names
//!       ──syntax──▶ Slots      verb group, subject, object, phrases of each clause, each certain or possible
//!       ──extract─▶ Claim      property(subject; scope) = value @ as-of, said by whom, in which source, at which span
//!       ──graph───▶ FactGraph  sources, entities, claims and how they hang together
//!       ──compare─▶ Group      mutually comparable claims, split into camps that can be true together
//!       ──coverage▶ Judged     with a draft: each of its claims supported, contradicted, outdated or unsupported
//!       ──rules───▶ Finding    code, severity, message, labels, proof, help, fingerprint
//!       ──standing▶ Finding    new, known to a baseline, or accepted with a reason
//!       ──report──▶ terminal, json, sarif, junit, …
//! ```
//!
//! Everything between `source` and `report` is pure: no IO, no clock, no environment, no printing, no hash order.
//! Modules are listed in the order of their layers: each imports only from those above it.

pub mod span;

pub mod error;

pub mod source;

pub mod text;

pub mod value;

pub mod claim;

pub mod knowledge;

pub mod grammar;

pub mod syntax;

pub mod extract;

pub mod graph;

pub mod compare;

pub mod coverage;

pub mod key;

pub mod acceptance;

pub mod rule;

pub mod rules;

pub mod report;

pub mod standing;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use compare::{compare, near_misses};
use coverage::{Coverage, Dispute, edit, judge};
use extract::Reading;
use graph::FactGraph;
use knowledge::Knowledge;
use report::listing::edit::Compared;
use report::{Looked, Report, StoryReport};
use rule::Finding;
use source::Source;
use span::SourceId;

/// Reads the mentions of one source: dates, figures, quotations and names; no claims.
pub fn mentions(source: Source, knowledge: &Knowledge, as_of: Option<Date>) -> Reading {
    extract::read_mentions(source, knowledge, as_of)
}

/// Reads one source: blocks, mentions, claims. A pure function of the source and the knowledge.
pub fn read(source: Source, knowledge: &Knowledge, as_of: Option<Date>) -> Reading {
    extract::read(source, knowledge, as_of)
}

/// The fact graphs of all stories, in the order of their names.
pub fn graphs(mut sources: Vec<Source>, knowledge: &Knowledge, as_of: Option<Date>) -> Vec<FactGraph> {
    graph::tell_years(&mut sources, knowledge);
    let readings: Vec<Reading> = sources.into_par_iter().map(|s| read(s, knowledge, as_of)).collect();
    let mut stories: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for reading in readings {
        stories.entry(reading.source.story.clone()).or_default().push(reading);
    }
    let built = |(story, mut readings): (String, Vec<Reading>)| {
        readings.shrink_to_fit();
        FactGraph::build(&story, readings, knowledge)
    };
    stories.into_iter().map(built).collect()
}

/// Checks the sources of each story against each other.
pub fn check(sources: Vec<Source>, knowledge: &Knowledge, as_of: Option<Date>) -> Report {
    check_in_detail(sources, knowledge, as_of, &Detail::default())
}

/// What a report is to hold besides what was found, and how much of the stories it is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// Which claims were nearly held against each other.
    pub silence: bool,
    /// Every claim.
    pub claims: bool,
    /// Which stories are there whole.
    pub looked: Looked,
}

/// Like [`check`], with what else is asked for.
pub fn check_in_detail(
    sources: Vec<Source>,
    knowledge: &Knowledge,
    as_of: Option<Date>,
    detail: &Detail,
) -> Report {
    let stories = graphs(sources, knowledge, as_of);
    let checked = |graph| detail.added(checked(graph, knowledge, as_of, &detail.looked), graph, knowledge);
    let reports = stories.par_iter().map(checked).collect();
    Report { looked: detail.looked.clone(), ..report::assemble(reports) }
}

impl Detail {
    /// The report of a story with what else is asked for.
    fn added(&self, mut story: StoryReport, graph: &FactGraph, knowledge: &Knowledge) -> StoryReport {
        if self.silence {
            story = story.with_silence(graph, &near_misses(&graph.readings, knowledge));
        }
        if self.claims { story.with_claims(graph) } else { story }
    }
}

/// Checks drafts against sources: all are one story, of which is told what concerns the drafts.
pub fn check_drafts(
    drafts: Vec<Source>,
    against: Vec<Source>,
    knowledge: &Knowledge,
    as_of: Option<Date>,
    detail: &Detail,
) -> Report {
    let story = story_of(&drafts);
    let (mut sources, drafts) = one_story(story, drafts, against);
    for source in &mut sources {
        source.given.draft = drafts.contains(&source.id);
    }
    let stories = graphs(sources, knowledge, as_of);
    let held = |graph| {
        detail.added(held_against(graph, &drafts, knowledge, as_of, &detail.looked), graph, knowledge)
    };
    let reports = stories.par_iter().map(held).collect();
    Report { looked: detail.looked.clone(), ..report::assemble(reports) }
}

/// What the story of drafts is called. One draft is a story of its own, told from others of its directory, so that what was
/// decided on it waits while they are checked.
pub fn story_of(drafts: &[Source]) -> String {
    match drafts {
        [draft] => {
            let name = draft.path.rsplit('/').next().unwrap_or(&draft.path);
            format!("{}/{name}", draft.story)
        }
        _ => drafts.first().map(|draft| draft.story.clone()).unwrap_or_default(),
    }
}

/// What an edit changed in the claims of a text.
pub fn diff(old: Source, new: Source, knowledge: &Knowledge, as_of: Option<Date>) -> Compared {
    let (sources, _) = one_story(old.story.clone(), vec![old], vec![new]);
    let read = |source: Source| read(source, knowledge, as_of);
    let graph = FactGraph::build("edit", sources.into_iter().map(read).collect(), knowledge);
    let edit = edit(&graph, SourceId(0), SourceId(1), knowledge);
    Compared { graph, edit }
}

/// Drafts and the sources they are held against as one story, and which of its sources are drafts.
fn one_story(story: String, drafts: Vec<Source>, against: Vec<Source>) -> (Vec<Source>, Vec<SourceId>) {
    let count = drafts.len();
    let mut sources: Vec<Source> = drafts.into_iter().chain(against).collect();
    let ids: Vec<SourceId> = (0..).map(SourceId).take(sources.len()).collect();
    for (source, id) in sources.iter_mut().zip(&ids) {
        source.id = *id;
        source.story = story.clone();
    }
    (sources, ids.into_iter().take(count).collect())
}

/// A story with drafts: what contradicts them, and what the sources say to each of their claims.
fn held_against(
    graph: &FactGraph,
    drafts: &[SourceId],
    knowledge: &Knowledge,
    as_of: Option<Date>,
    looked: &Looked,
) -> StoryReport {
    let comparison = compare(&graph.readings, &graph.names, knowledge);
    let mut all = rule::run(rules::RULES, graph, &comparison);
    let disputes: Vec<Dispute> = all.iter().filter_map(Finding::dispute).collect();
    let judged = judge(graph, drafts, &disputes, knowledge);
    all.extend(rule::run_on_drafts(rules::RULES, graph, &judged));
    standing::accept_inline(graph, &mut all, as_of, looked);
    let concerns = |f: &Finding| f.labels.iter().any(|label| drafts.contains(&label.span.source));
    let (mut findings, elsewhere): (Vec<Finding>, Vec<Finding>) = all.into_iter().partition(concerns);
    let elsewhere = elsewhere.iter().filter(|finding| finding.is_about_sources()).count();
    let coverage = Coverage { elsewhere, ..judged };
    rule::sort(&mut findings, graph);
    // The draft is what is being read: its passage is where a finding stands.
    for finding in &mut findings {
        finding.labels.sort_by_key(|label| !drafts.contains(&label.span.source));
    }
    StoryReport::new(graph, &comparison, findings).with_coverage(coverage)
}

/// One story: its claims compared, the rules asked, what its articles accept left to stand.
fn checked(graph: &FactGraph, knowledge: &Knowledge, as_of: Option<Date>, looked: &Looked) -> StoryReport {
    let comparison = compare(&graph.readings, &graph.names, knowledge);
    let mut findings = rule::run(rules::RULES, graph, &comparison);
    standing::accept_inline(graph, &mut findings, as_of, looked);
    rule::sort(&mut findings, graph);
    StoryReport::new(graph, &comparison, findings)
}
