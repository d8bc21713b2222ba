//! Factmark: mark quotes, claims and entities in news articles, in the browser, without a server.
//!
//! This library is the whole application. Its modules form layers; a module imports only from modules of a
//! lower layer (`tests/native/layering.rs` checks it):
//!
//! | layer | module | what lives there |
//! |---|---|---|
//! | 0 | [`text`] | plain text: typed offsets and their map, spans, words and sentences, snapping |
//! | 1 | [`model`] | document, annotation, relation, scheme |
//! | 2 | [`edit`] | the one door: command, plan, invertible edit, history |
//! | 2 | [`suggest`] | what a person may want next: the same words elsewhere, the next stretch of a quote, link targets |
//! | 3 | [`paint`] | overlapping spans to what each block shows |
//! | 3 | [`mod@format`] | exchange formats, one file each |
//! | 3 | [`article`] | raw pages and files to document text |
//! | 3 | [`record`] | the stored form: versioned, checksummed records |
//! | 4 | [`workspace`] | the application as a pure state machine over ports |
//! | 5 | [`i18n`] | what people see and hear, in their language |
//! | 5 | `platform` | every call to the browser |
//! | 6 | `state` | signals: one session, the only writer |
//! | 7 | `ui` | Leptos components, thin |
//!
//! `src/bin/factmark` is the command line program (feature `cli`); it uses [`mod@format`], [`model`] and [`text`].
//!
//! Layers 0 to 4 and `i18n` compile without the feature `ui`, so the compiler itself keeps the browser out of them.

// The core is built with `forbid` wherever it is built without the browser: no module can allow it for itself. In the page
// itself the lint is `deny` (Cargo.toml), because what `wasm-bindgen`'s and Leptos' macros write may allow it.
#![cfg_attr(not(feature = "ui"), forbid(unsafe_code))]

pub mod article;
pub mod edit;
pub mod format;
pub mod i18n;
pub mod model;
pub mod paint;
pub mod record;
pub mod suggest;
pub mod text;
pub mod workspace;

#[cfg(feature = "ui")]
pub mod platform;
#[cfg(feature = "ui")]
pub mod state;
#[cfg(feature = "ui")]
pub mod ui;
