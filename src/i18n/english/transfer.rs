//! Files out and in, in English.

use super::count;
use crate::format::{Loss, Repair};
use crate::i18n::Transfer;

pub(super) const TRANSFER: Transfer = Transfer {
    what_is_kept: "What this format keeps",
    keeps_all: "Everything goes into the file as it is.",
    looking: "Looking at what the format can hold…",
    n_times: |n| count(n, "time", "times"),
    annotation_of: |annotation, article| format!("{annotation}, in “{article}”"),
    loss,
    repair,
    note: |note| note.english.clone(),
    import_report: "What came in",
    not_placed: "Not placed",
    not_placed_hint: "These annotations were not taken in, because their words were not found in one place for certain. Look for the words and mark them by hand.",
    not_placed_n: |n| format!("{} could not be placed.", count(n, "annotation", "annotations")),
    look_for: |words| format!("Look for “{words}”"),
    no_words: "The file names no words.",
    download_list: "Download this list",
    show_report: "Show the report",
    about_json: "Factmark’s own form: holds everything and comes back as it was.",
    about_jsonl: "A line for each article with tokens and spans: for Hugging Face datasets, Prodigy and spaCy.",
    about_tokens: "A tag for each token and a column for each label: for training token classification.",
    about_conll: "Columns of tokens and tags, a file for each label: for older NER tools.",
    about_brat: "Text and annotations side by side: for brat and its parsers; keeps pieces, links and notes.",
    about_label_studio: "Tasks with their labelling configuration: for Label Studio.",
    about_doccano: "A line for each article: for doccano.",
    about_cas_json: "A file for each article with its type system: for INCEpTION and UIMA.",
    about_xmi: "XML with its type system: for INCEpTION and UIMA.",
    about_w3c: "Web Annotations as JSON-LD: for annotation on the web.",
    about_csv: "A row for each piece of an annotation: for spreadsheets and statistics.",
    about_tsv: "As CSV, with tabs.",
    about_checkthat: "A row for each sentence, whether it is worth checking: for training and ranking.",
    about_claimreview: "An object for each reviewed claim, as schema.org has it: for publishing fact-checks.",
    about_html: "A page to read, filter and print, in one file.",
    defuse_formulas: "Keep spreadsheets from taking words for formulas",
    byte_order_mark: "Mark the file as UTF-8, which Excel needs",
    grapheme_clusters: "Count grapheme clusters, as the doccano project is set",
};

fn loss(loss: &Loss) -> String {
    match loss {
        Loss::Overlap => "overlaps another annotation of its label, left out".into(),
        Loss::NoToken => "covers no word, left out".into(),
        Loss::SplitWithId => "is in several pieces: each became a span of its own, with one id".into(),
        Loss::Split => "is in several pieces: each became a span of its own".into(),
        Loss::Widened => "begins or ends inside a word: in the file it goes to the word’s bounds".into(),
        Loss::Label(label) => format!("the format has no place for the label “{label}”: left out"),
        Loss::Renamed(from, to) => format!("“{from}” is called “{to}” in the file"),
        Loss::Attribute(it) => format!("the attribute “{it}” is left out"),
        Loss::Value(it) => format!("the value of “{it}” was changed to what the format allows"),
        Loss::Note => "the note is left out".into(),
        Loss::AnnotationDetails => "who made the annotation, when and how is left out".into(),
        Loss::Relation(it) => format!("a link “{it}” is left out"),
        Loss::DocumentDetails => "details of the article (title, source, status …) are left out".into(),
        Loss::Exceptions => "places left out when the same words were tagged are not in the file".into(),
        Loss::Blanks => "line ends and blanks between words are not in the file".into(),
        Loss::Characters => "characters that the format forbids were replaced".into(),
        Loss::Text => "the text is not in the file, only the words that are marked".into(),
        Loss::NotMarked => "nothing is marked in the article, so it is not in the file".into(),
        Loss::EmptyDocument => "the article is empty and not in the file".into(),
        Loss::Scheme => "the labels’ colours, keys and definitions are not in the file, or not all".into(),
        Loss::Incomplete(it) => format!("left out, because “{it}” is empty"),
        Loss::WholeSentences => "claims became whole sentences: the format has a row a sentence".into(),
    }
}

fn repair(repair: &Repair) -> String {
    match repair {
        Repair::Counted(unit) => format!("offsets were counted in {unit} and are counted in code points now"),
        Repair::LineEnds => "line ends were made plain, and offsets follow".into(),
        Repair::Searched => "the offsets were wrong; the words show the place".into(),
        Repair::Pieces => "its pieces were put in order or joined".into(),
        Repair::NotPlaced => "could not be placed".into(),
        Repair::Relation => "a link to an annotation that is not there was left out".into(),
        Repair::Id => "an id was missing or stood twice; another was given".into(),
        Repair::Value(it) => format!("an odd value of “{it}” was kept"),
        Repair::Ignored(it) => format!("{it}: left out"),
        Repair::Line(line, why) => format!("line {line} was left out: {why}"),
        Repair::Guessed(unit) => format!("nothing says what offsets count; {unit} were taken"),
    }
}
