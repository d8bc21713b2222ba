//! Two CSS custom highlights: what a tag would cover, and where a chosen annotation stands. Registered only while
//! they are shown, because each registered range costs time at every edit.
//!
//! The bindings are written out because web-sys has them behind an unstable flag.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

/// Shows what a tag would cover, where that differs from what is selected; `None` ends it.
pub fn show_pending(ranges: Option<&[Range]>) {
    set("factmark-pending", ranges);
}

/// Flashes where something stands; `None` ends it.
pub fn show_whole(ranges: Option<&[Range]>) {
    set("factmark-whole", ranges);
}

/// A browser without the interface simply shows nothing: it is a hint, not information.
fn set(name: &str, ranges: Option<&[Range]>) -> Option<()> {
    let global = js_sys::global();
    let registry = Reflect::get(&Reflect::get(&global, &"CSS".into()).ok()?, &"highlights".into()).ok()?;
    let call = |method: &str, arguments: &js_sys::Array| -> Option<JsValue> {
        let method: Function = Reflect::get(&registry, &method.into()).ok()?.dyn_into().ok()?;
        method.apply(&registry, arguments).ok()
    };
    match ranges {
        Some(ranges) => {
            let constructor: Function = Reflect::get(&global, &"Highlight".into()).ok()?.dyn_into().ok()?;
            let arguments: js_sys::Array = ranges.iter().collect();
            let highlight = Reflect::construct(&constructor, &arguments).ok()?;
            call("set", &js_sys::Array::of2(&name.into(), &highlight))?;
        }
        None => {
            call("delete", &js_sys::Array::of1(&name.into()))?;
        }
    }
    Some(())
}
