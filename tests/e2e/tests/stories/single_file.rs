//! The whole application in one file, opened from the disk.

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::Scope;
use factmark_e2e::{Label, Setting, find, site, tell};
use serde_json::json;

const TITLE: &str = "Ferry";
const TEXT: &str = "Ferry\n\n“It is late again,” said Kim Vale.";

#[tokio::test]
async fn one_file_does_the_job_and_keeps_the_work() -> Result<()> {
    tell(async |stage| {
        let url = site::single_file()?;
        let page = stage.visit_at(&Setting::default(), url.clone()).await?;
        page.add_article(TITLE, TEXT).await?;
        page.mark(find(TEXT, "“It is late again,”")?, Label::Quote).await?;
        page.wait_names(&["Quote: “It is late again,”"]).await?;
        page.wait_status("Saved").await?;
        let exported = page.export(Scope::AllArticles).await?.exported()?;
        ensure!(exported.document(TITLE)?.annotations.len() == 1, "{exported:?}");
        // It has everything inside: nothing at all was loaded beside it.
        let loaded = "return performance.getEntriesByType('resource').map((it) => it.name)";
        let loaded: Vec<String> = page.read(loaded, json!([])).await?;
        ensure!(loaded.is_empty(), "it loaded {loaded:?}");

        let setting = Setting { profile: Some(page.browser().profile()), ..Setting::default() };
        stage.leave(page).await?;
        let page = stage.visit_at(&setting, url).await?;
        page.open_article(TITLE).await?;
        page.wait_names(&["Quote: “It is late again,”"]).await?;
        page.wait_status("Saved").await
    })
    .await
    .context("the single file; build it with: cargo xtask build --single-file")
}
