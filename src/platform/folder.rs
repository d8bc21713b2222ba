//! A folder of the person's that backups are written to (File System Access). The bindings do not know it yet, so its
//! objects are asked by name. Which folder it is stands in a small database of its own, because only that can keep one.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, IdbDatabase, IdbTransactionMode};

use super::copy::{on_event, opened, settled};
use super::page::window;

const DATABASE: &str = "factmark-folder";
const STORE: &str = "handles";
const ENTRY: &str = "backups";

/// A folder that may be written to, if the person lets it.
#[derive(Debug, Clone)]
pub struct Folder {
    handle: JsValue,
}

impl Folder {
    /// Whether the browser has such folders.
    pub fn is_supported() -> bool {
        Reflect::get(&window(), &"showDirectoryPicker".into()).is_ok_and(|it| it.is_function())
    }

    /// Lets the person choose one; `None` if they did not, or the browser refused.
    pub async fn choose() -> Option<Self> {
        let options = Object::new();
        Reflect::set(&options, &"id".into(), &"factmark-backups".into()).ok()?;
        Reflect::set(&options, &"mode".into(), &"readwrite".into()).ok()?;
        let handle = call(&window(), "showDirectoryPicker", &[options.into()]).await.ok()?;
        Some(Self { handle })
    }

    /// The one that was chosen in an earlier visit.
    pub async fn remembered() -> Option<Self> {
        let database = open().await?;
        let transaction = database.transaction_with_str(STORE).ok()?;
        let request = transaction.object_store(STORE).ok()?.get(&ENTRY.into()).ok()?;
        settled(&transaction, "complete", &["error", "abort"]).await.ok()?;
        let handle = request.result().ok().filter(JsValue::is_object);
        database.close();
        Some(Self { handle: handle? })
    }

    /// Remembers it for later visits.
    pub async fn remember(&self) {
        change(|store| store.put_with_key(&self.handle, &ENTRY.into()).is_ok()).await;
    }

    /// Remembers none.
    pub async fn forget() {
        change(|store| store.delete(&ENTRY.into()).is_ok()).await;
    }

    /// Its name, without those that it lies in.
    pub fn name(&self) -> String {
        Reflect::get(&self.handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it may be written to without asking.
    pub async fn is_allowed(&self) -> bool {
        self.permission("queryPermission").await
    }

    /// Asks whether it may be written to; the person must just have pressed something.
    pub async fn ask_leave(&self) -> bool {
        self.permission("requestPermission").await
    }

    async fn permission(&self, method: &str) -> bool {
        let options = Object::new();
        Reflect::set(&options, &"mode".into(), &"readwrite".into()).ok();
        let answer = call(&self.handle, method, &[options.into()]).await;
        answer.is_ok_and(|answer| answer.as_string().as_deref() == Some("granted"))
    }

    /// What stands in a file of it; `None` if there is no such file.
    ///
    /// # Errors
    /// The file cannot be read: the browser's own words.
    pub async fn read(&self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let handle = match call(&self.handle, "getFileHandle", &[name.into()]).await {
            Ok(handle) => handle,
            Err(error) if named(&error, "NotFoundError") => return Ok(None),
            Err(error) => return Err(words(&error)),
        };
        let file: File = call(&handle, "getFile", &[]).await.map_err(|error| words(&error))?.unchecked_into();
        let buffer = JsFuture::from(file.array_buffer()).await.map_err(|error| words(&error))?;
        Ok(Some(js_sys::Uint8Array::new(&buffer).to_vec()))
    }

    /// Writes a file. The browser writes beside it and puts it in place when it is whole.
    ///
    /// # Errors
    /// It cannot be written, and is as it was: the browser's own words.
    pub async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        self.put(name, bytes).await.map_err(|error| words(&error))
    }

    async fn put(&self, name: &str, bytes: &[u8]) -> Result<(), JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"create".into(), &true.into())?;
        let file = call(&self.handle, "getFileHandle", &[name.into(), options.into()]).await?;
        let writable = call(&file, "createWritable", &[]).await?;
        let written = call(&writable, "write", &[js_sys::Uint8Array::from(bytes).into()]).await;
        if let Err(error) = written {
            call(&writable, "abort", &[]).await.ok();
            return Err(error);
        }
        call(&writable, "close", &[]).await.map(drop)
    }
}

/// Calls a method that answers with a promise, and waits for it.
async fn call(target: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    let answer = method.apply(target, &arguments.iter().collect::<Array>())?;
    JsFuture::from(Promise::resolve(&answer)).await
}

fn member(error: &JsValue, name: &str) -> Option<String> {
    Reflect::get(error, &name.into()).ok()?.as_string().filter(|text| !text.is_empty())
}

fn named(error: &JsValue, name: &str) -> bool {
    member(error, "name").as_deref() == Some(name)
}

/// What the browser says of an error, without a full stop.
fn words(error: &JsValue) -> String {
    let said = member(error, "message").or_else(|| member(error, "name")).unwrap_or_else(|| "?".into());
    said.trim_end_matches('.').to_owned()
}

async fn open() -> Option<IdbDatabase> {
    let request = window().indexed_db().ok()??.open_with_u32(DATABASE, 1).ok()?;
    on_event(&request, "upgradeneeded", {
        let request = request.clone();
        move || {
            if let Some(database) = opened(&request) {
                database.create_object_store(STORE).ok();
            }
        }
    });
    settled(&request, "success", &["error"]).await.ok()?;
    opened(&request)
}

async fn change(ask: impl FnOnce(&web_sys::IdbObjectStore) -> bool) -> Option<()> {
    let database = open().await?;
    let transaction = database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite).ok()?;
    if ask(&transaction.object_store(STORE).ok()?) {
        settled(&transaction, "complete", &["error", "abort"]).await.ok()?;
    }
    database.close();
    Some(())
}
