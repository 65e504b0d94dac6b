//! D001: one event, two dates.

use super::{disagreement, disputed};
use crate::claim::Value;
use crate::compare::{Aspect, Group, Member};
use crate::rule::{Check, Draft, Rule, Severity};
use crate::value::Extent;

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "D001",
    name: "conflicting-dates",
    severity: Severity::Error,
    summary: "sources date the same event, or the same boundary of it, differently",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if !disputed(group, Aspect::Date) {
        return Vec::new();
    }
    let highest = if sets_boundary_against_range(group) { Severity::Warning } else { RULE.severity };
    vec![Draft::of_group(group, highest, disagreement(group))]
}

/// Whether some claims date a boundary and others the whole range it belongs to: "opened on the 15th" may mean the
/// ceremony.
fn sets_boundary_against_range(group: &Group<'_>) -> bool {
    let is_range = |member: &Member<'_>| match &member.claim.statement.value {
        Value::Time(time) => time.readings.iter().any(|reading| matches!(reading, Extent::Range(..))),
        _ => false,
    };
    group.members.iter().any(is_range) && !group.members.iter().all(is_range)
}

const EXPLANATION: &str = r#"
Two sources give the same event, or the same boundary of it, dates or times of day that have no moment in common.

Every date is an interval: `May 2024` is the whole month, `on Sunday` is resolved by the source's own date, and a date
whose year nobody states keeps it open. Only intervals that share nothing disagree. The error becomes a warning when
the event is identified by one part only, when a stated opening or closing differs from the end of a stated range, or when it is an act
of somebody upon one thing: when Holm bought the house, when the paper was signed.

```conflict
//- harbour-times.txt published=2024-05-06
The Orla Bridge collapsed on 4 May 2024.
//- river-post.txt published=2024-05-07
The Orla Bridge collapsed on 3 May 2024.
```

A boundary that is stated twice:

```conflict
//- harbour-times.txt published=2024-09-20
The Tarn Film Festival was held from 11 to 15 September 2024.
//- river-post.txt published=2024-09-20
The Tarn Film Festival opened on 14 September 2024.
```

What a named party does or undergoes hardly twice (collapsed, was elected, resigned) has one time, whether a verb or a noun tells it
(`her arrest on Monday`); a finding is a warning:

```conflict
//- harbour-times.txt published=2024-09-20
Nora Lind, who was elected on 4 May 2024, opened the school.
//- river-post.txt published=2024-09-20
Nora Lind was elected on 11 May 2024.
```

Sentences of two sources that run alike and differ in their date alone are about one thing, too; a finding is a warning:

```conflict
//- river-post.txt
Her younger sister left the Tarn valley in 1987 with a troupe of jugglers.
//- harbour-times.txt
Her younger sister left the Tarn valley in 1988 with a troupe of jugglers.
```

Background is told in other words: what shares its figures, its names and the words for what happened is one happening, where
both articles are of one news and neither knows of two. A finding is a warning:

```conflict
//- river-post.txt published=2015-07-14
ALDER, July 14 - Four climbers fell to their deaths on Mount Corrin in the Tarn Alps, police in Ellery said.
In 2003, six army cadets were killed on the same mountain by an avalanche.
//- harbour-times.txt published=2015-07-15
ELLERY, July 15 - Police in Ellery named the four climbers who died on Mount Corrin in the Tarn Alps.
The mountain saw its worst accident in 2001, when an avalanche killed six army cadets.
```

Of the hours that two articles of one news tell, those are one that stand among most of the same telling words, if neither
article has the other's hour as well. An hour without a.m. or p.m. ("half past six") may lie in either half of the day. Hours
by the clocks of a country or a city ("7.30 am Indian time") are converted; where nothing is known of a zone they are held against
hours of that zone only. A finding is a warning.

What a law, a ferry or a chief came to is told in many words (`facts/lexicon/turns.toml`), and so is what it befell: where both
articles are of one news, the same noun, or what one piece of news hardly has two of, is one. A finding is a warning:

```conflict
//- river-post.txt published=2024-05-07
ELLERY, May 7 - The parliament of Vess in Ellery passed the Tarn Act, Jane Holm of Corrin said. The law comes into force on 1 July 2024.
//- harbour-times.txt published=2024-05-07
ELLERY, May 7 - In Ellery, Jane Holm of Corrin praised the Tarn Act of Vess. It will be applied from 1 September 2024.
```

A sentence that sums up another article says in other words what one of its sentences says: most of its words for what happens stand
there too, in whatever order and form. Where the two give one day differently, a finding is a warning:

```conflict
//- river-post.txt
A rare parrot is more common on the western coast than had been thought. The ecologist Hana Wirihana counted 86 birds in
forests near Haast, using microphones. The discovery, announced on Monday, has encouraged the conservation department to
extend the protected area. Farmers welcomed the plan. Some fear that they will not be paid. The birds eat grass.
//- harbour-times.txt
The discovery of the parrots, announced on Wednesday, has encouraged the conservation department to extend the protected area.
```

Since when somebody has been in a post or with a firm is told by a year or by a length, which is resolved at the date of the
article; whole years may be one too many or one too few. A finding is a warning:

```conflict
//- river-post.txt published=2014-05-07
ELLERY, May 7 - Jane Holm, who has worked for Corrin Foods for 12 years, was hurt at the mill in Ellery.
//- harbour-times.txt published=2014-05-07
ELLERY, May 7 - Jane Holm was hurt at the mill in Ellery on Tuesday. Holm joined Corrin Foods in 2010.
```

The words before the noun of an event tell which one it is: a by-election and a council election have their own days, and so have
an opening and a closing ceremony (`facts/lexicon/which_words.toml`).

A coarser date holds the finer one, and a day inside a range does not contradict the range:

```consistent
//- harbour-times.txt published=2024-05-06
The Orla Bridge collapsed on 4 May 2024.
//- coast-wire.txt published=2024-06-01
The Orla Bridge collapsed in May 2024.
```

```consistent
//- harbour-times.txt published=2024-09-20
The Tarn Film Festival was held from 11 to 15 September 2024.
//- river-post.txt published=2024-09-20
The director Ana Holm spoke at the Tarn Film Festival on 13 September 2024.
```

Two editions are two events:

```consistent
//- harbour-times.txt published=2024-09-20
The sixth Tarn Film Festival opened on 11 September 2024.
//- river-post.txt published=2023-09-20
The fifth Tarn Film Festival opened on 13 September 2023.
```
"#;
