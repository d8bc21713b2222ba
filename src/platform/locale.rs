//! The person's languages, and how the browser writes numbers and moments in one of them.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::page::{document, window};

/// The languages that a person asks for, the best first (`navigator.languages`).
pub fn preferred_languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Tells the browser, and with it assistive technology, the page's language and direction.
pub fn set_page_language(tag: &str, direction: &str) {
    if let Some(root) = document().document_element() {
        root.set_attribute("lang", tag).ok();
        root.set_attribute("dir", direction).ok();
    }
}

fn options(entries: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (key, value) in entries {
        Reflect::set(&options, &(*key).into(), value).ok();
    }
    options
}

thread_local! {
    /// The last language's formatter: making one costs more than a hundred uses.
    static NUMBERS: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
}

/// A number in the digits of a language, without marks between thousands.
pub fn number_text(n: usize, tag: &str) -> String {
    NUMBERS.with_borrow_mut(|formatter| {
        if formatter.as_ref().is_none_or(|(its_tag, _)| its_tag != tag) {
            let plain = options(&[("useGrouping", false.into())]);
            let format = Intl::NumberFormat::new(&Array::of1(&tag.into()), &plain).format();
            *formatter = Some((tag.to_owned(), format));
        }
        let text =
            formatter.as_ref().and_then(|(_, format)| format.call1(&JsValue::NULL, &(n as f64).into()).ok());
        text.and_then(|text| text.as_string()).unwrap_or_else(|| n.to_string())
    })
}

/// The time of day as a language writes it.
pub(super) fn clock_in(date: &Date, tag: &str) -> String {
    let style = options(&[("timeStyle", "medium".into())]);
    String::from(date.to_locale_string(tag, &style))
}

/// Day and time as a language writes them.
pub(super) fn moment_in(date: &Date, tag: &str) -> String {
    let style = options(&[("dateStyle", "medium".into()), ("timeStyle", "short".into())]);
    String::from(date.to_locale_string(tag, &style))
}
