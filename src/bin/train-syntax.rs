//! Trains the syntax model:
//! `cargo run --release --features train --bin train-syntax -- --data DIR --out facts/syntax/english.model`.
#![allow(clippy::print_stderr, reason = "a command tells its progress")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use crosscheck::knowledge::Knowledge;
use crosscheck::syntax::dictionary::Dictionary;
use crosscheck::syntax::model::{Model, english};
use crosscheck::syntax::train::{self, Accuracy, conllu::Sentence, raw, slots, slots::Count, wordnet};

/// Trains the syntax model on treebanks, prints how well it does on sentences it has not seen, and writes it.
///
/// The same data give the same bytes, whatever the machine.
#[derive(Parser)]
#[command(name = "train-syntax")]
struct Arguments {
    /// Directory with ewt-train.conllu, ewt-dev.conllu and gum-train.conllu.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Directory with WordNet's database (data.noun, data.verb, data.adj, data.adv), from which the dictionary is distilled.
    /// Without it the dictionary of the model compiled in is kept.
    #[arg(long, value_name = "DIR")]
    wordnet: Option<PathBuf>,
    /// The model file to write.
    #[arg(long, value_name = "FILE", required_unless_present = "measure")]
    out: Option<PathBuf>,
    /// Trains nothing: only measures the model compiled in.
    #[arg(long, conflicts_with = "out")]
    measure: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    let ewt = read(&arguments.data, "ewt-train.conllu")?;
    let development = read(&arguments.data, "ewt-dev.conllu")?;
    let gum = read(&arguments.data, "gum-train.conllu")?;
    let (held_out, gum): (Vec<_>, Vec<_>) =
        gum.into_iter().partition(|s| train::HELD_OUT.contains(&s.document.as_str()));
    let sentences: Vec<&Sentence> = ewt.iter().chain(&gum).collect();
    let model = if arguments.measure { english().clone() } else { trained(arguments, &sentences)? };
    for (name, sentences) in [("EWT dev", &development), ("GUM news held out", &held_out)] {
        report(name, &train::accuracy(&model, sentences.iter()));
        report_slots(name, &model, sentences);
        report_raw(name, &model, sentences);
    }
    let Some(out) = &arguments.out else { return Ok(()) };
    let file = model.write();
    let path = out.display();
    std::fs::write(out, &file).map_err(|e| format!("{path}: {e}; --out takes a file to write"))?;
    eprintln!("{path}: {} bytes", file.len());
    Ok(())
}

fn trained(arguments: &Arguments, sentences: &[&Sentence]) -> Result<Model, String> {
    eprintln!("training on {} sentences", sentences.len());
    let dictionary = match &arguments.wordnet {
        Some(directory) => distil(directory)?,
        None => english().tagger.dictionary().clone(),
    };
    train::train(sentences, &dictionary, &|what| eprintln!("{what}")).map_err(|e| e.to_string())
}

fn read(directory: &Path, name: &str) -> Result<Vec<Sentence>, String> {
    let path = directory.join(name);
    let text = std::fs::read_to_string(&path)
        .map_err(|e| format!("{}: {e}; --data takes the directory with the treebanks", path.display()))?;
    train::conllu::read(&text).map_err(|e| format!("{}: {e}; is it CoNLL-U?", path.display()))
}

fn distil(directory: &Path) -> Result<Dictionary, String> {
    let read = |(name, class): (&str, u16)| {
        let path = directory.join(name);
        let text = std::fs::read_to_string(&path);
        let text =
            text.map_err(|e| format!("{}: {e}; --wordnet takes the directory dict", path.display()))?;
        Ok((text, class))
    };
    let files = wordnet::FILES.into_iter().map(read).collect::<Result<Vec<_>, String>>()?;
    Ok(wordnet::distil(&files))
}

/// Prints what is right, of a hundred.
fn report(name: &str, accuracy: &Accuracy) {
    let Accuracy { words, upos, xpos, lemma, arcs } = accuracy;
    let [upos, xpos, lemma] = [upos, xpos, lemma].map(|right| share(*right, *words));
    eprintln!("{name}: UPOS {upos} XPOS {xpos} lemma {lemma} of {words} words");
    let [heads, labelled] = [arcs.heads, arcs.labelled].map(|right| share(right, arcs.words));
    let marks = share(arcs.mark_heads, arcs.marks);
    eprintln!("{name}: UAS {heads} LAS {labelled} of {} words; punctuation {marks}", arcs.words);
    let frequent = arcs.relations.iter().filter(|(_, counts)| counts[0] >= FREQUENT);
    let scores: Vec<String> = frequent
        .map(|(relation, [gold, found, right])| {
            format!("{} {} ({gold})", relation.as_str(), share(2 * right, gold + found))
        })
        .collect();
    eprintln!("{name}: F1 {}", scores.join(", "));
}

/// Prints precision and recall of subjects, objects and the verbs of figures.
fn report_slots(name: &str, model: &Model, sentences: &[Sentence]) {
    let knowledge = Knowledge::embedded();
    for (what, label) in [(Count::Arcs, "arcs"), (Count::Shared, "arcs and shared")] {
        let found = slots::measure(model, &knowledge.lexicon, sentences, what);
        for (witness, scores) in [("chunks", found.chunks), ("parser", found.parser), ("both", found.both)] {
            let parts =
                [("subject", scores.subjects), ("object", scores.objects), ("figure", scores.figures)];
            let parts = parts.map(|(part, s)| {
                format!("{part} {}/{} ({})", share(s.right, s.found), share(s.right, s.gold), s.gold)
            });
            eprintln!("{name}: {label}: {witness}: {}", parts.join(", "));
        }
    }
}

/// Prints F1 on text as it is printed, of a hundred.
fn report_raw(name: &str, model: &Model, sentences: &[Sentence]) {
    let sentences: Vec<&Sentence> = sentences.iter().collect();
    let scores = raw::score(&sentences, model, &Knowledge::embedded().lexicon);
    let rows = [
        ("tokens", scores.tokens),
        ("sentences", scores.sentences),
        ("multiword tokens", scores.multiwords),
        ("words", scores.words),
        ("UPOS", scores.upos),
        ("XPOS", scores.xpos),
        ("lemmas", scores.lemmas),
        ("UAS", scores.heads),
        ("LAS", scores.labelled),
        ("UAS without punctuation", scores.heads_of_words),
        ("LAS without punctuation", scores.labelled_words),
    ];
    let f1 = |s: raw::Score| share(2 * s.right, s.gold + s.found);
    let rows: Vec<String> = rows.into_iter().map(|(what, score)| format!("{what} {}", f1(score))).collect();
    eprintln!("{name} as printed: F1 {}", rows.join(", "));
}

/// Relations with as many words are reported.
const FREQUENT: usize = 20;

/// A share in parts of a hundred, with two digits.
fn share(part: usize, whole: usize) -> String {
    let share = (part * 10_000 + whole / 2) / whole.max(1);
    format!("{}.{:02}", share / 100, share % 100)
}
