//! Which rules a run looks at: codes, names or families.

use crosscheck::rules::RULES;

use super::config::{Config, Set};
use super::settings::Row;
use super::terminal::Failure;

/// Which rules to look at.
#[derive(Debug, clap::Args)]
pub struct Selection {
    /// Only these rules: codes, names or families (D001, conflicting-dates, D)
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    select: Vec<String>,
    /// All but these rules
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    ignore: Vec<String>,
}

/// Codes to keep.
#[derive(Debug, PartialEq, Eq)]
pub struct Kept(Vec<&'static str>);

impl Kept {
    /// Whether findings with this code are kept.
    pub fn has(&self, code: &str) -> bool {
        self.0.contains(&code)
    }
}

impl Selection {
    /// Fills in from the settings what the command line leaves open.
    pub fn fill(&mut self, config: &Config) {
        for (own, set) in [(&mut self.select, &config.select), (&mut self.ignore, &config.ignore)] {
            if own.is_empty()
                && let Some(set) = set
            {
                own.clone_from(&set.value);
            }
        }
    }

    /// Its settings in force.
    pub fn rows(&self, config: &Config) -> [Row; 2] {
        let row = |key, own: &Vec<String>, set: &Option<Set<Vec<String>>>| {
            let said = Some(own.clone()).filter(|words| !words.is_empty());
            Row::new(key, said, set.as_ref().map(|set| (set.value.clone(), set.line)), "[]")
        };
        [row("select", &self.select, &config.select), row("ignore", &self.ignore, &config.ignore)]
    }

    /// The codes that remain.
    ///
    /// # Errors
    ///
    /// A word is no code, name or family.
    pub fn resolve(&self) -> Result<Kept, Failure> {
        let mut kept: Vec<&'static str> = Vec::new();
        for word in &self.select {
            kept.extend(codes(word)?);
        }
        if self.select.is_empty() {
            kept.extend(RULES.iter().map(|rule| rule.code));
        }
        for word in &self.ignore {
            let ignored = codes(word)?;
            kept.retain(|code| !ignored.contains(code));
        }
        Ok(Kept(kept))
    }
}

/// The codes a word stands for.
///
/// # Errors
///
/// It stands for none.
pub fn codes(word: &str) -> Result<Vec<&'static str>, Failure> {
    let word = word.trim();
    let is = |name: &str| name.eq_ignore_ascii_case(word);
    let family = |code: &str| word.len() == 1 && code.get(..1).is_some_and(is);
    let found = RULES.iter().filter(|rule| is(rule.code) || is(rule.name) || family(rule.code));
    let found: Vec<&'static str> = found.map(|rule| rule.code).collect();
    if found.is_empty() { Err(unknown(word)) } else { Ok(found) }
}

fn unknown(word: &str) -> Failure {
    let names = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    let failure = Failure::new(format!("no rule has the code or name `{word}`"));
    match nearest(word, names) {
        Some(name) => failure.with_help(format!("did you mean `{name}`? `crosscheck rules` lists them all")),
        None => failure.with_help("`crosscheck rules` lists them all; families are their first letters"),
    }
}

/// The most similar name, if at most every third character differs.
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let scored = names.map(|name| (strsim::damerau_levenshtein(&word, &name.to_lowercase()), name));
    let (differing, name) = scored.min_by_key(|(differing, _)| *differing)?;
    (differing * 3 <= name.chars().count()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_names_are_suggested_and_others_not() {
        let names = || ["D001", "conflicting-dates", "conflicting-figures"].into_iter();
        assert_eq!(nearest("conflicting-date", names()), Some("conflicting-dates"));
        assert_eq!(nearest("D01", names()), Some("D001"));
        assert_eq!(nearest("zzz", names()), None);
    }

    #[test]
    fn every_rule_answers_to_code_name_and_family() {
        for rule in RULES {
            assert_eq!(codes(rule.code).ok(), Some(vec![rule.code]));
            assert_eq!(codes(&rule.name.to_uppercase()).ok(), Some(vec![rule.code]));
            assert!(codes(&rule.code[..1]).is_ok_and(|codes| codes.contains(&rule.code)));
        }
        assert!(codes("no-such-rule").is_err());
    }
}
