//! The copy of the stored work: what one of the two stores lost comes back from the other, and a browser without a
//! copy says so.

use anyhow::{Context, Result};
use factmark_e2e::{Label, Page, Setting, find, tell};
use serde_json::json;

const WORDS: &str = "“reckless”";
const MORE: &str = "Lower Quay Residents’ Association";

async fn mark(page: &Page, words: &str, label: Label) -> Result<()> {
    page.mark(find(&page.text().await?, words)?, label).await
}

/// Two marks in the sample and one in a second article; all of it on the disk.
async fn work(page: &Page) -> Result<Vec<String>> {
    mark(page, WORDS, Label::Quote).await?;
    mark(page, MORE, Label::Entity).await?;
    page.wait_names(&[Label::Entity.on(MORE), Label::Quote.on(WORDS)]).await?;
    page.add_article("Second", "All is well here.").await?;
    mark(page, "well", Label::Claim).await?;
    page.wait_names(&["Claim: well"]).await?;
    page.wait_status("Saved").await?;
    page.titles().await
}

async fn check_all_is_there(page: &Page, titles: &[String]) -> Result<()> {
    page.wait_titles(titles).await?;
    page.open_article("Second").await?;
    page.wait_names(&["Claim: well"]).await?;
    let sample = titles.iter().find(|title| *title != "Second").context("the sample is gone")?;
    page.open_article(sample).await?;
    page.wait_names(&[Label::Entity.on(MORE), Label::Quote.on(WORDS)]).await?;
    page.wait_status("Saved").await
}

#[tokio::test]
async fn a_local_storage_that_was_emptied_is_filled_again() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = work(&page).await?;
        page.script("localStorage.clear()", json!([])).await?;
        page.reload().await?;
        check_all_is_there(&page, &titles).await?;
        // From now on it stands in both again.
        page.reload().await?;
        check_all_is_there(&page, &titles).await
    })
    .await
}

#[tokio::test]
async fn a_record_that_vanished_comes_back() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = work(&page).await?;
        let keys = page.stored_keys().await?;
        for kind in ["factmark/index", "/sample/text", "/sample/snapshot", "/sample/journal/"] {
            let key = keys.iter().find(|key| key.contains(kind)).with_context(|| format!("no {kind}"))?;
            page.script("localStorage.removeItem(arguments[0])", json!([key])).await?;
            page.reload().await?;
            check_all_is_there(&page, &titles).await.with_context(|| format!("without {key}"))?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_damaged_record_is_told_and_mended() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = work(&page).await?;
        let keys = page.stored_keys().await?;
        let key = keys.iter().rfind(|key| key.contains("/sample/journal/")).context("no journal")?;
        let damaged = page.stored(key).await?.context("no record")?.replacen("entity", "entitx", 1);
        page.store(key, &damaged).await?;
        page.reload().await?;
        page.wait_message(&["1 stored record could not be read"]).await?;
        page.wait_message(&["came back from the second copy"]).await?;
        check_all_is_there(&page, &titles).await
    })
    .await
}

#[tokio::test]
async fn a_copy_that_lacks_something_is_brought_up_to_date() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = work(&page).await?;
        page.in_copy("records", "(store) => store.clear()").await?;
        page.reload().await?;
        check_all_is_there(&page, &titles).await?;
        page.in_copy("records", "(store) => { store.put('garbage', 'factmark/index'); }").await?;
        page.reload().await?;
        check_all_is_there(&page, &titles).await?;
        page.script("localStorage.clear()", json!([])).await?;
        page.reload().await?;
        check_all_is_there(&page, &titles).await
    })
    .await
}

#[tokio::test]
async fn a_browser_without_a_copy_says_so_and_works() -> Result<()> {
    let before_load = "Object.defineProperty(window, 'indexedDB', { get() { return undefined; } })";
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(before_load), ..Setting::default() }).await?;
        page.wait_status("Saved in this browser; a crash may lose the last seconds").await?;
        let titles = work(&page).await?;
        let status = page.status().await?.unwrap_or_default();
        assert!(status.contains("in this browser"), "{status}");
        assert_eq!(page.messages().await?, [""; 0]);
        page.reload().await?;
        check_all_is_there(&page, &titles).await
    })
    .await
}

#[tokio::test]
async fn a_copy_that_is_full_is_told_once_and_stops_nothing() -> Result<()> {
    let before_load = "
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...record) {
            if (window.isFull) throw new DOMException('no room', 'QuotaExceededError');
            return put.apply(this, record);
        };";
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(before_load), ..Setting::default() }).await?;
        page.wait_status("Saved").await?;
        page.script("window.isFull = true", json!([])).await?;
        mark(&page, WORDS, Label::Quote).await?;
        page.wait_message(&["no room for the second copy"]).await?;
        page.close_messages().await?;
        mark(&page, MORE, Label::Entity).await?;
        let names = [Label::Entity.on(MORE), Label::Quote.on(WORDS)];
        page.wait_names(&names).await?;
        assert_eq!(page.messages().await?, [""; 0]);
        assert!(page.status().await?.is_some_and(|status| status.contains("in this browser")));
        // When there is room again, the copy gets all that it lacks.
        page.script("window.isFull = false", json!([])).await?;
        mark(&page, "Port Ellery", Label::Entity).await?;
        page.wait_names(&["Entity: Port Ellery", &names[0], &names[1]]).await?;
        page.wait_status("Saved").await?;
        let now = async || Ok(page.status().await?.is_some_and(|status| !status.contains("browser")));
        factmark_e2e::wait::until_equal("saved on the disk", &true, now).await?;
        page.script("localStorage.clear()", json!([])).await?;
        page.reload().await?;
        page.wait_names(&["Entity: Port Ellery", &names[0], &names[1]]).await
    })
    .await
}
