//! What an edit is called, for "Undo: tag quote".

/// The name of an edit. The user interface puts it into words of the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditName {
    /// That many articles were added.
    AddDocuments(usize),
    /// An article got another title.
    RenameDocument,
    /// Something else known of an article was changed.
    ChangeDocument,
    /// The article of that title was deleted.
    DeleteDocument(String),
    /// An annotation was made with the label of that name.
    Tag(String),
    /// An annotation got the label of that name.
    Relabel(String),
    /// An annotation's bounds were moved.
    MoveBound,
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
    /// That many articles were imported.
    Import(usize),
}
