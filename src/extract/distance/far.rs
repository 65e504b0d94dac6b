//! The far end of a distance: the place behind "from", "off" or "south of".

use crate::claim::Term;
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords};

use super::super::context::slug;
use super::{CENTRE, KINDS, MIDDLE, Place, Reference};

/// Nouns of the edge of a land: "the Alderian coast".
const EDGES: CueWords = CueWords::named("edge-of-a-land");
/// Nouns of the edge of the sea.
const SHORES: CueWords = CueWords::named("shore");
/// Items that the same distance in another unit takes in parentheses.
const PARENTHESIS: usize = 4;

impl Place<'_, '_> {
    /// Behind "20 miles (32 km)" the place under "from", "off" or "south of".
    pub(super) fn reference(self) -> Option<Reference> {
        let items = self.items;
        let mut next = self.at + 1;
        if items.is_symbol(next, &['(']) {
            next = (next..next + PARENTHESIS).find(|&i| items.is_symbol(i, &[')']))? + 1;
        }
        while items.is_any_word(next, &["away", "to", "the", "due", "just"]) {
            next += 1;
        }
        // "30 miles up the coast from Alder", "along the road from Alder".
        if items.is_any_word(next, &["up", "down", "along", "across"])
            && items.is_any_word(next + 3, &["from"])
        {
            next += 3;
        }
        if items.is_any_word(next, &["from", "off", "outside"]) {
            return self.place(next + 1, None);
        }
        let start = items.get(next)?.start;
        let (length, bearing) = items.at(next, Class::Bearing)?;
        next = items.position(start + length);
        if !items.is_any_word(next, &["of", "from"]) {
            return None;
        }
        self.place(next + 1, Some(bearing.id.clone()))
    }

    /// The place whose phrase begins at an item: "Alder", "the Alderian border", "the coast of Alder", "the town of Alder", "shore".
    fn place(self, mut next: usize, bearing: Option<Term>) -> Option<Reference> {
        let items = self.items;
        while items.is_determiner(next) {
            next += 1;
        }
        if items.mention(next).is_none() {
            return self.noun(next, bearing);
        }
        let (index, mention) = items.mention(next).filter(|(_, m)| m.kind == MentionType::Name)?;
        let words = mention.span.of(items.text);
        // "The Alderian city of Corrin", "Norland's port of Corrin".
        if items.is_cue(next + 1, KINDS) && items.is_any_word(next + 2, &["of"]) {
            return self.place(next + 3, bearing);
        }
        let owned = usize::from(items.is_possessive(next) && !items.is_cue(next + 1, EDGES));
        let edge = items.is_cue(next + 1, EDGES);
        let country = items.lexicon.country(words.trim_end_matches("'s").trim_end_matches("’s"));
        if let Some(country) = country.filter(|_| edge || owned == 0 && self.is_whole(next)) {
            let last = next + usize::from(edge);
            return Some(Reference { term: country.to_lowercase().into(), last, noun: false, bearing });
        }
        // "The Alder prison", "Alder's harbour" are other places than Alder.
        let entity = self.context.entities.of_mention(index);
        let other = !self.is_whole(next)
            || owned > 0
            || country.is_some()
            || entity.is_some_and(|e| e.kind == NameKind::Person);
        let term = entity.map_or_else(|| slug(words).into(), |e| e.key.clone());
        (!other).then_some(Reference { term, last: next, noun: false, bearing })
    }

    /// Whether a name is all of its phrase: "the Alder prison" is another place than Alder.
    fn is_whole(self, name: usize) -> bool {
        self.items.phrase_at(name).is_some_and(|p| p.head <= name)
    }

    /// The place that a noun phrase without a name in it tells: "the coast of Alder", "the old port of Alder", "shore", "the prison".
    fn noun(self, first: usize, bearing: Option<Term>) -> Option<Reference> {
        let items = self.items;
        let phrase = items.phrase_at(first)?;
        let head = phrase.head;
        // "The capital Alder", "the port city Alder".
        let before = head.checked_sub(1).filter(|&i| i >= phrase.first && items.mention(head).is_some());
        if before.is_some_and(|i| items.is_cue(i, KINDS)) {
            return self.place(head, bearing);
        }
        let kind = [KINDS, EDGES].iter().any(|&cues| items.is_cue(head, cues));
        if kind && items.is_any_word(head + 1, &["of", "with"]) {
            return self.place(head + 2, bearing);
        }
        if items.is_cue(head, SHORES) {
            return Some(Reference { term: Term::from("shore"), last: head, noun: false, bearing });
        }
        let the = items.is_any_word(phrase.first, &["the", "its"]) && !self.is_other(phrase);
        if the && items.is_cue(head, MIDDLE) && items.word(head).is_some_and(|w| w.starts_with("epic")) {
            return Some(Reference { term: Term::from(CENTRE), last: head, noun: true, bearing });
        }
        let term = self.standing(head).filter(|_| the && !kind)?;
        Some(Reference { term, last: head, noun: true, bearing })
    }
}
