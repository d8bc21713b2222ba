//! Which text an annotation file belongs to: `x.txt` beside `x.ann`, or the only one of that name in another folder;
//! else the text whose name the annotation file's begins with (`x_ef2d.ann`, one file for each annotator of `x.txt`).

use std::collections::BTreeMap;

/// The files of a bundle by name. Case does not count.
#[derive(Debug, Default)]
pub(in crate::format) struct Pairing {
    names: Vec<String>,
    by_base: BTreeMap<String, Vec<usize>>,
    has_annotations: bool,
}

impl Pairing {
    /// Files of these names, in this order.
    pub(in crate::format) fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut pairing = Self::default();
        for (i, name) in names.into_iter().enumerate() {
            let name = name.to_lowercase().replace('\\', "/");
            pairing.by_base.entry(base(&name).to_owned()).or_default().push(i);
            pairing.has_annotations |= name.ends_with(".ann");
            pairing.names.push(name);
        }
        pairing
    }

    /// Whether there is any annotation file.
    pub(super) fn has_annotations(&self) -> bool {
        self.has_annotations
    }

    /// The file that is called so, but for the case.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase().replace('\\', "/");
        let same = self.by_base.get(base(&name))?;
        same.iter().copied().find(|&i| self.names.get(i) == Some(&name))
    }

    /// The text of an annotation file.
    pub(super) fn text_of(&self, annotations: &str) -> Option<usize> {
        let name = annotations.to_lowercase().replace('\\', "/");
        let stem = base(&name).strip_suffix(".ann")?;
        let cuts = stem.char_indices().rev().filter(|&(_, c)| c == '_' || c == '.');
        let stems = std::iter::once(stem).chain(cuts.filter_map(|(at, _)| stem.get(..at)));
        for stem in stems.filter(|stem| !stem.is_empty()) {
            if let Some(texts) = self.by_base.get(&format!("{stem}.txt")) {
                return self.nearest(folder(&name), texts);
            }
        }
        None
    }

    /// Whether there is an annotation file of a text.
    pub(super) fn is_annotated(&self, text: &str) -> bool {
        let name = text.to_lowercase().replace('\\', "/");
        let Some(stem) = base(&name).strip_suffix(".txt") else { return false };
        let alike = self.by_base.range(stem.to_owned()..).take_while(|(base, _)| base.starts_with(stem));
        let mut files = alike.filter(|(base, _)| base.ends_with(".ann")).flat_map(|(_, files)| files);
        let is_of_it = |&i: &usize| {
            let text = self.names.get(i).and_then(|it| self.text_of(it));
            text.and_then(|text| self.names.get(text)) == Some(&name)
        };
        files.any(is_of_it)
    }

    /// The one that shares the most folders; `None` if two do.
    fn nearest(&self, folder: &str, files: &[usize]) -> Option<usize> {
        let shared = |i: usize| {
            let other = self.names.get(i).map_or("", |name| self::folder(name));
            let shared = folder.split('/').zip(other.split('/')).take_while(|(a, b)| a == b).count();
            (other == folder, shared)
        };
        let best = files.iter().copied().map(shared).max()?;
        let mut bests = files.iter().copied().filter(|&i| shared(i) == best);
        bests.next().filter(|_| bests.next().is_none())
    }
}

/// A name without its folders.
pub(super) fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 8] = [
        "dev/text/x.txt",
        "dev/attributions/x_ef2d.ann",
        "train/text/x.txt",
        "train/attributions/x_ef2d.ann",
        "y.txt",
        "Y.ann",
        "y_2.ann",
        "alone.txt",
    ];

    #[track_caller]
    fn check(annotations: &str, expected: Option<usize>) {
        assert_eq!(Pairing::new(NAMES).text_of(annotations), expected, "{annotations}");
    }

    #[test]
    fn annotations_find_their_text() {
        check("dev/attributions/x_ef2d.ann", Some(0));
        check("train/attributions/x_ef2d.ann", Some(2));
        check("elsewhere/x.ann", None);
        check("Y.ann", Some(4));
        check("y_2.ann", Some(4));
        check("alone2.ann", None);
        check("y.txt", None);
    }

    #[test]
    fn a_text_is_annotated_if_annotations_find_it() {
        let pairing = Pairing::new(NAMES);
        let found: Vec<&str> = NAMES.into_iter().filter(|name| pairing.is_annotated(name)).collect();
        assert_eq!(found, ["dev/text/x.txt", "train/text/x.txt", "y.txt"]);
    }
}
