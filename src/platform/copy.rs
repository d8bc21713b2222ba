//! The copy of the stored work: an object store of the browser's IndexedDB, written with strict durability, so that a
//! transaction that is complete is on the disk. Records by key, both texts; what they mean is the core's business. Each
//! transaction also ties a link to the chains of the articles it is about (see [`super::chains`]).

use std::collections::BTreeMap;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::chains::{links_of, tie};
use super::page::window;
use super::storage::fault;
use crate::model::{DocumentId, Timestamp};
use crate::workspace::{Batch, ChainHead, StorageFault};

/// The database. A release that keeps the copy in another way uses a higher version, and this one cannot open it then.
const NAME: &str = "factmark";
const VERSION: u32 = 2;
pub(super) const RECORDS: &str = "records";
/// Since version 2: the chains of edits, a text for each head and link.
pub(super) const HISTORY: &str = "history";

/// The open copy.
#[derive(Debug)]
pub struct Copy {
    database: IdbDatabase,
}

impl Copy {
    /// Opens the copy, or makes an empty one.
    ///
    /// # Errors
    /// The browser has none, refuses it, or holds a newer release's.
    pub async fn open() -> Result<Self, StorageFault> {
        let factory = window().indexed_db().ok().flatten().ok_or(StorageFault::Blocked)?;
        let request = factory.open_with_u32(NAME, VERSION).map_err(|error| fault(&error))?;
        on_event(&request, "upgradeneeded", {
            let request = request.clone();
            move || {
                if let Some(database) = opened(&request) {
                    for name in [RECORDS, HISTORY] {
                        if !database.object_store_names().contains(name) {
                            database.create_object_store(name).ok();
                        }
                    }
                }
            }
        });
        settled(&request, "success", &["error"]).await?;
        let database = opened(&request).ok_or(StorageFault::Blocked)?;
        // A newer release in another tab must not wait for this one.
        on_event(&database, "versionchange", {
            let database = database.clone();
            move || database.close()
        });
        Ok(Self { database })
    }

    /// Everything in it, by key.
    ///
    /// # Errors
    /// It cannot be read.
    pub async fn read(&self) -> Result<BTreeMap<String, String>, StorageFault> {
        let transaction = self.begin("readonly")?;
        let store = store_of(&transaction, RECORDS)?;
        let keys = store.get_all_keys().map_err(|error| fault(&error))?;
        let records = store.get_all().map_err(|error| fault(&error))?;
        settled(&transaction, "complete", &["error", "abort"]).await?;
        let (keys, records) = (list_of(&keys)?, list_of(&records)?);
        let pairs = keys.iter().zip(records.iter());
        Ok(pairs.filter_map(|(key, record)| Some((key.as_string()?, record.as_string()?))).collect())
    }

    /// Writes a batch, and the links that it adds to the chains of the articles; done when it is on the disk. It is
    /// there as a whole or not at all. `text` is asked for the SHA-256 of an article's text.
    ///
    /// # Errors
    /// There is no room, or the copy cannot be written; it is as it was.
    pub async fn write(
        &self,
        batch: &Batch,
        now: &Timestamp,
        text: impl Fn(&DocumentId) -> Option<String>,
    ) -> Result<(), StorageFault> {
        let transaction = self.begin("readwrite")?;
        let written = async {
            let records = store_of(&transaction, RECORDS)?;
            for (key, entry) in batch.changes() {
                let key = JsValue::from(key);
                let asked = match entry {
                    Some(entry) => records.put_with_key(&entry.into(), &key),
                    None => records.delete(&key),
                };
                asked.map_err(|error| fault(&error))?;
            }
            for (id, changes) in batch.by_article() {
                tie(&transaction, &id, changes, now, text(&id)).await?;
            }
            Ok(())
        };
        if let Err(error) = written.await {
            // What was asked before it must not be written alone.
            transaction.abort().ok();
            return Err(error);
        }
        settled(&transaction, "complete", &["error", "abort"]).await
    }

    /// The chain of an article: its head, and its links, oldest first.
    ///
    /// # Errors
    /// It cannot be read.
    pub async fn history(&self, id: &DocumentId) -> Result<(Option<ChainHead>, Vec<String>), StorageFault> {
        let transaction = self.begin("readonly")?;
        let history = store_of(&transaction, HISTORY)?;
        let head = history.get(&ChainHead::key(id).into()).map_err(|error| fault(&error))?;
        let links = history.get_all_with_key(&links_of(id)?).map_err(|error| fault(&error))?;
        settled(&transaction, "complete", &["error", "abort"]).await?;
        let head = head.result().ok().and_then(|head| ChainHead::read(&head.as_string()?));
        let links = links.result().ok().and_then(|list| list.dyn_into::<Array>().ok());
        let links = links.map(|list| list.iter().filter_map(|link| link.as_string()).collect());
        Ok((head, links.unwrap_or_default()))
    }

    /// The bindings do not know about durability yet.
    fn begin(&self, mode: &str) -> Result<IdbTransaction, StorageFault> {
        let begin = || -> Result<IdbTransaction, JsValue> {
            let options = Object::new();
            Reflect::set(&options, &"durability".into(), &"strict".into())?;
            let method: Function = Reflect::get(&self.database, &"transaction".into())?.dyn_into()?;
            let stores = Array::of2(&RECORDS.into(), &HISTORY.into());
            let transaction = method.call3(&self.database, &stores, &mode.into(), &options)?;
            transaction.dyn_into()
        };
        begin().map_err(|error| fault(&error))
    }
}

pub(super) fn store_of(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StorageFault> {
    transaction.object_store(name).map_err(|error| fault(&error))
}

/// The list that a request was answered with.
pub(super) fn list_of(request: &IdbRequest) -> Result<Array, StorageFault> {
    request.result().ok().and_then(|list| list.dyn_into().ok()).ok_or(StorageFault::Blocked)
}

pub(super) fn opened(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}

/// Calls back on the first event of that name.
pub(super) fn on_event(target: &EventTarget, name: &str, then: impl FnOnce() + 'static) {
    let then = wasm_bindgen::closure::Closure::once_into_js(then);
    target.add_event_listener_with_callback(name, then.unchecked_ref()).ok();
}

/// Waits for one of these events.
pub(super) async fn settled(target: &EventTarget, good: &str, bad: &[&str]) -> Result<(), StorageFault> {
    let promise = Promise::new(&mut |resolve, reject| {
        target.add_event_listener_with_callback(good, &resolve).ok();
        for name in bad {
            target.add_event_listener_with_callback(name, &reject).ok();
        }
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        // Requests and transactions know why they failed; a request's failure comes before its transaction's.
        Err(event) => {
            let cause =
                Reflect::get(&event, &"target".into()).and_then(|it| Reflect::get(&it, &"error".into()));
            Err(cause.map_or(StorageFault::Blocked, |error| fault(&error)))
        }
    }
}
