//! Raw pages and files to document text.
//!
//! A person opens a file; [`draft_from_file`] turns it into a title and the plain text that is then annotated.
//! What they paste needs less: [`text_of_html`] and [`title_of`]. Each step has a file of its own:
//!
//! - `decode`: bytes to characters (UTF-8, UTF-16 with a byte order mark), refusing what is damaged;
//! - `kind`: plain text, Markdown or HTML, by file name and content;
//! - `html`: a page's text, block by block, as a reader sees it;
//! - `markdown`: the title a Markdown file gives itself (its text stays as it is);
//! - `rich`: Markdown as a tree of elements, for guidelines;
//! - `title`: a short title from any text.
//!
//! Nothing is guessed away: a page's menus and footers stay in the text.

mod decode;
mod error;
mod html;
mod kind;
mod markdown;
mod rich;
mod title;

pub use error::{ArticleError, ForeignKind};
pub use rich::{Rich, Shape, rich_text};
pub use title::title_of;

use kind::Kind;

/// A document about to be made: a title and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// One line of at most 120 code points, never empty.
    pub title: String,
    /// The text, its lines ended by LF alone. Holds at least one visible character.
    pub text: String,
}

/// Turns a file into a title and a text. Of its name only the extension counts; it may be empty.
///
/// # Errors
/// See [`ArticleError`]: damaged bytes, another kind of file, or nothing to read in it.
pub fn draft_from_file(name: &str, bytes: &[u8]) -> Result<Draft, ArticleError> {
    let by_name = kind::by_name_and_content(name, bytes)?;
    let text = decode::decode(bytes)?;
    let kind = by_name.unwrap_or_else(|| kind::by_text(&text));
    // A zero character in a file that is no page means that it is no text, or UTF-16 without its mark.
    if matches!(kind, Kind::Text | Kind::Markdown) && text.contains('\0') {
        return Err(ArticleError::UnsupportedKind { kind: ForeignKind::Binary });
    }
    let draft = match kind {
        Kind::Html => html::draft(&text, html::Syntax::Html),
        Kind::Xhtml => html::draft(&text, html::Syntax::Xml),
        Kind::Markdown => {
            let text = lf_only(&text);
            Draft { title: markdown::title(&text), text }
        }
        Kind::Text => {
            let text = lf_only(&text);
            Draft { title: title_of(&text), text }
        }
    };
    if title::has_visible(&draft.text) { Ok(draft) } else { Err(ArticleError::Empty) }
}

/// The text of a page or of a piece of one, such as the clipboard holds: what a reader sees, block by block,
/// lines ended by LF. Empty if nothing is shown.
pub fn text_of_html(html: &str) -> String {
    html::draft(html, html::Syntax::Html).text
}

/// CRLF and lone CR as LF.
fn lf_only(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
