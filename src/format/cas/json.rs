//! Writes UIMA CAS JSON: each article a file that holds its types, too.

use std::io;

use serde_json::{Map, Value, json};

use super::FileNames;
use super::structures::{Feature, SOFA_ID, Structure, structures};
use super::type_system::{ANNOTATION, LINK, Range, SOFA, Type, TypeSystem};
use crate::format::{Report, Sink, Start, Writer};
use crate::model::{Document, Scheme};

/// Writes a file for each article.
pub(super) struct JsonWriter<'a> {
    scheme: &'a Scheme,
    types: TypeSystem,
    names: FileNames,
}

impl<'a> JsonWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        Self { scheme: start.scheme, types: TypeSystem::of(start.scheme), names: FileNames::default() }
    }
}

impl Writer for JsonWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let mut types = self.types.clone();
        let structures = structures(document, &mut types, report);
        let members: Vec<u32> = structures.iter().filter(|it| it.is_member).map(|it| it.id).collect();
        let mut all = vec![json!({
            "%ID": SOFA_ID,
            "%TYPE": SOFA,
            "sofaNum": 1,
            "sofaID": "_InitialView",
            "mimeType": "text/plain",
            "sofaString": document.text().as_str(),
        })];
        all.extend(structures.iter().flat_map(in_json));
        let view = json!({ "_InitialView": { "%SOFA": SOFA_ID, "%MEMBERS": members } });
        // A line a type and a line a structure: short, and easy to compare.
        let types =
            types.types.iter().map(|(name, it)| format!("{}: {}", json!(name), type_in_json(name, it)));
        let text = format!(
            "{{\n  \"%TYPES\": {{\n    {}\n  }},\n  \"%FEATURE_STRUCTURES\": [\n    {}\n  ],\n  \"%VIEWS\": {view}\n}}\n",
            types.collect::<Vec<_>>().join(",\n    "),
            all.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n    "),
        );
        let name = self.names.next(document, "json");
        out.append(&name, text.as_bytes())?;
        out.complete(&name)
    }

    fn finish(&mut self, _out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        super::tell_scheme(self.scheme, report);
        Ok(())
    }
}

fn type_in_json(name: &str, it: &Type) -> Value {
    let mut entry = Map::new();
    entry.insert("%NAME".into(), name.into());
    entry.insert("%SUPER_TYPE".into(), it.extends.into());
    if !it.description.is_empty() {
        entry.insert("%DESCRIPTION".into(), it.description.as_str().into());
    }
    for (feature, range) in &it.features {
        let range = match range {
            Range::Text => "uima.cas.String".to_owned(),
            Range::Flag => "uima.cas.Boolean".to_owned(),
            Range::Real => "uima.cas.Double".to_owned(),
            Range::Links => format!("{LINK}[]"),
            Range::Annotation => ANNOTATION.to_owned(),
        };
        entry.insert(feature.clone(), json!({ "%NAME": feature, "%RANGE": range }));
    }
    Value::Object(entry)
}

/// A structure, and the lists that it points to.
fn in_json(structure: &Structure) -> Vec<Value> {
    let mut entry = Map::new();
    let mut lists = Vec::new();
    entry.insert("%ID".into(), structure.id.into());
    entry.insert("%TYPE".into(), structure.type_name.as_str().into());
    for (name, feature) in &structure.features {
        let (key, value) = match feature {
            Feature::Text(text) => (name.clone(), text.as_str().into()),
            Feature::Flag(flag) => (name.clone(), (*flag).into()),
            Feature::Real(number) => (name.clone(), (*number).into()),
            Feature::Offset(offset) => (name.clone(), (*offset).into()),
            Feature::To(id) => (format!("@{name}"), (*id).into()),
            Feature::List(id, elements) => {
                lists.push(json!({ "%ID": id, "%TYPE": format!("{LINK}[]"), "%ELEMENTS": elements }));
                (format!("@{name}"), (*id).into())
            }
        };
        entry.insert(key, value);
    }
    [vec![Value::Object(entry)], lists].concat()
}
