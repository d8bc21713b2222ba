//! The copy of the stored work: an object store of the browser's IndexedDB, written with strict durability, so that a
//! transaction that is complete is on the disk. Records by key, both texts; what they mean is the core's business.

use std::collections::BTreeMap;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

use super::page::window;
use super::storage::fault;
use crate::workspace::{Batch, StorageFault};

/// The database. A release that keeps the copy in another way uses a higher version, and this one cannot open it then.
const NAME: &str = "factmark";
const VERSION: u32 = 1;
const RECORDS: &str = "records";

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
                    database.create_object_store(RECORDS).ok();
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
        let (transaction, store) = self.begin("readonly")?;
        let keys = store.get_all_keys().map_err(|error| fault(&error))?;
        let records = store.get_all().map_err(|error| fault(&error))?;
        settled(&transaction, "complete", &["error", "abort"]).await?;
        let list = |request: &web_sys::IdbRequest| {
            request.result().ok().and_then(|list| list.dyn_into::<Array>().ok()).ok_or(StorageFault::Blocked)
        };
        let (keys, records) = (list(&keys)?, list(&records)?);
        let pairs = keys.iter().zip(records.iter());
        Ok(pairs.filter_map(|(key, record)| Some((key.as_string()?, record.as_string()?))).collect())
    }

    /// Writes a batch; done when it is on the disk. It is there as a whole or not at all.
    ///
    /// # Errors
    /// There is no room, or the copy cannot be written; it is as it was.
    pub async fn write(&self, batch: &Batch) -> Result<(), StorageFault> {
        let (transaction, store) = self.begin("readwrite")?;
        for (key, entry) in batch.changes() {
            let key = JsValue::from(key);
            let asked = match entry {
                Some(entry) => store.put_with_key(&entry.into(), &key),
                None => store.delete(&key),
            };
            if let Err(error) = asked {
                // What was asked before it must not be written alone.
                transaction.abort().ok();
                return Err(fault(&error));
            }
        }
        settled(&transaction, "complete", &["error", "abort"]).await
    }

    /// The bindings do not know about durability yet.
    fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), StorageFault> {
        let begin = || -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
            let options = Object::new();
            Reflect::set(&options, &"durability".into(), &"strict".into())?;
            let method: Function = Reflect::get(&self.database, &"transaction".into())?.dyn_into()?;
            let transaction = method.call3(&self.database, &RECORDS.into(), &mode.into(), &options)?;
            let transaction: IdbTransaction = transaction.dyn_into()?;
            let store = transaction.object_store(RECORDS)?;
            Ok((transaction, store))
        };
        begin().map_err(|error| fault(&error))
    }
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
