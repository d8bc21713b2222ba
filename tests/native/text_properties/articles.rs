//! Quotations in real articles, where some are at hand: they are other people's text and no part of this repository.

use std::fs;
use std::path::Path;

use factmark::text::{CodePoint, Granularity, PlainText, Span, snap};

/// Every `“…”` that stands on one line, from its opening to its closing mark.
fn quotations(text: &PlainText) -> Vec<Span> {
    let (mut found, mut opened) = (Vec::new(), None);
    for (at, c) in (0..).zip(text.as_str().chars()) {
        match c {
            '“' => opened = Some(CodePoint::new(at)),
            '”' => found.extend(opened.take().and_then(|start| Span::new(start, CodePoint::new(at + 1)))),
            '\n' => opened = None,
            _ => {}
        }
    }
    found
}

/// The span with one blank too much on each side where there is one, as an unsteady hand selects it.
fn with_blanks(text: &PlainText, quotation: Span) -> Span {
    let chars: Vec<char> = text.as_str().chars().collect();
    let is_blank = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_whitespace());
    let (start, end) = (quotation.start().get(), quotation.end().get());
    let start = start - u32::from(is_blank(quotation.start().to_usize().checked_sub(1)));
    let end = end + u32::from(is_blank(Some(quotation.end().to_usize())));
    Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap_or(quotation)
}

#[test]
fn quotations_of_real_articles_are_taken_as_they_stand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("not checked: there are no articles at ../shared/articles");
        return;
    };
    let mut n_quotations = 0;
    for path in entries.map(|entry| entry.expect("the folder can be listed").path()) {
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = PlainText::from_bytes(&fs::read(&path).expect("it can be read")).expect("it is UTF-8");
        for quotation in quotations(&text) {
            n_quotations += 1;
            for drawn in [quotation, with_blanks(&text, quotation)] {
                // The place, not the words: they are not ours to print.
                let snapped = snap(&text, drawn, Granularity::Words);
                assert_eq!(snapped, Some(quotation), "{}: drawn {drawn:?}", path.display());
            }
        }
    }
    println!("{n_quotations} quotations checked");
}
