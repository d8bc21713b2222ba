//! Fingers: everything that a story here does, a thumb can do.

use anyhow::Result;
use factmark_e2e::{Label, Page, Setting, Stage, find, tell};

const TEXT: &str = "“The ferry is late,” said Jonas Weir. Two boats are in dock.";
const LATE: &str = "Quote: “The ferry is late,”";
const JONAS: &str = "Entity: Jonas Weir";

async fn on_phone(stage: &Stage) -> Result<Page> {
    let page = stage.visit(&Setting { phone: Some((390, 844)), ..Setting::default() }).await?;
    page.tap("Add article").await?;
    page.find("dialog", "Add article").await?;
    page.fill("Article text", TEXT).await?;
    page.tap("Add").await?;
    page.wait_gone("dialog", "Add article").await?;
    page.wait_text(TEXT).await?;
    Ok(page)
}

/// What a long press and its handles leave behind (a browser without a screen selects nothing under a finger), tagged
/// at the thumb.
async fn mark(page: &Page, words: &str, label: Label) -> Result<()> {
    page.select_by_script(find(TEXT, words)?).await?;
    page.find("toolbar", "Labels").await?;
    page.tap(label.name()).await?;
    page.wait_gone("toolbar", "Labels").await
}

#[tokio::test]
async fn bounds_move_and_links_are_made_by_buttons() -> Result<()> {
    tell(async |stage| {
        let page = on_phone(stage).await?;
        mark(&page, "The ferry is late", Label::Quote).await?;
        mark(&page, "Weir", Label::Entity).await?;
        page.tap("Annotations").await?;
        page.find("region", "Annotations").await?;
        page.wait_names(&["Quote: The ferry is late", "Entity: Weir"]).await?;
        page.tap("Entity: Weir").await?;
        // The sheet makes room for the text, where the words light up.
        page.wait_gone("region", "Annotations").await?;
        page.wait_in_view(find(TEXT, "Weir")?).await?;
        page.tap("Annotations").await?;
        page.tap("Start one word left").await?;
        page.wait_names(&["Quote: The ferry is late", JONAS]).await?;
        page.tap("Quote: The ferry is late").await?;
        page.wait_gone("region", "Annotations").await?;
        page.tap("Annotations").await?;
        page.tap("Start one character left").await?;
        page.tap("End one character right").await?;
        page.tap("End one character right").await?;
        page.wait_names(&[LATE, JONAS]).await?;
        page.tap("Link speaker").await?;
        page.find("button", "Speaker: Jonas Weir").await?;
        page.tap("Speaker: Jonas Weir").await?;
        let jonas = find(TEXT, "Jonas Weir")?;
        page.wait_inspector(&format!("{}–{}", jonas.start, jonas.end)).await?;
        page.find("button", "Speaker of: “The ferry is late,”").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_finger_drags_a_bound() -> Result<()> {
    tell(async |stage| {
        let page = on_phone(stage).await?;
        mark(&page, "said Jonas", Label::Claim).await?;
        page.tap("Annotations").await?;
        page.find("region", "Annotations").await?;
        page.tap("Claim: said Jonas").await?;
        page.wait_gone("region", "Annotations").await?;
        let (from, to) = page.handle_way(false, find(TEXT, "Weir")?.end).await?;
        let float = |(x, y): (i64, i64)| (x as f64, y as f64);
        let ((x1, y1), (x2, y2)) = (float(from), float(to));
        page.touch("touchStart", Some((x1, y1))).await?;
        page.touch("touchMove", Some(((x1 + x2) / 2.0, (y1 + y2) / 2.0))).await?;
        page.touch("touchMove", Some((x2, y2))).await?;
        page.touch("touchEnd", None).await?;
        page.tap("Annotations").await?;
        page.find("region", "Annotations").await?;
        page.wait_names(&["Claim: said Jonas Weir"]).await
    })
    .await
}
