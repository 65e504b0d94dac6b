//! Lemmas: what to cut off a form and what to put in its place, by rules over its ending and its tag, and by exceptions.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::bytes::{Bytes, ModelError};
use super::tag::{Tag, Upos};

/// The longest ending a rule looks at, in letters.
pub(super) const LONGEST: usize = 5;

/// How a lemma is made of a form: letters are cut off its end and others put there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// How many letters are cut off.
    pub cut: u8,
    /// What is put in their place.
    pub add: String,
}

/// A lemmatiser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lemmatiser {
    pub(super) edits: Vec<Edit>,
    /// The edit for each ending, by [`Endings`].
    pub(super) rules: FxHashMap<u32, u16>,
    /// The edit for each form that the rules would get wrong, by [`Endings`].
    pub(super) exceptions: FxHashMap<u32, u16>,
}

impl Lemmatiser {
    /// The lemma of a form with this tag. Proper nouns keep their capital letters.
    pub fn lemma<'f>(&self, form: &'f str, tag: Tag) -> Cow<'f, str> {
        let base = base(form, tag);
        let edit = self.edit(&Endings::of(&base, tag)).and_then(|edit| self.edits.get(usize::from(edit)));
        match edit {
            Some(edit) if edit.cut > 0 || !edit.add.is_empty() => Cow::Owned(edit.of(&base)),
            _ => base,
        }
    }

    /// The number of the edit for a form.
    pub(super) fn edit(&self, endings: &Endings) -> Option<u16> {
        self.exceptions.get(&endings.whole).copied().or_else(|| self.rule(endings))
    }

    /// What the rule of the longest ending says.
    pub(super) fn rule(&self, endings: &Endings) -> Option<u16> {
        let known = endings.parts.iter().take(endings.count).rev();
        known.filter_map(|ending| self.rules.get(ending)).next().copied()
    }

    /// Reads what [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let mut edits = Vec::new();
        for _ in 0..bytes.u16()? {
            let cut = bytes.u8()?;
            let length = usize::from(bytes.u8()?);
            let add = std::str::from_utf8(bytes.take(length)?).map_err(|_| bytes.malformed())?;
            edits.push(Edit { cut, add: add.to_owned() });
        }
        let rules = read_table(bytes)?;
        let exceptions = read_table(bytes)?;
        Ok(Self { edits, rules, exceptions })
    }

    /// Writes the lemmatiser.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend((self.edits.len() as u16).to_le_bytes());
        for edit in &self.edits {
            out.extend([edit.cut, edit.add.len() as u8]);
            out.extend(edit.add.bytes());
        }
        write_table(&self.rules, out);
        write_table(&self.exceptions, out);
    }
}

fn read_table(bytes: &mut Bytes) -> Result<FxHashMap<u32, u16>, ModelError> {
    let mut table = FxHashMap::default();
    for _ in 0..bytes.u32()? {
        let key = bytes.u32()?;
        table.insert(key, bytes.u16()?);
    }
    Ok(table)
}

fn write_table(table: &FxHashMap<u32, u16>, out: &mut Vec<u8>) {
    let mut entries: Vec<(u32, u16)> = table.iter().map(|(key, edit)| (*key, *edit)).collect();
    entries.sort_unstable();
    out.extend((entries.len() as u32).to_le_bytes());
    for (key, edit) in entries {
        out.extend(key.to_le_bytes());
        out.extend(edit.to_le_bytes());
    }
}

impl Edit {
    /// The edit that makes `lemma` of `base`; none if it is too long to be one.
    pub fn between(base: &str, lemma: &str) -> Option<Self> {
        let same = base.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
        let cut = u8::try_from(base.chars().count() - same).ok()?;
        let add: String = lemma.chars().skip(same).collect();
        (add.len() < usize::from(u8::MAX)).then_some(Self { cut, add })
    }

    /// What it makes of `base`; `base` itself if it is too short, or nothing is left of it.
    pub fn of(&self, base: &str) -> String {
        let mut ends = base.char_indices().rev().map(|(at, _)| at);
        let end = match self.cut.checked_sub(1) {
            Some(before) => ends.nth(usize::from(before)),
            None => Some(base.len()),
        };
        match end.and_then(|end| base.get(..end)) {
            Some(stem) if !(stem.is_empty() && self.add.is_empty()) => [stem, &self.add].concat(),
            _ => base.to_owned(),
        }
    }
}

/// What a lemma is made of: the form in lower case, except for names, foreign words and symbols.
pub(super) fn base(form: &str, tag: Tag) -> Cow<'_, str> {
    let keep = matches!(tag.upos, Upos::Propn | Upos::X | Upos::Sym);
    let changes = |c: char| c == '’' || !keep && c.is_uppercase();
    if !form.contains(changes) {
        return Cow::Borrowed(form);
    }
    let plain = form.replace('’', "'");
    Cow::Owned(if keep { plain } else { plain.to_lowercase() })
}

/// The numbers of a form's endings and of the whole form, together with its tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Endings {
    /// Of no letter, of the last letter, of the last two, and so on; never of the whole form.
    pub(super) parts: [u32; LONGEST + 1],
    /// How many there are.
    pub(super) count: usize,
    /// Of the whole form.
    pub(super) whole: u32,
}

impl Endings {
    /// Of a form's [`base`].
    pub(super) fn of(base: &str, tag: Tag) -> Self {
        let mut hash = 0x811C_9DC5_u32 ^ (tag.xpos as u32) << 8 ^ u32::from(tag.upos == Upos::Propn);
        let mut endings = Self { parts: [0; LONGEST + 1], count: 0, whole: 0 };
        for letter in base.chars().rev() {
            if let Some(part) = endings.parts.get_mut(endings.count) {
                *part = hash;
                endings.count += 1;
            }
            hash = (hash.rotate_left(5) ^ letter as u32).wrapping_mul(0x9E37_79B1);
        }
        endings.whole = hash ^ 0x55;
        endings
    }
}
