//! Ids from names: what files use, made from what people read.

use crate::text::folded;

/// An id for a new part called `name`: lower-case ASCII letters and digits with `_` for all else, or `fallback` if
/// nothing is left; with a number behind it if `is_taken` says so.
pub(super) fn id_for(name: &str, fallback: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let name = folded(name);
    // Marks and apostrophes belong to the letters before them.
    let letters = name.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\''));
    let plain: String = letters.map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let words: Vec<&str> = plain.split('_').filter(|word| !word.is_empty()).collect();
    let base = if words.is_empty() { fallback.to_owned() } else { words.join("_") };
    if !is_taken(&base) {
        return base;
    }
    (2_u32..).map(|n| format!("{base}_{n}")).find(|id| !is_taken(id)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(id_for(name, "label", |id| ["claim", "claim_2", "label"].contains(&id)), expected);
    }

    #[test]
    fn ids_are_made_from_names() {
        check("Number", "number");
        check("  Figure of  speech! ", "figure_of_speech");
        check("Größe & Maß", "grosse_mass");
        check("Año pasado", "ano_pasado");
        check("Editor’s note", "editors_note");
        check("2nd claim", "2nd_claim");
        check("Claim", "claim_3");
        check("اقتباس", "label_2");
        check("—", "label_2");
    }
}
