//! Keeping: what was marked is there again, whatever happened meanwhile; what cannot be kept is told.

use anyhow::{Context, Result};
use factmark_e2e::{Label, Page, Setting, find, tell};
use serde_json::Value;

const WORDS: &str = "“reckless”";
const MORE: &str = "Lower Quay Residents’ Association";
/// What is damaged stays so only where there is no copy of it.
const NO_COPY: Setting = Setting {
    profile: None,
    before_load: Some("Object.defineProperty(window, 'indexedDB', { get() { return undefined; } })"),
    phone: None,
};

async fn mark(page: &Page, words: &str, label: Label) -> Result<()> {
    page.mark(find(&page.text().await?, words)?, label).await
}

#[tokio::test]
async fn a_tab_killed_right_after_a_tag_has_lost_nothing() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        mark(&page, WORDS, Label::Quote).await?;
        page.wait_names(&[Label::Quote.on(WORDS)]).await?;
        page.wait_status("Saved").await?;
        page.kill_and_come_back().await?;
        page.wait_names(&[Label::Quote.on(WORDS)]).await
    })
    .await
}

#[tokio::test]
async fn a_second_visit_finds_everything_as_it_was_left() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let sample = page.titles().await?;
        mark(&page, WORDS, Label::Quote).await?;
        page.add_article("Another one", "First line.\n\nSecond line.").await?;
        mark(&page, "Second", Label::Claim).await?;
        page.wait_names(&["Claim: Second"]).await?;
        page.wait_status("Saved").await?;
        let setting = Setting { profile: Some(page.browser().profile()), ..Setting::default() };
        let mut titles = page.titles().await?;
        assert_eq!(titles.len(), sample.len() + 1);
        stage.leave(page).await?;

        let page = stage.visit(&setting).await?;
        page.wait_titles(&titles).await?;
        page.wait_open("Another one").await?;
        page.wait_names(&["Claim: Second"]).await?;
        titles.retain(|title| title != "Another one");
        page.open_article(titles.first().context("the sample is gone")?).await?;
        page.wait_names(&[Label::Quote.on(WORDS)]).await
    })
    .await
}

#[tokio::test]
async fn when_the_storage_is_full_it_is_told_and_nothing_is_lost() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.fill_storage().await?;
        mark(&page, WORDS, Label::Quote).await?;
        page.wait_names(&[Label::Quote.on(WORDS)]).await?;
        page.wait_status("Not saved").await?;
        page.wait_message(&["Not saved", "full"]).await?;
        page.press("Download a copy").await?;
        let copy = page.browser().next_download().await?.exported()?;
        assert_eq!(copy.annotations(), [("quote".into(), WORDS.into())]);

        page.free_storage().await?;
        mark(&page, MORE, Label::Entity).await?;
        page.wait_status("Saved").await?;
        page.wait_message(&["saved again"]).await?;
        let names = [Label::Entity.on(MORE), Label::Quote.on(WORDS)];
        page.wait_names(&names).await?;
        page.reload().await?;
        page.wait_names(&names).await?;
        assert_eq!(page.messages().await?, [""; 0]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn when_there_is_room_again_the_message_saves_again() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.fill_storage().await?;
        mark(&page, WORDS, Label::Quote).await?;
        page.wait_message(&["Not saved", "full"]).await?;
        page.free_storage().await?;
        page.press("Save again").await?;
        page.wait_status("Saved").await?;
        page.reload().await?;
        page.wait_names(&[Label::Quote.on(WORDS)]).await
    })
    .await
}

#[tokio::test]
async fn when_the_storage_is_blocked_it_is_told_and_the_work_goes_on() -> Result<()> {
    let before_load = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('not allowed by a setting', 'SecurityError'); }
    })";
    tell(async |stage| {
        let setting = Setting { before_load: Some(before_load), ..Setting::default() };
        let page = stage.visit(&setting).await?;
        page.wait_status("Not saved").await?;
        page.wait_message(&["Not saved", "does not let the page store"]).await?;
        mark(&page, WORDS, Label::Quote).await?;
        page.wait_names(&[Label::Quote.on(WORDS)]).await?;
        page.wait_status("Not saved").await?;
        page.press("Download a copy").await?;
        let copy = page.browser().next_download().await?.exported()?;
        assert_eq!(copy.annotations(), [("quote".into(), WORDS.into())]);
        Ok(())
    })
    .await
}

/// Two articles with marks; returns the title of the sample, which stands second in what is told.
async fn two_articles(page: &Page) -> Result<String> {
    let sample = page.open_title().await?.context("no article is open")?;
    mark(page, WORDS, Label::Quote).await?;
    page.wait_names(&[Label::Quote.on(WORDS)]).await?;
    mark(page, MORE, Label::Entity).await?;
    page.wait_names(&[Label::Entity.on(MORE), Label::Quote.on(WORDS)]).await?;
    page.add_article("Whole", "All is well here.").await?;
    mark(page, "well", Label::Claim).await?;
    page.wait_names(&["Claim: well"]).await?;
    Ok(sample)
}

#[tokio::test]
async fn a_damaged_record_costs_itself_and_is_kept_aside() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&NO_COPY).await?;
        let sample = two_articles(&page).await?;
        let keys = page.stored_keys().await?;
        let key = keys.iter().rfind(|key| key.contains("/sample/journal/")).context("no journal")?;
        let damaged = page.stored(key).await?.context("no record")?.replacen("entity", "entitx", 1);
        page.store(key, &damaged).await?;

        page.reload().await?;
        let message = page.wait_message(&["1 stored record could not be read"]).await?;
        assert!(
            message.starts_with(&format!("“{}", sample.chars().take(20).collect::<String>())),
            "{message}"
        );
        page.wait_open("Whole").await?;
        page.wait_names(&["Claim: well"]).await?;
        page.press("Download the remains").await?;
        let remains: Value = serde_json::from_slice(&page.browser().next_download().await?.bytes)?;
        let remains = remains.as_object().context("the remains are no object")?;
        assert!(remains.values().any(|record| record == &damaged), "{remains:#?}");
        page.open_article(&sample).await?;
        page.wait_names(&[Label::Quote.on(WORDS)]).await?;

        // Told once; what is left works on.
        page.reload().await?;
        page.wait_open(&sample).await?;
        assert_eq!(page.messages().await?, [""; 0]);
        mark(&page, MORE, Label::Claim).await?;
        page.wait_names(&[Label::Claim.on(MORE), Label::Quote.on(WORDS)]).await?;
        page.wait_status("Saved").await
    })
    .await
}

#[tokio::test]
async fn a_damaged_text_costs_one_article() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&NO_COPY).await?;
        let sample = two_articles(&page).await?;
        let key = "factmark/doc/sample/text";
        let record = page.stored(key).await?.context("no record")?;
        page.store(key, &record.replacen("Ellery", "Ellerx", 1)).await?;
        page.reload().await?;
        page.wait_message(&["The text of a stored article", "sample"]).await?;
        page.wait_titles(&["Whole"]).await?;
        page.wait_names(&["Claim: well"]).await?;
        page.press("Download the remains").await?;
        let remains = page.browser().next_download().await?;
        let remains = String::from_utf8(remains.bytes)?;
        assert!(remains.contains("Ellerx"), "the text is not among the remains of “{sample}”");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_article_of_a_newer_version_is_told_and_left_alone() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        two_articles(&page).await?;
        let key = "factmark/doc/sample/text";
        let newer = "fm9 sealed in a way that is not known yet";
        page.store(key, newer).await?;
        let keys: Vec<String> = page.stored_keys().await?;
        let keys: Vec<&String> = keys.iter().filter(|key| key.contains("/sample/")).collect();
        page.reload().await?;
        page.wait_message(&["newer Factmark", "left untouched"]).await?;
        page.wait_titles(&["Whole"]).await?;
        mark(&page, "All is", Label::Claim).await?;
        page.wait_names(&["Claim: All is", "Claim: well"]).await?;
        page.wait_status("Saved").await?;
        assert_eq!(page.stored(key).await?.as_deref(), Some(newer));
        let after = page.stored_keys().await?;
        assert!(keys.iter().all(|key| after.contains(key)), "{keys:?} became {after:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_library_of_a_newer_version_is_told_and_left_alone() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        two_articles(&page).await?;
        page.store("factmark/index", "fm9 a list of another kind").await?;
        let before = page.stored_work().await?;
        page.reload().await?;
        page.wait_status("Not saved").await?;
        page.wait_message(&["newer Factmark"]).await?;
        mark(&page, WORDS, Label::Claim).await?;
        page.wait_names(&[Label::Claim.on(WORDS)]).await?;
        page.wait_status("Not saved").await?;
        assert_eq!(page.stored_work().await?, before);
        Ok(())
    })
    .await
}
