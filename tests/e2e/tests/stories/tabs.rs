//! Two tabs on one library.

use anyhow::Result;
use factmark_e2e::{Label, Setting, find, tell, wait};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn what_one_tab_does_appears_in_the_other() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        let driver = page.browser().driver();
        let first = driver.window().await?;
        let second = page.browser().new_tab().await?;
        driver.switch_to_window(second.clone()).await?;
        page.load().await?;
        page.mark(find(&text, "“reckless”")?, Label::Quote).await?;
        page.wait_names(&["Quote: “reckless”"]).await?;

        driver.switch_to_window(first.clone()).await?;
        page.wait_names(&["Quote: “reckless”"]).await?;
        page.mark(find(&text, "Ruth Adeyemi")?, Label::Entity).await?;
        let both = ["Entity: Ruth Adeyemi", "Quote: “reckless”"];
        page.wait_names(&both).await?;
        page.add_article("From the first tab", "Some words.").await?;

        driver.switch_to_window(second).await?;
        page.wait_names(&both).await?;
        page.find("button", "From the first tab").await?;

        // Undo takes back what this tab did, and not the other's work.
        page.press("Undo").await?;
        page.wait_names(&["Entity: Ruth Adeyemi"]).await?;
        page.wait_status("Saved").await?;
        page.reload().await?;
        page.open_article(text.lines().next().unwrap_or_default()).await?;
        page.wait_names(&["Entity: Ruth Adeyemi"]).await?;
        driver.switch_to_window(first).await?;
        page.open_article(text.lines().next().unwrap_or_default()).await?;
        page.wait_names(&["Entity: Ruth Adeyemi"]).await
    })
    .await
}

#[tokio::test]
async fn a_note_whose_annotation_goes_is_not_taken_for_commands() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        page.mark(find(&text, "“reckless”")?, Label::Quote).await?;
        page.mark(find(&text, "Ruth Adeyemi")?, Label::Entity).await?;
        page.key('t').await?;
        page.wait_focused("textbox", "Note").await?;
        page.type_words("who").await?;
        page.wait_status("Saved").await?;
        let driver = page.browser().driver();
        let writing = driver.window().await?;
        let other = driver.new_tab().await?;
        driver.switch_to_window(other.clone()).await?;
        page.load().await?;
        page.choose("Entity: Ruth Adeyemi").await?;
        page.key(Key::Delete.into()).await?;
        page.wait_names(&["Quote: “reckless”"]).await?;

        driver.switch_to_window(writing).await?;
        page.wait_message(&["Another tab deleted the annotation that you were working on"]).await?;
        page.type_words(" once more").await?;
        page.wait_names(&["Quote: “reckless”"]).await?;
        // Escape ends that: keys are commands again.
        page.key(Key::Escape.into()).await?;
        page.choose("Quote: “reckless”").await?;
        page.tag_by_key(Label::Claim).await?;
        page.wait_names(&["Claim: “reckless”"]).await?;
        driver.switch_to_window(other).await?;
        page.press("Undo").await?;
        page.wait_names(&["Entity: Ruth Adeyemi", "Claim: “reckless”"]).await
    })
    .await
}

/// A tab that can be deaf to the other one, as a tab is that the browser has put to sleep.
const SLEEPER: &str = "addEventListener('storage', (event) => {
        if (window.isAsleep) event.stopImmediatePropagation();
    })";

#[tokio::test]
async fn what_both_change_at_once_is_shown_in_both_versions() -> Result<()> {
    const BEFORE: &str = "Quote: “reckless”";
    const SHOWN: &str = "Entity: “reckless”";
    const OTHER: &str = "Claim: “reckless”";
    const TOLD: &str = "1 thing was changed in two tabs at once.";
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(SLEEPER), ..Setting::default() }).await?;
        let text = page.text().await?;
        page.mark(find(&text, "“reckless”")?, Label::Quote).await?;
        page.wait_status("Saved").await?;
        let driver = page.browser().driver();
        let sleeper = driver.window().await?;
        let _: bool = page.read("return window.isAsleep = true", json!([])).await?;
        let other = page.browser().new_tab().await?;
        driver.switch_to_window(other.clone()).await?;
        page.load().await?;
        page.choose(BEFORE).await?;
        page.tag_by_key(Label::Claim).await?;
        page.wait_names(&[OTHER]).await?;

        driver.switch_to_window(sleeper.clone()).await?;
        page.wait_names(&[BEFORE]).await?;
        page.choose(BEFORE).await?;
        page.tag_by_key(Label::Entity).await?;
        page.wait_names(&[SHOWN]).await?;
        page.wait_status("Saved").await?;

        // The later change is shown in both; the other one is offered, there at once and here after a reload.
        driver.switch_to_window(other.clone()).await?;
        page.wait_message(&[TOLD]).await?;
        page.wait_names(&[SHOWN]).await?;
        driver.switch_to_window(sleeper).await?;
        page.reload().await?;
        page.wait_message(&[TOLD]).await?;
        page.wait_names(&[SHOWN]).await?;
        page.press("Compare…").await?;
        page.find("dialog", "Changed in two tabs").await?;
        page.wait_words("group", SHOWN, "Claim").await?;
        page.check_accessible("two versions").await?;
        page.press("Take the other version").await?;
        page.wait_gone("dialog", "Changed in two tabs").await?;
        page.wait_names(&[OTHER]).await?;

        driver.switch_to_window(other).await?;
        page.wait_names(&[OTHER]).await
    })
    .await
}

#[tokio::test]
async fn labels_changed_in_both_are_not_replaced_unsaid() -> Result<()> {
    const DIALOG: &str = "Labels and links";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let driver = page.browser().driver();
        let first = driver.window().await?;
        let begin = async |name: &str| {
            page.press("Labels…").await?;
            page.find("dialog", DIALOG).await?;
            page.press("Add label").await?;
            page.fill("Name", name).await
        };
        begin("Number").await?;
        let second = page.browser().new_tab().await?;
        driver.switch_to_window(second.clone()).await?;
        page.load().await?;
        begin("Myth").await?;
        page.press("Save").await?;
        page.wait_gone("dialog", DIALOG).await?;
        page.wait_status("Saved").await?;

        // It is told what the draft would replace; the draft is still there, also after a look at what is behind.
        driver.switch_to_window(first).await?;
        page.press("Save").await?;
        let told = async || {
            let words: String = page
                .read("return document.querySelector('dialog [role=alert]').innerText", json!([]))
                .await?;
            Ok(words.contains("changed this: Myth.").then_some(()))
        };
        wait::until("what another tab changed", told).await?;
        page.check_accessible("labels changed in another tab").await?;
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", DIALOG).await?;
        page.press("Labels…").await?;
        page.find("button", "Number").await?;
        page.press("Save").await?;
        page.wait_gone("dialog", DIALOG).await?;

        // Both versions are to be had, in both tabs.
        let editor_has = async |has: &str, lacks: &str| {
            page.press("Labels…").await?;
            page.find("button", has).await?;
            assert!(!page.has("button", lacks).await?, "{lacks} is still there");
            page.press("Cancel").await?;
            page.wait_gone("dialog", DIALOG).await
        };
        editor_has("Number", "Myth").await?;
        page.press("Undo").await?;
        editor_has("Myth", "Number").await?;
        driver.switch_to_window(second).await?;
        editor_has("Myth", "Number").await
    })
    .await
}
