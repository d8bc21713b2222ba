//! The title that a Markdown file gives itself. Its text is kept as it is: what is annotated is the file.

use super::title::{shorten, title_of};

/// The `title:` of the front matter, else a heading that opens the text, else its first line.
pub(super) fn title(text: &str) -> String {
    let (front, body) = split_front_matter(text);
    front.and_then(front_matter_title).or_else(|| heading(body)).unwrap_or_else(|| title_of(body))
}

/// The lines between two `---` (or `+++`) at the very start, and what follows them.
fn split_front_matter(text: &str) -> (Option<&str>, &str) {
    let mut lines = text.split_inclusive('\n');
    let Some(fence) = lines.next().map(str::trim_end).filter(|line| matches!(*line, "---" | "+++")) else {
        return (None, text);
    };
    let start = text.len() - lines.clone().map(str::len).sum::<usize>();
    let mut end = start;
    for line in lines {
        let after = end + line.len();
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            return (text.get(start..end), text.get(after..).unwrap_or_default());
        }
        end = after;
    }
    // Never closed: a rule, not front matter.
    (None, text)
}

/// The value of a top-level `title: …` (YAML) or `title = …` (TOML) on one line.
fn front_matter_title(front: &str) -> Option<String> {
    let value = front.lines().find_map(|line| {
        let rest = line.strip_prefix("title")?.trim_start();
        rest.strip_prefix([':', '=']).map(str::trim)
    })?;
    // A folded value stands on the following lines.
    if matches!(value.chars().next(), Some('>' | '|')) {
        return None;
    }
    shorten(&unquote(value))
}

/// A quoted scalar's text. Of its escapes only those of the quotation marks themselves matter in a title.
fn unquote(value: &str) -> String {
    let between = |mark| value.strip_prefix(mark).and_then(|rest: &str| rest.strip_suffix(mark));
    if let Some(inner) = between('"') {
        return inner.replace("\\\"", "\"");
    }
    between('\'').map_or_else(|| value.to_owned(), |inner| inner.replace("''", "'"))
}

/// A heading of the first level as the first thing in `body`, in either of Markdown's ways.
fn heading(body: &str) -> Option<String> {
    let mut lines = body.lines().skip_while(|line| line.trim().is_empty());
    let first = lines.next()?.trim();
    if let Some(rest) = first.strip_prefix('#') {
        let rest = rest.strip_prefix([' ', '\t'])?;
        let open = rest.trim_end().trim_end_matches('#');
        // "C#" ends in a mark of its own; closing marks stand apart.
        let text = if open.is_empty() || open.ends_with([' ', '\t']) { open } else { rest };
        return shorten(text);
    }
    let under = lines.next()?.trim_end();
    if !under.is_empty() && under.chars().all(|char| char == '=') { shorten(first) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        for (text, expected) in [
            ("# Flood wall\n\nBody", "Flood wall"),
            ("\n\n#  Flood   wall ##\n", "Flood wall"),
            ("# About C#\n", "About C#"),
            ("Flood wall\n====\nBody", "Flood wall"),
            ("Body\n\n# Later", "Body"),
            ("#hashtag first", "#hashtag first"),
            ("## Second level", "## Second level"),
            ("---\ndate: 2026-01-01\ntitle: Flood wall\n---\n# Other", "Flood wall"),
            ("---\ntitle: \"The \\\"wall\\\"\"\n...\nBody", "The \"wall\""),
            ("---\ntitle: 'Ellery''s wall'\n---\nBody", "Ellery's wall"),
            ("+++\ntitle = \"Flood wall\"\n+++\nBody", "Flood wall"),
            ("---\nsubtitle: no\n  title: nested\n---\n# Heading", "Heading"),
            ("---\ntitle: >\n  folded\n---\nBody", "Body"),
            ("---\ntitle:\n---\nBody", "Body"),
            ("---\ntitle: never closed\n", "---"),
            ("---\n---\n", "Untitled article"),
            ("#", "#"),
            ("", "Untitled article"),
        ] {
            assert_eq!(title(text), expected, "{text:?}");
        }
    }
}
