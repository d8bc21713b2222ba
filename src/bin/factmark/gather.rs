//! One scheme of many: what each file, or each piece of one, says or uses.

use factmark::format::{Report, completed};
use factmark::model::{AttributeDef, AttributeKind, Document, Label, RelationType, Scheme};

/// The scheme while it grows. Nothing that any of the schemes has is missing in it; of what is in several, the first
/// one's names, colours and kinds hold.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    scheme: Option<Scheme>,
}

impl Gathered {
    /// Begins with a scheme, if there is one.
    pub(crate) fn new(scheme: Option<Scheme>) -> Self {
        Self { scheme }
    }

    /// Takes in what a scheme has.
    pub(crate) fn take(&mut self, other: &Scheme) {
        self.scheme = Some(match self.scheme.take() {
            None => other.clone(),
            Some(ours) if ours == *other => ours,
            Some(ours) => joined(&ours, other),
        });
    }

    /// Takes in the labels and relation types of articles that no scheme has; what was added is told.
    pub(crate) fn complete<'d>(
        &mut self,
        documents: impl IntoIterator<Item = &'d Document>,
        report: &mut Report,
    ) {
        let scheme = self.scheme.take().unwrap_or_else(Scheme::preset);
        self.scheme = Some(completed(&scheme, documents, report).into_owned());
    }

    /// The scheme; Factmark's own if there was none.
    pub(crate) fn finish(self) -> Scheme {
        self.scheme.unwrap_or_else(Scheme::preset)
    }
}

fn joined(ours: &Scheme, other: &Scheme) -> Scheme {
    let merged = ours.merged_with(other);
    let labels: Vec<Label> = (merged.labels().iter())
        .map(|label| match other.label(&label.id) {
            Some(theirs) => with_attributes_of(label, theirs),
            None => label.clone(),
        })
        .collect();
    let kinds: Vec<RelationType> = (merged.relation_types().iter())
        .map(|kind| match other.relation_type(&kind.id) {
            Some(theirs) => widened(kind, theirs),
            None => kind.clone(),
        })
        .collect();
    let whole = Scheme::new(labels, kinds)
        .and_then(|it| it.with_guidelines(merged.guidelines()))
        .and_then(|it| it.with_keymap(merged.keymap().clone()));
    whole.unwrap_or(merged)
}

fn with_attributes_of(label: &Label, theirs: &Label) -> Label {
    let mut label = label.clone();
    for attribute in &theirs.attributes {
        match label.attributes.iter_mut().find(|it| it.id == attribute.id) {
            Some(ours) => add_choices(ours, attribute),
            // A condition may name what is otherwise here.
            None => label.attributes.push(AttributeDef { when: None, ..attribute.clone() }),
        }
    }
    label
}

fn add_choices(ours: &mut AttributeDef, theirs: &AttributeDef) {
    if let (AttributeKind::Choice(ours), AttributeKind::Choice(theirs)) = (&mut ours.kind, &theirs.kind) {
        let new: Vec<String> = theirs.iter().filter(|it| !ours.contains(it)).cloned().collect();
        ours.extend(new);
    }
}

/// No label means any label, so that stays.
fn widened(kind: &RelationType, theirs: &RelationType) -> RelationType {
    let mut kind = kind.clone();
    for (ours, theirs) in [(&mut kind.from, &theirs.from), (&mut kind.to, &theirs.to)] {
        if theirs.is_empty() {
            ours.clear();
        } else if !ours.is_empty() {
            let new: Vec<_> = theirs.iter().filter(|it| !ours.contains(it)).cloned().collect();
            ours.extend(new);
        }
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::*;
    use factmark::model::{Hue, LabelId, LineStyle};

    fn label(id: &str, attributes: &[(&str, AttributeKind)]) -> Label {
        let def = |(id, kind): &(&str, AttributeKind)| AttributeDef {
            id: (*id).into(),
            name: (*id).into(),
            kind: kind.clone(),
            when: None,
        };
        Label {
            id: LabelId::new(id),
            name: id.into(),
            description: String::new(),
            key: None,
            hue: Hue::Blue,
            line: LineStyle::Solid,
            attributes: attributes.iter().map(def).collect(),
        }
    }

    #[test]
    fn attributes_choices_and_links_of_both_are_there() {
        let choice = |words: &[&str]| AttributeKind::Choice(words.iter().map(|&it| it.into()).collect());
        let link = |to: &[&str]| RelationType {
            id: "by".into(),
            name: "by".into(),
            from: vec![LabelId::new("quote")],
            to: to.iter().map(|&it| LabelId::new(it)).collect(),
        };
        let first = label("quote", &[("kind", choice(&["a"])), ("n", AttributeKind::Number)]);
        let first = Scheme::new(vec![first, label("x", &[])], vec![link(&["quote"])]).unwrap();
        let second = label("quote", &[("kind", choice(&["a", "b"])), ("new", AttributeKind::Flag)]);
        let second = Scheme::new(vec![second, label("y", &[])], vec![link(&["y"])]).unwrap();
        let mut gathered = Gathered::new(Some(first));
        gathered.take(&second);
        let scheme = gathered.finish();
        let quote = scheme.label(&LabelId::new("quote")).unwrap();
        let ids: Vec<&str> = quote.attributes.iter().map(|it| it.id.as_str()).collect();
        assert_eq!((ids, quote.attributes[0].kind.clone()), (vec!["kind", "n", "new"], choice(&["a", "b"])));
        assert_eq!(scheme.labels().len(), 3);
        assert_eq!(scheme.relation_type("by").unwrap().to, [LabelId::new("quote"), LabelId::new("y")]);
    }
}
