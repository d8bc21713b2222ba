//! Signals: one [`Session`] in context, the only writer of anything. What is shown is derived from it.

mod acting;
pub mod action_words;
mod caret;
mod files_in;
mod files_out;
mod handles;
mod messages;
mod palette;
mod session;
mod shown;
mod tagging;
pub mod words;

pub use handles::HandlePlace;
pub use messages::{Message, Offer, Tone};
pub use palette::PaletteEntry;
pub use session::{Dialog, Session, Sheet};
pub use shown::{ArticleFacts, LibraryItem, ListItem};
pub use tagging::{BoundMove, Selected};
