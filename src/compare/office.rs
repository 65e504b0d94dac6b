//! Whether one person can hold two offices at once.

use crate::claim::Value;
use crate::extract::{BELOW_A_TITLE, SITES};
use crate::grammar::NameKind;
use crate::knowledge::{Class, Lexicon, Sense};

use super::bucket::Entry;
use super::camps::{contained, content};

/// Whether one person can hold two offices at once: one is a way to say the other, or they are of different kinds and
/// not both public (president and chief executive). Two of one kind (transport minister, interior minister) exclude
/// each other, and so do two public ones (governor, senator), two ranks (colonel, general), and two chiefs of one house.
pub(super) fn offices_meet(a: &Value, b: &Value, lexicon: &Lexicon) -> bool {
    let (Value::Entity(a), Value::Entity(b)) = (a, b) else { return true };
    if are_two_coaches(a, b) {
        return false;
    }
    let written = is_one_title(a, b, lexicon);
    let (a, b) = (&plain_office(a, lexicon), &plain_office(b, lexicon));
    let title = |office: &str| lexicon.at(&office.replace('-', " "), Class::Title).map(|(_, sense)| sense);
    // "Chancellor" may be the finance minister.
    let called = |one: &str, other: &str| {
        title(one).is_some_and(|s| s.tags.iter().any(|tag| tag.contains('-') && contained(tag, other)))
    };
    // The words before "MP" and "senator" say of which party or place one is; a list of portfolios may be cut.
    let tagged =
        |office: &str, tag: &str| lexicon.sense(head(office), Class::Title).is_some_and(|s| s.is(tag));
    let member = head(a) == head(b) && tagged(a, "member");
    let cut = head(a) == head(b) && (a.contains("-and-") || b.contains("-and-"));
    // Nobody has two ranks, or is two chiefs of one house.
    let both = |tag: &str| tagged(a, tag) && tagged(b, tag);
    let chiefs = are_two_chiefs(a, b, lexicon);
    let below = |one: &str, other: &str| is_of_a_site(one, lexicon) && chief(other, lexicon).is_some();
    if is_deputy(a, b, lexicon) || are_two_titles(a, b, lexicon) || below(a, b) || below(b, a) {
        return false;
    }
    contained(a, b)
        || written
        || share_field(a, b)
        || called(a, b)
        || called(b, a)
        || member
        || cut
        // One person chairs several boards.
        || [a, b].iter().all(|office| head(office) == "chairman" && field(office).is_some())
        || (head(a) != head(b) && !both("public") && !both("rank") && !chiefs)
}

/// Whether one is the head coach, who may be called coach alone, and the other an assistant.
fn are_two_coaches(a: &str, b: &str) -> bool {
    let pair = |one: &str, other: &str| one.ends_with("head-coach") && other.ends_with("assistant-coach");
    pair(a, b) || pair(b, a)
}

/// Whether an office is that of who runs one of a firm's sites: no firm's chief does.
fn is_of_a_site(office: &str, lexicon: &Lexicon) -> bool {
    office.split_once('-').is_some_and(|(site, title)| title == "manager" && SITES.hold(site, lexicon))
}

/// Whether two offices are one title, written out or cut short: "Det Ch Insp" is a detective chief inspector.
fn is_one_title(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let whole = |office: &str| {
        let words = office.replace('-', " ");
        let sense = lexicon.at(&words, Class::Title).filter(|(length, _)| *length == words.len());
        sense.map(|(_, sense)| sense.id.clone())
    };
    whole(a).is_some_and(|id| whole(b) == Some(id))
}

/// Whether two offices are titles of several words that end alike and are two: a district commissioner and a regional one.
fn are_two_titles(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let title = |office: &str| {
        let words = office.split_once("-of-").map_or(office, |(words, _)| words).replace('-', " ");
        let sense = lexicon.at(&words, Class::Title).filter(|(length, _)| *length == words.len());
        sense
            .filter(|(_, sense)| sense.is("office") && words.contains(' '))
            .map(|(_, sense)| sense.id.clone())
    };
    head(a) == head(b) && title(a).zip(title(b)).is_some_and(|(x, y)| x != y)
}

/// Words for who stands in for another.
const DEPUTIES: [&str; 2] = ["deputy", "vice"];

/// Whether one office is that of a deputy of the other: the mayor and the deputy mayor. Of a vice admiral it is no more than a
/// short way to say so, and of those of whom a house has several as well.
fn is_deputy(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let read = |office: &str| -> Option<(bool, String, Vec<String>)> {
        let (words, over) = office.split_once("-of-").unwrap_or((office, ""));
        let kept: Vec<&str> = words.split('-').filter(|word| !DEPUTIES.contains(word)).collect();
        let title = kept.join(" ");
        let begins = title.match_indices(' ').map(|(blank, _)| blank + 1);
        let (at, sense) = std::iter::once(0).chain(begins).find_map(|at| {
            let (length, sense) = lexicon.at(title.get(at..)?, Class::Title)?;
            (at + length == title.len()).then_some((at, sense))
        })?;
        let one = sense.is("office")
            && !["rank", "staff", "member", "service", "chief"].iter().any(|tag| sense.is(tag));
        let house = if over.is_empty() { title.get(..at)?.trim().replace(' ', "-") } else { over.to_owned() };
        let house = if house.is_empty() { Vec::new() } else { content(&house) };
        one.then(|| (kept.len() < words.split('-').count(), sense.id.to_string(), house))
    };
    let (Some((below, one, house)), Some((under, other, its))) = (read(a), read(b)) else { return false };
    let listed = a.contains("-and-") || b.contains("-and-");
    let shared = house.is_empty() || its.is_empty() || house.iter().any(|word| its.contains(word));
    below != under && one == other && shared && !listed
}

/// What an office is over, or of which house: behind "of".
fn field(office: &str) -> Option<&str> {
    office.split_once("-of-").map(|(_, field)| field)
}

/// Whether two offices are those of two chiefs of one house: "chief executive" and "chief financial officer of Alder".
/// Where a house is said on one side only, it is the other's.
fn are_two_chiefs(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let (Some((one, house)), Some((other, its))) = (chief(a, lexicon), chief(b, lexicon)) else {
        return false;
    };
    let shared = house.is_empty() || its.is_empty() || house.iter().any(|word| its.contains(word));
    let both = |tag: &str| one.is(tag) && other.is(tag);
    one.id != other.id && shared && (both("chief") || both("head"))
}

/// "Chief executive", "Alder chief financial officer": which chief, and the words of the house. Not whoever stands below one,
/// or is two at once.
fn chief<'l>(office: &str, lexicon: &'l Lexicon) -> Option<(&'l Sense, Vec<String>)> {
    let (words, over) = office.split_once("-of-").unwrap_or((office, ""));
    if office.split('-').any(|word| word == "and" || BELOW_A_TITLE.hold(word, lexicon)) {
        return None;
    }
    let begins_word =
        |at: usize| words.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('-'));
    let mut starts = (0..words.len()).filter(|at| words.is_char_boundary(*at) && begins_word(*at));
    let (begins, sense) = starts.find_map(|at| {
        let title = words.get(at..)?.replace('-', " ");
        let (length, sense) = lexicon.at(&title, Class::Title)?;
        (length == title.len() && (sense.is("chief") || sense.is("head"))).then_some((at, sense))
    })?;
    let house = if over.is_empty() { words.get(..begins)?.trim_end_matches('-') } else { over };
    // "The firm's chief executive": of which house is not said.
    let named = |word: &String| lexicon.sense(word, Class::OrganisationNoun).is_none();
    let house = if house.is_empty() { Vec::new() } else { content(house) };
    Some((sense, if house.iter().any(named) { house } else { Vec::new() }))
}

/// Whether two posts of one kind are over what is called alike in part: "of the paper division", "of paper".
fn share_field(a: &str, b: &str) -> bool {
    let field = |office: &str| field(office).map(content);
    let (x, y) = match (field(a), field(b)) {
        (Some(x), Some(y)) => (x, y),
        // "The Alder manager", "the manager of sales": of what company, and over what.
        (None, None) => return false,
        _ => return head(a) == head(b) && !["minister", "secretary"].contains(&head(a)),
    };
    head(a) == head(b) && x.len().max(y.len()) > 1 && x.iter().any(|word| y.contains(word))
}

/// Words before "minister" that tell the rank of one, and of what he is minister not.
const RANKS: [&str; 4] = ["junior", "state", "senior", "cabinet"];

/// An office without the country it is one of and without "now"; its last word as its title is called in full.
fn plain_office(office: &str, lexicon: &Lexicon) -> String {
    let country = |word: &str| lexicon.sense(word, Class::Place).is_some_and(|s| !s.is("city"));
    let kept = |word: &&str| !["now", "then", "current", "the"].contains(word) && !country(word);
    let office = with_places(office, lexicon);
    let mut words: Vec<&str> = office.split('-').filter(kept).collect();
    // A junior minister may be called state minister, or minister alone, a head coach coach.
    let lower = |at: usize, word: &str| match words.get(at + 1) {
        Some(&"minister") => RANKS.contains(&word),
        Some(&"coach") => word == "head",
        _ => false,
    };
    words = words.iter().enumerate().filter(|(at, word)| !lower(*at, word)).map(|(_, word)| *word).collect();
    if let Some(last) = words.pop() {
        words.push(lexicon.sense(last, Class::Title).map_or(last, |sense| &sense.id));
    }
    words.join("-")
}

/// An office, or the name of a site, with each place under the one name that the lexicon has for it: the mayor of D.C. is that of Washington.
pub(super) fn with_places(office: &str, lexicon: &Lexicon) -> String {
    let words = office.replace('-', " ");
    let (mut written, mut at) = (String::new(), 0);
    while at < words.len() {
        let rest = words.get(at..).unwrap_or("");
        let place = lexicon
            .at(rest, Class::Place)
            .filter(|(length, _)| rest.get(..*length).is_some_and(|r| r.contains(' ')));
        let word = rest.find(' ').unwrap_or(rest.len());
        let (length, name) = match place {
            Some((length, place)) => (length, place.id.split('/').next().unwrap_or_default()),
            None => (word, rest.get(..word).unwrap_or("")),
        };
        written.push_str(name);
        written.push('-');
        at += length + 1;
    }
    written.trim_end_matches('-').to_owned()
}

/// The kind of an office: the word before "of", "for" or "to", else the last one.
fn head(office: &str) -> &str {
    let end = ["-of-", "-for-", "-to-", "-at-", "-in-"].iter().filter_map(|link| office.find(link)).min();
    let title = office.get(..end.unwrap_or(office.len())).unwrap_or(office);
    title.rsplit('-').next().unwrap_or(title)
}

/// Why two may both have done what one does.
pub(super) fn both_hold(a: &Entry<'_>, b: &Entry<'_>) -> Option<&'static str> {
    let together = is_one_of_several(a) || is_one_of_several(b);
    let reasons = [
        (acts_for_other(a, b), "who acts for a firm is its head"),
        (together, "one of several who do it together"),
    ];
    reasons.into_iter().find(|(holds, _)| *holds).map(|(_, reason)| reason)
}

/// Whether one is a person and the other is none: what a firm buys, its head is said to buy.
fn acts_for_other(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let kind = |e: &Entry<'_>| {
        let Value::Entity(term) = &e.value else { return None };
        let mut entities = e.member.reading.entities.all().iter();
        entities.find(|entity| entity.key == *term).map(|entity| entity.kind)
    };
    let person = |e: &Entry<'_>| kind(e) == Some(NameKind::Person);
    // A name of one word is no person's in full.
    let firm = |e: &Entry<'_>| match kind(e) {
        Some(NameKind::Organisation) => true,
        Some(NameKind::Unknown) | None => {
            matches!(&e.value, Value::Entity(term) if !term.contains('-') || term.contains("-of-"))
        }
        Some(_) => false,
    };
    person(a) && firm(b) || firm(a) && person(b)
}

/// Whether a source names the holder as one of several: "Halden and the fund Silver Oak are to buy it".
fn is_one_of_several(entry: &Entry<'_>) -> bool {
    let Value::Entity(term) = &entry.value else { return false };
    let (reading, claim) = (entry.member.reading, entry.member.claim);
    let own = |at: usize| reading.entities.of_mention(at).is_some_and(|entity| entity.key == *term);
    let mut told = reading.mentions.iter().enumerate().filter(|(_, m)| m.sentence == claim.sentence);
    let Some((_, mention)) = told.find(|(at, _)| own(*at)) else { return false };
    let text = reading.text();
    let before = text.get(..mention.span.start as usize).unwrap_or("");
    let words: Vec<&str> = before.rsplit(char::is_whitespace).take(JOINED).collect();
    let joined = words.iter().position(|word| *word == "and");
    // Small words only stand between "and" and the name.
    let small = |word: &&str| word.starts_with(char::is_lowercase) || word.is_empty();
    let second = joined.is_some_and(|at| words.iter().take(at).all(small));
    let behind = text.get(mention.span.end as usize..).unwrap_or("");
    second || behind.strip_prefix(" and ").is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Words before a name in which "and" stands that joins it to another.
const JOINED: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::meet;
    use crate::knowledge::Knowledge;

    #[test]
    fn offices_are_contained() {
        let office = |slug: &str| Value::Entity(slug.into());
        assert!(meet(&office("minister"), &office("minister-of-science-and-technology")));
        let lexicon = &Knowledge::embedded().lexicon;
        for (a, b, together) in [
            ("transport-minister", "minister-of-the-interior", false),
            ("president", "chief-executive", true),
            ("governor", "senator", false),
            ("mayor", "mayor-of-corrin", true),
            ("chief-executive", "chief-financial-officer", false),
            ("alder-ceo", "chief-operating-officer-of-alder", false),
            ("alder-ceo", "tarn-chief-financial-officer", true),
            ("alder-ceo", "chief-executive-officer", true),
            ("chief-executive", "deputy-chief-executive", true),
            ("chief-executive", "deputy-chief-financial-officer", true),
            ("chief-executive", "chief-executive-and-chief-financial-officer", true),
            ("chief-executive", "chief-of-staff", true),
            ("managing-director-of-alder-foods", "chief-executive-of-alder-foods", false),
            ("firm-managing-director", "chief-executive-of-alder-foods", false),
            ("managing-director-of-alder-foods", "chief-executive-of-tarn-mills", true),
            ("managing-director-of-alder-bank", "chief-economist-of-alder-bank", true),
            ("mayor-of-alder", "deputy-mayor-of-alder", false),
            ("mayor", "deputy-mayor-of-alder", false),
            ("mayor-of-tarn", "deputy-mayor-of-tarn-and-treasurer", true),
            ("admiral", "vice-admiral", true),
            ("chairman-of-alder-board", "vice-chairman", false),
            ("chairman-of-alder-choir", "vice-chairman-of-vess-bank", true),
            ("former-alder-rovers-coach", "head-coach", true),
            ("assistant-coach", "head-coach", false),
            ("washington-mayor", "d-c-mayor", true),
            ("d-c-police-chief", "washington-metropolitan-police-chief", true),
            ("mayor-of-washington", "mayor-of-corrin", false),
            ("junior-minister-of-health", "state-minister", true),
            ("junior-minister-of-health", "state-minister-of-transport", false),
            ("captain", "lieutenant", false),
            ("district-commissioner-of-corrin", "regional-commissioner", false),
            ("district-commissioner-of-corrin", "commissioner", true),
            ("captain", "manager", true),
            ("det-ch-insp", "detective-chief-inspector", true),
            ("det-insp", "detective-chief-inspector", false),
        ] {
            assert_eq!(offices_meet(&office(a), &office(b), lexicon), together, "{a}, {b}");
        }
    }
}
