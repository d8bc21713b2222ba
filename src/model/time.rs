//! Points in time as the core sees them: text handed in from outside, kept as it was.

use std::fmt;
use std::sync::Arc;

use super::{Date, IdMint};

/// A moment as RFC 3339 text, for example `2026-11-22T10:00:00Z`, or empty where it is not known.
///
/// Kept as text so that a moment written by another tool leaves as it came.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(Arc<str>);

impl Timestamp {
    /// The moment `text`; `None` if it is neither empty nor of the form `YYYY-MM-DD[Thh:mm[:ss[.f]][Z|±hh:mm]]`.
    pub fn new(text: impl Into<Arc<str>>) -> Option<Self> {
        let text = text.into();
        (text.is_empty() || is_rfc3339_like(&text)).then_some(Self(text))
    }

    /// The moment that is not known.
    pub fn unknown() -> Self {
        Self("".into())
    }

    /// The moment as text, empty when not known.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tenths of a second since 1970, without leap seconds; `None` unless it is written in UTC with `Z`, with seconds,
    /// and not before 1970.
    pub fn tenths(&self) -> Option<u64> {
        let (date, clock) = self.0.strip_suffix('Z')?.split_once('T')?;
        let epoch = Date::parse("1970-01-01")?;
        let days = u64::try_from(epoch.days_until(Date::parse(date)?)).ok()?;
        let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
        let mut parts = whole.split(':').map(|part| part.parse::<u64>().ok());
        let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
        let tenth = u64::from(fraction.chars().next()?.to_digit(10)?);
        Some((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 10 + tenth)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({})", &self.0)
    }
}

fn is_rfc3339_like(text: &str) -> bool {
    let (date, rest) = match text.split_once(['T', 't', ' ']) {
        Some((date, rest)) => (date, Some(rest)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let digits = |part: Option<&str>, len: usize, range: std::ops::RangeInclusive<u32>| {
        part.is_some_and(|p| {
            p.len() == len
                && p.bytes().all(|b| b.is_ascii_digit())
                && p.parse::<u32>().is_ok_and(|n| range.contains(&n))
        })
    };
    if !(digits(parts.next(), 4, 0..=9999)
        && digits(parts.next(), 2, 1..=12)
        && digits(parts.next(), 2, 1..=31)
        && parts.next().is_none())
    {
        return false;
    }
    let Some(rest) = rest else { return true };
    let clock = rest.strip_suffix(['Z', 'z']).unwrap_or_else(|| match rest.rfind(['+', '-']) {
        Some(at) if is_clock(rest.get(at + 1..).unwrap_or_default()) => rest.get(..at).unwrap_or_default(),
        _ => rest,
    });
    is_clock(clock)
}

fn is_clock(text: &str) -> bool {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut n_parts = 0;
    let ok = whole.split(':').zip([23, 59, 60]).all(|(part, max)| {
        n_parts += 1;
        part.len() == 2
            && part.bytes().all(|b| b.is_ascii_digit())
            && part.parse::<u32>().is_ok_and(|n| n <= max)
    });
    ok && whole.split(':').count() == n_parts
        && n_parts >= 2
        && fraction.is_none_or(|f| n_parts == 3 && !f.is_empty() && f.bytes().all(|b| b.is_ascii_digit()))
}

/// What a command needs from outside the core: the moment, who acts, and a seed for new ids.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// When the command was given.
    pub now: Timestamp,
    /// Who gave it; may be empty.
    pub annotator: Arc<str>,
    /// 64 random bits, fresh for each command; new ids are derived from them.
    pub seed: u64,
}

impl Stamp {
    /// The source of this command's new ids.
    pub fn mint(&self) -> IdMint {
        IdMint::new(self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(Timestamp::new(text).is_some(), expected, "{text:?}");
    }

    #[test]
    fn tells_tenths_of_moments_in_utc() {
        let tenths = |text: &str| Timestamp::new(text).and_then(|moment| moment.tenths());
        assert_eq!(tenths("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(tenths("1970-01-02T01:01:01.987Z"), Some(900_619));
        assert_eq!(tenths("2026-11-22T10:00:00.123Z"), Some(17_953_416_001));
        for text in
            ["", "2026-11-22", "2026-11-22T10:00Z", "2026-11-22T10:00:00+01:00", "1969-12-31T23:59:59Z"]
        {
            assert_eq!(tenths(text), None, "{text}");
        }
    }

    #[test]
    fn accepts_moments_and_nothing_else() {
        check("", true);
        check("2026-11-22", true);
        check("2026-11-22T10:00:00Z", true);
        check("2026-11-22T10:00:00.123Z", true);
        check("2026-11-22 10:00:00", true);
        check("2026-11-22T10:00+01:00", true);
        check("2026-11-22T10:00:00-05:30", true);
        check("2026-13-22", false);
        check("2026-11-22T", false);
        check("2026-11-22T25:00:00Z", false);
        check("2026-11-22T10:00:00.Z", false);
        check("2026-11-22T10:00:00:00Z", false);
        check("yesterday", false);
        check("22.11.2026", false);
    }
}
