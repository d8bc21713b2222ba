//! The stored form: what the records in the browser's storage look like. Pure text in, text out; who writes
//! them where and when is [`crate::workspace`]'s business.
//!
//! | key | record |
//! |---|---|
//! | `factmark/index` | the order of the articles, and which were deleted |
//! | `factmark/scheme` | the scheme |
//! | `factmark/open` | which article was open |
//! | `factmark/doc/ID/text` | an article's text, once, with what was known of it then |
//! | `factmark/doc/ID/snapshot` | its annotations at some moment, a sealed line each |
//! | `factmark/doc/ID/journal/SEQ-TAB` | one edit since then |
//! | `factmark/mark`, `factmark/mark/TAB` | which batches of the copy local storage has seen |
//! | `factmark/aside/KEY` | a record that could not be read, kept as it was |
//!
//! Every record (in a snapshot every line) is sealed with a version and a checksum, so damage costs the damaged
//! line and nothing else, and a record of a newer release is told apart from a broken one.
//!
//! All ops say what shall be ("put this annotation"), so replaying a journal's tail on a snapshot that already
//! holds it changes nothing; a snapshot may be written, and the journal then deleted oldest first, with a crash
//! at any point in between.

mod dto;
mod index;
mod journal;
mod key;
mod scheme_dto;
mod seal;
mod snapshot;
mod text;

pub use index::IndexRecord;
pub use journal::JournalRecord;
pub use key::{Key, PREFIX};
pub use scheme_dto::{read_scheme, write_scheme};
pub use seal::{Damage, VERSION, newer_version, open, seal};
pub use snapshot::{Snapshot, SnapshotReader, read_snapshot, write_snapshot};
pub use text::{TextRecord, read_text, write_text};

/// When an entity (an annotation, a relation, an article's metadata) was last written: a counter that only
/// grows (Lamport 1978), then the writing tab, so that every tab orders all writes alike.
pub type Version = (u64, String);
