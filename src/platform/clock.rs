//! Time and chance: the two things the core may not draw itself.

use js_sys::Date;

use super::locale::{clock_in, moment_in};
use crate::model::{Date as Day, Stamp, Timestamp};

/// The moment, UTC, to the millisecond, so that things made one after the other are told apart:
/// `2026-11-22T10:00:00.123Z`.
pub fn now() -> Timestamp {
    Timestamp::new(String::from(Date::new_0().to_iso_string())).unwrap_or_else(Timestamp::unknown)
}

/// What a command needs from outside: the moment and a fresh seed.
pub fn stamp() -> Stamp {
    // Without a source of chance (never seen in a browser) the clock has to do.
    let seed = getrandom::u64().unwrap_or_else(|_| Date::now().to_bits());
    Stamp { now: now(), annotator: "".into(), seed }
}

/// The day where the person is.
pub fn today() -> Option<Day> {
    let now = Date::new_0();
    Day::parse(&format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date()))
}

fn local(timestamp: &Timestamp) -> Option<Date> {
    let date = Date::new(&timestamp.as_str().into());
    (!date.get_time().is_nan()).then_some(date)
}

/// The time of day of a moment, in the person's time zone: `14:03:07` in English, else as the language writes it.
pub fn clock_text(timestamp: &Timestamp, tag: &str) -> String {
    local(timestamp).map_or_else(String::new, |date| match tag {
        "en" => format!("{:02}:{:02}:{:02}", date.get_hours(), date.get_minutes(), date.get_seconds()),
        tag => clock_in(&date, tag),
    })
}

/// Day and time of a moment, in the person's time zone: `2026-11-22 14:03` in English, whose regions would write the
/// day in different orders, else as the language writes it. What is no moment stays as it is.
pub fn moment_text(timestamp: &Timestamp, tag: &str) -> String {
    let text = |date: Date| match tag {
        "en" => format!(
            "{:04}-{:02}-{:02} {:02}:{:02}",
            date.get_full_year(),
            date.get_month() + 1,
            date.get_date(),
            date.get_hours(),
            date.get_minutes()
        ),
        tag => moment_in(&date, tag),
    };
    local(timestamp).map_or_else(|| timestamp.as_str().to_owned(), text)
}
