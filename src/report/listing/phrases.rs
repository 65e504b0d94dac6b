//! Sentences for people: noun phrases and verb groups in brackets, and below them who does what.

use crate::claim::Certainty;
use crate::extract::Reading;
use crate::knowledge::Lexicon;
use crate::report::drawing::visible::one_line;
use crate::syntax::analysis::Analysis;
use crate::syntax::model::Model;
use crate::syntax::slot::Clause;
use crate::syntax::ud::Sentence;

use super::chunks::role;
use super::conllu::quotations;

const NOUN: &str = "\x1b[36m";
const VERB: &str = "\x1b[1;33m";
const FAINT: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

/// The source's path, then for each sentence its place, the sentence in brackets, and a line for each of its clauses. A
/// slot on which chunks and tree do not agree has a question mark.
pub fn human(reading: &Reading, model: &Model, lexicon: &Lexicon, colours: bool) -> Vec<u8> {
    let text = reading.text();
    let lines = reading.source.lines();
    let quotations = quotations(reading);
    let paint = Paint { colours };
    let mut out = format!("{}\n", one_line(&reading.source.path));
    for (index, sentence) in reading.document.sentences.iter().enumerate() {
        let read = Sentence::read(&reading.document, text, &quotations, index, model);
        let analysis = Analysis::of_words(read.words, lexicon, Some(read.tree));
        let (line, column) = lines.place(text, sentence.span.start as usize);
        let place = format!("{line}:{column}");
        out.push_str(&format!("  {place:<9} {}\n", paint.sentence(&analysis)));
        for clause in analysis.clauses() {
            out.push_str(&format!("  {:<9}   {}\n", "", paint.clause(&analysis, clause)));
        }
    }
    out.push('\n');
    out.into_bytes()
}

#[derive(Clone, Copy)]
struct Paint {
    colours: bool,
}

impl Paint {
    fn with(self, colour: &str, text: &str) -> String {
        if self.colours { format!("{colour}{text}{PLAIN}") } else { text.to_owned() }
    }

    /// The words with `[noun phrases]` and `(verb groups)`.
    fn sentence(self, analysis: &Analysis<'_>) -> String {
        let phrases =
            analysis.phrases().iter().map(|tied| (tied.noun.phrase.first, tied.noun.phrase.last, true));
        let verbs = analysis.clauses().iter().map(|clause| (clause.verbs.first, clause.verbs.last, false));
        let mut chunks: Vec<(usize, usize, bool)> = phrases.chain(verbs).collect();
        chunks.sort_unstable();
        let mut shown = String::new();
        let mut at = 0;
        for (first, last, noun) in chunks.into_iter().filter(|(first, last, _)| first <= last) {
            if first < at {
                continue;
            }
            shown.push_str(&words(analysis, at, first));
            let inside = words(analysis, first, last + 1);
            let (inside, gap) = (inside.trim_end(), &inside[inside.trim_end().len()..]);
            let chunk = if noun { format!("[{inside}]") } else { format!("({inside})") };
            shown.push_str(&self.with(if noun { NOUN } else { VERB }, &chunk));
            shown.push_str(gap);
            at = last + 1;
        }
        shown + words(analysis, at, analysis.words.len()).trim_end()
    }

    /// The verb group and what fills its slots: `has closed  Subject: the mill, Oblique(in): May?`.
    fn clause(self, analysis: &Analysis<'_>, clause: &Clause) -> String {
        let verbs = words(analysis, clause.verbs.first, clause.verbs.last + 1);
        let slots = clause.slots.iter().map(|slot| {
            let phrase = words(analysis, slot.phrase.first, slot.phrase.last + 1);
            let doubt = if slot.certainty == Certainty::Certain { "" } else { "?" };
            let name = self.with(FAINT, &format!("{}:", role(analysis, slot.role)));
            format!("  {name} {}{doubt}", self.with(NOUN, phrase.trim_end()))
        });
        self.with(VERB, verbs.trim_end()) + &slots.collect::<String>()
    }
}

/// The words `from..to` as they are printed, with a blank where the source has white space.
fn words(analysis: &Analysis<'_>, from: usize, to: usize) -> String {
    let mut shown = String::new();
    for at in from..to {
        let Some(word) = analysis.words.get(at) else { break };
        shown.push_str(&one_line(word.word.form));
        if analysis.words.get(at + 1).is_some_and(|next| next.word.start > word.word.end) {
            shown.push(' ');
        }
    }
    shown
}
