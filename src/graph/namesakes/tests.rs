//! Tests of names that may be one person's.

use super::*;
use crate::knowledge::Knowledge;

#[test]
fn first_names_of_one_person() {
    let lexicon = &Knowledge::embedded().lexicon;
    for (one, other, same) in [
        ("jan-holm", "jens-holm", false),
        ("robert-holm", "bob-holm", true),
        ("robert-holm", "rob-holm", true),
        ("james-holm", "jim-holm", true),
        ("william-holm", "bill-holm", true),
        ("jan-erik-holm", "erik-holm", true),
        ("j-holm", "erik-holm", true),
        ("sergei-holm", "sergey-holm", true),
        ("muhammad-holm", "mohamed-holm", true),
        ("jan-van-holm", "piet-van-holm", false),
        ("al-rashid-bin-holm", "alrasheed-bin-holm", true),
        ("ana-marta-holm", "ana-luisa-holm", false),
        ("ana-marta-holm", "ana-m-holm", true),
        ("jan-erik-holm", "jens-erik-holm", false),
        ("tane-maliku-holm", "tane-maliki-holm", false),
        ("tane-maliko-holm", "tane-maliku-holm", true),
    ] {
        assert_eq!(is_one_first_name(one, other, lexicon), same, "{one}, {other}");
    }
}

#[test]
fn names_of_nearly_the_same_letters() {
    for (one, other, near) in [
        ("tomas-karlin", "tomis-karmin", true),
        ("tomas-karlin", "tomas-karmen", true),
        ("tomas-karlin", "tomas-carlin", false),
        ("tomas-karlov", "tomas-karlova", false),
        ("tomas-karlovski", "tomas-karlovska", false),
        ("tomas-karlinger", "tomas-karlsberg", true),
        ("tomas-karl", "tomas-karlsberg", false),
        ("tomas-karlov", "tomas-karlow", false),
        ("tomas-karlin", "peter-karlin", false),
        ("tane-maliku-karlin", "tane-maliki-karlin", true),
        ("tane-malike-karlin", "tane-maliki-karlin", false),
        ("jan-holrn", "jan-holm", true),
        ("jan-holen", "jan-holm", false),
        ("tomas-karlin", "toams-karlin", true),
        ("tomas-karlin", "tomis-karlin", false),
    ] {
        assert_eq!(are_near(one, other), near, "{one}, {other}");
    }
}
