//! Those of a toll whom a sentence counts apart: "44 people, including nine firefighters", "a dozen children among them".

use rust_decimal::Decimal;

use crate::claim::{Certainty, Scope, Term};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords, Lexicon};
use crate::syntax::slot::Role;

use super::Figure;
use super::fate::Fate;

/// Nouns for the one who did it.
const DOERS: CueWords = CueWords::named("who-did-it");
/// Nouns and numbers before "of" and the number of those who live somewhere.
const DWELT: CueWords = CueWords::named("has-inhabitants");
/// Where those of every toll are told to be.
const WHEREVER: CueWords = CueWords::named("where-tolls-are-told");
/// The property of the toll of the dead.
pub const KILLED: &str = "killed";
/// Items behind a figure in which "among them" stands.
const BEHIND: usize = 5;
/// Items between "including" and who did it.
const NEXT: usize = 4;
/// Items before a figure among which the toll is looked for of which it is a part.
const REACH: usize = 30;
/// Figures of one list that are looked back over.
const LIST: usize = 8;

impl<'a> Figure<'_, 'a> {
    /// What happened to those of whom the figure counts some: what the number before it says of all, if the sentence tells one
    /// such number only.
    pub(super) fn listed_fate(&self) -> Option<Fate<'a>> {
        let Some(from) = self.list_opens() else { return self.fate_of_compatriots() };
        let own = self.quantity.number.or(self.quantity.low)?;
        let earlier = (from.saturating_sub(REACH)..from).filter_map(|at| self.at_item(at));
        let earlier = earlier.filter(|figure| figure.list_opens().is_none());
        let mut told = earlier.filter_map(|figure| {
            let fate = figure.fate_told()?;
            let number = figure.quantity.number.or(figure.quantity.low)?;
            Some((fate.sense, number))
        });
        let (sense, all) = told.next()?;
        let alone = told.all(|(other, _)| other.id == sense.id);
        let certainty = Certainty::Possible;
        (alone && own < all && all > Decimal::ONE).then_some(Fate { at: self.at, sense, certainty })
    }

    /// "Among the dead are three Britons, two Germans": what is told of the people of one country holds for those of the next.
    fn fate_of_compatriots(&self) -> Option<Fate<'a>> {
        let own = |figure: &Self| {
            figure.counts_compatriots()
                && self.items.governor(figure.at).is_none_or(|g| g.slot.role != Role::Subject)
        };
        let before = std::iter::successors(Some(*self).filter(own), |figure| {
            figure.joined_to().filter(Self::counts_compatriots).filter(|_| own(figure))
        });
        let fate = before.skip(1).take(LIST).find_map(|figure| figure.fate_told())?;
        Some(Fate { at: self.at, ..fate })
    }

    /// "Two Germans": people of a country, who are called by its name.
    fn counts_compatriots(&self) -> bool {
        let words = self.mention.span.of(self.items.text);
        let noun = words.rsplit(' ').next().unwrap_or("");
        self.mention.kind == MentionType::Count && noun.starts_with(char::is_uppercase)
    }

    /// "Twelve of the dead were firefighters": what they are called of whom the sentence counts some.
    pub(super) fn called(&self) -> Option<String> {
        let items = self.items;
        let verb = self.at + 3 + usize::from(items.is_determiner(self.at + 2));
        let noun = items.word(verb + 1)?.to_lowercase();
        // "Were women and children": of two kinds.
        let ends = items.word(verb + 2).is_none() || items.is_any_word(verb + 2, &["who"]);
        let are = items.is_any_word(verb, &["were", "are"]);
        let several = noun.ends_with('s') || items.lexicon.sense(&noun, Class::CountNoun).is_some();
        (are && ends && several).then_some(noun)
    }

    /// "Twelve of them firefighters", "of whom two were police officers", "of the 44 dead, 12 were firefighters": what they are
    /// called of whom the figure counts some.
    pub(super) fn called_beside(&self) -> Option<String> {
        let items = self.items;
        let are = |i: usize| usize::from(items.is_any_word(i, &["were", "are", "was"]));
        let of_them = items.is_any_word(self.at + 1, &["of"])
            && items.is_any_word(self.at + 2, &["them", "whom", "these", "those"]);
        let first = match of_them {
            true => self.at + 3 + are(self.at + 3),
            false => self.at + 1 + are(self.at + 1),
        };
        let of_all = || {
            let before = items.before_hedges(self.at)?;
            let whom = items.is_any_word(before, &["whom", "these", "those"]);
            let opens = before.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["of"]));
            let dead = items.is_symbol(before, &[',']) && items.is_any_word(0, &["of"]);
            (first > self.at + 1 && (whom && opens || dead)).then_some(())
        };
        if !of_them && of_all().is_none() || self.mention.kind != MentionType::Number {
            return None;
        }
        let plain = |i: &usize| items.word(*i).is_some() && !items.is_function_word(*i);
        let words: Vec<usize> = (first..first + NEXT).take_while(plain).collect();
        let noun = items.word(*words.last()?)?.to_lowercase();
        let several = noun.ends_with('s') || items.lexicon.sense(&noun, Class::CountNoun).is_some();
        let end = first + words.len();
        // "Women and children" are of two kinds.
        let ends = items.word(end).is_none() || items.is_any_word(end, &["who", "in", "from"]);
        (ends && several && self.fate_at(first).is_none()).then_some(noun)
    }

    /// The item at which the sentence begins to tell who of those counted before the figure counts: "including nine firefighters
    /// and two children".
    fn list_opens(&self) -> Option<usize> {
        let counted = |figure: &Self| figure.mention.kind == MentionType::Count;
        let list = std::iter::successors(Some(*self), |figure| figure.joined_to().filter(counted));
        list.take(LIST).find_map(|figure| figure.opens_list())
    }

    /// The item at which a list begins of which the figure is the first.
    fn opens_list(&self) -> Option<usize> {
        let items = self.items;
        let before = items.before_hedges(self.at)?;
        if items.is_any_word(before, &["including"]) {
            return Some(before);
        }
        // A reader of hedges may take "them" for a determiner.
        let among = if items.is_any_word(before, &["them"]) { before.checked_sub(1)? } else { before };
        if items.is_any_word(among, &["among"]) && items.is_any_word(among + 1, &["them"]) {
            return Some(among);
        }
        if self.called_beside().is_some() {
            return Some(before);
        }
        let words = (self.at + 1..self.at + BEHIND).take_while(|&i| items.word(i).is_some());
        let mut among = words.into_iter().filter(|&i| items.is_any_word(i, &["among"]));
        let told = among.any(|i| items.is_any_word(i + 1, &["them"]));
        (told && items.is_symbol(before, &[','])).then_some(before)
    }

    /// The figure that stands right before this one, with "and" or a comma between them.
    pub(super) fn joined_to(&self) -> Option<Self> {
        let items = self.items;
        let joins = |i: &usize| items.is_any_word(*i, &["and", "plus"]) || items.is_symbol(*i, &[',']);
        let before = items.before_hedges(self.at)?;
        // "And" begins hedges as well: "and more".
        let join = [before, before + 1].into_iter().find(joins).filter(|join| *join < self.at)?;
        self.at_item(join.checked_sub(1)?)
    }

    /// The figure at another item of the sentence, if there is one.
    pub(super) fn at_item(&self, at: usize) -> Option<Self> {
        let Self { context, items, sentence, .. } = *self;
        let (_, mention) = items.mention(at)?;
        let Meaning::Quantity(quantity) = &mention.meaning else { return None };
        let counts = matches!(mention.kind, MentionType::Count | MentionType::Number);
        counts.then_some(Self { context, items, at, mention, quantity, sentence })
    }

    /// "Two explosions", "three shootings": happenings and no persons.
    pub(super) fn counts_happenings(&self) -> bool {
        let noun = self.noun();
        let singular = noun.strip_suffix('s').unwrap_or(&noun);
        [noun.as_str(), singular]
            .iter()
            .any(|noun| self.items.lexicon.sense(noun, Class::EventNoun).is_some())
    }

    /// "An attack on two halls kills 49": of what is built or lies somewhere nobody is killed.
    pub(super) fn counts_places(&self) -> bool {
        let noun = self.noun();
        let singular = noun.strip_suffix('s').unwrap_or(&noun);
        let place = |noun: &str| {
            let sense = |class: Class| self.items.lexicon.sense(noun, class).is_some();
            sense(Class::BuildingNoun) || sense(Class::PlaceKind)
        };
        self.mention.kind == MentionType::Count && (place(&noun) || place(singular))
    }

    /// "Has risen *from three* to nine": what a toll was before.
    pub(super) fn was_before(&self) -> bool {
        let items = self.items;
        let from = items.before_hedges(self.at).is_some_and(|i| items.is_any_word(i, &["from"]));
        from && items.is_any_word(self.at + 1, &["to"])
            && self.at_item(self.at + 2).is_some_and(|now| now.mention.kind == self.mention.kind)
    }

    /// "Has risen from three *to nine*": what became of those counted before holds for those counted now.
    pub(super) fn moved_fate(&self) -> Option<Fate<'a>> {
        let to = self.items.before_hedges(self.at).filter(|&i| self.items.is_any_word(i, &["to"]))?;
        let before = self.at_item(to.checked_sub(1)?).filter(|before| before.was_before())?;
        Some(Fate { certainty: Certainty::Possible, ..before.fate_told()? })
    }

    /// "In the city of 15 million", "a town of 9,000 people": who live there.
    pub(super) fn is_size_of_a_place(&self) -> bool {
        let items = self.items;
        let of = items.before_hedges(self.at).filter(|&of| items.is_any_word(of, &["of"]));
        of.and_then(|of| of.checked_sub(1)).is_some_and(|place| items.is_cue(place, DWELT))
    }

    /// "Six dead including the gunman", "six dead, gunman among them": a toll with the one who did it in it, which other tellings
    /// leave out.
    pub(super) fn counts_culprits(&self, fate: &str) -> bool {
        let items = self.items;
        let doer = |i: usize| items.is_cue(i, DOERS);
        let told = |i: usize| {
            let listed = items.is_any_word(i, &["including", "counting"]) && (i + 1..i + NEXT).any(doer);
            let among = items.is_any_word(i, &["among"])
                && (items.is_any_word(i + 1, &["them"]) || items.is_determiner(i + 1))
                && i.checked_sub(1).is_some_and(doer);
            listed || among
        };
        fate == KILLED && (0..items.items.len()).any(told)
    }
}

/// Takes from a toll the next figure, which "over" or "under" hedges: "killed 28 people and injured over 200"; and from one of one kind
/// of persons what only says that they are some of all: "among the dead", "nine in all".
///
/// "Taken to hospital", "alive from the rubble": where whatever befell them is always told to be restricts no toll.
pub(super) fn plain_kind(scope: &mut Scope, lexicon: &Lexicon) {
    let always = |value: &Term| WHEREVER.hold(value.rsplit('-').next().unwrap_or(value), lexicon);
    scope.retain(|key, value| !(["to", "from", "under"].contains(&&**key) && always(value)));
    let figure = |value: &Term| value.starts_with(|c: char| c.is_ascii_digit());
    scope.retain(|key, value| !(["over", "under"].contains(&&**key) && figure(value)));
    if !scope.contains_key("kind") {
        return;
    }
    let some = |term: &Term| ["among", "including"].contains(&&**term);
    let dead = |term: &Term| ["dead", "victims", "killed", "fatalities", "casualties"].contains(&&**term);
    scope.retain(|key, term| match &**key {
        "of" => !term.starts_with("dead-were") && !["them", "whom"].contains(&&**term),
        "part" => !some(term),
        "among" => !dead(term),
        "in" => &**term != "all",
        _ => true,
    });
}
