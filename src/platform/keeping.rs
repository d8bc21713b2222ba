//! Whether the browser keeps the site's data when space is short (Storage Standard, “persistent” buckets).

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page::window;

/// Whether the data are kept; `None` where the browser does not say.
pub async fn is_kept() -> Option<bool> {
    ask("persisted").await
}

/// Asks the browser to keep the data, and says whether it will. It may ask the person first. `None` where it cannot be
/// asked.
pub async fn ask_to_keep() -> Option<bool> {
    ask("persist").await
}

/// The manager is not there on pages that came over an open line, which the bindings do not know.
async fn ask(method: &str) -> Option<bool> {
    let manager: JsValue = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let method: Function = Reflect::get(&manager, &method.into()).ok()?.dyn_into().ok()?;
    let answer: Promise = method.call0(&manager).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()?.as_bool()
}
