//! What an annotated library is: documents, annotations, relations and the scheme that names the labels.
//!
//! Invariants live in constructors: a span is never empty, the fragments of an annotation are sorted and
//! disjoint, a document's text never changes. Model types derive no serialization on purpose: outside shapes
//! belong to [`crate::record`] (stored) and [`crate::format`] (exchanged), so that the model can change freely.

mod annotation;
mod attribute;
mod attribute_check;
mod attribute_def;
mod condition;
mod date;
mod default_scheme;
mod document;
mod draft;
mod fragments;
mod id;
mod library;
mod presets;
mod relation;
mod scheme;
mod scheme_difference;
mod scheme_error;
mod set;
mod time;
mod value_problem;

pub use annotation::{Annotation, Origin};
pub use attribute::{AttributeValue, Evidence, Number};
pub use attribute_check::{STANCES, parse_value, value_text};
pub use attribute_def::{AttributeDef, AttributeKind};
pub use condition::{Condition, Test};
pub use date::Date;
pub use default_scheme::default_guidelines;
pub use document::{Document, Meta, Source, Status};
pub use draft::{AttributeDraft, DraftProblem, Handle, LabelDraft, RelationDraft, SchemeDraft};
pub use fragments::{Fragments, FragmentsError};
pub use id::{AnnotationId, DocumentId, IdMint, LabelId, RelationId};
pub use library::Library;
pub use presets::Preset;
pub use relation::Relation;
pub use scheme::{Hue, Label, LineStyle, MAX_GUIDELINES, RelationType, Scheme};
pub use scheme_error::SchemeError;
pub use set::AnnotationSet;
pub use time::{Stamp, Timestamp};
pub use value_problem::ValueProblem;
