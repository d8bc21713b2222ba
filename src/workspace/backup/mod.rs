//! Backups: everything that is stored, in one file, and how it comes back.
//!
//! The file holds the stored records as they are, so that what this release cannot read (damaged, or of a newer one) is
//! in it, too. A restore reads them with the code that reads the storage, and brings the articles in as an import.
//!
//! | module | its one job |
//! |---|---|
//! | [`file`] | the file: written, and checked while it is read |
//! | [`taking`] | which records go into it |
//! | [`restoring`] | what a file holds, and the import that brings it back |
//! | [`reminding`] | when somebody should be reminded to make one |

mod file;
mod reminding;
mod restoring;
mod taking;

pub use file::{BackupFile, BackupProblem};
pub use reminding::{BackupDays, Reminding};
pub use restoring::{Backup, BackupArticle};
