//! Names for exported files: made from the article's title, accepted by every system.

use std::sync::Arc;

use crate::model::Document;

/// Longest title part in bytes: Linux takes names of 255 bytes, and browsers append ` (1)` to a name that is taken.
const MAX_BYTES: usize = 120;

/// Longest title part in characters, so that a name stays readable.
const MAX_CHARS: usize = 60;

/// Names that Windows keeps for devices, whatever extension follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A name for a file that holds these documents: `harbour-council-delays.factmark.json` for one,
/// `factmark-3-articles.json` for three.
pub fn file_name(documents: &[Arc<Document>], extension: &str) -> String {
    let last = extension.rsplit('.').next().unwrap_or(extension);
    let extension = if documents.len() == 1 { extension } else { last };
    format!("{}.{extension}", file_stem(documents))
}

/// What the names of files that hold these documents begin with: `harbour-council-delays`, `factmark-3-articles`.
pub fn file_stem(documents: &[Arc<Document>]) -> String {
    match documents {
        [document] => slug(&document.meta.title),
        _ => format!("factmark-{}-articles", documents.len()),
    }
}

/// The words of a title in lower case, joined by `-`. Letters of every script stay.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::new();
    let mut n_chars = 0;
    for word in title.to_lowercase().replace(['\'', '’'], "").split(is_separator).filter(|w| !w.is_empty())
    {
        let joiner = usize::from(!slug.is_empty());
        let (bytes, chars) = (word.len() + joiner, word.chars().count() + joiner);
        if slug.len() + bytes > MAX_BYTES || n_chars + chars > MAX_CHARS {
            if slug.is_empty() {
                // A title without blanks, as in Chinese or Japanese: cut inside it.
                let fits =
                    word.char_indices().take(MAX_CHARS).filter(|(at, c)| at + c.len_utf8() <= MAX_BYTES);
                slug.extend(fits.map(|(_, c)| c));
            }
            break;
        }
        if joiner == 1 {
            slug.push('-');
        }
        slug.push_str(word);
        n_chars += chars;
    }
    let numbered = |stem: &str| {
        slug.strip_prefix(stem).is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    if slug.is_empty() {
        "article".into()
    } else if DEVICES.contains(&slug.as_str()) || numbered("com") || numbered("lpt") {
        format!("article-{slug}")
    } else {
        slug
    }
}

/// Whatever is no letter, mark or digit: punctuation, blanks, symbols, invisible controls, emoji.
fn is_separator(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => !c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' => !c.is_alphanumeric(),
        '×' | '÷' => true,
        // General punctuation to miscellaneous symbols and arrows: blanks, quotes, direction controls, signs.
        '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' => true,
        // CJK punctuation, but not the letters among it.
        '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => !c.is_alphanumeric(),
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' => true,
        '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{10ffff}' => true,
        // Private use: nobody else would see the same sign.
        '\u{e000}'..='\u{f8ff}' => true,
        _ => c.is_whitespace() || c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(slug(title), expected, "{title:?}");
    }

    #[test]
    fn makes_names_that_every_system_accepts() {
        check("Harbour council delays", "harbour-council-delays");
        check("  Mayor’s “plan”: 20 % more / less?  ", "mayors-plan-20-more-less");
        check("Größe der Öffnung", "größe-der-öffnung");
        check("Паром опять опоздал", "паром-опять-опоздал");
        check("प्रधान मंत्री", "प्रधान-मंत्री");
        check("港湾の計画、延期へ", "港湾の計画-延期へ");
        check("../../etc/passwd", "etc-passwd");
        check("a\u{202e}fdp.exe", "a-fdp-exe");
        check("👩‍👩‍👧 family 🇳🇴", "family");
        check("CON", "article-con");
        check("com7", "article-com7");
        check("company", "company");
        check("", "article");
        check("…", "article");
    }

    #[test]
    fn long_titles_end_at_a_word() {
        let long = "word ".repeat(40);
        assert_eq!(slug(&long), ["word"; 12].join("-"));
        assert_eq!(slug(&"x".repeat(500)).len(), 60);
        assert_eq!(slug(&"湾".repeat(500)).len(), 120);
    }
}
