//! Open figures: every figure that measures something becomes a claim, its property made from what it measures.

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, Mention, MentionType, NameKind};
use crate::knowledge::{Class, Sense};
use crate::span::Span;
use crate::syntax::{Items, noun_phrase_before};
use crate::value::{Dimension, Quantity};

use super::context::{Context, Draft, slug};
use super::holder::Place;
use super::{enumeration, scope};

/// Items on each side of a figure in which the word for what happened is sought.
const NEAR: usize = 7;

/// Adds a claim for every figure of a sentence that no frame has read; the sentence's claims begin at `from`.
pub(super) fn extract(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
    from: usize,
) {
    let mut stated = Stated::by(claims.get(from..).unwrap_or(&[]));
    for at in 0..items.items.len() {
        let Some((_, mention)) = items.mention(at) else { continue };
        let Meaning::Quantity(quantity) = &mention.meaning else { continue };
        if mention.kind == MentionType::Ordinal || stated.holds(mention.span) {
            continue;
        }
        let figure = Figure { context, items, at, mention, quantity, sentence };
        if let Some(mut claim) = figure.claim() {
            claim.enumeration = enumeration::behind(context, items, at, sentence);
            stated.reach = stated.reach.max(claim.span.end);
            claims.push(claim);
        }
    }
}

/// Where the claims of a sentence state figures, asked from left to right.
struct Stated {
    /// Spans of claims that frames made, the last one first.
    ahead: Vec<Span>,
    /// Where the claims end that begin at or before the place asked last.
    reach: u32,
}

impl Stated {
    fn by(claims: &[Claim]) -> Self {
        let mut ahead: Vec<Span> =
            claims.iter().filter(|c| c.kind == ClaimKind::Figure).map(|c| c.span).collect();
        ahead.sort_unstable_by(|a, b| b.cmp(a));
        Self { ahead, reach: 0 }
    }

    /// Whether a claim holds the figure already.
    fn holds(&mut self, figure: Span) -> bool {
        while let Some(claim) = self.ahead.pop_if(|claim| claim.start <= figure.start) {
            self.reach = self.reach.max(claim.end);
        }
        self.reach >= figure.end
    }
}

struct Figure<'f, 'a> {
    context: &'f Context<'a>,
    items: &'f Items<'a>,
    at: usize,
    mention: &'a Mention,
    quantity: &'a Quantity,
    sentence: usize,
}

/// What a figure measures.
struct Measured {
    property: Arc<str>,
    subject: Term,
    /// First and last item of the words that say it.
    words: (usize, usize),
    certainty: Certainty,
    about_event: bool,
    extra: Option<(&'static str, String)>,
}

impl Figure<'_, '_> {
    fn claim(&self) -> Option<Claim> {
        if let Some(claim) = self.held() {
            return Some(claim);
        }
        let measured = self.toll().or_else(|| self.value_of()).unwrap_or_else(|| self.counted());
        let mut scope = scope::of_figure(self.items, self.at);
        self.restrict(&measured, &mut scope);
        let (first, last) = measured.words;
        let start = self.items.get(first.min(self.at))?.start;
        let end = self.items.get(last.max(self.at))?.end;
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: measured.subject,
            property: self.context.knowledge.properties.canonical(measured.property),
            scope,
            value: Value::Quantity(self.quantity.clone()),
            span: self.context.span(start, end),
            subject_span: None,
            certainty: measured.certainty,
            about_event: measured.about_event,
        };
        Some(self.context.claim(draft, self.items, self.at, self.sentence))
    }

    /// A figure whose holder and property the words beside it name.
    fn held(&self) -> Option<Claim> {
        let Self { context, items, at, mention, quantity, sentence } = *self;
        let held = Place { context, items, at, mention, quantity, sentence }.held()?;
        let (first, last) = held.words;
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: held.subject,
            property: held.property.into(),
            scope: if held.scoped { scope::of_figure(items, at) } else { Scope::new() },
            value: Value::Quantity(quantity.clone()),
            span: context.span(items.get(first)?.start, items.get(last)?.end),
            subject_span: None,
            certainty: if held.certain { Certainty::Certain } else { Certainty::Possible },
            about_event: held.about_event,
        };
        Some(match held.apposed {
            true => context.claim_as(draft, Factuality::Asserted, sentence),
            false => context.claim(draft, items, at, sentence),
        })
    }

    /// Modifiers and nouns that say which things are counted.
    fn restrict(&self, measured: &Measured, scope: &mut Scope) {
        let mut insert = |key: &str, value: String| {
            if !value.is_empty() {
                scope.entry(Arc::from(key)).or_insert_with(|| value.into());
            }
        };
        if let Some((key, value)) = &measured.extra {
            insert(key, value.clone());
        }
        if self.mention.kind == MentionType::Count
            && let Some(modifiers) = scope::modifiers(&self.quantity.unit.symbol)
        {
            insert("kind", modifiers);
        }
    }

    /// "killed 12", "12 people were injured", "a death toll of 12", "five dead".
    fn toll(&self) -> Option<Measured> {
        let (place, sense) = self.property_word()?;
        let noun = self.noun();
        let person = self.items.lexicon.sense(&noun, Class::CountNoun);
        let general = noun.is_empty() || person.is_some_and(|s| s.is("general"));
        let of_noun = self.items.lexicon.sense(&noun, Class::PropertyWord).is_some();
        let extra = (!general && !of_noun).then_some(("kind", noun));
        let (subject, certainty, about_event) = self.happening();
        Some(Measured {
            property: sense.id.clone(),
            subject,
            words: (place.min(self.at), place.max(self.at)),
            certainty,
            about_event,
            extra,
        })
    }

    /// The word for what happened to those counted: in the figure's own noun, else the nearest one of the clause.
    fn property_word(&self) -> Option<(usize, &Sense)> {
        let sense = |word: &str| self.items.lexicon.sense(word, Class::PropertyWord);
        if !matches!(self.mention.kind, MentionType::Count | MentionType::Number) {
            return None;
        }
        if let Some(sense) = sense(&self.noun()) {
            return Some((self.at, sense));
        }
        let word = |i: usize| self.items.word(i).and_then(sense);
        let after = (self.at + 1..self.at + 1 + NEAR)
            .take_while(|&i| !scope::is_boundary(self.items, i))
            .find_map(|i| Some((i, word(i)?)));
        let before = (self.at.saturating_sub(NEAR)..self.at)
            .rev()
            .take_while(|&i| !scope::is_boundary(self.items, i))
            .find_map(|i| Some((i, word(i)?)));
        match (before, after) {
            (Some(b), Some(a)) => Some(if self.at - b.0 <= a.0 - self.at { b } else { a }),
            (b, a) => b.or(a),
        }
    }

    /// The head of the counted noun phrase, in lower case.
    fn noun(&self) -> String {
        if self.mention.kind != MentionType::Count {
            return String::new();
        }
        self.quantity.unit.symbol.rsplit(' ').next().unwrap_or("").to_lowercase()
    }

    /// The happening the sentence speaks of.
    fn happening(&self) -> (Term, Certainty, bool) {
        match self.context.events.of_sentence(self.sentence) {
            Some(event) => (event.term.clone(), Certainty::Possible, true),
            None => (Term::from(""), Certainty::Possible, true),
        }
    }

    /// "5G coverage now reaches 91.3 % of the population": what the noun phrase before the verb names.
    fn value_of(&self) -> Option<Measured> {
        let mut verb = self.at.checked_sub(1)?;
        while self.is_between(verb) {
            verb = verb.checked_sub(1)?;
        }
        self.items.lexicon.sense(self.items.word(verb)?, Class::FigureVerb)?;
        let mut end = verb;
        while end > 0 && (self.is_between(end - 1) || self.items.has_tag(end - 1, "auxiliary")) {
            end -= 1;
        }
        let sense = self.items.lexicon.sense(self.items.word(verb)?, Class::FigureVerb)?;
        let (first, last) = noun_phrase_before(self.items, end)?;
        let words = self.items.text.get(self.items.get(first)?.start..self.items.get(last)?.end)?;
        let (first, subject, mut property) = match self.noun_of_name(first, last) {
            Some((start, subject, property)) => (start, subject, property),
            None => {
                let (subject, property) = self.owner(first, last, words);
                (first, subject, property)
            }
        };
        if property == "amount" {
            self.refine(&mut property, &sense.id);
        }
        // "Rose by 4 %" is how far it moved, "rose to 4 %" where it came to.
        let level =
            (verb + 1..self.at).any(|i| self.items.word(i).is_some_and(|w| w.eq_ignore_ascii_case("to")));
        if sense.is("change") && !level && property != "amount" {
            property.push_str("-change");
        }
        Some(Measured {
            property: property.into(),
            subject,
            words: (first, self.at),
            certainty: Certainty::Possible,
            about_event: false,
            extra: None,
        })
    }

    /// "The national debt of Ellery", "support for the Reform Party": noun and name. Where it begins, whose, what.
    fn noun_of_name(&self, first: usize, last: usize) -> Option<(usize, Term, String)> {
        let (index, _) = self.items.mention(last).filter(|_| first == last)?;
        let entity = self.context.entities.of_mention(index)?;
        let mut preposition = first.checked_sub(1)?;
        while self.items.is_determiner(preposition) {
            preposition = preposition.checked_sub(1)?;
        }
        let joins = |w: &str| ["of", "for", "in"].iter().any(|p| w.eq_ignore_ascii_case(p));
        self.items.word(preposition).filter(|w| joins(w))?;
        let (start, end) = noun_phrase_before(self.items, preposition)?;
        let words = self.items.text.get(self.items.get(start)?.start..self.items.get(end)?.end)?;
        Some((start, entity.key.clone(), slug(words)))
    }

    /// "12 kilometres long", "cost €5 million": what is measured of a name that is itself the subject.
    fn refine(&self, property: &mut String, verb: &str) {
        let behind = self.items.word(self.at + 1).unwrap_or("").to_ascii_lowercase();
        let measured = match behind.as_str() {
            "long" | "in" if behind == "long" || self.followed_by("length") => "length",
            "tall" | "high" => "height",
            "wide" => "width",
            "deep" => "depth",
            _ if verb == "cost" => "cost",
            _ => return,
        };
        measured.clone_into(property);
    }

    fn followed_by(&self, word: &str) -> bool {
        self.items.word(self.at + 2).is_some_and(|w| w.eq_ignore_ascii_case(word))
    }

    /// Words that may stand between a noun phrase, its verb and the figure: auxiliaries, adverbs, hedges, "to".
    fn is_between(&self, index: usize) -> bool {
        // "now", "currently": a time that no calendar holds is an adverb here.
        if let Some((_, Mention { meaning: Meaning::Time(time), .. })) = self.items.mention(index) {
            return time.time.is_none();
        }
        let Some(word) = self.items.word(index) else { return false };
        let hedge = self.items.lexicon.begins_with(word, Class::Hedge);
        let cue = self.items.lexicon.begins_with(word, Class::FactualityCue);
        let tags = ["auxiliary", "adverb"].iter().any(|t| self.items.has_tag(index, t));
        let linking = matches!(word.to_ascii_lowercase().as_str(), "to" | "at" | "by" | "of");
        (hedge || cue || tags || linking || self.items.is_determiner(index))
            && self.items.lexicon.sense(word, Class::FigureVerb).is_none()
    }

    /// A name inside or before the phrase owns the property: "Vietnam's digital economy"; else nothing names it.
    fn owner(&self, first: usize, last: usize, words: &str) -> (Term, String) {
        for i in first..=last {
            let Some((index, mention)) = self.items.mention(i) else { continue };
            let Some(entity) = self.context.entities.of_mention(index) else { continue };
            if i == last {
                return (entity.key.clone(), "amount".to_owned());
            }
            let rest =
                self.items.text.get(mention.span.end as usize..self.items.get(last).map_or(0, |l| l.end));
            return (entity.key.clone(), slug(rest.unwrap_or(words)));
        }
        let owner = first.checked_sub(1).and_then(|i| self.items.mention(i));
        let owner = owner.and_then(|(index, _)| self.context.entities.of_mention(index));
        (owner.map_or_else(|| Term::from(""), |e| e.key.clone()), slug(words))
    }

    /// A figure that only counts or measures: its noun or unit is all that is known of it.
    fn counted(&self) -> Measured {
        let noun = self.noun();
        let property = match self.mention.kind {
            MentionType::Count if !noun.is_empty() => noun,
            kind => match &self.quantity.unit.dimension {
                Dimension::Physical(dimension) => dimension.to_string(),
                _ => kind.as_str().to_owned(),
            },
        };
        let subject = self.possessor();
        let about_event = subject.as_ref().is_some_and(|(_, kind)| *kind == NameKind::Event);
        Measured {
            property: slug(&property).into(),
            subject: subject.map_or_else(|| Term::from(""), |(term, _)| term),
            words: (self.at, self.at),
            certainty: Certainty::Possible,
            about_event,
            extra: None,
        }
    }

    /// "The union has 670 million people", "With 670 million people, the union …": whose figure it is.
    fn possessor(&self) -> Option<(Term, NameKind)> {
        let named = |i: usize| {
            let (index, _) = self.items.mention(i)?;
            self.context.entities.of_mention(index).map(|e| (e.key.clone(), e.kind))
        };
        let mut before = self.at.checked_sub(1)?;
        while before > 0 && self.is_between(before) {
            before -= 1;
        }
        let word = self.items.word(before)?.to_ascii_lowercase();
        match word.as_str() {
            "has" | "have" | "had" | "employs" | "employed" | "comprises" | "includes" => {
                named(before.checked_sub(1)?)
            }
            "with" if before == 0 => {
                let comma = (self.at + 1..self.at + 4).find(|&i| scope::is_boundary(self.items, i))?;
                named(comma + 1)
            }
            _ => None,
        }
    }
}
