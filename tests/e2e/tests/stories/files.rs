//! Files that become articles: opened or dropped, several at once, refused with the position of what is wrong.

use anyhow::Result;
use factmark_e2e::page::Scope;
use factmark_e2e::{find, tell, wait};
use serde_json::json;
use thirtyfour::Key;

#[tokio::test]
async fn text_markdown_and_html_files_are_opened_together() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = page.titles().await?;
        let files = [
            page.browser().file("one.txt", "\u{feff}Ferry late again\r\n\r\nKim Vale saw it.\r\n")?,
            page.browser().file("two.md", "# Bridge closed\n\nThe *old* bridge is closed.\n")?,
            page.browser().file(
                "three.html",
                "<!doctype html><title>Tower open - News</title><h1>Tower open</h1><p>Come&nbsp;in.</p><p>It is &lt;free&gt;.</p>",
            )?,
        ];
        page.open_files(&files).await?;
        page.wait_gone("dialog", "Add article").await?;
        for title in ["Ferry late again", "Bridge closed"] {
            page.find("button", title).await?;
        }
        page.open_article("Ferry late again").await?;
        page.wait_text("Ferry late again\n\nKim Vale saw it.\n").await?;
        let all = page.export(Scope::AllArticles).await?.exported()?;
        let tower = all.documents.iter().find(|document| document.title.starts_with("Tower open"));
        let tower = tower.map(|document| document.text.as_str()).unwrap_or_default();
        for words in ["Tower open\n", "Come\u{a0}in.\n", "It is <free>."] {
            find(tower, words)?;
        }
        assert!(all.documents.iter().all(|document| !document.text.contains(['\r', '\u{feff}'])));
        // One gesture, one step back.
        page.press("Undo").await?;
        page.wait_titles(&titles).await
    })
    .await
}

#[tokio::test]
async fn a_file_dropped_on_the_page_becomes_an_article() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.drop_files(&[
            ("a.txt", "Dropped first\n\nSome text."),
            ("b.txt", "Dropped second\n\nMore text."),
        ])
        .await?;
        page.find("button", "Dropped first").await?;
        page.find("button", "Dropped second").await?;
        page.open_article("Dropped second").await?;
        page.wait_text("Dropped second\n\nMore text.").await
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_no_text_is_refused_with_the_position_and_takes_none_of_the_others_in() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = page.titles().await?;
        let good = page.browser().file("good.txt", "A good text.")?;
        let bad = page.browser().file("latin1.txt", b"First line\nna\xefve\n")?;
        page.open_files(&[good, bad]).await?;
        page.wait_message(&["latin1.txt", "line 2, column 3", "byte 13", "Nothing was added"]).await?;
        page.press("Close").await?;
        page.wait_titles(&titles).await?;
        let empty = page.browser().file("empty.txt", " \n ")?;
        page.open_files(&[empty]).await?;
        page.wait_message(&["empty.txt", "there is no text in it"]).await?;
        page.press("Close").await?;
        page.wait_titles(&titles).await
    })
    .await
}

#[tokio::test]
async fn an_article_without_text_is_not_added() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = page.titles().await?;
        page.press("Add article").await?;
        page.press("Add").await?;
        let problem = async || {
            page.read::<String>("return document.querySelector('[role=alert]').textContent", json!([])).await
        };
        let told = "There is no text yet: paste or type the article, or open a file.".to_owned();
        wait::until_equal("problem", &told, problem).await?;
        page.press("Cancel").await?;
        page.wait_titles(&titles).await
    })
    .await
}

#[tokio::test]
async fn an_article_that_was_begun_outlives_escape_and_an_opened_file() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.press("Add article").await?;
        page.fill("Article text", "Begun and not").await?;
        let file = page.browser().file("latin1.txt", b"na\xefve\n")?;
        page.give_files("Open files", &[file]).await?;
        // What went wrong is told in the dialog, where it can be seen.
        wait::until("the problem in the dialog", async || {
            let told: String = page
                .read("return document.querySelector('dialog [role=alert]').textContent", json!([]))
                .await?;
            Ok(told.contains("latin1.txt").then_some(()))
        })
        .await?;
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Add article").await?;
        let field = async || {
            let body = "return byRole(document, 'textbox', 'Article text')[0]?.value ?? null";
            page.read::<Option<String>>(body, json!([])).await
        };
        page.press("Add article").await?;
        wait::until_equal("the draft", &Some("Begun and not".to_owned()), field).await?;
        page.fill("Article text", "Begun and not forgotten.").await?;
        page.press("Add").await?;
        page.wait_text("Begun and not forgotten.").await?;
        page.press("Add article").await?;
        wait::until_equal("no draft", &Some(String::new()), field).await?;
        page.press("Cancel").await
    })
    .await
}

#[tokio::test]
async fn a_deleted_article_comes_back_from_its_message() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = page.titles().await?;
        page.press("Delete article").await?;
        page.wait_titles(&[""; 0]).await?;
        page.wait_message(&["Deleted article"]).await?;
        page.press("Take it back").await?;
        page.wait_titles(&titles).await
    })
    .await
}

#[tokio::test]
async fn the_focus_stays_in_the_library_when_an_article_is_opened_by_key() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("First", "The first.").await?;
        page.add_article("Second", "The second.").await?;
        let row = page.find("button", "First").await?;
        row.focus().await?;
        page.key(Key::Enter.into()).await?;
        page.wait_open("First").await?;
        let focused =
            async || page.read::<String>("return accessibleName(document.activeElement)", json!([])).await;
        wait::until_equal("focus", &"First".to_owned(), focused).await
    })
    .await
}
