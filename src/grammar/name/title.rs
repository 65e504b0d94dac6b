//! The title or office beside a name.

use std::ops::Range;

use crate::grammar::Place;
use crate::knowledge::Class;

use super::run::{Run, tagged};
use super::words::{BLANKS, Word};
use super::{begins_sentence, is_in};

/// A run divided into title and name.
pub struct Split {
    /// Words of the name.
    pub name: Range<usize>,
    /// First byte and end of the title, if the run begins with one.
    pub title: Option<(usize, usize)>,
    /// Whether the whole run is an office that stands for its holder.
    pub is_title: bool,
}

/// Divides a run: the last title in it ends what is not the person's name.
pub fn split(place: Place<'_>, run: &Run<'_>) -> Split {
    let words = &run.words;
    let whole = Split { name: 0..words.len(), title: None, is_title: false };
    let Some((at, end)) = last_title(place, words) else { return whole };
    let Some(title) = words.get(at) else { return whole };
    let person = end + complement(place, words.get(end..).unwrap_or(&[]));
    // "Mayor of North Yorkshire": a word behind a point of the compass is the place's, not somebody's.
    let bearing = person > end && words.get(person - 1).is_some_and(|w| is_in(w, Class::Bearing));
    let person = if bearing && person + 1 == words.len() { words.len() } else { person };
    let rest = words.get(person..).unwrap_or(&[]);
    let span = |upto: usize| {
        let end = words.get(upto.checked_sub(1)?)?.end;
        let stopped = place.text.get(end..place.to).is_some_and(|t| t.starts_with('.'));
        Some((words.first()?.start, if stopped && upto < words.len() { end + 1 } else { end }))
    };
    // "General" alone is weak, "General Manager" is not.
    let whole_title = place.text.get(title.start..place.to).and_then(|t| place.lexicon.at(t, Class::Title));
    let called = |tag: &str| whole_title.is_some_and(|(_, sense)| sense.is(tag));
    let several = end > at + 1;
    let weak = if several { called("weak") } else { tagged(place, title.text, Class::Title, "weak") };
    if rest.is_empty() {
        let bare = weak || tagged(place, title.text, Class::Title, "courtesy") && words.len() == 1;
        // "Prime Minister", "Minister of Science": the office stands for its holder.
        return if bare { whole } else { Split { title: span(words.len()), is_title: true, ..whole } };
    }
    // Nobody is "the Mrs Holm": what is called so is a ship, a horse, an inn.
    let styled = tagged(place, title.text, Class::Title, "article");
    if tagged(place, title.text, Class::Title, "courtesy") && !styled && follows_article(place, words) {
        return whole;
    }
    if is_head(place, rest) || weak && at > 0 || rest.first().is_some_and(|w| !w.is_capital()) {
        return whole;
    }
    Split { name: person..words.len(), title: span(person), is_title: false }
}

/// Whether "the" stands right before the run.
fn follows_article(place: Place<'_>, words: &[Word<'_>]) -> bool {
    let before = words.first().and_then(|w| place.text.get(place.from..w.start)).unwrap_or("");
    let last = before.trim_end_matches(BLANKS).rsplit(|c: char| !c.is_alphabetic()).next();
    last.is_some_and(|word| word.eq_ignore_ascii_case("the"))
}

/// Word range of the last title in the run that is not its last part.
fn last_title(place: Place<'_>, words: &[Word<'_>]) -> Option<(usize, usize)> {
    let mut found = None;
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let Some(end) = title_at(place, words, index) else {
            index += 1;
            continue;
        };
        // A name of several words before a title is a person followed by something else: "John Major", "Chief Justice".
        if word.is_capital() {
            found = Some((index, end));
        }
        index = end;
    }
    found
}

/// One past the last word of the title that begins at word `index`.
fn title_at(place: Place<'_>, words: &[Word<'_>], index: usize) -> Option<usize> {
    let word = words.get(index)?;
    if !is_in(word, Class::Title) {
        return None;
    }
    let rest = place.text.get(word.start..place.to)?;
    let (length, sense) = place.lexicon.at(rest, Class::Title)?;
    // "ADM" in capitals is an acronym, not the abbreviated rank.
    if sense.is("rank") && word.is_acronym() {
        return None;
    }
    if sense.is("weak") && index > 0 && index + 1 == words.len() {
        return None;
    }
    let upto = word.start + length;
    let taken = words.get(index..)?.iter().take_while(|w| w.end <= upto || w.start < upto).count();
    (words.get(index + taken.checked_sub(1)?)?.end <= upto + 1).then_some(index + taken)
}

/// How many words behind a title say of what: "of Science and Technology", "of Canterbury", "for Trade".
fn complement(place: Place<'_>, words: &[Word<'_>]) -> usize {
    let link = |w: &Word<'_>| w.text.starts_with(char::is_lowercase) || w.text == "&";
    if !words.first().is_some_and(|w| link(w) && place.lexicon.sense(w.text, Class::NameLink).is_some()) {
        return 0;
    }
    let mut taken = words.iter().take_while(|w| link(w)).count();
    let field = |w: &Word<'_>| tagged(place, w.text, Class::NameHead, "portfolio");
    let first_is_field = words.get(taken).is_some_and(field);
    if !first_is_field {
        taken += 1;
    }
    while let Some(word) = words.get(taken) {
        let joins = link(word) || first_is_field && field(word) || is_head(place, &words[taken..=taken]);
        if !joins {
            break;
        }
        taken += 1;
    }
    taken.min(words.len())
}

/// Whether the last of the words is a noun that heads other names than persons'.
fn is_head(place: Place<'_>, words: &[Word<'_>]) -> bool {
    let Some(last) = words.last() else { return false };
    let noun = [Class::OrganisationNoun, Class::EventNoun, Class::DocumentNoun]
        .iter()
        .any(|class| is_in(last, *class) && place.lexicon.sense(last.text, *class).is_some());
    noun || tagged(place, last.text, Class::NameHead, "place")
        || tagged(place, last.text, Class::NameHead, "portfolio") && words.len() == 1
        || is_in(last, Class::Place) && words.len() == 1
}

/// A title in lower case, but for the first letter of its sentence, right before the name: "president Jane Doe", "said analyst John Doe".
pub fn before(place: Place<'_>, start: usize) -> Option<(usize, usize)> {
    let before = place.text.get(place.from..start)?;
    let bare = before.trim_end_matches(BLANKS);
    if bare.len() == before.len() {
        return None;
    }
    // Most words before a name end no title.
    let last = bare.trim_end_matches('.').rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if !place.lexicon.ends_with(last, Class::Title) {
        return None;
    }
    let end = place.from + bare.len();
    let window = bare.len().saturating_sub(48);
    let window = (window..=bare.len()).find(|i| bare.is_char_boundary(*i))?;
    let tail = bare.get(window..)?;
    let starts = tail.rmatch_indices(' ').map(|(i, _)| window + i + 1).take(4);
    let mut found = None;
    for at in starts.chain((window == 0).then_some(0)) {
        let text = bare.get(at..)?;
        // "Managing director Jane Doe said": the capital is that of the sentence.
        let opens = || begins_sentence(place.text, place.from, place.from + at);
        if (text.starts_with(char::is_lowercase) || opens())
            && let Some((length, sense)) = place.lexicon.at(text, Class::Title)
            && length == text.len()
            && !sense.is("weak")
            && !sense.is("courtesy")
        {
            found = Some((place.from + at, end));
        }
    }
    found
}

/// A title as an apposition behind the name: ", president of the club," gives "president of the club".
pub fn behind(place: Place<'_>, end: usize) -> Option<(usize, usize)> {
    let rest = place.text.get(end..place.to)?.strip_prefix(", ")?;
    let at = end + 2;
    // "ALDER, South Torvania: The captain …", "… — The captain …": an apposition runs over no colon and no dash.
    let limit = rest.find([',', '.', ';', ':', '—', '–', '\n', '(', '"', '“']).unwrap_or(rest.len());
    let limit = [" - ", " -- "].iter().filter_map(|dash| rest.find(dash)).fold(limit, usize::min);
    let phrase = rest.get(..limit)?;
    let mut offset = 0;
    let mut start = None;
    for (count, word) in phrase.split(' ').enumerate().take(6) {
        let article = matches!(word, "the" | "a" | "an" | "its" | "their" | "his" | "her");
        // "Jane Doe, told the judge": a phrase begins behind its first word, and no title holds it.
        if article && count > 0 {
            return None;
        }
        if !article && start.is_none() {
            start = Some(offset);
        }
        let text = phrase.get(offset..)?;
        // "Jane Doe, will take over as coach", "Jane Doe, in Alder as mayor": no apposition.
        let verb = matches!(word, "said" | "was" | "is" | "will" | "would" | "has" | "had" | "to");
        if verb || matches!(word, "who" | "which" | "and" | "of" | "for" | "as" | "in" | "at" | "by" | "with")
        {
            return None;
        }
        if let Some((length, sense)) = place.lexicon.at(text, Class::Title).filter(|(_, s)| !s.is("courtesy"))
            && !(sense.is("weak") && count == 0)
        {
            let stop = offset + length + of_phrase(phrase.get(offset + length..)?);
            // "Envoy Jane Doe, Trade Minister John Doe and others": the title of the next.
            let next =
                phrase.get(stop..)?.strip_prefix(' ').is_some_and(|w| w.starts_with(char::is_uppercase));
            // "Will be built in Alder, officials said": who says it, and no title of what is named before.
            let verb = phrase.get(stop..)?.strip_prefix(' ').and_then(|rest| rest.split(' ').next());
            let says = verb.is_some_and(|verb| place.lexicon.sense(verb, Class::ReportingVerb).is_some());
            let shared = phrase.get(stop..).is_some_and(|rest| joins_holder(place, rest));
            // "Jane Doe, the minister's cousin": the minister is another.
            let rest = phrase.get(stop..)?;
            let owner = rest.starts_with("'s ") || rest.starts_with("’s ");
            return (!next && !says && !shared && !owner).then_some((at + start?, at + stop));
        }
        offset += word.len() + 1;
    }
    None
}

/// Words between the "and" of two posts and the second one.
const POSTS: usize = 4;

/// Whether behind a post stands another, and the name of who holds both: "the boats use the Marlow Engine, Corrin CEO *and
/// co-founder Nora Hallett* said".
fn joins_holder(place: Place<'_>, behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(" and ") else { return false };
    let starts = std::iter::once(0).chain(rest.match_indices(' ').map(|(at, _)| at + 1)).take(POSTS);
    starts.filter_map(|at| rest.get(at..)).any(|post| {
        let title = place.lexicon.at(post, Class::Title);
        let name = title.and_then(|(length, _)| post.get(length..)?.strip_prefix(' '));
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    })
}

/// Length of " of …" behind a title: words with capitals and the articles and links between them.
fn of_phrase(text: &str) -> usize {
    let Some(rest) = text
        .strip_prefix(" of ")
        .or_else(|| text.strip_prefix(" at "))
        .or_else(|| text.strip_prefix(" for "))
    else {
        return 0;
    };
    let skipped = text.len() - rest.len();
    let mut length = 0;
    let mut offset = 0;
    for word in rest.split(' ').take(10) {
        let capital = word.starts_with(char::is_uppercase);
        if capital {
            length = offset + word.len();
        } else if !matches!(word, "the" | "of" | "and" | "for" | "on") {
            break;
        }
        offset += word.len() + 1;
    }
    if length == 0 { 0 } else { skipped + length.min(rest.len()) }
}
