//! The scheme: labels that a desk sets up for itself, what becomes of the work when one goes, and keys that change.

use anyhow::Result;
use factmark_e2e::page::CTRL;
use factmark_e2e::{Label, Page, find, tell, wait};
use serde_json::json;
use thirtyfour::Key;

const TEXT: &str = "The bridge cost 41 million. It opened in 2019.";

async fn open_editor(page: &Page) -> Result<()> {
    page.press("Labels…").await?;
    page.find("dialog", "Labels and links").await.map(drop)
}

async fn save(page: &Page) -> Result<()> {
    page.press("Save").await?;
    page.wait_gone("dialog", "Labels and links").await
}

/// Sets up a label “Number” with the key B.
async fn add_number(page: &Page) -> Result<()> {
    open_editor(page).await?;
    page.press("Add label").await?;
    page.fill("Name", "Number").await?;
    page.find("textbox", "Key").await?.send_keys("b").await?;
    save(page).await
}

#[tokio::test]
async fn a_label_is_added_used_and_deleted_without_losing_what_it_marked() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Bridge", TEXT).await?;
        add_number(&page).await?;
        page.select(find(TEXT, "41 million")?).await?;
        page.key('b').await?;
        page.wait_names(&["Number: 41 million"]).await?;

        open_editor(&page).await?;
        page.press("Number").await?;
        page.press("Delete “Number”").await?;
        page.press("Save").await?;
        let fate = page.find("combobox", "The label “Number” goes").await?;
        // A list goes to the entry that begins with what is typed.
        fate.send_keys("becomes “Quote”").await?;
        page.press("Save changes").await?;
        page.wait_gone("dialog", "Labels and links").await?;
        page.wait_names(&["Quote: 41 million"]).await?;

        page.press("Undo").await?;
        page.wait_names(&["Number: 41 million"]).await?;
        page.reload().await?;
        page.wait_names(&["Number: 41 million"]).await
    })
    .await
}

#[tokio::test]
async fn hints_name_the_keys_in_force() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let wait_hints = async |key: &str| {
            let body = "const text = (it) => document.querySelector(it).innerText.replace(/\\s+/g, ' ');
                return [text('.bottom .hint'), text('.annotations .empty')].every((it) => it.includes(arguments[0]))";
            let words = format!("{key} Quote");
            wait::until_equal(&words, &true, async || page.read(body, json!([words])).await).await
        };
        wait_hints("Q").await?;
        open_editor(&page).await?;
        page.press("Quote").await?;
        page.fill("Key", "Z").await?;
        save(&page).await?;
        wait_hints("Z").await
    })
    .await
}

#[tokio::test]
async fn what_is_wrong_with_a_draft_is_told_and_not_saved() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        open_editor(&page).await?;
        page.press("Add label").await?;
        page.fill("Name", "Number").await?;
        page.find("textbox", "Key").await?.send_keys("q").await?;
        let told = async || {
            page.read::<String>("return document.querySelector('dialog').innerText", json!([])).await
        };
        wait::until("the clash of keys", async || {
            Ok(told().await?.contains("“Quote” and “Number” have the same key.").then_some(()))
        })
        .await?;
        page.press("Save").await?;
        assert!(page.has("dialog", "Labels and links").await?);
        page.press("Cancel").await?;
        page.wait_gone("dialog", "Labels and links").await?;
        assert!(!page.has("button", "Number").await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_key_is_changed_taken_from_another_and_given_back_by_undo() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Bridge", TEXT).await?;
        page.mark(find(TEXT, "41 million")?, Label::Claim).await?;
        page.wait_names(&["Claim: 41 million"]).await?;
        page.choose("Claim: 41 million").await?;

        page.press("Help").await?;
        page.press("Change key of Write a note").await?;
        page.find("button", "Press the new key").await?;
        // Escape gives up the change, not the help.
        page.key(Key::Escape.into()).await?;
        page.wait_gone("button", "Press the new key").await?;
        assert!(page.has("dialog", "Keyboard shortcuts").await?);

        page.press("Change key of Write a note").await?;
        page.find("button", "Press the new key").await?;
        page.key('v').await?;
        page.press("Use it here").await?;
        page.find("button", "Reset key of Write a note").await?;
        page.press("Close").await?;
        page.wait_gone("dialog", "Keyboard shortcuts").await?;

        page.press("Claim: 41 million").await?;
        page.key('v').await?;
        page.type_words("in euros").await?;
        let note = async || page.note().await;
        wait::until_equal("note", &"in euros".to_owned(), note).await?;
        page.key(Key::Escape.into()).await?;
        // The note, then the key.
        page.chord(CTRL, 'z').await?;
        page.chord(CTRL, 'z').await?;
        page.press("Help").await?;
        page.find("button", "Change key of Write a note").await?;
        page.wait_gone("button", "Reset key of Write a note").await
    })
    .await
}
