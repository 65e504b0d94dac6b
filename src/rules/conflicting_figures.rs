//! Q001: one figure, two values.

use super::{disagreement, disputed, scale_slip};
use crate::compare::{Aspect, Group};
use crate::rule::{Check, Draft, Rule, Severity};

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "Q001",
    name: "conflicting-figures",
    severity: Severity::Error,
    summary: "sources give one figure values that have nothing in common",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Figure) || scale_slip::slip(group).is_some() {
        return Vec::new();
    }
    vec![Draft::of_group(group, RULE.severity, disagreement(group))]
}

const EXPLANATION: &str = r#"
Sources state the same figure of the same thing, in the same scope and at the same time, and the values exclude each
other.

A figure is an interval. `over 200` is everything above 200, `about 12,000` a range, `91.3 %` what rounds to it; units of
one dimension are converted. Sources agree as long as one number can satisfy all of them. Tolls may rise, parts may be
smaller than wholes, and forecasts are not held against results.

```conflict
//- river-post.txt published=2024-05-07
The Alder mill employs 120 people.
//- harbour-times.txt published=2024-05-07
The Alder mill employs 146 people.
```

```conflict
//- river-post.txt published=2023-02-03
An earthquake of magnitude 5.8 struck the island of Vess on Friday.
//- harbour-times.txt published=2023-02-03
An earthquake of magnitude 6.4 struck the island of Vess on Friday.
```

What a named party did, or what was done to it, has a number, a price or a term; since it may be done twice, a finding is a
warning, and none within one source or where only one of two sources dates it:

```conflict
//- river-post.txt published=2023-02-03
Vess Airways bought Corrin Airport for €48 million.
//- harbour-times.txt published=2023-02-03
Vess Airways paid €84 million for Corrin Airport.
```

How far one place is from another is a figure of the two, in whatever words; distances that differ by no more than a sixth of the
longer one, or are one number in two units, are taken for one, and so are numbers of those who live
in a place that differ by no more than a quarter of the larger one:

```conflict
//- river-post.txt published=2015-06-08
Two men break out of Alder prison

Two men broke out of the prison at Alder on Saturday. The prison lies about 20 miles from the Norwegian border.
//- harbour-times.txt published=2015-06-08
Pair flee prison at Alder

Two men broke out of the prison at Alder on Saturday. The prison is about 35 miles from the Norwegian border.
```

The score of a match is that of its two sides, whoever tells it:

```conflict
//- river-post.txt published=2024-05-07
Alder United lost 4-2 at Corrin Town on Saturday.
//- harbour-times.txt published=2024-05-07
Corrin Town beat Alder United 4-3 on Saturday.
```

What no name holds (the floor on which a fire broke out, the size of a screen) is of the news itself, if both sources tell of
one thing and each source tells it once. The verb or the noun that governs a length of time, an amount or a number says which
one it is; words of one family (`facts/lexicon/word_families.toml`) say the same:

```conflict
//- river-post.txt published=2014-05-12
Torvia loses satellite Alder-2

The space agency of Torvia lost contact with its satellite Alder-2 over Port Lorne on Monday. It was designed to
work for 15 years.
//- harbour-times.txt published=2014-05-12
Alder-2 satellite of Torvia silent

Contact with the satellite Alder-2 was lost over Port Lorne on Monday, Torvia said. It was meant to operate for 12 years.
```

Where two articles of one news use other words, of all figures of a kind those are one that stand among most of the same
telling words, words of one family being the same, unless either article has the other's value as well, or a comparison, "other",
another time or another deed sets them apart. Fewer words will do for ways to one place, and for long numbers that one digit, the
order of two digits or a currency tells apart. All these give a warning:

```conflict
//- river-post.txt published=2012-11-16
Corrin Foods to shut its works in Varn

VARN, Nov 16 - Corrin Foods will shut its works in Varn, the company said on Friday, citing losses at
home. About 310 workers on short hours at the Varn plant face dismissal in spring, the union Orla said.
//- harbour-times.txt published=2012-11-16
Works in Varn to be closed by Corrin Foods

VARN, Nov 16 - The works in Varn will be closed by Corrin Foods, it said on Friday. The union Orla spoke
of 410 workers at the Varn plant whose dismissal in spring was likely.
```

Where sentences of two sources run alike, the words round a figure stand for its subject and property. Such a finding is
a warning at most, and none if the sentences also differ in a date or a name:

```conflict
//- river-post.txt
It holds a mark of 7.3 in the Harbour Review, based on 41 letters.
//- harbour-times.txt
It holds a mark of 7.3 in the Harbour Review, based on 47 letters.
```

So is one bound with two numbers: "more than 300" and "more than 450" can both be true, but one sentence carries both. A toll
that grows is left alone. So is one of articles without a date where people are still missing or a sentence says "at least",
"confirmed" or "so far": the two may be of two moments. Tolls of two places that one sentence tells are parts of the whole.

```conflict
//- river-post.txt
The Corrin museum has shown more than 300 ships since it was opened.
//- harbour-times.txt
The Corrin museum has shown more than 450 ships since it was opened.
```

```consistent
//- river-post.txt
As of 8 April 2020, the county has 425 confirmed cases and two wards.
//- harbour-times.txt
As of 11 April 2020, the county has 433 confirmed cases and two wards.
```

A sentence that sums up another article and says in other words what one of its sentences says is held against that one; a
finding is a warning:

```conflict
//- river-post.txt
The council of Ellery voted on Tuesday to close the swimming pool in Mill Road, citing the rising cost of heating. The decision
drew criticism from parents, who had gathered 4,200 signatures in support of the pool. Swimmers will be offered free tickets to
the larger pool in Corrin, the council said.
//- harbour-times.txt
Parents gathered 4,500 signatures in support of the Ellery pool, but the council voted to close it.
```

Background of one year that is told in other words may give one figure differently; a finding is a warning:

```conflict
//- river-post.txt published=2015-07-14
ALDER, July 14 - A bomb killed nine people at a market in Corrin in the Tarn province, Ellery police said.
In 2010, a suicide bomber killed 31 people in the same town.
//- harbour-times.txt published=2015-07-15
ELLERY, July 15 - Police said the bomb at the market of Corrin in the Tarn province was hidden in a cart.
The worst attack in Corrin was in 2010, when a suicide bomber killed 52 people.
```

Bounds, rounding and hedges agree with what they leave open:

```consistent
//- river-post.txt published=2024-05-07
The Alder mill employs 120 people.
//- harbour-times.txt published=2024-05-07
The Alder mill employs more than 100 people.
//- coast-wire.txt published=2024-05-07
Some 120 people are employed by the Alder mill.
```

A toll that rises is news, not a contradiction:

```consistent
//- river-post.txt published=2023-02-03
The earthquake on the island of Vess killed at least nine people.
//- harbour-times.txt published=2023-02-04
The earthquake on the island of Vess killed 17 people.
```

What somebody wants, offers, proposes or expects is another figure than what was agreed (`facts/lexicon/stances.toml`), and what
is told of the front camera is not that of the main one (`facts/lexicon/which_words.toml`):

```consistent
//- river-post.txt published=2024-05-07
The drivers want a limit of nine stops per driver on night routes, said Jane Holm.
//- harbour-times.txt published=2024-05-09
The deal sets a limit of ten stops per driver on night routes, said Jane Holm.
```

A part is smaller than the whole:

```consistent
//- river-post.txt published=2024-05-07
The Alder mill employs 120 people.
//- harbour-times.txt published=2024-05-07
The Alder mill employs 40 people in its office in Corrin.
```
"#;

#[cfg(test)]
mod tests {
    use super::super::tests::{Story, figure, raised};
    use crate::compare::Aspect;

    fn check(values: [&str; 2], code: &[&str]) {
        let [a, b] = values;
        let story = Story::new(&["first: 120", "second: 146"])
            .say(0, "120", "employs", figure(a, "people"))
            .say(1, "146", "employs", figure(b, "people"));
        assert_eq!(raised(&story.group(Aspect::Figure)), code, "{values:?}");
    }

    #[test]
    fn different_figures_are_one_finding() {
        check(["120", "146"], &["Q001"]);
        check(["120", "120"], &[]);
        check(["120", "120000"], &["Q002"]);
    }
}
