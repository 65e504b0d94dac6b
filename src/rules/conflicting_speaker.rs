//! A002: one quotation, two speakers.

use super::altered_quotation::{name, speaker, words};
use super::reference_conflict;
use crate::claim::{Certainty, Claim, Value, slug};
use crate::compare::{Alignment, Aspect, CampMembers, Group, Member, Saying, fold};
use crate::graph::SPELLING;
use crate::key::Key;
use crate::rule::{Check, Draft, Rule, Severity};
use crate::span::Span;

/// The rule's record.
pub const RULE: Rule = Rule {
    code: "A002",
    name: "conflicting-speaker",
    severity: Severity::Warning,
    summary: "sources give one quotation to two speakers",
    explanation: EXPLANATION,
    check: Check::Group(check),
};

fn check(group: &Group<'_>) -> Vec<Draft> {
    if group.aspect != Aspect::Quotation || reference_conflict::concerns(group) {
        return Vec::new();
    }
    sayings(group).iter().filter_map(|members| draft(group, members)).collect()
}

/// Words of a saying that two people hardly hit upon by themselves.
const SAYING: usize = 7;

/// Most quotations that are held against each other.
const MOST: usize = 64;

/// Members with the same words, whoever speaks them. A speaker who is only near the words is held against nobody.
fn sayings(group: &Group<'_>) -> Vec<Vec<usize>> {
    let mut sayings: Vec<(Saying, Vec<usize>)> = Vec::new();
    for (i, member) in group.members.iter().enumerate().take(MOST) {
        let sure = member.claim.certainty == Certainty::Certain && !speaker(member).is_empty();
        let long = |said: &&str| said.split_whitespace().count() >= SAYING || is_telling(said);
        let Some(said) = words(member).filter(|said| sure && (long(said) || is_led_alike(group, member)))
        else {
            continue;
        };
        let said = Saying::of(said);
        match sayings.iter_mut().find(|(first, _)| first.align(&said) == Alignment::Same) {
            Some((_, members)) => members.push(i),
            None => sayings.push((said, vec![i])),
        }
    }
    sayings.into_iter().map(|(_, members)| members).collect()
}

/// Words of a short saying, and those among them that are long.
const TELLING: (usize, usize) = (5, 3);
/// Letters of a word that tells more than small words do.
const LONG: usize = 6;

/// Whether a short saying has so many long words that two people hardly hit upon it.
fn is_telling(said: &str) -> bool {
    let long = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).count() >= LONG;
    let words = said.split_whitespace();
    words.clone().count() >= TELLING.0 && words.filter(long).count() >= TELLING.1
}

/// Whether the words of a short saying are a saying with those of the sentence before them that another member has there,
/// too: "the glacier is “dying before our eyes”".
fn is_led_alike(group: &Group<'_>, member: &Member<'_>) -> bool {
    let count = words(member).map_or(0, |said| said.split_whitespace().count());
    let own = lead(member);
    let others = group.members.iter().take(MOST).filter(|other| {
        let elsewhere = other.claim.span.source != member.claim.span.source;
        elsewhere && words(other).map(fold) == words(member).map(fold)
    });
    let alike = |other: &Member<'_>| own.iter().zip(&lead(other)).take_while(|(a, b)| a == b).count();
    others.map(alike).any(|shared| shared > 1 && count + shared >= SAYING)
}

/// The words of the sentence before a quotation, the nearest first.
fn lead(member: &Member<'_>) -> Vec<String> {
    let reading = member.reading;
    let sentence = reading.document.sentences.get(member.claim.sentence).map(|s| s.span.start);
    let before =
        sentence.and_then(|start| reading.text().get(start as usize..member.claim.span.start as usize));
    fold(before.unwrap_or("")).split(' ').rev().map(str::to_owned).collect()
}

fn draft(group: &Group<'_>, members: &[usize]) -> Option<Draft> {
    let mut camps: Vec<CampMembers> = Vec::new();
    for &i in members {
        let member = group.members.get(i)?;
        let of =
            |camp: &CampMembers| group.first_of(camp).is_some_and(|f| is_one(speaker(f), speaker(member)));
        match camps.iter_mut().find(|camp| of(camp)) {
            Some(camp) => camp.members.push(i),
            None => camps.push(CampMembers { value: name(member), members: vec![i] }),
        }
    }
    let (first, second) = (group.first_of(camps.first()?)?, group.first_of(camps.get(1)?)?);
    if first.claim.span.source == second.claim.span.source {
        return None;
    }
    if is_told_by_name(first, second) {
        return None;
    }
    let message = "sources give the same quotation to different speakers".to_owned();
    let mut draft = Draft::of_camps(group, &camps, RULE.severity, message);
    draft.key = key(group, &camps);
    for label in &mut draft.labels {
        let shown = |member: &&Member<'_>| label.claim.as_ref() == Some(&member.claim.id);
        label.span = group.members.iter().find(shown).map_or(label.span, passage);
    }
    draft.proof = vec![
        "same words inside the quotation marks;".to_owned(),
        format!("{} and {} are two speakers", name(first), name(second)),
    ];
    Some(draft)
}

/// Whether the two are held against each other as two names of one person: that is N003.
fn is_told_by_name(a: &Member<'_>, b: &Member<'_>) -> bool {
    let named = |member: &Member<'_>| {
        let own = |claim: &&Claim| match &claim.statement.value {
            Value::Wording(name) => &*claim.statement.property == SPELLING && slug(name) == speaker(member),
            _ => false,
        };
        member.reading.claims.iter().find(own).map(|claim| claim.statement.subject.clone())
    };
    named(a).is_some_and(|person| named(b) == Some(person))
}

/// Letters between the marks and the words that name the speaker, or less: further apart, the words are shown alone.
const NEAR: u32 = 160;

/// The words with those that name the speaker: who says them is what the sources differ on.
fn passage(member: &Member<'_>) -> Span {
    let said = member.claim.span;
    let beside = |words: &Span| words.start <= said.end + NEAR && said.start <= words.end + NEAR;
    [member.claim.subject_span, member.claim.cue].into_iter().flatten().filter(beside).fold(said, Span::join)
}

/// Who is quoted, each speaker for himself, and with which words.
fn key(group: &Group<'_>, camps: &[CampMembers]) -> Key {
    let members = |camp: &CampMembers| -> Vec<&Member<'_>> {
        camp.members.iter().filter_map(|&i| group.members.get(i)).collect()
    };
    let speakers: Vec<Vec<Value>> = camps
        .iter()
        .map(|camp| members(camp).into_iter().map(|m| Value::Entity(speaker(m).into())).collect())
        .collect();
    let said: Vec<&Value> =
        camps.iter().flat_map(members).map(|member| &member.claim.statement.value).collect();
    Key::of_camps("said", speakers.iter().map(|camp| camp.iter().collect())).and(&said)
}

/// Whether two slugs can name one speaker: equal, the words of one are among the other's, or the first and the last name are.
fn is_one(a: &str, b: &str) -> bool {
    let ends = |name: &str| Some((name.split_once('-')?.0.to_owned(), name.rsplit_once('-')?.1.to_owned()));
    if a.matches('-').count() == b.matches('-').count() && ends(a).is_some_and(|own| ends(b) == Some(own)) {
        return true;
    }
    let inside = |part: &str, whole: &str| part.split('-').all(|word| whole.split('-').any(|w| w == word));
    inside(a, b) || inside(b, a)
}

const EXPLANATION: &str = r#"
Two sources print the same words in quotation marks and give them to two different people. Legal edits (ellipsis,
[brackets], a part of the sentence) do not make two quotations of one, nor do other sentences that a source prints beside a
long one. The passages shown hold the words and whom they are given to.

```conflict
//- river-post.txt published=2024-05-07
"The gates were not closed when the water came," said Captain Ole Brandt.
//- harbour-times.txt published=2024-05-07
"The gates were not closed when the water came," said Mayor Ida Falk.
```

```consistent
//- river-post.txt published=2024-05-07
"The gates were not closed when the water came," said Captain Ole Brandt.
//- harbour-times.txt published=2024-05-07
"The gates were not closed when the water came," Brandt told reporters.
```

```consistent
//- river-post.txt published=2024-05-07
"The gates were not closed when the water came," said Captain Ole Brandt.
//- harbour-times.txt published=2024-05-07
"The harbour will be open again on Friday morning," said Mayor Ida Falk.
```
"#;

#[cfg(test)]
mod tests {
    use super::super::tests::{Story, raised, wording};
    use crate::compare::Aspect;

    fn check(versions: [(&str, &str); 2], codes: &[&str]) {
        let [(ole, first), (ida, second)] = versions;
        let story = Story::new(&[first, second]).quote(0, first, ole, wording(first)).quote(
            1,
            second,
            ida,
            wording(second),
        );
        assert_eq!(raised(&story.group(Aspect::Quotation)), codes, "{versions:?}");
    }

    #[test]
    fn words_and_speakers_are_told_apart() {
        let open = "the gates were not open when the water came";
        let shut = "the gates were open when the water came";
        check([("ole-brandt", open), ("ole-brandt", open)], &[]);
        check([("ole-brandt", open), ("ole-brandt", shut)], &["A001"]);
        check([("ole-brandt", open), ("ida-falk", open)], &["A002"]);
        check([("ole-brandt", open), ("brandt", open)], &[]);
        check([("ole-brandt", open), ("ida-falk", shut)], &[]);
    }
}
