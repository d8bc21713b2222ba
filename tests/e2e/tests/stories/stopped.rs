//! The program breaks: a calm page, everything that is stored to take along, and a clean start after it.

use anyhow::{Context, Result, ensure};
use factmark_e2e::{Engine, Label, Page, Setting, Site, find, tell, tell_at, wait};
use serde_json::{Value, json};

const WORDS: &str = "“reckless”";
/// Begins what a story prepared in the page's own world.
const SABOTAGE: &str = "dispatchEvent(new Event('sabotage'))";

/// Marks something, then breaks what the program asks the browser for, and marks again.
async fn work_then_break(page: &Page, sabotage: &str) -> Result<()> {
    let text = page.text().await?;
    page.mark(find(&text, WORDS)?, Label::Quote).await?;
    page.wait_names(&[Label::Quote.on(WORDS)]).await?;
    page.wait_status("Saved").await?;
    let span = find(&text, "Ruth Adeyemi")?;
    page.select(span).await?;
    page.script(sabotage, json!([])).await?;
    page.key('e').await
}

async fn take_along_and_go_on(page: &Page) -> Result<()> {
    page.find("heading", "Factmark has stopped").await?;
    page.check_accessible("stopped").await?;
    // Nothing of the broken program writes any more.
    let stored = page.stored_keys().await?;
    page.press("Download your data").await?;
    let download = page.browser().next_download().await?;
    let backup: Value = serde_json::from_slice(&download.bytes)?;
    ensure!(backup["format"] == "factmark-backup" && backup["version"] == 1, "a strange head: {backup}");
    let records = backup["records"].as_object().context("no records")?;
    for (key, record) in records {
        ensure!(page.stored(key).await?.as_deref() == record.as_str(), "{key} is another one");
    }
    let ours: Vec<&String> = stored.iter().filter(|key| key.starts_with("factmark/")).collect();
    ensure!(!ours.is_empty() && ours == records.keys().collect::<Vec<_>>(), "{ours:?} are stored");
    ensure!(records.values().any(|it| it.to_string().contains("reckless")), "the work is not in it");

    page.press("Reload").await?;
    let is_back = "return !document.querySelector('.stopped') && !document.getElementById('boot')";
    wait::until_equal("a clean start", &true, async || page.read(is_back, json!([])).await).await?;
    page.wait_names(&[Label::Quote.on(WORDS)]).await?;
    page.wait_status("Saved").await
}

#[tokio::test]
async fn a_panic_is_told_calmly_and_costs_nothing() -> Result<()> {
    tell(async |stage| {
        // While an edit asks for the time, another tab's comes: that cannot be in a browser, so the program panics.
        // Made before the page's own scripts: Firefox's driver has a `Date` of its own.
        let prepared = "addEventListener('sabotage', () => {
            const { toISOString } = Date.prototype;
            Date.prototype.toISOString = function () {
                Date.prototype.toISOString = toISOString;
                dispatchEvent(new StorageEvent('storage', { key: 'factmark/index', newValue: '' }));
                return toISOString.call(this);
            };
        })";
        let page = stage.visit(&Setting { before_load: Some(prepared), ..Setting::default() }).await?;
        work_then_break(&page, SABOTAGE).await?;
        take_along_and_go_on(&page).await?;
        stage.expect_on_console(&page, &["panicked at"]).await
    })
    .await
}

#[tokio::test]
async fn an_error_inside_the_program_is_told_the_same_way() -> Result<()> {
    tell(async |stage| {
        // Made before the page's own scripts: of what a driver throws, a page is not told.
        let prepared = "addEventListener('sabotage', () => {
            const { toISOString } = Date.prototype;
            Date.prototype.toISOString = () => {
                Date.prototype.toISOString = toISOString;
                throw new Error('no time today');
            };
        })";
        let page = stage.visit(&Setting { before_load: Some(prepared), ..Setting::default() }).await?;
        work_then_break(&page, SABOTAGE).await?;
        page.find("heading", "Factmark has stopped").await?;
        let told: String =
            page.read("return document.querySelector('.stopped pre').textContent", json!([])).await?;
        ensure!(told.contains("no time today"), "it does not say what went wrong: {told}");
        // Keys do nothing to the program any more.
        page.key('c').await?;
        take_along_and_go_on(&page).await?;
        stage.expect_on_console(&page, &["no time today"]).await
    })
    .await
}

#[tokio::test]
async fn errors_of_others_stop_nothing() -> Result<()> {
    tell(async |stage| {
        let prepared = "addEventListener('extension', () => { throw new Error('an extension’s own') });
            addEventListener('sabotage', () => {
                const { toISOString } = Date.prototype;
                Date.prototype.toISOString = function () {
                    Date.prototype.toISOString = toISOString;
                    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'q', code: 'KeyQ' }));
                    return toISOString.call(this);
                };
            })";
        let page = stage.visit(&Setting { before_load: Some(prepared), ..Setting::default() }).await?;
        page.script("dispatchEvent(new Event('extension'))", json!([])).await?;
        stage.expect_on_console(&page, &["an extension’s own"]).await?;
        // Nor does an event in the midst of another, which never reaches the program.
        page.select(find(&page.text().await?, "Ruth Adeyemi")?).await?;
        page.script(SABOTAGE, json!([])).await?;
        page.key('e').await?;
        page.wait_names(&["Entity: Ruth Adeyemi"]).await?;
        stage.expect_on_console(&page, &["closure invoked recursively"]).await?;
        let text = page.text().await?;
        page.mark(find(&text, WORDS)?, Label::Quote).await?;
        page.wait_names(&["Entity: Ruth Adeyemi".to_owned(), Label::Quote.on(WORDS)]).await
    })
    .await
}

#[tokio::test]
async fn a_program_that_does_not_arrive_is_told_too() -> Result<()> {
    for part in ["_bg.wasm", ".js"] {
        let site = Site::serve_copy().await?;
        match part {
            ".js" => site.change("index.html", |page| page.replace("src=\"./start-", "src=\"./missing-"))?,
            part => site.lose(part)?,
        }
        tell_at(site, async |stage| {
            let page = stage.first_visit().await?;
            page.find("heading", "Factmark has stopped").await?;
            page.press("Download your data").await?;
            page.wait_status("Nothing is stored").await?;
            // WebKit does not say how a script was answered.
            let is_untold = part == ".js" && page.browser().engine() == Engine::WebKit;
            stage.expect_on_console(&page, &[if is_untold { "did not load" } else { "404" }]).await
        })
        .await
        .with_context(|| format!("without {part}"))?;
    }
    Ok(())
}
