use serde_json::Value;

use super::*;
use crate::report::samples;

const STANDARD: &str = include_str!("../../../tests/schemas/sarif-schema-2.1.0.json");

fn printed(report: &Report, notes: bool) -> Value {
    let bytes = (FORMAT.render)(report, &Style { notes, ..Style::default() });
    serde_json::from_slice(&bytes).expect("JSON")
}

fn result(report: &Report) -> Value {
    printed(report, false)["runs"][0]["results"][0].clone()
}

#[test]
fn reports_follow_the_official_schema() {
    let schema: Value = serde_json::from_str(STANDARD).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let accepted = Standing::Accepted("a reason".to_owned());
    let mut feed = samples::two_mills();
    feed.sources[1].file = Some("feed.jsonl".to_owned());
    for report in [
        Report::default(),
        samples::two_mills(),
        samples::standing(Standing::Known),
        samples::standing(accepted),
        samples::hostile(),
        feed,
    ] {
        for notes in [false, true] {
            let printed = printed(&report, notes);
            let errors: Vec<String> = validator.iter_errors(&printed).map(|e| e.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new());
        }
    }
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0", "runs": [{}]})));
}

#[test]
fn every_result_names_a_rule_that_is_described() {
    for notes in [false, true] {
        let report =
            Report { silence: samples::two_mills().silence.filter(|_| notes), ..samples::two_mills() };
        let run = &printed(&report, notes)["runs"][0];
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), if notes { 3 } else { 1 });
        for result in results {
            let number =
                result["ruleIndex"].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number");
            assert_eq!(run["tool"]["driver"]["rules"][number]["id"], result["ruleId"]);
            assert!(result["kind"] == "fail" || result["level"] == "none", "{result}");
        }
    }
    let rule = &printed(&Report::default(), false)["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!(rule["name"], "AlteredQuotation");
    assert!(rule["help"]["markdown"].as_str().is_some_and(|help| help.contains("```conflict")));
}

#[test]
fn passages_are_locations_and_the_message_links_them() {
    let result = result(&samples::two_mills());
    let first = &result["locations"][0]["physicalLocation"];
    assert_eq!(first["artifactLocation"]["uri"], "river-post.txt");
    assert_eq!(first["artifactLocation"]["index"], 0);
    assert_eq!(first["region"]["startLine"], 3);
    assert_eq!((&first["region"]["startColumn"], &first["region"]["endColumn"]), (&42.into(), &60.into()));
    assert_eq!(first["region"]["snippet"]["text"], "employs 120 people");
    let related = result["relatedLocations"].as_array().expect("locations");
    assert_eq!(related.len(), 2);
    let text = result["message"]["text"].as_str().expect("a text");
    assert!(text.starts_with("sources disagree on how many people the Alder mill employs; compare [harbour-times.txt:1:48](2)\n"), "{text}");
    assert_eq!(related[1]["id"], 2);
    assert_eq!(result["partialFingerprints"]["crosscheck/v1"], "0123456789abcdef");
    assert!(result.get("baselineState").is_none() && result.get("suppressions").is_none());
}

#[test]
fn offsets_and_columns_count_characters() {
    let mut report = samples::two_mills();
    let text = "Tin tức\n\nNhà máy ở Hà Nội 🏭 có 120 người\r\nlàm việc.\n";
    report.sources[0].text = text.into();
    let (start, end) = (text.find("120").expect("a figure"), text.find(" việc").expect("a word"));
    report.findings[0].labels[0].span = crate::span::Span::new(report.sources[0].id, start, end);
    let region = &result(&report)["locations"][0]["physicalLocation"]["region"];
    let before = text[..start].chars().count();
    assert_eq!(region["charOffset"], before);
    assert_eq!(region["charLength"], "120 người\r\nlàm".chars().count());
    assert_eq!((&region["startLine"], &region["startColumn"]), (&3.into(), &23.into()));
    assert_eq!((&region["endLine"], &region["endColumn"]), (&4.into(), &4.into()));
}

#[test]
fn what_was_decided_is_told() {
    let known = printed(&samples::standing(Standing::Known), false);
    let results = &known["runs"][0]["results"];
    assert_eq!(results[0]["baselineState"], "unchanged");
    assert_eq!(results[1]["baselineState"], "absent");
    assert_eq!(results[1]["ruleId"], "D001");
    assert_eq!(result(&samples::standing(Standing::New))["baselineState"], "new");
    let accepted = result(&samples::standing(Standing::Accepted("the mill said so".to_owned())));
    assert_eq!(accepted["suppressions"][0]["justification"], "the mill said so");
    assert_eq!(accepted["suppressions"][0]["status"], "accepted");
}

#[test]
fn articles_of_a_file_are_logical_locations() {
    let mut report = samples::two_mills();
    report.sources[0].file = Some("feed.jsonl".to_owned());
    let location = &result(&report)["locations"][0];
    assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], "feed.jsonl");
    assert!(location["physicalLocation"].get("region").is_none());
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "river-post.txt");
}
