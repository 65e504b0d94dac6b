//! Closed classes of words that grammars look for.

use serde::Deserialize;

/// What a word or phrase of `facts/lexicon` is used as. One word may belong to several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Class {
    /// `January`, `Jan.`: value 1 to 12.
    Month,
    /// `Monday`, `Mon.`: value 1 (Monday) to 7.
    Weekday,
    /// `spring` … `winter`: value 1 to 4.
    Season,
    /// `morning`, `afternoon`, `night`.
    DayPart,
    /// `second` … `century`: lengths of time, singular and plural.
    TimeUnit,
    /// `today`, `yesterday`, `tomorrow`, `tonight`: value is the offset in days.
    RelativeDay,
    /// Words that turn a calendar unit into a relative time: `last`, `next`, `this`, `earlier`, `ago`.
    RelativeWord,
    /// Holidays with a rule.
    Holiday,
    /// `early`, `mid`, `end of`: a part of the time named behind it.
    TimePhase,
    /// `Q1`, `H2`: value is which.
    YearPart,
    /// `a`, `several`, `half a`: how many of a unit of time; value is the number, none if it is unknown.
    TimeQuantifier,
    /// `now`, `recently`, `soon`: id is past, present or future.
    TimeReference,
    /// `noon`, `midnight`: value is minutes after midnight.
    ClockWord,
    /// Words that set the time beside them before or after the article; id is past or future.
    TenseWord,
    /// `daily`, `every`, `per`: repeated times.
    Frequency,
    /// `GMT`, `BST`, `local time`: value is the offset from UTC in minutes, none for local time.
    Zone,
    /// Whole numbers in words below one hundred, and `hundred`.
    NumberWord,
    /// `thousand`, `million`, `bn`, `lakh`: value is the factor.
    ScaleWord,
    /// `first`, `sixth`, `twenty-first`: value is the rank.
    OrdinalWord,
    /// `half`, `third`, `quarter`: value is the fraction.
    FractionWord,
    /// `a dozen`, `half a million`: value is the size.
    Collective,
    /// `dozen`, `thousands`: value is what the number before it is multiplied by; it begins no number.
    Multiplier,
    /// Units of `facts/units`.
    Unit,
    /// Names and symbols of currencies: id is the ISO 4217 code.
    Currency,
    /// Bounds and softeners of figures: id names the hedge.
    Hedge,
    /// Verbs and phrases that introduce what somebody says: `said`, `according to`.
    ReportingVerb,
    /// Titles and offices before or after a name: `Mr`, `Prime Minister`, `spokesman`.
    Title,
    /// Heads of names of organisations, documents, events, places: tags say which.
    NameHead,
    /// Words in lower case that may stand inside a name: `of`, `the`, `and`, `de`.
    NameLink,
    /// Words that make an adjective of a name before a hyphen: `based`, `led`, `style`; other short tails end given names.
    NameTail,
    /// Abbreviations that end in a full stop inside a sentence.
    Abbreviation,
    /// Words that begin with a capital only because a sentence begins: determiners, pronouns, conjunctions.
    FunctionWord,
    /// `not`, `never`, `no longer`, `denied`.
    Negation,
    /// Marks of factuality: `plans to`, `is expected to`, `reportedly`, `if`; id names the factuality.
    FactualityCue,
    /// Words of one meaning for the property of an open figure: id is the property (`killed`), words its forms.
    PropertyWord,
    /// Units in which persons and things are counted that say nothing by themselves: `people`, `members`.
    CountNoun,
    /// Kinds of happenings: `earthquake`, `fire`, `meeting`; id is the kind.
    EventNoun,
    /// What a part of the day, a month or a season is said of that it took place in: `raid`, `trading`, `vote`.
    OccasionNoun,
    /// Kinds of documents: `declaration`, `plan`, `treaty`; id is the kind.
    DocumentNoun,
    /// Kinds of organisations: `ministry`, `bank`, `group`; id is the kind.
    OrganisationNoun,
    /// Names of countries and large cities: id is the place.
    Place,
    /// Words that make the number behind them a name: `page`, `section`, `room`.
    LabelNoun,
    /// Nouns whose plural does not end in -s: `men`, `police`, `sheep`.
    PluralNoun,
    /// Singular nouns that "one" may count: `soldier`, `person`.
    SingularNoun,
    /// Words that end a counted noun phrase: function words, common verbs and adverbs.
    CountStop,
    /// Verbs of change, which make "from 3 to 5" two figures and no range: `rose`, `cut`.
    ChangeVerb,
    /// Past and participle of irregular verbs: id is the base form.
    IrregularVerb,
    /// Verbs between a thing and its figure (`reach`, `total`, `cost`): tags say `level` or `change`.
    FigureVerb,
    /// Points of the compass: value is degrees clockwise from north.
    Bearing,
    /// How somebody or something is said to be or to have come out of it: the first tag is what of it (`damage`,
    /// `equipment`), the others say of whom (`person`, `event`, `building`); entries of one first tag exclude each other.
    Outcome,
    /// Buildings that one happening strikes, in the singular: `store`, `warehouse`.
    BuildingNoun,
    /// Verbs by what they take: tags say `giving`, `telling`, `ordering`, `copular`.
    VerbFrame,
    /// Answers that exclude each other: the tag names the set, the id the answer.
    ShareWord,
    /// Verbs that say of a happening that it happened (`happening`), or how long it went on (`lasting`).
    HappeningVerb,
    /// Words behind "the" that only one of a kind can be called: `only`, `largest`.
    Superlative,
    /// Adverbs that make those whom something happened to a part of all: `seriously` injured. One id, one degree.
    Degree,
    /// Nouns of persons; tag `thing`: they only end as those do.
    PersonNoun,
    /// The death of a person, as a noun: "killing".
    DeathNoun,
    /// Nouns whose length is a fact of whom they are given to: id is the past form of the verb that says the same.
    TermNoun,
    /// Words that tell how long somebody has been in a post, with a firm, on a throne; the id says which.
    TenureWord,
    /// Nouns that do not say what a figure is of: `total`.
    PlainNoun,
    /// Parts of a building or a course that are told by their number: id is what is asked for.
    NumberedPlace,
    /// Verbs whose subject is the one that a term is given to.
    TermVerb,
    /// Verbs whose number, amount or time is a fact of who did it or to whom it was done: id is the past form; tags
    /// `price`, `term`, `once`, `undergone`.
    DeedVerb,
    /// Vehicles, structures and works that may be spoken of without a name: id is the singular.
    ThingNoun,
    /// Words for being under way: `sailing`, `voyage`.
    TravelWord,
    /// Words for how a match ended: `beat`, `lost`, `defeat`.
    ScoreWord,
    /// First names and their short forms: id is the name in full.
    ShortName,
    /// What people work as, where hardly anybody works as two of them: id is the job.
    Occupation,
    /// Words by which a sentence of background is known for what it tells of; tags say how.
    BackgroundWord,
    /// `work` for `operated`, `served`, `service`: words that say the same of a figure; tag `plain` marks those that say nothing.
    WordFamily,
    /// `senate`, `motion`: words by which the result of a vote is known.
    VoteWord,
    /// What befell somebody or something, in all the words that tell it: the first tag names it, the others say of whom and
    /// what of it can be asked.
    Turn,
    /// `robbers`, `stormed`: words for those who carry out a crime, and for what they do.
    CrimeWord,
    /// Words that tell that a figure was another before: `now`, `up from`, `bringing the`.
    UpdateWord,
    /// What names of places end in: tags say what kind of place that is.
    PlaceKind,
    /// Bodies that decide by votes, with the words for their members: id is the body.
    DecidingBody,
    /// Words by which one of several is told of a thing: the first tag is the question that they answer; of one question two
    /// ids exclude each other, unless a further tag names the other; `bears` marks what the question is asked of.
    Kind,
    /// Nouns by which one thing of the news is called: id is the noun that stands for them.
    SameThing,
    /// Parties, with the words for their members: id is the party.
    Party,
    /// What somebody is to a relative: id is the kinship, of either sex.
    Kinship,
    /// Words of which one place of a sentence holds one: the first tag names the set; of one set two ids exclude each other,
    /// unless a further tag names the other.
    Exclusive,
    /// Words by which a figure is told as what somebody wants, offers or expects: the id is which; `settled` ends that.
    Stance,
    /// Words that tell which of several things of one kind something is: `front`, `second`; `first` marks what may be left out.
    WhichWord,
    /// Words by which a piece of news calls the one person whom it is of: `star`.
    Epithet,
    /// What happens again and again and is counted: of one id are the verb and the noun that tell one thing.
    CountedEvent,
    /// Opposites in all their forms: the tag names the pair; of one pair two ids exclude each other.
    Antonym,
    /// What befalls a place or a vehicle within a day, by the nouns and verbs that tell it: the first tag is the noun for all.
    DatedEvent,
    /// Words by which the readers of sentences know what is told there; the id or a tag names the list that a reader asks for.
    Cue,
    /// Letters by which a sound of another script is written: entries that share a word can stand for one another.
    Romanisation,
    /// Things of which the news mostly has one, and tells the size: the first tag says what a measure of length is of them;
    /// `opening`, `many` and `upright` how they are spoken of.
    MeasuredNoun,
}

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u128);

impl Classes {
    /// No class.
    pub const NONE: Classes = Classes(0);

    /// Every class.
    pub const ALL: Classes = Classes(u128::MAX);

    /// The set of these classes.
    #[inline]
    pub const fn of(classes: &[Class]) -> Classes {
        let mut bits = 0;
        let mut i = 0;
        while i < classes.len() {
            bits |= 1 << classes[i] as u8;
            i += 1;
        }
        Classes(bits)
    }

    /// Both sets together.
    #[inline]
    pub const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Whether the sets share a class.
    #[inline]
    pub const fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether `class` is in the set.
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }
}
