//! The far end of a distance: the place behind "from", "off" or "south of".

use crate::claim::Term;
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords};

use super::super::context::slug;
use super::super::site::EPICENTRE;
use super::{CENTRE, KINDS, Place, Reference};

/// Nouns of the edge of a land: "the Alderian coast".
const EDGES: CueWords = CueWords::named("edge-of-a-land");
/// Ends the term of a place to which the distance is that by road.
const ROAD: &str = "by-road";
/// Ends the term of the coast of a land.
const COAST: &str = "coast";
/// Nouns of the edge of the sea.
const SHORES: CueWords = CueWords::named("shore");
/// Nouns and verbs of a way along which a distance is longer than as the crow flies.
const BY_ROAD: CueWords = CueWords::named("way-by-land-or-water");
/// Items behind the far end among which such a way is told.
const WAY: usize = 4;
/// Items that the same distance in another unit takes in parentheses.
const PARENTHESIS: usize = 4;

impl Place<'_, '_> {
    /// Behind "20 miles (32 km)" the place under "from", "off" or "south of".
    pub(super) fn reference(self) -> Option<Reference> {
        let end = self.far_end()?;
        let by_road = self.is_by_road(end.last);
        Some(if by_road { Reference { term: format!("{}-{ROAD}", end.term).into(), ..end } } else { end })
    }

    /// "48 km from Halden by road", "48 km from Halden on the coast road".
    fn is_by_road(self, last: usize) -> bool {
        let items = self.items;
        (last + 1..last + 1 + WAY)
            .take_while(|&i| !items.is_symbol(i, &['.', ',', ';']))
            .any(|i| items.is_cue(i, BY_ROAD))
    }

    /// The same, whatever way is told of.
    fn far_end(self) -> Option<Reference> {
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
            return self.place(next + 1, None).map(|end| end.beyond(items.is_any_word(next, &["off"])));
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
            let whole =
                Reference { term: country.to_lowercase().into(), last, noun: false, bearing, land: true };
            // Its coast is elsewhere than its border, from which one is as far as from the land.
            return Some(whole.beyond(items.is_cue(next + 1, SHORES)));
        }
        // "The Alder prison", "Alder's harbour" are other places than Alder.
        let entity = self.context.entities.of_mention(index);
        let other = !self.is_whole(next)
            || owned > 0
            || country.is_some()
            || entity.is_some_and(|e| e.kind == NameKind::Person);
        let term = entity.map_or_else(|| slug(words).into(), |e| e.key.clone());
        (!other).then_some(Reference { term, last: next, noun: false, bearing, land: false })
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
            let end = self.place(head + 2, bearing)?;
            return Some(end.beyond(items.is_cue(head, SHORES)));
        }
        if items.is_cue(head, SHORES) {
            return Some(Reference {
                term: Term::from("shore"),
                last: head,
                noun: false,
                bearing,
                land: false,
            });
        }
        let the = items.is_any_word(phrase.first, &["the", "its"]) && !self.is_other(phrase);
        if the && items.is_cue(head, EPICENTRE) {
            return Some(Reference {
                term: Term::from(CENTRE),
                last: head,
                noun: true,
                bearing,
                land: false,
            });
        }
        let term = self.standing(head).filter(|_| the && !kind)?;
        Some(Reference { term, last: head, noun: true, bearing, land: false })
    }
}

impl Reference {
    /// Of a land the coast, where it is told: "20 km off Norland", "the Norwegian coast".
    fn beyond(self, coast: bool) -> Self {
        if coast && self.land {
            Self { term: format!("{}-{COAST}", self.term).into(), land: false, ..self }
        } else {
            self
        }
    }
}
