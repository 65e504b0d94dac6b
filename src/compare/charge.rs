//! Of which charge a verdict or a plea is: who is cleared of arson may be convicted of murder.

use std::collections::BTreeSet;

use crate::extract::turn;
use crate::knowledge::{Class, CueWords, Lexicon, root};

use super::bucket::Entry;
use super::update::sentence;

/// Turns and outcomes that are of one charge each.
const OF_A_CHARGE: [&str; 5] = ["was-convicted", "pleaded-guilty", "was-charged", "verdict", "plea"];
/// Words behind a verdict in which its charge is named.
const REACH: usize = 16;
/// Bytes between a verdict and the "of" of its charge.
const NEAR: usize = 16;
/// Words at which another verdict begins.
const NEXT: CueWords = CueWords::named("next-verdict");

/// Why two claims on how a trial ended, or what the accused said, may be of two charges.
pub(super) fn are_of_two_charges(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let property = &*a.member.claim.statement.property;
    let id = turn(property).map_or(property, |turn| turn.id);
    if !OF_A_CHARGE.contains(&id) {
        return false;
    }
    let (one, other) = (charges(a, lexicon), charges(b, lexicon));
    let both = !one.named.is_empty() && !other.named.is_empty();
    one.further != other.further
        || both && one.named.is_disjoint(&other.named)
        || !both && are_told_of_two(a, b, lexicon)
}

/// "Acquitted of trying to mislead the court", "convicted of stabbing his wife": what no list of crimes has is told in words that
/// share none.
fn are_told_of_two(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let told = |entry: &Entry<'_>| -> Option<BTreeSet<String>> {
        let behind = entry.member.reading.text().get(entry.member.claim.span.end as usize..)?;
        let end = behind.find(['.', ',', ';', '\n']).unwrap_or(behind.len());
        let behind = behind.get(..end)?.trim_start();
        // "On Thursday" may stand before it.
        let of =
            if behind.starts_with("of ") { 0 } else { behind.find(" of ").filter(|at| *at <= NEAR)? + 1 };
        let words = behind.get(of + 3..)?.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 2);
        let telling = words.filter(|word| lexicon.sense(&word.to_lowercase(), Class::FunctionWord).is_none());
        Some(telling.map(root).collect())
    };
    let two =
        |(x, y): (BTreeSet<String>, BTreeSet<String>)| !x.is_empty() && !y.is_empty() && x.is_disjoint(&y);
    told(a).zip(told(b)).is_some_and(two)
}

/// What the words behind a verdict say of its charge.
struct Charges<'l> {
    /// The crimes.
    named: BTreeSet<&'l str>,
    /// Whether it is called another charge than that of the news: "a separate charge".
    further: bool,
}

fn charges<'l>(entry: &Entry<'_>, lexicon: &'l Lexicon) -> Charges<'l> {
    let words = words_behind(entry, lexicon);
    let crime = |word: &&str| lexicon.sense(&word.to_lowercase(), Class::CrimeWord);
    let named = words.iter().filter_map(crime).filter(|s| s.is("charge") && !s.is("any"));
    let further = words.windows(2).any(|pair| match pair {
        [which, charge] => {
            crime(which).is_some_and(|s| s.is("further")) && crime(charge).is_some_and(|s| s.is("charge"))
        }
        _ => false,
    });
    Charges { named: named.map(|s| &*s.id).collect(), further }
}

/// The words behind those of a claim, up to the next verdict.
fn words_behind<'e>(entry: &Entry<'e>, lexicon: &Lexicon) -> Vec<&'e str> {
    let text = sentence(&entry.member);
    let reading = entry.member.reading;
    let start = reading.document.sentences.get(entry.member.claim.sentence).map_or(0, |s| s.span.start);
    let end = entry.member.claim.span.end.saturating_sub(start) as usize;
    let behind = text.get(end..).unwrap_or("");
    let behind = behind.split([';', '.']).next().unwrap_or("");
    let words = behind.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty());
    let words = words.take(REACH).take_while(|word| !NEXT.hold(word, lexicon));
    words.collect()
}
