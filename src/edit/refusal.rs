//! Why a command cannot be carried out.

use thiserror::Error;

use super::Loss;
use crate::model::{FragmentsError, LabelId, ValueProblem};

/// Why a command was refused; nothing was changed. Shown and announced, never silent.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The article is not in the library (deleted meanwhile, perhaps).
    #[error("this article is no longer in the library")]
    UnknownDocument,
    /// The annotation is not in the article.
    #[error("this annotation no longer exists")]
    UnknownAnnotation,
    /// The link is not in the article.
    #[error("this link no longer exists")]
    UnknownRelation,
    /// The scheme has no such label.
    #[error("the scheme has no label “{0}”")]
    UnknownLabel(LabelId),
    /// The scheme has no such relation type, or it does not join these labels.
    #[error("the scheme does not allow the link “{0}” here")]
    RelationNotAllowed(String),
    /// There is such a link between these two.
    #[error("these two are linked in this way already")]
    AlreadyLinked,
    /// The label has no such attribute.
    #[error("the label has no attribute “{0}”")]
    AttributeNotAllowed(String),
    /// The value is not of the attribute’s kind.
    #[error("“{attribute}” was not set: {problem}")]
    Value {
        /// The attribute's name.
        attribute: String,
        /// What is wrong with the value.
        problem: ValueProblem,
    },
    /// A fragment lies beyond the text.
    #[error("that is beyond the end of the text")]
    OutsideText,
    /// Fragments overlap.
    #[error(transparent)]
    Fragments(#[from] FragmentsError),
    /// The annotation has no such fragment.
    #[error("this part of the annotation no longer exists")]
    UnknownFragment,
    /// The annotation would be left without words.
    #[error("this is the only part of the annotation, so it stays: delete the annotation instead")]
    LastFragment,
    /// The same label is already on exactly these characters.
    #[error("these words already carry this label")]
    Duplicate,
    /// An article without any text.
    #[error("there is no text in this article")]
    EmptyText,
    /// An article without a title.
    #[error("an article needs a title")]
    EmptyTitle,
    /// The new scheme has no place for something, and nobody decided what shall become of it; or what was decided
    /// cannot be done.
    #[error("the labels were not changed, it is not decided what becomes of this: {0}")]
    SchemeLoses(Loss),
    /// The command would change nothing.
    #[error("nothing to change")]
    NothingToDo,
}
