//! What makes a time one of background, and words of other forms one word.

use crate::extract::Reading;
use crate::value::{Anchor, CalendarUnit, Civil, Extent, Time};

/// Minutes between the end of a time and the article, from which on it is background.
const LONG_AGO: i64 = 300 * 24 * 60;
/// Letters that a word keeps when its ending is cut off.
pub(super) const ROOT: usize = 3;

/// The year of a time.
pub(super) fn year(time: &Time) -> Option<i32> {
    match time.readings.as_slice() {
        [Extent::At(civil)] => civil.year,
        _ => None,
    }
}

/// Whether a sentence has a time at all: most have none.
pub(super) fn dates(reading: &Reading, sentence: usize) -> bool {
    let from = reading.mentions.partition_point(|m| m.sentence < sentence);
    let mut own = reading.mentions.iter().skip(from).take_while(|m| m.sentence == sentence);
    own.any(|mention| mention.time().is_some())
}

/// Whether a time is a year, or a month with its year, said in full and long before the article.
pub(super) fn is_background(time: &Time, reading: &Reading) -> bool {
    let [Extent::At(Civil { year: Some(_), unit: CalendarUnit::Year | CalendarUnit::Month(_), .. })] =
        time.readings.as_slice()
    else {
        return false;
    };
    let published = reading.published.as_ref().and_then(|p| p.time.window());
    let end = time.window().map(|(_, end)| end);
    let past = matches!((end, published), (Some(end), Some((from, _))) if end + LONG_AGO > from);
    time.anchor == Anchor::Stated && !time.approximate && !past
}

/// A word without the ending of its form: bomber, bombing and bombs are one.
pub(super) fn root(word: &str) -> String {
    let cut = |word: &str, endings: &[&str]| -> Option<String> {
        let rest = endings.iter().find_map(|ending| word.strip_suffix(ending))?;
        (rest.len() > ROOT).then(|| rest.to_owned())
    };
    let word = if word.ends_with("ss") { None } else { cut(word, &["s"]) }.unwrap_or_else(|| word.to_owned());
    let word = cut(&word, &["ing", "ed", "er", "ery", "or", "e", "y"]).unwrap_or(word);
    let mut ends = word.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(a), Some(b)) if a == b => word.strip_suffix(a).unwrap_or(&word).to_owned(),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_root() {
        for forms in [["bomber", "bombs"], ["robbed", "robbers"], ["escape", "escaping"], ["pass", "passes"]]
        {
            let [one, other] = forms.map(root);
            assert_eq!(one, other, "{forms:?}");
        }
        assert_ne!(root("laundry"), root("launch"));
    }
}
