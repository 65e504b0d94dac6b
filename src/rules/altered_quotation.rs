//! A001: one speaker's words, quoted in two ways.

use super::reference_conflict;
use crate::claim::{Certainty, ClaimId, Value};
use crate::compare::{
    Alignment, Alteration, Aspect, CampMembers, Group, Member, Saying, Voice, are_of_one_saying, fold,
    quoted_parts, voice,
};
use crate::rule::{Check, Draft, Rule, Severity};
use crate::span::Span;

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "A001",
    name: "altered-quotation",
    severity: Severity::Error,
    summary: "sources quote one speaker's words differently",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if group.aspect != Aspect::Quotation || reference_conflict::concerns(group) {
        return Vec::new();
    }
    let held = Held::of(group);
    held.clusters().iter().filter_map(|camps| held.draft(camps)).collect()
}

/// The quoted words of a member.
pub(super) fn words<'a>(member: &Member<'a>) -> Option<&'a str> {
    match &member.claim.statement.value {
        Value::Wording(words) => Some(words),
        _ => None,
    }
}

/// Who is quoted.
pub(super) fn speaker<'a>(member: &Member<'a>) -> &'a str {
    let statement = &member.claim.statement;
    statement.speaker.as_ref().unwrap_or(&statement.subject)
}

/// Most members that are held against each other; a story that quotes more versions than this is no news story.
const MOST: usize = 64;

/// A group whose quotations are held against each other.
struct Held<'g, 'a> {
    group: &'g Group<'a>,
    /// What each member quotes.
    said: Vec<Option<Saying>>,
}

impl<'g, 'a> Held<'g, 'a> {
    fn of(group: &'g Group<'a>) -> Self {
        let said = group.members.iter().take(MOST).map(|member| words(member).map(Saying::of));
        Self { group, said: said.collect() }
    }

    /// Versions of one saying by one speaker, in camps of equal words.
    fn clusters(&self) -> Vec<Vec<CampMembers>> {
        let mut clusters: Vec<Vec<CampMembers>> = Vec::new();
        for (i, member) in self.group.members.iter().enumerate().take(MOST) {
            let Some(said) = words(member) else { continue };
            let relation = |camp: &CampMembers| {
                let mut alignments = camp.members.iter().filter_map(|&j| self.alignment(j, i));
                alignments.find(|alignment| *alignment != Alignment::Unrelated)
            };
            // What is a version of two sayings makes one of them: a short quotation of two longer ones.
            let related = |cluster: &Vec<CampMembers>| cluster.iter().any(|camp| relation(camp).is_some());
            let (known, rest): (Vec<_>, Vec<_>) = clusters.into_iter().partition(related);
            clusters = rest;
            let mut cluster: Vec<CampMembers> = known.into_iter().flatten().collect();
            match cluster.iter_mut().find(|camp| relation(camp) == Some(Alignment::Same)) {
                Some(camp) => camp.members.push(i),
                None => cluster.push(camp(said, i)),
            }
            clusters.push(cluster);
        }
        clusters.sort_by_key(|cluster| cluster.iter().flat_map(|camp| camp.members.iter().copied()).min());
        clusters
    }

    /// How the words of two members lie to each other; not at all, where they are of two speakers.
    fn alignment(&self, a: usize, b: usize) -> Option<Alignment> {
        let said = |member: usize| self.said.get(member)?.as_ref();
        let alignment = said(a)?.align(said(b)?);
        let (a, b) = (self.group.members.get(a)?, self.group.members.get(b)?);
        Some(if are_of_one_saying(a, b, &alignment) { alignment } else { Alignment::Unrelated })
    }

    fn draft(&self, camps: &[CampMembers]) -> Option<Draft> {
        let group = self.group;
        let pairs = camps.iter().enumerate().flat_map(|(i, a)| camps.iter().skip(i + 1).map(move |b| (a, b)));
        let (first, second, alteration) = pairs.into_iter().find_map(|(a, b)| self.altered(a, b))?;
        let highest = if alteration.grave { RULE.severity } else { Severity::Warning };
        let who = named(group, camps).map_or("one speaker".to_owned(), name);
        let message = format!("sources quote {who} in different words");
        let mut draft = Draft::of_camps(group, camps, highest, message);
        let one = voice(first, second) == Voice::One;
        // Whom a pronoun stands for is no part of what is in dispute.
        draft.key.about = if one { format!("said({})", speaker(first)) } else { "said".to_owned() };
        let same = if one { "same speaker" } else { "probably the same speaker" };
        draft.proof = vec![format!("{same}, same quotation;"), alteration.reason];
        for label in &mut draft.labels {
            let shown = label.claim.as_ref().and_then(|claim| self.altered_part(camps, claim));
            label.span = shown.unwrap_or(label.span);
        }
        Some(draft)
    }

    /// Of a quotation that its cue breaks, the first part whose words no other camp has.
    fn altered_part(&self, camps: &[CampMembers], claim: &ClaimId) -> Option<Span> {
        let of = |i: &usize| self.group.members.get(*i);
        let own =
            camps.iter().find(|camp| camp.members.iter().filter_map(of).any(|m| m.claim.id == *claim))?;
        let member = own.members.iter().filter_map(of).find(|m| m.claim.id == *claim)?;
        let others = camps.iter().filter(|camp| !std::ptr::eq(*camp, own));
        let others = others.flat_map(|camp| &camp.members).filter_map(of).filter_map(words).map(fold);
        let others: Vec<String> = others.map(|said| format!(" {said} ")).collect();
        let parts = quoted_parts(member);
        let altered =
            |(_, said): &&(Span, String)| !others.iter().any(|other| other.contains(&format!(" {said} ")));
        parts.iter().filter(|_| parts.len() > 1).find(altered).map(|(span, _)| *span)
    }

    /// Two quotations of two camps in which one speaker's words were altered: those certainly of one before those perhaps.
    fn altered(
        &self,
        camp: &CampMembers,
        other: &CampMembers,
    ) -> Option<(&'g Member<'a>, &'g Member<'a>, Alteration)> {
        let pairs = camp.members.iter().flat_map(|&a| other.members.iter().map(move |&b| (a, b)));
        let mut found = pairs.filter_map(|(i, j)| {
            let (a, b) = (self.group.members.get(i)?, self.group.members.get(j)?);
            match self.alignment(i, j)? {
                Alignment::Altered(alteration) if a.claim.span.source != b.claim.span.source => {
                    Some((a, b, alteration))
                }
                _ => None,
            }
        });
        let first = found.next()?;
        let certain = |(a, b, _): &(&Member<'_>, &Member<'_>, Alteration)| voice(a, b) == Voice::One;
        if certain(&first) { Some(first) } else { found.find(certain).or(Some(first)) }
    }
}

fn camp(said: &str, member: usize) -> CampMembers {
    CampMembers { value: format!("\"{said}\""), members: vec![member] }
}

/// The first quotation whose speaker is certainly named.
fn named<'g, 'a>(group: &'g Group<'a>, camps: &[CampMembers]) -> Option<&'g Member<'a>> {
    let members = camps.iter().flat_map(|camp| &camp.members).filter_map(|&i| group.members.get(i));
    let mut named = members.filter(|member| !speaker(member).is_empty());
    let first = named.clone().find(|member| member.claim.certainty == Certainty::Certain);
    first.or_else(|| named.next())
}

/// The speaker as a reader knows him.
pub(super) fn name(member: &Member<'_>) -> String {
    let words: Vec<String> = speaker(member).split('-').map(capital).collect();
    words.join(" ")
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

const EXPLANATION: &str = r#"
Two sources quote the same words of the same speaker, and the words inside the quotation marks differ. A digit that
changed, or a "not" that is missing, is an error; any other difference is a warning, also the same words in another order. Where one
source only says "she said" or "the mayor said", the words must be the same but in one place, and both sources tell of one news.

Quotations of several sentences are held against each other sentence by sentence: which of them a source prints, and in which order,
is its choice.
Cutting is legal as long as it shows: an ellipsis, words in [square brackets], a part of a sentence. So are house style,
contractions, and numbers in words or digits.

```conflict
//- river-post.txt published=2024-05-07
"The gates were not closed when the water came," said Captain Ole Brandt.
//- harbour-times.txt published=2024-05-07
"The gates were closed when the water came," said Captain Ole Brandt.
```

```conflict
//- river-post.txt published=2024-05-07
"We lost 14 boats in a single night," said Captain Ole Brandt.
//- harbour-times.txt published=2024-05-07
"We lost 40 boats in a single night," said Captain Ole Brandt.
```

```conflict
//- river-post.txt published=2024-05-07
"We will rebuild the harbour before the winter comes," said Mayor Ida Falk.
//- harbour-times.txt published=2024-05-07
"We will repair the harbour before the winter comes," said Mayor Ida Falk.
```

Shown cuts, brackets, parts and contractions:

```consistent
//- river-post.txt published=2024-05-07
"The gates were not closed when the water came over the wall on Monday," said Captain Ole Brandt.
//- harbour-times.txt published=2024-05-07
"The gates weren't closed when the water came … on Monday," said Captain Ole Brandt.
//- coast-wire.txt published=2024-05-07
"The gates were not closed when [it] came over the wall on Monday," said Captain Ole Brandt.
```

Other words of the same speaker:

```consistent
//- river-post.txt published=2024-05-07
"The gates were not closed when the water came," said Captain Ole Brandt.
//- harbour-times.txt published=2024-05-07
"The crew did what it could, and I thank all of them," said Captain Ole Brandt.
```
"#;
