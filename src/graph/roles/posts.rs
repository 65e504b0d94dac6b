//! What the words beside a title say of it: that somebody held it once, and of what it is one. Of two lands the presidents are two.

use std::collections::{BTreeMap, BTreeSet};

use crate::knowledge::{Class, CueWords, Lexicon};

/// Words before a title that is held no longer.
const FORMER: CueWords = CueWords::named("former");
/// Nouns for who holds the same title elsewhere.
const PEERS: CueWords = CueWords::named("holds-the-same-elsewhere");
/// Words before a title that may belong to it: "the former Alder harbour captain".
const BESIDE: usize = 3;

/// What a source says of its titles.
#[derive(Clone, Debug, Default)]
pub(super) struct Posts {
    /// By the id of the title: whether it was held once, and the names before and behind it.
    titles: BTreeMap<Box<str>, Post>,
    /// Whether it speaks of somebody who has the same title elsewhere: "his Alderian counterpart".
    peers: bool,
}

/// What is said of a title.
#[derive(Clone, Debug, Default)]
struct Post {
    former: bool,
    /// Of what it is told to be one: `alder`.
    of: BTreeSet<Box<str>>,
}

impl Posts {
    /// Reads them off a text.
    pub(super) fn read(text: &str, lexicon: &Lexicon) -> Self {
        let mut posts = Self::default();
        let mut before: Vec<&str> = Vec::new();
        let mut end = 0;
        for word in text.split_whitespace() {
            let at = end + text.get(end..).and_then(|rest| rest.find(word)).unwrap_or(0);
            end = at + word.len();
            let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            // "Ex-captain".
            let (ex, title) = match bare.split_once('-') {
                Some((ex, title)) if FORMER.hold(ex, lexicon) => (true, title),
                _ => (false, bare),
            };
            let rest = text.get(end - title.len()..).unwrap_or("");
            if let Some((length, sense)) = lexicon.at(rest, Class::Title) {
                let post = posts.titles.entry((&*sense.id).into()).or_default();
                post.former |= ex || before.iter().any(|word| FORMER.hold(word, lexicon));
                post.of.extend(before.iter().filter_map(|word| place(word, lexicon)));
                post.of.extend(behind(rest.get(length..).unwrap_or(""), lexicon));
            }
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            posts.peers |= PEERS.hold(plain, lexicon) && before.iter().any(|w| place(w, lexicon).is_some());
            let stop = word.ends_with(|c: char| !c.is_alphanumeric());
            let closed = lexicon.sense(plain, Class::FunctionWord).is_some_and(|s| !s.is("open"));
            if stop || closed && !FORMER.hold(plain, lexicon) {
                before.clear();
                continue;
            }
            before.push(plain);
            before.drain(..before.len().saturating_sub(BESIDE));
        }
        posts
    }
}

/// Whether sources speak of more than the one who holds one of these titles now: of one who held it once, or of two houses or
/// lands that have it. Of each source that says so much it is asked whether it is of the same news.
pub(super) fn are_several(titles: &[&str], posts: &[Posts], is_near: impl Fn(usize) -> bool) -> bool {
    let mut of: BTreeSet<&str> = BTreeSet::new();
    for (at, source) in posts.iter().enumerate() {
        let told: Vec<&Post> = titles.iter().filter_map(|title| source.titles.get(*title)).collect();
        let other = told.iter().any(|post| post.former) || source.peers && !told.is_empty();
        let names = || told.iter().flat_map(|post| &post.of).map(|name| &**name);
        if !other && names().all(|name| of.contains(name)) || !is_near(at) {
            continue;
        }
        of.extend(names());
        if other || of.len() > 1 {
            return true;
        }
    }
    false
}

/// "President *of Alder*".
fn behind(rest: &str, lexicon: &Lexicon) -> Option<Box<str>> {
    let mut words = rest.split_whitespace();
    let of = words.next().filter(|word| *word == "of" && rest.starts_with(' '))?;
    let name = words.find(|word| *word != "the").filter(|_| !of.is_empty())?;
    place(name.trim_matches(|c: char| !c.is_alphanumeric()), lexicon)
}

/// The house or land that a word beside a title names: "Alder's", "Alder", "Alderian".
fn place(word: &str, lexicon: &Lexicon) -> Option<Box<str>> {
    let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let classes = [Class::FunctionWord, Class::Title, Class::Weekday, Class::Month];
    let known = classes.iter().any(|class| lexicon.sense(owner, *class).is_some());
    let name = owner.starts_with(char::is_uppercase) && !known;
    let country = lexicon.country(owner).unwrap_or(owner);
    name.then(|| country.to_lowercase().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    fn check(texts: &[&str], title: &str, several: bool) {
        let lexicon = &Knowledge::embedded().lexicon;
        let posts: Vec<Posts> = texts.iter().map(|text| Posts::read(text, lexicon)).collect();
        assert_eq!(are_several(&[title], &posts, |_| true), several, "{texts:?}");
    }

    #[test]
    fn a_title_of_which_there_are_two() {
        check(&["The former mayor Jan Holm was there."], "mayor", true);
        check(&["The ex-mayor was there."], "mayor", true);
        check(&["The former Alder mayor was there."], "mayor", true);
        check(&["The mayor of Alder was there.", "Corrin's mayor was there."], "mayor", true);
        check(&["President Jan Holm met his Alderian counterpart."], "president", true);
    }

    #[test]
    fn a_title_that_one_holds() {
        check(&["The mayor of Alder was there.", "Alder's mayor was not."], "mayor", false);
        check(&["A former pilot met the mayor."], "mayor", false);
        check(&["On Monday Captain Jan Holm was held."], "captain", false);
        check(&["The captain and his colleague were held."], "captain", false);
    }
}
