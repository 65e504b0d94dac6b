//! The part of SARIF 2.1.0 that is written. Names, meaning and order of the properties are those of the standard (sections
//! 3.13 to 3.58).

use std::collections::BTreeMap;

use serde::Serialize;

/// `sarifLog`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Log<'a> {
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    pub version: &'static str,
    pub runs: [Run<'a>; 1],
}

/// `run`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Run<'a> {
    pub tool: Tool,
    pub automation_details: AutomationDetails,
    pub invocations: [Invocation; 1],
    pub artifacts: Vec<Artifact>,
    pub column_kind: &'static str,
    pub results: Vec<Outcome<'a>>,
}

/// `tool`.
#[derive(Serialize)]
pub struct Tool {
    pub driver: Driver,
}

/// `toolComponent`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Driver {
    pub name: &'static str,
    pub full_name: &'static str,
    pub version: &'static str,
    pub semantic_version: &'static str,
    pub rules: Vec<Descriptor>,
}

/// `runAutomationDetails`.
#[derive(Serialize)]
pub struct AutomationDetails {
    pub id: &'static str,
}

/// `invocation`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invocation {
    pub execution_successful: bool,
    pub tool_execution_notifications: Vec<Notification>,
}

/// `notification`.
#[derive(Serialize)]
pub struct Notification {
    pub level: &'static str,
    pub message: Message,
}

/// `reportingDescriptor`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Descriptor {
    pub id: &'static str,
    pub name: String,
    pub short_description: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Help>,
    pub default_configuration: Configuration,
}

/// `multiformatMessageString`.
#[derive(Serialize)]
pub struct Help {
    pub text: String,
    pub markdown: String,
}

/// `reportingConfiguration`.
#[derive(Serialize)]
pub struct Configuration {
    pub level: &'static str,
}

/// `message`.
#[derive(Serialize)]
pub struct Message {
    pub text: String,
}

/// `artifact`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Artifact {
    pub location: ArtifactLocation,
    pub roles: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Message>,
}

/// `artifactLocation`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactLocation {
    pub uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
}

/// `result`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome<'a> {
    pub rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_index: Option<usize>,
    pub kind: &'static str,
    pub level: &'static str,
    pub message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressions: Vec<Suppression>,
    pub properties: Properties<'a>,
}

/// `suppression`.
#[derive(Serialize)]
pub struct Suppression {
    pub kind: &'static str,
    pub status: &'static str,
    pub justification: String,
}

/// `location`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    pub physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logical_locations: Vec<LogicalLocation<'a>>,
    pub message: Message,
}

/// `physicalLocation`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhysicalLocation<'a> {
    pub artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region<'a>>,
}

/// `region`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region<'a> {
    pub start_line: usize,
    pub start_column: usize,
    pub end_line: usize,
    pub end_column: usize,
    pub char_offset: usize,
    pub char_length: usize,
    /// Missing where markup of the file lies between the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub snippet: Option<Snippet<'a>>,
}

/// `artifactContent`.
#[derive(Serialize)]
pub struct Snippet<'a> {
    pub text: &'a str,
}

/// `logicalLocation`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogicalLocation<'a> {
    pub name: &'a str,
    pub fully_qualified_name: &'a str,
    pub kind: &'static str,
}

/// `propertyBag` of a result: what the standard has no place for.
#[derive(Serialize)]
pub struct Properties<'a> {
    pub story: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub camps: Vec<Camp<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub help: Vec<&'a str>,
}

/// Claims that can be true together.
#[derive(Serialize)]
pub struct Camp<'a> {
    pub value: &'a str,
    pub claims: Vec<&'a str>,
    pub witnesses: usize,
}
