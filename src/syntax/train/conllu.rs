//! Reading treebanks: CoNLL-U, the format of the Universal Dependencies (<https://universaldependencies.org/format.html>).

use crate::syntax::tag::{Tag, Upos, Xpos};
use crate::syntax::tree::Relation;

/// A line of a treebank that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct ReadError {
    /// From 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: String,
}

/// A word with what the annotators say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is printed.
    pub form: String,
    /// As it stands in a dictionary.
    pub lemma: String,
    /// Its part of speech.
    pub tag: Tag,
    /// Index of its head; none for the root.
    pub head: Option<usize>,
    /// Its relation to its head.
    pub relation: Relation,
    /// Whether white space follows.
    pub space_after: bool,
}

/// Words that are printed as one, such as `don't`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Multiword {
    /// As they are printed.
    pub form: String,
    /// Index of the first word.
    pub first: usize,
    /// Index of the last word.
    pub last: usize,
    /// Whether white space follows.
    pub space_after: bool,
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The document it stands in: `# newdoc id`.
    pub document: String,
    /// Whether it is the first of a paragraph: `# newpar`, or of its document.
    pub opens_paragraph: bool,
    /// As it is printed: `# text`.
    pub text: String,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Those printed as one, in order.
    pub multiwords: Vec<Multiword>,
}

/// The sentences of a file, in order.
pub fn read(text: &str) -> Result<Vec<Sentence>, ReadError> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (at, line) in text.lines().enumerate() {
        let at_line = |problem: String| ReadError { line: at + 1, problem };
        if let Some(comment) = line.strip_prefix('#') {
            read_comment(comment, &mut sentence);
        } else if line.trim().is_empty() {
            finish(&mut sentence, &mut sentences).map_err(at_line)?;
        } else {
            read_line(line, &mut sentence).map_err(at_line)?;
        }
    }
    let last = text.lines().count();
    finish(&mut sentence, &mut sentences).map_err(|problem| ReadError { line: last, problem })?;
    Ok(sentences)
}

fn read_comment(comment: &str, sentence: &mut Sentence) {
    sentence.opens_paragraph |=
        matches!(comment.trim(), "newpar" | "newdoc") || comment.starts_with(" newpar id");
    if let Some((key, value)) = comment.split_once('=') {
        match key.trim() {
            "newdoc id" => value.trim().clone_into(&mut sentence.document),
            "text" => value.trim().clone_into(&mut sentence.text),
            _ => {}
        }
    }
}

fn read_line(line: &str, sentence: &mut Sentence) -> Result<(), String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, form, lemma, upos, xpos, _, head, relation, _, misc] = columns.as_slice() else {
        return Err(format!("a word has ten columns divided by tabs, this has {}", columns.len()));
    };
    let space_after = !misc.split('|').any(|part| part == "SpaceAfter=No");
    if let Some((first, last)) = id.split_once('-') {
        let (first, last) = (number(first)?, number(last)?);
        let (Some(first), Some(last)) = (first.checked_sub(1), last.checked_sub(1)) else {
            return Err(format!("the range `{id}` begins before the sentence"));
        };
        sentence.multiwords.push(Multiword { form: form.to_owned(), first, last, space_after });
        return Ok(());
    }
    // Words that were left out by ellipsis stand in the enhanced trees only.
    if id.contains('.') {
        return Ok(());
    }
    if number(id)? != sentence.words.len() + 1 {
        return Err(format!("word {} is missing before word {id}", sentence.words.len() + 1));
    }
    sentence.words.push(Word {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        tag: Tag::new(
            Upos::from_name(upos).ok_or_else(|| format!("`{upos}` is no universal part of speech"))?,
            Xpos::from_name(xpos).ok_or_else(|| format!("`{xpos}` is no tag of the Penn Treebank"))?,
        ),
        head: number(head)?.checked_sub(1),
        relation: relation_of(relation).ok_or_else(|| format!("`{relation}` is no relation"))?,
        space_after,
    });
    Ok(())
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("`{text}` is no number"))
}

/// A relation by its name; by its main part if the subtype is not known.
fn relation_of(name: &str) -> Option<Relation> {
    let main = name.split(':').next().unwrap_or(name);
    Relation::from_name(name).or_else(|| Relation::from_name(main))
}

fn finish(sentence: &mut Sentence, sentences: &mut Vec<Sentence>) -> Result<(), String> {
    let count = sentence.words.len();
    if count == 0 {
        return Ok(());
    }
    if let Some(head) = sentence.words.iter().filter_map(|w| w.head).find(|h| *h >= count) {
        return Err(format!("the sentence has {count} words, and a head is word {}", head + 1));
    }
    if let Some(range) = sentence.multiwords.iter().find(|m| m.last >= count || m.first > m.last) {
        return Err(format!(
            "the sentence has {count} words, `{}` ends at word {}",
            range.form,
            range.last + 1
        ));
    }
    let next = Sentence { document: sentence.document.clone(), ..Sentence::default() };
    sentences.push(std::mem::replace(sentence, next));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# newdoc id = one\n# text = Don't go.\n\
        1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tDo\tdo\tAUX\tVB\t_\t3\taux\t3:aux\t_\n\
        2\tn't\tnot\tPART\tRB\t_\t3\tadvmod:strange\t_\t_\n\
        3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n\
        3.1\tit\tit\tPRON\tPRP\t_\t_\t_\t_\t_\n\
        4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n\
        # text = Yes\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n";

    #[test]
    fn sentences_with_words_and_ranges() {
        let sentences = read(TEXT).expect("a treebank");
        assert_eq!(sentences.len(), 2);
        let first = &sentences[0];
        assert_eq!(
            (first.document.as_str(), first.text.as_str(), first.words.len()),
            ("one", "Don't go.", 4)
        );
        assert_eq!(
            first.multiwords,
            [Multiword { form: "Don't".into(), first: 0, last: 1, space_after: true }]
        );
        let heads: Vec<Option<usize>> = first.words.iter().map(|w| w.head).collect();
        assert_eq!(heads, [Some(2), Some(2), None, Some(2)]);
        assert_eq!(first.words[1].relation, Relation::Advmod);
        assert_eq!(first.words[1].tag, Tag::new(Upos::Part, Xpos::Rb));
        assert!(!first.words[2].space_after && first.words[3].space_after);
        assert_eq!(sentences[1].document, "one");
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let problem =
            |from: &str, to: &str| read(&TEXT.replacen(from, to, 1)).expect_err("damaged").to_string();
        assert_eq!(problem("AUX", "AUXX"), "line 4: `AUXX` is no universal part of speech");
        assert_eq!(problem("\tVB\t", "\t"), "line 4: a word has ten columns divided by tabs, this has 9");
        assert_eq!(problem("\t3\taux", "\t9\taux"), "line 9: the sentence has 4 words, and a head is word 9");
        assert_eq!(problem("\n2\t", "\n5\t"), "line 5: word 2 is missing before word 5");
        assert_eq!(problem("1-2", "0-2"), "line 3: the range `0-2` begins before the sentence");
        assert_eq!(problem("1-2", "1-7"), "line 9: the sentence has 4 words, `Don't` ends at word 7");
    }
}
