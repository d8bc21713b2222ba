//! The text of an article with everything that is marked on it. Its text content is the article's text.

use super::escape::Escaped;
use super::segments::segments;
use crate::model::{Annotation, Document, Scheme};

/// More marks than this over one place are not drawn one within the other; the list names them all.
const MAX_NESTED: usize = 8;

/// The text as an element.
pub(super) fn marked_text(document: &Document, scheme: &Scheme, article: usize) -> String {
    let annotations: Vec<&Annotation> = document.annotations().iter().map(|it| &**it).collect();
    let lang = match document.meta.language.as_str() {
        "" => String::new(),
        tag => format!(" lang=\"{}\"", Escaped(tag)),
    };
    let mut html = format!("<div class=\"text\" dir=\"auto\"{lang}>");
    for segment in segments(document, &annotations) {
        let words = Escaped(document.text().slice(segment.span).unwrap_or_default()).to_string();
        let shown = segment.over.len().min(MAX_NESTED);
        for (depth, &i) in segment.over.iter().take(shown).enumerate() {
            let class = label_index(scheme, annotations[i]);
            let id = match segment.first_of.contains(&i) {
                true => format!(" id=\"m{article}-{i}\""),
                false => String::new(),
            };
            html.push_str(&format!("<mark class=\"l{class}\" style=\"--depth:{}\"{id}>", shown - 1 - depth));
        }
        // Where more lie over a place than are drawn, links to the others still lead there.
        for &i in segment.over.iter().skip(shown).filter(|i| segment.first_of.contains(i)) {
            html.push_str(&format!("<span id=\"m{article}-{i}\"></span>"));
        }
        match segment.over.last() {
            // Each annotation can be reached by Tab once, at its beginning.
            Some(&innermost) => {
                let reach = if segment.first_of.contains(&innermost) { "" } else { " tabindex=\"-1\"" };
                html.push_str(&format!("<a href=\"#e{article}-{innermost}\"{reach}>{words}</a>"));
            }
            None => html.push_str(&words),
        }
        html.push_str(&"</mark>".repeat(shown));
    }
    html.push_str("</div>\n");
    html
}

/// The place of an annotation's label in the scheme.
pub(super) fn label_index(scheme: &Scheme, annotation: &Annotation) -> usize {
    scheme.labels().iter().position(|label| label.id == annotation.label).unwrap_or(0)
}
