//! A phone: one column, panels that slide in, labels at the thumb.

use anyhow::Result;
use factmark_e2e::{Label, Page, Setting, find, tell, wait};
use serde_json::json;

async fn check_width(page: &Page, width: u32) -> Result<()> {
    // A phone zooms out for what is too wide: then its own width grows.
    let body = "return [innerWidth, document.documentElement.scrollWidth]";
    let (inner, scroll): (u32, u32) = page.read(body, json!([])).await?;
    assert!(
        inner <= width && scroll <= width,
        "the page is {} pixels wide on a screen of {width}",
        inner.max(scroll)
    );
    Ok(())
}

#[tokio::test]
async fn marking_with_a_thumb() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { phone: Some((390, 844)), ..Setting::default() }).await?;
        check_width(&page, 390).await?;
        let text = page.text().await?;

        // The panels are out of reach until they are asked for.
        assert!(!page.has("navigation", "Library").await?);
        assert!(!page.has("region", "Annotations").await?);
        let title = text.lines().next().unwrap_or_default();
        page.tap("Articles").await?;
        page.find("navigation", "Library").await?;
        page.tap(title).await?;
        page.wait_gone("navigation", "Library").await?;

        // What a long press and its handles leave behind: a selection, made by the browser.
        page.select_by_script(find(&text, "“We are not abandoning anyone,”")?).await?;
        let bar = page.find("toolbar", "Labels").await?;
        let body = "const rect = arguments[0].getBoundingClientRect();
            return [rect.top / innerHeight, rect.bottom / innerHeight, rect.left, innerWidth - rect.right]";
        let (top, bottom, left, right): (f64, f64, f64, f64) =
            page.read(body, json!([bar.to_json()?])).await?;
        assert!(top > 0.6 && bottom <= 1.0, "the labels are not at the thumb: {top} to {bottom}");
        assert!(left >= 0.0 && right >= 0.0, "the labels stick out: {left}, {right}");
        page.tap("Quote").await?;
        page.wait_gone("toolbar", "Labels").await?;

        page.tap("Annotations").await?;
        page.find("region", "Annotations").await?;
        let name = Label::Quote.on("“We are not abandoning anyone,”");
        page.wait_names(&[&name]).await?;
        page.tap(&name).await?;
        page.wait_gone("region", "Annotations").await?;
        page.wait_in_view(find(&text, "“We are not abandoning anyone,”")?).await?;
        check_width(&page, 390).await?;

        let small = json!({ "width": 320, "height": 640, "deviceScaleFactor": 2, "mobile": true });
        page.browser().devtools("Emulation.setDeviceMetricsOverride", small).await?;
        let width = async || page.read::<u32>("return screen.width", json!([])).await;
        wait::until_equal("width", &320, width).await?;
        check_width(&page, 320).await?;
        page.tap("Annotations").await?;
        page.find("region", "Annotations").await?;
        page.find("region", "Inspector").await?;
        check_width(&page, 320).await
    })
    .await
}
