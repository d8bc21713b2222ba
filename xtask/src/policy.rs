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
pub(crate) const GUARD: &str = "\
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

/// WebKit tells nobody of a module that fails while it waits. So what keeps the program from starting becomes an error that
/// every browser tells the page of (`assets/stopped.js`), and the module waits on.
pub(crate) const TELL: &str = "\
const tell = (error) => {
  reportError(error);
  return new Promise(() => {});
};
";

const INLINE: &str = "<script type=\"module\">";
const END: &str = "</script>";
const BEFORE: &str = "<meta charset=\"utf-8\">";
const META: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

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
    let script = format!("{}\n{GUARD}{TELL}{}\n", imports, telling(start.trim())?);
    let name = format!("start-{:08x}.js", checksum(&script));
    let page = format!("{before}<script type=\"module\" src=\"./{name}\">{END}{after}");
    let is_file = |tag: &str| tag.split_once('>').is_some_and(|(tag, _)| tag.contains(" src="));
    ensure!(page.split("<script").skip(1).all(is_file), "an inline script is left");
    ensure!(!page.contains("<style"), "an inline style sheet is left");
    let (head, rest) = page.split_once(BEFORE).context("the page does not name its encoding")?;
    let meta = format!("{META}{POLICY}\">");
    Ok((format!("{head}{BEFORE}\n    {meta}{rest}"), name, script))
}

/// The script that starts the program, which tells when that fails.
fn telling(start: &str) -> Result<String> {
    let (before, rest) = start.split_once("await init(").context("trunk’s script starts nothing")?;
    let (arguments, after) = rest.split_once(");").context("the start of the program has no end")?;
    Ok(format!("{before}await init({arguments}).catch(tell);{after}"))
}

/// The page with the policy of a page that stands alone: these scripts and styles, by their checksums, and nothing from
/// anywhere.
pub(crate) fn replace(page: &str, scripts: &[String], styles: &[String]) -> Result<String> {
    let (head, rest) = page.split_once(META).context("the page has no policy")?;
    let (policy, rest) = rest.split_once('"').context("its policy has no end")?;
    let alone: Vec<String> = policy.split("; ").map(|directive| alone(directive, scripts, styles)).collect();
    Ok(format!("{head}{META}{}\"{rest}", alone.join("; ")))
}

fn alone(directive: &str, scripts: &[String], styles: &[String]) -> String {
    let (name, rest) = directive.split_once(' ').unwrap_or((directive, ""));
    let own = match name {
        "script-src" => scripts,
        "style-src" => styles,
        _ => &[],
    };
    let sources: Vec<&str> =
        own.iter().map(String::as_str).chain(rest.split(' ').filter(|it| *it != "'self'")).collect();
    if sources.is_empty() { format!("{name} 'none'") } else { format!("{name} {}", sources.join(" ")) }
}

fn checksum(text: &str) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(text.as_bytes());
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<meta charset=\"utf-8\">\n<script type=\"module\">\nimport './a.js';\nconst wasm = await init({ a: './b' });\nstart();\n</script>\n</head>";

    #[test]
    fn the_inline_script_becomes_a_file() {
        let (page, name, script) = with_policy(PAGE).unwrap();
        assert!(script.starts_with("import './a.js';\nif (globalThis.trustedTypes)"), "{script}");
        let start = "}\nconst tell = (error) => {\n  reportError(error);\n  return new Promise(() => {});\n};\n\
            const wasm = await init({ a: './b' }).catch(tell);\nstart();\n";
        assert!(script.ends_with(start), "{script}");
        assert!(page.contains(&format!("<script type=\"module\" src=\"./{name}\"></script>")), "{page}");
        let policy = page.find("Content-Security-Policy").unwrap();
        assert!(policy < page.find("<script").unwrap(), "{page}");
    }

    #[test]
    fn a_page_that_stands_alone_allows_itself_only() {
        let (page, ..) = with_policy(PAGE).unwrap();
        let page =
            replace(&page, &["'sha256-a'".into(), "'sha256-b'".into()], &["'sha256-c'".into()]).unwrap();
        let expected =
            "script-src 'sha256-a' 'sha256-b' 'wasm-unsafe-eval'; style-src 'sha256-c'; style-src-attr";
        assert!(page.contains(expected), "{page}");
        assert!(page.contains("connect-src 'none'; ") && !page.contains("'self'"), "{page}");
        assert!(replace("<head></head>", &[], &[]).is_err());
    }

    #[test]
    fn what_the_policy_would_block_is_refused() {
        assert!(with_policy(&PAGE.replace("</head>", "<script>alert(1)</script></head>")).is_err());
        assert!(with_policy(&PAGE.replace("</head>", "<style>p { }</style></head>")).is_err());
        assert!(with_policy("<head></head>").is_err());
    }
}
