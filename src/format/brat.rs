//! brat standoff: a text, beside it a file of annotations with a line each, and a configuration of all the labels.
//! `docs/formats/brat.md` describes what is written and what is read.
//!
//! `names`, `spans` and `lines` know the notation; `pairing` finds the text of an annotation file; `details` is the
//! file beside them in which stands what brat has no place for. Where both say something, the annotations count: the
//! details only say more exactly what stands there.

mod article;
mod conf;
mod details;
mod hanging;
mod lines;
mod names;
mod pairing;
mod read;
mod spans;
mod values;
mod write;

pub(super) use pairing::Pairing;

use super::{Bundle, Format, InFile, Incoming, Likeness, ReadError, Start, Writer};

/// What names of files with details end in.
const DETAILS: &str = ".meta.json";

/// The resource that references to Wikidata name.
const WIKIDATA: &str = "Wikidata";

/// Notes on annotations.
const NOTE: &str = "AnnotatorNotes";

/// Notes of this kind hold attributes, the attribute’s name behind it.
const ATTRIBUTE_NOTE: &str = "Factmark/";

/// brat standoff.
#[derive(Debug, Clone, Copy)]
pub struct Brat;

impl Format for Brat {
    fn id(&self) -> &'static str {
        "brat"
    }

    fn name(&self) -> &'static str {
        "brat standoff"
    }

    fn summary(&self) -> &'static str {
        "A text and a file of annotations for each article, for brat and many libraries"
    }

    fn extension(&self) -> &'static str {
        "ann"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::BratWriter::new(&start)))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn likeness(&self, file: &InFile<'_>, bundle: &Bundle<'_>) -> Likeness {
        let pairing = bundle.pairing();
        let name = pairing::base(&file.name).to_lowercase();
        let is_ours = match name.as_str() {
            "annotation.conf" => pairing.has_annotations() || file.head().contains("[entities]"),
            "visual.conf" => pairing.has_annotations() || file.head().contains("[labels]"),
            "tools.conf" | "kb_shortcuts.conf" | ".stats_cache" => pairing.has_annotations(),
            _ if name.ends_with(".txt") => pairing.is_annotated(&file.name),
            _ if name.ends_with(DETAILS) => {
                let stem = file.name.get(..file.name.len() - DETAILS.len()).unwrap_or_default();
                pairing.get(&format!("{stem}.ann")).is_some()
            }
            _ if name.ends_with(".ann") => {
                let is_annotation = |line: &str| lines::parse(line).is_ok();
                pairing.text_of(&file.name).is_some() || file.head().lines().take(20).any(is_annotation)
            }
            _ => false,
        };
        match is_ours {
            true => Likeness::Sure,
            false if name.ends_with(".ann") => Likeness::Maybe,
            false => Likeness::No,
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        read::files(files)
    }
}
