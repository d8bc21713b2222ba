//! Setting up: labels and links, guidelines, keys, appearance, in German.

use crate::i18n::Setup;
use crate::model::{Hue, LineStyle};

pub(super) const SETUP: Setup = Setup {
    labels_choose: "Kategorien…",
    labels_and_links: "Kategorien und Verknüpfungen",
    parts: "Teile des Schemas",
    links: "Verknüpfungen",
    guidelines: "Richtlinien",
    start_from: "Ausgehen von",
    start_from_choose: "Auswählen …",
    preset_factmark: "Zitate, Behauptungen, Entitäten",
    preset_guardian: "Zitate nach dem Guardian",
    preset_polnear: "Zuschreibungen nach PolNeAR",
    import_labels: "Kategorien importieren",
    labels_file: "Kategoriendatei",
    export_labels: "Kategorien exportieren",
    labels_taken: |file| {
        format!("Die Kategorien aus {file} stehen im Entwurf. Speichern Sie, um sie zu verwenden.")
    },
    save: "Speichern",
    scheme_changed_meanwhile: |names| {
        format!(
            "Inzwischen hat ein anderer Tab oder ein Import dies geändert: {names}. Wenn Sie noch einmal speichern, tritt Ihr Entwurf an die Stelle; Rückgängig stellt es wieder her."
        )
    },
    guidelines_or_keys: "Richtlinien oder Tasten",

    add_label: "Kategorie hinzufügen",
    new_label: "Neue Kategorie",
    add_attribute: "Merkmal hinzufügen",
    new_attribute: "Neues Merkmal",
    add_link: "Verknüpfungsart hinzufügen",
    new_link: "Neue Verknüpfung",
    delete: "Löschen",
    delete_what: |name| format!("„{name}“ löschen"),
    move_up: |name| format!("„{name}“ nach oben"),
    move_down: |name| format!("„{name}“ nach unten"),
    name: "Bezeichnung",
    description: "Beschreibung",
    key: "Taste",
    key_hint: "ein Buchstabe oder eine Ziffer",
    colour: "Farbe",
    hue: |it| match it {
        Hue::Blue => "Blau",
        Hue::Orange => "Orange",
        Hue::Green => "Grün",
        Hue::Purple => "Violett",
        Hue::Red => "Rot",
        Hue::Olive => "Oliv",
    },
    contrast: "Jede Farbe ist auf Kontrast geprüft, auf hellem und auf dunklem Grund.",
    sample: "Muster",
    underline: "Unterstreichung",
    line: |it| match it {
        LineStyle::Solid => "Durchgezogen",
        LineStyle::Dashed => "Gestrichelt",
        LineStyle::Dotted => "Gepunktet",
        LineStyle::Double => "Doppelt",
        LineStyle::Wavy => "Gewellt",
    },

    attributes: "Merkmale",
    kind: "Art",
    kind_text: "Freitext",
    kind_wikidata: "Wikidata-Objekt",
    kind_choice: "Auswahl",
    kind_number: "Zahl",
    kind_flag: "Ja oder nein",
    kind_url: "Webadresse",
    kind_date: "Datum",
    kind_evidence: "Belege",
    choices: "Auswahl, je Zeile eine",
    shown_when: "Gezeigt, wenn",
    always: "Immer",
    test: "Bedingung",
    is_set: "einen Wert hat",
    is_one_of: "eines davon ist",
    is_none_of: "keines davon ist",
    values: "Werte",
    values_hint: "je Zeile einer",
    from_labels: "Von",
    to_labels: "Nach",
    any_label: "Ist nichts angekreuzt, gilt jede Kategorie.",
    guidelines_field: "Richtlinien, in Markdown",
    use_draft: "Mit unserem Entwurf beginnen",

    problem_no_label: "Ein Schema braucht mindestens eine Kategorie.",
    problem_no_name: "Etwas hat noch keine Bezeichnung.",
    problem_key: |first, second| format!("„{first}“ und „{second}“ haben dieselbe Taste."),
    problem_no_choice: |attribute, label| format!("„{attribute}“ bei „{label}“ hat noch keine Auswahl."),
    problem_condition: |attribute, label| {
        format!("„{attribute}“ bei „{label}“ würde nie gezeigt: Die Bedingung kann nicht zutreffen.")
    },
    problem_guidelines: "Die Richtlinien sind zu lang: höchstens 100.000 Zeichen.",
    problem_other: |reason| format!("Das ergibt noch kein Schema: {reason}."),
    takes_key: |key, action| format!("{key} kategorisiert dann; „{action}“ verliert die Taste."),

    losses: "Was wird aus der vorhandenen Arbeit?",
    losses_hint: "Nichts geht verloren, außer Sie wählen es so, und ein Rückgängig nimmt alles zurück.",
    label_goes: |label| format!("Die Kategorie „{label}“ entfällt"),
    attribute_goes: |attribute, label| format!("Das Merkmal „{attribute}“ von „{label}“ entfällt"),
    choice_goes: |choice, attribute| format!("Die Auswahl „{choice}“ bei „{attribute}“ entfällt"),
    values_change: |attribute, label| {
        format!("„{attribute}“ bei „{label}“ nimmt andere Werte an; diese lassen sich nicht umwandeln")
    },
    link_goes: |name| format!("Die Verknüpfung „{name}“ entfällt"),
    link_changes: |name| format!("Die Verknüpfung „{name}“ verbindet diese Kategorien nicht mehr"),
    used: |n, n_articles| format!("Verwendet: {n}. Artikel: {n_articles}."),
    becomes: |name| format!("wird zu „{name}“"),
    kept: "bleibt, wie es ist",
    removed: "wird gelöscht",
    impossible: "Das geht nicht: Zwei Werte stünden an einer Stelle, oder das Ziel fehlt.",
    back: "Zurück",
    save_changes: "Änderungen speichern",

    no_guidelines: "Dieses Schema hat noch keine Richtlinien. Schreiben Sie auf, was Sie vereinbart haben, oder beginnen Sie mit unserem Entwurf.",
    edit: "Bearbeiten",
    close_guidelines: "Richtlinien schließen",

    search_keys: "Aktionen durchsuchen",
    change: "Ändern",
    change_key_of: |action| format!("Taste ändern: {action}"),
    press_new_key: "Drücken Sie die neue Taste",
    key_is_taken: |key, holder| format!("{key} gehört zu „{holder}“."),
    take_key: "Hier verwenden",
    give_up: "So lassen",
    writes_text: |key| {
        format!(
            "{key} schreibt Text, und diese Aktion wirkt auch beim Schreiben: Nehmen Sie Strg oder Alt dazu."
        )
    },
    reset: "Zurücksetzen",
    reset_key_of: |action| format!("Taste zurücksetzen: {action}"),
    reset_all: "Alle Tasten zurücksetzen",

    settings: "Einstellungen",
    appearance: "Erscheinungsbild",
    follow_system: "Wie das System",
    light: "Hell",
    dark: "Dunkel",
    settings_promise: "Einstellungen bleiben in diesem Browser.",
    remains: "Beiseitegelegt",
    remains_kept: |n| {
        format!(
            "Gespeicherte Datensätze, die nicht gelesen werden konnten: {n}. Sie bleiben, wie sie waren, falls jemand noch etwas damit anfangen kann. Nach dem Herunterladen können sie gelöscht werden."
        )
    },
    delete_remains: "Überreste löschen",
    remains_deleted: "Die Überreste wurden gelöscht.",
};
