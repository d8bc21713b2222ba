//! Bad days: a full, forbidden or damaged storage, a killed tab, a second tab. Nothing may be lost, all must be told.

use anyhow::{Context, Result};
use factmark_e2e::{Label, Page, Setting, Span, find, tell, wait};
use serde_json::json;

const WORDS: [&str; 3] = ["Ana Gómez", "seven votes to five", "the regional fund"];

async fn mark_words(page: &Page, words: &str, label: Label) -> Result<()> {
    let span: Span = find(&page.text().await?, words)?;
    page.mark(span, label).await
}

#[tokio::test]
async fn a_tab_killed_right_after_a_tag_has_the_tag() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        mark_words(&page, WORDS[0], Label::Entity).await?;
        page.wait_names(&[Label::Entity.on(WORDS[0])]).await?;
        page.kill_and_come_back().await?;
        page.wait_names(&[Label::Entity.on(WORDS[0])]).await
    })
    .await
}

#[tokio::test]
async fn a_full_storage_is_told_and_costs_nothing() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        mark_words(&page, WORDS[0], Label::Entity).await?;
        page.wait_status("Saved").await?;
        page.fill_storage().await?;
        mark_words(&page, WORDS[1], Label::Claim).await?;
        page.wait_status("Not saved").await?;
        page.wait_message(&["Not saved", "full"]).await?;
        page.press("Download a copy").await?;
        let copy = page.browser().next_download().await?.exported()?;
        assert_eq!(copy.annotations().len(), 2, "the copy holds what the storage could not");

        page.free_storage().await?;
        mark_words(&page, WORDS[2], Label::Entity).await?;
        page.wait_status("Saved").await?;
        page.reload().await?;
        let names = [Label::Claim.on(WORDS[1]), Label::Entity.on(WORDS[0]), Label::Entity.on(WORDS[2])];
        page.wait_names(&names).await
    })
    .await
}

#[tokio::test]
async fn a_forbidden_storage_is_told_and_work_goes_on() -> Result<()> {
    let forbid = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(forbid), ..Setting::default() }).await?;
        page.wait_message(&["does not let the page store anything"]).await?;
        mark_words(&page, WORDS[0], Label::Entity).await?;
        page.wait_names(&[Label::Entity.on(WORDS[0])]).await?;
        page.wait_status("Not saved").await
    })
    .await
}

/// The key of the only record that has `part` in its name.
async fn key_with(page: &Page, part: &str) -> Result<String> {
    let keys = page.stored_keys().await?;
    keys.into_iter().find(|key| key.contains(part)).with_context(|| format!("no record {part}"))
}

#[tokio::test]
async fn a_damaged_record_costs_itself_and_is_named() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        mark_words(&page, WORDS[0], Label::Entity).await?;
        page.wait_status("Saved").await?;
        let damaged = key_with(&page, "/journal/").await?;
        mark_words(&page, WORDS[1], Label::Claim).await?;
        page.wait_names(&[Label::Claim.on(WORDS[1]), Label::Entity.on(WORDS[0])]).await?;
        page.add_article("Whole", "Another article.").await?;
        page.wait_status("Saved").await?;
        let record = page.stored(&damaged).await?.context("the record is gone")?;
        page.store(&damaged, &record.replacen("entity", "entitx", 1)).await?;
        page.reload().await?;
        page.wait_message(&["1 stored record could not be read"]).await?;
        let sample = page.titles().await?.into_iter().next().context("no article")?;
        page.wait_titles(&[sample.as_str(), "Whole"]).await?;
        page.open_article(&sample).await?;
        page.wait_names(&[Label::Claim.on(WORDS[1])]).await?;
        page.press("Download the remains").await?;
        let remains = page.browser().next_download().await?;
        assert!(String::from_utf8(remains.bytes)?.contains("entitx"), "the remains hold the damaged record");
        page.reload().await?;
        assert_eq!(page.messages().await?, Vec::<String>::new(), "damage is told once");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn work_of_a_newer_release_is_left_alone() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let index = key_with(&page, "factmark/index").await?;
        page.store(&index, "fm9 what this says only the future knows").await?;
        page.reload().await?;
        page.wait_message(&["newer Factmark"]).await?;
        mark_words(&page, WORDS[0], Label::Entity).await?;
        page.wait_status("Not saved").await?;
        let record = page.stored(&index).await?;
        assert_eq!(record.as_deref(), Some("fm9 what this says only the future knows"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_see_each_other() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let driver = page.browser().driver();
        let first = driver.window().await?;
        let second = driver.new_tab().await?;
        driver.switch_to_window(second.clone()).await?;
        page.load().await?;
        mark_words(&page, WORDS[0], Label::Entity).await?;
        page.wait_names(&[Label::Entity.on(WORDS[0])]).await?;
        driver.switch_to_window(first).await?;
        page.wait_names(&[Label::Entity.on(WORDS[0])]).await?;
        mark_words(&page, WORDS[1], Label::Claim).await?;
        driver.switch_to_window(second).await?;
        page.wait_names(&[Label::Claim.on(WORDS[1]), Label::Entity.on(WORDS[0])]).await
    })
    .await
}

#[tokio::test]
async fn an_emptied_storage_is_told_and_filled_again() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        mark_words(&page, WORDS[0], Label::Entity).await?;
        page.wait_status("Saved").await?;
        // Another tab of the same site empties it: only then do browsers tell.
        let driver = page.browser().driver();
        let first = driver.window().await?;
        let second = driver.new_tab().await?;
        driver.switch_to_window(second).await?;
        page.load().await?;
        page.script("localStorage.clear()", json!([])).await?;
        driver.close_window().await?;
        driver.switch_to_window(first).await?;
        page.wait_message(&["was emptied"]).await?;
        page.press("Save again").await?;
        page.wait_status("Saved").await?;
        let is_back = async || Ok(page.stored_keys().await?.iter().any(|key| key.contains("/snapshot")));
        wait::until_equal("the records are back", &true, is_back).await?;
        page.reload().await?;
        page.wait_names(&[Label::Entity.on(WORDS[0])]).await
    })
    .await
}
