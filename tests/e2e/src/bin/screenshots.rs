//! Takes a picture of every screen, at three widths, light and dark, from the built application.
//!
//! `screenshots [FOLDER]` writes them into FOLDER, or into `target/screenshots`; `screenshots --readme` writes the one
//! picture of the README, `docs/screenshot.png`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use factmark_e2e::page::{CTRL, NONE, SHIFT};
use factmark_e2e::text::quotations;
use factmark_e2e::{Label, Page, Stage, find, site, tell, wait};
use serde_json::json;

/// Widths and heights of the screens, in CSS pixels.
const SIZES: [(u32, u32); 3] = [(1440, 900), (1024, 768), PHONE];
const PHONE: (u32, u32) = (390, 844);
const SCHEMES: [&str; 2] = ["light", "dark"];

/// What is marked besides all quotations, so that spans nest and overlap.
const MARKS: [(&str, Label); 13] = [
    ("Port Ellery", Label::Entity),
    ("Miriam Hale", Label::Entity),
    ("delay its new flood wall by two years", Label::Claim),
    ("expected cost rose from £28.4m to £41.6m", Label::Claim),
    ("seven votes to five", Label::Claim),
    ("Lower Quay district", Label::Entity),
    ("Ana Gómez", Label::Entity),
    ("the wall we pay for is the wall we need", Label::Claim),
    ("the wall we need. Nobody benefits from a scheme", Label::Claim),
    ("price of steel piles had risen by 38 per cent since 2023", Label::Claim),
    ("Ruth Adeyemi", Label::Entity),
    ("Lower Quay Residents’ Association", Label::Entity),
    ("Some 2\u{202f}400 homes lie below the level of the 2019 flood", Label::Claim),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("--readme") => tell(readme).await,
        folder => {
            let folder = folder.map_or_else(|| site::project().join("target/screenshots"), PathBuf::from);
            std::fs::create_dir_all(&folder)?;
            tell(async |stage| every_screen(stage, &folder).await).await?;
            println!("The pictures are in {}", folder.display());
            Ok(())
        }
    }
}

async fn readme(stage: &Stage) -> Result<()> {
    let page = stage.first_visit().await?;
    page.set_screen(SIZES[0], SCHEMES[0]).await?;
    mark_everything(&page).await?;
    choose_one(&page).await?;
    let path = site::project().join("docs/screenshot.png");
    shoot(&page, &path).await?;
    println!("The picture is {}", path.display());
    Ok(())
}

async fn every_screen(stage: &Stage, folder: &Path) -> Result<()> {
    let page = stage.first_visit().await?;
    take(&page, folder, "first-visit", &SIZES).await?;

    page.set_screen(SIZES[0], SCHEMES[0]).await?;
    mark_everything(&page).await?;
    choose_one(&page).await?;
    take(&page, folder, "article", &SIZES).await?;

    for (button, name) in [("Annotations", "annotations-sheet"), ("Articles", "library-sheet")] {
        page.set_screen(PHONE, SCHEMES[0]).await?;
        page.press(button).await?;
        take(&page, folder, name, &[PHONE]).await?;
        page.key(thirtyfour::Key::Escape.into()).await?;
    }

    for (button, dialog, name) in [
        ("Add article", "Add article", "add"),
        ("Export", "Export", "export"),
        ("Help", "Keyboard shortcuts", "help"),
    ] {
        page.set_screen(SIZES[0], SCHEMES[0]).await?;
        page.press(button).await?;
        page.find("dialog", dialog).await?;
        take(&page, folder, name, &SIZES).await?;
        page.press("Close").await?;
        page.wait_gone("dialog", dialog).await?;
    }

    // What opens by key.
    page.choose("Entity: Lower Quay district").await?;
    for (held, key, dialog, name) in [
        (CTRL, 'k', "Find an action", "palette"),
        (NONE, 'r', "Mark the other occurrences", "propagate"),
        (NONE, '/', "Find in this article", "find"),
        (SHIFT, 'I', "Details of the article", "details"),
    ] {
        page.set_screen(SIZES[0], SCHEMES[0]).await?;
        page.chord(held, key).await?;
        page.find("dialog", dialog).await?;
        if name == "find" {
            page.type_words("council").await?;
        }
        take(&page, folder, name, &SIZES).await?;
        page.press("Close").await?;
        page.wait_gone("dialog", dialog).await?;
    }

    page.set_screen(SIZES[0], SCHEMES[0]).await?;
    let text = page.text().await?;
    let words = find(&text, "an engineer had warned her in January")?;
    page.select(words).await?;
    page.find("toolbar", "Labels").await?;
    take(&page, folder, "selection", &SIZES).await?;

    page.set_screen(SIZES[0], SCHEMES[0]).await?;
    page.fill_storage().await?;
    page.mark(words, Label::Claim).await?;
    page.wait_message(&["Not saved"]).await?;
    take(&page, folder, "storage-full", &SIZES).await
}

/// Marks the sample as a diligent reader would.
async fn mark_everything(page: &Page) -> Result<()> {
    let text = page.text().await?;
    let mut n = 0;
    for quotation in quotations(&text) {
        page.mark(quotation, Label::Quote).await?;
        n += 1;
        wait_count(page, n).await?;
    }
    for (words, label) in MARKS {
        page.mark(find(&text, words)?, label).await?;
        n += 1;
        wait_count(page, n).await?;
    }
    Ok(())
}

async fn wait_count(page: &Page, n: usize) -> Result<()> {
    wait::until_equal("annotations", &n, async || Ok(page.names().await?.len())).await
}

async fn choose_one(page: &Page) -> Result<()> {
    page.choose(&Label::Claim.on("expected cost rose from £28.4m to £41.6m")).await?;
    // From the top, as one finds it.
    page.script("scroller().scrollTop = 0", json!([])).await?;
    Ok(())
}

/// Takes a screen at these sizes, light and dark.
async fn take(page: &Page, folder: &Path, name: &str, sizes: &[(u32, u32)]) -> Result<()> {
    for &size in sizes {
        for scheme in SCHEMES {
            page.set_screen(size, scheme).await?;
            shoot(page, &folder.join(format!("{name}-{}-{scheme}.png", size.0))).await?;
        }
    }
    Ok(())
}

async fn shoot(page: &Page, path: &Path) -> Result<()> {
    page.wait_still().await?;
    page.browser().driver().screenshot(path).await.with_context(|| format!("cannot write {}", path.display()))
}
