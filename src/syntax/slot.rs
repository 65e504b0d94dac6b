//! Slots: who does what to whom in a clause.

use crate::claim::Certainty;

/// A phrase: the indices of its first, last and head word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First word, a determiner included.
    pub first: usize,
    /// Last word of the phrase without the phrases tied to it.
    pub last: usize,
    /// Its head.
    pub head: usize,
}

/// What a phrase is to the verb group of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who or what the clause is about; in the passive, what it is done to.
    Subject,
    /// What it is done to.
    Object,
    /// For whom: "gave *the group* a mandate".
    IndirectObject,
    /// What the subject is or becomes: "is *a driver*".
    Complement,
    /// A phrase under a preposition, by the index of the preposition; "by" of a passive included.
    Prepositional(usize),
    /// A time or measure without a preposition: "said *on* …" but "said *Tuesday*", "rose *5 %*".
    Unmarked,
}

/// A phrase in its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The phrase.
    pub phrase: Phrase,
    /// Its role.
    pub role: Role,
    /// Certain when the chunk grammars and the parser agree, possible when only one says so.
    pub certainty: Certainty,
    /// Whether the phrase stands in another clause and fills this slot as well: the subject of coordinated verbs, the
    /// antecedent of a relative clause, the subject of an infinitive.
    pub shared: bool,
}

/// Active or passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The subject does it.
    Active,
    /// It is done to the subject.
    Passive,
}

/// When, by the form of the verb group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "rises", "has risen", "is rising".
    Present,
    /// "rose", "had risen", "was rising".
    Past,
    /// "will rise", "is going to rise".
    Future,
    /// An infinitive or a participle without a finite verb.
    Untensed,
}

/// How the verb group sees what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// "rises", "rose".
    Simple,
    /// "is rising".
    Progressive,
    /// "has risen", also "has been rising".
    Perfect,
}

/// A verb with its auxiliaries: "has not yet been signed".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// First word.
    pub first: usize,
    /// Last word, a particle included ("took *over*").
    pub last: usize,
    /// The main verb, or the copula.
    pub head: usize,
    /// Tense.
    pub tense: Tense,
    /// Aspect.
    pub aspect: Aspect,
    /// Voice.
    pub voice: Voice,
    /// The modal auxiliary ("may", "would"), "will" and "shall" left out.
    pub modal: Option<usize>,
    /// Whether "not", "n't" or "never" stands in it.
    pub negated: bool,
}

/// How a clause stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClauseKind {
    /// A main clause, or one coordinated with it.
    Main,
    /// What somebody is reported to say: "said *that …*".
    Reported,
    /// "*which employs 120 people*".
    Relative,
    /// "*to reach …*".
    Infinitive,
    /// "*Guided by …*", "*including …*".
    Participial,
    /// "*when …*", "*because …*".
    Adverbial,
}

/// A verb group with its slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// How it stands in the sentence.
    pub kind: ClauseKind,
    /// The verb group.
    pub verbs: VerbGroup,
    /// First word of the clause.
    pub first: usize,
    /// Last word of the clause.
    pub last: usize,
    /// The word that opens it: "that", "if", "which", or a preposition before a participle.
    pub marker: Option<usize>,
    /// Index of the clause it is part of, if that one's verb stands before it: of "said" for what is said.
    pub governor: Option<usize>,
    /// Its slots, in text order.
    pub slots: Vec<Slot>,
}

impl Clause {
    /// Who or what it is about.
    pub fn subject(&self) -> Option<&Slot> {
        self.slots.iter().find(|s| s.role == Role::Subject)
    }

    /// What it is done to.
    pub fn object(&self) -> Option<&Slot> {
        self.slots.iter().find(|s| s.role == Role::Object)
    }
}
