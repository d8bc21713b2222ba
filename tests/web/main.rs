//! Tests that need a real browser but not the whole application; they run in headless Chromium.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_tests_have_a_document() {
    assert!(web_sys::window().is_some_and(|window| window.document().is_some()));
}
