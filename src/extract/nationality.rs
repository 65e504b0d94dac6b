//! Which country a person is said to be of: "a 36-year-old Norwegian diver", "Jane Doe, a Briton,", "Frenchman Jean Doe".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::{ItemKind, Items};

use super::context::{Context, Draft, aged, slug};
use super::holder::beside_age;

/// The property of a claim that tells of which country a person is.
pub const NATIONALITY: &str = "nationality";

/// Adds a claim for every person of a sentence whose country an adjective or noun tells.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    for at in 0..items.items.len() {
        let Some((_, mention)) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Name) else {
            continue;
        };
        let reader = Reader { context, items, sentence, at };
        let words = mention.span.of(items.text);
        let adjective = demonym(items, words).and_then(|place| {
            let own = |items: &Items<'_>, word: &str| is_person(items, word) || is_player(items, word);
            let subject = reader.person(place.words).or_else(|| reader.before_name(own));
            let subject = subject.or_else(|| reader.called())?;
            Some((subject, place.sense.tags.get(1)?.as_ref()))
        });
        // "Uruguay striker Jane Doe" plays for it, and for no other country.
        let country = || {
            let id = country(items, words)?;
            Some((reader.before_name(is_player).or_else(|| reader.player())?, id))
        };
        let Some((subject, country)) = adjective.or_else(country) else { continue };
        let draft = Draft {
            kind: ClaimKind::Relation,
            subject,
            property: NATIONALITY.into(),
            scope: Scope::new(),
            value: Value::Entity(slug(country).into()),
            span: mention.span,
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        claims.push(context.claim(draft, items, at, sentence));
    }
}

/// The id of a country that a name is.
fn country<'a>(items: &Items<'a>, words: &str) -> Option<&'a str> {
    let (length, sense) = items.lexicon.at(words, Class::Place)?;
    (length == words.len() && sense.is("country")).then_some(&*sense.id)
}

/// What those are called who play for a country.
const PLAYERS: CueWords = CueWords::named("plays-for-a-country");

fn is_player(items: &Items<'_>, word: &str) -> bool {
    PLAYERS.hold(word, items.lexicon)
}

/// Nouns whose adjective may be a language that is taught or learnt.
const TAUGHT: CueWords = CueWords::named("of-a-language");

struct Demonym<'a> {
    sense: &'a Sense,
    /// Whether words of the name stand behind it: "Frenchman Jean Doe".
    words: bool,
}

/// The adjective or noun of a country that a name is, or begins with.
fn demonym<'a>(items: &Items<'a>, words: &str) -> Option<Demonym<'a>> {
    let (length, sense) = items.lexicon.at(words, Class::Place)?;
    if !sense.is("demonym") {
        return None;
    }
    let person =
        ["man", "woman", "men"].iter().any(|end| words.get(..length).is_some_and(|w| w.ends_with(end)));
    match words.len() == length {
        true => Some(Demonym { sense, words: false }),
        false => person.then_some(Demonym { sense, words: true }),
    }
}

/// Items before an adjective in which an age of the same person stands.
const BESIDE: usize = 2;

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
    at: usize,
}

impl Reader<'_, '_> {
    /// Whom the word tells of.
    fn person(&self, inside: bool) -> Option<Term> {
        if inside {
            return self.named(self.at);
        }
        // "Norwegian-born", "Anglo-Norwegian".
        let joined = |i: usize| self.items.is_symbol(i, &['-', '‑', '/']);
        if joined(self.at + 1)
            || self.at.checked_sub(1).is_some_and(joined)
            || self.items.is_possessive(self.at)
        {
            return None;
        }
        self.aged_before().or_else(|| self.apposed())
    }

    /// "Norwegian diver Jane Doe": the person named behind one noun that says what she is.
    fn before_name(&self, says: fn(&Items<'_>, &str) -> bool) -> Option<Term> {
        let noun = self.items.word(self.at + 1).filter(|w| w.starts_with(char::is_lowercase))?;
        let joined = self.at.checked_sub(1).is_some_and(|i| self.items.is_symbol(i, &['-', '‑', '/']));
        let owned = self.items.is_possessive(self.at) || self.items.is_possessive(self.at + 2);
        let own = says(self.items, noun) && !TAUGHT.hold(noun, self.items.lexicon);
        let before = self.at.checked_sub(1).and_then(|i| self.items.word(i)).unwrap_or("");
        let other = ["former", "ex", "non", "half"].contains(&before.to_lowercase().as_str());
        if joined || owned || other || !own { None } else { self.named(self.at + 2) }
    }

    /// "Jane Doe, the Uruguay striker,": the person before a comma.
    fn player(&self) -> Option<Term> {
        let noun = self.items.word(self.at + 1).filter(|noun| is_player(self.items, noun))?;
        let own = !noun.is_empty() && !self.items.is_possessive(self.at);
        let the = self.at.checked_sub(1).filter(|&i| own && self.items.is_any_word(i, &["the", "a"]))?;
        let comma = the.checked_sub(1).filter(|&i| self.items.is_symbol(i, &[',']))?;
        let ends = self.items.is_symbol(self.at + 2, &[',', '.']);
        comma.checked_sub(1).filter(|_| ends).and_then(|i| self.named(i))
    }

    /// "The Norwegian scored again": the one person that the sentence before names, if it begins with their name.
    fn called(&self) -> Option<Term> {
        let the = self.at.checked_sub(1).filter(|&i| i == 0 && self.items.is_any_word(i, &["the"]))?;
        let clause = self.items.clauses().first().filter(|c| c.verbs.first == the + 2)?;
        let subject = clause.subject().filter(|s| s.phrase.head == self.at)?.phrase;
        let sentences = &self.context.document.sentences;
        let block = sentences.get(self.sentence)?.block;
        let before = self.sentence.checked_sub(1).filter(|_| subject.first <= self.at)?;
        let beside = sentences.get(before).filter(|sentence| sentence.block == block)?;
        let own = self.items.mention(self.at).is_some_and(|(_, m)| {
            let word = m.span.of(self.items.text);
            !["s", "sh", "ch", "ese", "men"].iter().any(|end| word.ends_with(end))
        });
        let mentions = self.context.mentions.iter().enumerate();
        let mut named = mentions.filter(|(_, m)| m.sentence == before && m.kind == MentionType::Name);
        let opens = beside.span.start;
        let (first, _) = named.next().filter(|(_, m)| own && m.span.start == opens)?;
        let person = self.context.entities.of_mention(first).filter(|e| e.kind == NameKind::Person)?;
        let people = named.filter_map(|(i, _)| self.context.entities.of_mention(i));
        let others = people.filter(|e| e.key != person.key && e.kind != NameKind::Place).count();
        (others == 0).then(|| person.key.clone())
    }

    fn named(&self, at: usize) -> Option<Term> {
        let (index, _) = self.items.mention(at)?;
        let entity = self.context.entities.of_mention(index)?;
        entity.may_be_person().then(|| entity.key.clone())
    }

    fn is_age(&self, at: usize) -> bool {
        matches!(self.items.get(at).map(|i| i.kind), Some(ItemKind::Mention(_, MentionType::Age)))
    }

    /// "A 36-year-old Norwegian diver": the person of that age, if no thing of the country stands between.
    fn aged_before(&self) -> Option<Term> {
        let age = (self.at.saturating_sub(BESIDE)..self.at).rev().find(|&i| self.is_age(i))?;
        // "A 36-year-old Norwegian oil rig" is no person.
        let phrase = self.items.phrase_at(self.at)?;
        let noun = self.items.word(phrase.head);
        let person = phrase.head == self.at || noun.is_some_and(|w| is_person(self.items, w));
        let named = beside_age(self.context, self.items, age, self.sentence);
        named.or_else(|| self.items.mention(age).filter(|_| person).and_then(|(_, m)| aged(&m.meaning)))
    }

    /// "Jane Doe, a Norwegian diver," and "The man, a Norwegian living in Oslo,".
    fn apposed(&self) -> Option<Term> {
        let article = self.at.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["a", "an"]))?;
        let comma = article.checked_sub(1).filter(|&i| self.items.is_symbol(i, &[',', '—', '–']))?;
        let phrase = self.items.phrase_at(self.at)?;
        let noun = self.items.word(phrase.head);
        if phrase.head != self.at && !noun.is_some_and(|w| is_person(self.items, w)) {
            return None;
        }
        let before = comma.checked_sub(1)?;
        // "The wife of Otto Lund, a Dane," tells of her.
        let under = before
            .checked_sub(1)
            .is_some_and(|i| self.items.is_any_word(i, &["of", "to", "with", "by", "from", "for"]));
        self.named(before).filter(|_| !under).or_else(|| {
            let man = self.items.word(before).is_some_and(|w| is_person(self.items, w));
            let the = before.checked_sub(1).is_some_and(|i| self.items.is_any_word(i, &["the"]));
            (man && the).then(|| self.of_sentence_before()).flatten()
        })
    }

    /// The one person of whom the sentence before speaks.
    fn of_sentence_before(&self) -> Option<Term> {
        let before = self.sentence.checked_sub(1)?;
        let first = self.context.mentions.partition_point(|m| m.sentence < before);
        let own =
            self.context.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.sentence == before);
        let mut persons: Vec<Term> = Vec::new();
        let mut ages = Vec::new();
        for (index, mention) in own {
            match (&mention.meaning, mention.kind) {
                (Meaning::Name(_), _) => {
                    let entity =
                        self.context.entities.of_mention(index).filter(|e| e.kind == NameKind::Person);
                    persons.extend(entity.map(|e| e.key.clone()));
                }
                (age, MentionType::Age) => ages.extend(aged(age)),
                _ => {}
            }
        }
        persons.sort();
        persons.dedup();
        match (persons.as_slice(), ages.as_slice()) {
            ([person], _) => Some(person.clone()),
            ([], [age]) => Some(age.clone()),
            _ => None,
        }
    }
}

/// Nouns of persons: those of the lexicon, titles, and what ends as they do.
fn is_person(items: &Items<'_>, word: &str) -> bool {
    if let Some(sense) = items.lexicon.sense(word, Class::PersonNoun) {
        return !sense.is("thing");
    }
    let lower = word.to_ascii_lowercase();
    items.lexicon.sense(word, Class::Title).is_some()
        || lower.len() > 4 && (lower.ends_with("er") || lower.ends_with("ist"))
}
