//! How a match ended: "lost 4-2 at Alder", "beat Alder 4-3", "a 4-3 defeat at Alder", "won 6-4 6-3 against Jane Doe".

use std::sync::Arc;

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Term, Value};
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::syntax::slot::Clause;

use super::context::{Context, Draft};
use super::deed::{self, Told};
use super::{factuality, when};

/// The property of the score of a match.
pub const SCORE: &str = "score";

/// Items behind a score or its word in which the opponent stands.
const NEAR: usize = 6;
/// Words of a sentence whose score is not the result of one whole match.
const PARTIAL: CueWords = CueWords::named("score-of-a-part");
/// Prepositions before an opponent; "at" is asked last, since it may name the ground.
const AGAINST: [&str; 7] = ["against", "to", "over", "with", "by", "versus", "at"];

/// Adds the score of a match whose two parties a clause names.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let mut past = 0;
    for at in 0..items.items.len() {
        let Some(score) = (at >= past).then(|| Score::at(items, at)).flatten() else { continue };
        past = score.last + 1;
        claims.extend(Reader { context, items, sentence, at, score }.claim());
    }
}

/// Points of both sides, set by set, and the last item that tells them.
struct Score {
    sets: Vec<(u16, u16)>,
    last: usize,
}

impl Score {
    /// The score that begins at an item.
    fn at(items: &Items<'_>, at: usize) -> Option<Self> {
        let mut sets = Vec::new();
        let mut next = at;
        let mut last = at;
        // "10-12 players" is one figure.
        let own = |next: usize| {
            let item = items.get(next)?;
            pair(items.text, item.start).filter(|(_, end)| item.end <= *end)
        };
        while let Some((set, end)) = own(next) {
            sets.push(set);
            next = items.position(end);
            last = next.saturating_sub(1).max(at);
            if items.is_symbol(next, &[',']) {
                next += 1;
            }
        }
        (!sets.is_empty()).then_some(Self { sets, last })
    }

    /// The score as the side with more of the first differing set tells it: one for both sides.
    fn told(&self) -> String {
        let turned: Vec<(u16, u16)> = self.sets.iter().map(|&(a, b)| (b, a)).collect();
        let sets = self.sets.clone().max(turned);
        sets.iter().map(|(a, b)| format!("{a}-{b}")).collect::<Vec<_>>().join(", ")
    }
}

/// Two numbers of up to three digits with a hyphen or a dash between them, and where they end.
pub(super) fn pair(text: &str, start: usize) -> Option<((u16, u16), usize)> {
    if !text.as_bytes().get(start).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let alone = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '–' | '.' | '/' | '$' | '£' | '€');
    if !text.get(..start)?.chars().next_back().is_none_or(alone) {
        return None;
    }
    let number = |from: usize| {
        let digits = text.get(from..)?.bytes().take_while(u8::is_ascii_digit).count();
        let end = from + digits;
        Some((text.get(from..end).filter(|_| digits <= 3)?.parse::<u16>().ok()?, end))
    };
    let (one, middle) = number(start)?;
    let dash = text.get(middle..)?.chars().next().filter(|c| matches!(c, '-' | '–'))?;
    let (other, end) = number(middle + dash.len_utf8())?;
    let mut behind = text.get(end..)?.chars();
    let (next, after) = (behind.next(), behind.next());
    // "4-2/2", "10-12-2014", "4-2m" are no scores; a full stop ends the sentence.
    let point = next == Some('.') && after.is_some_and(|c| c.is_ascii_digit());
    let ends = next.is_none_or(|c| c == '.' || alone(c) && c != '%') && !point;
    ends.then_some(((one, other), end))
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
    at: usize,
    score: Score,
}

impl Reader<'_, '_> {
    fn claim(&self) -> Option<Claim> {
        let items = self.items;
        if (0..items.items.len()).any(|i| items.is_cue(i, PARTIAL)) || self.counts() {
            return None;
        }
        let whole = || {
            let (word, clause) = self.word()?;
            let own = self.possessor().or_else(|| self.named(clause.subject()?.phrase.head))?;
            Some((word, own, self.opponent(word, Some(clause))?))
        };
        let (word, own, other) = self.between().or_else(whole).or_else(|| self.of_one_side())?;
        let mut times = when::times(items, 0..=items.items.len(), self.at).map(|(_, time)| time);
        let as_of = match self.clause() {
            Some(clause) => match deed::time(items, clause) {
                Told::Unsaid => None,
                Told::At(_, time) => Some(time.clone()),
                Told::Several => return None,
            },
            None => times.next().cloned(),
        };
        if own == other {
            return None;
        }
        let open = own.is_empty();
        let (one, two) = if own < other { (own, other) } else { (other, own) };
        let (first, last) = (word.min(self.at), word.max(self.score.last));
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: one,
            property: SCORE.into(),
            scope: Scope::from([(Arc::from("against"), two)]),
            value: Value::Wording(self.score.told().into()),
            span: self.context.span(items.get(first)?.start, items.get(last)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: open,
        };
        Some(self.context.claim_at(draft, factuality::at(items, self.at), as_of, self.sentence))
    }

    /// "Lost 10-12 players": numbers of something.
    fn counts(&self) -> bool {
        let next = self.score.last + 1;
        let ends = self.items.word(next).is_none() || self.items.is_function_word(next);
        let known = self.items.is(next, Class::ScoreWord)
            || self.items.is_any_word(next, &["away", "home", "here", "there", "last", "after", "before"]);
        !ends && !known
    }

    /// The word for how it ended and the clause that tells it: the verb, or the noun right behind the score.
    fn word(&self) -> Option<(usize, &Clause)> {
        let ends = |i: usize| self.items.is(i, Class::ScoreWord);
        let noun = Some(self.score.last + 1).filter(|&i| ends(i));
        let before =
            self.at.checked_sub(2).filter(|&i| ends(i) && self.items.is_any_word(i + 1, &["by", "of"]));
        let first = || self.items.clauses().first().filter(|_| self.possessor().is_some());
        let clause = self.clause().or_else(first)?;
        let told = !clause.verbs.negated && clause.verbs.modal.is_none();
        let verb = || Some(clause.verbs.head).filter(|&i| ends(i));
        Some((noun.or(before).or_else(verb).filter(|_| told)?, clause))
    }

    /// The clause that the score stands in.
    fn clause(&self) -> Option<&Clause> {
        let holds = |c: &&Clause| c.verbs.head < self.at && (c.first..=c.last).contains(&self.at);
        self.items.clauses().iter().filter(holds).max_by_key(|c| c.verbs.head)
    }

    /// "Saturday's 4-1 home defeat by Corrin", "they lost 4-1 to Corrin": whom it was against, the other side left unsaid.
    fn of_one_side(&self) -> Option<(usize, Term, Term)> {
        let items = self.items;
        let behind = self.score.last + 1;
        let kinds = ["home", "away", "league", "cup", "opening", "narrow", "heavy", "shock"];
        let skipped = (behind..behind + 2).take_while(|&i| items.is_any_word(i, &kinds)).count();
        let noun = Some(behind + skipped).filter(|&i| items.is(i, Class::ScoreWord));
        let (word, clause) = match noun {
            Some(noun) => (noun, None),
            None => self.word().map(|(word, clause)| (word, Some(clause)))?,
        };
        // Of a name nobody knows whose it is, only a pronoun or a noun leaves the side unsaid.
        let named = clause.and_then(|c| c.subject()).is_some_and(|s| items.mention(s.phrase.head).is_some());
        let other = self.opponent(word, clause)?;
        (!named).then(|| (word, Term::from(""), other))
    }

    /// "Alder City beat Corrin 4-3", where no clause may tell: the names on both sides of the word.
    fn between(&self) -> Option<(usize, Term, Term)> {
        let word = self.at.checked_sub(2).filter(|&i| self.items.is(i, Class::ScoreWord))?;
        Some((word, self.named(word.checked_sub(1)?)?, self.named(word + 1)?))
    }

    /// "Alder's 4-3 defeat at Corrin".
    fn possessor(&self) -> Option<Term> {
        let before = self.at.checked_sub(1).filter(|&i| self.items.is_possessive(i))?;
        self.named(before).or_else(|| self.named(before.checked_sub(1)?))
    }

    /// The name at an item.
    fn named(&self, at: usize) -> Option<Term> {
        let (index, _) = self.items.mention(at).filter(|(_, m)| m.kind == MentionType::Name)?;
        self.context.entities.of_mention(index).map(|e| e.key.clone())
    }

    /// The other side: the object of the verb, or the name under a preposition behind it.
    fn opponent(&self, word: usize, clause: Option<&Clause>) -> Option<Term> {
        let object =
            clause.and_then(Clause::object).map(|o| o.phrase).filter(|o| o.first < self.at && word < o.first);
        if let Some(term) = object.and_then(|o| (o.first..self.at).rev().find_map(|i| self.named(i))) {
            return Some(term);
        }
        let behind = word + 1..self.score.last.max(word) + 1 + NEAR;
        let under = |preposition: &&str| {
            let at = behind.clone().find(|&i| self.items.is_any_word(i, &[preposition]))?;
            self.named(at + 1).or_else(|| self.named(at + 2).filter(|_| self.items.is_determiner(at + 1)))
        };
        AGAINST.iter().find_map(under)
    }
}
