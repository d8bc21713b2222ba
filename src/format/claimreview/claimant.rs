//! Who claimed it: the entity that the claim is linked to, else the name that was typed, else whoever is quoted.

use serde_json::{Map, Value};

use super::review::text_of;
use crate::format::links::Links;
use crate::model::{Annotation, Document, RelationId};

/// Who claimed something, and by which links that is known.
#[derive(Default)]
pub(super) struct Claimant<'a> {
    pub(super) author: Option<Value>,
    pub(super) links: Vec<&'a RelationId>,
}

/// Who made a claim.
pub(super) fn of<'a>(document: &'a Document, claim: &'a Annotation, links: &Links<'a>) -> Claimant<'a> {
    if let Some((link, entity)) = links.from(claim).find(|(link, _)| link.kind == "claimant") {
        return Claimant { author: Some(entity_author(document, entity)), links: vec![&link.id] };
    }
    if let Some(name) = text_of(claim, "claimant_name") {
        let author = author(name, "Person", text_of(claim, "claimant_qid"));
        return Claimant { author: Some(author), links: Vec::new() };
    }
    let Some((in_quote, quote)) = links.from(claim).find(|(link, _)| link.kind == "in_quote") else {
        return Claimant::default();
    };
    if let Some((link, entity)) = links.from(quote).find(|(link, _)| link.kind == "speaker") {
        return Claimant {
            author: Some(entity_author(document, entity)),
            links: vec![&in_quote.id, &link.id],
        };
    }
    let Some(name) = text_of(quote, "speaker_name") else { return Claimant::default() };
    let kind = match text_of(quote, "speaker_kind") {
        Some("organisation") => "Organization",
        _ => "Person",
    };
    Claimant { author: Some(author(name, kind, text_of(quote, "speaker_qid"))), links: vec![&in_quote.id] }
}

fn entity_author(document: &Document, entity: &Annotation) -> Value {
    let kind = match text_of(entity, "etype") {
        Some("ORG" | "GPE" | "LOC" | "FAC" | "NORP") => "Organization",
        _ => "Person",
    };
    match text_of(entity, "name") {
        Some(name) => author(name, kind, text_of(entity, "qid")),
        None => author(&document.words_of(entity), kind, text_of(entity, "qid")),
    }
}

/// A person or an organisation: schema.org knows no other authors.
fn author(name: &str, kind: &str, qid: Option<&str>) -> Value {
    let mut author = Map::new();
    author.insert("@type".into(), kind.into());
    author.insert("name".into(), name.into());
    if let Some(qid) = qid {
        author.insert("sameAs".into(), format!("https://www.wikidata.org/entity/{qid}").into());
    }
    author.into()
}
