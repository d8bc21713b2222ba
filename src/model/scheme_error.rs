//! Why labels, attributes and relation types make no scheme.

use thiserror::Error;

use super::scheme::MAX_GUIDELINES;

/// Why labels and relation types make no scheme.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SchemeError {
    /// Nothing to tag with.
    #[error("a scheme needs at least one label")]
    NoLabel,
    /// Two labels, attributes of one label or relation types share an id, or one has none.
    #[error("the id “{0}” stands twice in the scheme, or is empty")]
    Id(String),
    /// Two labels share a key.
    #[error("the key “{0}” stands for two labels")]
    Key(char),
    /// A relation type names a label that is not there.
    #[error("the relation “{relation}” names the label “{label}”, which the scheme does not have")]
    UnknownLabel {
        /// The relation type's id.
        relation: String,
        /// The label's id.
        label: String,
    },
    /// The condition of an attribute can never hold.
    #[error("the condition of the attribute “{attribute}” of the label “{label}” can never hold: {why}")]
    Condition {
        /// The label's id.
        label: String,
        /// The id of the attribute that has the condition.
        attribute: String,
        /// What is wrong with it.
        why: String,
    },
    /// Too much text.
    #[error("guidelines have at most {MAX_GUIDELINES} characters")]
    Guidelines,
    /// Nothing where an action or a chord was expected.
    #[error("the keymap has an action or a chord without a name")]
    Keymap,
}
