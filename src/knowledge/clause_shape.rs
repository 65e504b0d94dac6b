//! Patterns read as clauses: a verb, its subject, and one more slot, wherever they stand in the sentence.

use super::pattern::{Element, Slot, Words};

/// Where the other slot of a clause stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// What it is done to: "signed *the treaty*".
    Object,
    /// Under one of these prepositions: "reports to *the ministry*".
    Under(Words),
}

/// What a pattern such as `{subject} ~sign {value}` says of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseShape {
    /// Forms of the main verb with the words that stand behind it: "took over".
    pub verbs: Words,
    /// Whether it is done to the clause's subject.
    pub passive: bool,
    /// What the clause's subject fills.
    pub subject: Slot,
    /// What the other slot fills.
    pub other: Slot,
    /// Where that one stands.
    pub place: Place,
}

impl ClauseShape {
    /// The shapes of a pattern of a verb with a slot on each side: its own, and its passive where it has an object.
    /// Other patterns have none.
    pub fn of(elements: &[Element]) -> Vec<Self> {
        let [Element::Slot(subject), rest @ .., Element::Slot(other)] = elements else { return Vec::new() };
        let words: Vec<_> =
            rest.iter().filter(|e| !matches!(e, Element::Gap | Element::PrepositionalPhrases)).collect();
        let active = |verbs: &Words, place| Self {
            verbs: verbs.clone(),
            passive: false,
            subject: *subject,
            other: *other,
            place,
        };
        match words.as_slice() {
            [Element::Words { alternatives, verb: true, .. }] => vec![
                active(alternatives, Place::Object),
                Self {
                    verbs: alternatives.clone(),
                    passive: true,
                    subject: *other,
                    other: *subject,
                    place: Place::Under([["by".into()].into()].into()),
                },
            ],
            [
                Element::Words { alternatives, verb: true, .. },
                Element::Words { alternatives: prepositions, verb: false, optional: false },
            ] => vec![active(alternatives, Place::Under(prepositions.clone()))],
            [
                Element::Words { alternatives: be, verb: true, .. },
                Element::Words { alternatives: participles, verb: false, optional: false },
                Element::Words { alternatives: prepositions, verb: false, optional: false },
            ] if is_be(be) => {
                vec![Self { passive: true, ..active(participles, Place::Under(prepositions.clone())) }]
            }
            _ => Vec::new(),
        }
    }
}

fn is_be(forms: &Words) -> bool {
    forms.iter().any(|words| words.len() == 1 && &*words[0] == "been")
}

#[cfg(test)]
mod tests {
    use super::super::pattern::{IrregularVerbs, Pattern};
    use super::*;

    /// The shapes of a pattern: verb, passive, who the subject is, the prepositions.
    fn check(pattern: &str, expected: &[&str]) {
        let mut irregular = IrregularVerbs::default();
        irregular.insert("be".into(), ["is", "are", "was", "were", "been"].map(Box::from).to_vec());
        let pattern = Pattern::parse(pattern, &irregular).expect("valid");
        let shown: Vec<String> = pattern
            .shapes
            .iter()
            .map(|s| {
                let voice = if s.passive { "passive" } else { "active" };
                let place = match &s.place {
                    Place::Object => "object".to_owned(),
                    Place::Under(words) => words.iter().map(|w| w.join(" ")).collect::<Vec<_>>().join("|"),
                };
                format!("{} {voice} {:?} {place}", s.verbs[0].join(" "), s.subject)
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_verb_between_two_slots_is_a_clause() {
        check("{subject} ~sign {value}", &["sign active Subject object", "sign passive Value by"]);
        check("{subject} ~report|~answer to {value}", &["report active Subject to"]);
        check("{value} ~be signed|ratified by|at {subject}", &["signed passive Value by|at"]);
        check(
            "{subject} ... ~take_over {value}",
            &["take over active Subject object", "take over passive Value by"],
        );
    }

    #[test]
    fn nouns_make_no_clause() {
        check("venue of {subject} ~be {value}", &[]);
        check("{subject} with {value} employees|workers", &[]);
        check("{subject} in|on {value}", &[]);
    }
}
