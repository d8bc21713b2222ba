//! Files that may be imported: new articles, and ones that are in the library already, changed or not.

use std::sync::Arc;

use factmark::edit::{Import, SAMPLE_ID};
use factmark::model::{
    Annotation, AnnotationId, Document, DocumentId, Hue, Label, LabelId, Library, LineStyle, Meta, Origin,
    Relation, RelationId, Scheme, Timestamp,
};
use factmark::text::PlainText;
use proptest::prelude::*;

use super::{Pick, Stretches, TEXTS, document_of, fragments, pick, stretches};

/// One article in a file.
#[derive(Debug, Clone)]
pub(in super::super) enum Parcel {
    /// One of a few ids, with a link between its marks where it has two.
    New(&'static str, &'static str, Vec<Stretches>),
    /// One of the library's own, as it is.
    Same(Pick),
    /// One of the library's own, under another title.
    Changed(Pick),
}

pub(super) fn parcel() -> impl Strategy<Value = Parcel> {
    let ids = prop::sample::select(&["a", "b", "weird/id %2F-ü", SAMPLE_ID][..]);
    let marks = prop::collection::vec(stretches(), 0..4);
    prop_oneof![
        3 => (ids, prop::sample::select(TEXTS), marks).prop_map(|(id, text, marks)| Parcel::New(id, text, marks)),
        1 => pick().prop_map(Parcel::Same),
        1 => pick().prop_map(Parcel::Changed),
    ]
}

pub(super) fn import(with_scheme: bool, parcels: &[Parcel], library: &Library) -> Import {
    let documents = parcels.iter().filter_map(|parcel| match parcel {
        Parcel::New(id, text, marks) => Some(document(id, text, marks)),
        Parcel::Same(pick) => document_of(library, *pick).cloned(),
        Parcel::Changed(pick) => document_of(library, *pick).cloned().map(|mut document| {
            document.meta.title.push('!');
            document
        }),
    });
    Import {
        scheme: with_scheme.then(|| Arc::new(scheme())),
        documents: documents.collect(),
        ..Import::default()
    }
}

/// The preset with a label more.
fn scheme() -> Scheme {
    let preset = Scheme::preset();
    let extra = Label {
        id: LabelId::new("extra"),
        name: "Extra".into(),
        description: String::new(),
        key: Some('x'),
        hue: Hue::Purple,
        line: LineStyle::Wavy,
        attributes: Vec::new(),
    };
    let labels = preset.labels().iter().cloned().chain([extra]).collect();
    Scheme::new(labels, preset.relation_types().to_vec()).expect("a scheme")
}

fn document(id: &str, text: &str, marks: &[Stretches]) -> Document {
    let text = PlainText::from_raw(text);
    let mut document = Document::new(DocumentId::new(id), Meta::titled(id), text.clone());
    for (i, stretches) in marks.iter().enumerate() {
        // Marks that would reach beyond the text are not taken in.
        document.put_annotation(Arc::new(annotation(&i.to_string(), "entity", stretches, &text))).ok();
    }
    let ids: Vec<AnnotationId> = document.annotations().iter().map(|a| a.id.clone()).collect();
    if let [from, to, ..] = ids.as_slice() {
        let (id, kind) = (RelationId::new("r"), "same_as".to_owned());
        document.put_relation(Relation { id, kind, from: from.clone(), to: to.clone() });
    }
    document
}

/// An annotation without anything but its place.
pub(in super::super) fn annotation(id: &str, label: &str, at: &Stretches, text: &PlainText) -> Annotation {
    Annotation {
        id: AnnotationId::new(id),
        label: LabelId::new(label),
        fragments: fragments(at, text),
        attributes: Default::default(),
        note: String::new(),
        origin: Origin::Imported,
        annotator: "".into(),
        created: Timestamp::unknown(),
        modified: Timestamp::unknown(),
    }
}
