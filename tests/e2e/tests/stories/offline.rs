//! Without the server: the page is kept after the first visit, a new release is offered and never forced, and the system
//! can install it.

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::Scope;
use factmark_e2e::{Engine, Label, Page, Setting, Site, find, tell, tell_at, wait};
use serde_json::{Value, json};
use thirtyfour::Key;

const TITLE: &str = "Night train";
const TEXT: &str = "Night train\n\n“It will run again,” said Nora Lind.";

/// Waits until a release is kept in full and in use.
async fn wait_kept(page: &Page) -> Result<()> {
    let body = "const { active, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
        return active?.state === 'activated' && !waiting && navigator.serviceWorker.controller !== null";
    let is_kept = format!("return (async () => {{ {body} }})()");
    wait::until_equal("the page is kept", &true, async || page.read(&is_kept, json!([])).await).await
}

async fn wait_caches(page: &Page, n: usize) -> Result<()> {
    let body = "return caches.keys().then((names) => names.length)";
    wait::until_equal("releases that are kept", &n, async || page.read(body, json!([])).await).await
}

async fn add_and_mark(page: &Page) -> Result<()> {
    page.add_article(TITLE, TEXT).await?;
    page.mark(find(TEXT, "“It will run again,”")?, Label::Quote).await?;
    page.wait_names(&["Quote: “It will run again,”"]).await?;
    page.wait_status("Saved").await
}

/// Puts another release in the place of the one that is served.
fn publish(site: &Site) -> Result<()> {
    site.change("sw.js", |worker| worker.replacen("const VERSION = '", "const VERSION = 'next-", 1))
}

#[tokio::test]
async fn the_whole_job_is_done_without_the_server() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        wait_kept(&page).await?;
        stage.site().stop().await?;
        page.reload().await?;
        add_and_mark(&page).await?;
        let exported = page.export(Scope::AllArticles).await?.exported()?;
        ensure!(exported.document(TITLE)?.annotations.len() == 1, "{exported:?}");
        page.close_tab_and_come_back().await?;
        page.open_article(TITLE).await?;
        page.wait_names(&["Quote: “It will run again,”"]).await
    })
    .await
}

#[tokio::test]
async fn a_new_release_is_offered_and_loses_nothing() -> Result<()> {
    tell_at(Site::serve_copy().await?, async |stage| {
        let page = stage.first_visit().await?;
        wait_kept(&page).await?;
        add_and_mark(&page).await?;
        publish(stage.site())?;
        page.reload().await?;
        page.wait_message(&["A new version of Factmark is ready."]).await?;
        page.check_accessible("a new release").await?;
        wait_caches(&page, 2).await?;
        // Offered, not forced: the page of the old release goes on.
        page.script("window.isOld = true", json!([])).await?;
        page.open_article(TITLE).await?;
        page.mark(find(TEXT, "Nora Lind")?, Label::Entity).await?;

        // What was begun and is no part of the work yet comes first.
        page.press("Add article").await?;
        page.fill("Article text", "Begun").await?;
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Add article").await?;
        page.press("Reload").await?;
        page.find("dialog", "Add article").await?;
        let told =
            "return document.querySelector('dialog [role=alert]').textContent.includes('lost by reloading')";
        ensure!(page.read::<bool>(told, json!([])).await?, "it does not say why");
        page.press("Cancel").await?;
        page.wait_gone("dialog", "Add article").await?;

        page.press("Reload").await?;
        let is_new = "return !window.isOld && !document.getElementById('boot')";
        wait::until_equal("the new release", &true, async || page.read(is_new, json!([])).await).await?;
        page.open_article(TITLE).await?;
        page.wait_names(&["Quote: “It will run again,”", "Entity: Nora Lind"]).await?;
        page.wait_status("Saved").await?;
        ensure!(page.messages().await?.is_empty(), "something is offered still");
        // Nobody needs the old one any more.
        wait_caches(&page, 1).await?;
        stage.site().stop().await?;
        page.reload().await?;
        page.wait_status("Saved").await
    })
    .await
}

#[tokio::test]
async fn a_new_release_waits_for_work_that_is_not_saved() -> Result<()> {
    tell_at(Site::serve_copy().await?, async |stage| {
        let page = stage.first_visit().await?;
        wait_kept(&page).await?;
        publish(stage.site())?;
        page.reload().await?;
        page.wait_message(&["A new version"]).await?;
        page.script("window.isOld = true", json!([])).await?;
        page.fill_storage().await?;
        page.add_article(TITLE, TEXT).await?;
        page.wait_status("Not saved").await?;
        page.press("Reload").await?;
        page.wait_message(&["The new version has to wait"]).await?;
        ensure!(page.read::<bool>("return window.isOld === true", json!([])).await?, "it was loaded again");

        page.free_storage().await?;
        page.press("Save again").await?;
        page.wait_status("Saved").await?;
        page.press("Reload").await?;
        let is_new = "return !window.isOld && !document.getElementById('boot')";
        wait::until_equal("the new release", &true, async || page.read(is_new, json!([])).await).await?;
        page.open_article(TITLE).await?;
        page.wait_text(TEXT).await
    })
    .await
}

#[tokio::test]
async fn other_tabs_go_on_while_one_takes_the_new_release() -> Result<()> {
    tell_at(Site::serve_copy().await?, async |stage| {
        let page = stage.first_visit().await?;
        wait_kept(&page).await?;
        let driver = page.browser().driver();
        let first = driver.window().await?;
        let second = page.browser().new_tab().await?;
        driver.switch_to_window(second.clone()).await?;
        page.load().await?;
        publish(stage.site())?;
        page.reload().await?;
        page.wait_message(&["A new version"]).await?;
        page.script("window.isOld = true", json!([])).await?;
        page.press("Reload").await?;
        let is_new = "return !window.isOld && !document.getElementById('boot')";
        wait::until_equal("the new release", &true, async || page.read(is_new, json!([])).await).await?;
        page.wait_status("Saved").await?;

        // The other tab was told, works, and may take the release when it likes.
        driver.switch_to_window(first.clone()).await?;
        page.wait_message(&["A new version"]).await?;
        add_and_mark(&page).await?;
        wait_caches(&page, 2).await?;
        driver.switch_to_window(second).await?;
        page.open_article(TITLE).await?;
        page.wait_names(&["Quote: “It will run again,”"]).await?;
        driver.close_window().await?;
        driver.switch_to_window(first).await?;
        page.press("Reload").await?;
        wait_caches(&page, 1).await?;
        page.wait_status("Saved").await
    })
    .await
}

#[tokio::test]
async fn a_release_that_is_not_whole_is_not_kept() -> Result<()> {
    tell_at(Site::serve_copy().await?, async |stage| {
        let page = stage.first_visit().await?;
        wait_kept(&page).await?;
        publish(stage.site())?;
        // The list says what each file is; this one is another one.
        stage.site().change("sw.js", |worker| worker.replacen("'./icon.svg': '", "'./icon.svg': 'f", 1))?;
        page.reload().await?;
        // Answered when the browser has begun to keep it.
        let begin =
            "return navigator.serviceWorker.getRegistration().then((it) => it.update()).then(() => true)";
        ensure!(page.read::<bool>(begin, json!([])).await?);
        let failed =
            "return navigator.serviceWorker.getRegistration().then((it) => !it.waiting && !it.installing)";
        wait::until_equal("nothing waits", &true, async || page.read(failed, json!([])).await).await?;
        wait_caches(&page, 1).await?;
        stage.site().stop().await?;
        page.reload().await?;
        ensure!(page.messages().await?.is_empty(), "half a release is offered");
        page.wait_status("Saved").await
    })
    .await
}

#[tokio::test]
async fn the_system_can_install_it() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let body = "const address = document.querySelector('link[rel=manifest]').href;
            return fetch(address).then(async (answer) => [address, await answer.json()])";
        let (address, manifest): (String, Value) = page.read(body, json!([])).await?;
        ensure!(!manifest["name"].as_str().unwrap_or_default().is_empty(), "it has no name: {manifest}");
        if page.browser().engine() == Engine::Chromium {
            let answer = page.browser().devtools("Page.getAppManifest", json!({})).await?;
            ensure!(answer["errors"] == json!([]), "the manifest: {}", answer["errors"]);
            ensure!(answer["url"] == address, "the browser knows {} only", answer["url"]);
        }
        for icon in manifest["icons"].as_array().context("it has no icons")? {
            let (source, size) = (&icon["src"], icon["sizes"].as_str().unwrap_or_default());
            let body = "const icon = new Image();
                icon.src = new URL(arguments[0], arguments[1]).href;
                return icon.decode().then(() => `${icon.naturalWidth}x${icon.naturalHeight}`)";
            let found: String = page.read(body, json!([source, address])).await?;
            ensure!(size == "any" || found == size, "{source} is {found}, not {size}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_shared_becomes_an_article_and_leaves_the_address() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        wait_kept(&page).await?;
        // From here on no server could learn of it.
        stage.site().stop().await?;
        let shared = "?shared-title=Night+train&shared-text=It+will+run+again.&shared-url=https%3A%2F%2Fexample.org%2F1";
        let address = format!("{}{shared}", stage.site().url());
        page.browser().driver().goto(&address).await?;
        page.find("dialog", "Add article").await?;
        let fields = "return ['Title', 'Article text'].map((name) => byRole(document, 'textbox', name)[0].value)";
        let (title, text): (String, String) = page.read(fields, json!([])).await?;
        ensure!(title == TITLE && text == "It will run again.\n\nhttps://example.org/1", "{title:?} {text:?}");
        let address: String = page.read("return location.href", json!([])).await?;
        ensure!(address == stage.site().url(), "the address still has it: {address}");
        page.press("Add").await?;
        page.wait_open(TITLE).await
    })
    .await
}

/// Only an installed application is handed files, so the queue is played; by the page itself, for promises of a driver's
/// script are no promises to it in Firefox.
const QUEUE: &str = "window.opensFiles = 'launchQueue' in window;
    Object.defineProperty(window, 'launchQueue', { value: { setConsumer(take) { window.launch = take; } } });
    const handle = ([name, text]) => ({ getFile: async () => new File([text], name) });
    window.handOver = (query, files) => launch({
        targetURL: location.href + query, files: Array.from(files, (file) => handle(file)),
    });";

#[tokio::test]
async fn files_that_the_system_opens_come_in() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(QUEUE), ..Setting::default() }).await?;
        let supported: bool = page.read("return opensFiles", json!([])).await?;
        ensure!(supported || page.browser().engine() != Engine::Chromium, "no files with applications");
        let files = json!(["", [["a.txt", TEXT], ["b.txt", "Another text."]]]);
        page.script("handOver(...arguments)", files).await?;
        page.find("button", "Another text.").await?;
        page.open_article(TITLE).await?;
        page.wait_text(TEXT).await?;
        // Into a page that is open already, the system hands an address.
        page.script("handOver(...arguments)", json!(["?shared-text=Shared+words", []])).await?;
        page.find("dialog", "Add article").await?;
        page.press("Add").await?;
        page.wait_open("Shared words").await
    })
    .await
}
