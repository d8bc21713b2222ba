//! The whole application in one file: `factmark.html`, opened by double-click, without any server.
//!
//! Pages that come from `file://` may load no modules, so the glue that wasm-bindgen writes becomes part of the page's own
//! script, which imports nothing; the program itself stands in the page as text: packed, because base64 makes it a third
//! longer, and unpacked by the browser's own `DecompressionStream` (Chromium 80, Firefox 113, Safari 16.4). The policy
//! knows each script and style by its checksum and allows no request at all. There is no service worker and no manifest.

use crate::policy::{self, GUARD, TELL};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Unpacks the program and starts it, with the names that wasm-bindgen's glue has in its own file.
const START: &str = "\
const packed = document.getElementById('program');
const text = packed.textContent;
const bytes = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
packed.remove();
const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
await __wbg_init({ module_or_path: new Response(unpacked).arrayBuffer() }).catch(tell);
";

/// Makes one file of the finished site in `dist`.
pub(crate) fn file(dist: &Path) -> Result<String> {
    let read =
        |name: &str| fs::read(dist.join(name)).with_context(|| format!("there is no {name} in the site"));
    let text = |name: &str| -> Result<String> { Ok(String::from_utf8(read(name)?)?) };
    let mut page = text("index.html")?;
    let (mut scripts, mut styles) = (Vec::new(), Vec::new());
    let mut glue = None;
    for tag in tags(&page) {
        let address =
            attribute(&tag, "href").or_else(|| attribute(&tag, "src")).map(|it| it.trim_start_matches("./"));
        let instead = match (attribute(&tag, "rel"), attribute(&tag, "type"), address) {
            (Some("stylesheet"), _, Some(name)) => {
                let style = text(name)?;
                ensure!(
                    !style.contains("url(") && !style.contains("@import"),
                    "{name} asks for another file"
                );
                ensure!(!style.contains("</style"), "{name} would end its own element");
                styles.push(sum(&style));
                format!("<style>{style}</style>")
            }
            (Some("icon"), _, Some(name)) => {
                let icon = BASE64_STANDARD.encode(read(name)?);
                format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")
            }
            (Some("modulepreload"), _, Some(name)) => {
                glue = Some(name.to_owned());
                String::new()
            }
            // The script that starts the program comes last, made anew.
            (None, Some("module"), Some(_)) => String::new(),
            (None, None, Some(name)) if tag.starts_with("<script") => {
                let script = text(name)?;
                check_script(name, &script)?;
                scripts.push(sum(&script));
                format!("<script>{script}</script>")
            }
            (Some("preload" | "manifest"), ..) => String::new(),
            _ if attribute(&tag, "name") == Some("factmark-worker") => String::new(),
            _ => continue,
        };
        page = page.replacen(&tag, &instead, 1);
    }
    let glue = glue.context("the page names no module")?;
    let program = read(&format!("{}_bg.wasm", glue.trim_end_matches(".js")))?;
    let script = start(&glue, &text(&glue)?)?;
    scripts.push(sum(&script));
    let program = BASE64_STANDARD.encode(zipped(&program)?);
    let end = format!(
        "<script id=\"program\" type=\"text/plain\">{program}</script>\n<script type=\"module\">{script}</script>\n  </body>"
    );
    ensure!(page.matches("</body>").count() == 1, "the page has no end");
    page = page.replacen("</body>", &end, 1);
    policy::replace(&page, &scripts, &styles)
}

/// The one script that is a module: glue, guard and start.
fn start(name: &str, glue: &str) -> Result<String> {
    check_script(name, glue)?;
    ensure!(!glue.lines().any(|line| line.starts_with("import ")), "{name} imports another file");
    Ok(format!("\n{glue}\n{GUARD}{TELL}{START}"))
}

/// Whether a script can stand in a page as it is.
fn check_script(name: &str, script: &str) -> Result<()> {
    let breaks = ["</script", "<script", "<!--", "\r"];
    ensure!(!breaks.iter().any(|it| script.contains(it)), "{name} would break the page it stands in");
    Ok(())
}

/// The tags of the page that name another file, or the worker.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for kind in ["<link ", "<script ", "<meta name=\"factmark-worker\""] {
        for (at, _) in page.match_indices(kind) {
            let rest = page.get(at..).unwrap_or_default();
            let end = if kind == "<script " { "</script>" } else { ">" };
            tags.extend(rest.find(end).and_then(|to| rest.get(..to + end.len())).map(str::to_owned));
        }
    }
    tags
}

/// What an attribute of the tag says.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

/// How a policy names a text.
fn sum(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn zipped(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_what_they_say() {
        let page = "<link rel=\"icon\" href=\"./i.svg\"/><p><script src=\"a.js\"></script>";
        assert_eq!(tags(page), ["<link rel=\"icon\" href=\"./i.svg\"/>", "<script src=\"a.js\"></script>"]);
        assert_eq!(attribute(&tags(page)[0], "href"), Some("./i.svg"));
        assert_eq!(attribute(&tags(page)[1], "type"), None);
    }

    #[test]
    fn what_cannot_stand_in_a_page_is_refused() {
        assert!(start("a.js", "let wasm;\nexport { wasm };").is_ok());
        for glue in ["import './b.js';", "const end = '</script>';", "// <!--"] {
            assert!(start("a.js", glue).is_err(), "{glue}");
        }
    }

    #[test]
    fn sums_are_those_that_browsers_compare() {
        // From the Content Security Policy specification.
        assert_eq!(sum("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn one_file_holds_everything() {
        let dist = std::env::temp_dir().join(format!("factmark-single-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let page = "<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self' blob:\">\
            <link rel=\"icon\" href=\"./i.svg\"/><link rel=\"stylesheet\" href=\"./s.css\" integrity=\"x\"/>\
            <link rel=\"manifest\" href=\"./manifest.webmanifest\"><script src=\"./stopped.js\"></script>\
            <script type=\"module\" src=\"./start-1.js\"></script><link rel=\"modulepreload\" href=\"./app.js\">\
            <link rel=\"preload\" href=\"./app_bg.wasm\"><meta name=\"factmark-worker\" content=\"./sw.js\"></head><body><p></body>";
        for (name, text) in [
            ("index.html", page),
            ("i.svg", "<svg/>"),
            ("s.css", "p { color: red }"),
            ("stopped.js", "let calm;"),
            ("app.js", "export { __wbg_init as default };"),
            ("app_bg.wasm", "program"),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        let made = file(&dist).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        for part in [
            "<style>p { color: red }</style>",
            "<script>let calm;</script>",
            "data:image/svg+xml;base64,PHN2Zy8+",
        ] {
            assert!(made.contains(part), "{part} is not in {made}");
        }
        for gone in ["./s.css", "./app", "'self'", "manifest", "factmark-worker"] {
            assert!(!made.contains(gone), "{gone} is in {made}");
        }
        assert!(
            made.contains(&format!(
                "style-src {}; connect-src 'none'; worker-src blob:",
                sum("p { color: red }")
            )),
            "{made}"
        );
    }
}
