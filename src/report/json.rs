//! For programs: version 1 of the contract. Fields are only ever added; a change of meaning gets a new version.

mod contract;
mod draft;
mod fill;

use contract::Document;
pub(super) use contract::{AbsentOut, FindingOut, SilenceOut, VerdictOut};
pub(super) use fill::{absent, finding, silenced, verdict};

use super::drawing::Pages;
use super::{Format, Report, Style};

/// The format's record.
pub const FORMAT: Format =
    Format { name: "json", summary: "for programs: one JSON object, version 1", claims: false, render };

/// The JSON Schema of this format's output, indented.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Document<'static>);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn render(report: &Report, style: &Style) -> Vec<u8> {
    let pages = Pages::new(report);
    let document = Document::of(report, &pages, style);
    // Every key is a string, so there is nothing that could fail.
    let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::rule::Standing;

    fn value(report: &Report, notes: bool) -> serde_json::Value {
        let bytes = (FORMAT.render)(report, &Style { notes, ..Style::default() });
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[test]
    fn reports_follow_their_schema() {
        let schema = serde_json::from_str(&schema()).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let standing = samples::standing(Standing::Known);
        for report in [Report::default(), samples::two_mills(), standing, samples::drafted()] {
            for notes in [false, true] {
                let value = value(&report, notes);
                let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
                assert_eq!(errors, Vec::<String>::new());
            }
        }
        assert!(!validator.is_valid(&serde_json::json!({"schema": "crosscheck/1"})));
    }

    #[test]
    fn findings_carry_their_standing() {
        let accepted = Standing::Accepted("a typing error, mended since".to_owned());
        for (standing, word, reason) in [
            (Standing::New, "new", None),
            (Standing::Known, "known", None),
            (accepted, "accepted", Some("a typing error, mended since")),
        ] {
            let value = value(&samples::standing(standing), false);
            let finding = &value["findings"][0];
            assert_eq!(finding["standing"], word);
            assert_eq!(finding.get("reason").and_then(|reason| reason.as_str()), reason);
            assert_eq!(value["absent"][0]["code"], "D001");
        }
        assert!(value(&samples::two_mills(), false).get("absent").is_none());
    }

    #[test]
    fn drafts_carry_the_state_of_their_claims() {
        let draft = &value(&samples::drafted(), false)["draft"];
        assert_eq!(
            (&draft["sources"][0], &draft["versions"][0]),
            (&"draft.md".into(), &"river-post.txt".into())
        );
        assert_eq!((&draft["states"]["contradicted"], &draft["elsewhere"]), (&1.into(), &2.into()));
        let claim = &draft["claims"][1];
        assert_eq!((&claim["text"], &claim["state"]), (&"120 people".into(), &"contradicted".into()));
        assert_eq!(claim["codes"], serde_json::json!(["Q001"]));
        let place = &claim["places"][1];
        assert_eq!(
            (&place["source"], &place["bearing"]),
            (&"harbour-times.txt".into(), &"contradicts".into())
        );
        assert!(value(&samples::two_mills(), false).get("draft").is_none());
    }

    #[test]
    fn labels_carry_their_place_and_words() {
        let value = value(&samples::two_mills(), false);
        let label = &value["findings"][0]["labels"][0];
        assert_eq!(label["source"], "river-post.txt");
        assert_eq!((&label["line"], &label["column"]), (&3.into(), &42.into()));
        assert_eq!(label["text"], "employs 120 people");
        assert_eq!(label["claim"], "aaaaaaaaaaaa");
        assert_eq!(value["findings"][0]["labels"].as_array().map(Vec::len), Some(3));
        assert!(value.get("verdicts").is_none());
    }
}
