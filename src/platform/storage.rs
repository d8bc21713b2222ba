//! The browser's local storage as the [`Storage`] port.

use gloo_storage::Storage as _;
use wasm_bindgen::{JsCast, JsValue};

use crate::workspace::{Storage, StorageFault};

/// Local storage, or the knowledge that there is none.
#[derive(Debug, Clone)]
pub struct BrowserStorage {
    raw: Option<web_sys::Storage>,
}

/// What browsers grant a site: 10 MiB of UTF-16, so half as many units (WHATWG leaves the number open; Chromium,
/// Firefox and WebKit agree on it within a few bytes).
const CAPACITY: usize = 5 * 1024 * 1024;

impl BrowserStorage {
    /// Local storage, if the browser has it and its settings allow it.
    pub fn open() -> Self {
        // gloo panics where access is forbidden, so ask first.
        let is_allowed = matches!(super::page::window().local_storage(), Ok(Some(_)));
        Self { raw: is_allowed.then(gloo_storage::LocalStorage::raw) }
    }

    fn raw(&self) -> Result<&web_sys::Storage, StorageFault> {
        self.raw.as_ref().ok_or(StorageFault::Blocked)
    }
}

pub(super) fn fault(error: &JsValue) -> StorageFault {
    let name = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name()));
    let name = name.or_else(|| js_sys::Reflect::get(error, &"name".into()).ok()?.as_string());
    match name.as_deref() {
        Some("SecurityError" | "InvalidAccessError" | "InvalidStateError") => StorageFault::Blocked,
        Some("VersionError") => StorageFault::Newer,
        _ => StorageFault::Full,
    }
}

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.raw()?.get_item(key).map_err(|_| StorageFault::Blocked)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        self.raw()?.set_item(key, value).map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        self.raw()?.remove_item(key).map_err(|_| StorageFault::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        let raw = self.raw()?;
        let length = raw.length().map_err(|_| StorageFault::Blocked)?;
        Ok((0..length).filter_map(|i| raw.key(i).ok().flatten()).collect())
    }

    fn capacity(&self) -> usize {
        CAPACITY
    }
}

/// A convenience that was remembered under a key of its own; it is no part of the work, and not missed if it is gone.
pub fn remembered(key: &str) -> Option<String> {
    BrowserStorage::open().get(key).ok().flatten()
}

/// Remembers a convenience, if the browser lets it.
pub fn remember(key: &str, value: &str) {
    BrowserStorage::open().set(key, value).ok();
}
