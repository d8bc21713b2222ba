//! Actions, and the help that lists them with their keys.

use super::part::part;
use crate::workspace::{Action, Group};

part! {
    /// Actions and the help.
    Keys {
        keyboard_shortcuts;
        introduction;
        promise;
        labels;
        tag_or_relabel(label: &str);
        action[Action];
        group[Group];
    }
}
