//! The application as a pure state machine: the library, the open article, what is chosen, undo and redo, and
//! the vault that keeps it all. It reaches the outside through [`Storage`] only, so all of it runs natively.

mod aside;
mod folding;
mod journaling;
mod keymap;
mod listing;
mod loading;
mod memory;
mod notice;
mod outcome;
mod ports;
mod reading;
mod remote;
mod room;
mod session;
mod shelf;
mod vault;

#[cfg(test)]
mod tests;

pub use keymap::{Action, Chord, KEYMAP, action_for};
pub use memory::MemoryStorage;
pub use notice::Notice;
pub use outcome::{Outcome, Touched};
pub use ports::{Storage, StorageFault};
pub use session::{Step, Workspace};
pub use vault::{SaveState, Usage};
