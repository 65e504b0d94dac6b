//! The tags of mentions taken as one word.

use super::tag::{Tag, Upos, Xpos};
use crate::grammar::MentionType;

const NAME: Tag = Tag::new(Upos::Propn, Xpos::Nnp);
const NOUN: Tag = Tag::new(Upos::Noun, Xpos::Nn);
const NOUNS: Tag = Tag::new(Upos::Noun, Xpos::Nns);
const NUMBER: Tag = Tag::new(Upos::Num, Xpos::Cd);
const ADJECTIVE: Tag = Tag::new(Upos::Adj, Xpos::Jj);

/// The tag of a mention, by what it does in a sentence; none if it is a word like others and tagged as one.
pub(super) fn fixed_tag(form: &str, kind: MentionType) -> Option<Tag> {
    let single = !form.contains(char::is_whitespace);
    let ends_with_letter = form.ends_with(char::is_alphabetic);
    // "a 12-member panel", "a 34-year-old", "the two-day summit"
    let compound = single && ends_with_letter && form.contains(['-', '‑', '–']);
    match kind {
        MentionType::Name => Some(NAME),
        MentionType::Quote => Some(NOUN),
        MentionType::Number | MentionType::Percent | MentionType::Currency => Some(NUMBER),
        MentionType::Ordinal => single.then_some(ADJECTIVE),
        MentionType::Count | MentionType::Dimension | MentionType::Temperature if compound => Some(ADJECTIVE),
        MentionType::Count | MentionType::Dimension | MentionType::Temperature => Some(NOUNS),
        MentionType::Age if form.ends_with("old") => Some(ADJECTIVE),
        MentionType::Age => Some(if ends_with_letter { NOUNS } else { NUMBER }),
        MentionType::Duration if compound => Some(ADJECTIVE),
        // "Monday", "2026", "yesterday", "daily"
        _ if single => None,
        MentionType::Duration => Some(NOUNS),
        MentionType::Date | MentionType::DateRange if form.contains(char::is_uppercase) => Some(NAME),
        MentionType::Date | MentionType::DateRange if !form.contains(char::is_alphabetic) => Some(NUMBER),
        MentionType::Date | MentionType::DateRange | MentionType::Time | MentionType::Set => Some(NOUN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_act_as_the_words_they_stand_for() {
        let check = |form, kind, tag: Option<Tag>| assert_eq!(fixed_tag(form, kind), tag, "{form}");
        check("Port Alder", MentionType::Name, Some(NAME));
        check("12 people", MentionType::Count, Some(NOUNS));
        check("12-member", MentionType::Count, Some(ADJECTIVE));
        check("91.3%", MentionType::Percent, Some(NUMBER));
        check("€2 million", MentionType::Currency, Some(NUMBER));
        check("6th", MentionType::Ordinal, Some(ADJECTIVE));
        check("34-year-old", MentionType::Age, Some(ADJECTIVE));
        check("34", MentionType::Age, Some(NUMBER));
        check("12 January", MentionType::Date, Some(NAME));
        check("2024–2026", MentionType::DateRange, None);
        check("last week", MentionType::Date, Some(NOUN));
        check("Monday", MentionType::Date, None);
        check("yesterday", MentionType::Date, None);
        check("three days", MentionType::Duration, Some(NOUNS));
        check("two-day", MentionType::Duration, Some(ADJECTIVE));
        check("every year", MentionType::Set, Some(NOUN));
    }
}
