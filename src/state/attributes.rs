//! The attributes of the chosen annotation: which fields apply, what stands in them, what may be put there.

use super::Session;
use crate::edit::Command;
use crate::model::{
    AnnotationId, AttributeDef, AttributeKind, AttributeValue, Evidence, LabelId, parse_value, value_text,
};

/// A field that applies to the chosen annotation.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeField {
    /// The annotation, so that a field never keeps what was typed for another one.
    pub annotation: AnnotationId,
    /// The label's id, for its words.
    pub label: String,
    /// The attribute.
    pub def: AttributeDef,
}

impl Session {
    /// What a field is called.
    pub fn attribute_name(&self, field: &AttributeField) -> String {
        self.words().attribute_name(&LabelId::new(field.label.as_str()), &field.def).to_owned()
    }

    /// The fields that apply to the chosen annotation. Follows changes.
    pub fn attribute_fields(&self) -> Vec<AttributeField> {
        self.follow_inspected();
        self.read(|workspace| {
            let Some(chosen) = workspace.chosen() else { return Vec::new() };
            let Some(label) = workspace.library().scheme.label(&chosen.label) else { return Vec::new() };
            let field = |def: &AttributeDef| AttributeField {
                annotation: chosen.id.clone(),
                label: label.id.to_string(),
                def: def.clone(),
            };
            label.shown_attributes(chosen).map(field).collect()
        })
    }

    /// The value of an attribute of the chosen annotation. Follows changes.
    pub fn attribute(&self, id: &str) -> Option<AttributeValue> {
        self.with_chosen(|annotation| annotation.attributes.get(id).cloned()).flatten()
    }

    /// What stands in an attribute's field. Follows changes.
    pub fn attribute_text(&self, id: &str) -> String {
        self.attribute(id).as_ref().map(value_text).unwrap_or_default()
    }

    /// Takes what was typed for an attribute of an annotation; what is wrong with it, if something is. Nothing is
    /// changed then.
    pub fn type_attribute(&self, field: &AttributeField, typed: &str) -> Option<String> {
        match parse_value(&field.def.kind, typed) {
            Ok(value) => {
                self.set_attribute(field, value);
                None
            }
            Err(problem) => Some(self.words().errors.value_problem(&problem)),
        }
    }

    /// Sets an attribute, or takes its value away.
    pub fn set_attribute(&self, field: &AttributeField, value: Option<AttributeValue>) {
        let there = self.read(|workspace| {
            let document = workspace.document()?;
            let annotation = document.annotations().get(&field.annotation)?;
            Some((document.id().clone(), annotation.attributes.get(&field.def.id).cloned()))
        });
        if let Some((document, before)) = there.filter(|(_, before)| *before != value) {
            let (annotation, attribute) = (field.annotation.clone(), field.def.id.clone());
            let is_typed = !matches!(field.def.kind, AttributeKind::Choice(_) | AttributeKind::Flag);
            self.dispatch(Command::SetAttribute { document, annotation, attribute, value });
            // A choice is a change of its own; typing goes on until the field is left.
            if !is_typed || before.is_none() && matches!(field.def.kind, AttributeKind::Evidence) {
                self.end_typing();
            }
        }
    }

    /// The evidence of a field. Follows changes.
    pub fn evidence(&self, id: &str) -> Vec<Evidence> {
        match self.attribute(id) {
            Some(AttributeValue::Evidence(rows)) => rows,
            _ => Vec::new(),
        }
    }
}
