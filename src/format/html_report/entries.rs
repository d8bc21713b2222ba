//! The list of an article's annotations: words, attributes, evidence, note, links, and the way to the words at their
//! source.

use super::escape::{Escaped, web_address};
use super::fragment_link::fragment_link;
use super::marked_text::label_index;
use crate::model::{Annotation, AttributeValue, Document, Evidence, Label, Scheme, value_text};

/// The list as an element.
pub(super) fn entries(document: &Document, scheme: &Scheme, article: usize) -> String {
    if document.annotations().iter().next().is_none() {
        return "<p class=\"facts\">Nothing is marked on this article.</p>\n".to_owned();
    }
    let mut html = String::from("<ol class=\"entries\" aria-label=\"Annotations\">\n");
    for (i, annotation) in document.annotations().iter().enumerate() {
        html.push_str(&Entry { document, scheme, article, annotation, i }.html());
    }
    html.push_str("</ol>\n");
    html
}

struct Entry<'a> {
    document: &'a Document,
    scheme: &'a Scheme,
    article: usize,
    annotation: &'a Annotation,
    i: usize,
}

impl Entry<'_> {
    fn html(&self) -> String {
        let (article, i) = (self.article, self.i);
        let at = label_index(self.scheme, self.annotation);
        let label = self.scheme.labels().get(at);
        let name = label.map_or(self.annotation.label.as_str(), |label| &label.name);
        let words = self.document.words_of(self.annotation);
        let mut html = format!(
            "<li class=\"l{at}\" id=\"e{article}-{i}\">\n<p><span class=\"label\" title=\"{}\">{}</span> \
             <a class=\"words\" dir=\"auto\" href=\"#m{article}-{i}\">{}</a></p>\n",
            Escaped(&self.when()),
            Escaped(name),
            Escaped(&words)
        );
        html.push_str(&self.facts(label));
        if !self.annotation.note.is_empty() {
            html.push_str(&format!(
                "<p class=\"note\" dir=\"auto\">{}</p>\n",
                Escaped(&self.annotation.note)
            ));
        }
        let first = self.annotation.fragments.first();
        if let Some(link) = fragment_link(&self.document.meta.source.url, self.document.text(), first) {
            html.push_str(&format!(
                "<p class=\"source\"><a href=\"{}\" rel=\"noreferrer noopener\">At the source</a></p>\n",
                Escaped(&link)
            ));
        }
        html.push_str("</li>\n");
        html
    }

    /// When it was made and changed: seldom asked for, so it shows only when the pointer rests on the label.
    fn when(&self) -> String {
        let moments = [("marked", &self.annotation.created), ("changed", &self.annotation.modified)];
        let said = moments.into_iter().filter(|(_, when)| !when.as_str().is_empty());
        said.map(|(what, when)| format!("{what} {}", when.as_str())).collect::<Vec<_>>().join(", ")
    }

    /// Attributes, links and who made it, as a list of terms.
    fn facts(&self, label: Option<&Label>) -> String {
        let mut rows = String::new();
        for (id, value) in &self.annotation.attributes {
            let name = label.and_then(|label| label.attribute(id)).map_or(id.as_str(), |def| &def.name);
            rows.push_str(&format!("<dt>{}</dt><dd dir=\"auto\">{}</dd>", Escaped(name), shown(value)));
        }
        for relation in self.document.relations() {
            let (other, arrow) = if relation.from == self.annotation.id {
                (&relation.to, "→")
            } else if relation.to == self.annotation.id {
                (&relation.from, "←")
            } else {
                continue;
            };
            let kind = self.scheme.relation_type(&relation.kind);
            let kind = kind.map_or(relation.kind.as_str(), |kind| &kind.name);
            let annotations = self.document.annotations();
            let (Some(at), Some(other)) = (annotations.position(other), annotations.get(other)) else {
                continue;
            };
            rows.push_str(&format!(
                "<dt>{} {arrow}</dt><dd dir=\"auto\"><a href=\"#e{}-{at}\">{}</a></dd>",
                Escaped(kind),
                self.article,
                Escaped(&self.document.words_of(other))
            ));
        }
        if !self.annotation.annotator.is_empty() {
            rows.push_str(&format!("<dt>Marked by</dt><dd>{}</dd>", Escaped(&self.annotation.annotator)));
        }
        if rows.is_empty() { rows } else { format!("<dl>{rows}</dl>\n") }
    }
}

/// A value in words; addresses of the web can be followed.
fn shown(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Text(text) => linked(text),
        AttributeValue::Evidence(list) => {
            let pieces: String = list.iter().map(|piece| format!("<li>{}</li>", evidence(piece))).collect();
            format!("<ul>{pieces}</ul>")
        }
        value => Escaped(&value_text(value)).to_string(),
    }
}

fn linked(text: &str) -> String {
    match web_address(text) {
        Some(address) => format!("<a href=\"{address}\" rel=\"noreferrer noopener\">{address}</a>"),
        None => Escaped(text).to_string(),
    }
}

fn evidence(piece: &Evidence) -> String {
    let mut parts = Vec::new();
    if !piece.stance.is_empty() {
        parts.push(format!("<b>{}</b>", Escaped(&piece.stance)));
    }
    if !piece.excerpt.is_empty() {
        parts.push(format!("<q>{}</q>", Escaped(&piece.excerpt)));
    }
    parts.extend(
        [&piece.url, &piece.archive_url].into_iter().filter(|it| !it.is_empty()).map(|it| linked(it)),
    );
    if !piece.accessed.as_str().is_empty() {
        parts.push(format!("seen {}", Escaped(piece.accessed.as_str())));
    }
    parts.join(" · ")
}
