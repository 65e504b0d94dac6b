//! Closed frames: a relation or property with its patterns, its persistence and its cardinality.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::pattern::{IrregularVerbs, Pattern, PatternError};

/// What kind of value a frame gives its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FrameKind {
    /// The value is an entity.
    Relation,
    /// The value is a figure.
    Figure,
    /// The value is a date.
    Date,
    /// The value is a quoted title, theme or slogan.
    Wording,
}

/// How long a stated value holds, and so when two values of different times can be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Persistence {
    /// Never changes: birth, founding.
    Constant,
    /// A property of one event: magnitude, vote, price paid.
    Instant,
    /// Holds for a while: head count, office holder.
    #[default]
    State,
    /// Grows as a story unfolds: tolls.
    Cumulative,
}

/// How many values a subject has at one time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cardinality {
    /// One.
    #[default]
    One,
    /// Any number: difference is no conflict.
    Many,
}

/// What an existence frame says of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Existence {
    /// The subject brings the value into being.
    Creates,
    /// The value is already there.
    Presupposes,
}

/// Which boundary of an event a date frame states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Boundary {
    /// The whole of it.
    During,
    /// Its first day.
    Start,
    /// Its last day.
    End,
}

/// A text of a facts file that must give a claim.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A sentence or two.
    pub text: String,
    /// The claim in notation.
    pub claim: String,
}

/// A text of a facts file that must not give a claim of the frame.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rejects {
    /// A sentence or two.
    pub text: String,
}

/// Begins the id of a frame whose figures are those of the news.
pub const NEWS: &str = "news-";

/// One file of `facts/frames`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// The property's name in notation.
    pub id: String,
    /// What its values are.
    pub kind: FrameKind,
    /// What sources disagree on, `{subject}` standing for the subject: `how many people {subject} employs`. In relations
    /// that can have many values, `{value}` stands for the value: `whether {subject} signed {value}`.
    pub question: String,
    /// See [`Persistence`].
    #[serde(default)]
    pub persistence: Persistence,
    /// See [`Cardinality`].
    #[serde(default)]
    pub cardinality: Cardinality,
    /// Frames of the same two entities that cannot hold beside this one.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// Frames of the roles the other way round that cannot hold beside this one.
    #[serde(default)]
    pub excludes_reversed: Vec<String>,
    /// For relations about coming into being.
    #[serde(default)]
    pub existence: Option<Existence>,
    /// For date frames.
    #[serde(default)]
    pub boundary: Option<Boundary>,
    /// Kinds of names the subject may have; empty is any.
    #[serde(default)]
    pub subjects: Vec<String>,
    /// Kinds of names a relation's value may have; empty is any.
    #[serde(default)]
    pub values: Vec<String>,
    /// Dimensions or mention types a figure may have; empty is any.
    #[serde(default)]
    pub units: Vec<String>,
    /// Whether it is a figure of the news itself, which no name holds: a crowd, a turnout, a price. Its patterns have no
    /// subject, and its id begins with [`NEWS`].
    #[serde(default)]
    pub news: bool,
    /// Whether a subject may have other values in other matters: two never are an error.
    #[serde(default)]
    pub several: bool,
    /// Whether its figures are what somebody offers, asks or bids: told as such, they are still of one kind.
    #[serde(default)]
    pub offer: bool,
    /// Whether a figure holds for a place: the building its pattern names, else where the sentence says that it is.
    #[serde(default)]
    pub placed: bool,
    /// Nouns, as they stand, one of which a figure must count to fill the value of a pattern; a bare number does too.
    #[serde(default)]
    pub counts: Vec<String>,
    /// Nouns, as they stand, whose every count is the value: "31,200 spectators".
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Of a figure of the news: properties under which a name may hold the same figure, by other words.
    #[serde(default)]
    pub held: Vec<String>,
    /// Of a figure of the news: words beside it that make it another figure: "adjusted" profit.
    #[serde(default)]
    pub unlike: Vec<String>,
    /// Of a figure of the news: nouns of spans of time, the first of which in the sentence is what the figure is of.
    #[serde(default)]
    pub spans: Vec<String>,
    /// Patterns over tokens, in the language of the README's section on frames.
    pub patterns: Vec<String>,
    /// Texts that must give the claim.
    pub example: Vec<Example>,
    /// Texts that must not.
    #[serde(default)]
    pub rejects: Vec<Rejects>,
}

/// All frames with their patterns, found by trigger word.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    /// The place of each of them, by its id.
    places: FxHashMap<Box<str>, usize>,
    patterns: Vec<(usize, Pattern)>,
    triggers: FxHashMap<Box<str>, Vec<usize>>,
    /// Patterns of frames that were replaced.
    retired: BTreeSet<usize>,
}

impl Frames {
    /// Adds a frame; one of the same id is replaced, so that a newsroom's own wins.
    ///
    /// # Errors
    /// A pattern that cannot be read, with its text.
    pub fn add(&mut self, frame: Frame, irregular: &IrregularVerbs) -> Result<(), PatternError> {
        let patterns: Vec<Pattern> =
            frame.patterns.iter().map(|p| Pattern::parse(p, irregular)).collect::<Result<_, _>>()?;
        let index = match self.places.get(frame.id.as_str()).copied() {
            Some(index) => {
                self.frames[index] = frame;
                self.retired.extend((0..self.patterns.len()).filter(|&id| self.patterns[id].0 == index));
                index
            }
            None => {
                self.places.insert(frame.id.as_str().into(), self.frames.len());
                self.frames.push(frame);
                self.frames.len() - 1
            }
        };
        for pattern in patterns {
            let id = self.patterns.len();
            for trigger in pattern.triggers() {
                let ids = self.triggers.entry(trigger.into()).or_default();
                if ids.last() != Some(&id) {
                    ids.push(id);
                }
            }
            self.patterns.push((index, pattern));
        }
        Ok(())
    }

    /// The frames of figures that count things of a noun, by the noun's last word as it stands.
    pub fn counting<'f>(&'f self, noun: &'f str) -> impl Iterator<Item = &'f Frame> {
        self.frames.iter().filter(move |f| f.nouns.iter().any(|n| n == noun))
    }

    /// The frame of a property.
    pub fn get(&self, id: &str) -> Option<&Frame> {
        self.frames.get(*self.places.get(id)?)
    }

    /// All frames, in the order they were added.
    pub fn all(&self) -> &[Frame] {
        &self.frames
    }

    /// The patterns that `word`, in any case, may trigger, with their frames.
    pub fn triggered(&self, word: &str) -> impl Iterator<Item = (&Frame, &Pattern)> {
        let mut buffer = [0u8; 32];
        let ids = buffer.get_mut(..word.len()).and_then(|folded| {
            folded.copy_from_slice(word.as_bytes());
            folded.make_ascii_lowercase();
            self.triggers.get(std::str::from_utf8(folded).ok()?)
        });
        ids.into_iter().flatten().filter(|id| !self.retired.contains(id)).filter_map(|&id| {
            let (frame, pattern) = self.patterns.get(id)?;
            Some((self.frames.get(*frame)?, pattern))
        })
    }
}
