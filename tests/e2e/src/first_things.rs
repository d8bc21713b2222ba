//! What everybody does first, and what must be instant after it: what of the program the first screen brings along is
//! found with it (`src/bin/profile.rs`), and checked with it (`tests/stories/split.rs`).

use anyhow::{Result, bail};

use crate::page::CTRL;
use crate::text::quotations;
use crate::{Label, Page};

/// Tags, chooses, deletes, and takes both back, in the article that is open and has no annotation; the page is loaded
/// again then. `after` is called after each step, with its name.
///
/// # Errors
/// One of the steps fails, or `after`.
pub async fn first_things(page: &Page, mut after: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let text = page.text().await?;
    let [first, second, ..] = quotations(&text)[..] else { bail!("the article has too few quotations") };
    let [one, other] = [first, second].map(|span| Label::Quote.on(&span.of(&text)));
    let both = [&one, &other];
    page.mark(first, Label::Quote).await?;
    page.wait_names(&[&one]).await?;
    page.wait_status("Saved").await?;
    after("a tag by key").await?;
    page.select(second).await?;
    page.tag_by_button(Label::Quote).await?;
    page.wait_names(&both).await?;
    after("a tag by button").await?;
    page.choose(&one).await?;
    page.wait_chosen(Some(&one)).await?;
    page.click_text(second.start + 2).await?;
    page.wait_chosen(Some(&other)).await?;
    after("choosing").await?;
    page.chord(CTRL, 'z').await?;
    page.wait_names(&[&one]).await?;
    page.chord(CTRL, 'y').await?;
    page.wait_names(&both).await?;
    after("undo and redo").await?;
    page.choose(&other).await?;
    page.press("Delete").await?;
    page.wait_names(&[&one]).await?;
    page.wait_status("Saved").await?;
    after("deleting").await?;
    page.reload().await?;
    page.wait_names(&[&one]).await?;
    page.wait_status("Saved").await?;
    after("a start with work").await
}
