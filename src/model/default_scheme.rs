//! The scheme that everybody starts with: quote, claim, entity.
//!
//! Attributes and their values follow the schemes that fact-checkers and researchers share: quotes after
//! PolNeAR and the Guardian/AFP quote guide, claims after ClaimBuster, Full Fact and AVeriTeC, entities after
//! OntoNotes.

use super::{AttributeDef, AttributeKind, Hue, Label, LabelId, LineStyle, RelationType, Scheme};

impl Scheme {
    /// Quote, claim and entity, with the attributes and relations a fact-checking desk needs.
    pub fn preset() -> Self {
        Self { labels: vec![quote(), claim(), entity()], relation_types: relations() }
    }
}

fn quote() -> Label {
    Label {
        id: LabelId::new("quote"),
        name: "Quote".into(),
        description: "Words given as somebody’s, with their quotation marks.".into(),
        key: Some('q'),
        hue: Hue::Blue,
        line: LineStyle::Solid,
        attributes: vec![
            choice("quote_type", "Kind", &["direct", "mixed", "indirect", "free_indirect"]),
            text("speaker_name", "Speaker"),
            choice(
                "speaker_kind",
                "Kind of speaker",
                &["named_person", "organisation", "document", "anonymous", "author", "none"],
            ),
            text("speaker_qid", "Speaker in Wikidata"),
            text("cue_lemma", "Cue verb"),
            choice("polarity", "Polarity", &["affirmed", "denied", "negated"]),
            choice("medium", "Medium", &["speech", "writing", "social", "thought"]),
            text("addressee", "Said to"),
            attribute("date_said", "Said on", AttributeKind::Date),
            attribute("original_url", "Original", AttributeKind::Url),
            choice(
                "accuracy",
                "Accuracy",
                &["unchecked", "verbatim", "altered", "out_of_context", "fabricated"],
            ),
        ],
    }
}

fn claim() -> Label {
    Label {
        id: LabelId::new("claim"),
        name: "Claim".into(),
        description: "A statement that may be true or false.".into(),
        key: Some('c'),
        hue: Hue::Orange,
        line: LineStyle::Dashed,
        attributes: vec![
            text("claim_text", "In its own words"),
            choice(
                "kind",
                "Kind",
                &[
                    "quantity",
                    "event_property",
                    "causal",
                    "law_rule",
                    "prediction",
                    "position",
                    "personal_experience",
                    "quote_verification",
                    "other",
                    "not_a_claim",
                ],
            ),
            choice("checkable", "Checkable", &["yes", "no", "unsure"]),
            choice("check_worthiness", "Check-worthy", &["none", "low", "high"]),
            text("claimant_name", "Claimant"),
            text("claimant_qid", "Claimant in Wikidata"),
            choice("voice", "Voice", &["reported", "journalist"]),
            attribute("claim_date", "Claimed on", AttributeKind::Date),
            attribute("first_appearance_url", "First appearance", AttributeKind::Url),
            choice(
                "verdict",
                "Verdict",
                &["unrated", "supported", "refuted", "not_enough_evidence", "conflicting"],
            ),
            text("rating_label", "Rating"),
            attribute("rating_value", "Rating value", AttributeKind::Number),
            attribute("rating_best", "Best rating", AttributeKind::Number),
            attribute("rating_worst", "Worst rating", AttributeKind::Number),
            text("justification", "Justification"),
            attribute("review_url", "Review", AttributeKind::Url),
            text("reviewer", "Reviewer"),
            attribute("review_date", "Reviewed on", AttributeKind::Date),
            attribute("evidence", "Evidence", AttributeKind::Evidence),
            text("topic", "Topic"),
        ],
    }
}

fn entity() -> Label {
    Label {
        id: LabelId::new("entity"),
        name: "Entity".into(),
        description: "A person, place, organisation or other thing that has a name.".into(),
        key: Some('e'),
        hue: Hue::Green,
        line: LineStyle::Dotted,
        attributes: vec![
            choice(
                "etype",
                "Kind",
                &[
                    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK", "PRODUCT", "DATE",
                    "MONEY", "PERCENT", "NUMBER", "OTHER",
                ],
            ),
            choice("mention", "Mention", &["named", "nominal", "pronoun"]),
            text("name", "Full name"),
            text("qid", "Wikidata"),
            attribute("kb_url", "Reference", AttributeKind::Url),
            text("role", "Role"),
        ],
    }
}

fn relations() -> Vec<RelationType> {
    let (quote, claim, entity) = (LabelId::new("quote"), LabelId::new("claim"), LabelId::new("entity"));
    let kind = |id: &str, name: &str, from: &LabelId, to: &[&LabelId]| RelationType {
        id: id.into(),
        name: name.into(),
        from: vec![from.clone()],
        to: to.iter().map(|&label| label.clone()).collect(),
    };
    vec![
        kind("speaker", "Speaker", &quote, &[&entity]),
        kind("cue", "Cue", &quote, &[]),
        kind("in_quote", "Made in", &claim, &[&quote]),
        kind("claimant", "Claimant", &claim, &[&entity]),
        kind("same_as", "Same as", &entity, &[&entity]),
    ]
}

fn attribute(id: &str, name: &str, kind: AttributeKind) -> AttributeDef {
    AttributeDef { id: id.into(), name: name.into(), kind }
}

fn text(id: &str, name: &str) -> AttributeDef {
    attribute(id, name, AttributeKind::Text)
}

fn choice(id: &str, name: &str, values: &[&str]) -> AttributeDef {
    attribute(id, name, AttributeKind::Choice(values.iter().map(|&value| value.into()).collect()))
}
