//! Writes UIMA CAS XMI 1.0: each article a file, and `TypeSystem.xml` for all of them.

use std::collections::BTreeMap;
use std::io;

use super::FileNames;
use super::structures::{Feature, SOFA_ID, Structure, structures};
use super::type_system::{ANNOTATION, LINK, Range, Type, TypeSystem};
use super::xml::{attribute, escaped};
use crate::format::{Loss, Place, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Document, Scheme};

/// What INCEpTION and dkpro-cassis look for beside the articles.
const TYPE_SYSTEM: &str = "TypeSystem.xml";

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Writes a file for each article, and the types at the end.
pub(super) struct XmiWriter<'a> {
    scheme: &'a Scheme,
    types: TypeSystem,
    names: FileNames,
}

impl<'a> XmiWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        Self { scheme: start.scheme, types: TypeSystem::of(start.scheme), names: FileNames::default() }
    }
}

impl Writer for XmiWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let structures = structures(document, &mut self.types, report);
        let mut xml = DECLARATION.to_owned();
        let prefixes = prefixes(&structures);
        xml.push_str("<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\"");
        for (namespace, prefix) in &prefixes {
            attribute(&mut xml, &format!("xmlns:{prefix}"), namespace);
        }
        xml.push_str(" xmi:version=\"2.0\">\n  <cas:NULL xmi:id=\"0\"/>\n");
        let mut is_changed = false;
        for structure in &structures {
            is_changed |= element(&mut xml, structure, &prefixes);
        }
        let sofa = format!("  <cas:Sofa xmi:id=\"{SOFA_ID}\" sofaNum=\"1\" sofaID=\"_InitialView\"");
        xml.push_str(&sofa);
        xml.push_str(" mimeType=\"text/plain\"");
        is_changed |= attribute(&mut xml, "sofaString", document.text().as_str());
        let members = structures.iter().filter(|it| it.is_member).map(|it| it.id.to_string());
        let members = members.collect::<Vec<_>>().join(" ");
        xml.push_str(&format!("/>\n  <cas:View sofa=\"{SOFA_ID}\" members=\"{members}\"/>\n</xmi:XMI>\n"));
        if is_changed {
            let place = || Place::document(document.id().clone(), document.meta.title.as_str());
            report.tally(ReportKind::Changed, place, Loss::Characters);
        }
        let name = self.names.next(document, "xmi");
        out.append(&name, xml.as_bytes())?;
        out.complete(&name)
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        super::tell_scheme(self.scheme, report);
        out.append(TYPE_SYSTEM, type_system(&self.types).as_bytes())?;
        out.complete(TYPE_SYSTEM)
    }
}

/// The XML namespace of a type: its package, `http:///factmark.ecore`.
fn namespace(type_name: &str) -> (String, &str) {
    let (package, short) = type_name.rsplit_once('.').unwrap_or(("", type_name));
    (format!("http:///{}.ecore", package.replace('.', "/")), short)
}

/// A prefix for each namespace: the last part of its package, numbered where it is taken.
fn prefixes(structures: &[Structure]) -> BTreeMap<String, String> {
    let mut prefixes: BTreeMap<String, String> = BTreeMap::new();
    for structure in structures {
        let (namespace, _) = namespace(&structure.type_name);
        if prefixes.contains_key(&namespace) {
            continue;
        }
        let package = structure.type_name.rsplit('.').nth(1).unwrap_or("noNamespace").to_owned();
        let n = prefixes.values().filter(|it| it.trim_end_matches(|c: char| c.is_ascii_digit()) == package);
        let n = n.count();
        prefixes.insert(namespace, if n == 0 { package } else { format!("{package}{}", n + 1) });
    }
    prefixes
}

/// Adds a structure. Whether a forbidden character had to be replaced.
fn element(xml: &mut String, structure: &Structure, prefixes: &BTreeMap<String, String>) -> bool {
    let (namespace, short) = namespace(&structure.type_name);
    let prefix = prefixes.get(&namespace).map_or("noNamespace", String::as_str);
    xml.push_str(&format!("  <{prefix}:{short} xmi:id=\"{}\"", structure.id));
    let mut is_changed = false;
    for (name, feature) in &structure.features {
        let value = match feature {
            Feature::Text(text) => text.clone(),
            Feature::Flag(flag) => flag.to_string(),
            Feature::Real(number) => format!("{number:?}"),
            Feature::Offset(number) | Feature::To(number) => number.to_string(),
            Feature::List(_, ids) => ids.iter().map(u32::to_string).collect::<Vec<_>>().join(" "),
        };
        is_changed |= attribute(xml, name, &value);
    }
    xml.push_str("/>\n");
    is_changed
}

fn type_system(types: &TypeSystem) -> String {
    let mut xml = DECLARATION.to_owned();
    xml.push_str("<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n  <types>\n");
    for (name, it) in &types.types {
        type_description(&mut xml, name, it);
    }
    xml.push_str("  </types>\n</typeSystemDescription>\n");
    xml
}

fn type_description(xml: &mut String, name: &str, it: &Type) {
    xml.push_str(&format!("    <typeDescription>\n      <name>{name}</name>\n      <description>"));
    escaped(xml, &it.description);
    xml.push_str(&format!(
        "</description>\n      <supertypeName>{}</supertypeName>\n      <features>\n",
        it.extends
    ));
    for (feature, range) in &it.features {
        let (range, element) = match range {
            Range::Text => ("uima.cas.String", None),
            Range::Flag => ("uima.cas.Boolean", None),
            Range::Real => ("uima.cas.Double", None),
            Range::Links => ("uima.cas.FSArray", Some(LINK)),
            Range::Annotation => (ANNOTATION, None),
        };
        xml.push_str(&format!(
            "        <featureDescription>\n          <name>{feature}</name>\n          <description/>\n          \
             <rangeTypeName>{range}</rangeTypeName>\n"
        ));
        if let Some(element) = element {
            xml.push_str(&format!("          <elementType>{element}</elementType>\n"));
        }
        xml.push_str("        </featureDescription>\n");
    }
    xml.push_str("      </features>\n    </typeDescription>\n");
}
