//! Ranks and ordinals of a holder: "the country's third-busiest airport", "her second title", "the first woman to …".

use crate::claim::{Claim, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType, NameKind, ordinal_ending};
use crate::knowledge::{Class, CueWords};
use crate::syntax::{ItemKind, Items};

use super::add_asserted;
use super::context::{Context, slug};
use super::turn::{Bearer, SOLE, Told, WHETHER, WHICH, told_of};

/// What is won.
const PRIZES: CueWords = CueWords::named("prize-of-a-match");
/// Nouns for trying to win.
const TRIES: CueWords = CueWords::named("try");
/// Items behind a rank in which its noun and what it holds in stand.
const REACH: usize = 8;
/// Items before an ordinal in which its holder stands.
const BEFORE: usize = 12;
/// Items before a superlative in which stands that it is told of one of several.
const SOME: usize = 3;
/// Words of a noun behind an ordinal.
const NOUN: usize = 4;

/// Adds the ranks and ordinals that a sentence tells.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) {
        return;
    }
    let reader = Reader { context, items, sentence };
    for at in (0..items.items.len()).filter(|&at| ordinal(items, at).is_some()) {
        let rank = reader.rank(at);
        add_asserted(claims, rank.as_ref().and_then(|rank| ranks_first(rank, false)));
        add_asserted(claims, rank);
        add_asserted(claims, reader.time_of_it(at));
    }
    // "The latest", "the southwest": no rank.
    let rank = |word: &str| word.ends_with("est") && !word.ends_with("west") && word != "latest";
    let superlative = |at: &usize| items.word(*at).is_some_and(rank);
    for at in (1..items.items.len()).filter(superlative) {
        add_asserted(claims, reader.first(at));
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

impl Reader<'_, '_> {
    /// "The country's third-busiest airport", "the third-busiest in the country".
    fn rank(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let rank = ordinal(self.items, at)?;
        // "Third-busiest" is one word, and "third busiest" two.
        let end = items.get(at)?.end;
        let rest = items.text.get(end + 1..).filter(|_| !items.is_possessive(at))?;
        let word = rest.split(|c: char| !c.is_alphabetic()).next()?;
        self.ranked(at, rank, (word, end + 1))
    }

    /// "The country's busiest airport", "the busiest airport in the country": the first of them.
    fn first(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let word = items.word(at).filter(|_| !items.is_possessive(at))?;
        let before = at.checked_sub(1)?;
        let led = items.is_possessive(before) || items.is_any_word(before, &["the"]);
        // "One of the country's busiest airports", "among the busiest", "perhaps the busiest".
        let from = before.saturating_sub(SOME);
        let some =
            (from..before).any(|i| items.is_any_word(i, &["of", "among", "amongst", "perhaps", "not"]));
        // "Its largest market in the country" is that of one firm.
        let own = items.is_any_word(before, &["its", "their"]);
        let start = items.get(at).filter(|_| (led || own) && !some)?.start;
        let claim = self.ranked(at, 1, (word, start))?;
        match claim.statement.scope.get("of").is_some_and(|of| &**of == SCALE) {
            true => Some(claim),
            false if own => None,
            false => ranks_first(&claim, true),
        }
    }

    /// The rank that the words at an item tell, of which the superlative begins at a byte.
    fn ranked(&self, at: usize, rank: u32, (word, start): (&str, usize)) -> Option<Claim> {
        let items = self.items;
        let word = Some(word).filter(|w| w.len() > 4 && w.ends_with("est"))?;
        let behind = items.position(start + word.len());
        let last = behind.checked_sub(1)?;
        let (last, noun) = self.noun(behind).map_or((last, None), |(i, w)| (i, Some(w)));
        let (before, domain) = match self.owner(at) {
            Some(owner) => owner,
            None => (at.checked_sub(1)?, self.domain(last + 1).or_else(|| self.scale(last))?),
        };
        let subject = self.holder(before);
        let what = noun.or_else(|| subject.as_ref().and_then(|s| s.noun.clone()))?;
        let by = word.to_lowercase();
        let by = if SIZE.contains(&&*by) { SIZE.first().copied().unwrap_or_default().to_owned() } else { by };
        let scope = [("of", domain), ("by", Term::from(by)), ("what", what.clone())];
        let claim = self.told("rank", subject.and_then(|s| s.term), what, rank, (at, last), true);
        Some(restricted(claim, scope))
    }

    /// "Her second title", "Jane Doe's second title", without words that restrict it.
    fn time_of_it(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        // "Norway's second-largest company" is a rank.
        let joined = items.text.get(items.get(at)?.end..)?.starts_with(['-', '‑']);
        let rank = ordinal(self.items, at).filter(|rank| *rank < 50 && !joined)?;
        let before = at.checked_sub(1)?;
        let holder = match items.is_possessive(before) {
            true => self.entity(before),
            false if items.is_any_word(before, &["his", "her", "its", "their"]) => {
                self.only_before(before).or_else(|| self.opening_pronoun(before))
            }
            false => None,
        }?;
        if let Some((last, what)) = self.attempt(at + 1) {
            let bearer = self.told("time-of-it", Some(holder), what.clone(), rank, (before, last), false);
            return Some(self::restricted(bearer, [("what", what)]));
        }
        let (last, noun) = self.noun(at + 1)?;
        let words: Vec<&str> = (at + 1..=last).filter_map(|i| items.word(i)).collect();
        let plain = words.len() == last - at
            && !words.iter().any(|w| w.ends_with("est"))
            && !MOMENTS.hold(&noun, items.lexicon);
        // "Her second title of the year", "its third goal in four games".
        let restricted = items.word(last + 1).is_some_and(|w| RESTRICT.contains(&w));
        if !plain || restricted {
            return None;
        }
        let scope = [("what", Term::from(slug(&self.counted(&words))))];
        let claim = self.told("time-of-it", Some(holder), noun, rank, (before, last), false);
        Some(self::restricted(claim, scope))
    }

    /// "Second attempt at a *world title*": as much as a second world title fight; with the last item of it.
    fn attempt(&self, at: usize) -> Option<(usize, Term)> {
        let items = self.items;
        let told = items.is_cue(at, TRIES) && items.is_any_word(at + 1, &["at", "for"]);
        let first = at + 2 + usize::from(items.is_determiner(at + 2));
        let (last, noun) = self.noun(first).filter(|_| told)?;
        let title = PRIZES.hold(&noun, items.lexicon);
        let words: Vec<&str> = (first..last).filter_map(|i| items.word(i)).collect();
        title.then(|| (last, Term::from(slug(&format!("{} title fight", words.join(" "))))))
    }

    /// The words of what is counted, the last one by what it tells: a bout is a fight.
    fn counted(&self, words: &[&str]) -> String {
        let (last, before) = words.split_last().map_or(("", &[][..]), |(last, before)| (*last, before));
        let sense = self.items.lexicon.sense(last, Class::CountedEvent).filter(|s| s.is("event"));
        let last = sense.map_or(last, |sense| &sense.id);
        before.iter().copied().chain([last]).collect::<Vec<_>>().join(" ")
    }

    /// "In his second fight the Corrin man …": whom the pronoun that opens a sentence stands for.
    fn opening_pronoun(&self, at: usize) -> Option<Term> {
        let opens = (0..at).all(|i| self.items.mention(i).is_none());
        let entities = self.context.entities;
        let sentences = &self.context.document.sentences;
        let start = sentences.get(self.sentence)?.span.start as usize;
        let person =
            entities.in_focus(start, |kind| kind == NameKind::Person).filter(|e| entities.is_most_named(e));
        person.filter(|_| opens).map(|entity| entity.key.clone())
    }

    /// The noun that ends the phrase which goes on at an item.
    fn noun(&self, at: usize) -> Option<(usize, Term)> {
        let items = self.items;
        let plain = |i: &usize| {
            items.word(*i).is_some_and(|w| w.starts_with(char::is_lowercase)) && !items.is_function_word(*i)
        };
        let verb = |i: &usize| items.clauses().iter().any(|c| (c.verbs.first..=c.verbs.last).contains(i));
        let last = (at..at + NOUN).take_while(|i| plain(i) && !verb(i)).last()?;
        Some((last, Term::from(items.word(last)?.to_lowercase())))
    }

    /// "The country's", "Norway's" before a rank: where it is so, and the item before those words.
    fn owner(&self, at: usize) -> Option<(usize, Term)> {
        let before = at.checked_sub(1).filter(|&i| self.items.is_possessive(i))?;
        let domain = self.place(before)?;
        let the = before.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["the"])).unwrap_or(before);
        Some((the.checked_sub(1)?, domain))
    }

    /// "In the country", "in Norway" behind a rank.
    fn domain(&self, at: usize) -> Option<Term> {
        let items = self.items;
        let link = (at..at + REACH).find(|&i| items.is_any_word(i, &["in", "of"]))?;
        let plain = (at..link).all(|i| items.word(i).is_some());
        let the = usize::from(items.is_any_word(link + 1, &["the"]));
        self.place(link + 1 + the).filter(|_| plain)
    }

    /// "The second-highest level" of a threat or an alarm, that of a scale which all know; "the highest since May" is none.
    fn scale(&self, last: usize) -> Option<Term> {
        let items = self.items;
        let warned =
            (0..items.items.len()).any(|i| items.is_any_word(i, &["threat", "alert", "terror", "alarm"]));
        let since = ["since", "in", "of", "for", "ever", "on", "than", "yet", "so"];
        let level = items.is_any_word(last, &["level"]) && !items.is_any_word(last + 1, &since);
        (level && warned).then(|| SCALE.into())
    }

    fn place(&self, at: usize) -> Option<Term> {
        let items = self.items;
        if let Some((_, mention)) = items.mention(at) {
            return (mention.kind == MentionType::Name).then(|| slug(mention.span.of(items.text)).into());
        }
        let word = items.word(at)?.to_lowercase();
        let word = ["'s", "’s"].iter().find_map(|s| word.strip_suffix(s)).unwrap_or(&word).to_owned();
        let nation = if word == "nation" { "country".to_owned() } else { word };
        DOMAINS.hold(&nation, items.lexicon).then(|| nation.into())
    }

    /// Who or what has the rank: named or told before a comma, or by the subject of a form of "be".
    fn holder(&self, before: usize) -> Option<Holder> {
        let items = self.items;
        let before = match items.is_determiner(before) {
            true => before.checked_sub(1)?,
            false => before,
        };
        let at = match items.is_symbol(before, &[',']) {
            true => before.checked_sub(1)?,
            false => {
                let clause = items.clauses().iter().find(|c| c.verbs.last == before)?;
                let verbs = &clause.verbs;
                let be = items.is_any_word(verbs.head, &["is", "was", "are", "be", "became", "become"]);
                let told = be && !verbs.negated && verbs.modal.is_none();
                clause.subject().filter(|_| told)?.phrase.head
            }
        };
        if items.mention(at).is_some() {
            return Some(Holder { term: self.entity(at), noun: None });
        }
        let word = items.word(at)?;
        let name = word.starts_with(char::is_uppercase) && !items.is_determiner(at);
        Some(Holder {
            term: name.then(|| slug(word).into()),
            noun: (!name).then(|| Term::from(word.to_lowercase())),
        })
    }

    fn entity(&self, at: usize) -> Option<Term> {
        let (index, mention) = self.items.mention(at)?;
        let entity = self.context.entities.of_mention(index)?;
        (mention.kind == MentionType::Name).then(|| entity.key.clone())
    }

    /// The one person or organisation that the sentence names before an item.
    fn only_before(&self, at: usize) -> Option<Term> {
        let named = (at.saturating_sub(BEFORE)..at).filter_map(|i| {
            let (index, _) = self.items.mention(i)?;
            let entity = self.context.entities.of_mention(index)?;
            (!matches!(entity.kind, NameKind::Place | NameKind::Event)).then(|| entity.key.clone())
        });
        let mut named: Vec<Term> = named.collect();
        named.dedup();
        let whole = (0..at).filter(|&i| {
            matches!(self.items.get(i).map(|x| x.kind), Some(ItemKind::Mention(_, MentionType::Name)))
        });
        if named.len() == 1 && whole.count() == 1 { named.pop() } else { None }
    }

    fn told(
        &self,
        id: &str,
        subject: Option<Term>,
        word: Term,
        rank: u32,
        place: (usize, usize),
        sole: bool,
    ) -> Claim {
        let told = (format!("{WHICH}{id}"), Bearer { subject, word }, number(rank));
        let told = Told { sole, ..Told::by(self.context, self.items, place, told) };
        told_of(self.context, told, self.sentence)
    }
}

/// The number of an ordinal.
pub(super) fn ordinal(items: &Items<'_>, at: usize) -> Option<u32> {
    let (_, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Ordinal)?;
    let Meaning::Quantity(quantity) = &mention.meaning else { return None };
    quantity.number?.normalize().to_string().parse().ok()
}

/// The value of a claim that tells which of a row something is: `1st`, `22nd`, `113th`. [`number_of`] reads it.
pub(super) fn number(ordinal: u32) -> Value {
    Value::Entity(format!("{ordinal}{}", ordinal_ending(ordinal)).into())
}

/// Which of a row something is, by the value of a claim that tells it.
pub fn number_of(value: &Value) -> Option<u32> {
    let Value::Entity(term) = value else { return None };
    let digits = term.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.parse().ok().filter(|nth| number(*nth) == *value)
}

/// Whether what has a rank by its name is the first of all: the largest is no second-largest. Without a name, the largest city
/// and the second-largest one are two.
fn ranks_first(rank: &Claim, so: bool) -> Option<Claim> {
    let named = !rank.statement.subject.is_empty();
    let mut claim = rank.clone();
    claim.statement.property = format!("{WHETHER}{RANKS_FIRST}").into();
    claim.statement.value = Value::Truth(so);
    claim.statement.scope.remove(SOLE);
    named.then_some(claim)
}

/// What is asked of the largest and of the second-largest.
const RANKS_FIRST: &str = "ranks-first";

/// Who or what has a rank.
struct Holder {
    term: Option<Term>,
    noun: Option<Term>,
}

/// A claim with further restrictions.
fn restricted<const N: usize>(mut claim: Claim, scope: [(&str, Term); N]) -> Claim {
    let more: Scope = scope.into_iter().map(|(key, value)| (key.into(), value)).collect();
    claim.statement.scope.extend(more);
    claim
}

/// What a level is one of.
const SCALE: &str = "scale";
/// Words that say the same of a size.
const SIZE: [&str; 3] = ["largest", "biggest", "greatest"];
/// What holds in all of.
const DOMAINS: CueWords = CueWords::named("domain-of-a-rank");
/// Nouns of which one person has many first ones.
const MOMENTS: CueWords = CueWords::named("part-of-a-match");
/// Words behind a noun that restrict what is counted.
const RESTRICT: [&str; 12] =
    ["of", "in", "since", "this", "from", "for", "at", "after", "against", "with", "on", "as"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_row_is_written_and_read_in_notation() {
        for (ordinal, written) in [
            (1, "1st"),
            (2, "2nd"),
            (3, "3rd"),
            (4, "4th"),
            (11, "11th"),
            (13, "13th"),
            (22, "22nd"),
            (112, "112th"),
        ] {
            let value = number(ordinal);
            assert_eq!(value.to_string(), written);
            assert_eq!(written.parse(), Ok(value.clone()));
            assert_eq!(number_of(&value), Some(ordinal));
        }
        for other in ["first", "2th", "13-killed", "3", "rd"] {
            assert_eq!(number_of(&Value::Entity(other.into())), None, "{other}");
        }
    }
}
