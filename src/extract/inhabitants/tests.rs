use super::super::holder::tests::check;

#[test]
fn those_who_live_in_a_town() {
    check(
        "population(corrin) = 20000",
        &[
            "Rain fell on Corrin, a town of 20,000.",
            "Rain fell on Corrin, a coastal town of 20,000 and the seat of a bishop.",
            "Rain fell on Corrin, a fishing town of 20,000 people in the north.",
            "Rain fell on Corrin, home to 20,000 people.",
            "Rain fell on the port of Corrin, which is home to 20,000 residents.",
            "Rain fell on Corrin, with a population of 20,000.",
            "Rain fell on Corrin, a market town with a population of 20,000.",
            "Rain fell on Corrin, which has a population of 20,000.",
            "Rain fell on Corrin, population 20,000.",
            "Rain fell on Corrin (population 20,000) on Monday.",
            "Rain fell on Corrin, a town with 20,000 inhabitants.",
            "Rain fell on Corrin, where 20,000 people live.",
            "Rain fell on Corrin, Norway, a town of 20,000.",
            "Rain fell on Corrin. Corrin has 20,000 inhabitants.",
            "Rain fell on Corrin. Corrin is a quiet town of 20,000 people.",
            "Rain fell on Corrin. Corrin has a population of 20,000.",
            "Rain fell on Corrin. The population of Corrin is 20,000.",
            "Rain fell on Corrin. Corrin's 20,000 residents stayed at home.",
            "Rain fell on Corrin. The 20,000 people of Corrin stayed at home.",
            "Rain fell on Corrin. In all, 20,000 people live in Corrin.",
        ],
        &[
            "Rain fell on Corrin, a town of 20,000 trees.",
            "Rain fell on Corrin, a province of 20,000 people.",
            "Rain fell on Corrin, the heart of a metropolitan area and a town of 20,000.",
            "Rain fell on Corrin, once a town of 20,000 people.",
            "Rain fell on Corrin, a town of 20,000 before the war and a half of it since, with another 300 in camps.",
            "Rain fell on Corrin. Corrin has 20,000 people in hospital.",
            "Rain fell on Corrin. In tents, 20,000 people live in Corrin without water.",
            "Rain fell on Corrin. A march of 20,000 people of Corrin ended.",
            "Rain fell on Corrin, and on a town of 20,000 people.",
            "Rain fell on Corrin Hospital, home to 20,000 people.",
            "Rain fell on Alder, Corrin, a town of 20,000, and Halden.",
        ],
    );
}
