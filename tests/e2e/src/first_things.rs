//! What everybody does first, and what must be instant after it: what of the program the first screen brings along is
//! found with it (`src/bin/profile.rs`), and checked with it (`tests/stories/split.rs`).

use anyhow::{Result, bail};

use crate::page::CTRL;
use crate::text::{find, quotations};
use crate::{Label, Page};

const TITLE: &str = "Night train";
const TEXT: &str = "Night train\n\n“It will run again,” said Nora Lind.";

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

/// Does more and more work, and starts again each time: no start needs more than the first one, whatever there is.
/// `after` is called after each step, with its name; that of work begins with “- ”.
///
/// # Errors
/// One of the steps fails, or `after`.
pub async fn later_starts(page: &Page, mut after: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let quote = Label::Quote.on("“It will run again,”");
    page.add_article(TITLE, TEXT).await?;
    page.mark(find(TEXT, "“It will run again,”")?, Label::Quote).await?;
    page.mark(find(TEXT, "Nora Lind")?, Label::Entity).await?;
    let names = [&quote, &Label::Entity.on("Nora Lind")];
    page.wait_names(&names).await?;
    page.wait_status("Saved").await?;
    after("- another article").await?;
    start(page, &names).await?;
    after("a start with two articles").await?;

    page.choose(&quote).await?;
    page.fill("Note", "Who heard it?").await?;
    page.go_to_article().await?;
    page.key('l').await?;
    page.wait_inspector("Speaker").await?;
    page.wait_status("Saved").await?;
    after("- a note and a link").await?;
    start(page, &names).await?;
    after("a start with a note and a link").await?;

    page.press("Labels…").await?;
    page.press("Add label").await?;
    page.fill("Name", "Number").await?;
    page.press("Save").await?;
    page.wait_gone("dialog", "Labels and links").await?;
    page.press("Done, next article").await?;
    page.open_article(TITLE).await?;
    page.script("localStorage.setItem('factmark/appearance', 'dark')", serde_json::json!([])).await?;
    page.wait_status("Saved").await?;
    after("- a label, and an article is done").await?;
    start(page, &names).await?;
    after("a start with labels of one’s own").await
}

async fn start(page: &Page, names: &[&String]) -> Result<()> {
    page.reload().await?;
    page.wait_names(names).await?;
    page.wait_status("Saved").await
}
