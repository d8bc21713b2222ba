//! The service worker, which keeps the release that is in use for working without the server (`xtask/src/worker.js`), and
//! what it tells of a newer one.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use super::page::{document, window};

/// What becomes known of a release other than the one that the page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReleaseNews {
    /// A newer one is kept in full and waits to be used.
    Waits,
    /// Another one is in use from now on, because this page or another asked for it.
    TookOver,
}

/// Keeps the page for working without its server, where the build and the browser can. Says at any later time what it hears
/// of other releases.
pub async fn keep_offline(on_news: impl Fn(ReleaseNews) + 'static) {
    let (Some(script), Some(container)) = (worker_script(), container()) else { return };
    let on_news = Rc::new(on_news);
    follow_changes(&container, on_news.clone());
    if let Some(worker) = container.controller() {
        // It may remove what older pages left, if this is the only page.
        worker.post_message(&"STARTED".into()).ok();
    }
    // A browser that refuses (a private window, a full disk) shows the page as well, from the server.
    let Ok(registration) = JsFuture::from(container.register(&script)).await else { return };
    let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else { return };
    tell_waiting(&registration, &on_news);
    let registered = registration.clone();
    EventListener::new(&registration, "updatefound", move |_| {
        let Some(worker) = registered.installing() else { return };
        let (registered, on_news, installing) = (registered.clone(), on_news.clone(), worker.clone());
        EventListener::new(&worker, "statechange", move |_| {
            if installing.state() == ServiceWorkerState::Installed {
                tell_waiting(&registered, &on_news);
            }
        })
        .forget();
    })
    .forget();
}

/// Asks the release that waits to take over; false if none waits.
pub async fn switch_release() -> bool {
    let Some(container) = container() else { return false };
    let Ok(registration) = JsFuture::from(container.get_registration()).await else { return false };
    let registration = registration.dyn_into::<ServiceWorkerRegistration>().ok();
    let waiting = registration.and_then(|registration| registration.waiting());
    waiting.is_some_and(|worker| worker.post_message(&"SKIP_WAITING".into()).is_ok())
}

/// The very first worker of a page takes over, too: that is no news.
fn follow_changes(container: &ServiceWorkerContainer, on_news: Rc<impl Fn(ReleaseNews) + 'static>) {
    let had_worker = Cell::new(container.controller().is_some());
    EventListener::new(container, "controllerchange", move |_| {
        if had_worker.replace(true) {
            on_news(ReleaseNews::TookOver);
        }
    })
    .forget();
}

fn tell_waiting(registration: &ServiceWorkerRegistration, on_news: &Rc<impl Fn(ReleaseNews)>) {
    if registration.waiting().is_some() && registration.active().is_some() {
        on_news(ReleaseNews::Waits);
    }
}

/// The build names it in the page; a page that comes from a file has none.
fn worker_script() -> Option<String> {
    let mention = document().query_selector("meta[name=factmark-worker]").ok()??;
    let is_from_server = window().location().protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    mention.get_attribute("content").filter(|_| is_from_server)
}

/// Browsers have it on secure pages only, and the bindings do not know that it may be missing.
fn container() -> Option<ServiceWorkerContainer> {
    Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}
