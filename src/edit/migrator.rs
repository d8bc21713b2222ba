//! Carries annotations and links over to another scheme, and counts what has no place there.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Fate, Migration, Op, Part};
use crate::model::{
    Annotation, AnnotationId, AttributeDef, AttributeValue, Document, Label, LabelId, Library, Relation,
    Scheme, Timestamp, parse_value, value_text,
};

/// How often a part that was decided over, or should be, was met.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) n: usize,
    pub(super) n_articles: usize,
    /// Whether nobody said what shall become of it, or it cannot become that.
    pub(super) is_open: bool,
    last_article: Option<usize>,
}

pub(super) struct Migrator<'a> {
    old: &'a Scheme,
    new: &'a Scheme,
    migration: &'a Migration,
    article: usize,
    pub(super) met: BTreeMap<Part, Tally>,
}

/// A value on its way: the part that moves it, if any does.
type Moved = (Option<Part>, String, AttributeValue);

impl<'a> Migrator<'a> {
    pub(super) fn new(old: &'a Scheme, new: &'a Scheme, migration: &'a Migration) -> Self {
        Self { old, new, migration, article: 0, met: BTreeMap::new() }
    }

    /// The ops that carry all articles over. What is open stays as it is.
    pub(super) fn carry_over(&mut self, library: &Library, now: &Timestamp) -> Vec<Op> {
        let mut ops = Vec::new();
        for (article, document) in library.documents().iter().enumerate() {
            self.article = article;
            self.document(document, now, &mut ops);
        }
        ops
    }

    fn document(&mut self, document: &Document, now: &Timestamp, ops: &mut Vec<Op>) {
        let (mut annotation_ops, mut link_ops) = (Vec::new(), Vec::new());
        let mut labels: HashMap<AnnotationId, LabelId> = HashMap::new();
        for before in document.annotations().iter() {
            let Some(after) = self.annotation(before) else {
                annotation_ops.push(Op::RemoveAnnotation(document.id().clone(), before.id.clone()));
                continue;
            };
            labels.insert(after.id.clone(), after.label.clone());
            if after != **before {
                let after = Annotation { modified: now.clone(), ..after };
                annotation_ops.push(Op::PutAnnotation(document.id().clone(), Arc::new(after)));
            }
        }
        for before in document.relations() {
            let ends = [&before.from, &before.to]
                .map(|end| Some((document.annotations().get(end)?, labels.get(end)?)));
            let after = match ends {
                [Some((old_from, from)), Some((old_to, to))] => {
                    let was_allowed = self.old.allows(&before.kind, &old_from.label, &old_to.label);
                    self.relation(before, was_allowed, from, to)
                }
                _ => None,
            };
            match after {
                None => ops.push(Op::RemoveRelation(document.id().clone(), before.id.clone())),
                Some(after) if after != *before => {
                    link_ops.push(Op::PutRelation(document.id().clone(), after))
                }
                Some(_) => {}
            }
        }
        // Links go before what they link; what they become comes when everything is there.
        ops.append(&mut annotation_ops);
        ops.append(&mut link_ops);
    }

    fn meet(&mut self, part: &Part, is_open: bool) {
        let tally = self.met.entry(part.clone()).or_default();
        tally.n += 1;
        tally.is_open |= is_open;
        if tally.last_article != Some(self.article) {
            tally.last_article = Some(self.article);
            tally.n_articles += 1;
        }
    }

    /// What was decided over a part that is met; `None` leaves it as it is, and open if it is `lost`.
    fn decide(&mut self, part: &Part, is_lost: bool) -> Option<&'a Fate> {
        let fate = self.migration.fate(part);
        if fate.is_some() || is_lost {
            self.meet(part, fate.is_none());
        }
        fate
    }

    /// Says that a part cannot become what was decided.
    fn open(&mut self, part: &Part) {
        self.met.entry(part.clone()).or_default().is_open = true;
    }

    fn annotation(&mut self, before: &Annotation) -> Option<Annotation> {
        let part = Part::Label(before.label.clone());
        let (old, same) = (self.old.label(&before.label), self.new.label(&before.label));
        let label = match self.decide(&part, old.is_some() && same.is_none()) {
            Some(Fate::Removed) => return None,
            Some(Fate::Becomes(id)) => {
                let label = self.new.label(&LabelId::new(id.as_str()));
                if label.is_none() {
                    self.open(&part);
                }
                label
            }
            Some(Fate::Kept) | None => same,
        };
        let Some(label) = label else { return Some(before.clone()) };

        let values = before.attributes.iter();
        let moved: Vec<Moved> =
            values.filter_map(|(key, value)| self.value(&before.label, old, label, key, value)).collect();
        let (stay, go): (Vec<Moved>, Vec<Moved>) = moved.into_iter().partition(|(part, ..)| part.is_none());
        let mut attributes: BTreeMap<_, _> = stay.into_iter().map(|(_, key, value)| (key, value)).collect();
        for (part, key, value) in go {
            if attributes.get(&key).is_some_and(|there| *there != value) {
                // One of the two values would be lost.
                part.iter().for_each(|part| self.open(part));
            } else {
                attributes.insert(key, value);
            }
        }
        Some(Annotation { label: label.id.clone(), attributes, ..before.clone() })
    }

    fn value(
        &mut self,
        old_label: &LabelId,
        old: Option<&Label>,
        label: &Label,
        key: &str,
        value: &AttributeValue,
    ) -> Option<Moved> {
        let old_def = old.and_then(|old| old.attribute(key));
        let fits_old = old_def.is_some_and(|def| def.kind.check(value).is_ok());
        let as_it_is = Some((None, key.to_owned(), value.clone()));
        let part = Part::Attribute(old_label.clone(), key.to_owned());
        let is_lost = old_def.is_some() && label.attribute(key).is_none();
        let (mover, def) = match self.decide(&part, is_lost) {
            Some(Fate::Removed) => return None,
            Some(Fate::Kept) => return as_it_is,
            Some(Fate::Becomes(id)) => {
                let def = label.attribute(id);
                if def.is_none() {
                    self.open(&part);
                }
                ((id != key).then_some(part), def)
            }
            None => (None, label.attribute(key)),
        };
        let Some(def) = def else { return as_it_is };
        match (value, old_def) {
            (AttributeValue::Text(text), Some(old_def)) if old_def.kind.choices().contains(text) => {
                let part = Part::Choice(old_label.clone(), key.to_owned(), text.clone());
                let is_lost = !def.kind.choices().is_empty() && !def.kind.choices().contains(text);
                match self.decide(&part, is_lost) {
                    Some(Fate::Removed) => None,
                    Some(Fate::Becomes(choice)) => {
                        let value = AttributeValue::Text(choice.clone());
                        if def.kind.check(&value).is_err() {
                            self.open(&part);
                        }
                        Some((mover, def.id.clone(), value))
                    }
                    Some(Fate::Kept) => Some((mover, def.id.clone(), value.clone())),
                    None if is_lost => Some((mover, def.id.clone(), value.clone())),
                    None => self.converted(old_label, key, def, value, fits_old, mover),
                }
            }
            _ => self.converted(old_label, key, def, value, fits_old, mover),
        }
    }

    /// The value as one of the new kind.
    fn converted(
        &mut self,
        old_label: &LabelId,
        key: &str,
        def: &AttributeDef,
        value: &AttributeValue,
        fits_old: bool,
        mover: Option<Part>,
    ) -> Option<Moved> {
        if def.kind.check(value).is_ok() {
            return Some((mover, def.id.clone(), value.clone()));
        }
        // The text of evidence is its addresses only.
        let is_whole = !matches!(value, AttributeValue::Evidence(_));
        if is_whole && let Ok(Some(value)) = parse_value(&def.kind, &value_text(value)) {
            return Some((mover, def.id.clone(), value));
        }
        let part = Part::Values(old_label.clone(), key.to_owned());
        // What did not fit before either is somebody's work from elsewhere and stays as it is.
        match self.decide(&part, fits_old) {
            Some(Fate::Removed) => return None,
            Some(Fate::Becomes(_)) => self.open(&part),
            Some(Fate::Kept) | None => {}
        }
        Some((mover, def.id.clone(), value.clone()))
    }

    fn relation(
        &mut self,
        before: &Relation,
        was_allowed: bool,
        from: &LabelId,
        to: &LabelId,
    ) -> Option<Relation> {
        let part = Part::RelationType(before.kind.clone());
        let is_lost =
            self.old.relation_type(&before.kind).is_some() && self.new.relation_type(&before.kind).is_none();
        let kind = match self.decide(&part, is_lost) {
            Some(Fate::Removed) => return None,
            Some(Fate::Becomes(id)) => {
                if self.new.relation_type(id).is_none() {
                    self.open(&part);
                }
                id.clone()
            }
            Some(Fate::Kept) => return Some(before.clone()),
            None => before.kind.clone(),
        };
        let after = Relation { kind, ..before.clone() };
        let is_known = self.new.relation_type(&after.kind).is_some()
            && [from, to].iter().all(|label| self.new.label(label).is_some());
        // A link of annotations that keep a label of the old scheme stays with them.
        if !is_known || self.new.allows(&after.kind, from, to) {
            return Some(after);
        }
        let part = Part::Links(before.kind.clone());
        match self.decide(&part, was_allowed) {
            Some(Fate::Removed) => return None,
            Some(Fate::Becomes(_)) => self.open(&part),
            Some(Fate::Kept) | None => {}
        }
        Some(after)
    }
}
