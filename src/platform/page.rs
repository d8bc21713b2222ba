//! The page itself: listening, focus, dialogs, scrolling, waiting.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Document, Element, Event, HtmlDialogElement, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

use crate::text::{TextError, normalise_utf16};

#[allow(clippy::expect_used)] // This module runs in a page and nowhere else.
pub(super) fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

#[allow(clippy::expect_used)] // As above.
pub(super) fn document() -> Document {
    window().document().expect("a page has a document")
}

/// Listens until it is dropped.
#[derive(Debug)]
pub struct Listener {
    _inner: EventListener,
}

fn options() -> EventListenerOptions {
    EventListenerOptions::enable_prevent_default()
}

/// Listens to an event anywhere in the document.
pub fn listen_document(event: &'static str, mut on_event: impl FnMut(&Event) + 'static) -> Listener {
    let inner = EventListener::new_with_options(&document(), event, options(), move |event| on_event(event));
    Listener { _inner: inner }
}

/// Listens to an event of the window.
pub fn listen_window(event: &'static str, mut on_event: impl FnMut(&Event) + 'static) -> Listener {
    let inner = EventListener::new_with_options(&window(), event, options(), move |event| on_event(event));
    Listener { _inner: inner }
}

/// Whether the person is writing in a field, so that letters are letters and not commands.
pub fn focus_in_text_field() -> bool {
    let Some(element) = document().active_element() else { return false };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            element.get_attribute("type").as_deref(),
            Some("radio" | "checkbox" | "button" | "submit" | "file")
        ),
        _ => element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable),
    }
}

/// Whether the focus is inside the first element that a selector finds.
pub fn focus_within(selector: &str) -> bool {
    let place = document().query_selector(selector).ok().flatten();
    place.is_some_and(|place| place.contains(document().active_element().as_ref().map(AsRef::as_ref)))
}

/// Whether a selector finds anything.
pub fn is_on_page(selector: &str) -> bool {
    document().query_selector(selector).ok().flatten().is_some()
}

/// Whether the page is one column wide.
pub fn is_narrow() -> bool {
    window().match_media("(max-width: 860px)").ok().flatten().is_some_and(|query| query.matches())
}

/// Puts the focus on an element without scrolling to it.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
}

/// What stands in a field, exactly.
///
/// # Errors
/// The field holds half of a character, which the ordinary way would silently turn into another one.
pub fn field_text(field: &web_sys::HtmlTextAreaElement) -> Result<String, TextError> {
    let value =
        js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.dyn_into::<JsString>().ok());
    let Some(value) = value else { return Ok(field.value()) };
    // Asking the browser first costs nothing; unit by unit is for the rare text that is not well formed.
    let is_well_formed = js_sys::Reflect::get(&value, &"isWellFormed".into())
        .ok()
        .and_then(|method| method.dyn_into::<js_sys::Function>().ok())
        .and_then(|method| method.call0(&value).ok());
    match is_well_formed.and_then(|answer| answer.as_bool()) {
        Some(true) => Ok(String::from(value)),
        _ => normalise_utf16(&value.iter().collect::<Vec<u16>>()),
    }
}

/// Opens a dialog over the page.
pub fn dialog_show(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        dialog.show_modal().ok();
    }
}

/// Closes the dialog that is open, if one is; the browser then puts the focus where it was before.
pub fn close_open_dialog() {
    let open = document().query_selector("dialog[open]").ok().flatten();
    if let Some(dialog) = open.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Loads the page anew.
pub fn reload() {
    window().location().reload().ok();
}

/// Shows the page light or dark whatever the system has; `None` follows the system.
pub fn set_appearance(word: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    match word {
        Some(word) => root.set_attribute("data-appearance", word),
        None => root.remove_attribute("data-appearance"),
    }
    .ok();
}

/// Sets the title of the browser's tab.
pub fn set_title(title: &str) {
    if document().title() != title {
        document().set_title(title);
    }
}

/// Scrolls an element into view, if it is not there yet; softly unless the person wants no motion.
pub fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the first element that answers a selector into view.
pub fn reveal_first(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        reveal(&element);
    }
}

/// How far down its target a click was, from 0 to 1.
pub fn share_of_height(event: &web_sys::MouseEvent) -> Option<f64> {
    let target = event.current_target()?.dyn_into::<Element>().ok()?;
    let rect = target.get_bounding_client_rect();
    (rect.height() > 0.0).then(|| (f64::from(event.client_y()) - rect.top()) / rect.height())
}

/// Puts the focus on the first element that answers a selector.
pub fn focus_first(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.focus().ok();
    }
}

/// Puts the focus on the first field that answers a selector, with all of it selected.
pub fn select_first(selector: &str) {
    focus_first(selector);
    let field = document().active_element().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(field) = field {
        field.select();
    }
}

/// Presses the first element that answers a selector.
pub fn click(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Lets the page draw and answer before work goes on.
pub async fn breathe() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback(&resolve).ok();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.ok();
}

/// Runs `then` before the next frame is drawn.
pub fn on_next_frame(then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    window().request_animation_frame(then.unchecked_ref()).ok();
}

/// Runs `then` when the browser has nothing else to do.
pub fn when_idle(then: impl FnOnce() + 'static) {
    idle(None, then);
}

/// Runs `then` when the browser has nothing else to do, such as a frame to paint, and after so many milliseconds in any
/// case. Not timers: they run before the frame that is waited for as often as after it.
pub fn when_idle_within(milliseconds: u32, then: impl FnOnce() + 'static) {
    idle(Some(milliseconds), then);
}

fn idle(patience: Option<u32>, then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    // WebKit has no idle callbacks.
    let has_them = js_sys::Reflect::has(&window(), &"requestIdleCallback".into()).unwrap_or_default();
    if has_them {
        let options = web_sys::IdleRequestOptions::new();
        if let Some(milliseconds) = patience {
            options.set_timeout(milliseconds);
        }
        window().request_idle_callback_with_options(then.unchecked_ref(), &options).ok();
    } else {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), 20).ok();
    }
}

/// A function that runs `then` once there was no call of it for so many milliseconds.
pub fn after_pause(milliseconds: u32, then: impl Fn() + Clone + 'static) -> impl Fn() + Clone + 'static {
    let last_call = Rc::new(Cell::new(0_u32));
    move || {
        let call = last_call.get().wrapping_add(1);
        last_call.set(call);
        let (last_call, then) = (Rc::clone(&last_call), then.clone());
        gloo_timers::callback::Timeout::new(milliseconds, move || {
            if last_call.get() == call {
                then();
            }
        })
        .forget();
    }
}
