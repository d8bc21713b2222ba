//! The history of an article as a chain: each link says what was written to the disk, and carries the hash of the link
//! before it; the first one carries the hash of the text. Whoever changes, drops or slips in a link, or changes a record
//! behind the chain's back, breaks it at a place that can be named.
//!
//! The chain grows with the copy, a link for each transaction ([`super::Batch`]), and is kept there. It tells accidents
//! and quiet changes; it is no signature: who can write the whole store can write a whole new chain.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::{DocumentId, Timestamp};
use crate::record::Key;

/// The end of a chain, to which the next link is tied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainHead {
    /// The number of the last link, from 1.
    pub n: u64,
    /// Its hash.
    pub hash: String,
    /// The SHA-256 of the text that the chain is about.
    pub text: String,
}

/// One link: what one transaction wrote of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its number, from 1.
    pub n: u64,
    /// When it was written.
    pub when: String,
    /// The hash of the link before it; of the first one, the SHA-256 of the text in UTF-8.
    pub before: String,
    /// What was written, in the order of the keys.
    pub changes: Vec<Change>,
    /// The SHA-256 of all of it: see [`Self::expected_hash`].
    pub hash: String,
}

/// A record that was written or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its key.
    pub key: String,
    /// The SHA-256 of the record; none if it was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The record itself, if it is one edit. Texts and snapshots are too large to be kept twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
}

/// What a sound chain tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many links there are.
    pub n_links: usize,
    /// When the first one was written.
    pub since: Timestamp,
    /// The hash of the last one: whoever noted it can tell later that nothing before it was changed.
    pub hash: String,
}

/// The first place where a chain is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChainBreak {
    /// There is no chain.
    Nothing,
    /// The chain is about another text.
    Text,
    /// A link is missing.
    Missing {
        /// Its number.
        n: u64,
    },
    /// What a link says is not what it said when it was tied.
    Altered {
        /// Its number.
        n: u64,
        /// When it was written, by what it says.
        when: String,
    },
    /// A stored record is not what the chain says was written last.
    Record {
        /// Its key.
        key: String,
        /// The link that wrote it last, if one did.
        n: Option<u64>,
    },
}

impl ChainHead {
    /// As it is kept: `N HASH TEXT`.
    pub fn write(&self) -> String {
        format!("{} {} {}", self.n, self.hash, self.text)
    }

    /// What [`Self::write`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let (n, hash, text) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
        parts.next().is_none().then(|| Self { n, hash: hash.to_owned(), text: text.to_owned() })
    }

    /// The key under which the head of an article's chain is kept.
    pub fn key(document: &DocumentId) -> String {
        Key::Text(document.clone()).to_text()
    }
}

impl Link {
    /// The next link of a chain, or the first one of a text with that SHA-256; and the head that it makes.
    pub fn tie(
        head: Option<&ChainHead>,
        text: &str,
        changes: impl IntoIterator<Item = (String, Option<String>)>,
        when: &Timestamp,
    ) -> (Self, ChainHead) {
        let n = head.map_or(0, |head| head.n) + 1;
        let before = head.map_or_else(|| text.to_owned(), |head| head.hash.clone());
        let change = |(key, record): (String, Option<String>)| {
            let is_edit = matches!(Key::parse(&key), Some(Key::Journal(..)));
            let sha256 = record.as_deref().map(sha256);
            Change { key, sha256, record: record.filter(|_| is_edit) }
        };
        let changes = changes.into_iter().map(change).collect();
        let mut link = Self { n, when: when.as_str().to_owned(), before, changes, hash: String::new() };
        link.hash = link.expected_hash();
        let head = ChainHead { n, hash: link.hash.clone(), text: text.to_owned() };
        (link, head)
    }

    /// The key under which a link is kept; the links of a chain sort in their order.
    pub fn key(document: &DocumentId, n: u64) -> String {
        format!("{}/{n:012}", ChainHead::key(document))
    }

    /// The keys between which all links of a chain lie: from the first to before the second.
    pub fn keys(document: &DocumentId) -> (String, String) {
        let head = ChainHead::key(document);
        // The character after the slash.
        (format!("{head}/"), format!("{head}0"))
    }

    /// As it is kept: JSON.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The SHA-256, in hexadecimal digits, of lines: the hash before, number, moment; then a line for each change, the
    /// key, a tab, and the record's SHA-256 or `-`.
    pub fn expected_hash(&self) -> String {
        let mut lines = format!("{}\n{}\n{}\n", self.before, self.n, self.when);
        for change in &self.changes {
            lines.push_str(&change.key);
            lines.push('\t');
            lines.push_str(change.sha256.as_deref().unwrap_or("-"));
            lines.push('\n');
        }
        sha256(&lines)
    }

    fn is_sound(&self) -> bool {
        let is_true = |change: &Change| match &change.record {
            Some(record) => change.sha256.as_deref() == Some(sha256(record).as_str()),
            None => true,
        };
        self.changes.iter().all(is_true) && self.hash == self.expected_hash()
    }
}

/// Goes through the links of a chain, oldest first as they are kept, and compares what they say with what is stored.
///
/// # Errors
/// The first break.
pub fn verify_chain<'a>(
    text_sha256: &str,
    head: Option<&ChainHead>,
    links: impl IntoIterator<Item = &'a str>,
    stored: &BTreeMap<String, String>,
) -> Result<Verified, ChainBreak> {
    let mut written: BTreeMap<String, (u64, Option<String>)> = BTreeMap::new();
    let mut before = text_sha256.to_owned();
    let (mut n, mut since) = (0, None);
    for link in links {
        let expected = n + 1;
        let Ok(link) = serde_json::from_str::<Link>(link) else {
            return Err(ChainBreak::Altered { n: expected, when: String::new() });
        };
        if link.n != expected {
            return Err(ChainBreak::Missing { n: expected });
        }
        if link.before != before {
            let altered = ChainBreak::Altered { n: expected, when: link.when };
            return Err(if expected == 1 { ChainBreak::Text } else { altered });
        }
        if !link.is_sound() {
            return Err(ChainBreak::Altered { n: expected, when: link.when });
        }
        n = link.n;
        before = link.hash;
        since = since.or(Some(link.when));
        for change in link.changes {
            written.insert(change.key, (n, change.sha256));
        }
    }
    match head {
        None if n == 0 => return Err(ChainBreak::Nothing),
        Some(head) if head.n == n && head.hash == before => {}
        // The end was cut off, or is not tied to what the next link would be tied to.
        _ => return Err(ChainBreak::Missing { n: n + 1 }),
    }
    for (key, record) in stored {
        match written.remove(key) {
            Some((_, Some(known))) if known == sha256(record) => {}
            other => return Err(ChainBreak::Record { key: key.clone(), n: other.map(|(n, _)| n) }),
        }
    }
    // What the chain says is there, and is not.
    if let Some((key, (n, _))) = written.into_iter().find(|(_, (_, known))| known.is_some()) {
        return Err(ChainBreak::Record { key, n: Some(n) });
    }
    let since = since.and_then(Timestamp::new).unwrap_or_else(Timestamp::unknown);
    Ok(Verified { n_links: usize::try_from(n).unwrap_or(usize::MAX), since, hash: before })
}

fn sha256(text: &str) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        write!(digits, "{byte:02x}").ok();
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A chain of three links about a text, and what is stored then.
    struct Chain {
        links: Vec<Link>,
        head: ChainHead,
        stored: BTreeMap<String, String>,
    }

    fn id() -> DocumentId {
        DocumentId::new("a-b/c")
    }

    fn journal(seq: u64) -> String {
        Key::Journal(id(), seq, "t".into()).to_text()
    }

    impl Chain {
        fn new() -> Self {
            let when = |s: u8| Timestamp::new(format!("2026-11-23T10:00:0{s}Z")).unwrap();
            let text = Key::Text(id()).to_text();
            let some = |text: &str| Some(text.to_owned());
            let (first, head) = Link::tie(None, "TEXT", [(text.clone(), some("the text"))], &when(1));
            let (second, head) = Link::tie(
                Some(&head),
                "TEXT",
                [(journal(1), some("one")), (journal(2), some("two"))],
                &when(2),
            );
            let (third, head) = Link::tie(Some(&head), "TEXT", [(journal(1), None)], &when(3));
            let stored = [(text, "the text".to_owned()), (journal(2), "two".to_owned())].into();
            Self { links: vec![first, second, third], head, stored }
        }

        fn verify(&self) -> Result<Verified, ChainBreak> {
            let kept: Vec<String> = self.links.iter().map(Link::write).collect();
            let head = ChainHead::read(&self.head.write());
            verify_chain("TEXT", head.as_ref(), kept.iter().map(String::as_str), &self.stored)
        }

        #[track_caller]
        fn check(spoil: impl FnOnce(&mut Self), expected: &ChainBreak) {
            let mut chain = Self::new();
            spoil(&mut chain);
            assert_eq!(chain.verify().as_ref(), Err(expected));
        }
    }

    #[test]
    fn a_chain_that_nobody_touched_is_sound() {
        let chain = Chain::new();
        let verified = chain.verify().unwrap();
        assert_eq!((verified.n_links, verified.since.as_str()), (3, "2026-11-23T10:00:01Z"));
        assert_eq!(verified.hash, chain.links[2].hash);
        // Edits are kept whole, texts by their hash.
        assert_eq!(chain.links[1].changes[0].record.as_deref(), Some("one"));
        assert_eq!(chain.links[0].changes[0].record, None);
    }

    #[test]
    fn the_first_break_is_named() {
        let altered = |n| ChainBreak::Altered { n, when: format!("2026-11-23T10:00:0{n}Z") };
        Chain::check(|it| it.links[1].changes[0].record = Some("other".into()), &altered(2));
        Chain::check(|it| it.links[1].changes[0].sha256 = Some("0".into()), &altered(2));
        Chain::check(|it| drop(it.links[1].changes.pop()), &altered(2));
        Chain::check(|it| it.links[1].before = "0".into(), &altered(2));
        Chain::check(
            |it| {
                // Tied anew, as if it had always been so: the next link tells.
                it.links[1].changes.pop();
                it.links[1].hash = it.links[1].expected_hash();
            },
            &altered(3),
        );
        Chain::check(|it| drop(it.links.remove(1)), &ChainBreak::Missing { n: 2 });
        Chain::check(|it| drop(it.links.pop()), &ChainBreak::Missing { n: 3 });
        Chain::check(|it| it.links[0].before = "other".into(), &ChainBreak::Text);
        Chain::check(
            |it| it.links[2].when = "2026-11-23T11:00:00Z".into(),
            &ChainBreak::Altered { n: 3, when: "2026-11-23T11:00:00Z".into() },
        );
    }

    #[test]
    fn what_is_stored_must_be_what_was_written_last() {
        let key = journal(2);
        let record = |n| ChainBreak::Record { key: journal(2), n };
        Chain::check(|it| drop(it.stored.insert(key.clone(), "2".into())), &record(Some(2)));
        Chain::check(|it| drop(it.stored.remove(&key)), &record(Some(2)));
        let back = ChainBreak::Record { key: journal(1), n: Some(3) };
        Chain::check(|it| drop(it.stored.insert(journal(1), "one".into())), &back);
        let slipped_in = ChainBreak::Record { key: journal(3), n: None };
        Chain::check(|it| drop(it.stored.insert(journal(3), "three".into())), &slipped_in);
    }

    #[test]
    fn without_links_there_is_no_chain() {
        assert_eq!(verify_chain("TEXT", None, [], &BTreeMap::new()), Err(ChainBreak::Nothing));
        let head = Chain::new().head;
        assert_eq!(
            verify_chain("TEXT", Some(&head), [], &BTreeMap::new()),
            Err(ChainBreak::Missing { n: 1 })
        );
        assert_eq!(
            verify_chain("TEXT", Some(&head), ["no link"], &BTreeMap::new()),
            Err(ChainBreak::Altered { n: 1, when: String::new() })
        );
    }

    #[test]
    fn links_of_one_chain_lie_together_and_in_order() {
        let (from, to) = Link::keys(&id());
        for n in [1, 9, 10, 1_000_000] {
            let key = Link::key(&id(), n);
            assert!(from < key && key < to, "{key}");
        }
        assert!(Link::key(&id(), 9) < Link::key(&id(), 10));
        let head = ChainHead::key(&id());
        assert!(head < from, "{head}");
    }
}
