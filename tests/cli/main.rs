//! The program `factmark` as people and scripts run it: real files in temporary folders, exit statuses, messages.
#![allow(clippy::expect_used, clippy::string_slice)]

mod bench;
mod checking;
mod converting;
mod failing;
mod streaming;
mod talking;
