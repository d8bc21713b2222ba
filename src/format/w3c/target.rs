//! Where an annotation lies: targets with a quote and a position, one for each piece.

use serde_json::{Value, json};

use super::body::listed;
use crate::format::intake::RawFragment;
use crate::text::{CodePoint, PlainText, Span};

/// How many code points of the text around a quote are given at most, in whole grapheme clusters.
const AROUND: u32 = 32;

/// One piece.
pub(super) fn target(text: &PlainText, span: Span, source: &str) -> Value {
    let slice = |from, to| Span::new(from, to).and_then(|it| text.slice(it)).unwrap_or_default();
    let from = CodePoint::new(span.start().get().saturating_sub(AROUND));
    let from = text.grapheme_end(from).min(span.start());
    let to = text.len().min(CodePoint::new(span.end().get().saturating_add(AROUND)));
    let to = text.grapheme_start(to).max(span.end());
    json!({
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": slice(span.start(), span.end()),
                "prefix": slice(from, span.start()),
                "suffix": slice(span.end(), to),
            },
            { "type": "TextPositionSelector", "start": span.start().get(), "end": span.end().get() },
        ],
    })
}

/// The pieces that the targets of an annotation name.
pub(super) fn fragments(annotation: &Value) -> Vec<RawFragment> {
    let targets = listed(annotation.get("target"));
    targets.into_iter().filter_map(|target| fragment(&listed(target.get("selector")))).collect()
}

/// What the selectors of a target, or those that refine them, say together.
fn fragment(selectors: &[&Value]) -> Option<RawFragment> {
    let mut fragment = RawFragment::default();
    for selector in selectors {
        let text = |key: &str| selector.get(key).and_then(Value::as_str).map(str::to_owned);
        if let (None, Some(exact)) = (&fragment.exact, text("exact")) {
            fragment.exact = Some(exact);
            fragment.before = text("prefix").unwrap_or_default();
            fragment.after = text("suffix").unwrap_or_default();
        }
        let offset = |key: &str| selector.get(key)?.as_u64().and_then(|it| u32::try_from(it).ok());
        fragment.range = fragment.range.or_else(|| offset("start").zip(offset("end")));
    }
    if fragment.range.is_none() && fragment.exact.is_none() {
        let refined: Vec<&Value> = selectors.iter().flat_map(|it| listed(it.get("refinedBy"))).collect();
        return if refined.is_empty() { None } else { self::fragment(&refined) };
    }
    Some(fragment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_are_whole_clusters() {
        let text = PlainText::from_raw(&format!("👨‍👩‍👧{} tax {}e\u{301}", "x".repeat(29), "y".repeat(30)));
        let span = Span::new(CodePoint::new(35), CodePoint::new(38)).unwrap();
        let value = target(&text, span, "urn:x");
        let quote = &value["selector"][0];
        assert_eq!(quote["exact"], "tax");
        assert_eq!(quote["prefix"], format!("{} ", "x".repeat(29)));
        assert_eq!(quote["suffix"], format!(" {}", "y".repeat(30)));
        assert_eq!(value["selector"][1]["start"], 35);
    }
}
