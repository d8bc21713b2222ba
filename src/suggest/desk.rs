//! Articles to try proposals on: ids are `a`, `b` and so on.

use std::sync::Arc;

use crate::model::{
    Annotation, AnnotationId, AttributeValue, Document, DocumentId, Fragments, LabelId, Library, Meta,
    Origin, Relation, RelationId, Timestamp,
};
use crate::text::{CodePoint, PlainText, Search, Span};

pub(super) struct Desk {
    pub(super) library: Library,
}

impl Desk {
    pub(super) fn with_articles(texts: &[&str]) -> Self {
        let mut library = Library::default();
        for (id, text) in ('a'..).zip(texts) {
            let id = DocumentId::new(id.to_string());
            let document = Document::new(id, Meta::titled("T"), PlainText::from_raw(text));
            library.insert(9, Arc::new(document)).unwrap();
        }
        Self { library }
    }

    /// Marks the first place of each of these words.
    pub(super) fn tag(&mut self, document: &str, id: &str, label: &str, words: &[&str]) {
        let text = self.library.get(&DocumentId::new(document)).unwrap().text().clone();
        let place = |words: &&str| {
            let search = Search { words: (*words).into(), is_case_sensitive: true, ..Search::default() };
            let span = search.find_all(&text)[0];
            (span.start().get(), span.end().get())
        };
        let places: Vec<_> = words.iter().map(place).collect();
        self.tag_at(document, id, label, &places);
    }

    pub(super) fn tag_at(&mut self, document: &str, id: &str, label: &str, places: &[(u32, u32)]) {
        let span =
            |&(start, end): &(u32, u32)| Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap();
        let annotation = Annotation {
            id: AnnotationId::new(id),
            label: LabelId::new(label),
            fragments: Fragments::new(places.iter().map(span)).unwrap(),
            attributes: Default::default(),
            note: String::new(),
            origin: Origin::Manual,
            annotator: "".into(),
            created: Timestamp::unknown(),
            modified: Timestamp::unknown(),
        };
        let document = self.library.get_mut(&DocumentId::new(document)).unwrap();
        document.put_annotation(Arc::new(annotation)).unwrap();
    }

    /// Gives an annotation an attribute.
    pub(super) fn describe(&mut self, document: &str, id: &str, attribute: &str, value: &str) {
        let document = self.library.get_mut(&DocumentId::new(document)).unwrap();
        let mut annotation = document.annotations().get(&AnnotationId::new(id)).unwrap().as_ref().clone();
        annotation.attributes.insert(attribute.into(), AttributeValue::Text(value.into()));
        document.put_annotation(Arc::new(annotation)).unwrap();
    }

    pub(super) fn link(&mut self, document: &str, from: &str, kind: &str, to: &str) {
        self.library.get_mut(&DocumentId::new(document)).unwrap().put_relation(Relation {
            id: RelationId::new(format!("{from}-{kind}-{to}")),
            kind: kind.into(),
            from: AnnotationId::new(from),
            to: AnnotationId::new(to),
        });
    }
}
