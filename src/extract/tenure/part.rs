//! Which words round a length tell that it is that of a tenure.

use crate::claim::Term;
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::Clause;

use super::{FOR, Of, Reader, Who, is_active, is_perfect};

/// What the words round a length say.
pub(super) struct Part {
    pub of: Of,
    pub who: Who,
    pub org: Option<Term>,
    /// First and last item of the words.
    pub words: (usize, usize),
    /// Whether it may have ended long ago.
    pub ended: bool,
}

/// Words for the end to which a clause brings what is before it.
const ENDS: CueWords = CueWords::named("comes-to-an-end");
/// Forms of "be".
const BE: [&str; 6] = ["been", "was", "is", "were", "be", "'s"];
/// Prepositions before what somebody works for.
const WITH: [&str; 4] = ["at", "with", "for", "as"];
/// Items before a length in which the noun that it is of may have a verb: "bringing an end to a spell of two years".
const AHEAD: usize = 12;

impl Reader<'_, '_> {
    /// The id of the words of a tenure at an item, and the item behind them.
    fn sense(&self, at: usize) -> Option<(&str, usize)> {
        let (length, sense) = self.items.at(at, Class::TenureWord)?;
        let behind = self.items.position(self.items.get(at)?.start + length).max(at + 1);
        Some((&*sense.id, behind))
    }

    /// "A spell of two years", "his 18-month reign".
    pub(super) fn spell(&self, at: usize) -> Option<Part> {
        let items = self.items;
        let noun = |i: usize| {
            let (id, behind) = self.sense(i)?;
            let of = match id {
                "spell" => Of::Post,
                "reign" => Of::Reign,
                _ => return None,
            };
            Some((of, i, behind - 1))
        };
        let of = items.before_hedges(at).filter(|&of| items.is_any_word(of, &["of"]));
        let before = of.and_then(|of| noun(of.checked_sub(1)?));
        let attributive = || noun(at + 1).or_else(|| noun(at + 2).filter(|_| items.word(at + 1).is_some()));
        let (of, first, last) = before.or_else(attributive)?;
        // "The longest reign of 30 years" is any reign; a spell on loan is no post.
        let opens = first.min(at);
        let who = self
            .owner(opens)
            .or_else(|| (last.max(at) + 1..=last.max(at) + FOR).find_map(|i| self.behind_for(i)))
            .or_else(|| self.of_the_main_clause(at))?;
        Some(Part { of, who, org: None, words: (opens, last), ended: false })
    }

    /// "For Jane Doe".
    fn behind_for(&self, at: usize) -> Option<Who> {
        self.items.is_any_word(at, &["for"]).then(|| self.named(at + 1))?
    }

    /// The person whom the first clause of the sentence is about, where the last one tells what that brings to an end.
    fn of_the_main_clause(&self, at: usize) -> Option<Who> {
        let items = self.items;
        let ends = |i: usize| items.is_cue(i, ENDS);
        (at.saturating_sub(AHEAD)..at).any(ends).then_some(())?;
        self.person(items.clauses().first()?.subject()?.phrase)
    }

    /// "Sacked after 17 months in charge", "leaves the series after seven years".
    pub(super) fn end(&self, at: usize) -> Option<Part> {
        let items = self.items;
        let after = items.before_hedges(at).filter(|&i| items.is_any_word(i, &["after"]))?;
        let clause = self.clause_of(after)?;
        let (id, _) = self.sense(clause.verbs.head)?;
        let subject = || self.person(clause.subject()?.phrase);
        let passive = clause.verbs.voice == crate::syntax::slot::Voice::Passive;
        let who = match id {
            "leave" => subject(),
            "dismiss" if passive => subject(),
            "dismiss" => clause.object().and_then(|object| self.person(object.phrase)),
            _ => None,
        };
        let who = who.filter(|_| !clause.verbs.negated)?;
        let behind = at + 1;
        let first = after.min(at);
        if let Some((of, last)) = self.in_post(behind) {
            return Some(Part { of, who, org: None, words: (first, last), ended: false });
        }
        let with =
            items.is_any_word(behind, &["at", "with"]).then(|| self.organisation(behind + 1)).flatten();
        // "Left the party after two years of rows": of something else.
        let closed = items.word(behind).is_none() || items.mention(behind).is_some();
        let object = || clause.object().and_then(|object| self.organisation(object.phrase.first));
        let org = with.or_else(|| object().filter(|_| id == "leave" && closed))?;
        Some(Part { of: Of::Membership, who, org: Some(org), words: (first, at), ended: false })
    }

    /// "In charge", "as manager" at an item: of what it tells, and its last item.
    fn in_post(&self, at: usize) -> Option<(Of, usize)> {
        let items = self.items;
        match self.sense(at) {
            Some(("in-post", behind)) => return Some((Of::Post, behind - 1)),
            Some(("in-reign", behind)) => return Some((Of::Reign, behind - 1)),
            Some(("in-flight", behind)) => return Some((Of::Flight, behind - 1)),
            _ => {}
        }
        let titled = items.is_any_word(at, &["as"]) && (at + 1..=at + 3).any(|i| items.is(i, Class::Title));
        titled.then_some((Of::Post, at + 1))
    }

    /// "Has been with the mine for seven years", "had held the post for three years", "was a year in the job".
    pub(super) fn whole(&self, at: usize) -> Option<Part> {
        let items = self.items;
        let clause = self.clause_of(at).filter(|clause| is_active(clause))?;
        let verb = clause.verbs.head;
        let before = items.before_hedges(at)?;
        let led = items.is_any_word(before, &["for", "since"]);
        let (of, org) = if items.is_any_word(verb, &BE) {
            self.been(clause, (before, at), led)?
        } else if led {
            self.done(clause, before)?
        } else {
            return None;
        };
        let who = self.person(clause.subject()?.phrase)?;
        // "For three years" in the middle of something else: nothing but its clause stands between.
        let parted = items.clauses().iter().any(|c| c.verbs.first > clause.verbs.last && c.verbs.last < at);
        (!parted).then(|| Part { of, who, org, words: (clause.verbs.first, at), ended: !is_perfect(clause) })
    }

    /// What a form of "be" says that somebody was: in a post, or with a firm.
    fn been(&self, clause: &Clause, (before, at): (usize, usize), led: bool) -> Option<(Of, Option<Term>)> {
        let items = self.items;
        let from = clause.verbs.last + 1;
        if !led {
            // "Was three years in the job".
            let close = before == clause.verbs.last || at == from;
            return self.in_post(at + 1).filter(|_| close).map(|(of, _)| (of, None));
        }
        if let Some((of, _)) = (from..before).find_map(|i| self.in_post(i)) {
            return Some((of, None));
        }
        if items.is_any_word(from, &["at", "with"]) {
            return Some((Of::Membership, Some(self.organisation(from + 1)?)));
        }
        // "Has been a minister since 2004": in one post after the other.
        let phrase = items.phrase_from(from).filter(|_| !items.is_any_word(from, &["a", "an"]))?;
        let title = items.is(phrase.head, Class::Title)
            || items.mention(phrase.head).is_none() && self.is_titled(from, before);
        title.then_some((Of::Post, None))
    }

    /// Whether a title in the list of titles stands among some items, and no noun of something else: "was Minister for Roads".
    fn is_titled(&self, from: usize, to: usize) -> bool {
        (from..to.min(from + 2)).any(|i| self.items.is(i, Class::Title))
    }

    /// What a verb other than "be" says that somebody did.
    fn done(&self, clause: &Clause, before: usize) -> Option<(Of, Option<Term>)> {
        let items = self.items;
        let (id, behind) = self.sense(clause.verbs.head)?;
        match id {
            "hold" => {
                let object = clause.object()?.phrase;
                let held = (object.first..=object.head).find_map(|i| self.sense(i));
                match held?.0 {
                    "post" => Some((Of::Post, None)),
                    "prize" => Some((Of::Reign, None)),
                    _ => None,
                }
            }
            "lead" if is_perfect(clause) => Some((Of::Post, None)),
            "work" => {
                let with = (behind..before).find(|&i| items.is_any_word(i, &WITH))?;
                let post = self.in_post(with);
                let org =
                    || (!items.is_any_word(with, &["as"])).then(|| self.organisation(with + 1)).flatten();
                match post {
                    Some((of, _)) => Some((of, None)),
                    None => Some((Of::Membership, Some(org()?))),
                }
            }
            _ => None,
        }
    }
}
