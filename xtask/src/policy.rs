//! What the page may do, said by the page itself: a Content-Security-Policy that forbids inline scripts, every other host,
//! and making scripts from text. trunk starts the program by an inline script, so that becomes a file first.

use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Scripts, styles and the program come from the page's own folder; nothing is asked of anybody else. Style attributes are
/// how things are put beside the words they belong to. The one policy for trusted types is that of [`GUARD`].
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self' blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default";

/// The framework makes elements from templates, which are part of the program. Nothing else may become HTML, and the one
/// script that the program names is its service worker's.
const GUARD: &str = "\
if (globalThis.trustedTypes) {
  trustedTypes.createPolicy('default', {
    createHTML(html) {
      if (/<(script|iframe|object|embed|base|link|meta)\\b|\\son\\w+\\s*=|javascript:/i.test(html)) throw new TypeError('HTML that is no template');
      return html;
    },
    createScriptURL(address) {
      if (address !== './sw.js') throw new TypeError('no script of this page');
      return address;
    },
  });
}
";

const INLINE: &str = "<script type=\"module\">";
const END: &str = "</script>";
const BEFORE: &str = "<meta charset=\"utf-8\">";

/// Puts the policy into the built page in `dist`, and its inline script into a file.
pub(crate) fn apply(dist: &Path) -> Result<()> {
    let file = dist.join("index.html");
    let page = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let (page, name, script) = with_policy(&page)?;
    fs::write(dist.join(&name), script).with_context(|| format!("cannot write {name}"))?;
    fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))
}

/// The page with the policy, and the name and text of the script that is a file now.
fn with_policy(page: &str) -> Result<(String, String, String)> {
    let (before, rest) = page.split_once(INLINE).context("trunk wrote no script into the page")?;
    let (script, after) = rest.split_once(END).context("the script in the page has no end")?;
    // Before anything is started.
    let (imports, start) = script.trim().split_once('\n').unwrap_or((script.trim(), ""));
    let script = format!("{}\n{GUARD}{}\n", imports, start.trim());
    let name = format!("start-{:08x}.js", checksum(&script));
    let page = format!("{before}<script type=\"module\" src=\"./{name}\">{END}{after}");
    ensure!(
        page.matches("<script").count() == page.matches("<script type=\"module\" src=").count(),
        "an inline script is left"
    );
    ensure!(!page.contains("<style"), "an inline style sheet is left");
    let (head, rest) = page.split_once(BEFORE).context("the page does not name its encoding")?;
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    Ok((format!("{head}{BEFORE}\n    {meta}{rest}"), name, script))
}

fn checksum(text: &str) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(text.as_bytes());
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<meta charset=\"utf-8\">\n<script type=\"module\">\nimport './a.js';\nstart();\n</script>\n</head>";

    #[test]
    fn the_inline_script_becomes_a_file() {
        let (page, name, script) = with_policy(PAGE).unwrap();
        assert!(script.starts_with("import './a.js';\nif (globalThis.trustedTypes)"), "{script}");
        assert!(script.ends_with("}\nstart();\n"), "{script}");
        assert!(page.contains(&format!("<script type=\"module\" src=\"./{name}\"></script>")), "{page}");
        let policy = page.find("Content-Security-Policy").unwrap();
        assert!(policy < page.find("<script").unwrap(), "{page}");
    }

    #[test]
    fn what_the_policy_would_block_is_refused() {
        assert!(with_policy(&PAGE.replace("</head>", "<script>alert(1)</script></head>")).is_err());
        assert!(with_policy(&PAGE.replace("</head>", "<style>p { }</style></head>")).is_err());
        assert!(with_policy("<head></head>").is_err());
    }
}
