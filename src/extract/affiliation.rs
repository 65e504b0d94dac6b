//! What somebody or something belongs to, told beside a name or a noun: the party of a politician ("Jane Doe, a Liberal,"), the
//! flag of a ship ("the Panama-flagged tanker"), the country of those without a name ("a couple from Norway").

use crate::claim::{Claim, Term, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords, Sense};
use crate::syntax::Items;
use crate::syntax::slot::{Phrase, Tense};

use super::add;
use super::context::{Context, slug};
use super::turn::{Bearer, Told, WHICH, country, kind_of_ship, told_of};
use super::{deed, kin};

/// Nouns behind the adjective of a country that tell of citizenship.
const CITIZENS: CueWords = CueWords::named("citizens");
/// Items of a phrase between its article and the word for a party.
const WITHIN: usize = 3;

/// Adds what a sentence tells of the parties, flags and countries of those it names.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let reader = Reader { context, items, sentence };
    for at in 0..items.items.len() {
        add(claims, reader.party(at));
        // A country is a name.
        if items.mention(at).is_some() {
            add(claims, reader.flag(at));
            add(claims, reader.group(at));
            add(claims, reader.nationals(at));
        }
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

/// Words beside a party that make it another time's, or somebody else's.
const NOT_NOW: [&str; 12] =
    ["former", "ex", "then", "once", "lifelong", "turned", "like", "fellow", "non", "anti", "pro", "not"];

impl Reader<'_, '_> {
    /// "Jane Doe, a Liberal,", "Liberal mayor Jane Doe", "Doe is an independent".
    fn party(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let start = items.get(at)?.start;
        let (length, party) = items.at(at, Class::Party)?;
        let last = items.position(start + length).saturating_sub(1).max(at);
        let beside = |i: usize| items.is_any_word(i, &NOT_NOW) || items.is_symbol(i, &['-', '‑', '/']);
        if at.checked_sub(1).is_some_and(beside) || beside(last + 1) || items.is_possessive(last) {
            return None;
        }
        let bearer = self.named_behind(last).or_else(|| self.described(at, last))?;
        let value = Value::Entity(party.id.clone());
        Some(self.told("party", bearer, value, (at, last), false))
    }

    /// "Liberal mayor Jane Doe", "Liberal Jane Doe": a person behind one noun of an office at most.
    fn named_behind(&self, last: usize) -> Option<Bearer> {
        let items = self.items;
        let office = (last + 1..=last + WITHIN).take_while(|&i| {
            items.word(i).is_some_and(|w| w.starts_with(char::is_lowercase)) && !items.is_function_word(i)
        });
        let at = office.last().unwrap_or(last) + 1;
        let titled = at > last + 1 && items.is(at - 1, Class::Title);
        let (index, _) = items.mention(at).filter(|_| titled && !items.is_possessive(at))?;
        self.person(index)
    }

    /// "Jane Doe, 41, a Liberal who …", "The former mayor, a Liberal,", "Doe was a Liberal": an indefinite phrase of which the
    /// word is the last one.
    fn described(&self, at: usize, last: usize) -> Option<Bearer> {
        let items = self.items;
        let ends = match items.get(last + 1) {
            None => true,
            Some(_) => items.is_symbol(last + 1, &[',', '.', ';', ')']) || items.is_function_word(last + 1),
        };
        let article = (at.saturating_sub(WITHIN)..at).rev().find(|&i| items.is_any_word(i, &["a", "an"]))?;
        let plain = (article + 1..at).all(|i| {
            items.word(i).is_some() && !items.is_any_word(i, &NOT_NOW) && !items.is_function_word(i)
        });
        let before = article.checked_sub(1).filter(|_| ends && plain)?;
        if items.is_symbol(before, &[',']) {
            return self.apposed(before);
        }
        let clause = items.clauses().iter().find(|c| c.verbs.last == before)?;
        let verbs = &clause.verbs;
        let be = items.is_any_word(verbs.head, &["is", "was", "remains"]);
        let told = be && !verbs.negated && verbs.modal.is_none() && verbs.tense != Tense::Future;
        self.bearer(clause.subject().filter(|_| told)?.phrase)
    }

    /// Whom the words before a comma name; an age between commas may stand before it.
    fn apposed(&self, comma: usize) -> Option<Bearer> {
        let items = self.items;
        let before = comma.checked_sub(1)?;
        let age = items.mention(before).is_some_and(|(_, m)| m.kind != MentionType::Name);
        let before = match age {
            true => before.checked_sub(2).filter(|_| items.is_symbol(before - 1, &[',']))?,
            false => before,
        };
        if let Some((index, _)) = items.mention(before) {
            return self.person(index).filter(|_| !items.is_possessive(before));
        }
        self.bearer(items.phrase_at(before).filter(|p| p.last == before)?)
    }

    /// The person or the one thing that a phrase is.
    fn bearer(&self, phrase: Phrase) -> Option<Bearer> {
        if let Some(party) = deed::party(self.context, self.items, phrase, self.sentence) {
            let person = party.kind == NameKind::Person
                || party.kind == NameKind::Unknown && party.term.contains('-') && !party.unnamed;
            return person.then(|| Bearer::named(party.term));
        }
        let the = self.items.is_any_word(phrase.first, &["the"]);
        let office = self.items.is(phrase.head, Class::Title) && the;
        let word = self.items.word(phrase.head).filter(|_| office)?;
        Some(Bearer::called(Term::from(word.to_lowercase())))
    }

    fn person(&self, index: usize) -> Option<Bearer> {
        let entity = self.context.entities.of_mention(index)?;
        entity.may_be_person().then(|| Bearer::named(entity.key.clone()))
    }

    /// "The Panama-flagged tanker Vess Star", "the Panamanian-registered ship".
    fn flag(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        // "Panama-flagged" is one word.
        let end = items.get(at)?.end;
        let rest = items.text.get(end..)?.strip_prefix(['-', '‑'])?;
        let word = ["flagged", "registered", "flag"].into_iter().find(|word| rest.starts_with(word))?;
        let land = self.country(at)?;
        let next = items.position(end + 1 + word.len());
        let noun = items.phrase_at(next).map(|p| p.head).and_then(|head| items.word(head)).unwrap_or("ship");
        let end = (next..next + WITHIN + 2).find(|&i| items.mention(i).is_some());
        let name = end.and_then(|i| self.context.entities.of_mention(items.mention(i)?.0));
        let own =
            name.filter(|e| !matches!(e.kind, NameKind::Place | NameKind::Person)).map(|e| e.key.clone());
        let bearer = Bearer { subject: own, word: Term::from(noun.to_lowercase()) };
        let value = Value::Entity(slug(land).into());
        let kind = bearer.subject.is_none().then(|| kind_of_ship(&noun.to_lowercase(), items));
        let mut claim = self.told("flag", bearer, value, (at, at), true);
        claim.statement.scope.extend(kind.unwrap_or_default());
        Some(claim)
    }

    /// "A Norwegian couple", "a couple from Norway": the country of those whom the news has no name for.
    fn group(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        items.mention(at)?;
        let from = at.checked_sub(2).filter(|_| items.is_any_word(at - 1, &["from"]));
        let noun = match from {
            Some(noun) => noun,
            None => at + 1,
        };
        let own =
            |word: &&str| items.lexicon.senses_of(word, Class::Kind).any(|sense| sense.is("nationality"));
        let word = items.word(noun).filter(own)?;
        let adjective = from.is_some() != self.is_adjective(at);
        let land = self.country(at).filter(|_| adjective)?;
        let named = items.mention(noun + 1).is_some() || items.is_possessive(at);
        let bearer = Bearer::called(Term::from(word));
        let value = Value::Entity(slug(land).into());
        (!named).then(|| self.told("nationality", bearer, value, (at.min(noun), at.max(noun)), false))
    }

    /// "Both are Norwegian citizens", "they hold Norwegian passports", of those whose ages the sentence before tells.
    fn nationals(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let citizens = items.is_cue(at + 1, CITIZENS);
        let land = self.country(at).filter(|_| citizens && self.is_adjective(at))?;
        let they = items.is_any_word(0, &["they", "both"]) && at <= 1 + WITHIN;
        let told = items.clauses().first().is_some_and(|c| !c.verbs.negated && c.verbs.modal.is_none());
        let before = self.sentence.checked_sub(1).filter(|_| they && told)?;
        let mentions = self.context.mentions.iter().filter(|m| m.sentence == before);
        let ages = kin::ages(mentions, items.text);
        let bearer = Bearer::called(kin::those_aged(&ages));
        let value = Value::Entity(slug(land).into());
        (ages.len() == 2).then(|| self.told("nationality", bearer, value, (at, at + 1), false))
    }

    fn country(&self, at: usize) -> Option<&str> {
        let (_, mention) = self.items.mention(at).filter(|(_, m)| m.kind == MentionType::Name)?;
        self.place(mention.span.of(self.items.text)).and_then(country)
    }

    fn is_adjective(&self, at: usize) -> bool {
        let words = self.items.mention(at).map(|(_, m)| m.span.of(self.items.text));
        words.and_then(|words| self.place(words)).is_some_and(|sense| sense.is("demonym"))
    }

    fn place(&self, words: &str) -> Option<&Sense> {
        let (length, sense) = self.items.lexicon.at(words, Class::Place)?;
        (length == words.len()).then_some(sense)
    }

    fn told(&self, id: &str, bearer: Bearer, value: Value, place: (usize, usize), sole: bool) -> Claim {
        let told = (format!("{WHICH}{id}"), bearer, value);
        let told = Told { sole, ..Told::by(self.context, self.items, place, told) };
        told_of(self.context, told, self.sentence)
    }
}
