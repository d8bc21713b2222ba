//! The names of records.

use crate::model::DocumentId;

/// What all our keys begin with, so that we leave other keys of the same site alone.
pub const PREFIX: &str = "factmark/";

/// The name of a record, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The order of the articles.
    Index,
    /// The scheme.
    Scheme,
    /// Which article was open.
    Open,
    /// An article's text.
    Text(DocumentId),
    /// An article's annotations at some moment.
    Snapshot(DocumentId),
    /// One edit of an article: its number and the tab that wrote it.
    Journal(DocumentId, u64, String),
    /// A record that could not be read, under its former name.
    Aside(String),
}

impl Key {
    /// The key as stored. Journal keys of one article sort in the order of their numbers.
    pub fn to_text(&self) -> String {
        match self {
            Self::Index => format!("{PREFIX}index"),
            Self::Scheme => format!("{PREFIX}scheme"),
            Self::Open => format!("{PREFIX}open"),
            Self::Text(id) => format!("{PREFIX}doc/{}/text", escape(id.as_str())),
            Self::Snapshot(id) => format!("{PREFIX}doc/{}/snapshot", escape(id.as_str())),
            Self::Journal(id, seq, tab) => {
                format!("{PREFIX}doc/{}/journal/{seq:012}-{}", escape(id.as_str()), escape(tab))
            }
            Self::Aside(key) => format!("{PREFIX}aside/{key}"),
        }
    }

    /// The key that [`Self::to_text`] writes so; `None` for keys that are not ours.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(PREFIX)?;
        if let Some(key) = rest.strip_prefix("aside/") {
            return Some(Self::Aside(key.to_owned()));
        }
        let mut parts = rest.split('/');
        let key = match (parts.next()?, parts.next(), parts.next(), parts.next()) {
            ("index", None, ..) => Self::Index,
            ("scheme", None, ..) => Self::Scheme,
            ("open", None, ..) => Self::Open,
            ("doc", Some(id), Some("text"), None) => Self::Text(DocumentId::new(unescape(id)?)),
            ("doc", Some(id), Some("snapshot"), None) => Self::Snapshot(DocumentId::new(unescape(id)?)),
            ("doc", Some(id), Some("journal"), Some(entry)) => {
                let (seq, tab) = entry.split_once('-')?;
                Self::Journal(DocumentId::new(unescape(id)?), seq.parse().ok()?, unescape(tab)?)
            }
            _ => return None,
        };
        parts.next().is_none().then_some(key)
    }

    /// The article that the record belongs to.
    pub fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::Text(id) | Self::Snapshot(id) | Self::Journal(id, ..) => Some(id),
            _ => None,
        }
    }
}

/// Ids from files may hold anything; `/` and `%` would make keys ambiguous.
fn escape(id: &str) -> String {
    id.replace('%', "%25").replace('/', "%2F").replace('-', "%2D")
}

fn unescape(text: &str) -> Option<String> {
    let plain = text.replace("%2F", "/").replace("%2D", "-").replace("%25", "%");
    (escape(&plain) == text).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_what_it_writes() {
        for id in ["a", "", "a/b", "50%", "%2F", "%252F", "a-b", "__proto__", "Ж 👩‍👧"] {
            let id = DocumentId::new(id);
            for key in [
                Key::Index,
                Key::Scheme,
                Key::Open,
                Key::Text(id.clone()),
                Key::Snapshot(id.clone()),
                Key::Journal(id.clone(), 7, "t-1".into()),
                Key::Aside("factmark/doc/a/text".into()),
            ] {
                assert_eq!(Key::parse(&key.to_text()), Some(key.clone()), "{}", key.to_text());
            }
        }
        assert_eq!(Key::parse("other/index"), None);
        assert_eq!(Key::parse("factmark/what"), None);
        assert_eq!(Key::parse("factmark/doc/a/journal/x-t"), None);
    }
}
