//! Dates and numbers as people in the Netherlands read them.

use std::sync::LazyLock;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{Instant, Language};

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The time zone of the network; the offset of summer time is in the program itself.
pub fn zone() -> &'static TimeZone {
    static ZONE: LazyLock<TimeZone> =
        LazyLock::new(|| TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("a valid rule"));
    &ZONE
}

fn local(at: Instant) -> jiff::civil::DateTime {
    zone().to_datetime(Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// The calendar date in the Netherlands at an instant.
pub fn date_of(at: Instant) -> Date {
    local(at).date()
}

/// The instant at which a calendar date begins in the Netherlands.
pub fn start_of(date: Date) -> Instant {
    let midnight = zone().to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible();
    midnight.map_or(Instant::MAX, Timestamp::as_microsecond)
}

/// `24 november 2026`.
pub fn long(date: Date, language: Language) -> String {
    let months = match language {
        Language::Nl => MONTHS_NL,
        Language::En => MONTHS_EN,
    };
    let month = months[usize::from(date.month().unsigned_abs()) - 1];
    format!("{} {} {}", date.day(), month, date.year())
}

/// The day of an instant: `24 november 2026`.
pub fn day(at: Instant, language: Language) -> String {
    long(date_of(at), language)
}

/// Day and time of an instant: `24 november 2026, 14:02`.
pub fn moment(at: Instant, language: Language) -> String {
    let local = local(at);
    format!("{}, {:02}:{:02}", long(local.date(), language), local.hour(), local.minute())
}

/// The same with the time zone, for deadlines: `24 november 2026, 14:02 (Nederlandse tijd, UTC+1)`.
pub fn moment_in_zone(at: Instant, language: Language) -> String {
    let instant = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    let hours = zone().to_offset(instant).seconds() / 3600;
    let name = match language {
        Language::Nl => "Nederlandse tijd",
        Language::En => "Dutch time",
    };
    format!("{} ({name}, UTC+{hours})", moment(at, language))
}

/// The instant of a day (`YYYY-MM-DD`) and a time (`17:00`, also `17.00` and `17`) in the Netherlands. Nothing for
/// what is neither, and for an hour that the clock skips when summer time begins.
pub fn instant_of(day: &str, time: &str) -> Option<Instant> {
    let (hour, minute) = time.split_once([':', '.']).unwrap_or((time, "0"));
    let (hour, minute) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
    let local = parse(day)?.to_datetime(time);
    let found = zone().to_ambiguous_timestamp(local);
    let instant = found.compatible().ok()?;
    (zone().to_datetime(instant) == local).then(|| instant.as_microsecond())
}

/// An instant for machines: `2026-11-24T13:02:00Z`.
pub fn machine(at: Instant) -> String {
    Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

/// A date from a form (`2026-12-01`, `1-12-2026`, `1/12/2026`), as `YYYY-MM-DD`.
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A whole number with separators: `18.400` in Dutch, `18,400` in English.
pub fn number(value: i64, language: Language) -> String {
    let separator = match language {
        Language::Nl => '.',
        Language::En => ',',
    };
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    if value < 0 {
        out.push('-');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_the_forms_that_people_type() {
        let first = Date::constant(2026, 12, 1);
        for text in ["2026-12-01", "1-12-2026", "1/12/2026", " 1 12 2026 "] {
            assert_eq!(parse(text), Some(first), "{text}");
        }
        for text in ["", "31-2-2026", "morgen", "1-12", "99999999999-1-1"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn instants_are_shown_in_dutch_local_time() {
        let winter = 1_795_525_200_000_000; // 2026-11-24T13:00:00Z
        assert_eq!(moment(winter, Language::Nl), "24 november 2026, 14:00");
        let summer = 1_782_043_200_000_000; // 2026-06-21T12:00:00Z
        assert_eq!(moment(summer, Language::En), "21 June 2026, 14:00");
    }

    #[test]
    fn a_day_begins_at_midnight_in_the_netherlands() {
        assert_eq!(machine(start_of(Date::constant(2026, 11, 24))), "2026-11-23T23:00:00Z");
        assert_eq!(machine(start_of(Date::constant(2026, 6, 21))), "2026-06-20T22:00:00Z");
    }

    #[test]
    fn a_deadline_is_read_and_shown_in_dutch_local_time() {
        let winter = instant_of("2026-11-24", "14:00").unwrap();
        assert_eq!(machine(winter), "2026-11-24T13:00:00Z");
        assert_eq!(moment_in_zone(winter, Language::Nl), "24 november 2026, 14:00 (Nederlandse tijd, UTC+1)");
        let summer = instant_of("21-6-2026", "9.30").unwrap();
        assert_eq!(moment_in_zone(summer, Language::En), "21 June 2026, 09:30 (Dutch time, UTC+2)");
        assert_eq!(instant_of("2026-11-24", "17"), instant_of("2026-11-24", "17:00"));
    }

    #[test]
    fn what_is_no_moment_is_not_read_as_one() {
        let wrong = [
            ("2026-02-30", "12:00"),
            ("2026-11-24", "25:00"),
            ("2026-11-24", "12:60"),
            ("", ""),
            ("morgen", "1"),
        ];
        for (day, time) in wrong {
            assert_eq!(instant_of(day, time), None, "{day} {time}");
        }
        // The clock goes from two to three in the last night of March.
        assert_eq!(instant_of("2026-03-29", "2:30"), None);
        assert!(instant_of("2026-03-29", "3:00").is_some());
    }

    #[test]
    fn numbers_get_separators() {
        assert_eq!(number(18_400, Language::Nl), "18.400");
        assert_eq!(number(903_399, Language::En), "903,399");
        assert_eq!(number(7, Language::Nl), "7");
    }
}
