//! Files out and in, in German.

use super::count;
use crate::format::{Loss, Note, NoteKind, Repair};
use crate::i18n::Transfer;

pub(super) const TRANSFER: Transfer = Transfer {
    what_is_kept: "Was dieses Format behält",
    keeps_all: "Alles kommt unverändert in die Datei.",
    looking: "Es wird nachgesehen, was das Format fassen kann…",
    n_times: |n| count(n, "Mal", "Mal"),
    annotation_of: |annotation, article| format!("{annotation}, in „{article}“"),
    loss,
    repair,
    note,
    import_report: "Was hereinkam",
    not_placed: "Nicht untergebracht",
    not_placed_hint: "Diese Markierungen wurden nicht übernommen, weil ihre Wörter nicht mit Sicherheit an einer Stelle gefunden wurden. Suchen Sie die Wörter und markieren Sie sie von Hand.",
    not_placed_n: |n| {
        format!("{} nicht untergebracht werden.", count(n, "Markierung konnte", "Markierungen konnten"))
    },
    look_for: |words| format!("„{words}“ suchen"),
    no_words: "Die Datei nennt keine Wörter.",
    download_list: "Diese Liste herunterladen",
    show_report: "Bericht zeigen",
    about_json: "Factmarks eigene Form: fasst alles und kommt so zurück, wie es war.",
    about_jsonl: "Eine Zeile je Artikel mit Tokens und Spannen: für Hugging Face datasets, Prodigy und spaCy.",
    about_tokens: "Ein Kennzeichen je Token und eine Spalte je Kategorie: zum Trainieren von Token-Klassifikation.",
    about_conll: "Spalten aus Tokens und Kennzeichen, eine Datei je Kategorie: für ältere NER-Werkzeuge.",
    about_brat: "Text und Markierungen nebeneinander: für brat und seine Leser; behält Teile, Verknüpfungen und Notizen.",
    about_label_studio: "Aufgaben mit ihrer Konfiguration: für Label Studio.",
    about_doccano: "Eine Zeile je Artikel: für doccano.",
    about_cas_json: "Eine Datei je Artikel mit ihrem Typsystem: für INCEpTION und UIMA.",
    about_xmi: "XML mit Typsystem: für INCEpTION und UIMA.",
    about_w3c: "Web Annotations als JSON-LD: für Anmerkungen im Web.",
    about_csv: "Eine Zeile je Teil einer Markierung: für Tabellen und Statistik.",
    about_tsv: "Wie CSV, mit Tabulatoren.",
    about_checkthat: "Eine Zeile je Satz, ob er eine Prüfung wert ist: zum Trainieren und Reihen.",
    about_claimreview: "Ein Objekt je geprüfter Behauptung nach schema.org: zum Veröffentlichen von Faktenchecks.",
    about_html: "Eine Seite zum Lesen, Filtern und Drucken, in einer Datei.",
    defuse_formulas: "Verhindern, dass Tabellen Wörter für Formeln halten",
    byte_order_mark: "Die Datei als UTF-8 kennzeichnen, was Excel braucht",
    grapheme_clusters: "Graphem-Cluster zählen, wie das doccano-Projekt eingestellt ist",
};

fn loss(loss: &Loss) -> String {
    match loss {
        Loss::Overlap => {
            "überschneidet sich mit einer anderen Markierung derselben Kategorie, weggelassen".into()
        }
        Loss::NoToken => "enthält kein Wort, weggelassen".into(),
        Loss::SplitWithId => {
            "besteht aus mehreren Teilen: Jeder wurde eine eigene Spanne, mit gemeinsamer Kennung".into()
        }
        Loss::Split => "besteht aus mehreren Teilen: Jeder wurde eine eigene Spanne".into(),
        Loss::Widened => {
            "beginnt oder endet in einem Wort: In der Datei reicht sie bis zur Wortgrenze".into()
        }
        Loss::Label(label) => format!("das Format hat keinen Platz für die Kategorie „{label}“: weggelassen"),
        Loss::Renamed(from, to) => format!("„{from}“ heißt in der Datei „{to}“"),
        Loss::Attribute(it) => format!("das Merkmal „{it}“ ist weggelassen"),
        Loss::Value(it) => format!("der Wert von „{it}“ wurde so geändert, wie das Format es erlaubt"),
        Loss::Note => "die Notiz ist weggelassen".into(),
        Loss::AnnotationDetails => "wer die Markierung wann und wie gemacht hat, ist weggelassen".into(),
        Loss::Relation(it) => format!("eine Verknüpfung „{it}“ ist weggelassen"),
        Loss::DocumentDetails => "Angaben zum Artikel (Titel, Quelle, Stand …) sind weggelassen".into(),
        Loss::Exceptions => {
            "Stellen, die beim Markieren gleicher Wörter ausgelassen wurden, stehen nicht in der Datei".into()
        }
        Loss::Blanks => "Zeilenenden und Leerzeichen zwischen Wörtern stehen nicht in der Datei".into(),
        Loss::Characters => "Zeichen, die das Format verbietet, wurden ersetzt".into(),
        Loss::Text => "der Text steht nicht in der Datei, nur die markierten Wörter".into(),
        Loss::NotMarked => "im Artikel ist nichts markiert, darum steht er nicht in der Datei".into(),
        Loss::EmptyDocument => "der Artikel ist leer und steht nicht in der Datei".into(),
        Loss::Scheme => {
            "Farben, Tasten und Erklärungen der Kategorien stehen nicht oder nicht alle in der Datei".into()
        }
        Loss::Incomplete(it) => format!("weggelassen, weil „{it}“ leer ist"),
        Loss::WholeSentences => {
            "Behauptungen wurden zu ganzen Sätzen: das Format hat eine Zeile je Satz".into()
        }
    }
}

fn repair(repair: &Repair) -> String {
    match repair {
        Repair::Counted(unit) => {
            format!("Positionen waren in {unit} gezählt und sind jetzt in Codepunkten gezählt")
        }
        Repair::LineEnds => "Zeilenenden wurden vereinheitlicht, die Positionen folgen".into(),
        Repair::Searched => "die Positionen stimmten nicht; die Wörter zeigen die Stelle".into(),
        Repair::Pieces => "ihre Teile wurden geordnet oder verbunden".into(),
        Repair::NotPlaced => "konnte nicht untergebracht werden".into(),
        Repair::Relation => "eine Verknüpfung mit einer fehlenden Markierung wurde weggelassen".into(),
        Repair::Id => "eine Kennung fehlte oder stand doppelt; eine andere wurde vergeben".into(),
        Repair::Value(it) => format!("ein ungewöhnlicher Wert von „{it}“ wurde behalten"),
        Repair::Ignored(it) => format!("{it}: weggelassen"),
        Repair::Line(line, why) => format!("Zeile {line} wurde weggelassen: {why}"),
        Repair::Guessed(unit) => format!("nichts sagt, was die Positionen zählen; genommen wurde: {unit}"),
    }
}

fn note(note: &Note) -> String {
    let key = &note.key;
    match note.kind {
        NoteKind::Missing => format!("„{key}“ fehlte und wurde angenommen"),
        NoteKind::Unknown => format!("„{key}“ ist hier unbekannt oder leer und wurde weggelassen"),
        NoteKind::Rounded => format!("eine Zahl in „{key}“ war zu groß und wurde gerundet"),
        NoteKind::Odd => format!("ein Wert von „{key}“ passt nicht zu den Kategorien und wurde behalten"),
        NoteKind::Counted => "die Positionen waren anders gezählt und wurden umgerechnet".into(),
        NoteKind::Ordered => "die Teile wurden in die Reihenfolge des Textes gebracht".into(),
        NoteKind::TextChanged => "der Text wurde geändert, nachdem seine Prüfsumme gebildet war".into(),
        NoteKind::Outside => "ausgelassene Stellen passen nicht zum Text und wurden weggelassen".into(),
        NoteKind::NotFinite => format!("„{key}“ ist keine endliche Zahl und wurde weggelassen"),
        NoteKind::NoEnd => {
            format!("eine Verknüpfung „{key}“ führt zu keiner Markierung und wurde weggelassen")
        }
        NoteKind::LabelAdded => format!("die Kategorie „{key}“ fehlte im Schema und kam hinzu"),
        NoteKind::RelationTypeAdded => format!("die Verknüpfung „{key}“ fehlte im Schema und kam hinzu"),
    }
}
