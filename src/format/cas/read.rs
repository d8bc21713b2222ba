//! Reads UIMA CAS JSON: Factmark's own as it was, and that of any other program: every annotation of a type other
//! than tokens and sentences is one, named by its type; plain features are attributes, features that point to other
//! annotations are links.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use super::resolve::{Entry, Graph};
use super::type_system::{ARTICLE, LINK, METADATA, NAMED_ENTITY, SOFA};
use crate::format::intake::{Intake, RawAnnotation, RawDocument, RawFragment, RawRelation};
use crate::format::placing::Unit;
use crate::format::{InFile, Incoming, ReadError, ReadProblem};
use crate::model::{AttributeValue, Date, LabelId, Meta, Origin, Status, Timestamp};
use crate::text::{PlainText, Span, Utf16};

/// What a text is cut into by programs, not marked by people; and descriptions of the text as a whole.
const NO_MARKS: [&str; 5] = ["Token", "Sentence", "Paragraph", "DocumentAnnotation", "DocumentMetaData"];

pub(super) fn files(files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
    let mut intake = Intake::new();
    for file in files {
        let parsed: Value = serde_json::from_str(file.text()?).map_err(|error| {
            let problem = error.to_string();
            let problem = problem.split(" at line ").next().unwrap_or_default().to_owned();
            file.refuse(ReadProblem::Syntax {
                line: file.line(error.line()),
                column: error.column(),
                problem,
            })
        })?;
        let refuse = |problem: &str| {
            let path = "%FEATURE_STRUCTURES".to_owned();
            file.refuse(ReadProblem::Value { path, problem: problem.to_owned() })
        };
        let Some(graph) = Graph::of(&parsed) else {
            return Err(refuse("not there; expected the list of feature structures of a UIMA CAS"));
        };
        let is_text = |entry: &&Entry<'_>| entry.type_name() == SOFA && entry.text("sofaString").is_some();
        let texts: Vec<Entry<'_>> = graph.entries.iter().filter(is_text).copied().collect();
        if texts.is_empty() {
            return Err(refuse("holds no text: expected a “uima.cas.Sofa” with a “sofaString”"));
        }
        for sofa in texts {
            intake.add(View::new(&graph, sofa).document());
        }
    }
    Ok(intake.finish())
}

/// One text of a CAS, and what is marked on it.
struct View<'a> {
    graph: &'a Graph<'a>,
    text: &'a str,
    entries: Vec<Entry<'a>>,
    annotations: Vec<RawAnnotation>,
    /// The annotation that a feature structure is, or is a piece of.
    taken: BTreeMap<u64, usize>,
    /// Ids of links of ours, by what they join.
    link_ids: BTreeMap<[String; 3], VecDeque<String>>,
}

impl<'a> View<'a> {
    fn new(graph: &'a Graph<'a>, sofa: Entry<'a>) -> Self {
        let entries = graph.entries.iter().filter(|it| it.to("sofa") == Some(sofa.id)).copied().collect();
        Self {
            graph,
            text: sofa.text("sofaString").unwrap_or_default(),
            entries,
            annotations: Vec::new(),
            taken: BTreeMap::new(),
            link_ids: BTreeMap::new(),
        }
    }

    fn document(mut self) -> RawDocument {
        let mut document = RawDocument::new(self.text, Unit::Utf16);
        self.meta(&mut document);
        self.take_annotations();
        document.relations = self.relations();
        document.annotations = self.annotations;
        document
    }

    fn meta(&mut self, document: &mut RawDocument) {
        let filled = |entry: &Entry<'a>, key: &str| entry.text(key).filter(|it| !it.is_empty());
        for entry in self.entries.clone() {
            let meta = &mut document.meta;
            if let Some(language) = filled(&entry, "language").filter(|&it| it != "x-unspecified") {
                meta.language = language.to_owned();
            }
            if entry.type_name() == METADATA {
                meta.title = entry.text("documentTitle").unwrap_or_default().to_owned();
                meta.source.url = entry.text("documentUri").unwrap_or_default().to_owned();
                document.id = filled(&entry, "documentId").map(str::to_owned);
            } else if entry.type_name() == ARTICLE {
                article(&entry, meta, self.text);
                let ids =
                    entry.text("links").and_then(|it| serde_json::from_str::<Vec<[String; 4]>>(it).ok());
                for [id, from, kind, to] in ids.unwrap_or_default() {
                    self.link_ids.entry([from, kind, to]).or_default().push_back(id);
                }
            }
        }
    }

    fn take_annotations(&mut self) {
        let is_entity = |it: &&Entry<'a>| it.is_own() && it.text("label") == Some("entity");
        let own_names: BTreeSet<_> = self.entries.iter().filter(is_entity).map(Entry::range).collect();
        let mut own: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut ids = BTreeSet::new();
        for entry in self.entries.clone() {
            let Some(range) = entry.range() else { continue };
            let is_copy = entry.type_name() == NAMED_ENTITY && own_names.contains(&Some(range));
            let is_link = entry.to("Governor").is_some() && entry.to("Dependent").is_some();
            if is_copy || is_link || NO_MARKS.contains(&entry.short_name()) {
                continue;
            }
            let fragment = RawFragment { range, ..RawFragment::default() };
            let own_id = entry.text("id").zip(entry.text("label")).filter(|_| entry.is_own());
            if let Some(&first) = own_id.and_then(|key| own.get(&key)) {
                self.taken.insert(entry.id, first);
                if let Some(annotation) = self.annotations.get_mut(first) {
                    annotation.fragments.push(fragment);
                }
                continue;
            }
            let at = self.annotations.len();
            self.taken.insert(entry.id, at);
            let mut annotation = match own_id {
                Some((id, label)) => {
                    own.insert((id, label), at);
                    self.own(&entry, id, label)
                }
                None => foreign(&entry),
            };
            if !ids.insert(annotation.id.clone()) {
                annotation.id = format!("{}-{}", annotation.id, entry.id);
                ids.insert(annotation.id.clone());
            }
            annotation.fragments.push(fragment);
            self.annotations.push(annotation);
        }
    }

    fn own(&self, entry: &Entry<'a>, id: &str, label: &str) -> RawAnnotation {
        let text = |key: &str| entry.text(key).unwrap_or_default().to_owned();
        let moment = |key: &str| Timestamp::new(text(key)).unwrap_or_else(Timestamp::unknown);
        RawAnnotation {
            id: id.to_owned(),
            attributes: self.graph.own_attributes(*entry),
            note: text("note"),
            origin: entry.text("origin").and_then(Origin::parse).unwrap_or(Origin::Imported),
            annotator: text("annotator"),
            created: moment("created"),
            modified: moment("modified"),
            ..RawAnnotation::new(label, at(entry))
        }
    }

    fn relations(&mut self) -> Vec<RawRelation> {
        let mut relations = Vec::new();
        for entry in self.entries.clone() {
            if let (Some(from), Some(to)) = (entry.to("Governor"), entry.to("Dependent")) {
                relations.extend(self.relation(entry.short_name(), from, to));
                continue;
            }
            if !self.taken.contains_key(&entry.id) {
                continue;
            }
            let pointing = entry.keys.iter().filter_map(|(key, to)| {
                let name = key.strip_prefix('@').filter(|&name| name != "sofa")?;
                Some((name, to.as_u64()?))
            });
            for (name, to) in pointing {
                for (kind, to) in self.ends(name, to) {
                    relations.extend(self.relation(kind, entry.id, to));
                }
            }
        }
        relations
    }

    /// The annotations that a feature leads to: itself, each in a list, or behind the links of a list.
    fn ends(&self, name: &'a str, to: u64) -> Vec<(&'a str, u64)> {
        let Some(entry) = self.graph.get(to) else { return Vec::new() };
        let Some(elements) = entry.keys.get("%ELEMENTS").and_then(Value::as_array) else {
            return vec![(name, to)];
        };
        let end = |id: u64| match self.graph.get(id).and_then(|it| Some((it, it.to("target")?))) {
            Some((link, target)) => {
                let role = link.text("role").filter(|role| !role.is_empty() || link.type_name() == LINK);
                (role.unwrap_or(name), target)
            }
            None => (name, id),
        };
        elements.iter().filter_map(Value::as_u64).map(end).collect()
    }

    fn relation(&mut self, kind: &str, from: u64, to: u64) -> Option<RawRelation> {
        let id_of = |id: u64| Some(self.annotations.get(*self.taken.get(&id)?)?.id.clone());
        // An end that is no annotation has no id here: told as a link to what is not there, unless it is a token.
        let is_mark = |id: u64| self.graph.get(id).is_some_and(|it| !NO_MARKS.contains(&it.short_name()));
        if !is_mark(from) || !is_mark(to) {
            return None;
        }
        let (from, to) = (id_of(from).unwrap_or_default(), id_of(to).unwrap_or_default());
        let key = [from, kind.to_owned(), to];
        let id = self.link_ids.get_mut(&key).and_then(VecDeque::pop_front).unwrap_or_default();
        let [from, kind, to] = key;
        Some(RawRelation { id, kind, from, to })
    }
}

fn at(entry: &Entry<'_>) -> String {
    format!("feature structure {}", entry.id)
}

fn foreign(entry: &Entry<'_>) -> RawAnnotation {
    let (mut note, mut attributes) = (String::new(), entry.attributes());
    // In a layer of ours, what people wrote as a note is one.
    if entry.type_name().starts_with(super::type_system::PACKAGE) {
        attributes.retain(|(key, value)| match value {
            AttributeValue::Text(text) if key == "note" => {
                note.clone_from(text);
                false
            }
            AttributeValue::Flag(false) => false,
            _ => true,
        });
    }
    let id = entry.id.to_string();
    RawAnnotation { id, note, attributes, ..RawAnnotation::new(entry.short_name(), at(entry)) }
}

fn article(entry: &Entry<'_>, meta: &mut Meta, text: &str) {
    let get = |key: &str| entry.text(key).unwrap_or_default().to_owned();
    let moment = |key: &str| Timestamp::new(get(key)).unwrap_or_else(Timestamp::unknown);
    meta.source.publisher = get("publisher");
    meta.source.byline = get("byline");
    meta.source.published = moment("published");
    meta.source.accessed = moment("accessed");
    meta.status = Status::parse(&get("status")).unwrap_or_default();
    meta.note = get("note");
    meta.due = Date::parse(&get("due"));
    let exceptions = serde_json::from_str::<Vec<(String, u32, u32)>>(&get("exceptions")).unwrap_or_default();
    let text = PlainText::from_raw(text);
    let place = |(label, start, end): (String, u32, u32)| {
        let at = |offset| text.code_point_of_utf16(Utf16::new(offset));
        Some((LabelId::new(label), Span::new(at(start)?, at(end)?)?))
    };
    meta.exceptions = exceptions.into_iter().filter_map(place).collect();
}
