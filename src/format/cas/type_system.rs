//! The type system: a type for each label, a feature for each attribute, and the types of UIMA and DKPro that
//! programs look for.
//!
//! The shapes are those that INCEpTION makes layers of: a span layer extends `uima.tcas.Annotation` and has plain
//! features, and links hang on a slot feature whose elements have a `role` and a `target` (its relation layers join
//! annotations of one layer only, ours join a quote and a name). There are no tokens and no sentences: INCEpTION
//! makes its own where a file has none.

use std::collections::BTreeMap;

use super::names::{feature_of, type_of};
use crate::model::{AttributeKind, LabelId, Scheme};

pub(super) const ANNOTATION: &str = "uima.tcas.Annotation";
pub(super) const DOCUMENT_ANNOTATION: &str = "uima.tcas.DocumentAnnotation";
pub(super) const SOFA: &str = "uima.cas.Sofa";
pub(super) const METADATA: &str = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
pub(super) const NAMED_ENTITY: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
/// What is known of an article beyond DKPro's metadata.
pub(super) const ARTICLE: &str = "factmark.Article";
/// One end of a link, in the list of the annotation that it starts from.
pub(super) const LINK: &str = "factmark.Link";
/// Types of labels begin so. The two above are no labels: see [`type_name`].
pub(super) const PACKAGE: &str = "factmark.";

/// What is kept of every article besides DKPro's metadata; all texts.
pub(super) const ARTICLE_FEATURES: [&str; 9] =
    ["publisher", "byline", "published", "accessed", "status", "note", "due", "links", "exceptions"];

/// What every annotation of ours may have besides its attributes and links; all texts.
const OWN_FEATURES: [&str; 9] =
    ["id", "label", "part", "note", "origin", "annotator", "created", "modified", "exact"];

/// What values a feature takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Range {
    Text,
    Flag,
    Real,
    /// A list of [`LINK`].
    Links,
    Annotation,
}

/// One type.
#[derive(Debug, Clone)]
pub(super) struct Type {
    pub(super) extends: &'static str,
    pub(super) description: String,
    /// In the order in which they are written.
    pub(super) features: Vec<(String, Range)>,
}

/// All types, by full name.
#[derive(Debug, Clone)]
pub(super) struct TypeSystem {
    pub(super) types: BTreeMap<String, Type>,
}

impl TypeSystem {
    /// The types that the labels of a scheme need, and those that are always there.
    pub(super) fn of(scheme: &Scheme) -> Self {
        let fixed = |extends, description: &str, features: &[(&str, Range)]| {
            let features = features.iter().map(|&(name, range)| (name.to_owned(), range)).collect();
            Type { extends, description: description.to_owned(), features }
        };
        let texts = |names: &[&'static str]| names.iter().map(|&it| (it, Range::Text)).collect::<Vec<_>>();
        let metadata = ["documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri"];
        let metadata = [texts(&metadata), vec![("isLastSegment", Range::Flag)]].concat();
        let article =
            fixed("uima.cas.AnnotationBase", "What is known of the article", &texts(&ARTICLE_FEATURES));
        let link = [("role", Range::Text), ("target", Range::Annotation)];
        let named_entity = texts(&["value", "identifier"]);
        let mut types = Self {
            types: [
                (ARTICLE, article),
                (LINK, fixed("uima.cas.TOP", "A link to another annotation", &link)),
                (METADATA, fixed(DOCUMENT_ANNOTATION, "", &metadata)),
                (NAMED_ENTITY, fixed(ANNOTATION, "", &named_entity)),
            ]
            .map(|(name, it)| (name.to_owned(), it))
            .into(),
        };
        for label in scheme.labels() {
            types.add_label(&label.id, &label.description);
            for def in &label.attributes {
                let range = match def.kind {
                    AttributeKind::Flag => Range::Flag,
                    AttributeKind::Number => Range::Real,
                    _ => Range::Text,
                };
                types.range_or_add(&type_name(&label.id), &def.id, range);
            }
        }
        types
    }

    fn add_label(&mut self, label: &LabelId, description: &str) {
        let own = || {
            let texts = OWN_FEATURES.iter().map(|&name| (name.to_owned(), Range::Text));
            texts.chain([("links".to_owned(), Range::Links)]).collect()
        };
        self.types.entry(type_name(label)).or_insert_with(|| Type {
            extends: ANNOTATION,
            description: description.to_owned(),
            features: own(),
        });
    }

    /// What an attribute's feature takes; a text if the scheme did not know the attribute.
    pub(super) fn range_of(&mut self, label: &LabelId, attribute: &str) -> Range {
        self.add_label(label, "");
        self.range_or_add(&type_name(label), attribute, Range::Text)
    }

    fn range_or_add(&mut self, type_name: &str, attribute: &str, range: Range) -> Range {
        let Some(it) = self.types.get_mut(type_name) else { return range };
        let feature = feature_of(attribute);
        match it.features.iter().find(|(name, _)| *name == feature) {
            Some(&(_, known)) => known,
            None => {
                it.features.push((feature, range));
                range
            }
        }
    }
}

/// The type of a label's annotations: `factmark.Quote` for `quote`. Labels that differ in the case of their first
/// letter share one; the feature `label` tells them apart.
pub(super) fn type_name(label: &LabelId) -> String {
    let name = format!("{PACKAGE}{}", type_of(label.as_str()));
    // A label may be called as one of our own types.
    if name == ARTICLE || name == LINK { format!("{name}Label") } else { name }
}
