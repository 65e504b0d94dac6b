//! How far something is from a place: "the prison lies about 20 miles from the Alder border", "Corrin, a town 40 km from Halden", "the
//! cable was cut three kilometres from the shore". Whatever the words, it is one property of the two ends.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, Mention, MentionType, NameKind};
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::syntax::slot::{Aspect, Clause, Phrase};
use crate::value::{Dimension, Quantity};

use super::context::{Context, Draft, slug};
use super::factuality;

/// The property of how far a place by name is from another.
pub const DISTANCE: &str = "distance";
/// Begins the property of how far a thing of the news is from a place, which it names as well.
pub const AWAY: &str = "news-distance-";
/// The other end of a distance, in the scope of a claim.
const FROM: &str = "from";

/// Nouns of the edge of a land: "the Alderian coast".
const EDGES: CueWords = CueWords::named("edge-of-a-land");
/// Nouns of the edge of the sea.
const SHORES: CueWords = CueWords::named("shore");
/// Words that stand for a place: "the town of Alder".
const KINDS: CueWords = CueWords::named("stands-for-a-place");
/// Verbs of where something is for good.
const LIES: CueWords = CueWords::named("lies-somewhere");
/// Verbs of what happens somewhere; the entry of each is the happening.
const HAPPENS: CueWords = CueWords::named("happens-at-a-distance");
/// Words that say that something is not the one of the news.
const OTHERS: CueWords = CueWords::named("not-the-one");
/// Words of a sentence that tells of another happening than that of the news.
const APART: CueWords = CueWords::named("of-another-happening");
/// Ends of names of what is too wide for a distance from it to be told.
const WIDE: CueWords = CueWords::named("wide-by-name");
/// "The centre of the quake".
const MIDDLE: CueWords = CueWords::named("middle-of-something");
/// Words before a place that is not the one itself.
const BESIDE: CueWords = CueWords::named("beside-a-place");
/// Items that the same distance in another unit takes in parentheses.
const PARENTHESIS: usize = 4;
/// Items before a distance in which the comma stands behind what it is told of.
const APPOSED: usize = 12;
/// Sentences with which an article begins, its headline one of them, in which "a ship" is that of the news.
const LEAD: usize = 2;

/// Adds a claim for every distance of a sentence of which both ends are told.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    claims.extend((1..items.items.len()).filter_map(|at| told(context, items, at, sentence)));
}

/// The claim of a distance at an item.
fn told(context: &Context<'_>, items: &Items<'_>, at: usize, sentence: usize) -> Option<Claim> {
    let (_, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Dimension)?;
    let quantity = length(mention)?;
    let place = Place { context, items, at, sentence };
    let Reference { term: from, last, bearing } = place.reference()?;
    let end = place.end(bearing)?;
    let factuality = factuality::of_figure(items, at);
    let (subject, property, scope) = match end {
        End::Named(term) => (term, Arc::from(DISTANCE), Scope::from([(Arc::from(FROM), from.clone())])),
        End::Noun(noun) => (Term::from(""), format!("{AWAY}of-{noun}-{FROM}-{from}").into(), Scope::new()),
        End::News(deed) => (Term::from(""), format!("{AWAY}{deed}-{FROM}-{from}").into(), Scope::new()),
    };
    let draft = Draft {
        kind: ClaimKind::Figure,
        subject: subject.clone(),
        property,
        scope,
        value: Value::Quantity(quantity.clone()),
        span: context.span(items.get(at)?.start, items.get(last)?.end),
        subject_span: None,
        certainty: Certainty::Possible,
        about_event: subject.is_empty(),
    };
    let told = matches!(factuality, Factuality::Asserted | Factuality::Hedged);
    (told && subject != from).then(|| context.claim_as(draft, factuality, sentence))
}

fn length(mention: &Mention) -> Option<&Arc<Quantity>> {
    let Meaning::Quantity(quantity) = &mention.meaning else { return None };
    let length = matches!(&quantity.unit.dimension, Dimension::Physical(id) if &**id == "length");
    (length && quantity.number.is_some()).then_some(quantity)
}

/// What is so far from a place.
enum End {
    /// A place by its name.
    Named(Term),
    /// A building or a place that stands there without a name.
    Noun(Term),
    /// What the news is of, by what happened to it: a ship that was hijacked is not the one that was attacked.
    News(Term),
}

/// The place that a distance is measured from.
struct Reference {
    term: Term,
    last: usize,
    /// Whether a direction is told with it.
    bearing: bool,
}

/// A distance in its sentence.
#[derive(Clone, Copy)]
struct Place<'p, 'a> {
    context: &'p Context<'a>,
    items: &'p Items<'a>,
    at: usize,
    sentence: usize,
}

impl Place<'_, '_> {
    /// Behind "20 miles (32 km)" the place under "from", "off" or "south of".
    fn reference(self) -> Option<Reference> {
        let items = self.items;
        let mut next = self.at + 1;
        if items.is_symbol(next, &['(']) {
            next = (next..next + PARENTHESIS).find(|&i| items.is_symbol(i, &[')']))? + 1;
        }
        while items.is_any_word(next, &["away", "to", "the", "due", "just"]) {
            next += 1;
        }
        if items.is_any_word(next, &["from", "off", "outside"]) {
            return self.place(next + 1, false);
        }
        let start = items.get(next)?.start;
        let (length, _) = items.at(next, Class::Bearing)?;
        next = items.position(start + length);
        if !items.is_any_word(next, &["of", "from"]) {
            return None;
        }
        self.place(next + 1, true)
    }

    /// The place whose phrase begins at an item: "Alder", "the Alderian border", "the coast of Alder", "the town of Alder", "shore".
    fn place(self, mut next: usize, bearing: bool) -> Option<Reference> {
        let items = self.items;
        while items.is_determiner(next) {
            next += 1;
        }
        if items.mention(next).is_none() {
            return self.noun(next, bearing);
        }
        let (index, mention) = items.mention(next).filter(|(_, m)| m.kind == MentionType::Name)?;
        let words = mention.span.of(items.text);
        let owned = usize::from(items.is_possessive(next) && !items.is_cue(next + 1, EDGES));
        let edge = items.is_cue(next + 1, EDGES);
        let country = items.lexicon.country(words.trim_end_matches("'s").trim_end_matches("’s"));
        if let Some(country) = country {
            let last = next + usize::from(edge);
            return Some(Reference { term: country.to_lowercase().into(), last, bearing });
        }
        // "The Alder prison", "Alder's harbour" are other places than Alder.
        let entity = self.context.entities.of_mention(index);
        let phrase = items.phrase_at(next)?;
        let other = phrase.head > next || owned > 0 || entity.is_some_and(|e| e.kind == NameKind::Person);
        let term = entity.map_or_else(|| slug(words).into(), |e| e.key.clone());
        (!other).then_some(Reference { term, last: next, bearing })
    }

    /// The place that a noun phrase without a name in it tells: "the coast of Alder", "the old port of Alder", "shore", "the prison".
    fn noun(self, first: usize, bearing: bool) -> Option<Reference> {
        let items = self.items;
        let phrase = items.phrase_at(first)?;
        let head = phrase.head;
        let kind = [KINDS, EDGES].iter().any(|&cues| items.is_cue(head, cues));
        if kind && items.is_any_word(head + 1, &["of", "with"]) {
            return self.place(head + 2, bearing);
        }
        if items.is_cue(head, SHORES) {
            return Some(Reference { term: Term::from("shore"), last: head, bearing });
        }
        let the = items.is_any_word(phrase.first, &["the"]) && !self.is_other(phrase);
        let term = self.standing(head).filter(|_| the && !kind)?;
        Some(Reference { term, last: head, bearing })
    }

    /// What is so far away.
    fn end(self, bearing: bool) -> Option<End> {
        let items = self.items;
        let before = items.before_hedges(self.at)?;
        if items.is_cue(before, LIES) {
            return self.lying(before);
        }
        if let Some(end) = self.apposed(before) {
            return Some(end);
        }
        // Of what happened in a direction, its site is told.
        self.happened().filter(|_| !bearing)
    }

    /// "The prison *lies* 20 miles from", "Corrin, which *is* 20 miles from", "is *located* 20 miles from".
    fn lying(self, verb: usize) -> Option<End> {
        let items = self.items;
        let first = (0..=verb).rev().take_while(|&i| items.is_cue(i, LIES)).last()?;
        let end = first.checked_sub(1)?;
        if items.is_any_word(end, &["which", "that"]) {
            let head = end.checked_sub(1)?;
            let head = if items.is_symbol(head, &[',']) { head.checked_sub(1)? } else { head };
            return self.thing(head);
        }
        let clause = items.clauses().iter().find(|c| (c.verbs.first..=c.verbs.last).contains(&first))?;
        let subject = clause.subject().map(|s| s.phrase).filter(|p| p.last < first)?;
        // "Corrin, a town of 2,000, is 20 miles from".
        self.thing(subject.head)
    }

    /// "Corrin, 20 miles from", "Corrin, a town some 20 miles from", "the prison, about 20 miles from".
    fn apposed(self, before: usize) -> Option<End> {
        let items = self.items;
        let from = self.at.saturating_sub(APPOSED);
        let comma = (from..=before).rev().find(|&i| items.is_symbol(i, &[',']))?;
        let verb = |i: usize| items.clauses().iter().any(|c| (c.verbs.first..=c.verbs.last).contains(&i));
        let joins = |i: usize| items.is_any_word(i, &["and", "or", "but", "then"]);
        let plain = (comma + 1..self.at).all(|i| !verb(i) && !joins(i) && items.mention(i).is_none());
        let told = comma == before || items.is_any_word(comma + 1, &["a", "an", "the"]);
        let noun = comma == before || items.phrase_at(before).is_some_and(|p| p.head == before);
        if !plain || !told || !noun {
            return None;
        }
        let head = comma.checked_sub(1)?;
        // "Struck near Corrin, 20 miles from": where it struck.
        let beside = items.phrase_at(head)?.first.checked_sub(1).is_some_and(|i| items.is_cue(i, BESIDE));
        self.thing(head).filter(|_| !beside)
    }

    /// What a noun phrase with its head at an item is: a place by name, or a building of which the article has one.
    fn thing(self, head: usize) -> Option<End> {
        let (context, items) = (self.context, self.items);
        if let Some((index, mention)) = items.mention(head).filter(|(_, m)| m.kind == MentionType::Name) {
            let entity = context.entities.of_mention(index)?;
            let words = mention.span.of(items.text);
            let place = matches!(entity.kind, NameKind::Place | NameKind::Unknown | NameKind::Organisation);
            let is_wide = |word: &str| WIDE.hold(word, items.lexicon);
            let wide =
                items.lexicon.country(words).is_some() || words.rsplit(' ').next().is_some_and(is_wide);
            return (place && !wide).then(|| End::Named(entity.key.clone()));
        }
        let phrase = items.phrase_at(head).filter(|p| p.head == head)?;
        let definite = items.is_any_word(phrase.first, &["the", "its"]) && !self.is_other(phrase);
        definite.then(|| self.standing(head)).flatten().map(End::Noun)
    }

    /// The noun of what stands somewhere for good.
    fn standing(self, head: usize) -> Option<Term> {
        let items = self.items;
        let moves = items.sense(head, Class::ThingNoun).is_some_and(|s| s.is("vehicle"));
        let sense = |class: Class| items.sense(head, class).is_some();
        let site = items.sense(head, Class::PlaceKind).is_some_and(|s| s.is("site"));
        let middle = items.is_cue(head, MIDDLE);
        let stands =
            sense(Class::BuildingNoun) || sense(Class::ThingNoun) || site || items.is_cue(head, KINDS);
        (stands && !moves && !middle).then(|| Some(items.word(head)?.to_lowercase().into())).flatten()
    }

    fn is_other(self, phrase: Phrase) -> bool {
        (phrase.first..phrase.head).any(|i| self.items.is_cue(i, OTHERS))
    }

    /// "Was cut three kilometres from the shore": what the news is of.
    fn happened(self) -> Option<End> {
        let items = self.items;
        if self.context.events.is_of_another(self.sentence) {
            return None;
        }
        let clause = items.governor(self.at)?.clause;
        let verbs = &clause.verbs;
        let deed = items.cue(verbs.head, HAPPENS).filter(|_| !verbs.negated && verbs.modal.is_none())?;
        let single = clause.subject().is_none_or(|s| self.is_single(s.phrase) && self.is_known(s.phrase));
        // "An aftershock struck", "was attacked in a separate incident".
        let apart = (0..items.items.len()).any(|i| items.is_cue(i, APART));
        let near = self.at <= verbs.last + APPOSED && self.at > verbs.last;
        let one = verbs.aspect != Aspect::Perfect || is_past_perfect(items, clause);
        (single && !apart && near && one).then(|| End::News(Term::from(&*deed.id)))
    }

    /// Whether a noun phrase may be what the news is of: behind the lead "a ship" is another one.
    fn is_known(self, phrase: Phrase) -> bool {
        self.sentence < LEAD || !self.items.is_any_word(phrase.first, &["a", "an"])
    }

    /// Whether a noun phrase speaks of one thing, which is that of the news.
    fn is_single(self, phrase: Phrase) -> bool {
        let items = self.items;
        let plural =
            items.mention(phrase.head).is_none() && items.word(phrase.head).is_some_and(|w| w.ends_with('s'));
        !self.is_other(phrase) && !plural
    }
}

/// "Had been cut": before what is told, and once.
fn is_past_perfect(items: &Items<'_>, clause: &Clause) -> bool {
    items.is_any_word(clause.verbs.first, &["had"])
}
