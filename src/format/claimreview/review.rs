//! One ClaimReview object, after schema.org and what Google asked of it.

use serde_json::{Map, Value, json};

use super::claimant;
use crate::format::flat::to_json;
use crate::format::links::Links;
use crate::format::losses::tell_annotation;
use crate::format::web_address::is_web_address;
use crate::format::{Loss, Place, Report, ReportKind};
use crate::model::{Annotation, AttributeValue, Document, Evidence, RelationId};

/// The attributes that have a place in the object.
const KEPT: [&str; 17] = [
    "claim_text",
    "verdict",
    "rating_label",
    "rating_value",
    "rating_best",
    "rating_worst",
    "justification",
    "evidence",
    "review_url",
    "reviewer",
    "review_date",
    "claimant_name",
    "claimant_qid",
    "claim_date",
    "first_appearance_url",
    "topic",
    "tags",
];

/// A finished object.
pub(super) struct Review<'a> {
    pub(super) object: Value,
    /// The links that are in it.
    pub(super) links: Vec<&'a RelationId>,
}

/// The review of a claim.
///
/// # Errors
/// The attribute that it needs and lacks: `verdict` where nobody has judged the claim yet.
pub(super) fn of<'a>(
    document: &'a Document,
    claim: &'a Annotation,
    links: &Links<'a>,
) -> Result<Review<'a>, &'static str> {
    let rating = rating(claim)?;
    let needed = |id: &'static str| text_of(claim, id).ok_or(id);
    let (claim_text, reviewer) = (needed("claim_text")?, needed("reviewer")?);
    let article = Some(document.meta.source.url.as_str()).filter(|it| is_web_address(it));
    let review_url = url_of(claim, "review_url").or(article).ok_or("review_url")?;

    let claimant = claimant::of(document, claim, links);
    let mut reviewed = Map::new();
    reviewed.insert("@type".into(), "Claim".into());
    reviewed.insert("@id".into(), claim_id(review_url, document, claim).into());
    set(&mut reviewed, "author", claimant.author);
    set(&mut reviewed, "datePublished", text_of(claim, "claim_date"));
    let first = url_of(claim, "first_appearance_url");
    set(&mut reviewed, "firstAppearance", first.map(|url| json!({ "@type": "CreativeWork", "url": url })));
    reviewed.insert("appearance".into(), json!([appearance(document, claim)]));

    let mut object = Map::new();
    object.insert("@context".into(), "https://schema.org".into());
    object.insert("@type".into(), "ClaimReview".into());
    object.insert("url".into(), review_url.into());
    object.insert("claimReviewed".into(), claim_text.into());
    object.insert("author".into(), json!({ "@type": "Organization", "name": reviewer }));
    object.insert("reviewRating".into(), rating);
    object.insert("itemReviewed".into(), reviewed.into());
    set(&mut object, "datePublished", text_of(claim, "review_date"));
    set(&mut object, "reviewBody", text_of(claim, "justification"));
    set(&mut object, "citation", citations(claim));
    let keywords: Vec<&str> = ["topic", "tags"].iter().filter_map(|id| text_of(claim, id)).collect();
    set(&mut object, "keywords", (!keywords.is_empty()).then(|| keywords.join(", ")));
    Ok(Review { object: object.into(), links: claimant.links })
}

impl Review<'_> {
    /// Tells what of the claim is not in the object.
    pub(super) fn tell(&self, claim: &Annotation, place: &Place, report: &mut Report) {
        tell_annotation(claim, place, |id| self.keeps(claim, id), report);
        if let Some(AttributeValue::Evidence(list)) = claim.attributes.get("evidence")
            && !list.iter().all(is_whole)
        {
            report.tally(ReportKind::Changed, || place.clone(), Loss::Value("evidence".into()));
        }
        let has_number = claim.attributes.contains_key("rating_value");
        if !has_number && self.object["reviewRating"].get("ratingValue").is_some() {
            // The number was made of the verdict.
            report.tally(ReportKind::Changed, || place.clone(), Loss::Value("rating_value".into()));
        }
    }

    /// Whether the value of an attribute is in the object.
    fn keeps(&self, claim: &Annotation, id: &str) -> bool {
        let is_number = |id| matches!(claim.attributes.get(id), Some(AttributeValue::Number(_)));
        let author = &self.object["itemReviewed"]["author"];
        match id {
            // A linked claimant goes before a name that was typed.
            "claimant_name" => text_of(claim, id).is_none_or(|name| author["name"].as_str() == Some(name)),
            "claimant_qid" => {
                let is_it =
                    |qid: &str| author["sameAs"].as_str().is_some_and(|it| it.ends_with(&format!("/{qid}")));
                text_of(claim, id).is_none_or(is_it)
            }
            "review_url" | "first_appearance_url" => {
                url_of(claim, id).is_some() || text_of(claim, id).is_none()
            }
            // The house's own words for the rating go before the verdict.
            "verdict" => {
                let shown = self.object["reviewRating"]["alternateName"].as_str();
                text_of(claim, id).is_none_or(|verdict| shown == Some(&words_for(verdict)))
            }
            "rating_value" => is_number(id),
            "rating_best" | "rating_worst" => is_number(id) && is_number("rating_value"),
            "evidence" => matches!(claim.attributes.get(id), Some(AttributeValue::Evidence(_))),
            _ => KEPT.contains(&id) && matches!(claim.attributes.get(id), Some(AttributeValue::Text(_))),
        }
    }
}

/// Whether all of a piece of evidence has a place in a citation.
fn is_whole(piece: &Evidence) -> bool {
    let is_address = |it: &String| it.is_empty() || is_web_address(it);
    piece.stance.is_empty()
        && piece.accessed.as_str().is_empty()
        && is_address(&piece.url)
        && is_address(&piece.archive_url)
}

/// A name for the claim that stays: the review’s address, and in it the annotation.
fn claim_id(review_url: &str, document: &Document, claim: &Annotation) -> String {
    let page = review_url.split('#').next().unwrap_or_default();
    // Percent-encoded, so that different ids stay different.
    let safe = |id: &str| -> String {
        let keep = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        id.bytes().map(keep).collect()
    };
    format!("{page}#claim-{}-{}", safe(document.id().as_str()), safe(claim.id.as_str()))
}

/// The rating: its words, and numbers where there are some.
fn rating(claim: &Annotation) -> Result<Value, &'static str> {
    let verdict = text_of(claim, "verdict").filter(|&it| it != "unrated");
    let label = text_of(claim, "rating_label");
    let given = claim.attributes.get("rating_value").filter(|it| matches!(it, AttributeValue::Number(_)));
    let name = match (label, verdict, given) {
        (Some(label), ..) => label.to_owned(),
        (None, Some(verdict), _) => words_for(verdict),
        (None, None, Some(_)) => return Err("rating_label"),
        (None, None, None) => return Err("verdict"),
    };
    let mut rating = Map::new();
    rating.insert("@type".into(), "Rating".into());
    rating.insert("alternateName".into(), name.into());
    if let Some(value) = given {
        rating.insert("ratingValue".into(), to_json(value));
        for (id, key) in [("rating_best", "bestRating"), ("rating_worst", "worstRating")] {
            let bound = claim.attributes.get(id).filter(|it| matches!(it, AttributeValue::Number(_)));
            set(&mut rating, key, bound.map(to_json));
        }
    } else if let Some(value) = verdict.and_then(number_for) {
        rating.insert("ratingValue".into(), value.into());
        rating.insert("bestRating".into(), 5.into());
        rating.insert("worstRating".into(), 1.into());
    }
    Ok(rating.into())
}

/// On a scale from 1, false, to 5, true. What could not be decided has no place on it.
fn number_for(verdict: &str) -> Option<u8> {
    match verdict {
        "supported" => Some(5),
        "conflicting" => Some(3),
        "refuted" => Some(1),
        _ => None,
    }
}

fn words_for(verdict: &str) -> String {
    let words = match verdict {
        "conflicting" => "conflicting evidence",
        other => other,
    };
    let words = words.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The article in which the claim was met, with the words that make it.
fn appearance(document: &Document, claim: &Annotation) -> Value {
    let (meta, source) = (&document.meta, &document.meta.source);
    let mut article = Map::new();
    article.insert("@type".into(), "Article".into());
    article.insert("text".into(), document.words_of(claim).into());
    set(&mut article, "url", Some(source.url.as_str()).filter(|it| is_web_address(it)));
    set(&mut article, "headline", filled(&meta.title));
    set(&mut article, "datePublished", filled(source.published.as_str()));
    set(&mut article, "inLanguage", filled(&meta.language));
    let byline = filled(&source.byline).map(|name| json!({ "@type": "Person", "name": name }));
    set(&mut article, "author", byline);
    let publisher = filled(&source.publisher).map(|name| json!({ "@type": "Organization", "name": name }));
    set(&mut article, "publisher", publisher);
    article.into()
}

/// The evidence, as works that the review cites.
fn citations(claim: &Annotation) -> Option<Value> {
    let Some(AttributeValue::Evidence(list)) = claim.attributes.get("evidence") else { return None };
    let citation = |it: &Evidence| {
        let mut work = Map::new();
        work.insert("@type".into(), "CreativeWork".into());
        set(&mut work, "url", filled(&it.url).filter(|it| is_web_address(it)));
        set(&mut work, "archivedAt", filled(&it.archive_url).filter(|it| is_web_address(it)));
        set(&mut work, "text", filled(&it.excerpt));
        Value::from(work)
    };
    (!list.is_empty()).then(|| list.iter().map(citation).collect())
}

/// The text of an attribute, if there is any.
pub(super) fn text_of<'a>(annotation: &'a Annotation, id: &str) -> Option<&'a str> {
    match annotation.attributes.get(id)? {
        AttributeValue::Text(text) => filled(text),
        _ => None,
    }
}

fn url_of<'a>(annotation: &'a Annotation, id: &str) -> Option<&'a str> {
    text_of(annotation, id).filter(|it| is_web_address(it))
}

fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|it| !it.is_empty())
}

fn set(object: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value.into());
    }
}
