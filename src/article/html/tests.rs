//! Pages and their texts, mostly one a line.

use super::super::{ArticleError, ForeignKind, draft_from_file, text_of_html, title_of};
use super::{Syntax, draft as read};
use proptest::prelude::*;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (page, text) in cases {
        assert_eq!(read(page, Syntax::Html).text, *text, "{page}");
    }
}

#[test]
fn blocks_stand_apart() {
    check(&[
        ("", ""),
        ("plain", "plain"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<p>b", "a\n\nb"),
        ("a<p>b</p>c", "a\n\nb\n\nc"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("<div><div><p>a</p></div></div>\n\n<section><p>b</section>", "a\n\nb"),
        ("<h1>T</h1><h2>S</h2>a", "T\n\nS\n\na"),
        ("<h1>T</h2>a", "T\n\na"),
        ("<h1>T<h2>S</h2>", "T\n\nS"),
        ("a<hr>b", "a\n\nb"),
        ("<p>a<hr>b", "a\n\nb"),
        ("<blockquote>a</blockquote>b", "a\n\nb"),
        ("<article>a<aside>b</aside>c</article>", "a\n\nb\n\nc"),
        ("<figure><img alt=x><figcaption>a</figcaption></figure>b", "a\n\nb"),
        ("<p></p><p> </p><div></div>a<p>", "a"),
        ("a</p>b", "a\n\nb"),
        ("<p>a</p><p>&nbsp;</p><p>b</p><p>&nbsp;</p>", "a\n\nb"),
        ("<details><summary>a</summary>b</details>", "a\nb"),
        ("<form><label>a</label> <input value=x> <button>b</button></form>", "a b"),
        ("<html><head><title>t</title><body>a</body></html>b", "ab"),
    ]);
}

#[test]
fn lines_lists_and_rows() {
    check(&[
        ("a<br>b", "a\nb"),
        ("a <br> b<br/>c", "a\nb\nc"),
        ("a<br><br>b<br><br><br><br>c", "a\n\nb\n\nc"),
        ("<p>a<br></p><p>b", "a\n\nb"),
        ("a</br>b", "a\nb"),
        ("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc"),
        ("x<ul><li>a<li>b<li>c</ul>", "x\n\na\nb\nc"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>e", "a\nb\nc\nd\n\ne"),
        ("<ul><li><div>a</div></li><li><div>b</div></li></ul>", "a\nb"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "a\n\nb"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>e", "a\nb\nc\nd\n\ne"),
        ("<datalist><option>a</datalist><option>b<option>c", "b\nc"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>e", "a\tb\nc\td\n\ne"),
        ("<table> <tr> <td> a <td> b <tr> <th> c <td> d </table> e", "a\tb\nc\td\n\ne"),
        ("<table><tr><td><p>a</p></td><td><p>b</p><p>c</p></td></tr><tr><td>d</table>", "a\tb\n\nc\nd"),
        ("x<table><tr><th></th><th>b</th></tr><tr><td>c<td><td>d<td></table>y", "x\n\n\tb\nc\t\td\n\ny"),
        ("<table><caption>t</caption><thead><tr><td>a</thead><tbody><tr><td>b</table>", "t\na\nb"),
        ("<table><tr><td>a<table><tr><td>b<td>c<tr><td>d</table><td>e</table>", "a\n\nb\tc\nd\te"),
        ("<div><table><tr><td>a</div>b</td><td>c</table></div>d", "ab\tc\n\nd"),
    ]);
}

#[test]
fn spaces() {
    check(&[
        ("  a \n\t b  ", "a b"),
        ("<b>f</b>oo", "foo"),
        ("<b>f</b> <i> oo</i> .", "f oo ."),
        ("<p> a <span> </span> b </p>", "a b"),
        ("a&nbsp;b&#160; c", "a\u{a0}b\u{a0} c"),
        ("a\r\nb&#13;c&#10;d", "a b c d"),
        ("2&#x202F;400 homes", "2\u{202f}400 homes"),
        ("a<wbr>b&shy;c", "ab\u{ad}c"),
        ("a<!-- x -->b<!-->c", "abc"),
        ("a\u{0}b", "ab"),
        ("<pre>\n a\n\tb\n\n</pre>c", " a\n\tb\n\nc"),
        ("x<pre>\n\n  a</pre>", "x\n\n\n  a"),
        ("<pre>a\r\nb&#13;c<br>d</pre>", "a\nb\nc\nd"),
        ("<pre>a <b> b</b></pre>", "a  b"),
        ("<pre>a<pre>b</pre> c </pre> d", "a\n\nb\n\n c\n\nd"),
    ]);
}

#[test]
fn what_is_not_shown() {
    check(&[
        ("a<script>if (1 < 2) '<p>'</script>b<style>p{}</style>c", "abc"),
        ("a<script><!--<script></script>--></script>b", "ab"),
        ("<noscript><p>a</noscript>b", "b"),
        ("<head><title>t</title><style>x</style></head><body>a", "a"),
        ("<head><meta charset=utf-8><p>a", "a"),
        ("a<template><p>b<template>c</template>d</template>e", "ae"),
        ("a<svg><title>b</title><text>c</text></svg>d", "ad"),
        ("a<svg><title/><style/><path></svg>b", "ab"),
        ("a<svg><path><p>b", "a\n\nb"),
        ("a<svg><foreignObject><p>b</p></foreignObject></svg>c", "ac"),
        ("<div>a<svg></div>b", "a\n\nb"),
        ("a<iframe><p>b</iframe>c<object>d<object>e</object>f</object>g", "acg"),
        ("a<textarea><p>b</textarea>c<select><option>d<option>e</select>f", "acf"),
        ("a<video>no video</video>b<canvas>c</canvas>", "ab"),
        ("<p>a<p hidden>b<p>c", "a\n\nc"),
        ("a<span hidden>b<span>c</span>d</span>e", "ae"),
        ("a<div HIDDEN=''>b<div>c</div>d</div>e", "ae"),
        ("<ul><li hidden>a<li>b</ul>c", "b\n\nc"),
        ("<div><div hidden>a</div hidden>b</div>", "b"),
        ("<table><tr><td hidden>a<td>b</table>", "b"),
        ("<div hidden=until-found>a</div>", "a"),
        ("<div aria-hidden=true>a</div>", "a"),
        ("a<input hidden>b", "ab"),
        ("<dialog>a</dialog><dialog open>b</dialog>c", "b\n\nc"),
        ("a<img alt=b title=c>d", "ad"),
        ("a<math><mi>x</mi><mo>=</mo><annotation>junk</annotation></math>b", "ax=b"),
    ]);
}

#[test]
fn tags_gone_wrong() {
    check(&[
        ("1 < 2 and 3<4", "1 < 2 and 3<4"),
        ("a < b > c", "a < b > c"),
        ("a<", "a<"),
        ("a<b", "a"),
        ("a</", "a</"),
        ("a<!doctype", "a"),
        ("<p class='a>b</p>", ""),
        ("<b><p>a</b>b</p>c", "ab\n\nc"),
        ("<p>a</div>b</p>", "ab"),
        ("</p></div></li>a", "a"),
        ("<x-card>a<y-z>b</x-card>c", "abc"),
        ("<DIV>a</Div>b", "a\n\nb"),
        ("<plaintext>a</plaintext>", "a</plaintext>"),
        ("<xmp><b></xmp>", "<b>"),
        ("<![CDATA[a]]>b", "b"),
        ("<svg><desc><![CDATA[a]]></desc></svg><math><mtext/><![CDATA[<b>]]></math>", "<b>"),
        ("<?php a ?>b", "b"),
        ("</a b=c hidden>d", "d"),
    ]);
}

#[test]
fn character_references() {
    check(&[
        ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"),
        ("&ldquo;G&oacute;mez&rdquo;", "“Gómez”"),
        ("caf&eacute au lait &copy", "café au lait ©"),
        ("&notit; &notin;", "¬it; ∉"),
        ("&#128184;&#x1F4B8;", "💸💸"),
        ("&#150;&#x80;", "–€"),
        ("&#0;&#xD800;", "\u{fffd}\u{fffd}"),
        ("AT&T &nosuch; & &;", "AT&T &nosuch; & &;"),
        ("<p dir=rtl>&#1513;לום</p><p>👨\u{200d}👩\u{200d}👧</p>", "שלום\n\n👨\u{200d}👩\u{200d}👧"),
    ]);
}

#[test]
fn titles() {
    for (page, title) in [
        ("<title> A \n b </title><h1>c</h1>", "A b"),
        ("<title></title><h1>c <b>d</b></h1><h1>e</h1>", "c d"),
        ("<h2>a</h2><h1> </h1><h1>b", "b"),
        ("<h1 hidden>a</h1><h1>b</h1>", "b"),
        ("<p>a</p><p>b</p>", "a"),
        ("<svg><title>a</title></svg><title>b</title>", "b"),
        ("<template><title>a</title></template><title>b</title>", "b"),
        ("<title>a</title><title>b</title>", "a"),
        ("<title>a &amp; <b></title>", "a & <b>"),
        ("", "Untitled article"),
    ] {
        assert_eq!(read(page, Syntax::Html).title, title, "{page}");
    }
}

#[test]
fn xhtml_closes_what_it_says_and_keeps_cdata() {
    let page = "<?xml version='1.0'?><!DOCTYPE html><html><head><title/><script src='x'/></head>\
                <body><p/>a<div/><p>b<![CDATA[<c>]]></p></body></html>";
    let draft = read(page, Syntax::Xml);
    assert_eq!((draft.text.as_str(), draft.title.as_str()), ("a\n\nb<c>", "a"));
}

#[test]
fn files() {
    let page = "<!doctype html><title>T</title><p>a";
    for (name, bytes, title, text) in [
        ("a.html", &b"\xEF\xBB\xBF<p>a\r\nb"[..], "a b", "a b"),
        ("a", page.as_bytes(), "T", "a"),
        ("", page.as_bytes(), "T", "a"),
        ("a.txt", page.as_bytes(), page, page),
        ("a.txt", b"A\r\nb\rc\n", "A", "A\nb\nc\n"),
        ("a.md", b"# A\r\n\r\nb", "A", "# A\n\nb"),
        ("a.html", b"a\0b\0", "ab", "ab"),
        ("a.txt", b"\xFF\xFEa\0\r\0\n\0b\0", "a", "a\nb"),
    ] {
        let draft = draft_from_file(name, bytes).unwrap();
        assert_eq!((draft.title.as_str(), draft.text.as_str()), (title, text), "{name}");
    }
    for (name, bytes, error) in [
        ("a.html", &b"<script>x</script> &nbsp;"[..], ArticleError::Empty),
        ("a.txt", b"\xEF\xBB\xBF \n", ArticleError::Empty),
        ("", b"", ArticleError::Empty),
        ("a.txt", b"a\0b\0", ArticleError::UnsupportedKind { kind: ForeignKind::Binary }),
        ("a.html", b"caf\xE9", ArticleError::InvalidUtf8 { byte: 3, line: 1, column: 4 }),
    ] {
        assert_eq!(draft_from_file(name, bytes), Err(error), "{name}");
    }
    assert_eq!(text_of_html("<meta charset='utf-8'><b>f</b>oo<p>bar"), "foo\n\nbar");
}

/// Each of these takes minutes, or the stack, if a step's cost grows with what came before it.
#[test]
fn depth_and_length_cost_nothing_extra() {
    for piece in ["<div>", "<b hidden>", "<ul><li>a", "<svg><a>", "<pre>\n", "<p>&nbsp;", "<"] {
        let page = format!("<div><table>{}{}", piece.repeat(100_000), "</div>x</b></li>".repeat(20_000));
        assert!(!read(&page, Syntax::Html).title.is_empty(), "{piece}");
    }
}

/// Pages made of everything that matters here.
fn soup() -> impl Strategy<Value = String> {
    const PIECES: [&str; 42] = [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<div hidden>",
        "<span hidden>",
        "</span>",
        "<b>",
        "</b>",
        "<br>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<svg>",
        "</svg>",
        "<foreignObject>",
        "<title>",
        "</title>",
        "<h1>",
        "</h2>",
        "<select>",
        "<option>",
        "<template>",
        "</template>",
        "<math>",
        "<mi>",
        "a",
        " ",
        "\n",
        "\r",
        "&#13;",
        "&nbsp;",
        "é👨\u{200d}👩",
        "<![CDATA[",
        "]]>",
    ];
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read(page in prop_oneof![any::<String>(), soup()], xml: bool) {
        let draft = read(&page, if xml { Syntax::Xml } else { Syntax::Html });
        prop_assert!(!draft.text.contains(['\r', '\0']));
        prop_assert!(!draft.text.starts_with('\n') && !draft.text.ends_with([' ', '\t', '\n']));
        prop_assert!(!draft.title.is_empty() && draft.title.chars().count() <= 120);
        prop_assert!(!draft.title.contains(['\r', '\n']));
    }

    #[test]
    fn shown_text_comes_out_whole(words in prop::collection::vec("[a-zé👨]{1,8}", 1..20)) {
        let page: String = words.iter().map(|word| format!("<p>{word}</p>\n")).collect();
        prop_assert_eq!(read(&page, Syntax::Html).text, words.join("\n\n"));
    }

    #[test]
    fn any_bytes_and_names_are_answered(
        bytes: Vec<u8>,
        mark in prop::sample::select(vec![&b""[..], b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF"]),
        name in prop::sample::select(vec!["a.txt", "a.md", "a.html", "a.xhtml", "a", "a."]),
    ) {
        let bytes = [mark, &bytes].concat();
        if let Ok(draft) = draft_from_file(name, &bytes) {
            prop_assert!(!draft.text.contains('\r'));
            prop_assert!(!draft.title.is_empty() && draft.title.chars().count() <= 120);
        }
    }

    #[test]
    fn any_text_has_a_title(text: String) {
        let title = title_of(&text);
        prop_assert!((1..=120).contains(&title.chars().count()));
        prop_assert_eq!(&title_of(&title), &title);
    }
}
