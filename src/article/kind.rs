//! Which kind of text a file holds: by its name where that tells, else by how its content begins.

use super::{ArticleError, ForeignKind};

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// As it is.
    Text,
    /// As it is; it may name its own title.
    Markdown,
    /// A page.
    Html,
    /// A page in XML's syntax, where `<div/>` is closed already.
    Xhtml,
}

/// The kind of a file, as far as its bytes and its name's extension tell. None: [`by_text`] has to decide.
pub(super) fn by_name_and_content(name: &str, bytes: &[u8]) -> Result<Option<Kind>, ArticleError> {
    if let Some(kind) = foreign_content(bytes) {
        return Err(ArticleError::UnsupportedKind { kind });
    }
    let Some((_, extension)) = name.rsplit_once('.') else { return Ok(None) };
    let kind = match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" => return Ok(Some(Kind::Text)),
        "md" | "markdown" => return Ok(Some(Kind::Markdown)),
        "html" | "htm" => return Ok(Some(Kind::Html)),
        "xhtml" | "xht" => return Ok(Some(Kind::Xhtml)),
        "pdf" => ForeignKind::Pdf,
        "doc" | "docx" | "odt" | "rtf" | "pages" => ForeignKind::WordProcessor,
        "epub" | "mobi" | "azw3" => ForeignKind::Ebook,
        "mht" | "mhtml" | "webarchive" | "warc" => ForeignKind::WebArchive,
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "heic" | "mp3" | "wav" | "mp4" | "mov" => {
            ForeignKind::Media
        }
        "zip" | "gz" | "7z" | "rar" | "tar" => ForeignKind::Archive,
        _ => return Ok(None),
    };
    Err(ArticleError::UnsupportedKind { kind })
}

/// Whether a decoded text without a telling name is a page.
pub(super) fn by_text(text: &str) -> Kind {
    let start = text.trim_start();
    let begins = |with: &str| start.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if begins("<!doctype html") || begins("<html") {
        return Kind::Html;
    }
    // An XML file may hold anything; only its root element tells.
    let head: String = start.chars().take(1000).collect();
    if begins("<?xml") && head.contains("<html") { Kind::Xhtml } else { Kind::Text }
}

/// Files that give themselves away by their first bytes, whatever their name.
fn foreign_content(bytes: &[u8]) -> Option<ForeignKind> {
    const SIGNATURES: [(&[u8], ForeignKind); 10] = [
        (b"%PDF-", ForeignKind::Pdf),
        (b"{\\rtf", ForeignKind::WordProcessor),
        (b"\xD0\xCF\x11\xE0", ForeignKind::WordProcessor),
        (b"bplist00", ForeignKind::WebArchive),
        (b"PK\x03\x04", ForeignKind::Archive),
        (b"\x1F\x8B", ForeignKind::Archive),
        (b"\x89PNG", ForeignKind::Media),
        (b"\xFF\xD8\xFF", ForeignKind::Media),
        (b"GIF8", ForeignKind::Media),
        (b"\x7FELF", ForeignKind::Binary),
    ];
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_contents() {
        let foreign = |kind| Err(ArticleError::UnsupportedKind { kind });
        for (name, bytes, expected) in [
            ("a.txt", "<html>", Ok(Some(Kind::Text))),
            ("A.B.HTM", "", Ok(Some(Kind::Html))),
            ("a.xhtml", "", Ok(Some(Kind::Xhtml))),
            ("README.md", "", Ok(Some(Kind::Markdown))),
            ("story", "", Ok(None)),
            ("story.final", "", Ok(None)),
            ("", "", Ok(None)),
            ("a.pdf", "", foreign(ForeignKind::Pdf)),
            ("a.txt", "%PDF-1.7", foreign(ForeignKind::Pdf)),
            ("a.docx", "text", foreign(ForeignKind::WordProcessor)),
            ("a.txt", "PK\u{3}\u{4}", foreign(ForeignKind::Archive)),
        ] {
            assert_eq!(by_name_and_content(name, bytes.as_bytes()), expected, "{name} {bytes}");
        }
    }

    #[test]
    fn beginnings_of_texts() {
        for (text, expected) in [
            ("\n <!DOCTYPE html>", Kind::Html),
            ("<HTML lang=en>", Kind::Html),
            ("<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", Kind::Xhtml),
            ("<?xml version='1.0'?><rss>", Kind::Text),
            ("<p>", Kind::Text),
            ("é<html", Kind::Text),
            ("", Kind::Text),
        ] {
            assert_eq!(by_text(text), expected, "{text}");
        }
    }
}
