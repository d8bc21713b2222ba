//! The rule that brings local storage and its copy together, record by record. Pure: two maps in, a plan out.
//!
//! Local storage may have lost its end when the browser was killed, the copy lacks what was not written to it yet. So
//! of a record that differs, the copy's is the later one exactly if local storage has not seen its batch (see
//! [`super::marks`]). Beyond that: a damaged record gives way to a sound one; what vanished from local storage without a
//! trace of anybody's work comes back; what a newer release wrote is touched on neither side.

use std::collections::{BTreeMap, BTreeSet};

use super::index::join;
use super::marks::Marks;
use super::{CopyEntry, is_copied};
use crate::model::DocumentId;
use crate::record::{IndexRecord, JournalRecord, Key, newer_version, read_scheme, read_snapshot, read_text};

/// Removals are remembered for so many batches. Local storage lags behind by a minute of typing at most.
const REMEMBERED_BATCHES: u64 = 4_096;

pub(super) type Records = BTreeMap<String, String>;
pub(super) type Changes = BTreeMap<String, Option<String>>;

/// The two stores, as a start finds them.
#[derive(Debug)]
pub(super) struct Stores<'a> {
    /// Local storage now.
    pub(super) local: Records,
    /// What the page wrote there since it started, and what stood there before.
    pub(super) before: &'a Changes,
    pub(super) copy: &'a BTreeMap<String, CopyEntry>,
    pub(super) marks: &'a Marks,
}

/// What makes the two equal.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// What local storage lacks, in the order in which it is safe to write.
    pub(super) to_local: Vec<(String, Option<String>)>,
    pub(super) to_copy: Changes,
    /// Removals that the copy need not remember any more.
    pub(super) forgotten: Vec<String>,
    /// Keys that a newer release's records stand under, in the copy.
    pub(super) untouchable: BTreeSet<String>,
}

/// What makes the two stores equal; `None` if a newer release's work must be left alone altogether.
pub(super) fn plan(stores: &Stores<'_>) -> Option<Plan> {
    let judge = Judge::new(stores);
    if judge.newer_keys.contains(&Key::Index.to_text()) {
        return None;
    }
    let wins = judge.wins();
    let target = judge.target(&wins);
    let mut plan = Plan::default();
    for key in judge.keys() {
        if judge.is_untouchable(key) {
            plan.untouchable.insert(key.to_owned());
            continue;
        }
        let wanted = target.get(key);
        if stores.local.get(key) != wanted {
            plan.to_local.push((key.to_owned(), wanted.cloned()));
        }
        let copied = stores.copy.get(key);
        if copied.and_then(|entry| entry.record.as_ref()) != wanted {
            plan.to_copy.insert(key.to_owned(), wanted.cloned());
        } else if wanted.is_none()
            && copied.is_some_and(|entry| entry.batch.number + REMEMBERED_BATCHES < stores.marks.floor)
        {
            plan.forgotten.push(key.to_owned());
        }
    }
    plan.to_local.sort_by_key(|(key, record)| (record.is_none(), rank(key)));
    Some(plan)
}

/// The list of articles is written last: it is what makes the others count.
fn rank(key: &str) -> u8 {
    match Key::parse(key) {
        Some(Key::Text(_)) => 0,
        Some(Key::Snapshot(_)) => 1,
        Some(Key::Journal(..)) => 2,
        Some(Key::Index) => 4,
        _ => 3,
    }
}

struct Judge<'a> {
    stores: &'a Stores<'a>,
    /// Local storage when the page started: what the start itself wrote, it wrote without knowing the copy.
    base: Records,
    /// Keys under which a newer release wrote something, and the articles that they belong to.
    newer_keys: BTreeSet<String>,
    newer: BTreeSet<DocumentId>,
    /// Articles of which local storage holds nothing that the copy has not, so that nobody worked on them since.
    idle: BTreeMap<DocumentId, bool>,
    listed: Option<IndexRecord>,
}

impl<'a> Judge<'a> {
    fn new(stores: &'a Stores<'a>) -> Self {
        let mut base: Records = stores.local.clone();
        for (key, record) in stores.before {
            match record {
                Some(record) => base.insert(key.clone(), record.clone()),
                None => base.remove(key),
            };
        }
        base.retain(|key, _| is_copied(key));
        let listed = base.get(&Key::Index.to_text()).and_then(|record| IndexRecord::read(record).ok());
        let mut judge = Self {
            stores,
            base,
            newer_keys: BTreeSet::new(),
            newer: BTreeSet::new(),
            idle: BTreeMap::new(),
            listed,
        };
        judge.look_at_records();
        judge
    }

    fn look_at_records(&mut self) {
        let (mut newer_keys, mut newer, mut idle) = (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
        for key in self.keys() {
            let Some(parsed) = Key::parse(key) else { continue };
            let is_newer = self.is_newer(key, &parsed);
            if is_newer {
                newer_keys.insert(key.to_owned());
            }
            let Some(id) = parsed.document() else { continue };
            if is_newer {
                newer.insert(id.clone());
            }
            let is_in_copy = self.base.get(key).is_none_or(|record| self.copied(key) == Some(record));
            *idle.entry(id.clone()).or_insert(true) &= is_in_copy;
        }
        (self.newer_keys, self.newer, self.idle) = (newer_keys, newer, idle);
    }

    /// Every key that either store knows, or that was written since the start.
    fn keys(&self) -> BTreeSet<&str> {
        let all = self.base.keys().chain(self.stores.copy.keys()).chain(self.stores.before.keys());
        all.map(String::as_str).filter(|key| is_copied(key)).collect()
    }

    fn copied(&self, key: &str) -> Option<&String> {
        self.stores.copy.get(key)?.record.as_ref()
    }

    fn is_newer(&self, key: &str, parsed: &Key) -> bool {
        let mut sides = vec![self.base.get(key), self.copied(key), self.stores.local.get(key)];
        // Mostly all three are the same, and looked through once.
        sides.dedup();
        !matches!(parsed, Key::Aside(_))
            && sides.into_iter().flatten().any(|record| newer_version(record).is_some())
    }

    fn is_untouchable(&self, key: &str) -> bool {
        self.newer_keys.contains(key)
            || (!self.newer.is_empty()
                && Key::parse(key)
                    .is_some_and(|key| key.document().is_some_and(|id| self.newer.contains(id))))
    }

    /// The keys of which the copy knows better.
    fn wins(&self) -> BTreeSet<&'a str> {
        let entries = self.stores.copy.iter().map(|(key, entry)| (key.as_str(), entry));
        let wins = entries.filter(|(key, entry)| {
            is_copied(key) && !self.is_untouchable(key) && self.is_better_in_copy(key, entry)
        });
        wins.map(|(key, _)| key).collect()
    }

    fn is_better_in_copy(&self, key: &str, entry: &CopyEntry) -> bool {
        let (here, there) = (self.base.get(key), entry.record.as_ref());
        if here == there || there.is_some_and(|record| !is_sound(key, record)) {
            return false;
        }
        let is_unseen = !self.stores.marks.cover(&entry.batch);
        let is_mended = there.is_some() && here.is_some_and(|record| !is_sound(key, record));
        let has_vanished = there.is_some() && here.is_none() && self.was_nobody_s_work(key);
        is_unseen || is_mended || has_vanished
    }

    /// Whether a record that is gone from local storage was not removed there: who removes one of an article writes
    /// another, or the list; and the list and the scheme are never removed.
    fn was_nobody_s_work(&self, key: &str) -> bool {
        match Key::parse(key) {
            Some(Key::Index | Key::Scheme) => true,
            Some(key) => key.document().is_some_and(|id| {
                let is_listed = self.listed.as_ref().is_none_or(|index| index.order.contains(id));
                is_listed && self.idle.get(id).is_none_or(|is_idle| *is_idle)
            }),
            None => false,
        }
    }

    /// What both stores shall hold.
    fn target(&self, wins: &BTreeSet<&str>) -> Records {
        let mut target = self.base.clone();
        for key in wins {
            match self.copied(key) {
                Some(record) => target.insert((*key).to_owned(), record.clone()),
                None => target.remove(*key),
            };
        }
        let index = Key::Index.to_text();
        let joined = [target.get(&index).cloned(), self.base.get(&index).cloned()];
        self.join_lists(&mut target, joined);
        let won: BTreeSet<DocumentId> =
            wins.iter().filter_map(|key| Key::parse(key)?.document().cloned()).collect();
        for key in self.stores.before.keys() {
            if self.stands(key, wins, &won) {
                match self.stores.local.get(key) {
                    Some(record) => target.insert(key.clone(), record.clone()),
                    None => target.remove(key),
                };
            }
        }
        if !wins.is_empty() && self.stores.before.contains_key(&index) {
            let joined = [target.get(&index).cloned(), self.stores.local.get(&index).cloned()];
            self.join_lists(&mut target, joined);
        }
        target
    }

    fn join_lists(&self, target: &mut Records, [later, other]: [Option<String>; 2]) {
        let read = |record: Option<String>| record.and_then(|record| IndexRecord::read(&record).ok());
        if let (Some(later), Some(other)) = (read(later), read(other)) {
            let joined = join(&later, &other);
            if joined != later {
                target.insert(Key::Index.to_text(), joined.write());
            }
        }
    }

    /// Whether what the page wrote since it started still holds. What a start mends of an article that lacks its end
    /// is void when the end turns up; what a person did meanwhile stands under keys of its own.
    fn stands(&self, key: &str, wins: &BTreeSet<&str>, won: &BTreeSet<DocumentId>) -> bool {
        match Key::parse(key) {
            Some(Key::Index) => wins.is_empty(),
            Some(Key::Scheme) => !wins.contains(key),
            Some(Key::Aside(_)) => true,
            Some(parsed) => {
                let is_new = !self.base.contains_key(key) && self.copied(key).is_none();
                is_new || !parsed.document().is_some_and(|id| won.contains(id))
            }
            None => false,
        }
    }
}

fn is_sound(key: &str, record: &str) -> bool {
    match Key::parse(key) {
        Some(Key::Index) => IndexRecord::read(record).is_ok(),
        Some(Key::Scheme) => read_scheme(record).is_ok(),
        Some(Key::Text(_)) => read_text(record).is_ok(),
        Some(Key::Snapshot(_)) => read_snapshot(record).is_ok_and(|snapshot| snapshot.n_damaged == 0),
        Some(Key::Journal(id, seq, tab)) => JournalRecord::read(&id, (seq, tab), record).is_ok(),
        Some(Key::Aside(_) | Key::Open) => true,
        None => false,
    }
}
