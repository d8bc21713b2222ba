//! Two tabs on one library.

use anyhow::Result;
use factmark_e2e::{Label, find, tell};

#[tokio::test]
async fn what_one_tab_does_appears_in_the_other() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        let driver = page.browser().driver();
        let first = driver.window().await?;
        let second = driver.new_tab().await?;
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
