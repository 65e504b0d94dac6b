//! When somebody did a thing to one other thing that is hardly done to it twice: "bought the handgun on 6 March", "the police
//! released video on Tuesday", "captured Alder three days ago".

use crate::claim::{Claim, ClaimKind, Factuality, Term, Value};
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, ClauseKind, Phrase, Role, Slot, Tense, Voice};

use super::context::{Context, slug};
use super::turn::{Bearer, Told, WHEN, told_of, turn};
use super::{add_asserted, deed};

/// Verbs of such acts.
const ACTS: CueWords = CueWords::named("dated-act");
/// What a verb with the tag of that name must have for its object.
const OBJECTS: [(&str, CueWords); 6] = [
    ("possession", CueWords::named("possession")),
    ("document", CueWords::named("document")),
    ("suit", CueWords::named("suit")),
    ("paper", CueWords::named("paper")),
    ("venture", CueWords::named("venture")),
    ("bill", CueWords::named("bill")),
];
/// Nouns that need no article to be told of one thing.
const BARE: CueWords = CueWords::named("told-bare");
/// Words of an object, or of its clause, that make it one of several.
const OTHERS: CueWords = CueWords::named("of-several-acts");
/// Nouns by which one thing is told; the entry stands for all.
const SAME: CueWords = CueWords::named("one-object");

/// Adds when the acts of a sentence were.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) {
        return;
    }
    for clause in items.clauses() {
        add_asserted(claims, Reader { context, items, clause, sentence }.act());
    }
}

/// The act that the words from an item on tell, and the item behind them.
fn act_at<'a>(items: &Items<'a>, at: usize) -> Option<(&'a Sense, usize)> {
    let start = items.get(at).filter(|_| items.begins_at(at, Class::Cue))?.start;
    let (length, sense) = ACTS.told_at(items.text.get(start..)?, items.lexicon)?;
    Some((sense, items.position(start + length)))
}

/// Whether a sentence may tell such an act, or a turn that has a time: a word for it, and a time. Without the parser its verb
/// may not be seen to be one.
pub(super) fn may_be_told(items: &Items<'_>) -> bool {
    let all = 0..items.items.len();
    let time = |i: usize| items.mention(i).is_some_and(|(_, m)| m.kind.is_time());
    let turn = |i: usize| items.at(i, Class::Turn).is_some_and(|(_, sense)| sense.is("dated"));
    all.clone().any(time) && all.clone().any(|i| turn(i) || act_at(items, i).is_some())
}

/// Whether a property tells when such an act was: it is of one day, whatever year a source tells.
pub fn is_act(property: &str, lexicon: &Lexicon) -> bool {
    let told = turn(property).filter(|turn| turn.question == "when");
    told.and_then(|turn| turn.id.split_once('-')).is_some_and(|(verb, _)| ACTS.hold(verb, lexicon))
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    clause: &'r Clause,
    sentence: usize,
}

impl<'a> Reader<'_, 'a> {
    fn act(&self) -> Option<Claim> {
        let verbs = &self.clause.verbs;
        let (verb, next) = act_at(self.items, verbs.head).filter(|_| self.is_told())?;
        // "Took control of the town": the object stands behind all of the words.
        let object = match next > verbs.last + 1 {
            true => self.items.phrase_from(next),
            false => self.clause.object().or_else(|| self.behind()).map(|slot| slot.phrase),
        }?;
        let what = self.object(verb, object)?;
        let bearer = self.actor(self.clause.subject()?.phrase)?;
        let (at, time) = deed::told_date(self.items, self.clause)?;
        let property = format!("{WHEN}{}-{what}", verb.id);
        let place = (at.min(verbs.first), at.max(object.last));
        let told = Told::by(
            self.context,
            self.items,
            place,
            (property, bearer, Value::Time(self.context.local.as_shown(&time, self.items.lexicon))),
        );
        let told = Told { factuality: super::factuality::at(self.items, verbs.head), ..told };
        let claim = told_of(self.context, told, self.sentence);
        (claim.statement.factuality == Factuality::Asserted)
            .then_some(Claim { kind: ClaimKind::Date, ..claim })
    }

    /// What stands right behind the verb and is not seen to be its object: "released *video* on Tuesday".
    fn behind(&self) -> Option<&Slot> {
        let next = self.clause.verbs.last + 1;
        self.clause.slots.iter().find(|slot| slot.role == Role::Complement && slot.phrase.first == next)
    }

    /// Whether the clause tells what was done, once.
    fn is_told(&self) -> bool {
        let verbs = &self.clause.verbs;
        let real = !verbs.negated && verbs.modal.is_none() && verbs.voice == Voice::Active;
        let done = matches!(verbs.tense, Tense::Past | Tense::Present);
        let whole = !matches!(self.clause.kind, ClauseKind::Infinitive | ClauseKind::Participial);
        let others = (self.clause.first..=self.clause.last).any(|i| self.items.is_cue(i, OTHERS));
        real && done && whole && !others
    }

    /// The one thing that it was done to, by its name or its noun.
    fn object(&self, verb: &Sense, phrase: Phrase) -> Option<Term> {
        let items = self.items;
        let of = phrase.head + 1;
        let town = items.is(phrase.head, Class::PlaceKind) && items.is_any_word(of, &["of"]);
        let head = if town && items.mention(of + 1).is_some() { of + 1 } else { phrase.head };
        if let Some((index, mention)) = items.mention(head) {
            let named = mention.kind == MentionType::Name && !items.is_possessive(head);
            let entity = self.context.entities.of_mention(index).filter(|_| named)?;
            let kind = entity.kind;
            let fits = match kind {
                NameKind::Person => verb.is("spouse"),
                NameKind::Place => verb.is("town"),
                // "The Alder Star" is no town.
                NameKind::Unknown => {
                    verb.is("town") && !items.is_determiner(phrase.first) || verb.is("possession")
                }
                NameKind::Event => false,
                _ => verb.is("possession"),
            };
            return fits.then(|| entity.key.clone());
        }
        // "Shares in the bank" are no bank, and "the house of her parents" is one of two.
        let time = items.mention(phrase.last + 2).is_some_and(|(_, m)| m.kind.is_time());
        let tied = !time && items.is_any_word(phrase.last + 1, &["of", "in", "for", "and", "or"]);
        let word = items.word(phrase.head).filter(|w| w.starts_with(char::is_lowercase))?;
        let owned = (phrase.first..phrase.head).any(|i| items.is_possessive(i));
        // "A Spanish company", "his first company": perhaps another one.
        let told_apart = (phrase.first..phrase.head).any(|i| {
            items.is_any_word(i, &["a", "an"]) && !verb.is("possession")
                || items.mention(i).is_some_and(|(_, mention)| mention.kind == MentionType::Ordinal)
        });
        // "His old company" is no more than perhaps the company; "the .40-calibre gun" tells its size.
        let start = items.get(phrase.first).map(|item| item.start);
        let before = start.zip(items.get(phrase.head).map(|item| item.start));
        let sized = before
            .and_then(|(start, end)| items.text.get(start..end))
            .is_some_and(|words| words.contains(|c: char| c.is_ascii_digit()));
        let plain = phrase.head <= phrase.first + 1 || owned && phrase.head <= phrase.first + 2 || sized;
        let one = items.is_determiner(phrase.first) || owned || BARE.hold(word, items.lexicon);
        let one = one && plain && !told_apart;
        let fits = OBJECTS.iter().any(|(tag, nouns)| verb.is(tag) && nouns.hold(word, items.lexicon));
        let restricted = tied && !verb.is("document");
        let word = word.to_lowercase();
        let noun = SAME.sense(&word, items.lexicon).map_or(&*word, |sense| &*sense.id);
        (one && fits && !restricted).then(|| format!("the-{noun}").into())
    }

    /// Who did it, by a name or by a noun for one.
    fn actor(&self, phrase: Phrase) -> Option<Bearer> {
        let items = self.items;
        if let Some(party) = deed::party(self.context, items, phrase, self.sentence) {
            let told = !party.unnamed && party.kind != NameKind::Event;
            return told.then(|| Bearer::named(party.term));
        }
        let word = items.word(phrase.head).filter(|_| items.mention(phrase.head).is_none())?;
        let word = word.to_lowercase();
        let one = word.strip_suffix('s').unwrap_or(&word);
        let classes = [Class::PersonNoun, Class::Occupation, Class::Title, Class::OrganisationNoun];
        let known = |word: &str| classes.iter().any(|class| items.lexicon.sense(word, *class).is_some());
        (known(&word) || known(one)).then(|| Bearer::called(slug(one).into()))
    }
}
