//! What is on screen and stored at one moment; and what of it a later state lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::{Result, ensure};
use factmark::model::{Library, Stamp, Timestamp};
use factmark::workspace::{MemoryStorage, Storage, Workspace};
use serde_json::json;

use crate::page::Page;

/// One moment of the page.
#[derive(Debug)]
pub(super) struct Witness {
    status: String,
    /// Everything in the library, each thing under a name of its own.
    things: BTreeMap<String, String>,
}

/// A tag that nobody saw the end of may have changed so many things: an annotation, and the link that went with it.
const ONE_EDIT: usize = 2;

impl Witness {
    /// What the page tells and stores now.
    pub(super) async fn of(page: &Page) -> Result<Self> {
        // In one go, so that both belong to one moment.
        let body = "return [
            document.querySelector('.save-state')?.textContent.trim() ?? '',
            Object.entries(localStorage).filter(([key]) => key.startsWith('factmark/')),
        ]";
        let (status, entries): (String, Vec<(String, String)>) = page.read(body, json!([])).await?;
        Ok(Self { status, things: things(&entries)? })
    }

    pub(super) fn is_saved(&self) -> bool {
        self.status.starts_with("Saved")
    }
}

/// The library that is stored so, in parts that can be compared.
fn things(entries: &[(String, String)]) -> Result<BTreeMap<String, String>> {
    let storage = MemoryStorage::default();
    for (key, value) in entries {
        storage.set(key, value)?;
    }
    let stamp = Stamp { now: Timestamp::unknown(), annotator: Arc::from(""), seed: 1 };
    let (workspace, _) = Workspace::start(storage, ("", ""), &stamp);
    check(workspace.library())?;
    Ok(things_of(workspace.library()))
}

fn check(library: &Library) -> Result<()> {
    for document in library.documents() {
        for annotation in document.annotations().iter() {
            ensure!(document.holds(annotation), "{annotation:?} does not lie in its text");
        }
    }
    Ok(())
}

fn things_of(library: &Library) -> BTreeMap<String, String> {
    let mut things = BTreeMap::new();
    for document in library.documents() {
        let id = document.id();
        things.insert(format!("article {id}"), format!("{:?} {}", document.meta, document.text().as_str()));
        for annotation in document.annotations().iter() {
            things.insert(format!("annotation {} in {id}", annotation.id), format!("{annotation:?}"));
        }
        for relation in document.relations() {
            things.insert(format!("link {} in {id}", relation.id), format!("{relation:?}"));
        }
    }
    things
}

/// What of the first of `states`, which was said to be saved, `after` neither holds nor has from one of the later
/// states, in which it may have become something else.
pub(super) fn missing(states: &[Witness], after: &Witness, is_in_midst: bool) -> Vec<String> {
    let mut names: BTreeSet<&String> = after.things.keys().collect();
    names.extend(states.iter().flat_map(|state| state.things.keys()));
    let mut lost = Vec::new();
    for name in names {
        let then: BTreeSet<Option<&String>> = states.iter().map(|state| state.things.get(name)).collect();
        // What was changing anyway may have been caught halfway.
        if then.len() == 1 && !then.contains(&after.things.get(name)) {
            lost.push(format!("{name} was {:?}, is {:?}", then.first(), after.things.get(name)));
        }
    }
    if is_in_midst && lost.len() <= ONE_EDIT { Vec::new() } else { lost }
}
