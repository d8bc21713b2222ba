//! The words of the preset scheme. A scheme is data, and a person's own names in it are theirs; these words stand in
//! for the names that everybody starts with (`Scheme::preset`).

use super::part::part;

part! {
    /// The words of the preset scheme.
    SchemeWords {
        quote;
        claim;
        entity;
        quote_description;
        claim_description;
        entity_description;

        attribute_quote_type;
        attribute_speaker_name;
        attribute_speaker_kind;
        attribute_speaker_qid;
        attribute_cue_lemma;
        attribute_polarity;
        attribute_medium;
        attribute_addressee;
        attribute_date_said;
        attribute_original_url;
        attribute_accuracy;
        attribute_claim_text;
        attribute_claim_kind;
        attribute_checkable;
        attribute_check_worthiness;
        attribute_claimant_name;
        attribute_claimant_qid;
        attribute_voice;
        attribute_claim_date;
        attribute_first_appearance_url;
        attribute_verdict;
        attribute_rating_label;
        attribute_rating_value;
        attribute_rating_best;
        attribute_rating_worst;
        attribute_justification;
        attribute_review_url;
        attribute_reviewer;
        attribute_review_date;
        attribute_evidence;
        attribute_topic;
        attribute_entity_type;
        attribute_mention;
        attribute_full_name;
        attribute_wikidata;
        attribute_reference;
        attribute_role;

        relation_speaker;
        relation_cue;
        relation_in_quote;
        relation_claimant;
        relation_same_as;

        value_direct;
        value_mixed;
        value_indirect;
        value_free_indirect;
        value_named_person;
        value_organisation;
        value_document;
        value_anonymous;
        value_author;
        value_none;
        value_affirmed;
        value_denied;
        value_negated;
        value_speech;
        value_writing;
        value_social;
        value_thought;
        value_unchecked;
        value_verbatim;
        value_altered;
        value_out_of_context;
        value_fabricated;
        value_quantity;
        value_event_property;
        value_causal;
        value_law_rule;
        value_prediction;
        value_position;
        value_personal_experience;
        value_quote_verification;
        value_other;
        value_not_a_claim;
        value_yes;
        value_no;
        value_unsure;
        value_low;
        value_high;
        value_reported;
        value_journalist;
        value_unrated;
        value_supported;
        value_refuted;
        value_not_enough_evidence;
        value_conflicting;
        value_supports;
        value_partial;
        value_refutes;
        value_irrelevant;
        value_named;
        value_nominal;
        value_pronoun;
        type_person;
        type_org;
        type_gpe;
        type_loc;
        type_fac;
        type_norp;
        type_event;
        type_law;
        type_work;
        type_product;
        type_date;
        type_money;
        type_percent;
        type_number;
        type_other_kind;
    }
}

impl SchemeWords {
    /// The name of a preset label.
    pub fn label(&self, id: &str) -> Option<&'static str> {
        Some(match id {
            "quote" => self.quote,
            "claim" => self.claim,
            "entity" => self.entity,
            _ => return None,
        })
    }

    /// What a preset label is for.
    pub fn description(&self, id: &str) -> Option<&'static str> {
        Some(match id {
            "quote" => self.quote_description,
            "claim" => self.claim_description,
            "entity" => self.entity_description,
            _ => return None,
        })
    }

    /// The name of a preset attribute of a preset label.
    pub fn attribute(&self, label: &str, id: &str) -> Option<&'static str> {
        Some(match (label, id) {
            ("quote", "quote_type") => self.attribute_quote_type,
            ("quote", "speaker_name") => self.attribute_speaker_name,
            ("quote", "speaker_kind") => self.attribute_speaker_kind,
            ("quote", "speaker_qid") => self.attribute_speaker_qid,
            ("quote", "cue_lemma") => self.attribute_cue_lemma,
            ("quote", "polarity") => self.attribute_polarity,
            ("quote", "medium") => self.attribute_medium,
            ("quote", "addressee") => self.attribute_addressee,
            ("quote", "date_said") => self.attribute_date_said,
            ("quote", "original_url") => self.attribute_original_url,
            ("quote", "accuracy") => self.attribute_accuracy,
            ("claim", "claim_text") => self.attribute_claim_text,
            ("claim", "kind") => self.attribute_claim_kind,
            ("claim", "checkable") => self.attribute_checkable,
            ("claim", "check_worthiness") => self.attribute_check_worthiness,
            ("claim", "claimant_name") => self.attribute_claimant_name,
            ("claim", "claimant_qid") => self.attribute_claimant_qid,
            ("claim", "voice") => self.attribute_voice,
            ("claim", "claim_date") => self.attribute_claim_date,
            ("claim", "first_appearance_url") => self.attribute_first_appearance_url,
            ("claim", "verdict") => self.attribute_verdict,
            ("claim", "rating_label") => self.attribute_rating_label,
            ("claim", "rating_value") => self.attribute_rating_value,
            ("claim", "rating_best") => self.attribute_rating_best,
            ("claim", "rating_worst") => self.attribute_rating_worst,
            ("claim", "justification") => self.attribute_justification,
            ("claim", "review_url") => self.attribute_review_url,
            ("claim", "reviewer") => self.attribute_reviewer,
            ("claim", "review_date") => self.attribute_review_date,
            ("claim", "evidence") => self.attribute_evidence,
            ("claim", "topic") => self.attribute_topic,
            ("entity", "etype") => self.attribute_entity_type,
            ("entity", "mention") => self.attribute_mention,
            ("entity", "name") => self.attribute_full_name,
            ("entity", "qid") => self.attribute_wikidata,
            ("entity", "kb_url") => self.attribute_reference,
            ("entity", "role") => self.attribute_role,
            _ => return None,
        })
    }

    /// The name of a preset relation type.
    pub fn relation(&self, id: &str) -> Option<&'static str> {
        Some(match id {
            "speaker" => self.relation_speaker,
            "cue" => self.relation_cue,
            "in_quote" => self.relation_in_quote,
            "claimant" => self.relation_claimant,
            "same_as" => self.relation_same_as,
            _ => return None,
        })
    }

    /// The word for a value of a preset choice.
    pub fn value(&self, value: &str) -> Option<&'static str> {
        Some(match value {
            "direct" => self.value_direct,
            "mixed" => self.value_mixed,
            "indirect" => self.value_indirect,
            "free_indirect" => self.value_free_indirect,
            "named_person" => self.value_named_person,
            "organisation" => self.value_organisation,
            "document" => self.value_document,
            "anonymous" => self.value_anonymous,
            "author" => self.value_author,
            "none" => self.value_none,
            "affirmed" => self.value_affirmed,
            "denied" => self.value_denied,
            "negated" => self.value_negated,
            "speech" => self.value_speech,
            "writing" => self.value_writing,
            "social" => self.value_social,
            "thought" => self.value_thought,
            "unchecked" => self.value_unchecked,
            "verbatim" => self.value_verbatim,
            "altered" => self.value_altered,
            "out_of_context" => self.value_out_of_context,
            "fabricated" => self.value_fabricated,
            "quantity" => self.value_quantity,
            "event_property" => self.value_event_property,
            "causal" => self.value_causal,
            "law_rule" => self.value_law_rule,
            "prediction" => self.value_prediction,
            "position" => self.value_position,
            "personal_experience" => self.value_personal_experience,
            "quote_verification" => self.value_quote_verification,
            "other" => self.value_other,
            "not_a_claim" => self.value_not_a_claim,
            "yes" => self.value_yes,
            "no" => self.value_no,
            "unsure" => self.value_unsure,
            "low" => self.value_low,
            "high" => self.value_high,
            "reported" => self.value_reported,
            "journalist" => self.value_journalist,
            "unrated" => self.value_unrated,
            "supported" => self.value_supported,
            "refuted" => self.value_refuted,
            "not_enough_evidence" => self.value_not_enough_evidence,
            "conflicting" => self.value_conflicting,
            "supports" => self.value_supports,
            "partial" => self.value_partial,
            "refutes" => self.value_refutes,
            "irrelevant" => self.value_irrelevant,
            "named" => self.value_named,
            "nominal" => self.value_nominal,
            "pronoun" => self.value_pronoun,
            "PERSON" => self.type_person,
            "ORG" => self.type_org,
            "GPE" => self.type_gpe,
            "LOC" => self.type_loc,
            "FAC" => self.type_fac,
            "NORP" => self.type_norp,
            "EVENT" => self.type_event,
            "LAW" => self.type_law,
            "WORK" => self.type_work,
            "PRODUCT" => self.type_product,
            "DATE" => self.type_date,
            "MONEY" => self.type_money,
            "PERCENT" => self.type_percent,
            "NUMBER" => self.type_number,
            "OTHER" => self.type_other_kind,
            _ => return None,
        })
    }
}
