//! On which side of a place a turn was ("was found two miles north of the mill"), and before which court somebody comes.

use crate::claim::{Claim, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::ClauseKind;

use super::super::context::slug;
use super::place::LEVEL;
use super::who::Who;
use super::{Reader, WHERE, WHICH};

/// Items behind a turn in which the direction stands.
const REACH: usize = 18;
/// Marks turns that are told of a court.
const COURT: &str = "court";
/// Words that a court's own name has at most.
const OWN: usize = 4;
/// Kinds of courts, as the words behind the name of their place tell them.
const COURTS: CueWords = CueWords::named("kind-of-court");

impl Reader<'_, '_> {
    /// "Was found *two miles north of the mill*": on which side of what it was.
    pub(super) fn side(&self, who: &Who, factuality: Factuality) -> Option<Claim> {
        let items = self.items;
        // What a later clause tells is told of something else.
        let other = |i: usize| {
            items.is_symbol(i, &[';', ':'])
                || items.clauses().iter().any(|c| c.verbs.first == i && c.kind != ClauseKind::Participial)
        };
        let mut behind = (self.last + 1..=self.last + REACH).take_while(|&i| !other(i));
        let (at, length, bearing) = behind.find_map(|i| {
            let (length, bearing) = items.at(i, Class::Bearing)?;
            Some((i, length, bearing))
        })?;
        let of = items.position(items.get(at)?.start + length);
        let center = Some(of + 1).filter(|_| items.is_any_word(of, &["of", "from"]))?;
        let place = match items.mention(center) {
            Some((index, mention)) if mention.kind == MentionType::Name => {
                let entity = self.context.entities.of_mention(index).map(|e| e.key.clone());
                entity.unwrap_or_else(|| slug(mention.span.of(items.text)).into())
            }
            _ => {
                let the = items.is_any_word(center, &["the"]);
                let phrase = items.phrase_from(center).filter(|p| the && p.head == center + 1)?;
                Term::from(items.word(phrase.head)?.to_lowercase())
            }
        };
        let scope = Scope::from([(LEVEL.into(), Term::from(format!("side-of-{place}")))]);
        let value = Value::Entity(bearing.id.clone());
        self.claim((WHERE, self.id), ClaimKind::Relation, value, (of + 1, scope), who, factuality)
    }

    /// "Is due at *Alder* Crown Court", "will appear before *Corrin* magistrates": the place of a court of that kind.
    pub(super) fn court(&self, who: &Who, factuality: Factuality) -> Option<Claim> {
        let items = self.items;
        let rest = items.text.get(items.get(self.last).filter(|_| self.sense.is(COURT))?.end..)?;
        let sentence = rest.split(['.', ';', ',', '\n']).next()?;
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let words: Vec<&str> = sentence.split_whitespace().filter(|word| *word != "the").collect();
        let kind = words.iter().take(OWN + 1).position(|word| COURTS.hold(&bare(word), items.lexicon))?;
        let name = words.get(..kind)?;
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        let told = bare(words.get(kind)?);
        let court = words.get(kind + 1).is_some_and(|word| bare(word) == COURT) || told == "magistrates";
        if name.is_empty() || !name.iter().all(capital) || !court {
            return None;
        }
        let value = Value::Entity(Term::from(slug(&name.join(" "))));
        let scope = Scope::from([(LEVEL.into(), Term::from(format!("{told}-court")))]);
        self.claim((WHICH, self.id), ClaimKind::Relation, value, (self.last + 1, scope), who, factuality)
    }
}
