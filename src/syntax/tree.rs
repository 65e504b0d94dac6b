//! Dependency trees in Universal Dependencies.

/// A relation of Universal Dependencies, version 2, with the subtypes of the English treebanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The root of the sentence.
    Root,
    /// Punctuation.
    Punct,
    /// Preposition or possessive ending of a noun.
    Case,
    /// Determiner.
    Det,
    /// Subject.
    Nsubj,
    /// Adjective of a noun.
    Amod,
    /// Adverb.
    Advmod,
    /// Object.
    Obj,
    /// Prepositional phrase of a verb.
    Obl,
    /// Prepositional phrase of a noun.
    Nmod,
    /// Further member of a coordination.
    Conj,
    /// Part of a compound.
    Compound,
    /// Coordinating conjunction.
    Cc,
    /// Word that opens a subordinate clause.
    Mark,
    /// Auxiliary.
    Aux,
    /// Copula.
    Cop,
    /// Adverbial clause.
    Advcl,
    /// Possessor.
    NmodPoss,
    /// Clause without a subject of its own.
    Xcomp,
    /// Further part of a name.
    Flat,
    /// Relative clause.
    AclRelcl,
    /// Clause as object.
    Ccomp,
    /// Clause of a noun.
    Acl,
    /// Auxiliary of the passive.
    AuxPass,
    /// Apposition.
    Appos,
    /// Number of a noun.
    Nummod,
    /// Clause beside a clause.
    Parataxis,
    /// Subject of a passive.
    NsubjPass,
    /// Noun phrase of a noun without preposition.
    NmodUnmarked,
    /// Noun phrase of a verb without preposition.
    OblUnmarked,
    /// Interjection.
    Discourse,
    /// Particle of a verb.
    CompoundPrt,
    /// Expletive.
    Expl,
    /// Further part of a fixed expression.
    Fixed,
    /// Indirect object.
    Iobj,
    /// Item of a list.
    List,
    /// Agent of a passive.
    OblAgent,
    /// Unclear.
    Dep,
    /// Title or description of a name.
    NmodDesc,
    /// Clause as subject.
    Csubj,
    /// Subject of a clause whose predicate is a clause.
    NsubjOuter,
    /// Predeterminer.
    DetPredet,
    /// Relative clause of a clause.
    AdvclRelcl,
    /// Vocative.
    Vocative,
    /// Corrected words.
    Reparandum,
    /// Further part of a word split by mistake.
    Goeswith,
    /// `both`, `either` before a coordination.
    CcPreconj,
    /// Left without its head by ellipsis.
    Orphan,
    /// Dislocated element.
    Dislocated,
    /// Clause as subject of a passive.
    CsubjPass,
    /// Clause as subject of a clause whose predicate is a clause.
    CsubjOuter,
    /// Classifier.
    Clf,
}

impl Relation {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 52] = [
        Self::Root,
        Self::Punct,
        Self::Case,
        Self::Det,
        Self::Nsubj,
        Self::Amod,
        Self::Advmod,
        Self::Obj,
        Self::Obl,
        Self::Nmod,
        Self::Conj,
        Self::Compound,
        Self::Cc,
        Self::Mark,
        Self::Aux,
        Self::Cop,
        Self::Advcl,
        Self::NmodPoss,
        Self::Xcomp,
        Self::Flat,
        Self::AclRelcl,
        Self::Ccomp,
        Self::Acl,
        Self::AuxPass,
        Self::Appos,
        Self::Nummod,
        Self::Parataxis,
        Self::NsubjPass,
        Self::NmodUnmarked,
        Self::OblUnmarked,
        Self::Discourse,
        Self::CompoundPrt,
        Self::Expl,
        Self::Fixed,
        Self::Iobj,
        Self::List,
        Self::OblAgent,
        Self::Dep,
        Self::NmodDesc,
        Self::Csubj,
        Self::NsubjOuter,
        Self::DetPredet,
        Self::AdvclRelcl,
        Self::Vocative,
        Self::Reparandum,
        Self::Goeswith,
        Self::CcPreconj,
        Self::Orphan,
        Self::Dislocated,
        Self::CsubjPass,
        Self::CsubjOuter,
        Self::Clf,
    ];

    /// The name the treebanks use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Punct => "punct",
            Self::Case => "case",
            Self::Det => "det",
            Self::Nsubj => "nsubj",
            Self::Amod => "amod",
            Self::Advmod => "advmod",
            Self::Obj => "obj",
            Self::Obl => "obl",
            Self::Nmod => "nmod",
            Self::Conj => "conj",
            Self::Compound => "compound",
            Self::Cc => "cc",
            Self::Mark => "mark",
            Self::Aux => "aux",
            Self::Cop => "cop",
            Self::Advcl => "advcl",
            Self::NmodPoss => "nmod:poss",
            Self::Xcomp => "xcomp",
            Self::Flat => "flat",
            Self::AclRelcl => "acl:relcl",
            Self::Ccomp => "ccomp",
            Self::Acl => "acl",
            Self::AuxPass => "aux:pass",
            Self::Appos => "appos",
            Self::Nummod => "nummod",
            Self::Parataxis => "parataxis",
            Self::NsubjPass => "nsubj:pass",
            Self::NmodUnmarked => "nmod:unmarked",
            Self::OblUnmarked => "obl:unmarked",
            Self::Discourse => "discourse",
            Self::CompoundPrt => "compound:prt",
            Self::Expl => "expl",
            Self::Fixed => "fixed",
            Self::Iobj => "iobj",
            Self::List => "list",
            Self::OblAgent => "obl:agent",
            Self::Dep => "dep",
            Self::NmodDesc => "nmod:desc",
            Self::Csubj => "csubj",
            Self::NsubjOuter => "nsubj:outer",
            Self::DetPredet => "det:predet",
            Self::AdvclRelcl => "advcl:relcl",
            Self::Vocative => "vocative",
            Self::Reparandum => "reparandum",
            Self::Goeswith => "goeswith",
            Self::CcPreconj => "cc:preconj",
            Self::Orphan => "orphan",
            Self::Dislocated => "dislocated",
            Self::CsubjPass => "csubj:pass",
            Self::CsubjOuter => "csubj:outer",
            Self::Clf => "clf",
        }
    }

    /// The one of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.as_str() == name)
    }
}

/// The dependency tree of a sentence: for each word its head and its relation. It has one root and no cycle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// Index of each word's head; none for the root.
    pub heads: Vec<Option<usize>>,
    /// Each word's relation to its head.
    pub relations: Vec<Relation>,
}

impl Tree {
    /// The head of a word, and its relation.
    pub fn arc(&self, word: usize) -> Option<(usize, Relation)> {
        Some((self.heads.get(word).copied()??, *self.relations.get(word)?))
    }

    /// The words that depend on `head`, in order.
    pub fn dependents(&self, head: usize) -> impl Iterator<Item = (usize, Relation)> + '_ {
        let arcs = self.heads.iter().zip(&self.relations).enumerate();
        arcs.filter(move |(_, (h, _))| **h == Some(head)).map(|(word, (_, relation))| (word, *relation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        assert!(Relation::ALL.into_iter().all(|r| Relation::from_name(r.as_str()) == Some(r)));
    }

    #[test]
    fn arcs_and_dependents() {
        let tree = Tree {
            heads: vec![Some(1), None, Some(1)],
            relations: vec![Relation::Nsubj, Relation::Root, Relation::Obj],
        };
        assert_eq!(tree.arc(0), Some((1, Relation::Nsubj)));
        assert_eq!(tree.arc(1), None);
        assert_eq!(tree.arc(7), None);
        assert_eq!(tree.dependents(1).collect::<Vec<_>>(), [(0, Relation::Nsubj), (2, Relation::Obj)]);
    }
}
