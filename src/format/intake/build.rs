//! Builds documents of what a reader found, and tells what had to be put right.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::attributes::fitted;
use super::vocabulary::Vocabulary;
use super::{RawAnnotation, RawDocument, RawRelation, Unplaced};
use crate::edit::Import;
use crate::format::placing::{Found, Sought, place};
use crate::format::{Incoming, Place, Repair, Report, ReportKind};
use crate::model::{
    Annotation, AnnotationId, Document, DocumentId, Fragments, LabelId, Relation, RelationId, Scheme,
};
use crate::text::{PlainText, Span};

/// Takes in the articles of one or more files.
#[derive(Debug)]
pub(in crate::format) struct Intake {
    vocabulary: Vocabulary,
    documents: Vec<Document>,
    ids: BTreeSet<String>,
    unplaced: Vec<Unplaced>,
    /// What the reader itself has to tell.
    pub(in crate::format) report: Report,
}

impl Intake {
    /// Nothing yet.
    pub(in crate::format) fn new() -> Self {
        Self {
            vocabulary: Vocabulary::new(Scheme::preset()),
            documents: Vec::new(),
            ids: BTreeSet::new(),
            unplaced: Vec::new(),
            report: Report::default(),
        }
    }

    /// Takes in an article and says what reports call it.
    pub(in crate::format) fn add(&mut self, mut raw: RawDocument) -> Place {
        let text = PlainText::from_raw(&raw.text);
        let id = self.document_id(raw.id.take(), &text);
        if raw.meta.title.trim().is_empty() {
            raw.meta.title = title_from(&text, &id);
        }
        let place = Place::document(id.clone(), raw.meta.title.as_str());
        if raw.text != text.as_str() {
            self.report.tally(ReportKind::Repaired, || place.clone(), Repair::LineEnds);
        }
        let mut ids = BTreeMap::new();
        let placed = self.place_all(&raw, &text, &place);
        let mut annotations = Vec::with_capacity(raw.annotations.len());
        for ((i, annotation), spans) in raw.annotations.into_iter().enumerate().zip(placed) {
            let given = annotation.id.clone();
            let id = self.annotation_id(i, &given, &mut ids, &place);
            match spans {
                Ok(spans) => annotations.extend(self.annotation(annotation, id, spans, raw.is_typed, &place)),
                Err(why) => self.not_placed(&annotation, &place, why),
            }
        }
        let mut document = Document::new(id, raw.meta, text);
        document.put_annotations(annotations);
        self.relations(&mut document, raw.relations, &ids, &place);
        self.documents.push(document);
        place
    }

    /// Everything that was taken in.
    pub(in crate::format) fn finish(self) -> Incoming {
        let scheme = self.vocabulary.finish().map(Arc::new);
        let import = Import { scheme, documents: self.documents, ..Import::default() };
        Incoming { import, report: self.report, unplaced: self.unplaced }
    }

    fn document_id(&mut self, given: Option<String>, text: &PlainText) -> DocumentId {
        let given = given.filter(|it| !it.trim().is_empty());
        let is_given = given.is_some();
        let base = given.unwrap_or_else(|| {
            let digest = Sha256::digest(text.as_str().as_bytes());
            format!("text-{}", digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect::<String>())
        });
        let mut id = base.clone();
        let mut n = 1;
        while !self.ids.insert(id.clone()) {
            n += 1;
            id = format!("{base}-{n}");
        }
        let id = DocumentId::new(id);
        if is_given && n > 1 {
            self.report.tally(ReportKind::Repaired, || Place::document(id.clone(), ""), Repair::Id);
        }
        id
    }

    fn annotation_id(
        &mut self,
        position: usize,
        given: &str,
        ids: &mut BTreeMap<String, AnnotationId>,
        place: &Place,
    ) -> AnnotationId {
        let base = if given.is_empty() { format!("a{}", position + 1) } else { given.to_owned() };
        let mut id = base.clone();
        let mut n = 1;
        while ids.contains_key(&id) {
            n += 1;
            id = format!("{base}-{n}");
        }
        if !given.is_empty() && n > 1 {
            self.report.tally(ReportKind::Repaired, || place.clone(), Repair::Id);
        }
        ids.insert(id.clone(), AnnotationId::new(id.as_str()));
        AnnotationId::new(id)
    }

    /// The spans of each annotation, or why it has none.
    fn place_all(&mut self, raw: &RawDocument, text: &PlainText, at: &Place) -> Vec<Result<Placed, String>> {
        let fragments = raw.annotations.iter().flat_map(|it| &it.fragments);
        let sought: Vec<Sought<'_>> = fragments
            .map(|it| Sought { range: it.range, exact: it.exact.as_deref(), around: (&it.before, &it.after) })
            .collect();
        let placement = place(&raw.text, text, raw.unit, raw.blanks, &sought);
        if let Some(counting) = placement.counted {
            self.report.tally(ReportKind::Repaired, || at.clone(), Repair::Counted(counting.to_string()));
        }
        let mut found = placement.found.into_iter();
        let spans_of = |annotation: &RawAnnotation| {
            let mut placed = Placed { spans: Vec::new(), is_searched: false };
            let mut problem =
                annotation.fragments.is_empty().then(|| "it has no place in the text".to_owned());
            for found in found.by_ref().take(annotation.fragments.len()) {
                match found {
                    Found::Said(span) => placed.spans.push(span),
                    Found::Searched(span) => {
                        placed.is_searched = true;
                        placed.spans.push(span);
                    }
                    Found::Nowhere(why) => problem = problem.or(Some(why)),
                }
            }
            if annotation.is_cut_at_line_ends {
                placed.spans = joined_over_line_ends(text, &placed.spans);
            }
            problem.map_or(Ok(placed), Err)
        };
        raw.annotations.iter().map(spans_of).collect()
    }

    fn annotation(
        &mut self,
        raw: RawAnnotation,
        id: AnnotationId,
        placed: Placed,
        is_typed: bool,
        place: &Place,
    ) -> Option<Arc<Annotation>> {
        let label = self.vocabulary.label(&raw.label);
        if placed.is_searched {
            self.report.tally(ReportKind::Repaired, || place.annotation(id.clone()), Repair::Searched);
        }
        let (fragments, is_repaired) = match Fragments::new(placed.spans.iter().copied()) {
            Ok(fragments) if fragments.as_slice() == placed.spans => (fragments, false),
            Ok(fragments) => (fragments, true),
            Err(_) => (joined(&placed.spans)?, true),
        };
        if is_repaired {
            self.report.tally(ReportKind::Repaired, || place.annotation(id.clone()), Repair::Pieces);
        }
        let mut attributes = BTreeMap::new();
        for (key, value) in raw.attributes {
            // A scheme has no attribute without a name.
            let key = if key.is_empty() { "attribute".to_owned() } else { key };
            let kind = self.vocabulary.attribute(&label, &key, &value);
            let (value, fits) = match kind {
                None => (value, false),
                Some(kind) if is_typed => {
                    let fits = kind.check(&value).is_ok();
                    (value, fits)
                }
                Some(kind) => fitted(kind, value),
            };
            if !fits {
                let what = Repair::Value(key.clone());
                self.report.tally(ReportKind::Noted, || place.annotation(id.clone()), what);
            }
            attributes.insert(key, value);
        }
        Some(Arc::new(Annotation {
            id,
            label,
            fragments,
            attributes,
            note: raw.note,
            origin: raw.origin,
            annotator: raw.annotator.into(),
            created: raw.created,
            modified: raw.modified,
        }))
    }

    fn not_placed(&mut self, annotation: &RawAnnotation, place: &Place, why: String) {
        let Some((document, title)) = place.document.clone() else { return };
        self.report.tally(ReportKind::Lost, || place.clone(), Repair::NotPlaced);
        let words: Vec<&str> = annotation.fragments.iter().filter_map(|it| it.exact.as_deref()).collect();
        self.unplaced.push(Unplaced {
            document,
            title,
            label: annotation.label.clone(),
            words: words.join(" … "),
            at: annotation.at.clone(),
            why,
        });
    }

    fn relations(
        &mut self,
        document: &mut Document,
        raw: Vec<RawRelation>,
        ids: &BTreeMap<String, AnnotationId>,
        place: &Place,
    ) {
        let mut taken = BTreeSet::new();
        for (i, relation) in raw.into_iter().enumerate() {
            let end = |id: &str| -> Option<(AnnotationId, LabelId)> {
                let annotation = document.annotations().get(ids.get(id)?)?;
                Some((annotation.id.clone(), annotation.label.clone()))
            };
            let (Some((from, from_label)), Some((to, to_label))) = (end(&relation.from), end(&relation.to))
            else {
                self.report.tally(ReportKind::Lost, || place.clone(), Repair::Relation);
                continue;
            };
            let base = if relation.id.is_empty() { format!("r{}", i + 1) } else { relation.id };
            let mut id = base.clone();
            let mut n = 1;
            while !taken.insert(id.clone()) {
                n += 1;
                id = format!("{base}-{n}");
            }
            let kind = self.vocabulary.relation_type(&relation.kind, &from_label, &to_label);
            document.put_relation(Relation { id: RelationId::new(id), kind, from, to });
        }
    }
}

/// Where an annotation lies.
#[derive(Debug)]
struct Placed {
    /// In the order of the file.
    spans: Vec<Span>,
    /// Whether a piece is not where the offsets say.
    is_searched: bool,
}

/// Pieces joined where nothing but line ends and blanks lies between one and the next.
fn joined_over_line_ends(text: &PlainText, spans: &[Span]) -> Vec<Span> {
    let mut whole: Vec<Span> = Vec::with_capacity(spans.len());
    for &span in spans {
        let before = whole.last().copied();
        let gap = before.and_then(|last| Span::new(last.end(), span.start()));
        let is_cut = gap
            .and_then(|gap| text.slice(gap))
            .is_some_and(|between| between.contains('\n') && between.trim().is_empty());
        match before.filter(|_| is_cut).and_then(|last| Span::new(last.start(), span.end())) {
            Some(joined) => {
                whole.pop();
                whole.push(joined);
            }
            None => whole.push(span),
        }
    }
    whole
}

/// Pieces that overlap, joined where they do.
fn joined(spans: &[Span]) -> Option<Fragments> {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    let mut whole: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match whole.last_mut() {
            Some(last) if span.start() <= last.end() => {
                *last = Span::new(last.start(), last.end().max(span.end()))?;
            }
            _ => whole.push(span),
        }
    }
    Fragments::new(whole).ok()
}

/// The first line that is not blank, cut where it is long.
pub(in crate::format) fn title_from(text: &PlainText, id: &DocumentId) -> String {
    const MAX: usize = 80;
    let Some(line) = text.as_str().lines().map(str::trim).find(|line| !line.is_empty()) else {
        return id.to_string();
    };
    let mut title: String = line.chars().take(MAX).collect();
    if line.chars().nth(MAX).is_some() {
        title.push('…');
    }
    title
}

#[cfg(test)]
mod tests {
    use super::super::{RawFragment, RawRelation};
    use super::*;
    use crate::format::placing::Unit;
    use crate::model::AttributeValue;

    fn annotation(id: &str, label: &str, fragments: &[(u32, u32, &str)]) -> RawAnnotation {
        let fragments = fragments.iter().map(|&(s, e, words)| RawFragment::at(s, e).saying(words)).collect();
        RawAnnotation { id: id.into(), fragments, ..RawAnnotation::new(label, "line 1") }
    }

    #[test]
    fn takes_in_what_it_can_prove_and_offers_the_rest() {
        let mut raw = RawDocument::new("“Yes,” said Ana. “No.”", Unit::CodePoint);
        raw.annotations = vec![
            annotation("T1", "QUOTE", &[(17, 22, "“No.”"), (0, 6, "“Yes,”")]),
            annotation("T2", "Person", &[(1, 4, "Ana")]),
            annotation("T2", "Person", &[(0, 3, "Bob")]),
        ];
        raw.annotations[0].attributes = vec![("quote_type".into(), AttributeValue::Text("direct".into()))];
        let link = |to: &str| RawRelation {
            id: String::new(),
            kind: "speaker".into(),
            from: "T1".into(),
            to: to.into(),
        };
        raw.relations = vec![link("T2"), link("T2-2")];
        let mut intake = Intake::new();
        intake.add(raw);
        let incoming = intake.finish();
        let document = &incoming.import.documents[0];
        let found: Vec<(&str, String)> =
            document.annotations().iter().map(|it| (it.label.as_str(), document.words_of(it))).collect();
        assert_eq!(found, [("quote", "“Yes,” … “No.”".to_owned()), ("Person", "Ana".to_owned())]);
        assert_eq!(document.relations().len(), 1);
        assert_eq!((incoming.unplaced.len(), incoming.unplaced[0].words.as_str()), (1, "Bob"));
        let scheme = incoming.import.scheme.unwrap();
        let labels: Vec<&str> = scheme.labels().iter().map(|label| label.id.as_str()).collect();
        assert_eq!(labels, ["quote", "Person"]);
        assert!(scheme.allows("speaker", &LabelId::new("quote"), &LabelId::new("Person")));
        let kinds: Vec<ReportKind> = incoming.report.lines.iter().map(|line| line.kind).collect();
        assert_eq!(kinds.len(), 5, "{}", incoming.report);
    }

    #[test]
    fn the_same_text_gets_the_same_id() {
        let mut intake = Intake::new();
        intake.add(RawDocument::new("one", Unit::CodePoint));
        intake.add(RawDocument::new("one", Unit::CodePoint));
        let ids: Vec<String> =
            intake.finish().import.documents.iter().map(|it| it.id().to_string()).collect();
        assert_eq!(ids[1], format!("{}-2", ids[0]));
        assert!(ids[0].starts_with("text-") && ids[0].len() == 17, "{ids:?}");
    }
}
