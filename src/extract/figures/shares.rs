//! How far the price of shares moved: "Alder shares closed 4.6 percent down", "the firm finished the day 7.6% lower", "a 5 percent
//! fall in Alder shares". What they moved by at the close is not what they moved by before, nor since the beginning of a year.

use std::collections::BTreeSet;

use crate::claim::Term;
use crate::grammar::temporal::Said;
use crate::grammar::{Meaning, NameKind};
use crate::knowledge::{Class, CueWords};
use crate::syntax::Governor;
use crate::syntax::slot::{Clause, Phrase, Role};
use crate::value::{Granularity, Time};

use super::Figure;
use super::measured::{CHANGE, Measured, Owner};

/// Words for how the price of shares moved.
const MOVED: [&str; 4] = ["up", "down", "lower", "higher"];
/// The property of how far the price of shares moved.
const MOVE: &str = "shares";
/// The property of a share of which nothing is known.
pub(super) const UNTOLD: &str = "percent";
/// Words for the shares of a firm.
const SHARES: CueWords = CueWords::named("shares");
/// Verbs by which shares stand somewhere at the end of a day.
const CLOSES: CueWords = CueWords::named("closes-the-day");
/// Words for the end of a day of trade.
const CLOSE: CueWords = CueWords::named("close-of-trade");
/// Words for what shares do before that, or behind it.
const INTRADAY: CueWords = CueWords::named("within-the-day");
/// Verbs of how shares stand at some hour.
const STANDS: CueWords = CueWords::named("stands-at-an-hour");
/// Words for longer than a day.
const LONG: CueWords = CueWords::named("longer-than-a-day");
/// Items behind the figure that still tell when it was so.
const BEHIND: usize = 11;

/// A move of shares: whose, and the items between which it is told.
struct Move {
    owner: Owner,
    from: usize,
    verb: Option<usize>,
}

impl Figure<'_, '_> {
    /// How far shares moved by the figure, if it tells that.
    pub(super) fn shares(&self) -> Option<Measured> {
        let told = self.shares_moved().or_else(|| self.fall_in_shares())?;
        let from = told.from.min(self.at);
        let when: Vec<usize> = self.around(from);
        let is = |cue: CueWords| when.iter().any(|&i| self.tells(i, cue));
        let of_day = when.iter().all(|&i| self.is_of_a_day(i));
        let stood = told.verb.is_some_and(|verb| self.items.is_cue(verb, STANDS)) && !is(CLOSE);
        // Of an hour within the day, of a month or a year another figure is as true.
        if stood || !of_day || is(INTRADAY) || is(LONG) {
            return Some(Measured::of_news(UNTOLD, self.at));
        }
        let closed = is(CLOSE) || told.verb.is_some_and(|verb| self.items.is_cue(verb, CLOSES));
        let Owner { first, term, named, .. } = told.owner;
        Some(Measured {
            subject: term,
            words: (first.min(self.at), self.at),
            about_event: !named,
            extra: closed.then(|| ("at", "close".to_owned())).into_iter().chain(self.market(&when)).collect(),
            ..Measured::of_news(&format!("{MOVE}{CHANGE}"), self.at)
        })
    }

    /// "Closed 45 percent higher in New York": the shares of a firm may be traded in two places.
    fn market(&self, told: &[usize]) -> Option<(&'static str, String)> {
        let items = self.items;
        told.iter().filter(|&&i| i > 0 && items.is_any_word(i - 1, &["in"])).find_map(|&i| {
            let entity = self.context.entities.of_mention(items.mention(i)?.0)?;
            (entity.kind == NameKind::Place).then(|| ("in", entity.key.to_string()))
        })
    }

    /// The items that tell when shares moved so: from `from` on, and a few behind the figure up to a mark.
    fn around(&self, from: usize) -> Vec<usize> {
        let items = self.items;
        let behind = (self.at + 1..=self.at + BEHIND)
            .take_while(|&i| !items.is_symbol(i, &[',', ';', '.', ':', '\u{2013}', '\u{2014}']));
        (from..self.at).chain(behind).collect()
    }

    /// Whether an item is a word of a list of cues, or a time in which one stands: "an *hour* later".
    fn tells(&self, i: usize, cue: CueWords) -> bool {
        let items = self.items;
        let time = items.mention(i).map(|(_, m)| m).filter(|m| matches!(m.meaning, Meaning::Time(_)));
        let words = time.map_or("", |m| m.span.of(items.text));
        items.is_cue(i, cue) || words.split([' ', '-']).any(|word| cue.hold(word, items.lexicon))
    }

    /// Whether an item is no time, or that of a day.
    fn is_of_a_day(&self, i: usize) -> bool {
        let Some(Meaning::Time(time)) = self.items.mention(i).map(|(_, m)| &m.meaning) else { return true };
        let granularity = time.time.as_ref().and_then(Time::granularity);
        // "On a day when markets fell".
        let on = i.checked_sub(1).is_some_and(|before| self.items.is_any_word(before, &["on"]));
        let lasts = matches!(time.said, Said::Length(_)) && !on;
        !lasts && granularity.is_none_or(|g| g == Granularity::Day)
    }

    /// "Shares closed down 4.6 percent", "the stock fell 4.6 percent", "the news sent the shares down 4.6 percent".
    fn shares_moved(&self) -> Option<Move> {
        let items = self.items;
        let before = self.at.checked_sub(1).filter(|&i| items.is_any_word(i, &MOVED));
        let beside = before.is_some() || items.is_any_word(self.at + 1, &MOVED);
        let sent = before.and_then(|i| items.phrase_at(i.checked_sub(1)?));
        if let Some(phrase) = sent.filter(|p| self.is_shares(*p)) {
            return Some(Move { owner: self.share_owner(phrase)?, from: phrase.first, verb: None });
        }
        let governor = items.governor(self.at);
        let clause = governor.map(|g| g.clause).or_else(|| self.clause_around())?;
        let verb = clause.verbs.head;
        if clause.verbs.negated || !beside && !governor.is_some_and(|g| self.moves_by(g)) {
            return None;
        }
        let subject = clause.subject()?.phrase;
        let closes = beside && items.is_cue(verb, CLOSES);
        let owner = if self.is_shares(subject) {
            self.share_owner(subject)?
        } else {
            self.firm(subject).filter(|o| closes && o.property == "amount")?
        };
        let from = self.beginning(subject.first);
        Some(Move { owner, from, verb: Some(verb) })
    }

    /// Where the words begin that may tell when it was: behind the last clause that another begins after.
    fn beginning(&self, first: usize) -> usize {
        let items = self.items;
        let parted = |i: usize| {
            let joined =
                items.is_any_word(i + 1, &["and", "but", "while", "as", "which", "though", "although"]);
            items.is_symbol(i, &[';', ':']) || items.is_symbol(i, &[',']) && joined
        };
        (0..first).rev().find(|&i| parted(i)).map_or(0, |i| i + 1)
    }

    /// The firm that a phrase names or stands for: of "the firm" the only one that the sentence names before.
    fn firm(&self, phrase: Phrase) -> Option<Owner> {
        let owner = self.owner(phrase).filter(|_| self.is_firm(phrase))?;
        if owner.named {
            return Some(owner);
        }
        let named = (0..phrase.first).filter_map(|i| {
            let (index, _) = self.items.mention(i)?;
            self.context.entities.of_mention(index).filter(|e| is_firm(e.kind))
        });
        let firms: BTreeSet<&Term> = named.map(|firm| &firm.key).collect();
        match firms.len() {
            0 => Some(owner),
            1 => Some(Owner { term: firms.first().map(|term| (*term).clone())?, ..owner }),
            _ => None,
        }
    }

    /// The clause in which the figure stands, where nothing is known to govern it.
    fn clause_around(&self) -> Option<&Clause> {
        let behind = |c: &Clause| c.last.max(c.verbs.last + BEHIND);
        self.items.clauses().iter().find(|c| (c.first..=behind(c)).contains(&self.at))
    }

    /// "Fell 4 percent", "fell by 4 percent", but "to 4 percent".
    fn moves_by(&self, Governor { clause, slot, .. }: Governor<'_>) -> bool {
        let items = self.items;
        let verb = items.sense(clause.verbs.head, Class::FigureVerb);
        let ends = self.at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["to", "at"]));
        let way = match slot.role {
            Role::Prepositional(i) => items.is_any_word(i, &["by"]),
            Role::Object | Role::Complement | Role::Unmarked => !ends,
            _ => false,
        };
        way && verb.is_some_and(|v| v.is("change"))
    }

    /// "A 7.6 percent fall in Alder shares", "a fall of 7.6 percent in the shares".
    fn fall_in_shares(&self) -> Option<Move> {
        let items = self.items;
        let moves = |i: usize| items.sense(i, Class::FigureVerb).is_some_and(|v| v.is("change"));
        let around = items.phrase_at(self.at).filter(|p| p.head > self.at && moves(p.head));
        let of = || items.before_hedges(self.at).filter(|&of| items.is_any_word(of, &["of"]));
        let noun = || of().and_then(|of| of.checked_sub(1)).filter(|&noun| moves(noun));
        let (from, end) = match around {
            Some(phrase) => (phrase.first, phrase.head),
            None => (noun()?, self.at),
        };
        let phrase = items.phrase_from(end + 2).filter(|_| items.is_any_word(end + 1, &["in"]))?;
        let owner = self.share_owner(phrase).filter(|_| self.is_shares(phrase))?;
        Some(Move { owner, from, verb: None })
    }

    /// Whether a noun phrase is for the shares of a firm or their price.
    fn is_shares(&self, phrase: Phrase) -> bool {
        let items = self.items;
        let price = items.is_any_word(phrase.head, &["price"]);
        let share = phrase.head.checked_sub(1).filter(|&i| i >= phrase.first && price);
        let market = items.is_any_word(phrase.head + 1, &["market", "markets"]);
        !market && (items.is_cue(phrase.head, SHARES) || share.is_some_and(|i| items.is_cue(i, SHARES)))
    }

    /// Whether the phrase names or stands for a firm.
    fn is_firm(&self, phrase: Phrase) -> bool {
        let mention = self.items.mention(phrase.head).and_then(|(i, _)| self.context.entities.of_mention(i));
        mention.is_none_or(|e| is_firm(e.kind))
    }

    /// Whose shares they are: "Alder shares", "shares in Alder", "shares in the company".
    fn share_owner(&self, phrase: Phrase) -> Option<Owner> {
        let owner = self.owner(phrase)?;
        let items = self.items;
        let tied = items.is_any_word(phrase.last + 1, &["of", "in"]) && owner.term.is_empty();
        let holder = tied.then(|| items.phrase_from(phrase.last + 2)).flatten();
        match holder.and_then(|holder| self.context.enterprise(items, holder)) {
            Some(firm) => Some(Owner { term: firm.key.clone(), ..owner }),
            None => Some(owner),
        }
    }
}

fn is_firm(kind: NameKind) -> bool {
    matches!(kind, NameKind::Organisation | NameKind::Unknown)
}
