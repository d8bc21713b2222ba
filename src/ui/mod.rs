//! What is on screen: thin components that show what the session holds and hand it what the person does.
//!
//! Accessible names here are a public interface (people's scripts, assistive technology and the end-to-end tests
//! rely on them); ARCHITECTURE.md lists them.

// The component macro makes pub items whatever is written.
#![allow(unreachable_pub)]

mod annotations;
mod app;
mod article;
mod article_details;
mod attributes;
mod backups;
mod conflicts;
mod coverage;
mod dialog;
mod dialogs;
mod evidence;
mod export;
mod filters;
mod find;
mod footer;
mod guidelines;
mod handles;
mod header;
mod help;
mod icon;
mod import_report;
mod inspector;
mod key_change;
mod keys;
mod label_bar;
mod library;
mod links;
mod messages;
mod palette;
mod places;
mod propagate;
mod report;
mod restore;
mod scheme_editor;
mod settings;
mod sheet;

pub use app::App;
