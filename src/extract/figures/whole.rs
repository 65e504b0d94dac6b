//! Whose part of a whole a percentage is: "Corvane accounts for 26 percent of the market", "women make up 26 percent of the
//! workforce", "26 percent of the workforce are women", "26 percent of households use Corvane".

use crate::claim::Term;
use crate::grammar::NameKind;
use crate::knowledge::CueWords;
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Phrase, Role};

use super::super::context::slug;
use super::Figure;
use super::measured::Measured;
use super::shares::UNTOLD;

/// The property of the part that something by name is.
const PART: &str = "owned-share";
/// Verbs of what is so large a part of something.
const MAKES_UP: CueWords = CueWords::named("makes-up-a-part");
/// Verbs of those who use a thing.
const USES: CueWords = CueWords::named("uses-a-thing");
/// Forms of "to be".
const BE: CueWords = CueWords::named("form-of-be");

impl Figure<'_, '_> {
    /// The part of a whole that the figure is, if the clause says whose.
    pub(super) fn of_whole(&self) -> Option<Measured> {
        let items = self.items;
        let whole = items.is_any_word(self.at + 1, &["of"]).then(|| items.phrase_from(self.at + 2))??;
        let Governor { clause, slot, .. } = items.governor(self.at)?;
        let verbs = &clause.verbs;
        if verbs.negated || verbs.modal.is_some() {
            return None;
        }
        let part = match slot.role {
            Role::Subject => self.complement(clause)?,
            Role::Object | Role::Prepositional(_) if items.is_cue(verbs.head, MAKES_UP) => {
                clause.subject()?.phrase
            }
            Role::Prepositional(i) if items.is_any_word(i, &["on"]) && items.is_cue(verbs.head, USES) => {
                self.thing_by_name(clause.subject()?.phrase)?
            }
            _ => return None,
        };
        // Of "the market" alone nothing tells which one.
        let bare = whole.head == whole.first + 1 && items.is_any_word(whole.head, &["market"]);
        (part.head != whole.head && !bare).then(|| self.part_of_whole(part)).flatten()
    }

    /// "26 percent of the workforce are *women*", "26 percent of households use *Corvane*".
    fn complement(&self, clause: &Clause) -> Option<Phrase> {
        let head = clause.verbs.head;
        let slot = |role: Role| clause.slots.iter().find(|s| s.role == role).map(|s| s.phrase);
        if self.items.is_cue(head, BE) {
            return slot(Role::Complement);
        }
        let used = self.items.is_cue(head, USES).then(|| slot(Role::Object)).flatten()?;
        self.thing_by_name(used)
    }

    /// A phrase that names a thing and no person or place.
    fn thing_by_name(&self, phrase: Phrase) -> Option<Phrase> {
        let (index, _) = self.items.mention(phrase.head)?;
        let kind = self.context.entities.of_mention(index)?.kind;
        (!matches!(kind, NameKind::Person | NameKind::Place)).then_some(phrase)
    }

    /// The claim of whose the part is: of a name, or of a plain noun.
    fn part_of_whole(&self, part: Phrase) -> Option<Measured> {
        let items = self.items;
        if let Some((index, _)) = items.mention(part.head) {
            let subject = self.context.entities.of_mention(index)?.key.clone();
            return Some(Measured { subject, about_event: false, ..self.whole_share(PART, None) });
        }
        let noun = items.word(part.head)?.to_lowercase();
        let plain = !items.is_function_word(part.head) && noun.starts_with(char::is_alphabetic);
        plain.then(|| self.whole_share(UNTOLD, Some(slug(&noun))))
    }

    fn whole_share(&self, property: &str, who: Option<String>) -> Measured {
        Measured {
            about_event: false,
            scoped: true,
            extra: who.map(|who| ("who", who)).into_iter().collect(),
            subject: Term::from(""),
            ..Measured::of_news(property, self.at)
        }
    }
}
