//! Times beside others, told in histories, counted from named days; and what only looks like them.

use super::{check, read};

#[test]
fn ranges_with_their_words() {
    check(&[
        (
            "It ran between March and May 2024.",
            "between March and May 2024 = 2024-03/2024-05 | 2024-03/2024-05",
        ),
        (
            "It grew between Aug 2019 and now.",
            "between Aug 2019 and now = 2019-08/2026-01-20 | 2019-08/2026-01-20",
        ),
        (
            "It ran from 2014 through May 2, 2018.",
            "2014 through May 2, 2018 = 2014/2018-05-02 | 2014/2018-05-02",
        ),
        (
            "It opens between 10 and 11:30 on 15 January 2026.",
            "between 10 and 11:30 on 15 January 2026 = 2026-01-15T10/2026-01-15T11:30 | 2026-01-15T10/2026-01-15T11:30",
        ),
        (
            "It ran from 10:30 to 3 on 15 January 2026.",
            "10:30 to 3 on 15 January 2026 = 2026-01-15T10:30/2026-01-15T15 | 2026-01-15T10:30/2026-01-15T15",
        ),
        (
            "It ran yesterday from 9 to 5 p.m. there.",
            "yesterday from 9 to 5 p.m. = 2026-01-19T09/2026-01-19T17 | 2026-01-19T09/2026-01-19T17",
        ),
        ("It ran from 11 to 1pm.", "11 to 1pm = XXXX-XX-XXT11/XXXX-XX-XXT13 | T11/T13"),
        ("It takes between 60 and 90 days.", "between 60 and 90 days = - | P90D"),
        ("He spent ten or fifteen years there.", "ten or fifteen years = - | P15Y"),
    ]);
}

#[test]
fn counted_from_a_named_day() {
    check(&[
        (
            "It was signed two weeks before May 13, 2024.",
            "two weeks before May 13, 2024 = 2024-04-29 | 2024-04-29",
        ),
        ("It was lifted three days after Christmas.", "three days after Christmas = 2025-12-28 | 2025-12-28"),
        ("He will leave 2 days from tomorrow.", "2 days from tomorrow = 2026-01-23 | 2026-01-23"),
        ("It was built a year after 2010.", "a year after 2010 = 2011 | 2011"),
        // Lengths that begin or end at a day.
        (
            "It lay idle for two weeks from May 3, 2024.",
            "two weeks = - | P2W; May 3, 2024 = 2024-05-03 | 2024-05-03",
        ),
        ("He left two weeks before the vote.", "two weeks = - | P2W"),
        ("They will meet in two weeks' time.", "two weeks' time = 2026-02-02/2026-02-08 | 2026-W06"),
    ]);
}

#[test]
fn units_beside_others() {
    check(&[
        ("They will meet the week after next.", "week after next = 2026-02-02/2026-02-08 | 2026-W06"),
        ("Profit fell the year before last.", "year before last = 2024 | 2024"),
        ("It opened in 2011. It was sold the year before.", "2011 = 2011 | 2011; year before = 2010 | 2010"),
        ("He left the day before the vote.", ""),
        ("It must close by year-end.", "year-end = 2026 | 2026"),
        (
            "Sales rose in December from the same month last year.",
            "December = 2025-12 | 2025-12; same month last year = 2024-12 | 2024-12",
        ),
        (
            "Sales rose in the third quarter of 2025 from the same period a year earlier.",
            "third quarter of 2025 = 2025-35 | 2025-Q3; same period a year earlier = 2024-35 | 2024-Q3",
        ),
        (
            "Sales rose in November compared with the same period last year.",
            "November = 2025-11 | 2025-11; same period last year = 2024-11 | 2024-11",
        ),
        (
            "Sales rose between May and July 2024 from the same period of 2023.",
            "between May and July 2024 = 2024-05/2024-07 | 2024-05/2024-07; same period of 2023 = 2023 | 2023",
        ),
        ("Sales rose from the same period of 2019.", "same period of 2019 = 2019 | 2019"),
        (
            "It opened in May 2024. He was abroad at that time.",
            "May 2024 = 2024-05 | 2024-05; that time = 2024-05 | 2024-05",
        ),
        ("He laughed at the same time.", ""),
        (
            "They rose in the first three months of 2024.",
            "first three months of 2024 = 2024-01/2024-03 | P3M",
        ),
        ("It is due on the 15th day of next month.", "15th day of next month = 2026-02-15 | 2026-02-15"),
        ("He fled in the early hours of Monday.", "early hours of Monday = 2026-01-19 | 2026-01-19TMO"),
        (
            "He fled in the early morning hours of 5 May 2024.",
            "early morning hours of 5 May 2024 = 2024-05-05 | 2024-05-05TMO",
        ),
    ]);
}

#[test]
fn vague_times_need_their_words() {
    check(&[
        ("It may close in the future.", "future = - | FUTURE_REF"),
        ("The future king spoke.", ""),
        ("It was tried in the past.", "past = - | PAST_REF"),
        ("He is abroad at the moment.", "moment = - | PRESENT_REF"),
        ("It is shut at the present time.", "present time = - | PRESENT_REF"),
        ("It was a proud moment.", ""),
        ("It is his best work to date.", "date = - | PRESENT_REF"),
        ("They set a date.", ""),
        ("They waited through the years.", "years = - | PXY"),
        ("It was a month-long strike.", "a month-long = - | P1M"),
        ("It held over a three-month period.", "three-month period = - | P3M"),
    ]);
}

#[test]
fn days_and_years_in_other_forms() {
    check(&[
        ("It was signed on 2019-Aug-01.", "2019-Aug-01 = 2019-08-01 | 2019-08-01"),
        ("It fell from April in 2016 on.", "April in 2016 = 2016-04 | 2016-04"),
        ("It was built in nineteen eighty-six.", "nineteen eighty-six = 1986 | 1986"),
        ("It opened in October two thousand and five.", "October two thousand and five = 2005-10 | 2005-10"),
        ("He loved the 70s and 80s.", "70s = 197X | 197; 80s = 198X | 198"),
        ("They met in Korea on Monday, Jan. 19: all came.", "Monday, Jan. 19 = 2026-01-19 | 2026-01-19"),
        (
            "It came at half past six in the evening.",
            "half past six in the evening = XXXX-XX-XXT18:30 | T18:30",
        ),
        ("It came at 20 minutes to five.", "20 minutes to five = XXXX-XX-XXT04:40 | T04:40"),
        ("Nearly half past offers failed.", ""),
        (
            "It struck at 5:34 AM Alder Bay time on 20 March 2024.",
            "5:34 AM Alder Bay time on 20 March 2024 = 2024-03-20T05:34 | 2024-03-20T05:34",
        ),
        (
            "Tom wrote on Tue Mar 07 08:14:32 2017 again.",
            "Tue Mar 07 08:14:32 2017 = 2017-03-07T08:14:32 | 2017-03-07T08:14:32",
        ),
    ]);
}

#[test]
fn times_take_year_and_day_from_the_one_beside_them() {
    check(&[
        (
            "It fell in August and September 2024.",
            "August = 2024-08 | 2024-08; September 2024 = 2024-09 | 2024-09",
        ),
        (
            "It fell in December and January 2025.",
            "December = 2024-12 | 2024-12; January 2025 = 2025-01 | 2025-01",
        ),
        (
            "The ferry left at 9:20 a.m. (0720 GMT) Friday.",
            "9:20 a.m. = 2026-01-16T09:20 | 2026-01-16T09:20; 0720 GMT = 2026-01-16T07:20Z | 2026-01-16T07:20Z; \
             Friday = 2026-01-16 | 2026-01-16",
        ),
    ]);
}

#[test]
fn histories_carry_their_year_on() {
    let text = "The war began on 3 May 1911. On 8 June 1911 the fort fell. In March 1912 the king fled; by 2 July 1912 \
                he was dead. A book of 1990 tells it. In December the town starved. On 14 January the gates opened. The \
                next day peace was made. This day is kept.";
    let found = read(text, Some("2026-01-20"));
    let end = "December = 1912-12 | 1912-12; 14 January = 1913-01-14 | 1913-01-14; next day = 1913-01-15 | 1913-01-15; \
               This day = 1913-01-15 | 1913-01-15";
    assert_eq!(found.get(5..).map(|rest| rest.join("; ")).as_deref(), Some(end), "{found:?}");
}

#[test]
fn news_counts_from_its_own_day() {
    // Old years by the way make no history.
    check(&[(
        "It was built in 1911 and sold in 1950, 1970 and 1990. It burned on Jan. 5.",
        "1911 = 1911 | 1911; 1950 = 1950 | 1950; 1970 = 1970 | 1970; 1990 = 1990 | 1990; Jan. 5 = 2026-01-05 | 2026-01-05",
    )]);
}

#[test]
fn modifiers_belong_to_lengths() {
    check(&[
        ("He was away for more than two years.", "more than two years = - | P2Y"),
        ("It took nearly a week.", "nearly a week = - | P1W"),
        ("It lasted 4.5 billion years.", "4.5 billion years = - | P4500000000Y"),
        ("It took two dozen years.", "two dozen years = - | P24Y"),
        ("It lasted thousands of years.", "thousands of years = - | PXY"),
        ("He left less than a week ago.", "less than a week ago = 2026-01-12/2026-01-18 | 2026-W03"),
        ("He was jailed for over two years.", "over two years = - | P2Y"),
        ("They flew 42 raids over two days.", "two days = - | P2D"),
        ("Prices are 5% higher than a year ago.", "a year ago = 2025 | 2025"),
        ("They paid 5% more than a year ago.", "a year ago = 2025 | 2025"),
        ("It sold 40 boats, fewer than a year ago.", "a year ago = 2025 | 2025"),
        ("It sold 40 boats, more than a year ago.", "a year ago = 2025 | 2025"),
        ("It fell, less than a year after it rose.", "less than a year = - | P1Y"),
        ("It took fewer than 20 minutes.", "fewer than 20 minutes = - | PT20M"),
        ("It took about two days.", "two days = - | P2D"),
    ]);
}

#[test]
fn lengths_with_more_words() {
    check(&[
        ("It lasted ten dry months.", "ten dry months = - | P10M"),
        ("It lasted a year and a half.", "a year and a half = - | P1.5Y"),
        ("It lasted two and half years.", "two and half years = - | P2.5Y"),
        ("It lasted another seven months.", "another seven months = - | P7M"),
        ("It lasted 3 years, 2 months and 5 days.", "3 years, 2 months and 5 days = - | P3Y2M5D"),
        ("Losses fell in the four previous weeks.", "four previous weeks = - | P4W"),
        ("It was a months-long siege.", "a months-long = - | PXM"),
        ("He ran a 4.3 second sprint.", "4.3 second = - | PT4.3S"),
        ("It is five light years away.", ""),
        ("He has three second homes.", ""),
        ("Sales fell over the last two quarters.", "last two quarters = 2025-07/2025-12 | P2Q"),
        ("Sales fell over the next two quarters.", "next two quarters = 2026-04/2026-09 | P2Q"),
    ]);
}

#[test]
fn ranges_and_rows_in_short_forms() {
    check(&[
        ("It opens in Lower Elm Jan-Feb 2027.", "Jan-Feb 2027 = 2027-01/2027-02 | 2027-01/2027-02"),
        ("It ran 10/1-11/2/2017 there.", "10/1-11/2/2017 = 2017-10-01/2017-11-02 | 2017-10-01/2017-11-02"),
        (
            "It was held on 28 and 29 August 2025.",
            "28 = 2025-08-28 | 2025-08-28; 29 August 2025 = 2025-08-29 | 2025-08-29",
        ),
        ("It closed on 15th.", "15th = 2026-01-15 | 2026-01-15"),
        (
            "It will run between December and March.",
            "between December and March = 2025-12/2026-03 | 2025-12/2026-03",
        ),
        (
            "Nobody may leave between 2200 and 0700.",
            "between 2200 and 0700 = XXXX-XX-XXT22:00/XXXX-XX-XXT07:00 | T22:00/T07:00",
        ),
        (
            "It opens tomorrow evening between 7:30 and 9:45.",
            "tomorrow evening between 7:30 and 9:45 = 2026-01-21T19:30/2026-01-21T21:45 | \
             2026-01-21T19:30/2026-01-21T21:45",
        ),
        ("It grew in the latter half of 2008.", "latter half of 2008 = 2008-41 | 2008-H2"),
        ("The coast may flood by 2150.", "2150 = 2150 | 2150"),
        ("It was bought in the 1982 summer sales.", "1982 summer = 1982-22 | 1982-SU"),
        ("It will open in the next fortnight.", "next fortnight = 2026-01-20/2026-02-03 | P2W"),
    ]);
}

#[test]
fn plans_lie_ahead() {
    check(&[
        ("It should be completed in October.", "October = 2026-10 | 2026-10"),
        ("They planned to leave on Thursday.", "Thursday = 2026-01-22 | 2026-01-22"),
        ("On Thursday they planned to leave.", "Thursday = 2026-01-15 | 2026-01-15"),
        ("It was completed in October.", "October = 2025-10 | 2025-10"),
        ("The court has given the owners until Thursday to sell.", "Thursday = 2026-01-22 | 2026-01-22"),
        ("She takes over on 1 June.", "1 June = 2026-06-01 | 2026-06-01"),
        ("The law takes effect on 1 June.", "1 June = 2026-06-01 | 2026-06-01"),
        ("The phone goes on sale on 5 March.", "5 March = 2026-03-05 | 2026-03-05"),
        ("He worked there until Thursday.", "Thursday = 2026-01-15 | 2026-01-15"),
    ]);
}

#[test]
fn histories_do_not_stay_where_they_look_back() {
    let told = |middle: &str| {
        let text = format!(
            "The war began on 3 May 1911. On 8 June 1911 the fort fell. In March 1912 the king fled; by 2 July 1912 he \
             was dead. {middle} On 9 September the town fell."
        );
        read(&text, Some("2026-01-20")).pop()
    };
    let autumn = Some("9 September = 1912-09-09 | 1912-09-09".to_owned());
    assert_eq!(told("Many had died since 8 May."), autumn);
    assert_eq!(told("They lost what they won the previous April."), autumn);
    assert_eq!(told("The toll was half that of October 1911."), autumn);
    // A year by the way, twice, is where the history has come to.
    let next = Some("9 September = 1913-09-09 | 1913-09-09".to_owned());
    assert_eq!(told("The king's heirs planned for 1913. The first of the 1913 marches began."), next);
}

#[test]
fn the_night_of_the_next_day_follows_the_day_that_was_named() {
    let told = |text: &str| read(text, Some("2026-01-20")).pop();
    assert_eq!(
        told("They ate it on Monday, January 12. A boy died in the early hours of the next day."),
        told("They ate it on Monday, January 12. A boy died in the early hours of January 13.")
            .map(|known| known.replace("early hours of January 13", "early hours of the next day"))
    );
}
