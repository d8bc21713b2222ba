//! The application as a pure state machine: the library, the open article, what is chosen, undo and redo, and
//! the vault that keeps it all. It reaches the outside through [`Storage`] only, so all of it runs natively.

mod filter;
mod find;
mod gesture;
mod keymap;
mod loading;
mod memory;
mod notice;
mod outcome;
mod ports;
mod queue;
mod remote;
mod session;
mod vault;
mod walk;

#[cfg(test)]
mod tests;

pub use filter::{AnnotationFilter, Lack, Matcher};
pub use find::{Findings, Found, FoundIn, Place, find_everywhere};
pub use gesture::Gesture;
pub use keymap::{Action, Chord, KEYMAP, action_for};
pub use memory::MemoryStorage;
pub use notice::Notice;
pub use outcome::{Outcome, Touched};
pub use ports::{Storage, StorageFault};
pub use queue::{ArticleFilter, Queue, QueueItem, Sort};
pub use session::Workspace;
pub use vault::{SaveState, Usage};
pub use walk::Step;
