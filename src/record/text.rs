//! The record of an article's text: written once, never again.

use serde::{Deserialize, Serialize};

use super::dto::{MetaDto, json, parse};
use super::{Damage, open, seal};
use crate::model::{Document, DocumentId, Meta};
use crate::text::PlainText;

/// An article as it was added.
#[derive(Debug, Clone)]
pub struct TextRecord {
    /// Whose text it is; what was stored before 2026-11-23 does not say.
    pub id: Option<DocumentId>,
    /// What was known of it then; a snapshot or the journal may know better.
    pub meta: Meta,
    /// The text.
    pub text: PlainText,
}

#[derive(Debug, Serialize, Deserialize)]
struct Dto<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    meta: MetaDto,
    #[serde(borrow)]
    text: std::borrow::Cow<'a, str>,
}

/// The record as stored.
pub fn write_text(document: &Document) -> String {
    let (id, meta) = (Some(document.id().to_string()), MetaDto::of(&document.meta));
    seal(&json(&Dto { id, meta, text: document.text().as_str().into() }))
}

/// The text that was stored.
///
/// # Errors
/// The record is damaged or newer.
pub fn read_text(record: &str) -> Result<TextRecord, Damage> {
    let dto: Dto<'_> = parse(open(record)?)?;
    let text = PlainText::from_stored(dto.text.into_owned()).map_err(|_| Damage::Contents)?;
    Ok(TextRecord { id: dto.id.map(DocumentId::new), meta: dto.meta.read()?, text })
}
