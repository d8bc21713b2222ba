//! When somebody should be reminded to make a backup.

use crate::model::Date;

/// How old a backup may become before somebody is reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Reminding {
    /// As old as it likes.
    Never,
    /// A day.
    Day,
    /// A week.
    #[default]
    Week,
    /// Thirty days.
    Month,
}

impl Reminding {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Never, Self::Day, Self::Week, Self::Month];

    /// The word that is remembered.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The one that [`Self::as_str`] names so.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }

    fn days(self) -> Option<u32> {
        match self {
            Self::Never => None,
            Self::Day => Some(1),
            Self::Week => Some(7),
            Self::Month => Some(30),
        }
    }
}

/// The days that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BackupDays {
    /// The first day on which there was work to back up.
    pub since: Option<Date>,
    /// The day of the last backup.
    pub last: Option<Date>,
    /// The day on which the person last said “later”.
    pub put_off: Option<Date>,
}

impl BackupDays {
    /// For how many days there was no backup, if that is long enough for a reminder. A clock that was put back reminds
    /// nobody, nor does one that was put off on the same day.
    pub fn overdue(&self, reminding: Reminding, today: Date) -> Option<u32> {
        let allowed = reminding.days()?;
        let n = self.last.or(self.since)?.days_until(today);
        let is_put_off = self.put_off == Some(today);
        u32::try_from(n).ok().filter(|n| *n >= allowed && !is_put_off)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        (!text.is_empty()).then(|| Date::parse(text).unwrap())
    }

    #[track_caller]
    fn check(since: &str, last: &str, reminding: Reminding, today: &str, expected: Option<u32>) {
        let days = BackupDays { since: day(since), last: day(last), put_off: None };
        assert_eq!(days.overdue(reminding, day(today).unwrap()), expected);
        let put_off = BackupDays { put_off: day(today), ..days };
        assert_eq!(put_off.overdue(reminding, day(today).unwrap()), None);
    }

    #[test]
    fn reminds_when_the_time_has_come() {
        check("", "", Reminding::Day, "2026-11-23", None);
        check("2026-11-23", "", Reminding::Day, "2026-11-23", None);
        check("2026-11-22", "", Reminding::Day, "2026-11-23", Some(1));
        check("2026-11-17", "", Reminding::Week, "2026-11-23", None);
        check("2026-11-16", "", Reminding::Week, "2026-11-23", Some(7));
        check("2026-01-01", "2026-11-20", Reminding::Week, "2026-11-23", None);
        check("2026-01-01", "2026-02-27", Reminding::Month, "2026-03-28", None);
        check("2026-01-01", "2026-02-27", Reminding::Month, "2026-03-29", Some(30));
        check("2026-01-01", "", Reminding::Never, "2026-11-23", None);
        check("2026-11-23", "", Reminding::Day, "2026-01-01", None);
    }

    #[test]
    fn words_come_back() {
        for it in Reminding::ALL {
            assert_eq!(Reminding::parse(it.as_str()), Some(it));
        }
        assert_eq!(Reminding::parse("soon"), None);
    }
}
