//! Plain text: the layer that knows characters and nothing about annotations.
//!
//! Three units of offset exist and each is its own type: [`CodePoint`] in the model and in files, [`Utf16`] at the
//! DOM, [`Byte`] for slicing. They are converted here and nowhere else, by [`PlainText`].

mod block;
mod bound;
mod canonical;
mod caret;
mod clause;
mod context;
mod decode;
mod fold;
mod odd;
mod offset;
mod offset_map;
mod plain;
mod quotation;
mod search;
mod segment;
mod sentence;
mod snap;
mod span;
mod token;

pub use block::Block;
pub use bound::{Direction, Edge, MoveUnit, drag_bound, move_bound};
pub use caret::{Caret, Reach};
pub use context::Context;
pub use decode::{TextError, decode_utf8, normalise_utf16};
pub use fold::folded;
pub use odd::{cut_at_overrides, with_odd_shown};
pub use offset::{Byte, CodePoint, Utf16};
pub use plain::{Bias, PlainText};
pub use quotation::Quotation;
pub use search::Search;
pub use snap::{Granularity, snap};
pub use span::Span;
pub use token::Token;
