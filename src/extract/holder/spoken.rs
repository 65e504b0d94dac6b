//! Whose age it is where the sentences before name its person: "The 32-year-old said", "The 32-year-old striker said".

use crate::claim::Term;
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Class, CueWords};

use super::super::entity::Entity;
use super::Place;

/// Nouns by which one calls whom a piece of news is of, once the name is told.
const TRADE: CueWords = CueWords::named("called-by-trade");
/// Nouns for those who come from a place.
const NATIVE: CueWords = CueWords::named("from-a-place");
/// What begins the noun phrase of a person.
const ARTICLES: [&str; 9] = ["a", "an", "the", "another", "one", "his", "her", "their", "its"];
/// What stands before a noun that tells what somebody is.
const IS: [&str; 8] = ["is", "was", "be", "been", "as", "became", "becomes", "becoming"];
/// Sentences before an age in which its person may be named.
const BACK: usize = 3;
/// Words before the name of whom a sentence is about.
const OPENING: usize = 2;
/// Words of a noun phrase before such a name.
const LED: usize = 6;

/// Mentions from the first one of a person on among which the article says what that person is.
const INTRODUCED: usize = 200;

/// Of whom a sentence tells.
enum Told {
    /// Of one person, by name.
    Person(Term),
    Nobody,
    /// Of others besides, or of somebody without a name.
    Others,
}

impl Place<'_, '_> {
    /// "The 32-year-old said": the one person whom the last sentence that names anybody names at its beginning, where none since
    /// speaks of anybody else.
    pub(super) fn spoken_of(&self) -> Option<(Term, usize)> {
        let the = self.at.checked_sub(1).filter(|&i| self.items.is_any_word(i, &["the"]))?;
        let noun = self.items.phrase_at(self.at).is_some_and(|phrase| phrase.head != self.at);
        // "Said" is a verb, whatever the phrase takes it for.
        // So is what follows "already" or "also".
        let verb =
            self.items.is(self.at + 1, Class::ReportingVerb) || self.items.is_function_word(self.at + 1);
        let noun = noun && !verb;
        let named = (0..self.at).any(|i| self.aged(i).is_some());
        if noun && !self.may_be_called_so() || named {
            return None;
        }
        for back in 1..=BACK {
            match self.told_of(self.sentence.checked_sub(back)?) {
                // "The 34-year-old, who grew up in Alder, met Holm": another than Holm.
                Told::Person(person) => {
                    let named = |i: usize| self.entity(i).is_some_and(|(term, _)| term == person);
                    let other = (self.at + 1..self.items.items.len()).any(named);
                    let other = other || noun && !self.is_called_so(&person);
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
    fn may_be_called_so(&self) -> bool {
        let Some(noun) = self.items.word(self.at + 1) else { return false };
        let lexicon = self.items.lexicon;
        let trade = TRADE.hold(noun, lexicon) || lexicon.sense(noun, Class::Epithet).is_some();
        let ends = self.items.word(self.at + 2).is_none_or(|_| self.items.is_function_word(self.at + 2));
        let verb = self.is_verb(self.at + 2) || self.items.is(self.at + 2, Class::ReportingVerb);
        self.is_native() || trade && (ends || verb)
    }

    /// "The 32-year-old *native of Alder*": what everybody is of some place.
    fn is_native(&self) -> bool {
        self.items.is_cue(self.at + 1, NATIVE) && self.items.is_any_word(self.at + 2, &["of"])
    }

    /// Whether the article gives a person the trade behind the age: "striker Jan Holm" where it tells of the 22-year-old striker. The
    /// chairman who signs a striker is none.
    fn is_called_so(&self, person: &Term) -> bool {
        let Some(noun) = self.items.word(self.at + 1) else { return false };
        let context = self.context;
        let one = |index: &usize| context.entities.of_mention(*index).is_some_and(|e| e.key == *person);
        let entity = context.entities.all().iter().find(|e| e.key == *person);
        let first = entity.map_or(0, |e| context.mentions.partition_point(|m| m.span.start < e.first()));
        let introduced = || (first..first + INTRODUCED).filter(one);
        let own = || introduced().filter_map(|index| context.mentions.get(index));
        let text = &context.source.text;
        let before = |start: usize| {
            let words = text.get(..start).unwrap_or("").strip_suffix(' ').unwrap_or("");
            words.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or("") == noun
        };
        let within = |words: &str| words.split(' ').any(|word| word == noun);
        self.is_native()
            || own().any(|m| {
                before(m.span.start as usize)
                    || within(m.span.of(text))
                    || self.is_apposed_to(m.span.end as usize, noun)
            })
    }

    /// "Jan Holm, *a striker* of Alder", "Jan Holm is *the former Alder striker*": whether a noun is apposed to the name that ends at
    /// a byte.
    fn is_apposed_to(&self, end: usize, noun: &str) -> bool {
        let behind = self.context.source.text.get(end..).unwrap_or("");
        let links = [", who is ", ", who was ", ", ", " is ", " was "];
        let Some(rest) = links.iter().find_map(|link| behind.strip_prefix(link)) else { return false };
        let lexicon = self.items.lexicon;
        let mut words = rest.split(' ');
        let article = words.next().is_some_and(|word| ARTICLES.contains(&word));
        let closed = |word: &str| lexicon.sense(word, Class::FunctionWord).is_some();
        let parted = |word: &str| word.ends_with([',', '.', ';', ':', ')']);
        let Some(last) = words.clone().take(LED).position(|word| {
            word.trim_end_matches(|c: char| !c.is_alphanumeric()) == noun || closed(word) || parted(word)
        }) else {
            return false;
        };
        let mut ends = words.skip(last);
        let word = ends.next().unwrap_or("");
        article && (parted(word) && word.starts_with(noun) || word == noun && ends.next().is_none_or(closed))
    }

    /// "Crashed into a cyclist", "interviewed the star": whether the words behind a name tell of one more person, who is not that one by
    /// an apposition or by being so.
    fn tells_of_another(&self, behind: &str) -> bool {
        let lexicon = self.items.lexicon;
        let words: Vec<&str> =
            behind.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        let person = |word: &str| {
            let known = self.is_somebody(word)
                || TRADE.hold(word, lexicon)
                || [Class::Epithet, Class::Kinship].iter().any(|class| lexicon.sense(word, *class).is_some());
            known && word.starts_with(char::is_lowercase) && (!word.ends_with('s') || word.ends_with("ss"))
        };
        let closed = |word: &str| lexicon.sense(word, Class::FunctionWord).is_some();
        (0..words.len()).filter(|&at| words.get(at).is_some_and(|word| person(word))).any(|at| {
            let near = words.get(at.saturating_sub(LED)..at).unwrap_or(&[]);
            let adjectives = near.iter().rev().take_while(|word| !closed(word)).count();
            let Some(article) = at.checked_sub(adjectives + 1) else { return false };
            let led = words.get(article).is_some_and(|word| ARTICLES.contains(word));
            let before = article.checked_sub(1).and_then(|before| words.get(before));
            led && before.is_some_and(|word| !IS.contains(word))
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
            if person.is_none() && self.tells_of_another(self.behind(sentence, mention.span.end as usize)) {
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

    /// The words of a sentence from a byte on.
    fn behind(&self, sentence: usize, start: usize) -> &str {
        let end = self.context.document.sentences.get(sentence).map_or(start, |s| s.span.end as usize);
        self.context.source.text.get(start..end).unwrap_or("")
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
            && (TRADE.hold(word, lexicon)
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
}
