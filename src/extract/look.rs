//! Of which colour the vehicle of the news is ("a silver Ford", "a white van"), and of which calibre its gun ("a 9mm pistol").

use crate::claim::{Claim, Term, Value};
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;

use super::add_asserted;
use super::context::Context;
use super::kind;
use super::turn::{Bearer, Told, WHICH, told_of};

/// The question of which colour something is.
pub(super) const COLOUR: &str = "colour";
/// Marks words for what has a colour.
const BEARS: &str = "bears";
/// The question of which calibre a gun is.
const CALIBRE: &str = "calibre";
/// Words of a sentence that tells of a deed and of who did it or got away.
const DEEDS: CueWords = CueWords::named("getaway");
/// Guns that have a calibre; the id is the kind.
const GUNS: CueWords = CueWords::named("gun");
/// Items behind a calibre in which its gun stands.
const REACH: usize = 6;

/// Adds what a sentence tells of the looks of things.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) {
        return;
    }
    let reader = Reader { context, items, sentence };
    for at in 1..items.items.len() {
        add_asserted(claims, reader.colour(at));
        add_asserted(claims, reader.calibre(at));
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

impl Reader<'_, '_> {
    /// "A silver Ford Transit", "the white van": one colour between an article and a vehicle or its make.
    fn colour(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let start = items.get(at).filter(|_| items.begins_at(at, Class::Kind))?.start;
        let (length, colour) = kind::answer(items.text.get(start..)?, COLOUR, items.lexicon)?;
        let next = items.position(start + length);
        let one = items.is_any_word(at - 1, &["a", "an", "the", "his", "her", "their"]);
        let named = items.mention(next).filter(|(_, m)| m.kind == MentionType::Name);
        let words = named.map(|(_, m)| m.span.of(items.text)).or_else(|| items.word(next)).filter(|_| one)?;
        let first = words.split(' ').next()?.to_lowercase();
        let bears = items.lexicon.senses_of(&first, Class::Kind).any(|s| s.is(COLOUR) && s.is(BEARS));
        // "A white van driver".
        let whole = named.is_some() || items.phrase_at(next).is_none_or(|p| p.head == next);
        if !bears || !whole || items.is_possessive(next) {
            return None;
        }
        let told = || self.told(COLOUR, Term::from(first), colour.id.clone(), (at, next));
        self.is_of_the_news().then(told)
    }

    /// "A 9mm handgun", "a .45-calibre pistol", "a .22 rifle".
    fn calibre(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let gun = items.cue(at, GUNS)?;
        let from = at.saturating_sub(REACH);
        let start = items.get(from)?.start;
        let before = items.text.get(start..items.get(at)?.start)?;
        let article =
            [" a ", " the ", " his ", " her "].iter().filter_map(|word| before.rfind(word)).max()?;
        let phrase = before.get(article + 1..)?;
        let calibre = calibre(phrase.split_once(' ')?.1)?;
        let first = items.position(start + article + 1);
        Some(self.told(CALIBRE, gun.id.clone(), Term::from(calibre), (first, at)))
    }

    /// Whether the sentence tells of a deed and of who did it or got away: its vehicle is that of the news.
    fn is_of_the_news(&self) -> bool {
        let items = self.items;
        (0..items.items.len()).any(|i| items.is_cue(i, DEEDS))
    }

    fn told(&self, question: &str, word: Term, answer: Term, place: (usize, usize)) -> Claim {
        let told = (format!("{WHICH}{question}"), Bearer::called(word), Value::Entity(answer));
        told_of(self.context, Told::by(self.context, self.items, place, told), self.sentence)
    }
}

/// The calibre that words begin with: in millimetres, or in hundredths of an inch.
fn calibre(words: &str) -> Option<String> {
    let words = words.to_lowercase();
    let dotted = words.strip_prefix('.');
    let rest = dotted.unwrap_or(&words);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = rest.split_at_checked(digits).filter(|(number, _)| !number.is_empty())?;
    let unit = rest.trim_start_matches([' ', '-', '\u{2011}', '\u{a0}']);
    match dotted {
        None if unit.starts_with("mm") || unit.starts_with("millimet") => Some(format!("{number}mm")),
        None if unit.starts_with("calib") && number.len() == 2 => Some(format!("{number}-calibre")),
        Some(_) if number.len() == 2 => Some(format!("{number}-calibre")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calibres_of_guns() {
        for (words, told) in [
            ("9mm semi-automatic ", Some("9mm")),
            ("9 mm ", Some("9mm")),
            (".45-caliber ", Some("45-calibre")),
            (".22 ", Some("22-calibre")),
            ("45-caliber ", Some("45-calibre")),
            ("2-year-old ", None),
            ("loaded ", None),
        ] {
            assert_eq!(calibre(words).as_deref(), told, "{words}");
        }
    }
}
