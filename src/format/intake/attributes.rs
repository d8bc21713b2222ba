//! Values of foreign files as the scheme's attributes take them: `yes` for a flag, `3` for a number.

use crate::model::{AttributeKind, AttributeValue, Number, parse_value, value_text};

/// The value in the attribute's kind, and whether it fits. One that does not is kept as it came.
pub(super) fn fitted(kind: &AttributeKind, value: AttributeValue) -> (AttributeValue, bool) {
    if kind.check(&value).is_ok() {
        return (value, true);
    }
    let text = match &value {
        AttributeValue::Text(text) => text.clone(),
        AttributeValue::Number(Number::Integer(1)) if *kind == AttributeKind::Flag => "yes".to_owned(),
        AttributeValue::Number(Number::Integer(0)) if *kind == AttributeKind::Flag => "no".to_owned(),
        AttributeValue::Number(_) | AttributeValue::Flag(_) => value_text(&value),
        AttributeValue::Evidence(_) => return (value, false),
    };
    match parse_value(kind, &text) {
        Ok(Some(parsed)) => (parsed, true),
        _ => (value, false),
    }
}
