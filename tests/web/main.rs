//! Tests that need a real browser but not the whole application; they run in headless Chromium.

#![cfg(target_arch = "wasm32")]
// Clippy knows tests by their attribute; what they share has none.
#![allow(clippy::expect_used)]

mod drawing;
mod selecting;
mod stage;
mod storing;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
