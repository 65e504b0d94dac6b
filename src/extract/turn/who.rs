//! Whom or what a turn befell: a name, whom the words beside it name, or the noun alone.

use crate::claim::Term;
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::{Clause, ClauseKind, Phrase, Voice};

use super::super::context::slug;
use super::super::{Entity, deed};
use super::telling::{BE, WHOM};
use super::{Reader, SOLE};

/// Whom or what a turn befell.
pub(super) struct Who {
    /// Its term; empty where no name tells it.
    pub subject: Term,
    /// The word for it where no name does.
    pub word: Option<Term>,
    /// Whether it is no person or thing by name.
    pub about_event: bool,
}

/// Sentences from the beginning of an article in which "a ship" is that of the news.
const LEAD: usize = 6;
/// Items behind a comma in which the name stands that a noun has: "the director John Roe".
const APPOSED: usize = 4;
/// Items before a pronoun that opens its sentence.
const FIRST: usize = 1;
/// Words behind an article in which the noun of a sentence's first phrase stands.
const OPENING: usize = 4;
/// Items of what opens a sentence before its subject.
const OPENED: usize = 6;
/// Nouns for the making of something.
const WORK: CueWords = CueWords::named("building-work");
/// Words behind a noun that name it: "a man identified as Jane Doe".
const NAMED: CueWords = CueWords::named("called-by-name");

impl Reader<'_, '_> {
    /// Whom the turn befell, and the phrase that says it.
    pub(super) fn who(&self) -> Option<(Who, Phrase)> {
        let passive = self.clause.verbs.voice == Voice::Passive;
        // "Opened its doors": an object inside the words is not what it befell.
        let object = self.clause.object().filter(|object| object.phrase.first > self.last);
        let object = object.map(|slot| slot.phrase);
        let own = || deed::resumed(self.items, self.clause);
        let subject = || own().or_else(|| self.clause.subject().map(|slot| slot.phrase));
        let slot = match self.sense.is("undergone") {
            true if self.sense.is("passive") && !passive => None,
            true if passive => subject(),
            true if self.sense.is("object") => Some(object?),
            true => object.or_else(subject),
            false => subject(),
        };
        let copula = self.at > self.clause.verbs.last || self.items.is_any_word(self.at, &BE);
        let slot = slot.or_else(|| subject().filter(|_| copula));
        let slot = slot.filter(|phrase| !self.is_in_court(phrase.head));
        let undone = self.undone_by().and_then(Clause::subject).map(|slot| slot.phrase);
        let phrase = undone.or(self.whom).or_else(|| self.done_to()).or(slot).or_else(|| self.qualified());
        let phrase = phrase.or_else(|| self.fronted())?;
        let phrase = self.each(self.work_on(phrase).unwrap_or(phrase));
        // "A Torvanian boat was hijacked on Tuesday": behind the lead another one.
        let another = self.sense.is(SOLE) && self.items.is_any_word(phrase.first, &["a", "an"]);
        Some((self.who_is(phrase)?, phrase)).filter(|_| !another || self.sentence < LEAD)
    }

    /// "They were *each* jailed": of whom "each" and "both" are.
    fn each(&self, phrase: Phrase) -> Phrase {
        let each = self.items.is_any_word(phrase.head, &["each", "both"]);
        let mut clauses = self.items.clauses().iter().filter(|c| each && c.verbs.last + 1 == phrase.first);
        clauses.find_map(Clause::subject).map_or(phrase, |slot| slot.phrase)
    }

    /// Whom a phrase names.
    fn who_is(&self, phrase: Phrase) -> Option<Who> {
        let it = self.items.is_any_word(phrase.head, &["it"]);
        // "A man was caught. He was held": no person of an earlier sentence.
        let meant = self.antecedent(phrase);
        let unmeant = !it && meant.is_none();
        let party = deed::party(self.context, self.items, phrase, self.sentence).filter(|_| unmeant);
        if let Some(party) = party.or_else(|| self.identified(phrase)) {
            if party.kind == NameKind::Place && !self.sense.is("whether") && !self.is_built(&party.term) {
                return None;
            }
            let full = party.kind == NameKind::Unknown && party.term.contains('-') && !party.unnamed;
            // "The Alder Star" is no person.
            let thing =
                self.items.is_any_word(phrase.first, &["the"]) && self.items.mention(phrase.head).is_some();
            let person = party.kind == NameKind::Person || full && !thing;
            if self.sense.is("person") && !person || self.sense.is("thing") && party.kind == NameKind::Person
            {
                return None;
            }
            // A ship by its name is no other ship.
            let common = self.sense.is(SOLE) && party.kind != NameKind::Person && !self.sense.is("country");
            let about_event = party.unnamed || party.kind == NameKind::Event || common;
            return Some(Who { subject: party.term, word: None, about_event });
        }
        if let Some(subject) = meant.is_none().then(|| self.part_of(phrase)).flatten() {
            return Some(Who { subject, word: None, about_event: false });
        }
        let word = meant.or_else(|| self.noun(self.meant(phrase)))?;
        let named = |class: Class| self.items.lexicon.sense(&word, class).is_some();
        // "Teams were headed to Alder": those who look for the plane.
        let persons = [Class::PersonNoun, Class::CountNoun, Class::OrganisationNoun, Class::Occupation];
        let people = self.sense.is("thing") && !named(Class::ThingNoun) && persons.into_iter().any(named);
        let thing = named(Class::ThingNoun) || ["it", "which", "that"].contains(&&*word);
        if self.sense.is("person") && thing || people {
            return None;
        }
        Some(Who { subject: Term::from(""), word: Some(word), about_event: true })
    }

    /// "A patrol *to be based* in Alder", "towers *built* in 1904": the noun that a bare verb stands right behind.
    fn qualified(&self) -> Option<Phrase> {
        let bare = matches!(self.clause.kind, ClauseKind::Infinitive | ClauseKind::Participial);
        // "Jane Doe retired in 2004": the one verb of a sentence is no participle.
        let only = self.clause.kind == ClauseKind::Participial && self.items.clauses().len() == 1;
        let told = bare && (only || self.sense.is("plan") || self.sense.is("undergone"));
        let before = self.clause.verbs.first.checked_sub(1).filter(|_| told)?;
        // "Appeared in court charged with murder": no court is charged.
        if self.is_in_court(before) {
            let main = |c: &&Clause| c.verbs.last <= before && c.kind == ClauseKind::Main;
            return self.items.clauses().iter().rfind(main)?.subject().map(|slot| slot.phrase);
        }
        let comma = usize::from(self.items.is_symbol(before, &[',']));
        let end = before.checked_sub(comma + usize::from(self.items.is_any_word(before, &["to"])))?;
        self.items.phrase_at(end).filter(|phrase| phrase.last == end)
    }

    /// Whether a bare participle stands behind "in court".
    fn is_in_court(&self, at: usize) -> bool {
        let bare = self.clause.kind == ClauseKind::Participial && self.sense.is(WHOM);
        bare && self.items.is_any_word(at, &["court", "dock"])
    }

    /// "*Built in 1904*, the mill burned": the phrase behind the comma of what opens the sentence.
    fn fronted(&self) -> Option<Phrase> {
        let bare = self.clause.kind == ClauseKind::Participial && self.sense.is("undergone");
        let opens = self.clause.verbs.first <= FIRST && bare;
        let behind = (self.last + 1..=self.last + OPENED).filter(|_| opens);
        let comma = behind.into_iter().find(|&i| self.items.is_symbol(i, &[',']))?;
        self.items.phrase_from(comma + 1)
    }

    /// Whether a name is that of a building: a bridge has its days as any thing has, a town has not.
    fn is_built(&self, term: &str) -> bool {
        let last = term.rsplit_once('-').map(|(_, last)| last);
        last.is_some_and(|word| self.items.lexicon.sense(word, Class::BuildingNoun).is_some())
    }

    /// "Construction of *the mill* was completed".
    fn work_on(&self, phrase: Phrase) -> Option<Phrase> {
        let work = self.items.is_cue(phrase.head, WORK) && self.sense.is("undergone");
        let tie = Some(phrase.last + 1).filter(|&i| work && self.items.is_any_word(i, &["of", "on"]))?;
        let of = self.items.phrase_at(tie + 1)?;
        (of.head < self.clause.verbs.first).then_some(of)
    }

    /// "The roof of the Sund Arena", "the Sund Arena's roof": a part, or a thing, of what has a name.
    fn part_of(&self, phrase: Phrase) -> Option<Term> {
        let items = self.items;
        let word = items.word(phrase.head).filter(|w| w.starts_with(char::is_lowercase))?;
        let is = |classes: &[Class]| classes.iter().any(|class| items.lexicon.sense(word, *class).is_some());
        let part = self.sense.is(SOLE)
            && !is(&[Class::PersonNoun, Class::Title, Class::Occupation, Class::Kinship, Class::EventNoun]);
        if !part && !is(&[Class::ThingNoun, Class::BuildingNoun]) {
            return None;
        }
        let entity = |i: usize| self.context.entities.of_mention(items.mention(i)?.0);
        let mut owners =
            (phrase.first..phrase.head).filter(|&i| items.is_possessive(i) && entity(i).is_some());
        let owner = owners.next().filter(|_| owners.next().is_none());
        let of = Some(phrase.last + 1).filter(|&i| items.is_any_word(i, &["of"]));
        let whole =
            of.and_then(|i| items.phrase_at(i + 1)).map(|p| p.head).filter(|&i| !items.is_possessive(i));
        let owner = entity(owner.or(whole)?).filter(|e| e.kind != NameKind::Event)?;
        Some(Term::from(format!("{}-{}", owner.key, noun(word))))
    }

    /// What "it" of a later clause is: "*the crown*, which was shown every May since *it* was given to the town".
    fn meant(&self, phrase: Phrase) -> Phrase {
        let it = self.items.is_any_word(phrase.head, &["it"]);
        let mut clauses = self.items.clauses().iter().filter(|c| c.kind == ClauseKind::Main);
        let first = clauses.next().and_then(Clause::subject).map(|subject| subject.phrase);
        let before = first.filter(|first| it && clauses.next().is_none() && first.last < phrase.first);
        before.filter(|first| self.items.word(first.head).is_some()).unwrap_or(phrase)
    }

    /// What "he" and "it" of a sentence that tells nothing else before them are: the noun with which the sentence before
    /// begins.
    fn antecedent(&self, phrase: Phrase) -> Option<Term> {
        let items = self.items;
        let alone = items.is_any_word(phrase.head, &["he", "she", "it"]) && phrase.first <= FIRST;
        let sentences = &self.context.document.sentences;
        let own = sentences.get(self.sentence)?;
        let before = sentences.get(self.sentence.checked_sub(1).filter(|_| alone)?)?;
        let text = before.span.of(items.text);
        let mut words = text.split(|c: char| !c.is_alphabetic() && c != '-').filter(|w| !w.is_empty());
        let first = words.next().filter(|w| before.block == own.block && ["A", "An", "The"].contains(w))?;
        let classes = [Class::PersonNoun, Class::ThingNoun, Class::SameThing, Class::CountNoun];
        let known = |word: &&str| classes.iter().any(|&class| items.lexicon.sense(word, class).is_some());
        let word = words.take(OPENING).take_while(|w| !w.starts_with(char::is_uppercase)).find(known)?;
        let person = items.lexicon.sense(word, Class::ThingNoun).is_none();
        let it = items.is_any_word(phrase.head, &["it"]);
        (it != person && !first.is_empty()).then(|| noun(word))
    }

    /// Whom the words behind a noun name ("the man driving, identified as Jane Doe"), or a last name that stands alone.
    fn identified(&self, phrase: Phrase) -> Option<deed::Party> {
        let items = self.items;
        let person = |i: usize| {
            let (index, _) = items.mention(i)?;
            let entity = self.context.entities.of_mention(index)?;
            entity.may_be_person().then_some(entity)
        };
        let party = |entity: &Entity| deed::Party {
            term: entity.key.clone(),
            kind: NameKind::Person,
            unnamed: false,
        };
        let verb = self.clause.verbs.first;
        if let Some(at) = (phrase.head + 1..verb).find(|&i| items.is_cue(i, NAMED)) {
            let named = (at + 1..=at + 2).find_map(person);
            return named.map(party);
        }
        // "The doctor who pulled them out, Jane Doe, was flown to Alder".
        let apposed = (phrase.last + 1..verb).filter(|&i| items.is_symbol(i, &[','])).find_map(|i| {
            // "Her second husband, the director John Roe, died".
            let told =
                |at: &usize| items.is_symbol(at + 1, &[',']) && (i + 1..*at).all(|w| items.word(w).is_some());
            (i + 1..=i + APPOSED).find_map(|at| person(at).filter(|_| told(&at)))
        });
        if let Some(entity) = apposed {
            return Some(party(entity));
        }
        let word = items.word(phrase.head).filter(|w| w.starts_with(char::is_uppercase))?;
        let word = slug(word);
        let mut persons = self.context.entities.all().iter().filter(|e| e.last_name() == Some(&word));
        let one = persons.next()?;
        persons.next().is_none().then(|| party(one))
    }

    /// The noun or the pronoun by which a phrase calls one thing; none for one of several, or for a count of them.
    fn noun(&self, phrase: Phrase) -> Option<Term> {
        let items = self.items;
        let others = [
            "another",
            "other",
            "others",
            "second",
            "third",
            "some",
            "any",
            "one",
            "each",
            "every",
            "most",
            "many",
            "several",
            "those",
            "these",
            "ones",
            "themselves",
            "himself",
            "herself",
            "itself",
        ];
        // "The second driver survived" says nothing of the first.
        let ordinal = |i: usize| {
            let told = items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Ordinal);
            told && self.sense.is("whether")
        };
        let several = (phrase.first..=phrase.head).any(|i| items.is_any_word(i, &others) || ordinal(i));
        if several {
            return None;
        }
        if let Some((_, mention)) = items.mention(phrase.head) {
            let all = items.is_any_word(phrase.first, &["all", "the"]);
            let counted = mention.kind == MentionType::Count && all;
            let words = mention.span.of(items.text);
            return counted.then(|| noun(words.rsplit(' ').next().unwrap_or(words)));
        }
        let word = noun(items.word(phrase.head)?);
        Some(match self.vehicle(phrase) {
            Some(vehicle) => Term::from(format!("{vehicle}-{word}")),
            None => word,
        })
    }

    /// "The lorry driver", "the driver of the bus": of what somebody is in charge, for each has its own.
    fn vehicle(&self, phrase: Phrase) -> Option<&str> {
        let items = self.items;
        let thing = |i: usize| items.sense(i, Class::ThingNoun);
        let role = |class: Class| items.is(phrase.head, class);
        if !role(Class::Title) && !role(Class::Occupation) {
            return None;
        }
        let before = phrase.head.checked_sub(1).filter(|&i| i >= phrase.first).and_then(thing);
        let of = items.is_any_word(phrase.head + 1, &["of"]);
        let behind = || items.phrase_from(phrase.head + 2).filter(|_| of).and_then(|p| thing(p.head));
        before.or_else(behind).map(|sense| &*sense.id)
    }
}

/// A noun in the singular.
fn noun(word: &str) -> Term {
    let word = word.to_lowercase();
    let hissing = ["ches", "shes", "sses", "xes"].iter().any(|end| word.ends_with(end));
    match (word.strip_suffix("ies"), word.strip_suffix(if hissing { "es" } else { "s" })) {
        (Some(stem), _) if stem.len() > 2 => Term::from(format!("{stem}y")),
        (_, Some(stem)) if stem.len() > 2 && (hissing || !stem.ends_with('s')) => Term::from(stem),
        _ => Term::from(word),
    }
}
