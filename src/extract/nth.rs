//! How often something has happened by now: "the second time since 2010 that it failed", "the third recall in five years", "the
//! first woman to lead the party".

use crate::claim::{Claim, Factuality, Scope, Term};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Items;
use crate::value::{Dimension, Quantity};

use super::context::{Context, slug};
use super::pronoun;
use super::rank::{number, ordinal};
use super::turn::{Bearer, Told, WHICH, told_of};
use super::when;

/// The property of a claim that tells the how many-th something is.
pub const NTH: &str = "nth";
/// The restriction to what has happened since then.
pub const SINCE: &str = "since";

/// Items behind an ordinal in which what is counted stands.
const REACH: usize = 16;
/// Words of the noun phrase behind an ordinal.
const NOUN: usize = 4;
/// Words between a form of "be" and an ordinal.
const BETWEEN: usize = 4;
/// The highest number that an ordinal counts to.
const MOST: u32 = 50;

/// Adds what a sentence tells the number of.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for at in (0..items.items.len()).filter(|&at| ordinal(items, at).is_some()) {
        claims.extend(Reader { context, items, sentence, at }.claim());
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
    at: usize,
}

/// What is counted, and the last item that tells it.
struct Counted {
    what: String,
    last: usize,
    /// Whether it is a person, who has the number.
    person: bool,
}

impl Reader<'_, '_> {
    fn claim(&self) -> Option<Claim> {
        let items = self.items;
        let nth = ordinal(items, self.at).filter(|nth| *nth < MOST)?;
        // "The second-largest" is a rank.
        let joined = items.text.get(items.get(self.at)?.end..)?.starts_with(['-', '‑']);
        let before = self.at.checked_sub(1)?;
        let first = match items.is_possessive(before) {
            true => items.phrase_at(before).map_or(before, |phrase| phrase.first),
            false => before,
        };
        let definite =
            items.is_possessive(before) || items.is_any_word(before, &["the", "its", "their", "his", "her"]);
        let copula = self.copula(first);
        let apposed = first.checked_sub(1).is_some_and(|i| items.is_symbol(i, &[',', '-', '–', '—']));
        if joined || !definite || copula.is_none() && !apposed {
            return None;
        }
        let Counted { what, last, person } = self.counted()?;
        let since = self.since(self.at + 1);
        // "The ninth attack on a shop this year": on any shop.
        let any = items.is_any_word(last + 1, &["on", "at", "against", "in", "of"])
            && items.is_any_word(last + 2, &["a", "an", "any"]);
        if any {
            return None;
        }
        // Of an attack that only stands in a row ("the second attack") nothing tells how many there were.
        let restricted = since.is_some() || self.is_from_the_beginning(last + 1);
        let time = items.is_any_word(self.at + 1, &["time"]);
        if !person && (copula.is_none() || !restricted && !time) {
            return None;
        }
        let factuality = self.factuality(copula)?;
        let subject = copula.filter(|_| person).and_then(|at| self.subject(at));
        let bearer = Bearer { subject, word: Term::from(slug(&what)) };
        let told =
            Told::by(self.context, items, (before, last), (format!("{WHICH}{NTH}"), bearer, number(nth)));
        let mut claim = told_of(self.context, Told { sole: true, factuality, ..told }, self.sentence);
        let mut more = Scope::new();
        more.add("what", &slug(&what));
        if let Some(since) = since {
            more.add(SINCE, &since);
        }
        claim.statement.scope.extend(more);
        Some(claim)
    }

    /// The form of "be" or "become" that the words from an item on are said with.
    fn copula(&self, first: usize) -> Option<usize> {
        const BE: [&str; 13] = [
            "is", "was", "be", "been", "becomes", "became", "become", "marks", "marked", "'s", "’s", "being",
            "makes",
        ];
        let items = self.items;
        let plain = |i: usize| {
            items.word(i).is_some() && !items.is_any_word(i, &["of", "in", "after", "and", "when", "before"])
        };
        let mut places = (first.saturating_sub(BETWEEN)..first).rev();
        places.find(|&i| items.is_any_word(i, &BE) || !plain(i)).filter(|&i| items.is_any_word(i, &BE))
    }

    /// What is counted by "time" and what happened then, by the noun of a happening, or by a person and what they do.
    fn counted(&self) -> Option<Counted> {
        let items = self.items;
        let behind = self.at + 1;
        if items.is_any_word(behind, &["time"]) {
            let (last, sense) = self.happening(behind + 1)?;
            return Some(Counted { what: sense.id.to_string(), last, person: false });
        }
        let last = self.noun(behind)?;
        let noun = self.plain(last)?.to_lowercase();
        let words: Vec<String> =
            (behind..last).filter_map(|i| items.word(i)).map(str::to_lowercase).collect();
        let telling = |word: &&String| !PLAIN.hold(word, items.lexicon);
        let before = words.iter().filter(telling).map(|word| format!("{word}-")).collect::<String>();
        let whole = items.text.get(items.get(behind)?.start..)?;
        let known = items.lexicon.at(whole, Class::CountedEvent).filter(|_| last > behind);
        if let Some((length, sense)) = known.filter(|(length, s)| s.is("event") && *length > noun.len()) {
            let end = items.position(items.get(behind)?.start + length);
            return Some(Counted { what: sense.id.to_string(), last: end.checked_sub(1)?, person: false });
        }
        if let Some(sense) = items.lexicon.sense(&noun, Class::CountedEvent).filter(|s| s.is("event")) {
            return Some(Counted { what: format!("{before}{}", sense.id), last, person: false });
        }
        if !self.is_somebody(&noun) || !items.is_any_word(last + 1, &["to", "who"]) {
            return None;
        }
        let (verb, sense) = (last + 2..=last + 4).find_map(|i| Some((i, self.known(i)?)))?;
        let object = self.object(verb).map_or_else(String::new, |word| format!("-{word}"));
        Some(Counted { what: format!("{before}{noun}-{}{object}", sense.id), last: verb, person: true })
    }

    /// "To hold the *agriculture* post": the noun before the head of what the verb is done to.
    fn object(&self, verb: usize) -> Option<String> {
        let items = self.items;
        let phrase = items.phrase_from(verb + 1)?;
        let tells =
            |i: &usize| items.word(*i).is_some() && !items.is_determiner(*i) && !items.is_function_word(*i);
        let word = (phrase.first..phrase.head).rev().find(tells)?;
        items.word(word).map(str::to_lowercase)
    }

    /// What happened, by the first word behind an item that tells it; nothing of what did not happen.
    fn happening(&self, from: usize) -> Option<(usize, &Sense)> {
        let items = self.items;
        let open = |i: &usize| !items.is_symbol(*i, &[';', ':', '.']);
        let not =
            |i: &usize| items.is_any_word(*i, &["not", "no", "never", "without", "nobody", "n't", "none"]);
        let found = (from..from + REACH).take_while(|i| open(i) && !not(i));
        found.into_iter().find_map(|i| Some((i, self.known(i)?)))
    }

    fn known(&self, at: usize) -> Option<&Sense> {
        self.items.word(at)?;
        self.items.at(at, Class::CountedEvent).map(|(_, sense)| sense)
    }

    /// The noun that ends the phrase which goes on at an item.
    fn noun(&self, from: usize) -> Option<usize> {
        let items = self.items;
        let verb = |i: &usize| items.clauses().iter().any(|c| (c.verbs.first..=c.verbs.last).contains(i));
        let plain = |i: &usize| self.plain(*i).is_some() && !items.is_function_word(*i) && !verb(i);
        (from..from + NOUN).take_while(plain).last()
    }

    /// A word, also one that a capital makes look like a name: "the second Minister to resign".
    fn plain(&self, at: usize) -> Option<&str> {
        let items = self.items;
        let title = || {
            let (_, mention) = items.mention(at)?;
            let words = mention.span.of(items.text);
            items.lexicon.sense(words, Class::Title).map(|_| words)
        };
        items.word(at).or_else(title)
    }

    fn is_somebody(&self, noun: &str) -> bool {
        let sense = |class: Class| self.items.lexicon.sense(noun, class);
        let person = sense(Class::PersonNoun).is_some_and(|s| !s.is("thing"));
        person || sense(Class::Title).is_some() || sense(Class::Occupation).is_some()
    }

    /// Whom a form of "be" says it of, if a name does.
    fn subject(&self, copula: usize) -> Option<Term> {
        let items = self.items;
        let clause = items.clauses().iter().find(|c| (c.verbs.first..=c.verbs.last).contains(&copula))?;
        let head = clause.subject()?.phrase.head;
        if let Some(person) = pronoun::person(self.context, items, head, self.sentence) {
            return Some(person.key.clone());
        }
        let (index, _) = items.mention(head)?;
        let entity = self.context.entities.of_mention(index)?;
        // "The Corrin MP" is no name of its own.
        let titled = entity
            .base
            .rsplit('-')
            .next()
            .is_some_and(|last| items.lexicon.sense(last, Class::Title).is_some());
        let acronym = entity.name.rsplit(' ').next().is_some_and(|last| last.chars().all(char::is_uppercase));
        let full = entity.kind == NameKind::Unknown && entity.base.contains('-') && !titled && !acronym;
        (entity.kind == NameKind::Person || full).then(|| entity.key.clone())
    }

    /// How it is told; what will be the third is so as well.
    fn factuality(&self, copula: Option<usize>) -> Option<Factuality> {
        let items = self.items;
        let clause = copula
            .and_then(|at| items.clauses().iter().find(|c| (c.verbs.first..=c.verbs.last).contains(&at)));
        let verbs = clause.map(|c| &c.verbs);
        let open = verbs
            .is_some_and(|v| v.negated || v.modal.is_some_and(|i| !items.is_any_word(i, &["will", "shall"])));
        (!open).then_some(Factuality::Asserted)
    }

    /// Since when it is counted: "since 2010", "in five years", "this year"; nothing where it is counted from the beginning on.
    fn since(&self, from: usize) -> Option<String> {
        let items = self.items;
        let end = items.items.len();
        let closed =
            |i: usize| items.is_symbol(i, &[';', ':', '.']) || items.is_symbol(i, &[',']) && i > self.at + 2;
        let last = (from..end).find(|&i| closed(i)).unwrap_or(end);
        (from..last)
            .find_map(|i| {
                let (_, mention) = items.mention(i)?;
                let before = i.checked_sub(1)?;
                let told = |words: &[&str]| items.is_any_word(before, words);
                if told(&["in", "for", "within"])
                    && let Some(length) = when::length(items, i)
                {
                    return months(&length).map(|n| format!("months-{n}"));
                }
                let time = mention.time().filter(|_| mention.kind.is_time())?;
                let whole = mention.span.of(items.text).to_lowercase();
                let this = ["this year", "this season", "this month", "this week", "this century"]
                    .contains(&whole.as_str());
                let of_the =
                    told(&["the"]) && before.checked_sub(1).is_some_and(|b| items.is_any_word(b, &["of"]));
                let since = told(&["since"]);
                (this || of_the || since).then(|| match since {
                    true => format!("after-{}", time.edtf()),
                    false => format!("from-{}", time.edtf()),
                })
            })
            .or_else(|| {
                (from..last)
                    .any(|i| items.is_any_word(i, &["since"]) && self.is_of_an_event(i))
                    .then(|| "then".to_owned())
            })
    }

    /// "Since it opened", "in its history": from its own beginning on.
    fn is_from_the_beginning(&self, from: usize) -> bool {
        let items = self.items;
        (from..items.items.len()).any(|i| {
            let own = items.is_any_word(i + 1, &["it", "they", "its", "their"]);
            items.is_any_word(i, &["since"]) && own
                || items.is_any_word(i, &["ever"])
                || items.is_any_word(i, &["in"]) && own
        })
    }

    /// "Since the war", "since he took over": not from its own beginning, and no date tells from when.
    fn is_of_an_event(&self, since: usize) -> bool {
        let items = self.items;
        let own = items.is_any_word(since + 1, &["it", "they", "its", "their"]);
        !own && items.mention(since + 1).is_none_or(|(_, m)| m.kind == MentionType::Name)
    }
}

/// A length of time in months.
fn months(length: &Quantity) -> Option<u32> {
    let Dimension::Physical(dimension) = &length.unit.dimension else { return None };
    let of_months = &**dimension == when::CALENDAR;
    let months = length.number?.checked_mul(length.unit.factor).filter(|_| of_months)?;
    months.normalize().to_string().parse().ok()
}

/// Words before a noun that leave it the same.
const PLAIN: CueWords = CueWords::named("leaves-noun-the-same");
