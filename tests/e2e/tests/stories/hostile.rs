//! Hostile input: words that would be scripts, styles or pictures anywhere else stay words; characters that turn or hide
//! words are seen in titles. That nothing is asked of anybody and that no policy is broken, every story checks.

use anyhow::{Result, ensure};
use factmark_e2e::{find, tell};
use serde_json::json;

const SCRIPT: &str = "<script>window.hacked=1</script>";
const PICTURE: &str = "\"><img src=x onerror=\"window.hacked=1\">";
const DRAWING: &str = "<svg onload=window.hacked=1><style>*{display:none}</style></svg>";

#[tokio::test]
async fn hostile_words_in_every_field_stay_words() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = format!("{SCRIPT} said {PICTURE}\n\n{DRAWING} and __proto__.");
        let start = |words: &str| find(&text, words).map(|span| (span.start, span.end));
        let (from, to) = start("said")?;
        let (other, end) = start("__proto__")?;
        let annotation = |id: &str, label: &str, start: usize, end: usize, exact: &str| {
            json!({ "id": id, "label": label, "fragments": [{ "start": start, "end": end, "exact": exact }],
                "attributes": {}, "note": PICTURE, "origin": "manual", "created": "", "modified": "", "annotator": SCRIPT })
        };
        let label = |id: &str, name: &str, key: &str| {
            json!({ "id": id, "name": name, "description": DRAWING, "key": key, "hue": "blue", "line": "solid",
                "attributes": [{ "id": "constructor", "name": PICTURE, "kind": "text" }] })
        };
        let file = json!({
            "format": "factmark", "version": 1, "offset_unit": "code_point",
            "scheme": {
                "labels": [label("__proto__", SCRIPT, "q"), label("toString", "pay\u{200b}pal", "c")],
                "relation_types": [],
                "guidelines": format!("# {SCRIPT}\n\n{DRAWING}\n\n[go](javascript:window.hacked=1) ![x](http://127.0.0.1:1/x.png)"),
            },
            "documents": [{
                "id": "__proto__", "title": format!("cod\u{202e}txt.exe {PICTURE}"), "text": text,
                "source": { "url": "javascript:window.hacked=1", "publisher": SCRIPT, "byline": PICTURE, "published": "", "accessed": "" },
                "language": "", "status": "to_do", "note": DRAWING,
                "annotations": [annotation("a", "__proto__", from, to, "said"), annotation("b", "toString", other, end, "__proto__")],
                "relations": [],
            }],
        });
        let path = page.browser().file("hostile.json", file.to_string())?;
        page.import(&[&path]).await?;
        page.wait_text(&text).await?;
        page.wait_titles(&[format!("cod⟨U+202E⟩txt.exe {PICTURE}")]).await?;
        page.wait_names(&[format!("{SCRIPT}: said"), "pay\u{200b}pal: __proto__".into()]).await?;
        page.choose(&format!("{SCRIPT}: said")).await?;
        ensure!(page.note().await? == PICTURE);
        page.press("Guidelines").await?;
        page.find("region", "Guidelines").await?;
        let strange = "return [...document.querySelectorAll('body script, body img, body style, iframe, object, embed, [onload], [onerror], [onclick], a[href^=\"javascript\"]')].map((it) => it.outerHTML)";
        // The bundler's own starts stand in the body of a page that was not finished by the build.
        let strange: Vec<String> = page.read(strange, json!([])).await?;
        ensure!(strange.iter().all(|it| !it.contains("hacked") && !it.contains("127.0.0.1:1/")), "{strange:#?}");
        page.wait_status("Saved").await?;
        page.reload().await?;
        page.wait_text(&text).await?;
        ensure!(page.read::<bool>("return window.hacked === undefined && ({}).said === undefined", json!([])).await?);
        Ok(())
    })
    .await
}
