//! Identifiers of UIMA for Factmark's ids, and back. UIMA takes ASCII letters, digits and `_`, a letter first.
//!
//! Any other character becomes `_x` with its number in hexadecimal and `_`: `odd key` is `odd_x20_key`. What cannot
//! stand first, or is a name of UIMA's, of ours or of Python's, gets the prefix `z_x_`. Two ids never get one name.

/// Put before what may not stand alone.
const PREFIX: &str = "z_x_";

/// Features that mean something else: UIMA's, ours, and words that dkpro-cassis, a Python program, stumbles on.
const TAKEN: [&str; 56] = [
    "begin",
    "end",
    "sofa",
    "type",
    "self",
    "xmiID",
    "uimaType",
    "id",
    "label",
    "part",
    "note",
    "origin",
    "annotator",
    "created",
    "modified",
    "exact",
    "links",
    "role",
    "target",
    "Governor",
    "Dependent",
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "elif",
    "else",
    "except",
    "finally",
    "for",
    "from",
    "global",
    "if",
    "import",
    "in",
    "is",
    "lambda",
    "nonlocal",
    "not",
    "or",
    "pass",
    "raise",
    "return",
    "try",
    "while",
    "with",
    "yield",
];

/// The feature that an attribute becomes.
pub(super) fn feature_of(attribute: &str) -> String {
    identifier(attribute, TAKEN.contains(&attribute))
}

/// The attribute that became this feature; `None` if no attribute does.
pub(super) fn attribute_of(feature: &str) -> Option<String> {
    let body = feature.strip_prefix(PREFIX).unwrap_or(feature);
    let mut id = String::new();
    let mut rest = body;
    while let Some((before, escaped)) = rest.split_once("_x") {
        let (number, after) = escaped.split_once('_')?;
        id.push_str(before);
        id.push(u32::from_str_radix(number, 16).ok().and_then(char::from_u32)?);
        rest = after;
    }
    id.push_str(rest);
    (feature_of(&id) == feature).then_some(id)
}

/// The type of a label, without the package: `quote` is `Quote`.
pub(super) fn type_of(label: &str) -> String {
    let name = identifier(label, false);
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

fn identifier(id: &str, is_taken: bool) -> String {
    let mut name = String::with_capacity(id.len());
    if is_taken || !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.push_str(PREFIX);
    }
    let mut chars = id.chars().peekable();
    while let Some(c) = chars.next() {
        let is_plain = c.is_ascii_alphanumeric() || (c == '_' && chars.peek().is_some_and(|&it| it != 'x'));
        if is_plain {
            name.push(c);
        } else {
            name.push_str(&format!("_x{:X}_", u32::from(c)));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, feature: &str) {
        assert_eq!(feature_of(id), feature);
        assert_eq!(attribute_of(feature).as_deref(), Some(id));
    }

    #[test]
    fn every_id_has_its_own_name() {
        check("quote_type", "quote_type");
        check("odd key", "odd_x20_key");
        check("", "z_x_");
        check("id", "z_x_id");
        check("from", "z_x_from");
        check("z_x_id", "z_x5F_x_id");
        check("_x20_", "z_x__x5F_x20_x5F_");
        check("ends_", "ends_x5F_");
        check("größe", "gr_xF6__xDF_e");
        check("2nd 👩‍👧", "z_x_2nd_x20__x1F469__x200D__x1F467_");
        check("__proto__", "z_x___proto__x5F_");
    }

    #[test]
    fn names_that_we_never_give_are_no_attributes() {
        for feature in ["odd_x20key", "a_xZZ_", "z_x_plain", "id", "größe", "a_x_"] {
            assert_eq!(attribute_of(feature), None, "{feature}");
        }
    }

    #[test]
    fn types_begin_with_a_capital() {
        let names = ["quote", "Quote", "news item", "引用"].map(type_of);
        assert_eq!(names, ["Quote", "Quote", "News_x20_item", "Z_x__x5F15__x7528_"]);
    }
}
