//! The desk: a queue of articles, heaps of files, filters, and what is still unmarked.

use std::path::PathBuf;

use anyhow::{Context, Result};
use factmark_e2e::page::{NONE, SHIFT};
use factmark_e2e::{Label, Page, find, tell, wait};
use serde_json::json;
use thirtyfour::Key;

/// The sample and three articles more; the last one is open.
async fn four_articles(page: &Page) -> Result<String> {
    let sample = page.open_title().await?.context("no article is open")?;
    for (title, text) in
        [("Bridge", "The bridge held."), ("Alley", "The alley flooded."), ("Canal", "The canal froze.")]
    {
        page.add_article(title, text).await?;
    }
    Ok(sample)
}

/// What the library says of an article below its title.
async fn wait_facts(page: &Page, title: &str, facts: &str) -> Result<()> {
    let body = "return articles().find((item) => nameOf(item) === arguments[0])?.closest('li').querySelector('small').textContent";
    let found = async || page.read::<Option<String>>(body, json!([title])).await;
    wait::until_equal(&format!("the facts of {title}"), &Some(facts.to_owned()), found).await
}

#[tokio::test]
async fn the_queue_is_worked_through_by_keys() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let sample = four_articles(&page).await?;
        wait_facts(&page, "Canal", "To do").await?;
        page.mark(find("The canal froze.", "canal")?, Label::Entity).await?;
        wait_facts(&page, "Canal", "In progress · 1 annotation").await?;

        let titles = page.titles().await?;
        page.open_article(titles.first().context("no article")?).await?;
        page.chord(SHIFT, 'P').await?;
        page.wait_announcement("This is the first article.").await?;
        for title in titles.iter().skip(1) {
            page.chord(SHIFT, 'N').await?;
            page.wait_open(title).await?;
        }
        page.chord(SHIFT, 'N').await?;
        page.wait_announcement("This is the last article.").await?;
        for title in titles.iter().rev().skip(1) {
            page.chord(SHIFT, 'P').await?;
            page.wait_open(title).await?;
        }

        // Done, and on to the next that is not, round from the first one.
        page.open_article("Bridge").await?;
        page.chord(SHIFT, 'D').await?;
        let at = titles.iter().position(|title| title == "Bridge").context("no bridge")?;
        let next = titles.iter().cycle().nth(at + 1).context("no next")?;
        page.wait_open(next).await?;
        wait_facts(&page, "Bridge", "Done").await?;
        for _ in 0..3 {
            page.chord(SHIFT, 'D').await?;
        }
        page.wait_message(&["That was the last article to do."]).await?;
        wait_facts(&page, "Canal", "Done · 1 annotation").await?;
        wait_facts(&page, &sample, "Done").await?;
        page.press("Undo").await?;
        page.wait_status("Saved").await?;
        page.reload().await?;
        wait_facts(&page, "Bridge", "Done").await
    })
    .await
}

#[tokio::test]
async fn the_library_is_filtered_and_sorted_once_there_is_much_in_it() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let sample = page.open_title().await?.context("no article is open")?;
        page.add_article("Bridge", "The bridge held.").await?;
        page.add_article("Alley", "The alley flooded.").await?;
        assert!(!page.has("searchbox", "Filter articles").await?);
        page.add_article("Canal", "The canal froze.").await?;
        page.click("searchbox", "Filter articles").await?;
        page.type_words("CAN").await?;
        page.wait_titles(&["Canal"]).await?;
        page.type_words("x").await?;
        page.wait_titles(&[""; 0]).await?;
        page.wait_words("navigation", "Library", "No article is like that.").await?;
        for _ in 0..4 {
            page.chord(NONE, Key::Backspace).await?;
        }

        page.pick("Sort by", "title").await?;
        let mut by_title = ["Alley".to_owned(), "Bridge".into(), "Canal".into(), sample.clone()];
        by_title.sort();
        page.wait_titles(&by_title).await?;
        page.press("Largest first").await?;
        let pressed = page.find("button", "Largest first").await?.attr("aria-pressed").await?;
        assert_eq!(pressed.as_deref(), Some("true"));
        by_title.reverse();
        page.wait_titles(&by_title).await?;
        page.press("Largest first").await?;

        page.open_article("Bridge").await?;
        page.press("Done, next article").await?;
        page.wait_open("Canal").await?;
        page.pick("Show", "Done").await?;
        page.wait_titles(&["Bridge"]).await?;
        page.pick("Show", "Due").await?;
        page.wait_titles(&[""; 0]).await?;
        page.pick("Show", "All").await?;
        by_title.reverse();
        page.wait_titles(&by_title).await?;
        page.pick("Sort by", "status").await?;
        wait::until_equal("the last one", &Some("Bridge".to_owned()), async || Ok(page.titles().await?.pop()))
            .await
    })
    .await
}

#[tokio::test]
async fn day_and_note_of_an_article_survive_a_reload_and_it_can_be_moved() -> Result<()> {
    const DIALOG: &str = "Details of the article";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        four_articles(&page).await?;
        let titles = page.titles().await?;
        page.open_article("Bridge").await?;
        page.chord(SHIFT, 'I').await?;
        page.find("dialog", DIALOG).await?;
        // The browser's own field for a day, whose parts are typed one after the other; from the field before it, for
        // a script's focus reaches no part of it in WebKit.
        page.script("document.querySelector('dialog .row select').focus()", json!([])).await?;
        page.key(Key::Tab.into()).await?;
        page.type_words("11302099").await?;
        let day = async || {
            page.read("return document.querySelector('dialog input[type=date]').value", json!([])).await
        };
        wait::until_equal("day", &"2099-11-30".to_owned(), day).await?;
        page.pick("Status", "In progress").await?;
        page.click("textbox", "Note on the article").await?;
        page.type_words("Ask the harbour office.").await?;
        page.press("Done").await?;
        page.wait_gone("dialog", DIALOG).await?;
        let facts = "In progress · due 2099-11-30 · note";
        wait_facts(&page, "Bridge", facts).await?;
        page.wait_status("Saved").await?;
        page.reload().await?;
        wait_facts(&page, "Bridge", facts).await?;
        page.chord(SHIFT, 'I').await?;
        page.wait_value("textbox", "Note on the article", "Ask the harbour office.").await?;
        wait::until_equal("day", &"2099-11-30".to_owned(), day).await?;
        page.wait_choice("Status", "In progress").await?;

        let at = titles.iter().position(|title| title == "Bridge").context("no bridge")?;
        let mut moved = titles.clone();
        moved.swap(at, at + 1);
        page.press("Move down").await?;
        page.wait_titles_behind(&moved).await?;
        page.press("Move up").await?;
        page.wait_titles_behind(&titles).await?;
        page.press("Move down").await?;
        page.wait_titles_behind(&moved).await?;
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", DIALOG).await?;
        page.wait_titles(&moved).await?;
        page.reload().await?;
        page.wait_titles(&moved).await?;
        page.open_article("Bridge").await
    })
    .await
}

/// So many small articles as files.
fn files(page: &Page, n: usize) -> Result<Vec<PathBuf>> {
    let file = |i: usize| {
        let text = format!("Report {i}\n\nThe gauge at station {i} stood at {} centimetres.", 100 + i);
        page.browser().file(&format!("report-{i}.txt"), text)
    };
    (1..=n).map(file).collect()
}

#[tokio::test]
async fn a_heap_of_files_is_one_undo() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let before = page.titles().await?;
        page.open_files(&files(&page, 120)?).await?;
        let n = async || Ok(page.titles().await?.len());
        page.wait_gone("dialog", "Add article").await?;
        wait::until_equal("articles", &(before.len() + 120), n).await?;
        page.wait_announcement("120 articles added.").await?;
        page.press("Undo").await?;
        page.wait_titles(&before).await?;
        page.press("Redo").await?;
        wait::until_equal("articles", &(before.len() + 120), n).await?;
        page.wait_status("Saved").await?;
        page.reload().await?;
        wait::until_equal("articles", &(before.len() + 120), n).await?;
        page.open_article("Report 77").await?;
        page.wait_text("Report 77\n\nThe gauge at station 77 stood at 177 centimetres.").await
    })
    .await
}

#[tokio::test]
async fn stopped_while_adding_nothing_is_left_behind() -> Result<()> {
    // A person is too slow for 120 files: pressed as soon as more than two thirds are done, that is, in the middle
    // of adding what was read.
    const PRESS_STOP: &str = "new MutationObserver(() => {
            const progress = document.querySelector('.messages progress');
            if (!progress || progress.position < .66) return;
            const stop = [...document.querySelectorAll('.messages button')].find((it) => it.textContent === 'Stop');
            if (!window.stoppedAt) { window.stoppedAt = progress.position; stop.click(); }
        }).observe(document, { subtree: true, childList: true, attributes: true });";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let sample = page.titles().await?;
        page.add_article("Before", "What was there before the heap.").await?;
        let before = page.titles().await?;
        page.wait_status("Saved").await?;
        // The list of articles remembers what was deleted.
        let keys = async || Ok::<_, anyhow::Error>(page.stored_work().await?.into_keys().collect::<Vec<_>>());
        let before_heap = keys().await?;
        page.script(PRESS_STOP, json!([])).await?;
        page.open_files(&files(&page, 120)?).await?;
        page.wait_message(&["Stopped. Nothing was added."]).await?;
        let stopped_at: f64 = page.read("return window.stoppedAt", json!([])).await?;
        assert!((0.66..1.0).contains(&stopped_at), "stopped at {stopped_at}");
        page.wait_titles_behind(&before).await?;
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Add article").await?;
        page.wait_status("Saved").await?;
        assert_eq!(keys().await?, before_heap);
        page.reload().await?;
        page.wait_titles(&before).await?;
        page.wait_open("Before").await?;

        // Nor is there anything of it to undo: what is taken back is what was done before.
        page.script(PRESS_STOP, json!([])).await?;
        page.add_article("After the reload", "Once more.").await?;
        page.open_files(&files(&page, 120)?).await?;
        page.wait_message(&["Stopped. Nothing was added."]).await?;
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Add article").await?;
        page.press("Undo").await?;
        page.wait_titles(&before).await?;
        page.press("Undo").await?;
        page.wait_announcement("Nothing to undo.").await?;
        assert_eq!(before.len(), sample.len() + 1);
        Ok(())
    })
    .await
}

const TEXT: &str = "Ida Moor spoke. “It is late,” she said. The fair costs 900 crowns. Nobody asked why.";

#[tokio::test]
async fn a_filter_dims_what_does_not_match() -> Result<()> {
    let names = ["Entity: Ida Moor", "Quote: “It is late,”", "Claim: The fair costs 900 crowns."];
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("The fair", TEXT).await?;
        page.mark(find(TEXT, "Ida Moor")?, Label::Entity).await?;
        page.mark(find(TEXT, "“It is late,”")?, Label::Quote).await?;
        page.mark(find(TEXT, "The fair costs 900 crowns.")?, Label::Claim).await?;
        page.wait_names(&names).await?;
        let wait_dim = async |expected: &[&str]| {
            let body = "return [...document.querySelectorAll('[data-start] mark.dim')].map((mark) => mark.textContent)";
            let expected: Vec<String> = expected.iter().map(|&words| words.to_owned()).collect();
            wait::until_equal("what is dimmed", &expected, async || page.read(body, json!([])).await).await
        };
        let wait_pressed = async |chip: &str, expected: &str| {
            let pressed = async || Ok(page.find("button", chip).await?.attr("aria-pressed").await?);
            wait::until_equal(chip, &Some(expected.to_owned()), pressed).await
        };
        wait_dim(&[]).await?;
        page.chord(SHIFT, 'V').await?;
        page.wait_focused("button", "Claim 1").await?;
        wait_pressed("Claim 1", "false").await?;
        page.key(Key::Enter.into()).await?;
        wait_pressed("Claim 1", "true").await?;
        wait_dim(&["Ida Moor", "“It is late,”"]).await?;
        page.press("Quote 1").await?;
        wait_pressed("Quote 1", "true").await?;
        wait_dim(&["Ida Moor"]).await?;
        // Walking goes by what stands out.
        for name in [names[1], names[2], names[1]] {
            page.key('n').await?;
            page.wait_chosen(Some(name)).await?;
        }
        page.press("Claim 1").await?;
        page.press("Quote 1").await?;
        wait_dim(&[]).await?;

        page.script("document.querySelector('.more-filters summary').click()", json!([])).await?;
        page.pick("Still missing", "Quote without speaker").await?;
        wait_dim(&["Ida Moor", "The fair costs 900 crowns."]).await?;
        page.press("Show all alike").await?;
        wait_dim(&[]).await
    })
    .await
}

#[tokio::test]
async fn the_strip_says_how_much_is_marked() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("The fair", TEXT).await?;
        page.mark(find(TEXT, "Ida Moor")?, Label::Entity).await?;
        page.find("image", "1 of 4 sentences are marked").await?;
        page.mark(find(TEXT, "900 crowns")?, Label::Claim).await?;
        page.find("image", "2 of 4 sentences are marked").await?;
        page.press("Undo").await?;
        page.find("image", "1 of 4 sentences are marked").await.map(drop)
    })
    .await
}
