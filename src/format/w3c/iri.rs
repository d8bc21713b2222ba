//! Names that are unique in the world, as linked data needs them: `urn:factmark:annotation:DOCUMENT:ANNOTATION`.

/// What kind of thing is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    Collection,
    Page,
    Document,
    Annotation,
    Relation,
}

impl Thing {
    fn prefix(self) -> &'static str {
        match self {
            Self::Collection => "urn:factmark:collection:",
            Self::Page => "urn:factmark:page:",
            Self::Document => "urn:factmark:document:",
            Self::Annotation => "urn:factmark:annotation:",
            Self::Relation => "urn:factmark:relation:",
        }
    }

    /// The name of the thing with these ids, from the whole to the part.
    pub(super) fn name(self, ids: &[&str]) -> String {
        let parts: Vec<String> = ids.iter().map(|id| encoded(id)).collect();
        format!("{}{}", self.prefix(), parts.join(":"))
    }

    /// The last id in a name that [`Self::name`] made; anything else is an id itself.
    pub(super) fn id_in(self, name: &str) -> String {
        let own = name.strip_prefix(self.prefix()).and_then(|it| decoded(it.rsplit(':').next()?));
        own.unwrap_or_else(|| name.to_owned())
    }
}

/// The address of a page if linked data takes it for one (RFC 3987).
pub(super) fn address(url: &str) -> Option<&str> {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    (is_web && !url.contains(is_odd)).then_some(url)
}

fn encoded(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte.into()),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

fn decoded(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back() {
        for id in ["a1", "", "odd : %41 – 😀/#"] {
            let name = Thing::Annotation.name(&["d:1", id]);
            assert_eq!(Thing::Annotation.id_in(&name), id, "{name}");
        }
        assert_eq!(Thing::Annotation.name(&["d 1", "a:1"]), "urn:factmark:annotation:d%201:a%3A1");
        for foreign in ["#9f3c", "http://example.org/a/1", "urn:factmark:annotation:d:%zz"] {
            assert_eq!(Thing::Annotation.id_in(foreign), foreign);
        }
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        assert_eq!(address("https://example.org/ä?b=1"), Some("https://example.org/ä?b=1"));
        assert_eq!(address("https://example.org/a b"), None);
        assert_eq!(address("example.org"), None);
    }
}
