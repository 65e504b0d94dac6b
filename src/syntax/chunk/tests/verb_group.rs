use super::{check, verb_groups};

#[test]
fn tense_aspect_voice() {
    check(
        verb_groups,
        &[
            ("prices/NNS rose/VBD", &["*rose: past"]),
            ("prices/NNS are/VBP rising/VBG", &["are *rising: present progressive"]),
            (
                "it/PRP has/VBZ not/RB yet/RB been/VBN signed/VBN",
                &["has not yet been *signed: present perfect passive negated"],
            ),
            ("it/PRP will/MD also/RB reach/VB 5/CD", &["will also *reach: future"]),
            (
                "it/PRP may/MD have/VB been/VBN sold/VBN",
                &["may have been *sold: present perfect passive may"],
            ),
            ("it/PRP does/VBZ n't/RB work/VB", &["does n't *work: present negated"]),
            ("it/PRP is/VBZ not/RB a/DT driver/NN", &["*is not: present negated"]),
            ("they/PRP took/VBD over/RP the/DT firm/NN", &["*took over: past"]),
            ("it/PRP was/VBD signed/VBD", &["was *signed: past passive"]),
        ],
    );
}

#[test]
fn without_a_finite_verb() {
    check(
        verb_groups,
        &[
            ("plans/NNS to/TO fully/RB open/VB it/PRP", &["to fully *open: untensed"]),
            ("Guided/VBN by/IN this/DT", &["*Guided: untensed passive"]),
        ],
    );
}
