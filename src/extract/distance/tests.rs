use super::super::holder::tests::check;

#[test]
fn towns() {
    check(
        "distance(corrin; from=halden) = 30 km",
        &[
            "Shops were shut in Corrin, 30 kilometres from Halden.",
            "Shops were shut in Corrin, 30km (19 miles) north of Halden.",
            "Shops were shut in the town of Corrin, 30 kilometres (19 miles) to the north-east of Halden.",
            "Shops were shut in Corrin, a fishing port and market town 30 km away from Halden.",
            "Shops were shut in Corrin, a fishing port 30 kilometres up the coast from Halden.",
            "Shops were shut in Corrin, which lies 30 km outside Halden.",
            "Shops were shut in Corrin 30 km north of Halden.",
            "Shops were shut in Corrin, 30 km north of the capital Halden.",
            "Shops were shut in Corrin, 30 km north of the Norwegian city of Halden.",
            "The shops of Corrin were shut. Corrin is a town of 4,000 people 30 kilometres north of Halden.",
            "The shops of Corrin were shut. Corrin is 30 kilometres from Halden.",
        ],
        &[
            "Shops were shut near Corrin, 30 km from Halden.",
            "Shops were shut from Corrin to Halden, 30 km of them.",
            "Shops were shut in Corrin, and 30 km from Halden a road was closed.",
            "Shops were shut in Corrin, a town 30 km from the Halden prison.",
            "Shops were shut in the Corrin province 30 km from Halden.",
            "Shops were shut within 30 km of Halden.",
        ],
    );
}

#[test]
fn directions() {
    check(
        "site(corrin; bearing=north, of=halden) = 30 km",
        &[
            "Corrin lies 30 kilometres to the north of Halden. Shops were shut in Corrin.",
            "The man, who was jailed for murder, hid below a house in the town of Corrin, 30 km (19 miles) north of Halden.",
            "The meeting was held in Corrin, a small town 30km north of Halden.",
        ],
        &[],
    );
}
