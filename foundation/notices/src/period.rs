use jiff::{
    Timestamp,
    civil::{DateTime, Weekday},
};
use web::{Instant, dates};

/// How often somebody wants a digest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frequency {
    /// Each working day.
    Daily,
    /// On Monday.
    #[default]
    Weekly,
    /// Not at all: what is new stands on the site.
    Never,
}

impl Frequency {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Daily, Self::Weekly, Self::Never];

    /// The stable word in the database and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Never => "never",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.key() == key)
    }
}

/// The hour of the morning, in the Netherlands, from which digests go out.
const HOUR: i8 = 7;

/// The latest mornings on which digests go out: the last working day, and the last Monday. Each has a name that says
/// which frequency and which day, the same for every process that asks.
pub fn due(now: Instant) -> [(Frequency, String); 2] {
    let now = dates::zone().to_datetime(Timestamp::from_microsecond(now).unwrap_or(Timestamp::UNIX_EPOCH));
    let named = |frequency: Frequency, is_the_day: fn(Weekday) -> bool| {
        let day = latest(now, is_the_day);
        (frequency, format!("{}-{day}", frequency.key()))
    };
    [
        named(Frequency::Daily, |day| !matches!(day, Weekday::Saturday | Weekday::Sunday)),
        named(Frequency::Weekly, |day| day == Weekday::Monday),
    ]
}

/// The last day of this sort of which the morning has begun.
fn latest(now: DateTime, is_the_day: fn(Weekday) -> bool) -> jiff::civil::Date {
    let mut day = now.date();
    if now.hour() < HOUR {
        day = day.yesterday().unwrap_or(day);
    }
    while !is_the_day(day.weekday()) {
        day = day.yesterday().unwrap_or(day);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(at: &str) -> [String; 2] {
        let at: Timestamp = at.parse().unwrap();
        due(at.as_microsecond()).map(|(_, name)| name)
    }

    #[test]
    fn digests_are_due_on_working_days_and_on_monday_at_seven_in_the_netherlands() {
        // Monday 23 November 2026, winter time: seven o'clock is 06:00 UTC.
        assert_eq!(names("2026-11-23T05:59:59Z"), ["daily-2026-11-20", "weekly-2026-11-16"]);
        assert_eq!(names("2026-11-23T06:00:00Z"), ["daily-2026-11-23", "weekly-2026-11-23"]);
        // Summer time: 05:00 UTC.
        assert_eq!(names("2026-06-22T04:59:59Z"), ["daily-2026-06-19", "weekly-2026-06-15"]);
        assert_eq!(names("2026-06-22T05:00:00Z"), ["daily-2026-06-22", "weekly-2026-06-22"]);
        // In the weekend nothing new is due.
        assert_eq!(names("2026-11-28T12:00:00Z"), ["daily-2026-11-27", "weekly-2026-11-23"]);
        assert_eq!(names("2026-11-29T23:30:00Z"), ["daily-2026-11-27", "weekly-2026-11-23"]);
    }
}
