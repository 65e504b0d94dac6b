//! Layers, and what is told of files that are wrong.

use super::*;

#[test]
fn the_embedded_facts_have_no_problem() {
    assert_eq!(Knowledge::read(&embedded_files()).1, vec![]);
}

#[test]
fn the_built_records_are_those_of_the_text() {
    for file in embedded_files() {
        let text: serde_json::Value = toml::from_str(&file.text).expect("TOML");
        let records: serde_json::Value = serde_json::from_str(file.records.expect("built")).expect("JSON");
        assert_eq!(records, text, "{}", file.path);
    }
}

fn own(path: &str, text: &str) -> FactsFile {
    FactsFile { layer: Layer::Own, path: path.to_owned(), text: text.to_owned().into(), records: None }
}

fn read(files: Vec<FactsFile>) -> (Knowledge, Vec<Problem>) {
    let mut all = embedded_files();
    all.extend(files);
    Knowledge::read(&all)
}

/// The general knowledge and one file of a newsroom: words at fault, what is wrong, and what to do.
fn check(path: &str, text: &str, at: &str, message: &str, help: &str) {
    let file = own(path, text);
    let (_, problems) = read(vec![file]);
    let told: Vec<_> = problems
        .iter()
        .map(|p| (&text[p.span.clone()], p.message.as_str(), p.help.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(told, [(at, message, help)], "{text}");
}

const FRAME: &str = r#"
id = "salvage"
kind = "relation"
question = "who salvaged {subject}"
patterns = ["{value} ~salvage {subject}"]

[[example]]
text = "Alder Holdings salvaged the Varna Queen."
claim = "salvage(varna-queen) = alder-holdings"
"#;

#[test]
fn figures_of_the_news_are_told_by_their_id() {
    let frame = r#"
id = "news-berths"
kind = "figure"
news = true
question = "how many berths there are"
patterns = ["room for {value}"]
example = []
"#;
    let path = "frames/news_berths.toml";
    check(
        path,
        &frame.replace("news-berths", "berths"),
        "\"berths\"",
        "`berths` is a figure of the news",
        "`news = true` and an id that begins with `news-` go together",
    );
    check(
        path,
        &frame.replace("room for", "{subject} ~have room for"),
        "\"{subject} ~have room for {value}\"",
        "a figure of the news has no subject",
        "",
    );
}

#[test]
fn faults_are_told_in_their_place() {
    let frame = |from: &str, to: &str| FRAME.replacen(from, to, 1);
    let path = "frames/salvage.toml";
    check(
        path,
        &frame("kind =", "persistance = \"state\"\nkind ="),
        "persistance",
        "unknown key `persistance`",
        "did you mean `persistence`?",
    );
    check(
        path,
        &frame("\"relation\"", "\"relatoin\""),
        "\"relatoin\"",
        "unknown word `relatoin`",
        "did you mean `relation`?",
    );
    check(
        path,
        &frame("patterns", "excludes = [\"establsh\"]\npatterns"),
        "\"establsh\"",
        "no frame is called `establsh`",
        "did you mean `establish`?",
    );
    check(
        path,
        &frame("patterns", "subjects = [\"persn\"]\npatterns"),
        "\"persn\"",
        "no kind of name is called `persn`",
        "did you mean `person`?",
    );
    check(
        path,
        &frame("patterns", "units = [\"lenght\"]\npatterns"),
        "\"lenght\"",
        "no dimension, unit or type of figure is called `lenght`",
        "did you mean `length`?",
    );
    check(
        path,
        &frame("~salvage {subject}\"", "~salvage {object}\""),
        "\"{value} ~salvage {object}\"",
        "unknown element `{object}`: use {subject}, {value} or [pp]",
        "",
    );
    check(
        path,
        &frame(") = alder", ") alder"),
        "\"salvage(varna-queen) alder-holdings\"",
        "no statement: expected `) = ` after the subject",
        "write it as `founded(alder-museum) = 1924`",
    );
}

#[test]
fn faults_of_other_folders_are_told_too() {
    check(
        "lexicon/words.toml",
        "class = \"hedg\"\nentry = []\n",
        "\"hedg\"",
        "unknown word `hedg`",
        "did you mean `hedge`?",
    );
    check(
        "units/length.toml",
        "dimension = \"length\"\nbase = \"m\"\n[[unit]]\nsymbol = \"knot-length\"\nfactor = \"x\"\n",
        "\"x\"",
        "`x` is not a decimal number",
        "",
    );
    check(
        "reference/facts.toml",
        "[[fact]]\nclaim = \"founded(alder-museum) = 1924\"\nsource = \"a book\"\n",
        "\"a book\"",
        "the source of a fact is no address",
        "give the address where a reader can look it up: https://…",
    );
    check(
        "reference/facts.toml",
        "[[fact]]\nclaim = \"hosts(alder-fair) = norwick\"\nsource = \"https://example.org\"\n",
        "\"hosts(alder-fair) = norwick\"",
        "no frame is called `hosts`",
        "did you mean `host`?",
    );
    check(
        "entities/one.toml",
        "[[entity]]\nid = \"hu\"\nkind = \"organization\"\nnames = [\"Harbour Union\"]\n",
        "\"organization\"",
        "unknown word `organization`",
        "did you mean `organisation`?",
    );
    check(
        "propertys/one.toml",
        "",
        "",
        "no such folder of facts",
        "a directory of facts holds folders: did you mean `properties`?",
    );
}

#[test]
fn an_id_stands_once_in_a_layer() {
    let twice = "class = \"hedge\"\n[[entry]]\nid = \"some\"\nwords = [\"some\"]\n";
    let (_, problems) = read(vec![own("lexicon/a.toml", twice), own("lexicon/b.toml", twice)]);
    let told: Vec<_> = problems.iter().map(|p| (p.path.as_str(), p.message.as_str())).collect();
    assert_eq!(told, [("lexicon/b.toml", "`some` is there already")]);
}

#[test]
fn a_newsrooms_own_entries_win() {
    let (knowledge, problems) = read(vec![
        own(
            "lexicon/months.toml",
            "class = \"month\"\n[[entry]]\nid = \"september\"\nwords = [\"septober\"]\nvalue = \"9\"\n",
        ),
        own(
            "units/length.toml",
            "dimension = \"length\"\nbase = \"m\"\n[[unit]]\nsymbol = \"km\"\nfactor = \"999\"\nwords = [\"kilom\"]\n",
        ),
        own("properties/p.toml", "[[property]]\nid = \"killed\"\nquestion = \"the toll of {subject}\"\n"),
    ]);
    assert_eq!(problems, vec![]);
    assert!(knowledge.lexicon.sense("september", Class::Month).is_none());
    assert!(knowledge.lexicon.sense("septober", Class::Month).is_some());
    assert!(knowledge.lexicon.sense("kilometres", Class::Unit).is_none());
    assert!(knowledge.lexicon.unit("km").is_some_and(|u| u.factor == 999.into()));
    assert_eq!(
        knowledge.properties.get("killed").map(|p| p.question.as_str()),
        Some("the toll of {subject}")
    );
}

/// Claims carry the name of a family, which is looked up again as a word.
#[test]
fn families_are_named_by_a_word_of_theirs() {
    let (knowledge, _) = read(Vec::new());
    let file =
        embedded_files().into_iter().find(|f| f.path.ends_with("word_families.toml")).expect("the file");
    let text: toml::Table = toml::from_str(&file.text).expect("TOML");
    let entries = text.get("entry").and_then(toml::Value::as_array).expect("entries");
    for id in entries
        .iter()
        .filter_map(|entry| entry.get("id")?.as_str())
        .filter(|id| !["plain", "other"].contains(id))
    {
        let sense = knowledge.lexicon.sense(id, Class::WordFamily).map(|sense| sense.id.to_string());
        assert_eq!(sense.as_deref(), Some(id));
    }
}
