use crate::claim::ClaimKind;
use crate::extract::read;
use crate::knowledge::Knowledge;
use crate::source::{Given, Source};
use crate::span::SourceId;

/// Every text must give the claim, or none of its property.
pub(in crate::extract) fn check(claim: &str, texts: &[&str], rejected: &[&str]) {
    let knowledge = Knowledge::embedded();
    let property = claim.split('(').next().unwrap_or(claim);
    let mut wrong = Vec::new();
    for (text, wanted) in texts.iter().map(|t| (t, true)).chain(rejected.iter().map(|t| (t, false))) {
        let source = Source {
            id: SourceId(1),
            path: "a.txt".to_owned(),
            file: None,
            story: "story".to_owned(),
            text: (*text).to_owned(),
            body: 0,
            given: Given::default(),
        };
        let claims = read(source, &knowledge, None).claims;
        let figures =
            claims.iter().filter(|c| c.kind == ClaimKind::Figure && !c.statement.subject.is_empty());
        let found: Vec<String> = figures.map(|c| c.statement.to_string()).collect();
        let holds = match wanted {
            true => found.iter().any(|f| f == claim),
            false => found.iter().all(|f| f.split('(').next() != Some(property)),
        };
        if !holds {
            wrong.push(format!("{text}\n    found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{claim}\n{}", wrong.join("\n"));
}

#[test]
fn ages() {
    check(
        "age(jane-holm) = 32 year",
        &[
            "Jane Holm, 32, was rowing home.",
            "The 32-year-old Jane Holm was rowing home.",
            "A jury cleared 32-year-old deep-sea diver Jane Holm.",
            "Jane Holm, aged 32, was rowing home.",
            "Jane Holm, a 32-year-old night nurse, was rowing home.",
            "A 32-year-old woman, Jane Holm, was rowing home.",
            "Jane Holm, the choir's 32-year-old leader, was rowing home.",
            "Jane Holm, his 32-year-old sister, was rowing home.",
            "Jane Holm left the court of Alder. A jury cleared 32-year-old Jane.",
            "Jane Holm, who is 32, was rowing home.",
            "Jane Holm left the court of Alder on Monday. The 32-year-old said nothing.",
            "Jane Holm left the court of Alder on Monday. The 32-year-old already faced a fine.",
            "Jane Holm left the court of Alder on Monday. The 32-year-old native of Corrin said nothing.",
            "Alder Rovers striker Jane Holm left the court on Monday. The 32-year-old said nothing.",
            "Jane Holm, of Corrin, 32, was rowing home.",
            "Jane Holm of Corrin, 32, was rowing home.",
        ],
        &[
            "A 32-year-old diver was rowing home.",
            "Jane Holm has a 32-year-old boat.",
            "Jane Holm and a 32-year-old man were rowing home.",
            "Jane Holm, a 32-year-old man and a child were rowing home.",
            "Jane Holm, a 32-year-old man, and a child were rowing home.",
            "The brother of Jane Holm, a 32-year-old nurse, was rowing home.",
            "Jane Holm left the court of Alder on Monday. The 32-year-old, who rows, met Jane Holm in 2001.",
            "Jane Holm saw a man on Monday. The 32-year-old was rowing home.",
            "Jane Holm met John Roe on Monday. The 32-year-old was rowing home.",
            "Jane Holm was rowing home. The 32-year-old boat was leaking.",
            "Jane Holm was charged on Monday. The 32-year-old victim was found in March.",
            "Judge Jane Holm jailed him on Monday. The 32-year-old striker said nothing.",
            "She will row against Jane Holm. The 32-year-old is glad.",
        ],
    );
}

#[test]
fn falls() {
    check(
        "fall(jane-holm) = ~60 m",
        &[
            "Jane Holm, 47, died after losing her grip and falling about 60 metres.",
            "Jane Holm slipped and fell about 60 metres from a ridge.",
            "Another diver, 47-year-old Jane Holm, was killed after falling about 60 metres.",
            "Frenchwoman Mary Lund's descent ended a week before 47-year-old Jane Holm died after falling about 60 metres.",
            "Mary Lund, 29, spoke. Mrs Jane Holm, 47, died when she tripped and fell about 60 metres.",
        ],
        &[
            "A climber fell about 60 metres, said Jane Holm.",
            "Jane Holm climbed about 60 metres.",
            "Inspector Jane Holm, 32, said the man fell about 60 metres.",
        ],
    );
    check(
        "fall(person-aged-32) = ~60 m",
        &[
            "A 32-year-old Danish diver died after falling about 60 metres.",
            "The 32-year-old, who lived in Corrin, slipped and fell about 60 metres.",
            "A 32-year-old man died after he slipped and fell about 60 metres.",
        ],
        &["A diver died after falling about 60 metres."],
    );
}

#[test]
fn nouns_of_a_name() {
    check(
        "fine(alder-bank) = 62e6 EUR",
        &["Alder Bank paid a fine of €62 million.", "Alder Bank has paid a fine of €62 million."],
        &[
            "A fine of €62 million was too low.",
            "The regulator of Alder Bank proposed a fine of €62 million.",
        ],
    );
    check(
        "national-debt(ellery) = 2e9 USD",
        &["The national debt of Ellery reached $2 billion."],
        &["The national debt of Ellery rose by $2 billion."],
    );
    check(
        "length(weller-tunnel) = 14 km",
        &[
            "The Weller Tunnel is 14 kilometres long.",
            "With a length of 14 kilometres, the Weller Tunnel is dark.",
        ],
        &["The Weller Tunnel is 14 kilometres from the border."],
    );
}

#[test]
fn magnitudes() {
    check(
        "magnitude(earthquake) = 6.1 magnitude",
        &["A 6.1-magnitude earthquake struck the coast.", "The earthquake had a magnitude of 6.1."],
        &[
            "The quake was followed by an aftershock of magnitude 6.1.",
            "Earthquakes of magnitude 6.1 are common here.",
        ],
    );
}

#[test]
fn forecasts_of_a_name() {
    check(
        "digital-economy(ellery; by=2030) = 300e9 USD [forecast]",
        &[
            "The digital economy of Ellery is forecast to reach $300 billion by 2030.",
            "Forecast to reach $300 billion by 2030, the digital economy of Ellery needs rules.",
        ],
        &["The digital economy of Ellery needs rules, and shares rose to $300 billion."],
    );
}

#[test]
fn subjects_stand_far_from_their_figures() {
    check(
        "population(ellery) = 4e6",
        &[
            "The population of Ellery, which lies on the coast, has grown to 4 million.",
            "The population of Ellery grew quickly and, after a war, reached 4 million.",
        ],
        &["The mayor of Ellery, which lies on the coast, has 4 million."],
    );
}

#[test]
fn an_article_behind_another_word_makes_no_rate() {
    check(
        "killed(fire) = 3",
        &["Three people died when a fire destroyed the Dorn Street warehouse in Ellery on Wednesday."],
        &[],
    );
}
