//! What labels, attributes and relation types are called in the files. brat allows letters and digits of ASCII, `-` and
//! `_`; other names are put into these, each into one of its own, and what they were stands in the details.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Names of one sort.
#[derive(Debug, Default)]
pub(super) struct Names {
    in_file: BTreeMap<String, String>,
    taken: BTreeSet<String>,
}

impl Names {
    /// What is called `name` is called so in the file; `true` if it is asked for the first time.
    pub(super) fn of(&mut self, name: &str) -> (&str, bool) {
        let is_new = !self.in_file.contains_key(name);
        if is_new {
            let base = allowed(name);
            let mut free = base.clone();
            let mut n = 1;
            while !self.taken.insert(free.clone()) {
                n += 1;
                free = format!("{base}_{n}");
            }
            self.in_file.insert(name.to_owned(), free);
        }
        (self.in_file.get(name).map_or("", String::as_str), is_new)
    }

    /// Gives these names away first, so that those that are allowed stay as they are.
    pub(super) fn reserve<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        let (fine, odd): (Vec<&str>, Vec<&str>) = names.into_iter().partition(|name| allowed(name) == **name);
        for name in fine.into_iter().chain(odd) {
            self.of(name);
        }
    }
}

/// `Pärtei name` becomes `Partei_name`, what is no letter of ASCII even without its marks becomes its number.
fn allowed(name: &str) -> String {
    let mut allowed = String::with_capacity(name.len());
    for c in name.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => allowed.push(c),
            'ß' => allowed.push_str("ss"),
            'æ' => allowed.push_str("ae"),
            'œ' => allowed.push_str("oe"),
            'ø' => allowed.push('o'),
            'ł' => allowed.push('l'),
            c if c.is_alphanumeric() => allowed.push_str(&format!("u{:x}", u32::from(c))),
            _ => allowed.push('_'),
        }
    }
    if allowed.is_empty() { "_".to_owned() } else { allowed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_becomes_one_that_is_allowed() {
        let mut names = Names::default();
        names.reserve(["free text", "free_text", "Zitat-ä", "港", ""]);
        let mut of = |name| names.of(name).0.to_owned();
        assert_eq!(of("free_text"), "free_text");
        assert_eq!(of("free text"), "free_text_2");
        assert_eq!(of("Zitat-ä"), "Zitat-a");
        assert_eq!(of("Größe"), "Grosse");
        assert_eq!(of("港"), "u6e2f");
        assert_eq!(of(""), "_");
        assert_eq!(of("free\ttext"), "free_text_3");
    }
}
