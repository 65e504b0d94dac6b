//! Inflected forms of English verbs: regular spelling rules; irregular forms come from `facts/lexicon`.

/// The regular forms of a verb given in its base form: base, third person, past, present participle.
pub fn regular_forms(base: &str) -> Vec<String> {
    let Some((verb, tail)) = split_particle(base) else { return Vec::new() };
    let forms = [verb.to_owned(), third_person(verb), past(verb), gerund(verb)];
    forms.into_iter().map(|form| format!("{form}{tail}")).collect()
}

/// Third person singular: `watches`, `tries`, `holds`.
pub fn third_person(verb: &str) -> String {
    if ends_with_y_after_consonant(verb) {
        return format!("{}ies", &verb[..verb.len() - 1]);
    }
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| verb.ends_with(end));
    format!("{verb}{}", if sibilant { "es" } else { "s" })
}

/// Regular past and past participle: `stopped`, `tried`, `hosted`.
pub fn past(verb: &str) -> String {
    if verb.ends_with('e') {
        format!("{verb}d")
    } else if ends_with_y_after_consonant(verb) {
        format!("{}ied", &verb[..verb.len() - 1])
    } else {
        format!("{}ed", doubled(verb))
    }
}

/// Present participle: `stopping`, `hosting`, `chairing`.
pub fn gerund(verb: &str) -> String {
    match verb.strip_suffix('e') {
        Some(stem) if !verb.ends_with("ee") && stem.len() > 1 => format!("{stem}ing"),
        _ => format!("{}ing", doubled(verb)),
    }
}

/// A verb and the particle that follows it: `take place` is `take` and ` place`.
fn split_particle(base: &str) -> Option<(&str, &str)> {
    let end = base.find(' ').unwrap_or(base.len());
    (end > 0 && base.is_ascii()).then(|| base.split_at(end))
}

fn ends_with_y_after_consonant(verb: &str) -> bool {
    verb.strip_suffix('y').and_then(|stem| stem.chars().last()).is_some_and(|c| !"aeiou".contains(c))
}

/// The verb with its last consonant doubled where one stressed short syllable asks for it: `stop`, not `chair`.
fn doubled(verb: &str) -> String {
    let vowels = verb.chars().filter(|c| "aeiou".contains(*c)).count();
    let mut last = verb.chars().rev();
    let (Some(c), Some(v), Some(before)) = (last.next(), last.next(), last.next()) else {
        return verb.to_owned();
    };
    let short = vowels == 1 && !"aeiouwxy".contains(c) && "aeiou".contains(v) && !"aeiou".contains(before);
    if short { format!("{verb}{c}") } else { verb.to_owned() }
}

/// Letters that a word keeps when its ending is cut off.
pub const ROOT: usize = 3;

/// A word without the ending of its form: bomber, bombing and bombs are one.
pub fn root(word: &str) -> String {
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
    fn regular_verbs_follow_the_spelling_rules() {
        for (base, forms) in [
            ("host", ["host", "hosts", "hosted", "hosting"]),
            ("chair", ["chair", "chairs", "chaired", "chairing"]),
            ("approve", ["approve", "approves", "approved", "approving"]),
            ("carry", ["carry", "carries", "carried", "carrying"]),
            ("stop", ["stop", "stops", "stopped", "stopping"]),
            ("launch", ["launch", "launches", "launched", "launching"]),
            ("agree", ["agree", "agrees", "agreed", "agreeing"]),
            ("kick off", ["kick off", "kicks off", "kicked off", "kicking off"]),
        ] {
            assert_eq!(regular_forms(base), forms);
        }
    }

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
