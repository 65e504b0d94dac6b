//! The arc-hybrid transition system: a stack, the words still to come, and the arcs drawn so far.
//!
//! Kuhlmann, Gómez-Rodríguez and Satta, "Dynamic Programming Algorithms for Transition-Based Dependency Parsers", ACL
//! 2011. Node 0 is the root above the sentence; words are 1 and up. Nothing is attached to node 0 before every word was
//! read, so that a sentence has one root.

use crate::syntax::tree::Relation;

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word goes onto the stack.
    Shift,
    /// The top of the stack becomes a dependent of the next word.
    Left,
    /// The top of the stack becomes a dependent of the node below it.
    Right,
}

/// What is known of a node while the sentence is parsed.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Its head, once it is attached.
    pub head: u32,
    /// Its relation to the head; none before it is attached.
    pub relation: Option<Relation>,
    /// Its outermost dependent on the left, and the one inside that.
    pub left: [u32; 2],
    /// Its outermost dependent on the right, and the one inside that.
    pub right: [u32; 2],
    /// How many dependents it has on the left and on the right.
    pub counts: [u8; 2],
    /// The relations of its dependents: bit n is set if one has relation number n.
    pub relations: u64,
    /// The preposition or conjunction that opens its phrase.
    pub marker: u32,
}

/// The parser's state. Beside the words, it has a node that stands behind the last word and one that stands for nothing,
/// so that a template can ask for what is not there.
#[derive(Clone, Debug, Default)]
pub struct State {
    stack: Vec<u32>,
    nodes: Vec<Node>,
    next: usize,
    /// The node behind the last word.
    end: usize,
}

impl State {
    /// Begins a sentence of `words` words.
    pub fn reset(&mut self, words: usize) {
        self.end = words + 1;
        self.next = 1;
        self.stack.clear();
        self.stack.push(0);
        let nothing = self.end as u32 + 1;
        let node = Node {
            head: nothing,
            relation: None,
            left: [nothing; 2],
            right: [nothing; 2],
            counts: [0; 2],
            relations: 0,
            marker: nothing,
        };
        self.nodes.clear();
        self.nodes.resize(self.end + 2, node);
    }

    /// The node that stands for nothing.
    #[inline]
    pub fn nothing(&self) -> usize {
        self.end + 1
    }

    /// The node at a depth of the stack, 0 being its top.
    #[inline]
    pub fn stack(&self, depth: usize) -> usize {
        let at = self.stack.len().wrapping_sub(depth + 1);
        self.stack.get(at).map_or(self.nothing(), |n| *n as usize)
    }

    /// The word that is `ahead` words behind the next one.
    #[inline]
    pub fn buffer(&self, ahead: usize) -> usize {
        (self.next + ahead).min(self.end)
    }

    /// What is known of a node.
    #[inline]
    pub fn node(&self, node: usize) -> &Node {
        // The node for nothing is always there, and no index lies behind it.
        &self.nodes[node.min(self.end + 1)]
    }

    /// Whether every word was read.
    #[inline]
    pub fn is_read(&self) -> bool {
        self.next >= self.end
    }

    /// Whether every word is attached.
    #[inline]
    pub fn is_done(&self) -> bool {
        self.is_read() && self.stack.len() == 1
    }

    /// Whether a step can be taken, where none is forced.
    #[inline]
    pub fn allows(&self, step: Move) -> bool {
        let depth = self.stack.len();
        match step {
            Move::Shift => !self.is_read(),
            Move::Left => depth > 1 && !self.is_read(),
            Move::Right => depth > 2,
        }
    }

    /// Takes the next step if there is only one: a word onto the empty stack, or the last word below the root.
    #[inline]
    pub fn take_forced(&mut self) -> bool {
        match (self.stack.len(), self.is_read()) {
            (1, false) => self.shift(),
            (2, true) => self.attach(Move::Right, Relation::Root),
            _ => return false,
        }
        true
    }

    /// Whether a node waits on the stack for its head.
    pub fn is_waiting(&self, node: usize) -> bool {
        node < self.next && self.node(node).relation.is_none()
    }

    /// Dependent and head of the arc that a step would draw.
    #[inline]
    pub fn arc(&self, step: Move) -> Option<(usize, usize)> {
        match step {
            Move::Shift => None,
            Move::Left => Some((self.stack(0), self.buffer(0))),
            Move::Right => Some((self.stack(0), self.stack(1))),
        }
    }

    /// Puts the next word onto the stack.
    #[inline]
    pub fn shift(&mut self) {
        self.stack.push(self.next as u32);
        self.next += 1;
    }

    /// Takes the top of the stack away and attaches it to the next word (`Left`) or to the node below it (`Right`).
    #[inline]
    pub fn attach(&mut self, step: Move, relation: Relation) {
        let Some((dependent, head)) = self.arc(step) else { return };
        self.stack.pop();
        let is_marker = matches!(relation, Relation::Case | Relation::Mark);
        if let Some(node) = self.nodes.get_mut(head) {
            let (side, children) = match step {
                Move::Left => (0, &mut node.left),
                _ => (1, &mut node.right),
            };
            *children = [dependent as u32, children[0]];
            node.counts[side] = node.counts[side].saturating_add(1);
            node.relations |= 1 << relation as u8;
            if is_marker && side == 0 {
                node.marker = dependent as u32;
            }
        }
        if let Some(node) = self.nodes.get_mut(dependent) {
            node.head = head as u32;
            node.relation = Some(relation);
        }
    }
}
