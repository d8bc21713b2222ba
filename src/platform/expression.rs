//! Regular expressions: the browser's own, which cost no bytes and are what people know. They may take long on
//! some texts, so they are run a paragraph at a time and given up when that takes too long altogether.

use js_sys::{Date, RegExp};
use wasm_bindgen::JsCast;

/// A regular expression that was understood.
#[derive(Debug)]
pub struct Expression {
    inner: RegExp,
    started: f64,
}

/// Longer than this, in milliseconds, nobody waits.
const PATIENCE: f64 = 2_000.0;
/// More places than this in one paragraph are no search any more.
const MAX_IN_BLOCK: usize = 10_000;

impl Expression {
    /// Reads an expression (ECMAScript, with Unicode).
    ///
    /// # Errors
    /// What is wrong with it, in the browser's words.
    pub fn new(source: &str, is_case_sensitive: bool) -> Result<Self, String> {
        let flags = if is_case_sensitive { "gu" } else { "giu" };
        let arguments = js_sys::Array::of2(&source.into(), &flags.into());
        let constructor: js_sys::Function =
            js_sys::Reflect::get(&js_sys::global(), &"RegExp".into()).unwrap_or_default().unchecked_into();
        let made = js_sys::Reflect::construct(&constructor, &arguments);
        let inner = made.map_err(|error| {
            error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default()
        })?;
        Ok(Self { inner: inner.unchecked_into(), started: Date::now() })
    }

    /// All places in a paragraph, in UTF-16 units from its start, ascending, without overlap; none once patience
    /// is at its end.
    pub fn find_all(&self, text: &str) -> Vec<(u32, u32)> {
        let mut found = Vec::new();
        self.inner.set_last_index(0);
        while found.len() < MAX_IN_BLOCK && Date::now() - self.started < PATIENCE {
            let Some(place) = self.inner.exec(text) else { break };
            let start = js_sys::Reflect::get(&place, &"index".into()).ok().and_then(|index| index.as_f64());
            let start = start.unwrap_or_default() as u32;
            let end = self.inner.last_index();
            if end > start {
                found.push((start, end));
            } else {
                // An empty place would be found for ever.
                self.inner.set_last_index(end + 1);
            }
        }
        found
    }
}
