//! The history of edits: whole as long as nobody meddles with it, and the first break is named.

use anyhow::{Context, Result, ensure};
use factmark_e2e::{Label, Page, find, tell};
use serde_json::{Value, json};

const VERIFIED: &str = "History of edits";

async fn verify(page: &Page, told: &str) -> Result<()> {
    page.press("Details of the article").await?;
    page.press("Verify").await?;
    page.wait_words("group", VERIFIED, told).await?;
    page.press("Done").await?;
    page.wait_gone("dialog", "Details of the article").await
}

#[tokio::test]
async fn the_history_is_a_chain_that_tells_where_it_is_broken() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        page.mark(find(&text, "“reckless”")?, Label::Quote).await?;
        page.wait_status("Saved").await?;
        page.mark(find(&text, "Ruth Adeyemi")?, Label::Entity).await?;
        page.wait_status("Saved").await?;
        page.press("Undo").await?;
        page.wait_status("Saved").await?;
        verify(&page, "The chain is whole").await?;
        page.reload().await?;
        verify(&page, "The chain is whole").await?;

        // As a file: each link names the one before it.
        page.press("Details of the article").await?;
        page.press("Download history").await?;
        let file = page.browser().next_download().await?;
        page.press("Done").await?;
        let lines = String::from_utf8(file.bytes)?;
        let lines: Result<Vec<Value>, _> = lines.lines().map(serde_json::from_str).collect();
        let lines = lines?;
        let (about, links) = lines.split_first().context("the file is empty")?;
        ensure!(links.len() >= 3, "{links:?}");
        ensure!(about["links"] == links.len(), "{about}");
        let mut before = about["text_sha256"].clone();
        for link in links {
            ensure!(link["before"] == before, "{link}");
            before = link["hash"].clone();
        }
        ensure!(about["hash"] == before, "{about}");

        // Somebody changes what was written in the second link, and the chain tells.
        let change = "(history) => history.getAllKeys().onsuccess = (event) => {
            const key = event.target.result.filter((key) => /\\/\\d+$/.test(key))[1];
            history.get(key).onsuccess = (found) => {
                const link = JSON.parse(found.target.result);
                link.when = '2020-01-01T00:00:00.000Z';
                history.put(JSON.stringify(link), key);
            };
        }";
        page.in_copy("history", change).await?;
        verify(&page, "The chain is broken at entry 2").await?;
        let remove = "(history) => history.getAllKeys().onsuccess = (event) =>
            history.delete(event.target.result.filter((key) => /\\/\\d+$/.test(key))[0])";
        page.in_copy("history", remove).await?;
        verify(&page, "entry 1 is missing").await
    })
    .await
}

#[tokio::test]
async fn a_record_changed_behind_the_chain_is_noticed_and_the_chain_goes_with_an_export() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        page.mark(find(&text, "“reckless”")?, Label::Quote).await?;
        page.wait_status("Saved").await?;
        page.press("Export").await?;
        page.find("dialog", "Export").await?;
        page.find("checkbox", "With the history of edits").await?.click().await?;
        page.press("Download").await?;
        let file = page.browser().next_download().await?;
        // Names stand in a zip as they are.
        let has = |name: &str| file.bytes.windows(name.len()).any(|bytes| bytes == name.as_bytes());
        ensure!(has(".history.jsonl") && has(".factmark.json"), "{}", file.path.display());

        let key = page.stored_keys().await?.into_iter().find(|key| key.contains("/journal/"));
        let key = key.context("no journal")?;
        page.script(
            "const [key] = arguments; localStorage.setItem(key, localStorage.getItem(key) + ' ')",
            json!([key]),
        )
        .await?;
        verify(&page, &format!("The record {key} is not what entry")).await
    })
    .await
}
