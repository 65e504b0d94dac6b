//! Whose age it is where a noun stands beside it: "Jane Doe, a 32-year-old nurse,", "an eight-year-old girl, Jane Doe,", "The
//! 32-year-old said".

use crate::claim::Term;
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Class, CueWords};

use super::super::OTHER;
use super::super::context::slug;
use super::super::entity::Entity;
use super::{Held, Place};

/// Words behind which the age of the dead is told.
const DIED: CueWords = CueWords::named("died");
/// Nouns by which one calls whom a piece of news is of, once the name is told.
const NATIVE: CueWords = CueWords::named("called-by-trade");
/// Ends the property of an age that is told of a role.
pub const AGE: &str = "age";
/// Words of the noun phrase that an age stands in.
const PHRASE: usize = 4;
/// Sentences before an age in which its person may be named.
const BACK: usize = 3;
/// Items before an epithet in which its article stands.
const EPITHET: usize = 8;
/// Items between a verb of dying and the age.
const DEATH: usize = 6;
/// Words before the name of whom a sentence is about.
const OPENING: usize = 2;
/// Words of a noun phrase before such a name.
const LED: usize = 6;

/// Of whom a sentence tells.
enum Told {
    /// Of one person, by name.
    Person(Term),
    Nobody,
    /// Of others besides, or of somebody without a name.
    Others,
}

impl Place<'_, '_> {
    /// "Jane Doe, a 32-year-old night nurse, said": the person that the phrase of the age is apposed to, with the item of its
    /// name.
    pub(super) fn apposed_to(&self) -> Option<(Term, usize)> {
        let article = self.article()?;
        let comma = article.checked_sub(1).filter(|&i| self.symbol(i, &[',']))?;
        let name = comma.checked_sub(1)?;
        let end = self.noun_end()?;
        // "Jane Doe, a 32-year-old man and a child" are three.
        let listed = self.items.is_any_word(end, &["and", "or", "&"])
            || self.symbol(end, &[',']) && self.items.is_any_word(end + 1, &["and", "or", "a", "an"]);
        // "The wife of John Doe, a 32-year-old nurse": of her.
        let before = name.checked_sub(1);
        let under = before
            .is_some_and(|i| self.items.is_any_word(i, &["of", "to", "with", "by", "from", "for", "and"]));
        let owned = before.is_some_and(|i| self.items.is_possessive(i));
        if listed || under || owned {
            return None;
        }
        Some((self.aged(name)?, name))
    }

    /// "An eight-year-old girl, Jane Doe, was": the person named behind the phrase of the age.
    pub(super) fn followed_by(&self) -> Option<(Term, usize)> {
        self.article()?;
        let comma = self.noun_end().filter(|&i| self.symbol(i, &[',']))?;
        let name = comma + 1;
        let person = self.aged(name)?;
        let closed = self.symbol(name + 1, &[',', '.']) || self.items.get(name + 1).is_none();
        let listed =
            self.items.is_any_word(name + 2, &["and", "or", "a", "an"]) || self.entity(name + 2).is_some();
        (closed && !listed).then_some((person, name))
    }

    /// "The 32-year-old said": the one person whom the last sentence that names anybody names at its beginning, where none since
    /// speaks of anybody else.
    pub(super) fn spoken_of(&self) -> Option<(Term, usize)> {
        let the = self.at.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["the"]))?;
        let noun = self.items.phrase_at(self.at).is_some_and(|phrase| phrase.head != self.at);
        // "Said" is a verb, whatever the phrase takes it for.
        // So is what follows "already" or "also".
        let verb =
            self.items.is(self.at + 1, Class::ReportingVerb) || self.items.is_function_word(self.at + 1);
        let noun = noun && !verb && !self.is_called_so();
        let named = (0..self.at).any(|i| self.aged(i).is_some());
        if noun || named {
            return None;
        }
        for back in 1..=BACK {
            match self.told_of(self.sentence.checked_sub(back)?) {
                // "The 34-year-old, who grew up in Alder, met Holm": another than Holm.
                Told::Person(person) => {
                    let named = |i: usize| self.entity(i).is_some_and(|(term, _)| term == person);
                    let other = (self.at + 1..self.items.items.len()).any(named);
                    return (!other).then_some((person, the));
                }
                Told::Nobody => {}
                Told::Others => return None,
            }
        }
        None
    }

    /// "The 32-year-old *footballer* said", "The 32-year-old *native of Alder*": a noun that may be anybody's by trade. Of the man,
    /// the victim or the driver of a piece of news there may be another beside the one it names.
    fn is_called_so(&self) -> bool {
        let Some(noun) = self.items.word(self.at + 1) else { return false };
        let lexicon = self.items.lexicon;
        let trade = NATIVE.hold(noun, lexicon) || lexicon.sense(noun, Class::Epithet).is_some();
        let ends = self.items.word(self.at + 2).is_none_or(|_| self.items.is_function_word(self.at + 2));
        let verb = self.is_verb(self.at + 2) || self.items.is(self.at + 2, Class::ReportingVerb);
        trade && (ends || verb)
    }

    /// "Jane Doe, who rowed for Norway, has died at the age of 84", "dies aged 84": who died, if the sentence names only them
    /// before the verb.
    pub(super) fn of_the_dead(&self) -> Option<(Term, usize)> {
        let items = self.items;
        let links =
            ["at", "the", "age", "of", "aged", "peacefully", "suddenly", "away", "yesterday", "today"];
        let own = |i: &usize| {
            items.is_any_word(*i, &links) || items.mention(*i).is_some_and(|(_, m)| m.kind.is_time())
        };
        let before = (self.at.saturating_sub(DEATH)..self.at).rev().find(|i| !own(i))?;
        let verb = Some(before).filter(|&i| items.is_cue(i, DIED))?;
        let persons = (0..verb).filter_map(|i| Some((self.entity(i)?, i)));
        let mut named = persons.filter(|((term, kind), _)| {
            *kind == NameKind::Person || *kind == NameKind::Unknown && term.contains('-')
        });
        let ((first, _), at) = named.next()?;
        let other = named.any(|((term, kind), _)| kind == NameKind::Person && term != first);
        let apposed = self.symbol(at + 1, &[',']) || items.clauses().iter().any(|c| c.verbs.first == at + 1);
        let owned = items.is_possessive(at);
        let alone = at == 0
            || (0..at).all(|i| items.word(i).is_some() && !items.is_function_word(i) && !self.is_verb(i));
        (apposed && alone && !other && !owned).then_some((first, at))
    }

    /// The one person whom the text before a byte names.
    fn only_before(&self, start: usize) -> Option<&Entity> {
        let entities = self.context.entities;
        let before = self.context.mentions.partition_point(|m| (m.span.start as usize) < start);
        let mut named =
            (0..before).filter_map(|at| entities.of_mention(at)).filter(|e| e.kind == NameKind::Person);
        let first = named.next()?;
        named.all(|other| other.key == first.key).then_some(first)
    }

    fn is_verb(&self, at: usize) -> bool {
        self.items.clauses().iter().any(|c| (c.verbs.first..=c.verbs.last).contains(&at))
    }

    /// "The star, 36, said", "the actress, 36, said": the one person whom the article names most often, where it has called
    /// that person so, or the word is one for whom a piece of news is of.
    pub(super) fn of_the_news(&self) -> Option<(Term, usize)> {
        let items = self.items;
        let comma = self.at.checked_sub(1).filter(|&i| self.symbol(i, &[',']))?;
        let head = comma.checked_sub(1)?;
        let word = items.word(head)?;
        let phrase = items.phrase_at(head).filter(|phrase| phrase.head == head)?;
        // "The £8,000-a-week Corrin hotshot": figures part the phrase.
        let near = head.saturating_sub(EPITHET)..phrase.first;
        let open = |i: usize| !self.is_verb(i) && !self.symbol(i, &[',', ';', ':']);
        let parted = || near.clone().rev().take_while(|&i| open(i)).any(|i| items.is_any_word(i, &["the"]));
        let the = items.is_any_word(phrase.first, &["the"]) || parted();
        let start = items.get(phrase.first)?.start;
        let entities = self.context.entities;
        let named =
            (0..items.items.len()).any(|i| self.entity(i).is_some_and(|(_, kind)| kind == NameKind::Person));
        let person = self.only_before(start).or_else(|| {
            let mut persons = entities.all().iter().filter(|e| e.kind == NameKind::Person);
            persons.find(|e| entities.is_most_named(e))
        })?;
        let before = entities.in_focus(start, |kind| kind == NameKind::Person)?;
        let epithet = items.lexicon.sense(word, Class::Epithet).is_some();
        let titled = || {
            let title = items.lexicon.sense(word, Class::Title).filter(|s| s.is("role") || s.is("post"));
            title.is_some_and(|_| person.titles().iter().any(|t| **t == *slug(word)))
        };
        let one = the && !named && (epithet && before.key == person.key || titled());
        one.then(|| (person.key.clone(), head))
    }

    /// "The driver, aged 41, died", "the 41-year-old driver": of one by a role, of which a piece of news has one.
    pub(super) fn of_role(&self) -> Option<Held> {
        let before = (self.at.saturating_sub(2)..self.at).rev();
        let mark = |i: &usize| self.symbol(*i, &[',', '(']) || self.items.is_any_word(*i, &["aged"]);
        let marks = before.take_while(mark).count();
        let apposed = (marks > 0).then(|| self.at.checked_sub(marks + 1)).flatten();
        let head =
            apposed.or_else(|| Some(self.items.phrase_at(self.at)?.head).filter(|&head| head > self.at))?;
        let phrase = self.items.phrase_at(head).filter(|phrase| phrase.head == head)?;
        let word = self.items.word(head)?;
        let sense = |class: Class| self.items.lexicon.sense(word, class);
        let role = sense(Class::Title).or_else(|| sense(Class::Occupation))?;
        let one = self.items.is_any_word(phrase.first, &["the"]) && !word.ends_with('s');
        // "The bus driver" is not the driver of the van, and "the other teacher" is another.
        let before = (phrase.first + 1..head).filter(|&i| i != self.at);
        let words: Vec<&str> = before.clone().filter_map(|i| self.items.word(i)).collect();
        let named = before.into_iter().any(|i| self.items.mention(i).is_some());
        let other = words.iter().any(|word| {
            self.items.lexicon.sense(&word.to_lowercase(), Class::WordFamily).is_some_and(|s| s.is(OTHER))
        });
        let called: Vec<&str> = words.into_iter().chain([&*role.id]).collect();
        let owned = self.items.is_any_word(head + 1, &["of"]);
        (one && !named && !other && !owned).then(|| Held {
            subject: Term::from(""),
            property: format!("{}-{AGE}", slug(&called.join(" "))),
            words: (self.at.min(head), self.at.max(head)),
            certain: false,
            about_event: true,
            apposed: apposed.is_some(),
            scoped: false,
        })
    }

    /// Of whom an earlier sentence tells.
    fn told_of(&self, sentence: usize) -> Told {
        let context = self.context;
        let first = context.mentions.partition_point(|m| m.sentence < sentence);
        let own = context.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.sentence == sentence);
        let mut person: Option<Term> = None;
        for (index, mention) in own {
            if mention.kind == MentionType::Age {
                return Told::Others;
            }
            let Meaning::Name(_) = &mention.meaning else { continue };
            let Some(entity) = context.entities.of_mention(index) else { continue };
            let one = entity.kind == NameKind::Person;
            if !one
                && (entity.kind != NameKind::Unknown
                    || !entity.base.contains('-')
                    || self.leads_to_trade(mention.span.end as usize))
            {
                continue;
            }
            let at = mention.span.start as usize;
            let begins =
                person.is_some() || self.begins(sentence, at) || self.is_led_to(sentence, at, entity);
            if !one || !begins || person.as_ref().is_some_and(|known| *known != entity.key) {
                return Told::Others;
            }
            person = Some(entity.key.clone());
        }
        let words = context.document.sentences.get(sentence).map_or("", |s| s.span.of(&context.source.text));
        let lexicon = &context.knowledge.lexicon;
        let mut nouns =
            words.split(|c: char| !c.is_alphanumeric()).filter(|w| w.starts_with(char::is_lowercase));
        if nouns.any(|word| lexicon.sense(word, Class::PersonNoun).is_some_and(|s| !s.is("thing"))) {
            return Told::Others;
        }
        // "Judge Holm jailed him": of another.
        let other =
            words.split_whitespace().any(|word| ["him", "her"].contains(&word.trim_end_matches(['.', ','])));
        let acts =
            |term: &Term| context.entities.all().iter().any(|e| e.key == *term && self.acts_for_others(e));
        if other && person.as_ref().is_some_and(acts) {
            return Told::Others;
        }
        person.map_or(Told::Nobody, Told::Person)
    }

    /// Whether a name at byte `at` begins its sentence, but for a title or an adverb: of whom that is, the sentence tells.
    fn begins(&self, sentence: usize, at: usize) -> bool {
        let context = self.context;
        let start = context.document.sentences.get(sentence).map_or(at, |s| s.span.start as usize);
        let before = context.source.text.get(start..at).unwrap_or("");
        let before = before.rsplit([')', '—', '–']).next().unwrap_or("").trim_start_matches([' ', '-']);
        let plain = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            !["he", "she", "they", "it", "we", "who", "and", "said"].contains(&word.as_str())
        };
        before.split_whitespace().count() <= OPENING && before.split_whitespace().all(plain)
    }

    /// "*Alder Rovers* striker": whether the word behind a name tells that it is whom somebody works or plays for.
    fn leads_to_trade(&self, end: usize) -> bool {
        let behind = self.context.source.text.get(end..).and_then(|rest| rest.strip_prefix(' '));
        let word = behind.and_then(|rest| rest.split([' ', ',']).next()).unwrap_or("");
        let lexicon = &self.context.knowledge.lexicon;
        let named = |class| lexicon.sense(word, class).is_some();
        word.starts_with(char::is_lowercase)
            && (NATIVE.hold(word, lexicon)
                || [Class::Title, Class::Occupation, Class::Epithet].into_iter().any(named))
    }

    /// Whether only a noun phrase stands before a name in its sentence, "Alder Rovers striker Jan Holm", of somebody who has no office
    /// by which he may be there for others: a judge, a spokesman.
    fn is_led_to(&self, sentence: usize, at: usize, person: &Entity) -> bool {
        let context = self.context;
        let start = context.document.sentences.get(sentence).map_or(at, |s| s.span.start as usize);
        let before = context.source.text.get(start..at).unwrap_or("");
        let before = before.rsplit([')', '—', '–']).next().unwrap_or("").trim();
        let lexicon = &context.knowledge.lexicon;
        let noun = |word: &str| {
            let closed = lexicon.sense(word, Class::FunctionWord).is_some_and(|s| !s.is("open"));
            let open = !closed || word.eq_ignore_ascii_case("the");
            let plain = word.chars().all(|c| c.is_alphanumeric() || c == '-');
            plain && open && !lexicon.begins_with(word, Class::ReportingVerb)
        };
        let words = before.split_whitespace();
        let verb = |word: &str| lexicon.sense(word, Class::DeedVerb).is_some() || word.ends_with("ed");
        !self.acts_for_others(person)
            && words.clone().count() <= LED
            && words.clone().all(noun)
            && !words.clone().filter(|word| word.starts_with(char::is_lowercase)).any(verb)
    }

    /// Whether somebody has an office, a rank or a service: of whom such a one decides or speaks the news may be.
    fn acts_for_others(&self, person: &Entity) -> bool {
        let acts = |title: &Term| {
            let sense =
                self.context.knowledge.lexicon.sense(title.rsplit('-').next().unwrap_or(title), Class::Title);
            sense.is_some_and(|s| ["office", "rank", "service", "staff"].iter().any(|tag| s.is(tag)))
        };
        person.titles().iter().any(acts)
    }

    /// The article of the noun phrase that the age is an adjective of.
    fn article(&self) -> Option<usize> {
        let (_, mention) = self.items.mention(self.at)?;
        let adjective = mention.span.of(self.items.text).ends_with("old");
        let before = self.at.checked_sub(1).filter(|_| adjective)?;
        if self.items.is_any_word(before, &["a", "an", "the", "its", "their", "his", "her"]) {
            return Some(before);
        }
        // "The party's 32-year-old leader", "Alder's 32-year-old mayor".
        let owner = self.items.phrase_at(before).filter(|_| self.items.is_possessive(before))?;
        Some(owner.first.min(before))
    }

    /// One past the noun of a person that the age is an adjective of.
    fn noun_end(&self) -> Option<usize> {
        let word = |i: usize| self.items.word(i).filter(|_| !self.items.is_function_word(i));
        // "Jane Doe, the 32-year-old who fell", "The 32-year-old, Jane Doe,".
        let alone = ["who", "whose", "from"];
        if self.symbol(self.at + 1, &[',', '.']) || self.items.is_any_word(self.at + 1, &alone) {
            return Some(self.at + 1);
        }
        let end =
            (self.at + 1..=self.at + 1 + PHRASE).find(|&i| word(i).is_none() && self.entity(i).is_none())?;
        let noun = self.items.word(end.checked_sub(1).filter(|last| *last > self.at)?)?;
        self.is_somebody(noun).then_some(end)
    }

    /// Whether a noun is that of a person.
    fn is_somebody(&self, noun: &str) -> bool {
        let lexicon = self.items.lexicon;
        if let Some(sense) = lexicon.sense(noun, Class::PersonNoun) {
            return !sense.is("thing");
        }
        let lower = noun.to_ascii_lowercase();
        let ends = ["er", "ist", "man", "woman"].iter().any(|end| lower.ends_with(end));
        let job = [Class::Title, Class::Occupation].iter().any(|class| lexicon.sense(noun, *class).is_some());
        job || lower.len() > 4 && ends
    }
}
