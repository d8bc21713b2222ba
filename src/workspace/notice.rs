//! What a person must be told that is not the answer to a command.

use super::StorageFault;

/// Something about the stored work that a person must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be stored: the work lives in this page only.
    StorageFault(StorageFault),
    /// Some records of an article could not be read. They were kept aside, the rest is here.
    DamagedRecords {
        /// The article's title.
        title: String,
        /// How many annotations, links or edits are missing.
        n_lost: usize,
    },
    /// The text of an article could not be read; without it the article cannot be shown.
    DamagedText {
        /// The article's id.
        id: String,
    },
    /// The list of articles could not be read and was made anew from the articles themselves.
    DamagedIndex,
    /// The scheme could not be read; the standard one took its place.
    DamagedScheme,
    /// The scheme was stored by a newer release and is left untouched: changes of the scheme made here are not stored.
    NewerScheme,
    /// An article was stored by a newer release and is left untouched.
    NewerArticle {
        /// The article's id.
        id: String,
    },
    /// An article that no list knew was found and put back.
    Recovered {
        /// Its title.
        title: String,
    },
    /// What local storage had lost came back from the copy.
    BroughtBack,
    /// The copy cannot be written. The work is stored, but may not be on the disk when the browser is killed.
    CopyFault(StorageFault),
    /// Another tab changed what is shown here.
    ChangedElsewhere,
    /// Two tabs changed the same thing without knowing of each other; see [`super::Workspace::conflicts`].
    Conflict {
        /// How many such things there are.
        n: usize,
    },
    /// Another tab deleted an article that was open here. Undo brings it back.
    DeletedElsewhere {
        /// Its title.
        title: String,
    },
    /// What was to be undone or redone no longer fits, because another tab changed it.
    NoLongerFits,
}
