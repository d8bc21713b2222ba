//! Seals: a version and a checksum before every stored payload.

use thiserror::Error;

/// The version of the stored form that this release writes.
///
/// Whoever raises it must seal otherwise too, over the version for instance: what fits the seal of version 1 is version
/// 1, whatever digit damage made of its number.
pub const VERSION: u32 = 1;

/// Why a stored record cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Damage {
    /// It was written by a newer release, in the version named. It is not damaged and must not be touched.
    #[error("written by a newer version of Factmark (storage version {0})")]
    Newer(u32),
    /// It is not a sealed record at all.
    #[error("not a Factmark record")]
    Unsealed,
    /// The checksum does not fit the payload: something changed it, or cut it off.
    #[error("the checksum does not fit")]
    Checksum,
    /// The payload fits its checksum but does not say what a record of this kind says.
    #[error("the contents make no sense")]
    Contents,
}

/// `fm`, version, CRC-32 (IEEE 802.3) of the payload's UTF-8 bytes in hexadecimal, payload; separated by blanks.
pub fn seal(payload: &str) -> String {
    format!("fm{VERSION} {:08x} {payload}", crc32fast::hash(payload.as_bytes()))
}

/// The payload of a sealed record.
///
/// # Errors
/// See [`Damage`]. The version is looked at first, so that a newer release may seal otherwise.
pub fn open(record: &str) -> Result<&str, Damage> {
    let rest = record.strip_prefix("fm").ok_or(Damage::Unsealed)?;
    let (version, rest) = rest.split_once(' ').ok_or(Damage::Unsealed)?;
    let payload = checked(rest);
    match (number(version), payload) {
        (Some(VERSION), payload) => payload,
        (Some(other), Ok(payload)) if other > VERSION => Ok(payload),
        (Some(newer), Err(_)) if newer > VERSION => Err(Damage::Newer(newer)),
        _ => Err(Damage::Unsealed),
    }
}

/// The number of a version. There will be no thousandth one, but a blank that damage made a digit would make it.
fn number(version: &str) -> Option<u32> {
    version.parse().ok().filter(|number| *number < 1_000)
}

/// The payload after a checksum that fits it.
fn checked(sealed: &str) -> Result<&str, Damage> {
    let (checksum, payload) = sealed.split_once(' ').ok_or(Damage::Unsealed)?;
    let checksum = u32::from_str_radix(checksum, 16).map_err(|_| Damage::Checksum)?;
    if crc32fast::hash(payload.as_bytes()) == checksum { Ok(payload) } else { Err(Damage::Checksum) }
}

/// The version of the newer release that sealed a record, or any line of it; `None` for all other records, damaged
/// ones too.
pub fn newer_version(record: &str) -> Option<u32> {
    record.split('\n').find_map(|line| {
        let (version, rest) = line.strip_prefix("fm")?.split_once(' ')?;
        number(version).filter(|version| *version > VERSION && checked(rest).is_err())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_what_it_sealed() {
        for payload in ["", "{}", "„Ü“ 👩‍👩‍👧 a b"] {
            assert_eq!(open(&seal(payload)), Ok(payload));
        }
    }

    #[test]
    fn tells_kinds_of_damage_apart() {
        let sealed = seal("{\"a\":1}");
        assert_eq!(open(&sealed.replace('1', "2").replace("fm2", "fm1")), Err(Damage::Checksum));
        assert_eq!(open(sealed.get(..sealed.len() - 1).unwrap()), Err(Damage::Checksum));
        assert_eq!(open("fm2 anything else"), Err(Damage::Newer(2)));
        // One flipped bit makes a 3 of the 1; nothing else is wrong with it.
        assert_eq!(open(&sealed.replace("fm1", "fm3")), Ok("{\"a\":1}"));
        assert_eq!(newer_version(&sealed.replace("fm1", "fm3")), None);
        assert_eq!(newer_version("fm2 anything else"), Some(2));
        assert_eq!(newer_version(&format!("{sealed}\nfm3 x")), Some(3));
        assert_eq!(newer_version(&sealed), None);
        assert_eq!(newer_version("fm1 damaged"), None);
        assert_eq!(newer_version(""), None);
        assert_eq!(open("fm1012345678 {}"), Err(Damage::Unsealed));
        assert_eq!(newer_version("fm1012345678 {}"), None);
        assert_eq!(open("fm0 00000000 "), Err(Damage::Unsealed));
        assert_eq!(open("hello"), Err(Damage::Unsealed));
        assert_eq!(open(""), Err(Damage::Unsealed));
    }
}
