//! What an edit is called, for "Undo: tag quote".

use crate::model::Status;

/// The name of an edit. The user interface puts it into words of the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditName {
    /// That many articles were added.
    AddDocuments(usize),
    /// An article got another title.
    RenameDocument,
    /// The work on an article got that far.
    ChangeStatus(Status),
    /// An article's note was written.
    ArticleNote,
    /// An article got another day to be done by, or none.
    Due,
    /// An article got another place in the order.
    MoveDocument,
    /// Something else known of an article, or several things at once, was changed.
    ChangeDocument,
    /// The article of that title was deleted.
    DeleteDocument(String),
    /// An annotation was made with the label of that name.
    Tag(String),
    /// That many places with the same words were tagged with the label of that name; none if places were only
    /// left out.
    Propagate(String, usize),
    /// An annotation got the label of that name.
    Relabel(String),
    /// An annotation's bounds were moved.
    MoveBound,
    /// A stretch was added to an annotation.
    AddFragment,
    /// A stretch was taken from an annotation.
    RemoveFragment,
    /// A note was written.
    Note,
    /// The attribute of that id was set.
    Attribute(String),
    /// An annotation with the label of that name was deleted.
    DeleteAnnotation(String),
    /// Two annotations were linked.
    Link,
    /// A link was deleted.
    Unlink,
    /// The scheme was changed, and with it what did not fit any more.
    ChangeScheme,
    /// What another tab had made of something took the place of what was shown.
    TakeVersion,
    /// That many articles were imported.
    Import(usize),
}

impl EditName {
    /// The name of two edits of one gesture, this one and a later one: it counts together what both count.
    pub(super) fn joined_with(&self, later: &Self) -> Self {
        match (self, later) {
            (Self::AddDocuments(n), Self::AddDocuments(more)) => Self::AddDocuments(n + more),
            _ => self.clone(),
        }
    }
}
