//! Who holds which post, as a source says beside the name: "Captain Jane Doe", "Alder founder and chief executive Jane
//! Doe", "Jane Doe, a spokesman for the harbour board".

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::claim::Term;
use crate::grammar::{Meaning, NameKind};
use crate::knowledge::{Class, Classes, Lexicon, Sense};
use crate::text::abbreviation::is_abbreviation;

use super::Reading;
use super::naming::is_held;

/// A post that a source gives a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incumbent {
    /// The person, by its key in the source.
    pub person: Term,
    /// The id of the title: `spokesman`.
    pub title: Arc<str>,
    /// Of what it is the post, as far as that is said.
    pub house: House,
    /// Whether a house has several: analysts, lawyers.
    pub several: bool,
    /// Whether so few are called so that two names beside it may be one person's: no resident, no owner.
    pub post: bool,
}

/// The words that say of what a post is one: `disaster agency`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    /// Words that many houses have: `agency`.
    kinds: BTreeSet<Box<str>>,
    /// The others: `disaster`.
    own: BTreeSet<Box<str>>,
}

impl House {
    /// Whether two can be one: they share a word of their own, or one of them has none, or one is unsaid.
    pub fn can_be(&self, other: &Self) -> bool {
        let unsaid = |house: &Self| house.kinds.is_empty() && house.own.is_empty();
        if unsaid(self) || unsaid(other) {
            return true;
        }
        let own = !self.own.is_disjoint(&other.own);
        own || (self.own.is_empty() || other.own.is_empty()) && !self.kinds.is_disjoint(&other.kinds)
    }

    /// Whether two are certainly one: both are said and share a word of their own.
    pub fn is_one(&self, other: &Self) -> bool {
        !self.own.is_disjoint(&other.own)
    }

    fn add(&mut self, word: &str, lexicon: &Lexicon) {
        let folded = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if folded.len() < 2 || SMALL.contains(&folded.as_str()) {
            return;
        }
        let kind = lexicon.sense(&folded, Class::OrganisationNoun).is_some() || folded == "national";
        if kind { &mut self.kinds } else { &mut self.own }.insert(folded.into());
    }
}

/// Words of a house that tell nothing.
const SMALL: [&str; 12] =
    ["of", "the", "and", "for", "at", "in", "an", "chief", "senior", "top", "veteran", "new"];
/// Words looked at on each side of a name.
const WORDS: usize = 10;
/// Words of the longest title.
const TITLE: usize = 4;

/// The posts that a source gives its persons, in text order.
pub(super) fn incumbents(reading: &Reading, lexicon: &Lexicon) -> Vec<Incumbent> {
    let Reading { document, mentions, entities, .. } = reading;
    let text = reading.text();
    let mut found = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let Meaning::Name(name) = &mention.meaning else { continue };
        let Some(block) = document.block_of(mention.sentence).filter(|b| b.is_checked()) else { continue };
        let person = entities.of_mention(index).filter(|e| match e.kind {
            NameKind::Person => name.title() != Some(mention.span) && !is_of_a_house(&e.base, lexicon),
            NameKind::Unknown => e.base.contains('-') && !is_of_a_house(&e.base, lexicon),
            _ => false,
        });
        let Some(person) = person else { continue };
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        let before = text.get(block.span.start as usize..start).unwrap_or("");
        let behind = text.get(end..block.span.end as usize).unwrap_or("");
        let posts = before_name(before, lexicon).into_iter().chain(behind_name(behind, lexicon));
        let posts = posts.chain(before_comma(before, behind, lexicon));
        // A firm has many vice presidents, and those of a family's firm have one last name.
        let posts = posts.filter(|(sense, _)| !sense.is("many"));
        found.extend(posts.map(|(sense, house)| Incumbent {
            person: person.key.clone(),
            title: sense.id.clone(),
            house,
            several: sense.is("staff"),
            post: is_post(sense),
        }));
    }
    found
}

/// Whether a name is headed by a kind of place or house: "Alder Crown Court".
pub(super) fn is_of_a_house(name: &str, lexicon: &Lexicon) -> bool {
    let (words, head) = (name.split('-').count(), name.rsplit('-').next().unwrap_or(name));
    // Jane Church is a person.
    words > 2 && lexicon.is_among(head, HOUSES)
}

/// Nouns for places and houses.
const HOUSES: Classes =
    Classes::of(&[Class::PlaceKind, Class::BuildingNoun, Class::OrganisationNoun, Class::DecidingBody]);

type Posts<'l> = Vec<(&'l Sense, House)>;

/// "Lumen founder and chief executive ": the titles that end right before a name, with the words of their house.
fn before_name<'l>(before: &str, lexicon: &'l Lexicon) -> Posts<'l> {
    let mut words: Vec<&str> = Vec::new();
    if !before.ends_with([' ', '\u{a0}', '\n']) {
        return Vec::new();
    }
    for word in before.split_whitespace().rev().take(WORDS) {
        if word.ends_with(|c: char| !c.is_alphanumeric()) && !is_cut_title(word, lexicon) {
            break;
        }
        words.push(word);
        if word.starts_with(|c: char| !c.is_alphanumeric()) {
            break;
        }
    }
    words.reverse();
    let mut titles = Vec::new();
    while let Some((length, sense)) = title_ending(&words, lexicon) {
        words.truncate(words.len() - length);
        titles.push(sense);
        let other = words.split_last().filter(|(last, _)| **last == "and");
        if other.is_none_or(|(_, before)| title_ending(before, lexicon).is_none()) {
            break;
        }
        words.pop();
    }
    let mut house = House::default();
    for word in words.iter().rev() {
        if !is_held(bare(word), lexicon) {
            return Vec::new();
        }
        if is_closed(word, lexicon) {
            break;
        }
        house.add(owner(word), lexicon);
        if owner(word) != *word {
            break;
        }
    }
    posts(titles, &house)
}

/// Whether the stop behind a word is that of a title cut short, "Capt.", and not that of a sentence that ends with a title: "the
/// retired coach. Alder general manager Jane Doe".
fn is_cut_title(word: &str, lexicon: &Lexicon) -> bool {
    let title = word.strip_suffix('.').filter(|title| is_abbreviation(title, true));
    title.is_some_and(|title| lexicon.sense(title, Class::Title).is_some())
}

/// "The captain, Jane Doe, who …": the titles before the comma that a name in apposition follows; another comma or a stop
/// ends it, so that it is not the subject of a verb, and an article begins them, so that they are not one of a list.
fn before_comma<'l>(before: &str, behind: &str, lexicon: &'l Lexicon) -> Posts<'l> {
    let named = NAMED.iter().find_map(|words| before.strip_suffix(words));
    let apposed = || before.strip_suffix(", ").filter(|_| behind.starts_with([',', '.', '\n']));
    let Some(office) = named.or_else(apposed) else { return Vec::new() };
    let phrase = office.rsplit([',', '.', ';', ':', '"', '“', '”']).next().unwrap_or("");
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let article = |word: &&str| ARTICLES.iter().any(|a| a.eq_ignore_ascii_case(word));
    let listed = |at: usize| {
        at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| ["and", "or", "with", "of"].contains(w))
    };
    // "The forewoman of the jury, Jane Roe,": a title that has an article in it.
    let whole =
        words.iter().enumerate().filter(|(at, word)| article(word) && !listed(*at)).find_map(|(at, _)| {
            let (taken, sense) = title_beginning(words.get(at + 1..)?, lexicon)?;
            (at + 1 + taken == words.len() && taken > 2).then_some(sense)
        });
    if let Some(sense) = whole {
        return posts(vec![sense], &House::default());
    }
    let Some(at) = words.iter().rposition(article).filter(|at| words.len() - at <= TITLE + 2) else {
        return Vec::new();
    };
    if listed(at) {
        return Vec::new();
    }
    let office = words.get(at..).unwrap_or(&[]).join(" ");
    let posts = before_name(&format!("{office} "), lexicon);
    // "The mayor of Alder, Jane Roe,": as if it stood behind.
    if posts.is_empty() { behind_name(&format!(", {office},"), lexicon) } else { posts }
}

/// Words between a post and a name that say that it is its holder's: "the captain, *named as* Jane Doe".
const NAMED: [&str; 6] = [
    ", named as ",
    ", identified as ",
    " named as ",
    " identified as ",
    ", named ",
    ", identified by police as ",
];

/// Words that begin a noun phrase about one person.
const ARTICLES: [&str; 7] = ["the", "its", "their", "his", "her", "our", "whose"];

/// ", 46, Alder's founder,", ", a spokesman for the harbour board,": the titles of the apposition behind a name.
fn behind_name<'l>(behind: &str, lexicon: &'l Lexicon) -> Posts<'l> {
    let phrase = |text: &'_ str| {
        let end = text.find([',', '.', ';', ':', '(', ')', '"', '“', '”']).unwrap_or(text.len());
        text.split_at_checked(end).map(|(phrase, rest)| (phrase.to_owned(), rest.to_owned()))
    };
    let Some((mut told, rest)) = behind.strip_prefix(',').and_then(phrase) else { return Vec::new() };
    if told.trim().bytes().all(|b| b.is_ascii_digit()) {
        let Some((next, _)) = rest.strip_prefix(',').and_then(phrase) else { return Vec::new() };
        told = next;
    }
    let words: Vec<&str> = told.split_whitespace().take(WORDS + TITLE).collect();
    let mut house = House::default();
    let mut at = 0;
    let mut titles = Vec::new();
    while let Some(word) = words.get(at).filter(|_| at < WORDS) {
        let from = |at: usize| title_beginning(words.get(at..).unwrap_or(&[]), lexicon);
        let title = from(at).map(|(length, sense)| (sense, words.get(at + length).copied(), at + length));
        match title {
            Some((sense, Some("and"), end)) if from(end + 1).is_some() => {
                titles.push(sense);
                at = end + 1;
                continue;
            }
            Some((sense, next, end)) if next.is_none_or(|w| OVER.contains(&w)) => {
                titles.push(sense);
                at = end;
                break;
            }
            // "Trade Minister Jane Doe" is the next of a list, "the chief harbour pilot" a pilot.
            Some((_, next, _)) if next.is_some_and(|w| w.starts_with(char::is_uppercase)) => {
                return Vec::new();
            }
            _ => {}
        }
        let article = at == 0 && ["the", "a", "an", "its", "their", "his", "her"].contains(word);
        if !is_held(bare(word), lexicon) || !article && is_closed(word, lexicon) {
            return Vec::new();
        }
        if !article {
            house.add(owner(word), lexicon);
        }
        at += 1;
    }
    let over = words.get(at..).unwrap_or(&[]).iter();
    for word in over.take_while(|w| SMALL.contains(w) || LINKS.contains(w) || !is_closed(w, lexicon)) {
        if !LINKS.contains(word) {
            house.add(owner(word), lexicon);
        }
    }
    posts(titles, &house)
}

/// Words behind a title that say of what it is one.
const OVER: [&str; 8] = ["of", "for", "at", "with", "in", "on", "to", "from"];
/// Words between a title and its house.
const LINKS: [&str; 5] = ["with", "on", "to", "its", "a"];

fn posts<'l>(titles: Vec<&'l Sense>, house: &House) -> Posts<'l> {
    titles.into_iter().map(|sense| (sense, house.clone())).collect()
}

/// Whether so few of a house are called by a title that two names beside it may be one person's.
fn is_post(sense: &Sense) -> bool {
    sense.is("post")
        || sense.is("staff")
        || sense.is("rank")
        || sense.is("service")
        || sense.is("office") && !sense.is("member")
}

/// The longest title that words end with, in the singular, and how many words it has.
fn title_ending<'l>(words: &[&str], lexicon: &'l Lexicon) -> Option<(usize, &'l Sense)> {
    (1..=TITLE.min(words.len())).rev().find_map(|length| {
        let (taken, sense) = title_beginning(words.get(words.len() - length..)?, lexicon)?;
        (taken == length).then_some((length, sense))
    })
}

/// The longest title that words begin with, in the singular, and how many words it has.
fn title_beginning<'l>(words: &[&str], lexicon: &'l Lexicon) -> Option<(usize, &'l Sense)> {
    // Few words begin a title: the others need not be joined.
    words.first().filter(|word| lexicon.opens(bare(word), Classes::of(&[Class::Title])))?;
    let joined = words.iter().take(TITLE).map(|w| bare(w)).collect::<Vec<_>>().join(" ");
    let (length, sense) = lexicon.at(&joined, Class::Title)?;
    let taken = joined.get(..length)?;
    let several = taken.ends_with(['s', 'S']) && !sense.id.ends_with('s');
    (!several && !sense.is("courtesy")).then(|| (taken.split(' ').count(), sense))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// "Alder's" is Alder.
fn owner(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Whether a word ends a noun phrase: a word of a closed class, or "said".
fn is_closed(word: &str, lexicon: &Lexicon) -> bool {
    let word = bare(word);
    let function = lexicon.sense(word, Class::FunctionWord).is_some_and(|s| !s.is("open"));
    let said = lexicon.begins_with(word, Class::ReportingVerb) && word.starts_with(char::is_lowercase);
    word.is_empty() || function || said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    /// Posts as `title: words of the house`.
    fn check(before: &str, behind: &str, expected: &[&str]) {
        let lexicon = &Knowledge::embedded().lexicon;
        let mut found = before_name(before, lexicon);
        found.extend(behind_name(behind, lexicon));
        found.extend(before_comma(before, behind, lexicon));
        found.retain(|(sense, _)| is_post(sense));
        let told = found.iter().map(|(sense, house)| {
            let words: Vec<&str> = house.own.iter().chain(&house.kinds).map(|w| &**w).collect();
            format!("{}: {}", sense.id, words.join(" "))
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{before}|{behind}");
    }

    #[test]
    fn posts_stand_before_and_behind_a_name() {
        check("said Captain ", " on Monday", &["captain: "]);
        check("it sank, Capt. ", " said", &["captain: "]);
        check("Alder founder and chief executive ", " said", &["chief-executive: alder", "founder: alder"]);
        check("the harbour agency spokesman ", ".", &["spokesman: harbour agency"]);
        check("said Alder's spokeswoman ", ".", &["spokesman: alder"]);
        check("", ", a spokesman for the Harbour Agency, said", &["spokesman: harbour agency"]);
        check("", ", 46, Alder's founder, said", &["founder: alder"]);
        check("said ", ", the chief harbour prosecutor in Corrin.", &["prosecutor: corrin harbour"]);
        check("said ", ", chief executive of Alder Foods.", &["chief-executive: alder foods"]);
        check("the captain, ", ", who sails", &["captain: "]);
        check("the harbour agency's spokesman, ", ".", &["spokesman: agency"]);
        check("said the mayor of Alder, ", ".", &["mayor: alder"]);
        check("met the retired coach. Alder general manager ", " said", &["general-manager: alder"]);
        check("said the forewoman of the jury, ", ", on Monday", &["jury-foreman: "]);
        check("", ", the jury forewoman, said", &["jury-foreman: "]);
        check("the captain, named as ", " of Corrin", &["captain: "]);
        check("police held the captain identified as ", ",", &["captain: "]);
    }

    #[test]
    fn what_is_no_post() {
        check("former captain ", " said", &[]);
        check("deputy captain ", " said", &[]);
        check("acting chief executive ", " said", &[]);
        check("said captains ", " and", &[]);
        check("said resident ", " on", &[]);
        check("the captain, ", " said", &[]);
        check("the mate and the captain, ", ", said", &[]);
        check("the mate of the captain, ", ", said", &[]);
        check("the former captain, ", ", said", &[]);
        check("", ", a former captain of the ship, said", &[]);
        check("", ", Trade Minister Jane Doe and others", &[]);
        check("", ", who is the captain of the ship, said", &[]);
        check("", ", the mayor said.", &[]);
    }
}
