//! The whole application in one file, opened from the disk.

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::Scope;
use factmark_e2e::{Label, Page, Setting, Stage, find, site, tell};
use serde_json::json;

const TITLE: &str = "Ferry";
const TEXT: &str = "Ferry\n\n“It is late again,” said Kim Vale.";

/// Opens the file in a new browser and does some work in it.
async fn begin(stage: &Stage) -> Result<Page> {
    let url = site::single_file().context("build it with: cargo xtask build --single-file")?;
    let page = stage.visit_at(&Setting::default(), url).await?;
    page.add_article(TITLE, TEXT).await?;
    page.mark(find(TEXT, "“It is late again,”")?, Label::Quote).await?;
    page.wait_names(&["Quote: “It is late again,”"]).await?;
    page.wait_status("Saved").await?;
    Ok(page)
}

async fn check_it_is_there(page: &Page) -> Result<()> {
    page.open_article(TITLE).await?;
    page.wait_names(&["Quote: “It is late again,”"]).await?;
    page.wait_status("Saved").await
}

#[tokio::test]
async fn one_file_does_the_job() -> Result<()> {
    tell(async |stage| {
        let page = begin(stage).await?;
        let exported = page.export(Scope::AllArticles).await?.exported()?;
        ensure!(exported.document(TITLE)?.annotations.len() == 1, "{exported:?}");
        // It has everything inside: nothing at all was loaded beside it.
        let loaded = "return performance.getEntriesByType('resource').map((it) => it.name)";
        let loaded: Vec<String> = page.read(loaded, json!([])).await?;
        ensure!(loaded.is_empty(), "it loaded {loaded:?}");
        page.close_tab_and_come_back().await?;
        check_it_is_there(&page).await
    })
    .await
}

#[tokio::test]
async fn one_file_keeps_the_work_when_the_browser_ends() -> Result<()> {
    tell(async |stage| {
        let page = begin(stage).await?;
        let setting = Setting { profile: Some(page.browser().profile()), ..Setting::default() };
        stage.leave(page).await?;
        let page = stage.visit_at(&setting, site::single_file()?).await?;
        check_it_is_there(&page).await
    })
    .await
}
