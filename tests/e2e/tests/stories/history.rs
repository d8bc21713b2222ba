//! History: everything can be taken back to the beginning and done again to the end.

use anyhow::{Context, Result};
use factmark_e2e::page::{CTRL, Held, SHIFT, Scope};
use factmark_e2e::{Label, Page, find, tell, wait};
use serde_json::json;
use thirtyfour::Key;

/// What a person sees of the library and of the open article.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    titles: Vec<String>,
    open: Option<String>,
    names: Vec<String>,
    noted: usize,
}

async fn look(page: &Page) -> Result<Seen> {
    Ok(Seen {
        titles: page.titles().await?,
        open: page.open_title().await?,
        names: page.names().await?,
        noted: page
            .read(
                "return annotations().filter((item) => /\\bnote$/.test(item.querySelector('small')?.dataset.facts)).length",
                json!([]),
            )
            .await?,
    })
}

/// What can still be taken back, or done again, as the button says it; none if nothing can.
async fn next(page: &Page, button: &str) -> Result<Option<String>> {
    let button = page.find("button", button).await?;
    let is_idle = button.attr("aria-disabled").await?.as_deref() == Some("true");
    Ok(if is_idle { None } else { button.attr("title").await? })
}

const NAME: &str = "Quote: “Nobody told us,”";
const TEXT: &str = "Late trains\n\n“Nobody told us,” said Ola Finch.";

/// Does one thing of every kind; returns what was seen before the first and after each.
async fn do_everything(page: &Page, import: &std::path::Path) -> Result<Vec<Seen>> {
    let mut seen = vec![look(page).await?];
    page.add_article("", TEXT).await?;
    page.wait_open("Late trains").await?;
    seen.push(look(page).await?);

    page.mark(find(TEXT, "“Nobody told us,”")?, Label::Quote).await?;
    page.wait_names(&[NAME]).await?;
    seen.push(look(page).await?);

    page.choose(NAME).await?;
    page.tag_by_key(Label::Claim).await?;
    page.wait_names(&["Claim: “Nobody told us,”"]).await?;
    seen.push(look(page).await?);

    page.key(']').await?;
    page.wait_names(&["Claim: “Nobody told us,” said"]).await?;
    seen.push(look(page).await?);

    page.key('t').await?;
    page.type_words("Who is us?").await?;
    page.key(Key::Escape.into()).await?;
    wait::until_equal("notes", &1, async || Ok(look(page).await?.noted)).await?;
    seen.push(look(page).await?);

    page.mark(find(TEXT, "Ola Finch")?, Label::Entity).await?;
    page.wait_names(&["Claim: “Nobody told us,” said", "Entity: Ola Finch"]).await?;
    seen.push(look(page).await?);

    page.choose("Claim: “Nobody told us,” said").await?;
    page.key(Key::Delete.into()).await?;
    page.wait_names(&["Entity: Ola Finch"]).await?;
    seen.push(look(page).await?);

    page.rename("Trains and their delays").await?;
    page.wait_open("Trains and their delays").await?;
    seen.push(look(page).await?);

    page.import(&[import]).await?;
    page.wait_open("Brought along").await?;
    seen.push(look(page).await?);

    page.press("Delete article").await?;
    wait::until("the article is gone", async || {
        let titles = page.titles().await?;
        Ok((!titles.contains(&"Brought along".to_owned())).then_some(()))
    })
    .await?;
    seen.push(look(page).await?);
    page.close_messages().await?;
    Ok(seen)
}

/// A file with an article that the library does not hold.
async fn file_to_import(page: &Page) -> Result<std::path::PathBuf> {
    page.add_article("Brought along", "One line of text.").await?;
    page.mark(find("One line of text.", "line")?, Label::Claim).await?;
    page.wait_names(&["Claim: line"]).await?;
    Ok(page.export(Scope::ThisArticle).await?.path)
}

/// Opens the article that was open at a stop, if another one is, and compares everything.
async fn compare(page: &Page, what: &str, stop: &Seen) -> Result<()> {
    if let (Some(title), false) = (&stop.open, page.open_title().await? == stop.open) {
        page.open_article(title).await?;
    }
    wait::until_equal(what, stop, async || look(page).await).await
}

/// Takes everything back and does it again, with `undo` and `redo`; at each stop the page shows what it showed.
async fn there_and_back(
    page: &Page,
    seen: &[Seen],
    undo: impl AsyncFn() -> Result<()>,
    redo: impl AsyncFn() -> Result<()>,
) -> Result<()> {
    for (i, earlier) in seen.iter().enumerate().rev().skip(1) {
        let what = next(page, "Undo").await?.with_context(|| format!("undo ended before stop {i}"))?;
        undo().await?;
        wait::until_equal(&what, &earlier.titles, async || page.titles().await).await?;
        compare(page, &what, earlier).await?;
    }
    assert_eq!(next(page, "Undo").await?, None, "there was more to take back than was done");
    for (i, later) in seen.iter().enumerate().skip(1) {
        let what = next(page, "Redo").await?.with_context(|| format!("redo ended before stop {i}"))?;
        redo().await?;
        wait::until_equal(&what, &later.titles, async || page.titles().await).await?;
        compare(page, &what, later).await?;
    }
    assert_eq!(next(page, "Redo").await?, None, "there was more to do again than was taken back");
    Ok(())
}

#[tokio::test]
async fn everything_is_undone_to_the_beginning_and_redone_to_the_end() -> Result<()> {
    const CTRL_SHIFT: Held = &[Key::Control, Key::Shift];
    tell(async |stage| {
        let elsewhere = stage.first_visit().await?;
        let import = file_to_import(&elsewhere).await?;
        let page = stage.first_visit().await?;
        let seen = do_everything(&page, &import).await?;
        there_and_back(&page, &seen, async || page.press("Undo").await, async || page.press("Redo").await)
            .await?;
        there_and_back(
            &page,
            &seen,
            async || page.chord(CTRL, 'z').await,
            async || page.chord(CTRL_SHIFT, 'z').await,
        )
        .await?;
        there_and_back(
            &page,
            &seen,
            async || page.chord(CTRL, 'z').await,
            async || page.chord(CTRL, 'y').await,
        )
        .await?;
        // What is stored is what is shown.
        page.wait_status("Saved").await?;
        let shown = look(&page).await?;
        page.reload().await?;
        wait::until_equal("after a reload", &shown, async || look(&page).await).await
    })
    .await
}

#[tokio::test]
async fn help_tells_the_keys_and_goes_away() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.press("Help").await?;
        page.find("dialog", "Keyboard shortcuts").await?;
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Keyboard shortcuts").await?;
        page.chord(SHIFT, '?').await?;
        page.find("dialog", "Keyboard shortcuts").await?;
        // In a dialog no key marks anything.
        page.tag_by_key(Label::Quote).await?;
        page.press("Close").await?;
        page.wait_gone("dialog", "Keyboard shortcuts").await?;
        assert_eq!(page.messages().await?, [""; 0]);
        Ok(())
    })
    .await
}
