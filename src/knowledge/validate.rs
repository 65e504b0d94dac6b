//! What is wrong with facts files beyond their form: unknown words, patterns that cannot be read, ids given twice.
//! Files are read a second time here, for the places of their words only; loading need not know them.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use crate::claim::Statement;

use super::Knowledge;
use super::frame::NEWS;
use super::pattern::{IrregularVerbs, Pattern};
use super::problem::{FactsFile, Layer, Problem, meant};

/// Kinds of names that slots of frames can ask for.
pub const KINDS: &[&str] = &["person", "organisation", "place", "event", "document", "unknown"];

/// Types of mentions that figures of frames can ask for.
pub const FIGURES: &[&str] =
    &["number", "ordinal", "percent", "currency", "dimension", "age", "temperature", "count", "duration"];

/// The words of a file whose places are asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Located {
    id: Option<Spanned<String>>,
    class: String,
    news: bool,
    base: Option<Spanned<String>>,
    patterns: Vec<Spanned<String>>,
    excludes: Vec<Spanned<String>>,
    excludes_reversed: Vec<Spanned<String>>,
    subjects: Vec<Spanned<String>>,
    values: Vec<Spanned<String>>,
    units: Vec<Spanned<String>>,
    entry: Vec<LocatedEntry>,
    unit: Vec<LocatedEntry>,
    property: Vec<LocatedEntry>,
    entity: Vec<LocatedEntry>,
    example: Vec<LocatedExample>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct LocatedEntry {
    id: Option<Spanned<String>>,
    symbol: Option<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct LocatedExample {
    claim: Option<Spanned<String>>,
}

/// Places of a file's words; nothing if its form is wrong, which loading has told.
fn located(file: &FactsFile) -> Located {
    toml::from_str(&file.text).unwrap_or_default()
}

/// The patterns of a frame's file that cannot be read.
pub(super) fn patterns(file: &FactsFile, irregular: &IrregularVerbs) -> Vec<Problem> {
    let faulty = |p: &Spanned<String>| {
        let error = Pattern::parse(p.get_ref(), irregular).err()?;
        Some(Problem::new(file, p.span(), error.0))
    };
    located(file).patterns.iter().filter_map(faulty).collect()
}

/// Problems of files that loaded: words that nothing else knows, and ids that one layer gives twice.
pub(super) fn across(knowledge: &Knowledge, files: &[FactsFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut ids: BTreeSet<(Layer, String, String)> = BTreeSet::new();
    for file in files {
        let located = located(file);
        for (kind, id) in located.ids(file) {
            if !ids.insert((file.layer, kind, id.get_ref().clone())) {
                let message = format!("`{}` is there already", id.get_ref());
                let help =
                    "an id stands once in a directory of facts: join the entries, or choose another id";
                problems.push(Problem::new(file, id.span(), message).with_help(Some(help.to_owned())));
            }
        }
        if file.path.starts_with("frames/") {
            frame(knowledge, file, &located, &mut problems);
        }
        problems.extend(examples(file, &located));
        problems.extend(base(file, &located));
    }
    problems
}

impl Located {
    /// The ids a file gives, each with what it is an id of.
    fn ids(&self, file: &FactsFile) -> Vec<(String, &Spanned<String>)> {
        let folder = file.path.split('/').next().unwrap_or_default();
        let kind = format!("{folder}/{}", self.class);
        let entries = [&self.entry, &self.unit, &self.property, &self.entity];
        let entries = entries.into_iter().flatten().filter_map(|e| e.id.as_ref().or(e.symbol.as_ref()));
        self.id.iter().chain(entries).map(|id| (kind.clone(), id)).collect()
    }
}

/// Words of a frame that must be known elsewhere.
fn frame(knowledge: &Knowledge, file: &FactsFile, located: &Located, problems: &mut Vec<Problem>) {
    let frames: Vec<&str> = knowledge.frames.all().iter().map(|f| f.id.as_str()).collect();
    let named = located.id.as_ref().is_some_and(|id| id.get_ref().starts_with(NEWS));
    if let Some(id) = located.id.as_ref().filter(|_| named != located.news) {
        let message =
            format!("`{}` is {}a figure of the news", id.get_ref(), if named { "not " } else { "" });
        let help = format!("`news = true` and an id that begins with `{NEWS}` go together");
        problems.push(Problem::new(file, id.span(), message).with_help(Some(help)));
    }
    for pattern in located.patterns.iter().filter(|p| located.news && p.get_ref().contains("{subject}")) {
        let message = "a figure of the news has no subject".to_owned();
        problems.push(Problem::new(file, pattern.span(), message));
    }
    let mut unknown = |words: &[Spanned<String>], what: &str, known: &[&str]| {
        for word in words.iter().filter(|w| !known.contains(&w.get_ref().as_str())) {
            let message = format!("no {what} is called `{}`", word.get_ref());
            let help = meant(word.get_ref(), known.iter().copied());
            problems.push(Problem::new(file, word.span(), message).with_help(Some(help)));
        }
    };
    unknown(&located.excludes, "frame", &frames);
    unknown(&located.excludes_reversed, "frame", &frames);
    unknown(&located.subjects, "kind of name", KINDS);
    unknown(&located.values, "kind of name", KINDS);
    let mut figures: Vec<&str> = FIGURES.to_vec();
    figures.extend(knowledge.dimensions.iter().map(String::as_str));
    let symbol = |w: &Spanned<String>| knowledge.lexicon.unit(w.get_ref()).is_some();
    let units: Vec<Spanned<String>> = located.units.iter().filter(|w| !symbol(w)).cloned().collect();
    unknown(&units, "dimension, unit or type of figure", &figures);
}

/// Claims of examples that are no statements.
fn examples(file: &FactsFile, located: &Located) -> Vec<Problem> {
    let faulty = |claim: &Spanned<String>| {
        let error = claim.get_ref().parse::<Statement>().err()?;
        let help = "write it as `founded(alder-museum) = 1924`".to_owned();
        Some(Problem::new(file, claim.span(), format!("no statement: {}", error.0)).with_help(Some(help)))
    };
    located.example.iter().filter_map(|e| e.claim.as_ref()).filter_map(faulty).collect()
}

/// The base of a dimension must be one of its units.
fn base(file: &FactsFile, located: &Located) -> Option<Problem> {
    let base = located.base.as_ref()?;
    let symbols: Vec<&str> =
        located.unit.iter().filter_map(|u| Some(u.symbol.as_ref()?.get_ref().as_str())).collect();
    // A newsroom may add a unit to a general dimension without repeating its base.
    if file.layer == Layer::Own || symbols.contains(&base.get_ref().as_str()) {
        return None;
    }
    let message = format!("the base `{}` is none of the units", base.get_ref());
    let help = meant(base.get_ref(), symbols.iter().copied());
    Some(Problem::new(file, base.span(), message).with_help(Some(help)))
}
