//! The rules of CoNLL-U, levels 1 and 2 of the Universal Dependencies' own validator, and what `TokenRange` promises.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A line of words.
struct Line<'a> {
    columns: [&'a str; 10],
}

/// Validates a page and gives the number of its sentences. `source` is the text that it is made of.
pub fn validate(page: &str, source: &str) -> Result<usize, String> {
    if page.is_empty() {
        return Ok(0);
    }
    if !page.ends_with("\n\n") || page.contains("\n\n\n") || page.starts_with('\n') {
        return Err("one empty line ends each sentence".to_owned());
    }
    if page.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err("a control character".to_owned());
    }
    if !is_nfc(page) {
        return Err("not in composed form".to_owned());
    }
    let characters: Vec<char> = source.chars().collect();
    let mut ids = BTreeSet::new();
    let mut past = 0;
    let sentences: Vec<&str> = page.trim_end_matches('\n').split("\n\n").collect();
    for (at, sentence) in sentences.iter().enumerate() {
        let problem = |problem: String| format!("sentence {}: {problem}", at + 1);
        let id = validate_sentence(sentence, &characters, &mut past, at == 0).map_err(problem)?;
        if !ids.insert(id) {
            return Err(problem("its id is taken".to_owned()));
        }
    }
    Ok(sentences.len())
}

fn validate_sentence<'a>(
    sentence: &'a str,
    source: &[char],
    past: &mut usize,
    first: bool,
) -> Result<&'a str, String> {
    let comments: Vec<&str> = sentence.lines().take_while(|line| line.starts_with("# ")).collect();
    let one = |key: &str| {
        let mut values = comments.iter().filter_map(|line| line.strip_prefix(key));
        let value = values.next().ok_or(format!("no `{key}`"))?;
        if values.next().is_none() { Ok(value) } else { Err(format!("two `{key}`")) }
    };
    if comments.iter().any(|line| line.starts_with("# newdoc")) != first {
        return Err("`# newdoc` begins a document".to_owned());
    }
    let id = one("# sent_id = ")?;
    if id.is_empty() || id.contains(|c: char| c.is_whitespace() || c == '/') {
        return Err(format!("`{id}` is no id"));
    }
    let text = one("# text = ")?;
    let lines = sentence.lines().skip(comments.len()).map(columns).collect::<Result<Vec<_>, _>>()?;
    validate_ids(&lines)?;
    validate_tree(&lines)?;
    validate_text(&lines, text)?;
    validate_ranges(&lines, source, past)?;
    Ok(id)
}

fn columns(line: &str) -> Result<Line<'_>, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let columns: [&str; 10] = columns.try_into().map_err(|_| format!("ten columns: {line:?}"))?;
    for (at, column) in columns.iter().enumerate() {
        if column.is_empty() || column.contains(char::is_whitespace) {
            return Err(format!("column {} is empty or has a blank: {line:?}", at + 1));
        }
    }
    Ok(Line { columns })
}

impl Line<'_> {
    fn range(&self) -> Option<(usize, usize)> {
        let (first, last) = self.columns[0].split_once('-')?;
        Some((first.parse().ok()?, last.parse().ok()?))
    }

    fn misc(&self, key: &str) -> Option<&str> {
        self.columns[9].split('|').find_map(|part| part.strip_prefix(key)?.strip_prefix('='))
    }

    fn is_spaced(&self) -> bool {
        self.misc("SpaceAfter") != Some("No")
    }
}

/// Words are numbered from 1; a range stands before its first word, holds two words or more, and overlaps no other.
fn validate_ids(lines: &[Line<'_>]) -> Result<(), String> {
    let (mut next, mut covered) = (1, 0);
    let words = lines.iter().filter(|line| line.range().is_none()).count();
    for line in lines {
        let id = line.columns[0];
        if let Some((first, last)) = line.range() {
            if first != next || last <= first || first <= covered || last > words {
                return Err(format!("the range `{id}`"));
            }
            covered = last;
            if line.columns[2..9].iter().any(|column| *column != "_") {
                return Err(format!("the range `{id}` has more than a form"));
            }
        } else if id == next.to_string() {
            next += 1;
        } else {
            return Err(format!("`{id}` where {next} was to be"));
        }
        let keys: Vec<&str> = line.columns[9].split('|').map(|p| p.split('=').next().unwrap_or(p)).collect();
        if keys.iter().collect::<BTreeSet<_>>().len() != keys.len() || keys.contains(&"") {
            return Err(format!("MISC of `{id}`: {}", line.columns[9]));
        }
    }
    if next == 1 { Err("no words".to_owned()) } else { Ok(()) }
}

/// One root, heads among the words, no cycle.
fn validate_tree(lines: &[Line<'_>]) -> Result<(), String> {
    let words: Vec<&Line<'_>> = lines.iter().filter(|line| line.range().is_none()).collect();
    let mut heads = vec![0];
    for word in &words {
        let [id, form, lemma, upos, xpos, _, head, relation, ..] = word.columns;
        let head: usize = head.parse().map_err(|_| format!("head `{head}` of {id}"))?;
        if head > words.len() || (head == 0) != (relation == "root") {
            return Err(format!("{relation} from {head} to {id}"));
        }
        let name = |c: char| c.is_ascii_lowercase() || c == ':';
        if !relation.chars().all(name) || !upos.chars().all(|c| c.is_ascii_uppercase()) || xpos == "_" {
            return Err(format!("tags or relation of {id}: {upos} {xpos} {relation}"));
        }
        if lemma == "_" && form != "_" {
            return Err(format!("no lemma of {id}"));
        }
        heads.push(head);
    }
    if heads.iter().skip(1).filter(|head| **head == 0).count() != 1 {
        return Err("not one root".to_owned());
    }
    for word in 1..heads.len() {
        let mut at = word;
        for _ in 0..heads.len() {
            at = heads[at];
        }
        if at != 0 {
            return Err(format!("a cycle above word {word}"));
        }
    }
    Ok(())
}

/// `# text` is made of the forms and `SpaceAfter`.
fn validate_text(lines: &[Line<'_>], text: &str) -> Result<(), String> {
    let mut made = String::new();
    let mut spaced = false;
    let mut inside = 0;
    let mut count = 0;
    for line in lines {
        let range = line.range();
        count += usize::from(range.is_none());
        if range.is_none() && count <= inside {
            if !line.is_spaced() {
                return Err("SpaceAfter inside a multiword token".to_owned());
            }
            continue;
        }
        inside = range.map_or(inside, |(_, last)| last);
        made.push_str(if spaced { " " } else { "" });
        made.push_str(line.columns[1]);
        spaced = line.is_spaced();
    }
    if !spaced {
        return Err("SpaceAfter=No at the end of a sentence".to_owned());
    }
    if made == text { Ok(()) } else { Err(format!("text {text:?}, words {made:?}")) }
}

/// `TokenRange` covers the form in the source, and ascends; a range covers its words.
fn validate_ranges(lines: &[Line<'_>], source: &[char], past: &mut usize) -> Result<(), String> {
    let mut multiword: Option<(usize, usize)> = None;
    for line in lines {
        let [id, form, ..] = line.columns;
        let (start, end) =
            line.misc("TokenRange").and_then(|range| range.split_once(':')).ok_or("no TokenRange")?;
        let (start, end): (usize, usize) =
            (start.parse().map_err(|_| "a start")?, end.parse().map_err(|_| "an end")?);
        let covered: String = source.get(start..end).ok_or(format!("TokenRange of {id}"))?.iter().collect();
        if covered.nfc().collect::<String>() != form || start < *past {
            return Err(format!("{id}: form {form:?}, in the source {covered:?}"));
        }
        if line.range().is_some() {
            multiword = Some((start, end));
            continue;
        }
        if multiword.is_some_and(|(_, last)| start < last && end > last) {
            return Err(format!("{id} leaves its multiword token"));
        }
        *past = end;
    }
    Ok(())
}
