//! Random sequences of what people do: on a library, on a stored workspace, in two tabs at once; and how what they
//! marked is painted and counted; and that what is proposed can be done.
// Clippy knows tests by their attribute; what they share has none.
#![allow(clippy::expect_used)]

mod bad_days;
mod commands;
mod copies;
mod covering;
mod damaged;
mod each_write;
mod gestures;
mod painting;
mod proposals;
mod schemes;
mod stored;
mod tabs;

use std::sync::Arc;

use factmark::model::{Stamp, Timestamp};

/// The moment and seed of the nth command.
fn stamp(nth: u64) -> Stamp {
    let now = Timestamp::new(format!("2026-11-22T10:{:02}:{:02}Z", nth / 60 % 60, nth % 60));
    Stamp { now: now.expect("a moment"), annotator: Arc::from("ann"), seed: nth.wrapping_mul(1 << 32) }
}
