//! Signals: one [`Session`] in context, the only writer of anything. What is shown is derived from it.

mod acting;
mod attributes;
mod behind_dialog;
mod caret;
mod files_in;
mod files_out;
mod finding;
mod fragments;
mod handles;
mod language;
mod linking;
mod messages;
mod overview;
mod palette;
mod progress;
mod propagating;
mod session;
mod shown;
mod tagging;
mod walking;
pub mod words;

pub use attributes::AttributeField;
pub use finding::{FindQuery, FoundEverywhere, FoundItem};
pub use handles::HandlePlace;
pub use linking::LinkItem;
pub use messages::{Message, Offer, Tone};
pub use overview::CoverageBar;
pub use palette::PaletteEntry;
pub use progress::Progress;
pub use propagating::PlaceItem;
pub(crate) use session::BrowserWorkspace;
pub use session::{Dialog, Session, Sheet};
pub use shown::{ArticleFacts, LibraryItem, ListItem};
pub use tagging::{BoundMove, Selected};
