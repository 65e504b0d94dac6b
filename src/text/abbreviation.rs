//! Closed word lists of the sentence splitter: abbreviations that take a full stop, words that begin sentences, verbs
//! of saying. They are tables here, and not in `facts/`, because text is divided before any knowledge is loaded.

use crate::source::calendar::{MONTHS, WEEKDAYS};

/// What may follow an abbreviation's full stop inside the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name always follows: "Dr. Lee".
    Title,
    /// A number follows: "No. 5", "Fig. 2".
    BeforeNumber,
    /// A day or a year follows: "Jan. 5".
    Month,
    /// Ends a sentence only before a word that begins sentences: "Acme Inc. The".
    Other,
}

const TITLES: &[&str] = &[
    "Adm", "Alh", "Amb", "Asst", "Atty", "Barr", "Brig", "Capt", "Cde", "Cmdr", "Cmdt", "Col", "Cpl", "Cpt",
    "Det", "Dr", "Engr", "Fr", "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Mdm", "Messrs", "Mlle", "Mme",
    "Mr", "Mrs", "Ms", "Mx", "Pfc", "Pres", "Prof", "Pte", "Pvt", "Rep", "Reps", "Rev", "Rt", "Sen", "Sens",
    "Sgt", "Smt", "Supt", "Ven", "v", "vs",
];

const BEFORE_NUMBER: &[&str] = &[
    "Art", "Ch", "Fig", "Figs", "No", "Nos", "Nr", "Op", "Para", "Sec", "Vol", "art", "b", "c", "ch", "d",
    "fig", "no", "nos", "p", "para", "pp", "r", "sec", "vol",
];

const OTHERS: &[&str] = &[
    "Ala", "Apt", "Ariz", "Ark", "Assn", "Ave", "Bldg", "Blvd", "Bros", "Calif", "Cie", "Co", "Colo", "Conn",
    "Corp", "Cos", "Del", "Dept", "Dist", "Div", "Esq", "Est", "Fla", "Ft", "Ga", "Govt", "Hwy", "Ill",
    "Inc", "Ind", "Inst", "Intl", "Jr", "Kan", "Ky", "La", "Ltd", "Mass", "Md", "Mfg", "Mich", "Minn",
    "Miss", "Mont", "Mt", "Natl", "Neb", "Nev", "Okla", "Ont", "Ore", "Pa", "Pkwy", "Pty", "Que", "Rd", "Sr",
    "Sq", "St", "Ste", "Tenn", "Tex", "Univ", "Va", "Vt", "Wash", "Wis", "Wyo", "al", "approx", "ave",
    "bros", "ca", "cf", "dept", "est", "et", "etc", "ext", "inc", "incl", "ltd", "max", "min", "pop", "resp",
    "st", "tel", "viz",
];

/// Words that begin a sentence and no name.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Any",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Can",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Few",
    "For",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Just",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "My",
    "Neither",
    "Nevertheless",
    "No",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Thus",
    "To",
    "Two",
    "Under",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Within",
    "Without",
    "Yet",
    "You",
    "Your",
];

const REPORT_VERBS: &[&str] = &[
    "added",
    "admitted",
    "adds",
    "announced",
    "answered",
    "asked",
    "asks",
    "claimed",
    "commented",
    "cried",
    "declared",
    "demanded",
    "explained",
    "insisted",
    "joked",
    "quipped",
    "recalled",
    "replied",
    "said",
    "say",
    "says",
    "shouted",
    "stated",
    "told",
    "tweeted",
    "urged",
    "wondered",
    "wrote",
];

/// What kind of abbreviation a word without its full stop is.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let lists = [
        (TITLES, Abbreviation::Title),
        (BEFORE_NUMBER, Abbreviation::BeforeNumber),
        (OTHERS, Abbreviation::Other),
    ];
    // The longest entry has eight letters; nearly every word before a full stop leaves here.
    if word.len() > 8 {
        return None;
    }
    let listed = lists.into_iter().find(|(list, _)| holds(list, word)).map(|(_, kind)| kind);
    listed.or_else(|| is_short_month(word).then_some(Abbreviation::Month))
}

/// "Jan", "Sept": a month that a full stop may follow.
fn is_short_month(word: &str) -> bool {
    let short = |month: &&str| {
        month.get(..3).is_some_and(|short| short.len() < month.len() && is_capitalised(short, word))
    };
    word == "Sept" || MONTHS.iter().any(short)
}

/// Whether a full stop behind a word inside a sentence belongs to the word; `numbered` says that a number follows.
pub fn is_abbreviation(word: &str, numbered: bool) -> bool {
    abbreviation(word).is_some_and(|kind| numbered || kind != Abbreviation::BeforeNumber)
}

/// Whether a capitalised word begins a sentence rather than a name.
pub(super) fn is_starter(word: &str) -> bool {
    holds(STARTERS, word)
}

/// Whether a word is a verb of saying.
pub(super) fn is_report_verb(word: &str) -> bool {
    holds(REPORT_VERBS, word)
}

/// Whether a word with a capital is a month or a weekday in full.
pub(super) fn is_month_or_weekday(word: &str) -> bool {
    MONTHS.iter().chain(&WEEKDAYS).any(|name| is_capitalised(name, word))
}

/// Whether a word is a name given in lower case, with a capital.
fn is_capitalised(name: &str, word: &str) -> bool {
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    capital && name.eq_ignore_ascii_case(word) && name.get(1..) == word.get(1..)
}

fn holds(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
