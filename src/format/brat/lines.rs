//! The lines of an annotation file, each for itself: what it says, or why it says nothing.

/// A line that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// `T1<TAB>Label 0 5;9 12<TAB>words`
    Span { id: &'a str, label: &'a str, ranges: Vec<Option<(u32, u32)>>, words: &'a str },
    /// `E1<TAB>Label:T1 Role:T2 …`
    Event { id: &'a str, label: &'a str, trigger: &'a str, roles: Vec<(&'a str, &'a str)> },
    /// `R1<TAB>type Arg1:T1 Arg2:T2`
    Relation { id: &'a str, kind: &'a str, from: (&'a str, &'a str), to: (&'a str, &'a str) },
    /// `*<TAB>type T1 T2 …`
    Equiv { kind: &'a str, members: Vec<&'a str> },
    /// `A1<TAB>name T1 value`, `M1<TAB>name T1`
    Attribute { name: &'a str, target: &'a str, value: Option<&'a str> },
    /// `N1<TAB>Reference T1 resource:entry<TAB>name`
    Reference { target: &'a str, resource: &'a str, entry: &'a str, name: &'a str },
    /// `#1<TAB>type T1<TAB>text`
    Note { kind: &'a str, target: &'a str, text: &'a str },
}

/// Whether a line begins as annotations do: an id and a tab.
pub(super) fn begins_with_id(line: &str) -> bool {
    let Some((id, _)) = line.split_once('\t') else { return false };
    let mut chars = id.chars();
    match chars.next() {
        Some('*') => chars.next().is_none(),
        Some('#') => chars.all(|c| c.is_ascii_alphanumeric()),
        Some('T' | 'E' | 'R' | 'A' | 'M' | 'N') => {
            let number = chars.as_str();
            number.starts_with(|c: char| c.is_ascii_digit()) && !number.contains(char::is_whitespace)
        }
        _ => false,
    }
}

/// Reads a line.
pub(super) fn parse(line: &str) -> Result<Line<'_>, String> {
    if !begins_with_id(line) {
        return Err("it does not begin with an id (such as T1) and a tab".to_owned());
    }
    let mut columns = line.splitn(3, '\t');
    let (id, data) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
    let tail = columns.next().unwrap_or_default();
    match id.as_bytes().first() {
        Some(b'T') => span(id, data, tail),
        Some(b'E') => event(id, data),
        Some(b'R') => relation(id, data),
        Some(b'*') => equiv(data),
        Some(b'A' | b'M') => attribute(data),
        Some(b'N') => reference(data, tail),
        _ => note(data, tail),
    }
}

fn span<'a>(id: &'a str, data: &'a str, words: &'a str) -> Result<Line<'a>, String> {
    let (label, offsets) = data.split_once(' ').ok_or("it has no label and offsets")?;
    if label.is_empty() {
        return Err("it has no label".to_owned());
    }
    let mut ranges = Vec::new();
    for piece in offsets.split(';') {
        let mut numbers = piece.split_whitespace();
        let (Some(start), Some(end), None) = (numbers.next(), numbers.next(), numbers.next()) else {
            return Err(format!("“{piece}” is no start and end"));
        };
        for number in [start, end] {
            let digits = number.strip_prefix('-').unwrap_or(number);
            if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return Err(format!("“{number}” is no offset"));
            }
        }
        // What covers nothing, or lies nowhere, may still be found by its words.
        let range =
            (start.parse().ok()).zip(end.parse().ok()).filter(|(start, end): &(u32, u32)| start < end);
        ranges.push(range);
    }
    if ranges.iter().any(Option::is_none) && words.trim().is_empty() {
        return Err(format!("“{offsets}” covers nothing"));
    }
    Ok(Line::Span { id, label, ranges, words })
}

fn event<'a>(id: &'a str, data: &'a str) -> Result<Line<'a>, String> {
    let mut parts = data.split_whitespace();
    let trigger = parts.next().and_then(|it| it.rsplit_once(':'));
    let (label, trigger) = trigger.ok_or("an event needs “Label:T1”")?;
    let roles: Option<Vec<_>> = parts.map(named_end).collect();
    let roles = roles.ok_or("each role of an event needs “Role:T1”")?;
    Ok(Line::Event { id, label, trigger, roles })
}

fn relation<'a>(id: &'a str, data: &'a str) -> Result<Line<'a>, String> {
    let mut parts = data.split_whitespace();
    let (kind, first) = (parts.next(), parts.next().and_then(named_end));
    let (second, rest) = (parts.next().and_then(named_end), parts.next());
    match (kind, first, second, rest) {
        (Some(kind), Some(to @ ("Arg2", _)), Some(from @ ("Arg1", _)), None) => {
            Ok(Line::Relation { id, kind, from, to })
        }
        (Some(kind), Some(from), Some(to), None) => Ok(Line::Relation { id, kind, from, to }),
        _ => Err("a link needs “type Arg1:T1 Arg2:T2”".to_owned()),
    }
}

fn named_end(part: &str) -> Option<(&str, &str)> {
    part.rsplit_once(':').filter(|(role, id)| !role.is_empty() && !id.is_empty())
}

fn equiv(data: &str) -> Result<Line<'_>, String> {
    let mut parts = data.split_whitespace();
    let kind = parts.next().unwrap_or_default();
    let members: Vec<&str> = parts.collect();
    match members.len() {
        0 | 1 => Err("a set of equals needs two of them".to_owned()),
        _ => Ok(Line::Equiv { kind, members }),
    }
}

fn attribute(data: &str) -> Result<Line<'_>, String> {
    let mut parts = data.trim_end().splitn(3, ' ');
    match (parts.next().filter(|name| !name.is_empty()), parts.next()) {
        (Some(name), Some(target)) => Ok(Line::Attribute { name, target, value: parts.next() }),
        _ => Err("an attribute needs “name T1”".to_owned()),
    }
}

fn reference<'a>(data: &'a str, name: &'a str) -> Result<Line<'a>, String> {
    let mut parts = data.split_whitespace();
    let (_, target) = (parts.next(), parts.next());
    let entry = parts.next().and_then(|it| it.split_once(':'));
    match (target, entry, parts.next()) {
        (Some(target), Some((resource, entry)), None) if !resource.is_empty() && !entry.is_empty() => {
            Ok(Line::Reference { target, resource, entry, name })
        }
        _ => Err("a reference needs “Reference T1 resource:id”".to_owned()),
    }
}

fn note<'a>(data: &'a str, text: &'a str) -> Result<Line<'a>, String> {
    let mut parts = data.split_whitespace();
    match (parts.next(), parts.next(), parts.next()) {
        (Some(kind), Some(target), None) => Ok(Line::Note { kind, target, text }),
        _ => Err("a note needs “type T1” and its text".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_spans() {
        let span = |ranges, words| Line::Span { id: "T1", label: "Quote", ranges, words };
        let two = vec![Some((0, 5)), Some((9, 12))];
        assert_eq!(parse("T1\tQuote 0 5;9 12\tWords\tand"), Ok(span(two, "Words\tand")));
        assert_eq!(parse("T1\tQuote 5 0\tWords"), Ok(span(vec![None], "Words")));
        assert_eq!(parse("T1\tQuote -5 99999999999\tWords"), Ok(span(vec![None], "Words")));
        assert_eq!(parse("T1\tQuote 3 4"), Ok(span(vec![Some((3, 4))], "")));
    }

    #[test]
    fn reads_what_hangs_on_spans() {
        let roles = vec![("Content", "T3"), ("Source", "T1")];
        let event = Line::Event { id: "E1", label: "Attribution", trigger: "T4", roles };
        assert_eq!(parse("E1\tAttribution:T4 Content:T3 Source:T1 "), Ok(event));
        let link = Line::Relation { id: "R2", kind: "by", from: ("Arg1", "T1"), to: ("Arg2", "T2") };
        assert_eq!(parse("R2\tby Arg2:T2 Arg1:T1\t"), Ok(link));
        let value = |value| Ok(Line::Attribute { name: "kind", target: "T1", value });
        assert_eq!(parse("A1\tkind T1 direct"), value(Some("direct")));
        assert_eq!(parse("M1\tkind T1"), value(None));
        let reference = Line::Reference { target: "T3", resource: "Wikidata", entry: "Q42", name: "D. A." };
        assert_eq!(parse("N1\tReference T3 Wikidata:Q42\tD. A."), Ok(reference));
        let note = Line::Note { kind: "AnnotatorNotes", target: "T3", text: "a\tb" };
        assert_eq!(parse("#1\tAnnotatorNotes T3\ta\tb"), Ok(note));
        let equiv = Line::Equiv { kind: "Equiv", members: vec!["T1", "T2", "T3"] };
        assert_eq!(parse("*\tEquiv T1 T2 T3"), Ok(equiv));
    }

    #[test]
    fn says_what_is_wrong() {
        for (line, why) in [
            ("words", "it does not begin with an id (such as T1) and a tab"),
            ("T1 Quote 0 5", "it does not begin with an id (such as T1) and a tab"),
            ("T1\tQuote", "it has no label and offsets"),
            ("T1\tTwo words 0 5\tx", "“words 0 5” is no start and end"),
            ("T1\tQuote a 5\tx", "“a” is no offset"),
            ("T1\tQuote 5 5", "“5 5” covers nothing"),
            ("E1\tno trigger", "an event needs “Label:T1”"),
            ("R1\tby Arg1:T1", "a link needs “type Arg1:T1 Arg2:T2”"),
            ("*\tEquiv T1", "a set of equals needs two of them"),
            ("A1\tkind", "an attribute needs “name T1”"),
            ("N1\tReference T1 Q42\tx", "a reference needs “Reference T1 resource:id”"),
            ("#\tAnnotatorNotes\tx", "a note needs “type T1” and its text"),
        ] {
            assert_eq!(parse(line), Err(why.to_owned()), "{line:?}");
        }
    }
}
