//! `factmark stats`: how much of what there is.

use std::collections::BTreeMap;
use std::io::{self, Write};

use factmark::model::{Annotation, AnnotationSet, Document};
use serde_json::{Value, json};

use crate::args::{Stats, Talk};
use crate::convert::forced;
use crate::failure::{Failure, Outcome};
use crate::inputs::Inputs;
use crate::progress::Progress;
use crate::reading::{Found, How, Reading};

/// Counts.
pub(crate) fn run(options: &Stats, talk: &Talk) -> Result<Outcome, Failure> {
    let from = forced(&options.sources)?;
    let inputs = Inputs::open(&options.sources.inputs)?;
    let (mut counts, mut progress) = (Counts::default(), Progress::new(talk));
    for found in Reading::new(&inputs, How { from, ..How::default() }) {
        match found? {
            Found::Articles { incoming, .. } => {
                progress.add(incoming.import.documents.len());
                counts.unplaced += incoming.unplaced.len();
                incoming.import.documents.iter().for_each(|it| counts.take(it));
            }
            Found::Refused(error) => return Err(error.into()),
            Found::Skipped(file) => {
                progress.clear();
                if !talk.quiet {
                    eprintln!("{file}: of no known format, not counted");
                }
            }
        }
    }
    progress.clear();
    let told = if options.json { format!("{:#}\n", counts.for_programs()) } else { counts.for_people() };
    io::stdout().write_all(told.as_bytes()).map_err(Failure::stdout)?;
    Ok(Outcome::Good)
}

#[derive(Debug, Default)]
struct Counts {
    documents: usize,
    characters: u64,
    words: usize,
    sentences: usize,
    annotations: usize,
    unplaced: usize,
    /// Pieces of annotations, one or more each.
    fragments: usize,
    /// Annotations of several pieces.
    discontinuous: usize,
    /// Annotations that lie wholly inside another, or share its place.
    nested: usize,
    /// Annotations that overlap another and neither lies inside the other.
    overlapping: usize,
    labels: BTreeMap<String, OfLabel>,
    relations: BTreeMap<String, usize>,
}

#[derive(Debug, Default)]
struct OfLabel {
    annotations: usize,
    characters: u64,
    /// How many annotations have a value, by attribute.
    attributes: BTreeMap<String, usize>,
}

impl Counts {
    fn take(&mut self, document: &Document) {
        let text = document.text();
        self.documents += 1;
        self.characters += u64::from(text.len().get());
        self.words += (0..text.blocks().len()).map(|block| text.words_in(block).len()).sum::<usize>();
        self.sentences += text.sentences().len();
        for annotation in document.annotations().iter() {
            self.annotations += 1;
            let n_fragments = annotation.fragments.iter().count();
            self.fragments += n_fragments;
            self.discontinuous += usize::from(n_fragments > 1);
            let label = self.labels.entry(annotation.label.to_string()).or_default();
            label.annotations += 1;
            label.characters += u64::from(annotation.fragments.total_len());
            for id in annotation.attributes.keys() {
                *label.attributes.entry(id.clone()).or_default() += 1;
            }
        }
        for relation in document.relations() {
            *self.relations.entry(relation.kind.clone()).or_default() += 1;
        }
        let (nested, overlapping) = entangled(document.annotations());
        self.nested += nested;
        self.overlapping += overlapping;
    }

    fn for_programs(&self) -> Value {
        let labels: BTreeMap<&str, Value> = (self.labels.iter())
            .map(|(id, of)| {
                let value = json!({
                    "annotations": of.annotations, "characters": of.characters, "attributes": of.attributes,
                });
                (id.as_str(), value)
            })
            .collect();
        json!({
            "documents": self.documents, "characters": self.characters, "words": self.words,
            "sentences": self.sentences, "annotations": self.annotations, "unplaced": self.unplaced,
            "fragments": self.fragments, "discontinuous": self.discontinuous, "nested": self.nested,
            "overlapping": self.overlapping, "labels": labels, "relations": self.relations,
        })
    }

    fn for_people(&self) -> String {
        let mut rows: Vec<(usize, &str, u64)> = vec![
            (0, "articles", self.documents as u64),
            (1, "characters", self.characters),
            (1, "words", self.words as u64),
            (1, "sentences", self.sentences as u64),
            (0, "annotations", self.annotations as u64),
            (1, "in several pieces", self.discontinuous as u64),
            (1, "nested in another", self.nested as u64),
            (1, "overlapping another", self.overlapping as u64),
        ];
        if self.unplaced > 0 {
            rows.push((1, "not placed, left out", self.unplaced as u64));
        }
        for (id, of) in &self.labels {
            rows.push((1, id, of.annotations as u64));
            rows.extend(of.attributes.iter().map(|(id, &n)| (2, id.as_str(), n as u64)));
        }
        rows.push((0, "links", self.relations.values().sum::<usize>() as u64));
        rows.extend(self.relations.iter().map(|(id, &n)| (1, id.as_str(), n as u64)));
        let width = rows.iter().map(|(level, name, _)| level * 2 + name.chars().count()).max().unwrap_or(0);
        let row = |(level, name, n): &(usize, &str, u64)| {
            let (indent, width) = (level * 2, width - level * 2);
            format!("{:indent$}{name:width$}  {:>11}\n", "", in_thousands(*n))
        };
        rows.iter().map(row).collect()
    }
}

/// `1234567` as `1,234,567`.
fn in_thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// How many annotations are nested in another, and how many overlap another otherwise. An annotation counts once for
/// each, from its first character to its last.
fn entangled(annotations: &AnnotationSet) -> (usize, usize) {
    let bounds = |it: &Annotation| (it.fragments.first().start(), it.fragments.end());
    let places: Vec<_> = annotations.iter().map(|it| bounds(it)).collect();
    let mut nested = vec![false; places.len()];
    let mut overlapping = vec![false; places.len()];
    // In text order, so what overlaps follows before anything that begins behind the end.
    for (i, (_, end)) in places.iter().enumerate() {
        for (j, later) in places.iter().enumerate().skip(i + 1).take_while(|(_, later)| later.0 < *end) {
            if later.1 <= *end {
                nested[j] = true;
            } else if later.0 == places[i].0 {
                nested[i] = true;
            } else {
                (overlapping[i], overlapping[j]) = (true, true);
            }
        }
    }
    let count = |flags: &[bool]| flags.iter().filter(|&&it| it).count();
    (count(&nested), count(&overlapping))
}

#[cfg(test)]
mod tests {
    use super::in_thousands;

    #[test]
    fn numbers_are_grouped() {
        let numbers = [0, 12, 999, 1_000, 1_234_567].map(in_thousands);
        assert_eq!(numbers, ["0", "12", "999", "1,000", "1,234,567"]);
    }
}
