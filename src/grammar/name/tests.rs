use super::*;
use crate::knowledge::Knowledge;

/// Reads all names of a one-block text as `name`, `title | name`, with the kind's first letter before a colon.
fn read_all(text: &str, knowledge: &Knowledge) -> Vec<String> {
    let mut found = Vec::new();
    let mut past = 0;
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let begins = c.is_alphanumeric() && !inside;
        inside = c.is_alphanumeric();
        if !begins || !c.is_uppercase() || at < past {
            continue;
        }
        let place = Place::new(text, at, (0, text.len()), &knowledge.lexicon);
        let Some(read) = (GRAMMAR.parse)(place) else { continue };
        past = read.end;
        let Meaning::Name(name) = &read.meaning else { continue };
        let kind = format!("{:?}", name.kind).chars().next().unwrap_or('?');
        let title = name.title().map_or(String::new(), |t| format!("{} | ", t.of(text)));
        let acronym = name.acronym().map_or(String::new(), |t| format!(" ({})", t.of(text)));
        found.push(format!("{kind}: {title}{}{acronym}", &text[read.start..read.end]));
    }
    found
}

fn check(cases: &[(&str, &[&str])]) {
    let knowledge = Knowledge::embedded();
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = read_all(text, &knowledge);
        if found != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_behind_a_name_and_is_no_title() {
    check(&[
        ("that Ina Lund, told the judge so", &["P: Ina Lund"]),
        ("that Ina Lund, long the leader, left", &["P: Ina Lund"]),
        ("that Ina Lund, met by the mayor, left", &["P: Ina Lund"]),
    ]);
}

#[test]
fn nicknames_in_the_middle_of_a_name() {
    check(&[
        ("with Joseph \"Jo\" Lund there", &["P: Joseph \"Jo\" Lund"]),
        ("held John “Johnny” Roe on", &["P: John “Johnny” Roe"]),
        ("that Anna ‘The Anvil’ Holm won", &["P: Anna ‘The Anvil’ Holm"]),
        ("when Jane \"The Alder Fox\" Doe, 32, left", &["P: Jane \"The Alder Fox\" Doe"]),
        ("with Joseph \"Jo\" Banks there", &["P: Joseph \"Jo\" Banks"]),
        // Quotations and titles are none.
        ("told Anna 'No' Ida said", &["U: Anna", "U: Ida"]),
        ("near the John \"The Anvil\" Museum", &["U: John", "U: Anvil", "O: Museum"]),
        ("when Anna said \"No\" Ida left", &["U: Anna", "U: Ida"]),
        ("of Jane \"a star\" Doe", &["U: Jane", "U: Doe"]),
        ("in NATO \"Alder\" Holm sang", &["U: NATO", "U: Alder", "U: Holm"]),
    ]);
}

#[test]
fn persons_and_their_titles() {
    check(&[
        ("then Prime Minister Le Van Binh spoke", &["P: Prime Minister | Le Van Binh"]),
        ("while Dr Aino Salo waited", &["P: Dr | Aino Salo"]),
        ("while Dr. Aino Salo waited", &["P: Dr. | Aino Salo"]),
        ("with Mr O'Hara and Mrs Al-Masri", &["P: Mr | O'Hara", "P: Mrs | Al-Masri"]),
        ("with OPEC Secretary-General Hana Qasim there", &["P: OPEC Secretary-General | Hana Qasim"]),
        ("the Minister of Trade and Industry Bo Lund left", &["P: Minister of Trade and Industry | Bo Lund"]),
        (
            "the Minister of Trade and Industry left",
            &["P: Minister of Trade and Industry | Minister of Trade and Industry"],
        ),
        ("told the Prime Minister that", &["P: Prime Minister | Prime Minister"]),
        ("said analyst Jane Roe on", &["P: analyst | Jane Roe"]),
        ("with ALDER, South Torvania: The captain of a ferry", &["U: ALDER", "U: South Torvania"]),
        ("said chief executive Omar Haddad.", &["P: chief executive | Omar Haddad"]),
        (
            "said Ada Quill, president of the Harbour Club, on",
            &["P: president of the Harbour Club | Ada Quill", "O: Harbour Club"],
        ),
        (
            "while it uses the Marlow Engine, Corrin CEO and co-founder Nora Hallett said",
            &["U: Marlow Engine", "P: Corrin CEO | Corrin CEO", "P: co-founder | Nora Hallett"],
        ),
        ("said Peter Rusk, the minister's cousin, on", &["P: Peter Rusk"]),
        ("while Peter Rusk, will take over as coach, on", &["P: Peter Rusk"]),
        ("was John F. Weaver of", &["P: John F. Weaver"]),
        ("as Pope Clement XIV did", &["P: Pope | Clement XIV"]),
        ("met Ahmed bin Rashid yesterday", &["P: Ahmed bin Rashid"]),
        ("when Peter May arrived in May", &["P: Peter May"]),
        ("the Archbishop of York Alan Dee said", &["P: Archbishop of York | Alan Dee"]),
        ("for Sen. Joan Pike, who lost", &["P: Sen. | Joan Pike"]),
        ("Quoting President Ana Ruiz, he", &["P: President | Ana Ruiz"]),
    ]);
}

#[test]
fn organisations_documents_and_events() {
    check(&[
        (
            "the Working Party on River Safety (WP-RS) met",
            &["O: Working Party on River Safety (WP-RS)", "U: WP-RS"],
        ),
        ("the WP\u{2011}RS met", &["U: WP\u{2011}RS"]),
        (
            "the 6th Nordic Fisheries Ministers’ Meeting (NFMM) opened",
            &["E: Nordic Fisheries Ministers’ Meeting (NFMM)", "U: NFMM"],
        ),
        ("at NFMM 6, members agreed", &["U: NFMM 6"]),
        (
            "the Nordic Harbour Plan 2026–30 (NHP 2030) was",
            &["D: Nordic Harbour Plan 2026–30 (NHP 2030)", "U: NHP 2030"],
        ),
        ("the Nordic Harbour Plan (NHP) 2025, which", &["D: Nordic Harbour Plan (NHP) 2025 (NHP)"]),
        ("under NHP 2030 all ports", &["U: NHP 2030"]),
        ("the Bank of Norway and the Treasury", &["O: Bank of Norway", "O: Treasury"]),
        ("a Boeing 737 and Agenda 2030", &["U: Boeing 737", "D: Agenda 2030"]),
        ("the Ministry of Health and Social Affairs in", &["O: Ministry of Health and Social Affairs"]),
        ("the Guide on Safe Harbours and Clean Docks is", &["D: Guide on Safe Harbours and Clean Docks"]),
        ("told Reuters and BBC radio", &["U: Reuters", "U: BBC"]),
        ("by Smith & Sons yesterday", &["U: Smith & Sons"]),
        ("the Lisbon Declaration builds", &["D: Lisbon Declaration"]),
        ("the University of Helsinki said", &["O: University of Helsinki"]),
        ("on the “Belt of Stars” route", &["U: Belt of Stars"]),
        ("the Internet of Things (IoT) for", &["U: Internet of Things (IoT)", "U: IoT"]),
    ]);
}

#[test]
fn places_and_edges() {
    check(&[
        ("on board the Lady Marla off the coast", &["U: Lady Marla"]),
        ("from Hà Nội to Trinidad and Tobago", &["P: Hà Nội", "P: Trinidad and Tobago"]),
        ("in Kenya’s Rift Valley", &["P: Kenya", "P: Rift Valley"]),
        ("Germany and France agreed", &["P: Germany", "P: France"]),
        ("the U.S. Senate voted", &["O: U.S. Senate"]),
        ("in New York City at dawn", &["P: New York City"]),
        ("in The Hague, the court", &["P: The Hague"]),
        ("However, Norway paid", &["P: Norway"]),
        ("The Norwegians paid", &["P: Norwegians"]),
        ("In January Norway paid", &["P: Norway"]),
    ]);
}

#[test]
fn what_is_no_name() {
    check(&[
        ("I said so. It was he. They left in May.", &[]),
        ("Concluding his speech he left.", &[]),
        ("However, the plan failed. But it had friends.", &[]),
        ("more than 12 of them", &[]),
    ]);
}

#[test]
fn an_acronym_stands_for_the_words_before_it() {
    for (acronym, name, fits) in [
        ("TF-SC", "Task Force on Storm Control", true),
        ("NFMM", "Nordic Fisheries Ministers' Meeting", true),
        ("CNN", "Jane Roe Speaks", false),
        ("IoT", "Internet of Things", true),
    ] {
        assert_eq!(stands_for(acronym, name), fits, "{acronym} {name}");
    }
}

/// Reads a whole document as `kind: name`, after the second look.
fn settled(text: &str) -> Vec<String> {
    let document = crate::text::Document::new(SourceId(0), text, 0);
    let mentions = crate::grammar::mentions(&document, text, &Knowledge::embedded().lexicon);
    let names = mentions.iter().filter_map(|m| match &m.meaning {
        Meaning::Name(name) => Some(format!("{}: {}", name.kind.as_str(), m.span.of(text))),
        _ => None,
    });
    names.collect()
}

#[test]
fn a_capital_by_place_alone_needs_a_witness() {
    let text =
        "Harbours closed early. Zimmerli left.\n\nMany saw Zimmerli leave with Aro Tessen. Tessen smiled.";
    assert_eq!(
        settled(text),
        ["unknown: Zimmerli", "unknown: Zimmerli", "person: Aro Tessen", "unknown: Tessen"]
    );
}

#[test]
fn headlines_keep_only_known_names() {
    let text = "Storm Hits Port As Norway Calls Tessen Plan Bold\n\nThe storm hit Norway, and Aro Tessen left. \
                Mr Tessen came back.";
    let found = settled(text);
    assert!(found.iter().all(|n| !n.contains("Storm") && !n.contains("Bold")), "{found:?}");
}

#[test]
fn titles_in_headlines_begin_with_the_title() {
    let knowledge = Knowledge::embedded();
    for (text, expected) in [
        ("Corrin Rovers Sack Head Coach Nora Holm\n\nNora Holm left.", "Head Coach"),
        ("Rovers Call Minister of Trade Nora Holm A Liar\n\nNora Holm left.", "Minister of Trade"),
        ("Then Corrin Town Mayor Nora Holm left the room for good.", "Corrin Town Mayor"),
    ] {
        let document = crate::text::Document::new(SourceId(0), text, 0);
        let mentions = crate::grammar::mentions(&document, text, &knowledge.lexicon);
        let title = mentions.iter().find_map(|m| match &m.meaning {
            Meaning::Name(name) => name.title().map(|title| title.of(text).to_owned()),
            _ => None,
        });
        assert_eq!(title.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_flood_of_capitals_is_read_in_one_pass() {
    settled(&"ALPHA Beta of Gamma and ".repeat(20_000));
}
