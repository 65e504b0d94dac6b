//! Of which town somebody or something is, told beside a name: "Jane Doe, 41, from Alder", "the Alder-based company", "Norsk
//! Lines of Alder".

use crate::claim::{Claim, Factuality, Term, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::Class;
use crate::syntax::Items;

use super::add;
use super::context::{Context, slug};
use super::turn::{LEVEL, Told, WHERE, level, told_of};

/// Adds the towns that a sentence gives to persons and organisations.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let reader = Reader { context, items, sentence };
    let is_name = |at: &usize| items.mention(*at).is_some_and(|(_, m)| m.kind == MentionType::Name);
    for at in (0..items.items.len()).filter(is_name) {
        add(claims, reader.home(at));
        add(claims, reader.seat(at));
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

impl Reader<'_, '_> {
    /// "Jane Doe from Alder", "Jane Doe, 41, of Alder".
    fn home(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let link = at.checked_sub(1).filter(|&i| items.is_any_word(i, &["from", "of"]))?;
        let before = link.checked_sub(1)?;
        let comma = items.is_symbol(before, &[',']);
        let mut name = if comma { before.checked_sub(1)? } else { before };
        let aged = items.mention(name).is_some_and(|(_, m)| m.kind != MentionType::Name);
        if aged {
            name = name.checked_sub(2).filter(|_| items.is_symbol(name - 1, &[',']))?;
        }
        // "The Archbishop of Alder" is no home.
        let of = items.is_any_word(link, &["of"]);
        let aged = aged || name.checked_sub(1).is_some_and(|i| self.is_age(i));
        let known = |e: &super::Entity| e.kind == NameKind::Person || aged && e.may_be_person();
        let person = self.entity(name).filter(|e| known(e) && (aged || !of))?;
        self.told("is-from", Some(person.key.clone()), Term::from(""), at, (link, at))
    }

    fn is_age(&self, at: usize) -> bool {
        self.items.mention(at).is_some_and(|(_, m)| m.kind == MentionType::Age)
    }

    /// "Norsk Lines of Alder", "the Alder-based company", "the company, based in Alder,".
    fn seat(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let end = items.get(at)?.end;
        let based = items.text.get(end..).filter(|rest| rest.starts_with("-based "));
        if based.is_some() {
            let next = items.position(end + "-based ".len());
            let noun = items.word(next).filter(|_| items.is(next, Class::OrganisationNoun));
            let behind = noun.map_or(next, |_| next + 1);
            let owner = self.organisation(behind).or_else(|| self.unknown(behind))?;
            return self.told("is-based", Some(owner), Term::from(""), at, (at, behind));
        }
        if let Some(owner) = self.headquartered(at) {
            return self.told("is-based", Some(owner), Term::from(""), at, (at, at + 1));
        }
        // "The Alder company Norsk Lines".
        let owner = items.is(at + 1, Class::OrganisationNoun).then(|| self.organisation(at + 2)).flatten();
        if let Some(owner) = owner {
            return self.told("is-based", Some(owner), Term::from(""), at, (at, at + 2));
        }
        let link = at.checked_sub(1)?;
        if items.is_any_word(link, &["of"]) {
            let owner = self.organisation(link.checked_sub(1)?)?;
            return self.told("is-based", Some(owner), Term::from(""), at, (link, at));
        }
        let based = link.checked_sub(2).filter(|&i| {
            items.is_any_word(link, &["in"])
                && items.is_any_word(link - 1, &["based", "headquartered"])
                && items.is_symbol(i, &[','])
        })?;
        let before = based.checked_sub(1)?;
        if let Some(entity) = self.organisation(before) {
            return self.told("is-based", Some(entity), Term::from(""), at, (link - 1, at));
        }
        let phrase = items.phrase_at(before).filter(|p| items.is_any_word(p.first, &["the"]))?;
        if let Some(entity) = self.context.enterprise(items, phrase) {
            return self.told("is-based", Some(entity.key.clone()), Term::from(""), at, (link - 1, at));
        }
        let word = items.word(before).filter(|_| items.is(before, Class::OrganisationNoun))?;
        self.told("is-based", None, Term::from(word.to_lowercase()), at, (link - 1, at))
    }

    fn entity(&self, at: usize) -> Option<&super::Entity> {
        let (index, mention) = self.items.mention(at)?;
        let own = mention.kind == MentionType::Name && !self.items.is_possessive(at);
        self.context.entities.of_mention(index).filter(|_| own)
    }

    fn organisation(&self, at: usize) -> Option<Term> {
        let entity = self.entity(at)?;
        let head = entity.base.rsplit('-').next()?;
        let lexicon = self.items.lexicon;
        let seated = lexicon.senses_of(head, Class::Kind).any(|sense| sense.is("seat"));
        let known = seated || lexicon.sense(head, Class::OrganisationNoun).is_some();
        (entity.kind == NameKind::Organisation || known).then(|| entity.key.clone())
    }

    /// A name of which nothing tells the kind: what a town's "-based" stands before is no place.
    fn unknown(&self, at: usize) -> Option<Term> {
        self.entity(at).filter(|e| e.kind == NameKind::Unknown).map(|e| e.key.clone())
    }

    /// "Norsk Lines' Alder headquarters", "Norsk Lines has its headquarters in Alder".
    fn headquartered(&self, at: usize) -> Option<Term> {
        let items = self.items;
        let seat = |i: usize| {
            items.is_any_word(i, &["headquarters", "hq"])
                || items.is_any_word(i, &["head"]) && items.is_any_word(i + 1, &["office"])
        };
        let owner = |i: usize| {
            let (index, _) = items.mention(i).filter(|(_, m)| m.kind == MentionType::Name)?;
            let entity = self.context.entities.of_mention(index)?;
            matches!(entity.kind, NameKind::Organisation | NameKind::Unknown).then(|| entity.key.clone())
        };
        if seat(at + 1) {
            return owner(at.checked_sub(1).filter(|&i| items.is_possessive(i))?);
        }
        let has = at.checked_sub(4).filter(|&i| {
            items.is_any_word(i, &["has", "have"])
                && items.is_any_word(i + 1, &["its", "their"])
                && items.is_any_word(at - 1, &["in"])
                && seat(i + 2)
        })?;
        owner(has.checked_sub(1)?)
    }

    fn told(
        &self,
        id: &str,
        subject: Option<Term>,
        word: Term,
        town: usize,
        (first, last): (usize, usize),
    ) -> Option<Claim> {
        let items = self.items;
        let (index, mention) = items.mention(town).filter(|(_, m)| m.kind == MentionType::Name)?;
        let words = mention.span.of(items.text);
        let entity = self.context.entities.of_mention(index);
        let known = items.lexicon.at(words, Class::Place).is_some();
        let place = known || entity.is_some_and(|e| e.kind == NameKind::Place);
        level(items, town, words).filter(|level| place && *level == "town")?;
        let value = entity.map_or_else(|| Term::from(slug(words)), |e| e.key.clone());
        let told = Told {
            property: format!("{WHERE}{id}"),
            subject,
            word,
            sole: false,
            value: Value::Entity(value),
            span: self.context.span(items.get(first)?.start, items.get(last)?.end),
            factuality: Factuality::Asserted,
        };
        let mut claim = told_of(self.context, told, self.sentence);
        claim.statement.scope.insert(LEVEL.into(), Term::from("town"));
        Some(claim)
    }
}
