//! The second witness: what a dependency tree says of who does what to whom.

use super::slot::Role;
use super::tag::{Upos, Xpos};
use super::tree::{Relation, Tree};
use super::word::Tagged;

/// A word that a tree puts in a role of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The main verb, or the copula.
    pub verb: usize,
    /// Head of the phrase in the role.
    pub head: usize,
    /// The role.
    pub role: Role,
    /// Whether no arc says it: the subject of a coordinated verb, the antecedent of a relative clause.
    pub shared: bool,
}

/// The arguments of all verbs of a sentence, in the order of their heads.
pub fn arguments(words: &[Tagged<'_>], tree: &Tree) -> Vec<Argument> {
    let index = Index::new(words, tree);
    let mut found = Vec::new();
    for (word, arc) in (0..words.len()).map(|w| (w, tree.arc(w))) {
        if let Some((head, relation)) = arc {
            found.extend(index.direct(word, head, relation));
        }
        if let Some(copula) = index.copula(word) {
            found.push(Argument { verb: copula, head: word, role: Role::Complement, shared: false });
        }
    }
    for word in 0..words.len() {
        index.shared(word, &mut found);
    }
    found
}

/// The verb that governs a word through phrases: from "300" of "reach USD 300 billion" or of "to 300 of the ministers".
pub fn governor(words: &[Tagged<'_>], tree: &Tree, word: usize) -> Option<usize> {
    let index = Index::new(words, tree);
    let mut at = word;
    // A tree has no cycle, but a witness must not hang on one that is broken.
    for _ in 0..words.len() {
        if let Some(copula) = index.copula(at) {
            return Some(copula);
        }
        let (head, _) = tree.arc(at)?;
        if index.is_verb(head) {
            return Some(head);
        }
        at = head;
    }
    None
}

/// The dependents that decide, by their heads.
struct Index<'s, 't> {
    words: &'s [Tagged<'t>],
    tree: &'s Tree,
    copulas: Vec<Option<usize>>,
    cases: Vec<Option<usize>>,
    subjects: Vec<Option<usize>>,
    objects: Vec<Option<usize>>,
}

impl<'s, 't> Index<'s, 't> {
    fn new(words: &'s [Tagged<'t>], tree: &'s Tree) -> Self {
        let none = vec![None; words.len()];
        let mut index = Self {
            words,
            tree,
            copulas: none.clone(),
            cases: none.clone(),
            subjects: none.clone(),
            objects: none,
        };
        for word in 0..words.len() {
            let Some((head, relation)) = tree.arc(word) else { continue };
            let place = match relation {
                Relation::Cop => index.copulas.get_mut(head),
                Relation::Case => index.cases.get_mut(head),
                Relation::Nsubj | Relation::NsubjPass => index.subjects.get_mut(head),
                Relation::Obj | Relation::Iobj => index.objects.get_mut(head),
                _ => None,
            };
            if let Some(place) = place {
                // "out of", "from within": the first of several.
                place.get_or_insert(word);
            }
        }
        index
    }

    fn copula(&self, word: usize) -> Option<usize> {
        *self.copulas.get(word)?
    }

    fn is_verb(&self, word: usize) -> bool {
        self.words.get(word).is_some_and(|w| matches!(w.tag.upos, Upos::Verb | Upos::Aux))
    }

    fn is_xpos(&self, word: usize, tags: &[Xpos]) -> bool {
        self.words.get(word).is_some_and(|w| tags.contains(&w.tag.xpos))
    }

    /// The verb of a predicate: its copula, or itself.
    fn verb_of(&self, predicate: usize) -> usize {
        self.copula(predicate).unwrap_or(predicate)
    }

    /// What one arc says.
    fn direct(&self, word: usize, head: usize, relation: Relation) -> Option<Argument> {
        let role = match relation {
            Relation::Nsubj
            | Relation::NsubjPass
            | Relation::NsubjOuter
            | Relation::Csubj
            | Relation::CsubjPass => Role::Subject,
            Relation::Obj => Role::Object,
            Relation::Iobj => Role::IndirectObject,
            Relation::Obl | Relation::OblAgent => match self.cases.get(word).copied().flatten() {
                Some(case) => Role::Prepositional(case),
                None => Role::Unmarked,
            },
            Relation::OblUnmarked => Role::Unmarked,
            // "became a member": a predicate without a verb of its own.
            Relation::Xcomp if !self.is_verb(word) && self.copula(word).is_none() => Role::Complement,
            _ => return None,
        };
        if self.is_relative_word(word) {
            return None;
        }
        Some(Argument { verb: self.verb_of(head), head: word, role, shared: false })
    }

    fn is_relative_word(&self, word: usize) -> bool {
        self.is_xpos(word, &[Xpos::Wdt])
            || self.is_xpos(word, &[Xpos::Wp]) && self.relative_of(word).is_some()
    }

    /// The relative clause's predicate and antecedent above a relative word.
    fn relative_of(&self, word: usize) -> Option<(usize, usize)> {
        let (predicate, _) = self.tree.arc(word)?;
        match self.tree.arc(predicate)? {
            (antecedent, Relation::AclRelcl) => Some((predicate, antecedent)),
            _ => None,
        }
    }

    /// What follows from arcs: the subjects that a predicate shares, the antecedent of a relative clause.
    fn shared(&self, predicate: usize, found: &mut Vec<Argument>) {
        let Some((head, relation)) = self.tree.arc(predicate) else { return };
        let verb = self.verb_of(predicate);
        let own = self.subjects.get(predicate).copied().flatten();
        let mut add = |head, role| found.push(Argument { verb, head, role, shared: true });
        let participle = self.is_xpos(predicate, &[Xpos::Vbn, Xpos::Vbg]);
        match relation {
            Relation::AclRelcl => match own {
                Some(subject) if !self.is_relative_word(subject) => {
                    let object = self.objects.get(predicate).copied().flatten();
                    if object.is_none_or(|o| self.is_relative_word(o)) && self.is_verb(predicate) {
                        add(head, Role::Object);
                    }
                }
                _ => add(head, Role::Subject),
            },
            Relation::Acl if participle && own.is_none() => add(head, Role::Subject),
            Relation::Conj if own.is_none() && (self.is_verb(verb)) => {
                if let Some(subject) = self.subject_of(head) {
                    add(subject, Role::Subject);
                }
                // "arrested and questioned the student": the object hangs on the first verb.
                let object = self.objects.get(head).copied().flatten().filter(|&o| o > predicate);
                if let Some(object) = object.filter(|_| self.objects.get(predicate) == Some(&None)) {
                    add(object, Role::Object);
                }
            }
            Relation::Xcomp if own.is_none() && self.is_verb(verb) => {
                let controller = self.objects.get(head).copied().flatten().or_else(|| self.subject_of(head));
                if let Some(controller) = controller {
                    add(controller, Role::Subject);
                }
            }
            Relation::Advcl if own.is_none() && participle => {
                if let Some(subject) = self.subject_of(head) {
                    add(subject, Role::Subject);
                }
            }
            _ => {}
        }
    }

    /// The subject of a predicate, its own or shared.
    fn subject_of(&self, predicate: usize) -> Option<usize> {
        let mut at = predicate;
        for _ in 0..self.words.len() {
            let own = self.subjects.get(at).copied().flatten();
            let arc = self.tree.arc(at);
            match (own, arc) {
                (Some(subject), _) if self.is_relative_word(subject) => return arc.map(|(head, _)| head),
                (Some(subject), _) => return Some(subject),
                (None, Some((head, Relation::AclRelcl | Relation::Acl))) => return Some(head),
                (None, Some((head, Relation::Conj | Relation::Xcomp | Relation::Advcl))) => at = head,
                _ => return None,
            }
        }
        None
    }
}
