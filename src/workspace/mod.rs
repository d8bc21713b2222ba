//! The application as a pure state machine: the library, the open article, what is chosen, undo and redo, and
//! the vault that keeps it all. It reaches the outside through [`Storage`] only, so all of it runs natively.

mod action;
mod aside;
mod backup;
mod chain;
mod chord;
mod conflicts;
mod filter;
mod find;
mod folding;
mod gesture;
mod journaling;
mod keymap;
mod listing;
mod loading;
mod memory;
mod merging;
mod mirror;
mod notice;
mod outcome;
mod ports;
mod queue;
mod reading;
mod rebind;
mod remote;
mod room;
mod session;
mod shelf;
mod vault;
mod walk;

#[cfg(test)]
mod tests;

pub use action::{ACTIONS, Action, ActionInfo, Group, Scope};
pub use backup::{Backup, BackupArticle, BackupDays, BackupFile, BackupProblem, Reminding};
pub use chain::{ChainBreak, ChainHead, Change, Link, Verified, verify_chain};
pub use chord::{Chord, Press};
pub use filter::{AnnotationFilter, Lack, Matcher};
pub use find::{Findings, Found, FoundIn, Place, find_everywhere};
pub use gesture::Gesture;
pub use keymap::{Binding, Clash, Keymap, Winner, default_chords};
pub use memory::MemoryStorage;
pub use merging::Conflict;
pub use mirror::{Batch, BatchId, CopyEntry, CopyState, Merged, Mirrored};
pub use notice::Notice;
pub use outcome::{Outcome, Touched};
pub use ports::{Storage, StorageFault};
pub use queue::{ArticleFilter, Queue, QueueItem, Sort};
pub use rebind::{with_chords, with_usual_chords};
pub use session::Workspace;
pub use vault::{SaveState, Usage};
pub use walk::Step;
