use super::{check, clauses};

#[test]
fn one_verb() {
    check(
        clauses,
        &[
            (
                "the/DT declaration/NN establishes/VBZ a/DT group/NN on/IN trade/NN",
                &["Main establishes: subject declaration, object group, on trade"],
            ),
            ("the/DT deal/NN was/VBD signed/VBN by/IN Norway/NNP", &["Main signed: subject deal, by Norway"]),
            ("Norway/NNP is/VBZ a/DT key/JJ member/NN", &["Main is: subject Norway, complement member"]),
            ("Norway/NNP is/VBZ ready/JJ", &["Main is: subject Norway, complement ready"]),
            ("OSLO/NNP ,/, May/NNP 12/CD -/: The/DT mill/NN grew/VBD", &["Main grew: subject mill"]),
            ("Ana/NNP -/: the/DT chair/NN -/: left/VBD", &["Main left: subject Ana"]),
            ("there/EX were/VBD 12/CD members/NNS", &["Main were: subject members"]),
            (
                "they/PRP gave/VBD the/DT group/NN a/DT mandate/NN",
                &["Main gave: subject they, indirect group, object mandate"],
            ),
            (
                "Ana/NNP left/VBD Oslo/NNP last/JJ week/NN",
                &["Main left: subject Ana, object Oslo, unmarked week"],
            ),
            (
                "In/IN 2020/CD ,/, sales/NNS rose/VBD 5/CD %/NN",
                &["Main rose: in 2020, subject sales, object %"],
            ),
            (
                "the/DT city/NN built/VBD a/DT trustworthy/JJ and/CC secure/JJ market/NN",
                &["Main built: subject city, object market"],
            ),
            (
                "Secretary/NNP -/HYPH General/NNP Ana/NNP Lund/NNP met/VBD him/PRP",
                &["Main met: subject Lund, object him"],
            ),
            ("Did/VBD the/DT ministers/NNS sign/VB it/PRP", &["Main sign: subject ministers, object it"]),
        ],
    );
}

#[test]
fn coordinated_verbs_share_their_subject() {
    check(
        clauses,
        &[
            (
                "sales/NNS rose/VBD and/CC reached/VBD 5/CD",
                &["Main rose: subject sales", "Main reached: subject (sales), object 5"],
            ),
            (
                "Ana/NNP signed/VBD the/DT deal/NN and/CC Jon/NNP left/VBD",
                &["Main signed: subject Ana, object deal", "Main left: subject Jon"],
            ),
            ("Ana/NNP ,/, Jon/NNP and/CC Kim/NNP rank/VBP 12th/JJ", &["Main rank: subject Ana"]),
        ],
    );
}

#[test]
fn relative_clauses() {
    check(
        clauses,
        &[
            (
                "the/DT firm/NN ,/, which/WDT employs/VBZ 120/CD people/NNS ,/, grew/VBD",
                &["Relative employs: subject (firm), object people", "Main grew: subject firm"],
            ),
            (
                "the/DT firm/NN that/WDT Ana/NNP owns/VBZ grew/VBD",
                &["Relative owns: object (firm), subject Ana", "Main grew: subject firm"],
            ),
            (
                "the/DT firm/NN she/PRP owns/VBZ grew/VBD",
                &["Relative owns: object (firm), subject she", "Main grew: subject firm"],
            ),
            (
                "the/DT man/NN who/WP met/VBD Ana/NNP left/VBD",
                &["Relative met: subject (man), object Ana", "Main left: subject man"],
            ),
            (
                "companies/NNS based/VBN in/IN Oslo/NNP grew/VBD",
                &["Participial based: subject (companies), in Oslo", "Main grew: subject companies"],
            ),
        ],
    );
}

#[test]
fn subjects_behind_other_clauses() {
    check(
        clauses,
        &[
            (
                "Ana/NNP said/VBD the/DT plan/NN for/IN Oslo/NNP would/MD work/VB",
                &["Main said: subject Ana, for Oslo", "Reported work: subject plan"],
            ),
            (
                "Ana/NNP found/VBD cuts/NNS of/IN costs/NNS by/IN 2050/CD saved/VBD 5/CD",
                &["Main found: subject Ana, by 2050", "Reported saved: subject cuts, object 5"],
            ),
            (
                "Ana/NNP believes/VBZ the/DT men/NNS found/VBN in/IN Oslo/NNP left/VBD",
                &[
                    "Main believes: subject Ana",
                    "Participial found: subject (men), in Oslo",
                    "Reported left: subject men",
                ],
            ),
            (
                "Jon/NNP ,/, a/DT boy/NN from/IN Oslo/NNP ,/, Norway/NNP ,/, left/VBD",
                &["Main left: subject Jon"],
            ),
            (
                "she/PRP met/VBD Jon/NNP and/CC subsequently/RB left/VBD",
                &["Main met: subject she, object Jon", "Main left: subject (she)"],
            ),
            (
                "he/PRP brought/VBD a/DT clock/NN he/PRP had/VBD made/VBN",
                &["Main brought: subject he, object clock", "Relative made: object (clock), subject he"],
            ),
            (
                "the/DT report/NN that/DT can/MD help/VB left/VBD",
                &["Relative help: subject (report)", "Main left: subject report"],
            ),
        ],
    );
}

#[test]
fn objects_of_two_verbs_and_receivers() {
    check(
        clauses,
        &[
            (
                "police/NNS arrested/VBD and/CC questioned/VBD Jon/NNP",
                &[
                    "Main arrested: subject police, object (Jon)",
                    "Main questioned: subject (police), object Jon",
                ],
            ),
            (
                "Ana/NNP told/VBD Jon/NNP that/IN sales/NNS rose/VBD",
                &["Main told: subject Ana, indirect Jon", "Reported rose: subject sales"],
            ),
            (
                "Ana/NNP asked/VBD the/DT ministers/NNS to/TO sign/VB it/PRP",
                &[
                    "Main asked: subject Ana, indirect ministers",
                    "Infinitive sign: subject (ministers), object it",
                ],
            ),
            (
                "the/DT deal/NN was/VBD signed/VBN and/CC published/VBN",
                &["Main signed: subject deal", "Main published: subject (deal)"],
            ),
        ],
    );
}

#[test]
fn reported_clauses() {
    check(
        clauses,
        &[
            (
                "Ana/NNP said/VBD that/IN sales/NNS rose/VBD",
                &["Main said: subject Ana", "Reported rose: subject sales"],
            ),
            (
                "Ana/NNP said/VBD sales/NNS rose/VBD",
                &["Main said: subject Ana", "Reported rose: subject sales"],
            ),
            (
                "Norway/NNP ,/, he/PRP added/VBD ,/, stands/VBZ ready/JJ",
                &["Main added: subject he", "Main stands: subject Norway"],
            ),
            (
                "sales/NNS rose/VBD ,/, said/VBD Ana/NNP",
                &["Main rose: subject sales", "Main said: subject Ana"],
            ),
            (
                "sales/NNS rose/VBD ,/, Ana/NNP said/VBD ./.",
                &["Main rose: subject sales", "Main said: subject Ana"],
            ),
        ],
    );
}

#[test]
fn clauses_without_a_finite_verb() {
    check(
        clauses,
        &[
            (
                "Guided/VBN by/IN this/DT vision/NN ,/, the/DT group/NN will/MD grow/VB",
                &["Participial Guided: by vision, subject (group)", "Main grow: subject group"],
            ),
            (
                "sales/NNS are/VBP expected/VBN to/TO reach/VB 5/CD",
                &["Main expected: subject sales", "Infinitive reach: subject (sales), object 5"],
            ),
            (
                "Ana/NNP left/VBD ,/, adding/VBG 5/CD members/NNS",
                &["Main left: subject Ana", "Participial adding: subject (Ana), object members"],
            ),
        ],
    );
}

#[test]
fn tags_that_are_often_wrong() {
    check(
        clauses,
        &[
            ("the/DT meeting/NN opened/VBN in/IN Oslo/NNP", &["Main opened: subject meeting, in Oslo"]),
            (
                "the/DT bill/NN passed/VBD by/IN parliament/NN was/VBD signed/VBN",
                &["Participial passed: subject bill, by parliament", "Main signed: subject (bill)"],
            ),
        ],
    );
}
