//! Days of the calendar, without a time: when an article is due.

use std::fmt;

/// A day of the Gregorian calendar, from year 0 to 9999. Ordered as days follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day that `YYYY-MM-DD` names (RFC 3339, `full-date`); `None` for any other text and for days that no
    /// month has, such as `2026-02-30`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |len: usize| {
            let part = parts.next()?;
            let is_number = part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let is_day = (1..=days_of(year, month)?).contains(&day) && parts.next().is_none();
        is_day.then_some(Self { year, month, day })
    }

    /// How many days it is until another day; negative if that is past.
    pub fn days_until(self, other: Self) -> i32 {
        other.number() - self.number()
    }

    /// Days since 0000-03-01, so that leap days end a year (H. Hinnant, “chrono-compatible low-level date algorithms”).
    fn number(self) -> i32 {
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        let year = i32::from(self.year) - i32::from(month < 3);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
    }
}

fn days_of(year: u16, month: u8) -> Option<u8> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if is_leap { 29 } else { 28 }),
        _ => None,
    }
}

/// `YYYY-MM-DD`, which [`Date::parse`] reads.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_days_that_are_and_nothing_else() {
        for day in ["2026-11-22", "0000-02-29", "2024-02-29", "2000-02-29", "9999-12-31"] {
            assert_eq!(Date::parse(day).map(|date| date.to_string()).as_deref(), Some(day));
        }
        let none = [
            "",
            "2026",
            "2026-11",
            "2026-1-2",
            "2026-13-01",
            "2026-00-01",
            "2026-04-31",
            "2026-02-29",
            "1900-02-29",
            "2026-11-00",
            "2026-11-22T10:00:00Z",
            "2026-11-22-",
            "+026-11-22",
            " 2026-11-22",
            "２026-11-22",
        ];
        for text in none {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn is_ordered_by_days() {
        let days = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"].map(Date::parse);
        assert!(days.is_sorted() && days.iter().all(Option::is_some));
    }

    #[test]
    fn counts_days() {
        for (from, to, expected) in [
            ("2026-11-23", "2026-11-23", 0),
            ("2026-11-22", "2026-11-23", 1),
            ("2026-11-23", "2026-11-22", -1),
            ("2024-02-28", "2024-03-01", 2),
            ("2026-02-28", "2026-03-01", 1),
            ("2025-12-31", "2026-01-01", 1),
            ("1900-02-28", "1900-03-01", 1),
            ("2000-01-01", "2100-01-01", 36_525),
            ("0000-01-01", "0000-12-31", 365),
        ] {
            let day = |text| Date::parse(text).unwrap();
            assert_eq!(day(from).days_until(day(to)), expected, "{from} to {to}");
        }
    }
}
