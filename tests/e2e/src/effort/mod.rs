//! What marking an article costs a person: a gold file, the cheapest keys for it, and the proof in the browser.
//!
//! | module | job |
//! |---|---|
//! | [`press`] | key presses, and how they are counted |
//! | [`desk`] | the application without a browser: what each key does to caret, choice and marks |
//! | [`search`] | the cheapest keys from where the caret is to one mark |
//! | [`plan`] | the keys for a whole article |
//! | [`play`] | the same keys in the browser, and the comparison with the gold file |
//! | [`table`] | the report |

pub mod desk;
pub mod plan;
pub mod play;
pub mod press;
pub mod search;
pub mod table;

/// How key presses are counted, for the report and the documentation.
pub const RULE: &str = "Each key pressed counts 1; a modifier (Shift, Ctrl, Alt) counts 1 more when it goes down, \
     once for as long as it is held. Keys for links count for the label that the link starts at.";
