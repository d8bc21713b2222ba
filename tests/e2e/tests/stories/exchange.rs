//! Other tools: what leaves in their formats says before it leaves what it cannot hold, and what comes from them comes
//! in with every word in its place, or is offered.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::Scope;
use factmark_e2e::{Page, Stage, tell, wait};

/// The sample article with everything marked on it.
const GOLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/gold/sample.factmark.json");

/// The formats that bring back every annotation with all its pieces, by id.
const COMPLETE: [&str; 7] = ["json", "jsonl", "brat", "label-studio", "doccano", "cas-json", "w3c"];

/// A first visit with the marked article, and the names in its list.
async fn with_gold(stage: &Stage) -> Result<(Page, Vec<String>)> {
    let page = stage.first_visit().await?;
    page.import(&[Path::new(GOLD)]).await?;
    let names = wait::until("the list of annotations", async || {
        let names = page.names().await?;
        Ok((names.len() > 10).then_some(names))
    })
    .await?;
    Ok((page, names))
}

#[tokio::test]
async fn every_format_says_what_it_keeps_and_what_it_keeps_comes_back() -> Result<()> {
    tell(async |stage| {
        let (page, names) = with_gold(stage).await?;
        page.press("Export").await?;
        let formats = page.offered_formats().await?;
        page.press("Cancel").await?;
        page.wait_gone("dialog", "Export").await?;
        ensure!(formats.len() >= 15, "only {} formats are offered", formats.len());
        for (id, name) in formats {
            let (download, told) = page.export_as(&name, Scope::ThisArticle).await?;
            ensure!(!download.bytes.is_empty(), "{name}: an empty file");
            let keeps_all = told.contains("Everything goes into the file as it is.");
            ensure!(keeps_all || told.lines().count() > 1, "{name} tells nothing: {told}");
            ensure!(id != "json" || keeps_all, "Factmark JSON loses something: {told}");
            ensure!(id != "conll" || told.contains("left out"), "CoNLL keeps everything: {told}");
            if COMPLETE.contains(&id.as_str()) {
                let elsewhere = stage.first_visit().await?;
                elsewhere.import(&[&download.path]).await?;
                elsewhere.wait_names(&names).await.with_context(|| format!("back from {name}"))?;
                stage.leave(elsewhere).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn several_files_leave_as_one_archive_and_come_back() -> Result<()> {
    tell(async |stage| {
        let (page, names) = with_gold(stage).await?;
        page.add_article("Late trains", "“Nobody told us,” said Ola Finch.").await?;
        let (download, _) = page.export_as("brat standoff", Scope::AllArticles).await?;
        ensure!(download.bytes.starts_with(b"PK"), "no archive");
        let titles = page.titles().await?;
        let gold = titles.first().context("no article")?;
        // Articles come back in the order of their files' names, which begin with their titles.
        let mut sorted = titles.clone();
        sorted.sort();
        let elsewhere = stage.first_visit().await?;
        elsewhere.import(&[&download.path]).await?;
        elsewhere.wait_titles(&sorted).await?;
        elsewhere.open_article(gold).await?;
        elsewhere.wait_names(&names).await
    })
    .await
}

#[tokio::test]
async fn what_could_not_be_placed_is_offered() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let line = r#"{"text": "💸 Trains run late. Nobody knows why.", "spans": [
            {"start": 3, "end": 9, "label": "Thing", "text": "Trains"},
            {"start": 20, "end": 26, "label": "Person", "text": "Somebody"}]}"#
            .replace('\n', " ");
        page.import(&[page.browser().file("other-tool.jsonl", line.into_bytes())?]).await?;
        page.find("dialog", "What came in").await?;
        let told = page.words_of("region", "Not placed").await?;
        ensure!(told.contains("Person") && told.contains("Somebody"), "{told}");
        page.press("Download this list").await?;
        let list = page.browser().next_download().await?;
        ensure!(String::from_utf8(list.bytes)?.contains("\tPerson\tSomebody\t"));
        page.press("Look for “Somebody”").await?;
        page.find("dialog", "Find in this article").await?;
        page.press("Close").await?;
        page.wait_names(&["Thing: Trains"]).await
    })
    .await
}
