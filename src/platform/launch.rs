//! What the system hands to the installed application: files that are opened with it, and what other applications share.
//! The manifest (`assets/manifest.webmanifest`) tells the system of both.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, Url, UrlSearchParams};

use super::page::window;

/// Something to begin with.
#[derive(Debug, Clone)]
pub enum Launch {
    /// Files that were opened.
    Files(Vec<File>),
    /// What another application shared.
    Shared {
        /// Its title; may be empty.
        title: String,
        /// The text, and the address it comes from, if it has one.
        text: String,
    },
}

/// Listens to what the system hands over, now and later. What is shared comes in the page's address, from which it is
/// removed at once.
pub fn listen_launches(on_launch: impl Fn(Launch) + 'static) {
    let in_address = take_address();
    if let Some(shared) = in_address.as_deref().and_then(shared) {
        on_launch(shared);
    }
    let Ok(queue) = Reflect::get(&window(), &"launchQueue".into()) else { return };
    let Some(listen) = method(&queue, "setConsumer") else { return };
    let (on_launch, seen) = (Rc::new(on_launch), RefCell::new(in_address));
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let address = field(&launch, "targetURL").as_string();
        // The launch that opened the page is told of here, too.
        let is_new = address.is_some() && address != seen.take();
        if let Some(shared) = address.as_deref().filter(|_| is_new).and_then(shared) {
            on_launch(shared);
        }
        let on_launch = on_launch.clone();
        spawn_local(async move {
            let files = files(&field(&launch, "files")).await;
            if !files.is_empty() {
                on_launch(Launch::Files(files));
            }
        });
    });
    listen.call1(&queue, consumer.as_ref()).ok();
    // As long as the page.
    consumer.forget();
}

/// The page's address, if something was shared in it. Nothing shared stays in the address, the history or a referrer.
fn take_address() -> Option<String> {
    let location = window().location();
    let address = location.href().ok().filter(|address| shared(address).is_some())?;
    let path = location.pathname().ok()?;
    let history = window().history().ok()?;
    history.replace_state_with_url(&JsValue::NULL, "", Some(&path)).ok()?;
    Some(address)
}

fn shared(address: &str) -> Option<Launch> {
    let given: UrlSearchParams = Url::new(address).ok()?.search_params();
    let [title, text, link] = ["shared-title", "shared-text", "shared-url"]
        .map(|name| given.get(name).unwrap_or_default().trim().to_owned());
    let parts = [text, link];
    let text = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n\n");
    (!title.is_empty() || !text.is_empty()).then_some(Launch::Shared { title, text })
}

async fn files(handles: &JsValue) -> Vec<File> {
    let mut files = Vec::new();
    for handle in handles.dyn_ref::<Array>().map(Array::to_vec).unwrap_or_default() {
        let asked = method(&handle, "getFile").and_then(|get| get.call0(&handle).ok());
        let Some(promise) = asked.and_then(|promise| promise.dyn_into::<Promise>().ok()) else { continue };
        files.extend(JsFuture::from(promise).await.ok().and_then(|file| file.dyn_into().ok()));
    }
    files
}

/// The bindings do not know these parts of the browser.
fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    field(of, name).dyn_into().ok()
}
