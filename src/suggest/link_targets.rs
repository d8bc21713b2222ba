//! Which annotations a link may point to, the likely ones first.

use std::collections::HashSet;

use super::surroundings::{Surroundings, covers, distance, is_beside_verb, overlap};
use crate::model::{Annotation, AnnotationId, AttributeValue, Document, LabelId, Scheme};

/// The annotations that a link of this kind may point to from `from`, the likely ones first. Empty if there is none,
/// or if the scheme does not let such a link start there.
///
/// - `speaker`, `claimant`: outside the quote or claim; beside a verb of saying in the same sentences or those next
///   to them, then in the same paragraph, then before it, then after it, then inside; persons and organisations
///   before other things. Mentions of one thing (linked by `same_as`, or of the same words) stand there once, by
///   the likeliest. The speakers of a quote that a claim lies in are its likeliest claimants.
/// - `in_quote`: what contains the claim, then what overlaps it, then by distance.
/// - `same_as`: the same words, then parts of the name, then the rest; the earlier first. What is the same already
///   is left out.
/// - any other kind: by distance.
///
/// What is linked in this way already is left out.
pub fn link_targets(
    document: &Document,
    scheme: &Scheme,
    from: &AnnotationId,
    kind: &str,
) -> Vec<AnnotationId> {
    let (Some(source), Some(relation_type)) = (document.annotations().get(from), scheme.relation_type(kind))
    else {
        return Vec::new();
    };
    let fits = |labels: &[LabelId], label: &LabelId| labels.is_empty() || labels.contains(label);
    if !fits(&relation_type.from, &source.label) {
        return Vec::new();
    }
    let linked: HashSet<&AnnotationId> = document
        .relations()
        .filter(|link| link.kind == kind && link.from == *from)
        .map(|link| &link.to)
        .chain([from])
        .collect();
    let candidates: Vec<&Annotation> = document
        .annotations()
        .iter()
        .map(AsRef::as_ref)
        .filter(|it| fits(&relation_type.to, &it.label) && !linked.contains(&it.id))
        .collect();
    let ranked = match kind {
        "same_as" => {
            let same = same_things(document, from);
            let others = candidates.into_iter().filter(|it| !same.contains(&it.id)).collect();
            sorted(others, |it| (name_tier(document, source, it), it.fragments.first().start().get()))
        }
        "in_quote" => sorted(candidates, |it| match quote_tier(source, it) {
            0 => (0, it.fragments.total_len()),
            tier => (tier, distance(source, it)),
        }),
        "speaker" | "claimant" => {
            let likely = speakers_of_quotes_around(document, source);
            let around = Surroundings::of(document, source);
            let ranked = sorted(candidates, |it| {
                let tier =
                    if likely.contains(&it.id) { 0 } else { speaker_tier(document, source, &around, it) };
                (tier, distance(source, it))
            });
            each_thing_once(document, ranked, &linked)
        }
        _ => sorted(candidates, |it| (0, distance(source, it))),
    };
    ranked.into_iter().map(|it| it.id.clone()).collect()
}

/// Sorted by tier, then by the number, then in text order.
fn sorted(mut all: Vec<&Annotation>, rank: impl Fn(&Annotation) -> (u8, u32)) -> Vec<&Annotation> {
    all.sort_by_cached_key(|it| rank(it));
    all
}

fn quote_tier(claim: &Annotation, quote: &Annotation) -> u8 {
    match (covers(quote, claim), overlap(quote, claim)) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

/// Who said the quotes that a claim lies in.
fn speakers_of_quotes_around(document: &Document, claim: &Annotation) -> HashSet<AnnotationId> {
    let contains = |id: &AnnotationId| {
        document.annotations().get(id).is_some_and(|quote| quote.id != claim.id && overlap(quote, claim))
    };
    let links = document.relations().filter(|link| link.kind == "speaker" && contains(&link.from));
    links.map(|link| link.to.clone()).collect()
}

/// 0 is kept for what is known already.
fn speaker_tier(document: &Document, quote: &Annotation, around: &Surroundings, it: &Annotation) -> u8 {
    // Persons and organisations, what nobody has said anything about yet, and things that do not speak.
    let silence = match it.attributes.get("etype") {
        Some(AttributeValue::Text(kind)) if matches!(kind.as_str(), "PERSON" | "ORG") => 0,
        None => 1,
        Some(_) => 2,
    };
    let place = it.fragments.first();
    if overlap(quote, it) {
        return 20 + silence;
    }
    if around.sentences.covers(place) && silence < 2 && is_beside_verb(document, it, quote) {
        return 1 + silence;
    }
    if around.paragraphs.covers(place) {
        return 4 + silence;
    }
    let is_later = place.start() >= quote.fragments.first().start();
    match (silence < 2, is_later) {
        (true, false) => 8,
        (true, true) => 9,
        (false, _) => 10,
    }
}

/// The annotations that `same_as` links join to this one, itself included, whichever way they point.
fn same_things(document: &Document, id: &AnnotationId) -> HashSet<AnnotationId> {
    let mut same = HashSet::from([id.clone()]);
    loop {
        let n_before = same.len();
        for link in document.relations().filter(|link| link.kind == "same_as") {
            if same.contains(&link.from) {
                same.insert(link.to.clone());
            } else if same.contains(&link.to) {
                same.insert(link.from.clone());
            }
        }
        if same.len() == n_before {
            return same;
        }
    }
}

/// Of the mentions of one thing the first in the list; none of things that are linked already.
fn each_thing_once<'a>(
    document: &Document,
    ranked: Vec<&'a Annotation>,
    linked: &HashSet<&AnnotationId>,
) -> Vec<&'a Annotation> {
    let (mut known, mut names) = (HashSet::new(), HashSet::new());
    let mut is_new = |it: &Annotation| {
        // Both are noted, whatever the other says.
        let (is_known, has_new_name) = (known.contains(&it.id), names.insert(name_of(document, it)));
        known.extend(same_things(document, &it.id));
        has_new_name && !is_known
    };
    for target in linked.iter().filter_map(|id| document.annotations().get(id)) {
        is_new(target);
    }
    ranked.into_iter().filter(|it| is_new(it)).collect()
}

/// The words of an annotation, in lower case, without what is no word.
fn name_of(document: &Document, annotation: &Annotation) -> Vec<String> {
    let words = document.words_of(annotation).to_lowercase();
    let parts: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    // The “s” of “Gómez’s”, initials.
    let long: Vec<String> =
        parts.iter().filter(|it| it.chars().nth(1).is_some()).map(|&it| it.into()).collect();
    if long.is_empty() { parts.into_iter().map(str::to_owned).collect() } else { long }
}

/// 0 for the same words, 1 if one name is a part of the other, 2 for different names.
fn name_tier(document: &Document, a: &Annotation, b: &Annotation) -> u8 {
    let (a, b) = (name_of(document, a), name_of(document, b));
    let is_part =
        |part: &[String], whole: &[String]| !part.is_empty() && part.iter().all(|it| whole.contains(it));
    match (a == b, is_part(&a, &b) || is_part(&b, &a)) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

#[cfg(test)]
mod tests;
