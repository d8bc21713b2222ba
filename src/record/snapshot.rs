//! The record of an article's annotations at some moment: a header line, then a sealed line for each entity, so
//! that damage costs the damaged lines only.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::dto::{AnnotationDto, MetaDto, RelationDto, is_first, json, parse};
use super::{Damage, Version, open, seal};
use crate::model::{Annotation, Document, DocumentId, Meta, Relation};

/// What a snapshot held, as far as it could be read.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// Whose annotations they are; what was stored before 2026-11-23 does not say.
    pub id: Option<DocumentId>,
    /// What was known of the article.
    pub meta: Option<(Meta, Version)>,
    /// The annotations.
    pub annotations: Vec<(Arc<Annotation>, Version)>,
    /// The relations.
    pub relations: Vec<(Relation, Version)>,
    /// How many entities could not be read.
    pub n_damaged: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Header {
    /// How many lines follow, so that a record that was cut off is noticed.
    lines: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
enum EntityDto {
    #[serde(rename = "m")]
    Meta(MetaDto),
    #[serde(rename = "a")]
    Annotation(AnnotationDto),
    #[serde(rename = "r")]
    Relation(RelationDto),
}

#[derive(Debug, Serialize, Deserialize)]
struct Line {
    #[serde(default, skip_serializing_if = "is_first")]
    v: Version,
    e: EntityDto,
}

/// Looks up when the entities of an article were last written.
pub trait SnapshotReader {
    /// The version of the article's metadata.
    fn meta(&self) -> Version;
    /// The version of an annotation.
    fn annotation(&self, annotation: &Annotation) -> Version;
    /// The version of a relation.
    fn relation(&self, relation: &Relation) -> Version;
}

/// The snapshot of a document, as stored.
pub fn write_snapshot(document: &Document, versions: &impl SnapshotReader) -> String {
    let (annotations, relations) = (document.annotations(), document.relations());
    let mut record = seal(&json(&Header {
        lines: 1 + annotations.len() + relations.len(),
        id: Some(document.id().to_string()),
    }));
    let mut push = |line: Line| {
        record.push('\n');
        record.push_str(&seal(&json(&line)));
    };
    push(Line { v: versions.meta(), e: EntityDto::Meta(MetaDto::of(&document.meta)) });
    for annotation in annotations.iter() {
        let e = EntityDto::Annotation(AnnotationDto::of(annotation));
        push(Line { v: versions.annotation(annotation), e });
    }
    for relation in relations {
        push(Line { v: versions.relation(relation), e: EntityDto::Relation(RelationDto::of(relation)) });
    }
    record
}

/// The snapshot that was stored, without the lines that are damaged.
///
/// # Errors
/// The record, or a line of it, is of a newer release; or nothing of it can be read.
pub fn read_snapshot(record: &str) -> Result<Snapshot, Damage> {
    let mut lines = record.split('\n');
    let header = lines.next().map(open).unwrap_or(Err(Damage::Unsealed));
    let mut snapshot = Snapshot::default();
    let expected = match header.and_then(parse::<Header>) {
        Ok(header) => {
            snapshot.id = header.id.map(DocumentId::new);
            Some(header.lines)
        }
        Err(newer @ Damage::Newer(_)) => return Err(newer),
        Err(_) => None,
    };
    let mut n_read = 0;
    for line in lines {
        match open(line).and_then(parse::<Line>).and_then(|line| take(&mut snapshot, line)) {
            Ok(()) => n_read += 1,
            Err(newer @ Damage::Newer(_)) => return Err(newer),
            Err(_) => snapshot.n_damaged += 1,
        }
    }
    match expected {
        Some(expected) => snapshot.n_damaged = expected.saturating_sub(n_read),
        None if n_read == 0 => return Err(Damage::Checksum),
        // The header told how many lines there were; one entity may be missing without a sign.
        None => snapshot.n_damaged += 1,
    }
    Ok(snapshot)
}

fn take(snapshot: &mut Snapshot, line: Line) -> Result<(), Damage> {
    match line.e {
        EntityDto::Meta(meta) => snapshot.meta = Some((meta.read()?, line.v)),
        EntityDto::Annotation(annotation) => {
            snapshot.annotations.push((Arc::new(annotation.read()?), line.v));
        }
        EntityDto::Relation(relation) => snapshot.relations.push((relation.read(), line.v)),
    }
    Ok(())
}
