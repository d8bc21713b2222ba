//! The scheme that everybody starts with: quote, claim, entity.
//!
//! Attributes and their values follow the schemes that fact-checkers and researchers share: quotes after
//! PolNeAR and the Guardian/AFP quote guide, claims after ClaimBuster, Full Fact and AVeriTeC, entities after
//! OntoNotes.

use super::{
    AttributeDef, AttributeKind, Condition, Hue, Label, LabelId, LineStyle, RelationType, Scheme, Test,
};

/// A draft of guidelines for [`Scheme::preset`], in Markdown: what to mark and what not. The scheme itself has none,
/// so that files carry only what a desk wrote for itself.
pub fn default_guidelines() -> &'static str {
    include_str!("default_guidelines.md")
}

impl Scheme {
    /// Quote, claim and entity, with the attributes and relations a fact-checking desk needs; of each label the
    /// attributes that are used most come first.
    pub fn preset() -> Self {
        Self {
            labels: vec![quote(), claim(), entity()],
            relation_types: relations(),
            guidelines: String::new(),
            keymap: Default::default(),
        }
    }
}

fn quote() -> Label {
    let known_speaker = || one_of("speaker_kind", &["named_person", "organisation"]);
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
            attribute("speaker_qid", "Speaker in Wikidata", AttributeKind::WikidataId).when(known_speaker()),
            choice(
                "accuracy",
                "Accuracy",
                &["unchecked", "verbatim", "altered", "out_of_context", "fabricated"],
            ),
            attribute("original_url", "Original", AttributeKind::Url),
            attribute("date_said", "Said on", AttributeKind::Date),
            choice("medium", "Medium", &["speech", "writing", "social", "thought"]),
            text("addressee", "Said to"),
            choice("polarity", "Polarity", &["affirmed", "denied", "negated"]),
            text("cue_lemma", "Cue verb"),
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
        attributes: [claim_itself(), claim_review()].concat(),
    }
}

/// What is claimed, by whom, and whether to check it.
fn claim_itself() -> Vec<AttributeDef> {
    let is_claim =
        || Condition { attribute: "kind".into(), test: Test::NoneOf(vec!["not_a_claim".to_owned()]) };
    vec![
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
        text("claim_text", "In its own words").when(is_claim()),
        choice("checkable", "Checkable", &["yes", "no", "unsure"]).when(is_claim()),
        choice("check_worthiness", "Check-worthy", &["none", "low", "high"]).when(is_claim()),
        choice(
            "verdict",
            "Verdict",
            &["unrated", "supported", "refuted", "not_enough_evidence", "conflicting"],
        )
        .when(is_claim()),
        text("claimant_name", "Claimant").when(is_claim()),
        attribute("claimant_qid", "Claimant in Wikidata", AttributeKind::WikidataId)
            .when(is_set("claimant_name")),
        choice("voice", "Voice", &["reported", "journalist"]).when(is_claim()),
        attribute("claim_date", "Claimed on", AttributeKind::Date).when(is_claim()),
        attribute("first_appearance_url", "First appearance", AttributeKind::Url).when(is_claim()),
        text("topic", "Topic").when(is_claim()),
    ]
}

/// What a check found.
fn claim_review() -> Vec<AttributeDef> {
    let rated = || one_of("verdict", &["supported", "refuted", "not_enough_evidence", "conflicting"]);
    let defs = [
        text("rating_label", "Rating"),
        text("justification", "Justification"),
        attribute("evidence", "Evidence", AttributeKind::Evidence),
        attribute("review_url", "Review", AttributeKind::Url),
        text("reviewer", "Reviewer"),
        attribute("review_date", "Reviewed on", AttributeKind::Date),
        attribute("rating_value", "Rating value", AttributeKind::Number),
        attribute("rating_best", "Best rating", AttributeKind::Number),
        attribute("rating_worst", "Worst rating", AttributeKind::Number),
    ];
    defs.into_iter().map(|def| def.when(rated())).collect()
}

fn entity() -> Label {
    // What is not decided yet may be a name: most mentions are.
    let named = || Condition {
        attribute: "mention".into(),
        test: Test::NoneOf(vec!["nominal".to_owned(), "pronoun".to_owned()]),
    };
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
            text("name", "Full name"),
            text("role", "Role"),
            choice("mention", "Mention", &["named", "nominal", "pronoun"]),
            attribute("qid", "Wikidata", AttributeKind::WikidataId).when(named()),
            attribute("kb_url", "Reference", AttributeKind::Url).when(named()),
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

fn one_of(attribute: &str, values: &[&str]) -> Condition {
    let values = values.iter().map(|&value| value.to_owned()).collect();
    Condition { attribute: attribute.into(), test: Test::OneOf(values) }
}

fn is_set(attribute: &str) -> Condition {
    Condition { attribute: attribute.into(), test: Test::IsSet }
}

impl AttributeDef {
    fn when(self, condition: Condition) -> Self {
        Self { when: Some(condition), ..self }
    }
}

fn attribute(id: &str, name: &str, kind: AttributeKind) -> AttributeDef {
    AttributeDef { id: id.into(), name: name.into(), kind, when: None }
}

pub(super) fn text(id: &str, name: &str) -> AttributeDef {
    attribute(id, name, AttributeKind::Text)
}

pub(super) fn choice(id: &str, name: &str, values: &[&str]) -> AttributeDef {
    attribute(id, name, AttributeKind::Choice(values.iter().map(|&value| value.into()).collect()))
}
