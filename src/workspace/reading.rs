//! Reading one stored article: its text, its snapshot, its journal. Nothing is written here, so that it may happen
//! at any moment, while another tab is in the middle of writing too.

use std::collections::BTreeMap;

use super::Storage;
use super::merging::{Lost, Write, merge};
use super::shelf::{Entity, Shelf, fingerprint};
use super::vault::Vault;
use crate::edit::Op;
use crate::model::{Document, DocumentId, RelationId};
use crate::record::{
    Damage, JournalRecord, Key, Snapshot, TextRecord, Version, newer_version, read_snapshot, read_text,
};

/// The keys of one article's records.
#[derive(Debug, Default)]
pub(super) struct Records {
    journal: BTreeMap<Version, String>,
    pub(super) keys: Vec<String>,
}

impl Records {
    pub(super) fn push(&mut self, key: &str, parsed: Key) {
        self.keys.push(key.to_owned());
        if let Key::Journal(_, seq, tab) = parsed {
            self.journal.insert((seq, tab), key.to_owned());
        }
    }
}

/// An article as far as it could be read.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) document: Document,
    pub(super) shelf: Shelf,
    /// How many entities and edits are missing.
    pub(super) n_lost: usize,
    pub(super) snapshot: SnapshotState,
    /// Journal records that cannot be read.
    pub(super) damaged: Vec<String>,
    /// The number of the last write that was seen.
    pub(super) clock: u64,
    /// Versions that do not count, made beside those that do, and nobody has looked at.
    pub(super) lost: Vec<Lost>,
}

/// What became of the record that makes an article whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SnapshotState {
    Sound,
    /// Something of it cannot be read, or it is gone and the journal has nothing to build on.
    Damaged,
    /// There is none yet, and no journal: another tab is writing the article, or that was cut short.
    Absent,
}

impl<S: Storage> Vault<S> {
    /// Reads one article as it is stored now.
    ///
    /// # Errors
    /// That of its text (none there is [`Damage::Contents`]), or that any record is of a newer release.
    pub(super) fn read_stored(&self, id: &DocumentId) -> Result<Found, Damage> {
        let mut records = Records::default();
        for key in self.storage.keys().unwrap_or_default() {
            if let Some(parsed) = Key::parse(&key).filter(|parsed| parsed.document() == Some(id)) {
                records.push(&key, parsed);
            }
        }
        self.read_article(id, &records)
    }

    /// Reads one article from its records.
    ///
    /// # Errors
    /// See [`Self::read_stored`].
    pub(super) fn read_article(&self, id: &DocumentId, records: &Records) -> Result<Found, Damage> {
        let mut found = self.read_article_text(id, records)?;
        self.read_article_snapshot(&mut found, records)?;
        for (version, key) in &records.journal {
            found.clock = found.clock.max(version.0);
            let Some(record) = self.get_quietly(key) else { continue };
            match JournalRecord::read(id, version.clone(), &record) {
                Ok(entry) if !is_foreign(&found.document, &entry) => {
                    for write in Write::all_of(&entry) {
                        merge(&mut found.document, &mut found.shelf, &write, &mut found.lost);
                    }
                    found.shelf.journal.insert(key.clone(), key.len() + record.len());
                }
                Err(newer @ Damage::Newer(_)) => return Err(newer),
                Ok(_) | Err(_) => {
                    found.n_lost += 1;
                    found.damaged.push(key.clone());
                }
            }
        }
        for id in dangling_relations(&found.document) {
            found.document.remove_relation(&id);
            // Without other damage, two tabs disagreed, and the deletion wins.
            found.n_lost += usize::from(found.n_lost > 0);
        }
        let last = found.shelf.versions.values().map(|version| version.0).max();
        found.clock = found.clock.max(last.unwrap_or(0));
        Ok(found)
    }

    fn read_article_text(&self, id: &DocumentId, records: &Records) -> Result<Found, Damage> {
        let text = self.get_quietly(&Key::Text(id.clone()).to_text()).ok_or(Damage::Contents);
        let text = text.and_then(|record| read_text(&record));
        let of_this = text.and_then(|it| if is_of(id, &it.id) { Ok(it) } else { Err(Damage::Contents) });
        let TextRecord { meta, text, .. } = of_this.map_err(|damage| {
            // What belongs to a newer release's article is not damaged for want of a text that this one can read.
            let newer = |key: &String| newer_version(&self.get_quietly(key)?);
            records.keys.iter().find_map(newer).map_or(damage, Damage::Newer)
        })?;
        Ok(Found {
            document: Document::new(id.clone(), meta, text),
            shelf: Shelf::default(),
            n_lost: 0,
            snapshot: SnapshotState::Sound,
            damaged: Vec::new(),
            clock: 0,
            lost: Vec::new(),
        })
    }

    fn read_article_snapshot(&self, found: &mut Found, records: &Records) -> Result<(), Damage> {
        let Some(record) = self.get_quietly(&Key::Snapshot(found.document.id().clone()).to_text()) else {
            if records.journal.is_empty() {
                found.snapshot = SnapshotState::Absent;
            } else {
                found.n_lost += 1;
                found.snapshot = SnapshotState::Damaged;
            }
            return Ok(());
        };
        found.shelf.snapshot = Some(fingerprint(&record));
        match read_snapshot(&record) {
            Ok(snapshot) if is_of(found.document.id(), &snapshot.id) => take_snapshot(found, snapshot),
            Err(newer @ Damage::Newer(_)) => return Err(newer),
            Ok(_) | Err(_) => {
                found.n_lost += 1;
                found.snapshot = SnapshotState::Damaged;
            }
        }
        Ok(())
    }
}

/// Whether a record that says whose it is, or does not say so, is this article's.
fn is_of(id: &DocumentId, said: &Option<DocumentId>) -> bool {
    said.as_ref().is_none_or(|said| said == id)
}

/// Whether a journal record marks places that the text does not have, so that it must be another article's.
fn is_foreign(document: &Document, entry: &JournalRecord) -> bool {
    entry.ops.iter().any(|op| matches!(op, Op::PutAnnotation(_, annotation) if !document.holds(annotation)))
}

fn take_snapshot(found: &mut Found, snapshot: Snapshot) {
    found.n_lost += snapshot.n_damaged;
    if snapshot.n_damaged > 0 {
        found.snapshot = SnapshotState::Damaged;
    }
    let mut remember = |entity: Entity, version: Version| {
        if version.0 > 0 {
            found.shelf.versions.insert(entity, version);
        }
    };
    if let Some((meta, version)) = snapshot.meta {
        found.document.meta = meta;
        remember(Entity::Meta, version);
    }
    let mut annotations = Vec::with_capacity(snapshot.annotations.len());
    for (annotation, version) in snapshot.annotations {
        remember(Entity::Annotation(annotation.id.clone()), version);
        annotations.push(annotation);
    }
    found.n_lost += found.document.put_annotations(annotations).len();
    for (relation, version) in snapshot.relations {
        remember(Entity::Relation(relation.id.clone()), version);
        found.document.put_relation(relation);
    }
}

/// Links whose end is gone: lost with a damaged record, or deleted in one tab while another made the link. They
/// would make the article impossible to exchange.
pub(super) fn dangling_relations(document: &Document) -> Vec<RelationId> {
    let is_missing = |id| document.annotations().get(id).is_none();
    let dangling = document.relations().filter(|link| is_missing(&link.from) || is_missing(&link.to));
    dangling.map(|link| link.id.clone()).collect()
}
