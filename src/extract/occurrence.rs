//! When a happening was, by the verb that says that it happened: "the quake struck at 0737 GMT", "the hearing took place
//! this morning"; and how long it lasted.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Value};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::{ItemKind, Items};
use crate::value::{Dimension, Quantity};

use super::context::{Context, Draft};
use super::figures::{TIME, by_days, telling_family};
use super::when;

/// The property of a claim that tells when a happening was.
pub const HAPPENED: &str = "happened";
/// The property of a claim that tells how long a happening lasted.
pub const DURATION: &str = "duration";

/// Adds when the happening of a sentence was, and how long it lasted.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for verb in 0..items.items.len() {
        let Some(sense) = items.sense(verb, Class::HappeningVerb).filter(|s| is_whole(items, s, verb)) else {
            continue;
        };
        let Some(reader) = Reader::of(context, items, sentence, verb) else { continue };
        let length = sense.is("lasting").then(|| reader.length()).flatten();
        let found = length.map(|(at, length)| (at, DURATION, ClaimKind::Figure, length)).or_else(|| {
            let (at, time) = when::only(items, reader.reach.0..=reader.reach.1, reader.verbs.1)
                .filter(|_| sense.is("happening"))?;
            let mut time = context.local.zoned(time, items.lexicon);
            time.approximate |= when::is_shortly(items, at);
            Some((at, HAPPENED, ClaimKind::Date, Value::Time(time)))
        });
        claims.extend(found.and_then(|(at, property, kind, value)| reader.claim(at, property, kind, value)));
    }
    claims.extend((1..items.items.len()).filter_map(|at| attributed(context, items, sentence, at)));
}

/// Whether a verb has the word behind it by which it tells that something happened: "took place", and not "took a turn"; "began",
/// and not "began to spread" or "began in earnest".
fn is_whole(items: &Items<'_>, sense: &Sense, verb: usize) -> bool {
    let next = |tag: &str| sense.tagged(tag).map(|word| items.is_any_word(verb + 1, &[word]));
    next(BEFORE) != Some(false) && next(NOT_BEFORE) != Some(true) && !is_anew(items, verb + 1)
}

/// "Began | in earnest".
fn is_anew(items: &Items<'_>, at: usize) -> bool {
    let text = items.get(at).and_then(|item| items.text.get(item.start..));
    text.is_some_and(|text| ANEW.at(text, items.lexicon).is_some())
}

/// Words behind a verb that say that something had begun before.
const ANEW: CueWords = CueWords::named("begun-before");
/// The tag of a verb that is whole with the word behind it alone.
const BEFORE: &str = "before:";
/// The tag of a verb that the word behind it makes another.
const NOT_BEFORE: &str = "not-before:";

/// "The 30-minute bombing": how long the sudden happening of a sentence lasted, by the words before its noun.
fn attributed(context: &Context<'_>, items: &Items<'_>, sentence: usize, at: usize) -> Option<Claim> {
    let length = when::length(items, at).filter(is_of_hours)?;
    let noun = at + 1;
    let event = context.events.of_sentence(sentence).filter(|e| e.date.is_none())?;
    let sense = items.lexicon.sense(items.word(noun)?, Class::EventNoun)?;
    let head = items.phrase_at(noun).is_some_and(|p| p.head == noun);
    let own = *sense.id == *event.term && sense.is("sudden") && !context.events.is_of_another(sentence);
    let told = items.is_any_word(at - 1, &["the", "a", "an", "this", "its"]);
    let reader = Reader { context, items, sentence, verbs: (at, noun), reach: (at, noun), certain: false };
    (head && own && told)
        .then(|| reader.claim(at, DURATION, ClaimKind::Figure, Value::Quantity(Arc::new(length))))
        .flatten()
}

/// Whether a length is told in hours or less: of days one may be told while it goes on.
fn is_of_hours(length: &Quantity) -> bool {
    const DAY: i64 = 86_400;
    matches!(&length.unit.dimension, Dimension::Physical(d) if &**d == "time")
        && length.unit.factor < Decimal::from(DAY)
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
    /// First and last item of the verb's words.
    verbs: (usize, usize),
    /// First and last item of its clause.
    reach: (usize, usize),
    /// Whether both witnesses see its subject.
    certain: bool,
}

/// Items behind a verb that no clause is known of.
const BEHIND: usize = 8;

impl<'r, 'a> Reader<'r, 'a> {
    /// A verb whose subject is the happening of the sentence: its noun, or "it" that stands for it.
    fn of(context: &'r Context<'a>, items: &'r Items<'a>, sentence: usize, verb: usize) -> Option<Self> {
        let event = context.events.of_sentence(sentence).filter(|e| e.date.is_none())?;
        let names = |i: usize| {
            let word = items.word(i)?;
            let noun = items.lexicon.sense(word, Class::EventNoun).filter(|s| *s.id == *event.term);
            // "Before it hit the mountains": no press conference does.
            let occasion =
                items.lexicon.sense(&event.term, Class::EventNoun).is_some_and(|s| s.is("occasion"));
            let it = word.eq_ignore_ascii_case("it") && !(occasion && items.is(verb, Class::DatedEvent));
            (noun.is_some() || it).then_some(())
        };
        if let Some(clause) = items.clauses().iter().find(|c| c.verbs.head == verb) {
            let told = !clause.verbs.negated && clause.verbs.modal.is_none();
            names(clause.subject().filter(|_| told)?.phrase.head)?;
            let (verbs, reach) = ((clause.verbs.first, verb), (clause.first, clause.last));
            let certain = clause.subject().is_some_and(|s| s.certainty == Certainty::Certain);
            return Some(Self { context, items, sentence, verbs, reach, certain });
        }
        // "As the quake shook houses": a verb right behind its noun may be taken for a noun itself.
        let noun = verb.checked_sub(1).filter(|&i| items.is(i, Class::EventNoun))?;
        names(noun)?;
        let mark = |&i: &usize| items.get(i).is_none_or(|x| matches!(x.kind, ItemKind::Symbol(_)));
        let end = (verb + 1..verb + BEHIND).find(mark).unwrap_or(verb + BEHIND);
        Some(Self { context, items, sentence, verbs: (verb, verb), reach: (noun, end), certain: false })
    }

    /// How long it lasted: "lasted two hours", "was felt for 15 seconds".
    fn length(&self) -> Option<(usize, Value)> {
        let reach = self.verbs.1 + 1..=self.reach.1;
        let mut lengths = reach.filter_map(|i| Some((i, when::length(self.items, i)?)));
        let (at, length) = lengths.next()?;
        // "Two minutes after the first": a distance between two times.
        let distance = self.items.is_any_word(at + 1, &["after", "before", "later", "earlier", "ago"]);
        (lengths.next().is_none() && !distance).then_some((at, Value::Quantity(Arc::new(length))))
    }

    /// "The trial lasted ten weeks" is how long "a ten-week trial" was: of what is not sudden the noun tells what lasted, and
    /// the news is whose it was.
    fn told_by_noun(&self, event: &str, property: &str, at: usize) -> Option<String> {
        let lexicon = self.items.lexicon;
        let sudden = lexicon.sense(event, Class::EventNoun).is_none_or(|sense| sense.is("sudden"));
        // "The first trial lasted ten weeks": not that of the news.
        let clause = self.items.clauses().iter().find(|c| c.verbs.head == self.verbs.1)?;
        let phrase = clause.subject()?.phrase;
        if phrase.head > phrase.first + 1 {
            return None;
        }
        // A hearing is no whole trial.
        let own = |family: &&Sense| *family.id == *event;
        let family =
            telling_family(lexicon, event).filter(own).filter(|_| property == DURATION && !sudden)?;
        Some(format!("{}-{TIME}", by_days(self.items, at, &family.id)))
    }

    fn claim(&self, at: usize, property: &str, kind: ClaimKind, value: Value) -> Option<Claim> {
        let event = self.context.events.of_sentence(self.sentence)?;
        // A hearing may be adjourned; a quake is of one moment.
        let sudden = self.items.lexicon.sense(&event.term, Class::EventNoun).is_some_and(|s| s.is("sudden"));
        let (from, verb) = self.verbs;
        let (first, last) = (self.items.get(at.min(from))?, self.items.get(at.max(verb))?);
        let by_noun = self.told_by_noun(&event.term, property, at);
        let subject = if by_noun.is_some() { "".into() } else { event.term.clone() };
        let draft = Draft {
            kind,
            subject,
            property: by_noun.map_or_else(|| property.into(), Into::into),
            scope: Scope::new(),
            value,
            span: self.context.span(first.start, last.end),
            subject_span: None,
            certainty: if self.certain && sudden { Certainty::Certain } else { Certainty::Possible },
            about_event: true,
        };
        Some(self.context.claim(draft, self.items, verb, self.sentence))
    }
}
