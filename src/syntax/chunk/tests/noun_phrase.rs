use super::{check, phrases, ties};

#[test]
fn heads_and_modifiers() {
    check(
        phrases,
        &[
            ("the/DT declaration/NN", &["the *declaration"]),
            ("all/PDT the/DT new/JJ members/NNS", &["all the new *members"]),
            (
                "a/DT trustworthy/JJ and/CC secure/JJ digital/JJ ecosystem/NN",
                &["a trustworthy and secure digital *ecosystem"],
            ),
            ("an/DT open/JJ ,/, fair/JJ and/CC safe/JJ market/NN", &["an open , fair and safe *market"]),
            ("AI/NN -/HYPH powered/VBN systems/NNS", &["AI - powered *systems"]),
            (
                "a/DT people/NNS -/HYPH centred/VBN ,/, open/JJ ,/, and/CC fully/RB integrated/VBD community/NN",
                &["a people - centred , open , and fully integrated *community"],
            ),
            ("a/DT 15/CD -/HYPH year/NN term/NN", &["a 15 - year *term"]),
            ("the/DT newly/RB elected/VBN chair/NN", &["the newly elected *chair"]),
            ("the/DT rising/VBG prices/NNS", &["the rising *prices"]),
            (
                "complex/JJ and/CC potentially/RB rising/VBG costs/NNS",
                &["complex and potentially rising *costs"],
            ),
            ("of/IN rising/VBG carbon/NN prices/NNS", &["rising carbon *prices"]),
            ("changing/VBG diets/NNS would/MD help/VB", &["changing *diets"]),
            ("launched/VBD her/PRP graphic/JJ novel/NN", &["her graphic *novel"]),
            ("helped/VBD convicted/VBN murderers/NNS", &["convicted *murderers"]),
            ("gave/VBD her/PRP good/JJ advice/NN", &["*her", "good *advice"]),
            ("Article/NN 5/CD", &["*Article 5"]),
        ],
    );
}

#[test]
fn possessors() {
    check(
        phrases,
        &[
            ("the/DT country/NN 's/POS digital/JJ economy/NN", &["the country 's digital *economy"]),
            ("Norway/NNP 's/POS largest/JJS port/NN 's/POS owner/NN", &["Norway 's largest port 's *owner"]),
        ],
    );
}

#[test]
fn titles_and_names() {
    check(
        phrases,
        &[
            ("Secretary/NNP -/HYPH General/NNP Ana/NNP Lund/NNP", &["Secretary - General Ana *Lund"]),
            ("spokesman/NN Jon/NNP Berg/NNP", &["spokesman Jon *Berg"]),
            ("World/NNP Economic/JJ Forum/NNP", &["World Economic *Forum"]),
        ],
    );
}

#[test]
fn figures() {
    check(
        phrases,
        &[
            ("more/JJR than/IN 300/CD people/NNS", &["more than 300 *people"]),
            ("at/IN least/JJS 14/CD dead/JJ", &["at least *14"]),
            ("$/$ 5/CD million/CD", &["*$ 5 million"]),
            ("a/DT category/NN 5/CD storm/NN", &["a category 5 *storm"]),
            ("in/IN Oslo/NNP 12/CD men/NNS", &["*Oslo", "12 *men"]),
            ("the/DT project/NN over/IN five/CD years/NNS", &["the *project", "five *years"]),
            ("about/RB 91.3/CD %/NN", &["about 91.3 *%"]),
        ],
    );
}

#[test]
fn what_only_its_place_makes_a_noun() {
    check(
        phrases,
        &[
            ("the/DT increase/VB in/IN trade/NN", &["the *increase", "*trade"]),
            ("the/DT killing/VBG of/IN three/CD men/NNS", &["the *killing", "three *men"]),
            ("the/DT latest/JJS", &["the *latest"]),
        ],
    );
}

#[test]
fn no_noun_phrases() {
    check(
        phrases,
        &[
            ("was/VBD ready/JJ", &[]),
            ("is/VBZ safe/JJ and/CC secure/JJ", &[]),
            ("quickly/RB", &[]),
            ("the/DT", &[]),
            ("to/TO increase/VB", &[]),
            ("of/IN building/VBG roads/NNS", &["*roads"]),
        ],
    );
}

#[test]
fn a_day_begins_a_phrase() {
    check(
        phrases,
        &[
            ("the/DT minister/NN Tuesday/NNP said/VBD", &["the *minister", "*Tuesday"]),
            ("the/DT group/NN last/JJ week/NN left/VBD", &["the *group", "last *week"]),
        ],
    );
}

#[test]
fn ties_between_phrases() {
    check(
        ties,
        &[
            ("the/DT chair/NN of/IN the/DT group/NN", &["chair of group"]),
            ("Ana/NNP ,/, Jon/NNP and/CC Kim/NNP spoke/VBD", &["Ana & Jon", "Ana & Kim"]),
            (
                "the/DT chair/NN of/IN Norway/NNP and/CC the/DT head/NN of/IN Chad/NNP met/VBD",
                &["chair of Norway", "chair & head", "head of Chad"],
            ),
            (
                "the/DT ports/NNS of/IN Oslo/NNP and/CC Bergen/NNP grew/VBD",
                &["ports of Oslo", "Oslo & Bergen"],
            ),
            (
                "Ana/NNP Lund/NNP ,/, the/DT chair/NN of/IN Oslo/NNP ,/, left/VBD",
                &["Lund = chair", "chair of Oslo"],
            ),
            ("the/DT mayor/NN ,/, Ana/NNP Lund/NNP ,/, left/VBD", &["mayor = Lund"]),
            ("Ana/NNP Lund/NNP ,/, 45/CD ,/, left/VBD", &["Lund = 45"]),
            ("the/DT group/NN (/-LRB- 12/CD members/NNS )/-RRB- grew/VBD", &["group = members"]),
            ("on/IN May/NNP 10/CD ,/, 2005/CD ,/, it/PRP grew/VBD", &["May = 2005"]),
        ],
    );
}

#[test]
fn no_ties() {
    check(
        ties,
        &[
            ("Ana/NNP signed/VBD the/DT deal/NN and/CC Jon/NNP left/VBD", &[]),
            ("In/IN Oslo/NNP ,/, the/DT minister/NN ,/, who/WP left/VBD ,/, spoke/VBD", &[]),
            ("Ana/NNP left/VBD ,/, Jon/NNP stayed/VBD", &[]),
        ],
    );
}
