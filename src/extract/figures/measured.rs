//! What a figure measures, and whose it is: the subject of the verb that gives it.

use std::sync::Arc;

use crate::claim::{Certainty, Term};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Phrase, Role, Slot};
use crate::value::{Dimension, Time};

use super::super::context::slug;
use super::super::entity::Entity;
use super::super::{pronoun, thing};
use super::Figure;
use super::family::family;
use super::quake::{DEPTH, QUAKE};

/// Ends the property of a figure that tells how far something moved.
pub const CHANGE: &str = "-change";

/// Begins the property of a part of so many things.
pub const PART: &str = "part-of-";
/// Items behind "of" in which the number of the whole stands.
const WHOLE: usize = 5;

/// Verbs of what reaches from one place to another.
const LAID_OUT: CueWords = CueWords::named("laid-out");

/// What a figure measures.
pub(super) struct Measured {
    pub property: Arc<str>,
    pub subject: Term,
    /// First and last item of the words that say it.
    pub words: (usize, usize),
    pub certainty: Certainty,
    pub about_event: bool,
    /// What restricts it besides.
    pub extra: Vec<(&'static str, String)>,
    /// Whether the phrases behind the figure restrict it.
    pub scoped: bool,
    /// When it was so, where the clause says it.
    pub as_of: Option<Time>,
}

/// Whose a noun phrase is.
pub(super) struct Owner {
    /// The first item of the words that say it.
    pub first: usize,
    /// Whose it is; empty if nobody's.
    pub term: Term,
    /// What of it.
    pub property: String,
    /// Whether its name stands there.
    pub named: bool,
}

impl<'a> Figure<'_, 'a> {
    /// The head of the counted noun phrase, in lower case.
    pub(super) fn noun(&self) -> String {
        if self.mention.kind != MentionType::Count {
            return String::new();
        }
        self.quantity.unit.symbol.rsplit(' ').next().unwrap_or("").to_lowercase()
    }

    fn figure_verb(&self, head: usize) -> Option<&'a Sense> {
        self.items.word(head)?;
        let (_, verb) = self.items.at(head, Class::FigureVerb)?;
        Some(verb)
    }

    /// Whether the slot tells where something stands: "reached 4 %", "rose to 4 %", "stood at 4 %"; "rose 4 %" and "rose
    /// by 4 %" tell how far it moved.
    pub(super) fn is_level(&self, verb: &Sense, slot: &Slot) -> bool {
        match slot.role {
            Role::Prepositional(i) => self.items.is_any_word(i, &["to", "at"]),
            Role::Object | Role::Complement => !verb.is("change"),
            _ => false,
        }
    }

    /// "Rose two dollars to 60 dollars": the second figure is no length of way.
    fn ends_range(&self) -> bool {
        self.at.checked_sub(1).is_some_and(|before| self.items.is_any_word(before, &["to", "at"]))
    }

    /// "Of the dead, *132* were children and nine staff", "*$4 billion* is cash and $12 billion stock": no name of another figure.
    fn is_figure_itself(&self, phrase: Phrase) -> bool {
        let quantity = |i: usize| {
            let mention = self.items.mention(i).map(|(_, mention)| mention);
            mention
                .is_some_and(|m| matches!(m.meaning, Meaning::Quantity(_)) && m.kind != MentionType::Ordinal)
        };
        (phrase.first..=phrase.head).any(quantity)
    }

    /// "5G coverage now reaches 91.3 % of the population": what the subject of the figure's verb names.
    pub(super) fn value_of(&self) -> Option<Measured> {
        let Governor { clause, slot, certainty: governed } = self.items.governor(self.at)?;
        let verb = self.figure_verb(clause.verbs.head).filter(|v| !v.is("holds"))?;
        // "Was up 3 percent" is no level.
        let risen = self.at.checked_sub(1).is_some_and(|b| self.items.is_any_word(b, &["up", "down"]));
        let level = self.is_level(verb, slot) && !risen;
        let moves = verb.is("change")
            && match slot.role {
                Role::Prepositional(i) => self.items.is_any_word(i, &["by"]),
                Role::Object | Role::Complement => !self.ends_range(),
                _ => false,
            };
        if !level && !moves || self.is_of_noun_before(clause) {
            return None;
        }
        let (subject, told) = match (self.gapped(clause.verbs.last), clause.subject()) {
            (Some(other), _) => (other, Certainty::Possible),
            (None, Some(subject)) => (subject.phrase, subject.certainty),
            (None, None) => (self.foretold(clause)?, Certainty::Possible),
        };
        if self.is_figure_itself(subject) {
            return None;
        }
        let Owner { first, term: mut owner, mut property, named } = self.owner(subject)?;
        let thing = thing::of(self.context, self.items, subject, self.sentence).filter(|_| owner.is_empty());
        let unnamed = thing.is_some();
        if let Some(thing) = thing {
            (owner, property) = (thing, "amount".to_owned());
        }
        if property == "amount" {
            self.refine(&mut property, verb);
        }
        // "Hit 41 winners": so many of them, and no amount of hers.
        if property == "amount" && self.mention.kind == MentionType::Count {
            return None;
        }
        if moves && property != "amount" {
            let known = self.context.knowledge.properties.canonical(property.as_str().into());
            property = format!("{known}{CHANGE}");
        }
        // "The satellite weighs 5,600 kilograms": its mass.
        if let (true, Dimension::Physical(dimension)) =
            (owner.is_empty() && !moves, &self.quantity.unit.dimension)
        {
            let noun = property.rsplit('-').next().unwrap_or(&property);
            let size = self.breadth().unwrap_or(dimension);
            property = format!("{noun}-{size}");
        }
        // "The craft cost €5 million": the verb says what, and not the noun of a thing that nobody names.
        if owner.is_empty() && verb.is("names") && self.mention.kind == MentionType::Currency {
            self.mention.kind.as_str().clone_into(&mut property);
        }
        let certainty = match !named || unnamed || property == "amount" {
            true => Certainty::Possible,
            false => governed.and(slot.certainty).and(told),
        };
        let about_event = unnamed || property == DEPTH && &*owner == QUAKE;
        Some(Measured {
            property: property.into(),
            subject: owner,
            words: (first, self.at),
            certainty,
            about_event,
            extra: Vec::new(),
            scoped: true,
            as_of: None,
        })
    }

    /// "The economy, forecast to reach $300 billion", "its economy projected to reach …": the phrase before the word that
    /// says how sure the infinitive behind it is.
    fn foretold(&self, clause: &Clause) -> Option<Phrase> {
        let items = self.items;
        let to = clause.verbs.head.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["to"]))?;
        let cue = to.checked_sub(1)?;
        items.word(cue).filter(|w| items.lexicon.begins(w).has(Class::FactualityCue))?;
        let Some(mut before) = cue.checked_sub(1) else {
            // "Forecast to reach $300 billion, the economy …"
            let behind = items.clauses().iter().filter_map(Clause::subject);
            return behind.map(|s| s.phrase).find(|p| p.first > clause.last.max(self.at));
        };
        if items.is_symbol(before, &[',']) {
            before = before.checked_sub(1)?;
        }
        let phrase = items.phrase_at(before)?;
        Some(Phrase { last: before, head: before.min(phrase.head), ..phrase })
    }

    /// Whose a noun phrase is, and what of it: "the national debt of Ellery", "Ellery's national debt", "Ellery" itself, "the
    /// company's debt"; nobody's, if no name stands in it or behind it.
    pub(super) fn owner(&self, phrase: Phrase) -> Option<Owner> {
        let items = self.items;
        let first = (phrase.first..=phrase.head).find(|&i| !items.is_determiner(i))?;
        if let Some(term) = self.of_quake(phrase) {
            return Some(Owner { first, term, property: DEPTH.to_owned(), named: false });
        }
        let named = |i: usize| {
            let (index, mention) = items.mention(i)?;
            Some((self.context.entities.of_mention(index)?.key.clone(), mention.span.end as usize))
        };
        let amount = || "amount".to_owned();
        if let Some((term, _)) = named(phrase.head) {
            return Some(Owner { first, term, property: amount(), named: true });
        }
        let end = items.get(phrase.head)?.end;
        let of = |behind: usize| items.text.get(behind..end).map(slug).filter(|what| !what.is_empty());
        if let Some((behind, entity)) = self.unnamed(phrase) {
            let property = of(behind).unwrap_or_else(amount);
            return Some(Owner { first, term: entity.key.clone(), property, named: false });
        }
        if let Some((i, (term, behind))) = (first..phrase.head).rev().find_map(|i| Some((i, named(i)?))) {
            return Some(Owner { first: i, term, property: of(behind)?, named: true });
        }
        let property = slug(items.text.get(items.get(first)?.start..end)?);
        let tied = self.items.is_any_word(phrase.last + 1, &["of", "for", "in", "at"]);
        let holder = tied.then(|| items.phrase_from(phrase.last + 2)).flatten();
        let term = holder.and_then(|p| named(p.head)).map(|(term, _)| term);
        let named = term.is_some();
        Some(Owner { first, term: term.unwrap_or_else(|| Term::from("")), property, named })
    }

    /// "The company's shares", "the company", "its shares", "it": whose the phrase is without a name, and the byte behind that.
    fn unnamed(&self, phrase: Phrase) -> Option<(usize, &'a Entity)> {
        let (context, items) = (self.context, self.items);
        let owner = (phrase.first..phrase.head).find(|&i| items.is_possessive(i)).unwrap_or(phrase.head);
        if let Some(entity) = context.enterprise(items, Phrase { head: owner, last: owner, ..phrase }) {
            return Some((items.get(owner)?.end, entity));
        }
        let it = items.get(phrase.first).filter(|_| items.is_any_word(phrase.first, &["it", "its"]))?;
        let at = u32::try_from(it.start).ok()?;
        let thing = pronoun::thing(context.entities, items.text, context.mentions, items.lexicon, at)?;
        Some((it.end, thing))
    }

    /// "12 kilometres long", "cost €5 million": what is measured of a name that is itself the subject.
    fn refine(&self, property: &mut String, verb: &Sense) {
        let behind = |n: usize, word: &str| self.items.is_any_word(self.at + n, &[word]);
        let measured = if behind(1, "long") || (behind(1, "in") && behind(2, "length")) {
            "length"
        } else if behind(1, "tall") || behind(1, "high") {
            "height"
        } else if behind(1, "wide") {
            "width"
        } else if behind(1, "deep") {
            "depth"
        } else if verb.is("names") {
            &verb.id
        } else if self.is_laid_out() {
            "length"
        } else {
            return;
        };
        measured.clone_into(property);
    }

    /// "Stretches 12 kilometres", "is a line of 12 kilometres": how long something is.
    fn is_laid_out(&self) -> bool {
        let items = self.items;
        let length = matches!(&self.quantity.unit.dimension, Dimension::Physical(d) if &**d == "length");
        let verb = items.governor(self.at).map(|g| g.clause.verbs.head);
        let of = items.before_hedges(self.at).is_some_and(|of| items.is_any_word(of, &["of"]));
        length && (of || verb.is_some_and(|verb| items.is_cue(verb, LAID_OUT)))
    }

    /// A figure that only counts or measures: its noun or unit is all that is known of it.
    pub(super) fn counted(&self) -> Measured {
        let noun = self.noun();
        let extent = self.extent();
        let part = self.part();
        let property = match self.mention.kind {
            MentionType::Number if part.is_some() => part.unwrap_or_default(),
            MentionType::Count if !noun.is_empty() => noun,
            kind => match (&self.quantity.unit.dimension, &extent) {
                (Dimension::Physical(_), Some(extent)) => extent.property.clone(),
                (Dimension::Physical(dimension), None) => self.breadth().unwrap_or(dimension).to_owned(),
                (Dimension::Percent, _) => self.noun_before().unwrap_or_else(|| kind.as_str().to_owned()),
                _ => kind.as_str().to_owned(),
            },
        };
        let holder = self.possessor();
        let about_event = holder.as_ref().is_some_and(|h| h.1 == NameKind::Event);
        let (subject, certainty) = match holder {
            Some((term, _, certainty)) => (term, certainty),
            None => (Term::from(""), Certainty::Possible),
        };
        Measured {
            property: slug(&property).into(),
            subject,
            words: (self.at, self.at),
            certainty,
            about_event,
            extra: Vec::new(),
            // What stands behind "a 30-metre wall" tells of the wall.
            scoped: extent.is_none_or(|extent| extent.local),
            as_of: None,
        }
    }

    /// "Nine of the train's 18 coaches": the part of so many.
    fn part(&self) -> Option<String> {
        let of = self.at + 1;
        let behind = of + 1..of + WHOLE;
        let whole =
            behind.filter_map(|i| self.items.mention(i)).find(|(_, m)| m.kind == MentionType::Count)?;
        let Meaning::Quantity(quantity) = &whole.1.meaning else { return None };
        let told = self.items.is_any_word(of, &["of"]) && quantity.unit.dimension == Dimension::Count;
        let done = self.done_to_part().filter(|_| told)?;
        Some(format!("{PART}{}-{done}", quantity.number?.normalize()))
    }

    /// What became of a part: "nine of the 22 *escaped*", "*sold* 38 of the 46 lots", "11 of the 22 were *closed*".
    fn done_to_part(&self) -> Option<String> {
        let Governor { clause, slot, .. } = self.items.governor(self.at)?;
        let own = matches!(slot.role, Role::Subject | Role::Object) && !clause.verbs.negated;
        let complement = clause.slots.iter().find(|s| s.role == Role::Complement).map(|s| s.phrase.head);
        let head = complement.filter(|_| slot.role == Role::Subject).unwrap_or(clause.verbs.head);
        family(self.items.lexicon, self.items.word(head).filter(|_| own)?)
    }

    /// The noun that a share is told of: "a *turnout* of 61 percent".
    fn noun_before(&self) -> Option<String> {
        let items = self.items;
        let of = items.before_hedges(self.at).filter(|&of| items.is_any_word(of, &["of"]))?;
        let phrase = items.phrase_at(of.checked_sub(1)?).filter(|p| p.head + 1 == of)?;
        let noun = items.word(phrase.head).filter(|w| w.starts_with(char::is_lowercase))?;
        let plain = [Class::PlainNoun, Class::PropertyWord, Class::FractionWord];
        let tells = !plain.iter().any(|&class| items.lexicon.sense(noun, class).is_some());
        tells.then(|| slug(&noun.to_lowercase()))
    }

    /// "The union has 670 million people", "With 670 million people, the union …": whose figure it is.
    fn possessor(&self) -> Option<(Term, NameKind, Certainty)> {
        let Governor { clause, slot, certainty: governed } = self.items.governor(self.at)?;
        let holds = match slot.role {
            // "Has a 32-year-old boat": an age is the thing's own.
            Role::Object if self.mention.kind == MentionType::Age => false,
            Role::Object => self.figure_verb(clause.verbs.head).is_some_and(|v| v.is("holds")),
            Role::Prepositional(i) => i == 0 && self.items.is_any_word(i, &["with"]),
            _ => false,
        };
        let subject = clause.subject().filter(|_| holds)?;
        let (index, _) = self.items.mention(subject.phrase.head)?;
        let entity = self.context.entities.of_mention(index)?;
        Some((entity.key.clone(), entity.kind, governed.and(slot.certainty).and(subject.certainty)))
    }
}
