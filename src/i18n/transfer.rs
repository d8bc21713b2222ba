//! Files out and in: what formats are for, what they cannot hold, what was put right.

use super::Count;
use super::part::part;
use crate::format::{Loss, Note, Repair};

part! {
    /// Files out and in: what formats are for, what they cannot hold, what was put right.
    Transfer {
        what_is_kept;
        keeps_all;
        looking;
        n_times(n: &Count);
        annotation_of(annotation: &str, article: &str);
        loss(loss: &Loss);
        repair(repair: &Repair);
        note(note: &Note);

        import_report;
        not_placed;
        not_placed_hint;
        not_placed_n(n: &Count);
        look_for(words: &str);
        no_words;
        download_list;
        show_report;

        about_json;
        about_jsonl;
        about_tokens;
        about_conll;
        about_brat;
        about_label_studio;
        about_doccano;
        about_cas_json;
        about_xmi;
        about_w3c;
        about_csv;
        about_tsv;
        about_checkthat;
        about_claimreview;
        about_html;

        defuse_formulas;
        byte_order_mark;
        grapheme_clusters;
    }
}

impl Transfer {
    /// What a format is for, by its id.
    pub fn about(&self, format: &str) -> Option<&'static str> {
        Some(match format {
            "json" => self.about_json,
            "jsonl" => self.about_jsonl,
            "tokens" => self.about_tokens,
            "conll" => self.about_conll,
            "brat" => self.about_brat,
            "label-studio" => self.about_label_studio,
            "doccano" => self.about_doccano,
            "cas-json" => self.about_cas_json,
            "xmi" => self.about_xmi,
            "w3c" => self.about_w3c,
            "csv" => self.about_csv,
            "tsv" => self.about_tsv,
            "checkthat" => self.about_checkthat,
            "claimreview" => self.about_claimreview,
            "html" => self.about_html,
            _ => return None,
        })
    }

    /// What a switch of a format does, by its id.
    pub fn switch(&self, switch: &str) -> Option<&'static str> {
        Some(match switch {
            "defuse-formulas" => self.defuse_formulas,
            "bom" => self.byte_order_mark,
            "grapheme-clusters" => self.grapheme_clusters,
            _ => return None,
        })
    }
}
