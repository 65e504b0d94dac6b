//! Lemmas: what to cut off a form and what to put in its place, by rules over its ending and its tag, and by exceptions.
//! A dictionary decides between rules.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::bytes::{Bytes, ModelError};
use super::dictionary::{ADJECTIVE, ADVERB, Dictionary, NOUN, VERB};
use super::tag::{Tag, Upos, Xpos};

/// The longest ending a rule looks at, in letters.
pub(super) const LONGEST: usize = 5;

/// The edits that take off regular endings; they stand first in a lemmatiser's list.
pub(super) const REGULAR: [(u8, &str); 7] =
    [(1, ""), (2, ""), (3, ""), (4, ""), (3, "e"), (3, "y"), (4, "y")];

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
    /// Words that can be lemmas.
    pub(super) dictionary: Dictionary,
}

impl Lemmatiser {
    /// The lemma of a form with this tag. Proper nouns keep their capital letters.
    pub fn lemma<'f>(&self, form: &'f str, tag: Tag) -> Cow<'f, str> {
        let base = base(form, tag);
        let endings = Endings::of(&base, tag);
        let edit =
            self.exceptions.get(&endings.whole).copied().or_else(|| self.by_rule(&base, &endings, tag));
        match edit.and_then(|edit| self.edits.get(usize::from(edit))) {
            Some(edit) if !edit.is_none() => Cow::Owned(edit.of(&base)),
            _ => base,
        }
    }

    /// The edit by the rules: that of the longest ending that makes a word of the dictionary, else that of the longest.
    pub(super) fn by_rule(&self, base: &str, endings: &Endings, tag: Tag) -> Option<u16> {
        let classes = match tag.xpos {
            Xpos::Nns => NOUN,
            Xpos::Vbd | Xpos::Vbg | Xpos::Vbn | Xpos::Vbp | Xpos::Vbz => VERB,
            Xpos::Jjr | Xpos::Jjs | Xpos::Rbr | Xpos::Rbs => ADJECTIVE | ADVERB,
            _ => return self.rules_of(endings).next(),
        };
        // A rule may leave a form as it is; a regular ending it has shows only in a word that is listed.
        let is_listed = |edit: &u16| match self.edits.get(usize::from(*edit)) {
            Some(edit) => edit.is_none() || self.dictionary.lists(&edit.of(base), classes),
            None => false,
        };
        let regular = |edit: &u16| self.edits.get(usize::from(*edit)).is_some_and(|e| e.is_regular(tag.xpos));
        let regular = (0..REGULAR.len() as u16).filter(regular).find(is_listed);
        self.rules_of(endings).find(is_listed).or(regular).or_else(|| self.rules_of(endings).next())
    }

    /// What the rules of a form's endings say, the longest first.
    pub(super) fn rules_of<'e>(&'e self, endings: &'e Endings) -> impl Iterator<Item = u16> + 'e {
        let known = endings.parts.iter().take(endings.count).rev();
        known.filter_map(|ending| self.rules.get(ending)).copied()
    }

    /// Reads what [`Self::write`] wrote: all but the dictionary.
    pub fn read(bytes: &mut Bytes, dictionary: &Dictionary) -> Result<Self, ModelError> {
        let mut edits = Vec::new();
        for _ in 0..bytes.u16()? {
            let cut = bytes.u8()?;
            let length = usize::from(bytes.u8()?);
            let add = std::str::from_utf8(bytes.take(length)?).map_err(|_| bytes.malformed())?;
            edits.push(Edit { cut, add: add.to_owned() });
        }
        let rules = read_table(bytes)?;
        let exceptions = read_table(bytes)?;
        Ok(Self { edits, rules, exceptions, dictionary: dictionary.clone() })
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

    /// Whether it takes off a regular ending of words with this tag.
    fn is_regular(&self, xpos: Xpos) -> bool {
        let endings: &[(u8, &str)] = match xpos {
            Xpos::Nns | Xpos::Vbz => &[(1, ""), (2, ""), (3, "y")],
            Xpos::Vbd | Xpos::Vbn => &[(1, ""), (2, ""), (3, ""), (3, "y")],
            Xpos::Vbg => &[(3, ""), (3, "e"), (4, "")],
            Xpos::Jjr | Xpos::Rbr => &[(1, ""), (2, ""), (3, ""), (3, "y")],
            Xpos::Jjs | Xpos::Rbs => &[(2, ""), (3, ""), (4, ""), (4, "y")],
            _ => &[],
        };
        endings.contains(&(self.cut, self.add.as_str()))
    }

    /// Whether it changes nothing.
    pub fn is_none(&self) -> bool {
        self.cut == 0 && self.add.is_empty()
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
