//! What a sentence says of its figure's time and place, where nothing else tells which of several figures it is: a quarter or a
//! year, a town that the news is not of.

use std::collections::BTreeSet;

use crate::claim::Value;
use crate::extract::PRICE;
use crate::grammar::{MentionType, NameKind};
use crate::graph::TOPIC;
use crate::knowledge::{Class, CueWords, Knowledge, Lexicon};
use crate::value::Dimension;

use super::amount::are_two_figures;
use super::bucket::Entry;
use super::several::are_of_several;
use super::stance::{are_of_two_stances, is_one_turned_down};
use super::stranger::{are_worlds_apart, mentions};
use super::telling::is_of_news;
use super::update::sentence;

/// Words for stretches of time that figures are given for.
const PERIODS: CueWords = CueWords::named("period");
/// Words before one of them that say which.
const WHICH: CueWords = CueWords::named("which-period");
/// Of these and those behind, the ones that say that it is over.
const BEFORE: CueWords = CueWords::named("period-that-is-over");
/// Words behind one of them that say which.
const BACK: [&str; 3] = ["ago", "earlier", "before"];
/// The stretch of time that results are told of.
const QUARTER: &str = "quarter";
/// Words that compare a figure with that of another time.
const COMPARED: [&str; 4] = ["from", "than", "compared", "as"];
/// Sentences of an article that say where its news is: the headline, a dateline, the beginning of its text.
const LEAD: usize = 6;
/// Words under which a place stands.
const IN: [&str; 4] = ["in", "at", "near", "around"];

/// Why the sentences of two figures that no name holds may tell of two: of other stretches of time, or one of a place of its own.
pub(super) fn set_apart(a: &Entry<'_>, b: &Entry<'_>, knowledge: &Knowledge) -> Option<&'static str> {
    let lexicon = &knowledge.lexicon;
    // An offer that is taken is the price; what the news has but once tells itself whether it is an offer.
    let property = &a.member.claim.statement.property;
    let offer = || knowledge.frames.get(property).is_some_and(|frame| frame.offer);
    if **property != *PRICE && are_of_two_stances(a, b, lexicon) && !offer() {
        return Some("what somebody wants, offers or expects is not what was agreed or is");
    }
    if (**property == *PRICE || offer()) && is_one_turned_down(a, b, lexicon) {
        return Some("an offer that was turned down is not the one that was taken");
    }
    if let Some(reason) = are_two_figures(a, b, lexicon) {
        return Some(reason);
    }
    if are_of_several(a, b, lexicon) {
        return Some("the figures are of two things of one kind");
    }
    let (ours, theirs) = (periods(a, lexicon), periods(b, lexicon));
    let unheld = is_unheld(a, lexicon) && is_unheld(b, lexicon);
    // What the news has but once is of its own time and place.
    if is_of_news(a) {
        return None;
    }
    let both = !ours.is_empty() && !theirs.is_empty();
    let differ =
        |tells: &dyn Fn(&str) -> bool| ours.symmetric_difference(&theirs).any(|period| tells(period));
    let is_over = |period: &str| period.split(' ').next().is_some_and(|which| BEFORE.hold(which, lexicon));
    // Results are those of the quarter, whether an article says so or not.
    let other = match unheld {
        true => ours != theirs && (both || differ(&|period| !period.contains(QUARTER))),
        // "Sold 74,300 tickets last year".
        false => is_deed(a, lexicon) && differ(&is_over),
    };
    if other {
        return Some("another stretch of time is told beside one of the figures");
    }
    if !unheld {
        return None;
    }
    (is_local(a, b) != is_local(b, a)).then_some("one of the figures is told of a place of its own")
}

/// Whether a figure is of what its holder did, which may be done again: carried, sold, earned.
fn is_deed(entry: &Entry<'_>, lexicon: &Lexicon) -> bool {
    lexicon.deed(&entry.member.claim.statement.property).is_some_and(|(_, what)| !what.is_empty())
}

/// Whether no name holds a figure: it is of the news, a toll of a happening, or told of one thing in other words.
fn is_unheld(entry: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let claim = entry.member.claim;
    let statement = &claim.statement;
    let toll = lexicon.sense(&statement.property, Class::PropertyWord).is_some();
    *statement.subject == *TOPIC
        || claim.about_event && toll
        || claim.alike.as_ref().is_some_and(|alike| alike.question.is_some())
}

/// The stretches of time that a sentence names, lengths and ages left out: `last year`, `quarter`.
fn periods(entry: &Entry<'_>, lexicon: &Lexicon) -> BTreeSet<String> {
    let text = entry.member.reading.text();
    let lengths = mentions(entry).filter(|m| matches!(m.kind, MentionType::Duration | MentionType::Age));
    let lengths: Vec<&str> = lengths.map(|m| m.span.of(text)).collect();
    let sentence =
        lengths.iter().fold(sentence(&entry.member).to_owned(), |s, length| s.replace(length, " "));
    let words: Vec<String> = sentence
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut periods = BTreeSet::new();
    // "Half-year" is one, "half-mast" is none.
    let is_period = |word: &str| {
        let (which, last) = word.rsplit_once('-').unwrap_or(("", word));
        // "Second-year students" are there in any year.
        let ordinal = lexicon.sense(which, Class::OrdinalWord).is_some() && last != QUARTER;
        PERIODS.hold(last, lexicon) && !ordinal
    };
    for (at, word) in words.iter().enumerate().filter(|(_, word)| is_period(word)) {
        let before = at.checked_sub(1).and_then(|i| words.get(i)).filter(|w| WHICH.hold(w, lexicon));
        let behind = words.get(at + 1).filter(|w| BACK.contains(&w.as_str()));
        // "Down from 1.37 billion a year earlier": the time of the figure that it is compared with.
        if behind.is_some() && words.iter().any(|w| COMPARED.contains(&w.as_str())) {
            continue;
        }
        let which = before.or(behind).map_or("", String::as_str);
        periods.insert(format!("{which} {word}"));
    }
    periods
}

/// Whether a sentence puts its figure in a place that neither the lead of its own article nor that of the other names.
fn is_local(entry: &Entry<'_>, other: &Entry<'_>) -> bool {
    let reading = entry.member.reading;
    let text = reading.text();
    let from = reading.mentions.partition_point(|m| m.sentence < entry.member.claim.sentence);
    let own = reading.mentions.iter().enumerate().skip(from);
    let mut own = own.take_while(|(_, m)| m.sentence == entry.member.claim.sentence);
    own.any(|(index, mention)| {
        let entity = reading.entities.of_mention(index);
        let place = entity.is_some_and(|e| matches!(e.kind, NameKind::Place | NameKind::Unknown));
        let before = text.get(..mention.span.start as usize).unwrap_or("").trim_end();
        let under = before
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .is_some_and(|w| IN.iter().any(|word| w.eq_ignore_ascii_case(word)));
        let name = mention.span.of(text);
        let news = |entry: &Entry<'_>| {
            let reading = entry.member.reading;
            let mut lead = reading.document.sentences.iter().take(LEAD);
            lead.any(|sentence| sentence.span.of(reading.text()).contains(name))
        };
        let told = sentence(&other.member).contains(mention.span.of(text));
        mention.kind == MentionType::Name && place && under && !told && !news(entry) && !news(other)
    })
}

/// Whether a figure is an amount of money: of a quarter and of its year a firm earns two.
pub(super) fn is_money(entry: &Entry<'_>) -> bool {
    matches!(&entry.value, Value::Quantity(q) if q.unit.dimension == Dimension::Currency)
}

/// Whether two claims of one source stand in one sentence: "58 percent, and the other 42 percent".
pub(super) fn in_one_sentence(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    a.member.claim.sentence == b.member.claim.sentence
}

/// Whether one amount is more than three times the other and its digits are others: no slip of scale.
pub(super) fn are_two_amounts(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let digits = |value: &Value| match value {
        Value::Quantity(q) => q.number.map(|n| n.normalize().mantissa()),
        _ => None,
    };
    let one = |n: i128| n.to_string().trim_end_matches('0').to_owned();
    let slip = digits(&a.value).zip(digits(&b.value)).is_some_and(|(x, y)| one(x) == one(y));
    are_worlds_apart(&a.value, &b.value) && !slip
}
