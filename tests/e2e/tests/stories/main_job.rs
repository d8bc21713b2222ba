//! The main job, end to end: load an article, mark, keep, export, import.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::{CTRL, Scope};
use factmark_e2e::text::quotations;
use factmark_e2e::{Label, Page, Span, Stage, find, site, tell};
use thirtyfour::Key;

/// The whole job on a text: its quotations by pointer and key or button, entities and a claim by double click.
async fn whole_job(stage: &Stage, title: &str, text: &str, entities: &[&str], claim: &str) -> Result<()> {
    let page = stage.first_visit().await?;
    page.add_article(title, text).await?;
    let title = page.open_title().await?.context("no article is open")?;
    let mut expected = mark_everything(&page, text, entities, claim).await?;
    expected.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
    let names: Vec<String> = expected.into_iter().map(|(_, name)| name).collect();
    page.wait_names(&names).await?;
    page.wait_status("Saved").await?;

    page.close_tab_and_come_back().await?;
    page.wait_open(&title).await?;
    page.wait_text(text).await?;
    page.wait_names(&names).await?;

    let first = page.export(Scope::ThisArticle).await?;
    let exported = first.exported()?;
    assert_eq!(exported.document(&title)?.text, text);
    let words: Vec<String> = exported
        .annotations()
        .into_iter()
        .map(|(label, words)| match label.as_str() {
            "quote" => Label::Quote.on(&words),
            "claim" => Label::Claim.on(&words),
            other => format!("{}: {words}", if other == "entity" { "Entity" } else { other }),
        })
        .collect();
    assert_eq!(words, names);

    let elsewhere = stage.first_visit().await?;
    elsewhere.import(&[&first.path]).await?;
    elsewhere.wait_open(&title).await?;
    elsewhere.wait_names(&names).await?;
    let second = elsewhere.export(Scope::ThisArticle).await?;
    assert!(first.bytes == second.bytes, "what was imported leaves as other bytes than it came");
    Ok(())
}

async fn mark_everything(
    page: &Page,
    text: &str,
    entities: &[&str],
    claim: &str,
) -> Result<Vec<(Span, String)>> {
    let mut marked = Vec::new();
    for (i, span) in quotations(text).into_iter().enumerate() {
        page.select(span).await?;
        if i % 2 == 0 {
            page.tag_by_key(Label::Quote).await?;
        } else {
            page.tag_by_button(Label::Quote).await?;
        }
        marked.push((span, Label::Quote.on(&span.of(text))));
        check_list(page, &marked).await?;
    }
    for word in entities {
        let span = find(text, word)?;
        page.double_click(span.start + 1).await?;
        page.tag_by_key(Label::Entity).await?;
        marked.push((span, Label::Entity.on(word)));
        check_list(page, &marked).await?;
    }
    let span = find(text, claim)?;
    page.select_backwards(span).await?;
    page.tag_by_key(Label::Claim).await?;
    marked.push((span, Label::Claim.on(claim)));
    check_list(page, &marked).await?;
    Ok(marked)
}

async fn check_list(page: &Page, marked: &[(Span, String)]) -> Result<()> {
    let mut marked = marked.to_vec();
    marked.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
    let names: Vec<&String> = marked.iter().map(|(_, name)| name).collect();
    page.wait_names(&names).await
}

#[tokio::test]
async fn the_whole_job_on_an_article_like_the_sample() -> Result<()> {
    let sample = fs::read_to_string(site::project().join("assets/sample.txt"))?;
    // Not the sample itself, which is in the library already, but its text under a title of its own.
    let text = sample.trim_end().to_owned();
    let entities = ["Ellery", "Adeyemi", "Lindqvist"];
    let claim = "expected cost rose from £28.4m to £41.6m";
    tell(async |stage| whole_job(stage, "The flood wall", &text, &entities, claim).await).await
}

#[tokio::test]
async fn the_whole_job_on_a_real_page() -> Result<()> {
    let Some(path) = real_article() else {
        eprintln!("no folder with a real article here: the story is told on the sample article only");
        return Ok(());
    };
    let text = fs::read_to_string(&path)?;
    let quoted = quotations(&text).len();
    ensure!(quoted == 9, "{} has {quoted} quotations, not nine", path.display());
    // Words of the page itself are not for this repository: the most frequent names are found when it runs.
    let names = frequent_names(&text, 3);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let claim = number_with_words(&text).context("the page has no number")?;
    tell(async |stage| whole_job(stage, "", &text, &names, &claim).await).await
}

fn real_article() -> Option<PathBuf> {
    let shared = std::env::var_os("FACTMARK_SHARED").map(PathBuf::from);
    let folder = shared.unwrap_or_else(|| site::project().join("../shared")).join("articles");
    let files = fs::read_dir(folder).ok()?;
    let mut texts: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    texts.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.sort();
    texts.into_iter().next()
}

/// Capitalised words outside quotations and away from the start of a line, the most frequent first.
fn frequent_names(text: &str, n: usize) -> Vec<String> {
    let mut counts: Vec<(usize, String)> = Vec::new();
    for word in text.lines().flat_map(|line| line.split_whitespace().skip(1)) {
        let is_name = word.chars().all(char::is_alphabetic)
            && word.chars().count() > 4
            && word.starts_with(char::is_uppercase);
        if !is_name {
            continue;
        }
        match counts.iter_mut().find(|(_, known)| known == word) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, word.to_owned())),
        }
    }
    counts.sort_by(|a, b| b.cmp(a));
    counts.into_iter().map(|(_, word)| word).take(n).collect()
}

/// The first number with two words after it in its line.
fn number_with_words(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let words: Vec<&str> = line.split(' ').collect();
        let at = words.iter().position(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        words.get(at..at + 3).map(|words| words.join(" "))
    })
}

#[tokio::test]
async fn a_first_visit_shows_the_sample_and_its_first_quote_is_one_gesture_away() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        let sample = fs::read_to_string(site::project().join("assets/sample.txt"))?;
        assert_eq!(text, sample.trim_end());
        let first = *quotations(&text).first().context("the sample quotes nobody")?;
        page.mark(first, Label::Quote).await?;
        page.wait_names(&[Label::Quote.on(&first.of(&text))]).await?;
        page.wait_status("Saved").await
    })
    .await
}

#[tokio::test]
async fn a_paste_anywhere_on_the_page_offers_a_new_article() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = "Late trains in Brackwater\n\n“Nobody told us,” said Ola Finch.";
        page.paste(text).await?;
        page.find("dialog", "Add article").await?;
        let pasted = page.find("textbox", "Article text").await?.prop("value").await?;
        assert_eq!(pasted.as_deref(), Some(text));
        // Left with Escape it is kept, and pasted again it is there once.
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Add article").await?;
        page.paste(text).await?;
        page.find("dialog", "Add article").await?;
        let pasted = page.find("textbox", "Article text").await?.prop("value").await?;
        assert_eq!(pasted.as_deref(), Some(text));
        page.wait_focused("textbox", "Article text").await?;
        page.chord(CTRL, Key::Enter).await?;
        page.wait_open("Late trains in Brackwater").await?;
        page.wait_text(text).await?;
        page.mark(find(text, "“Nobody told us,”")?, Label::Quote).await?;
        page.wait_names(&["Quote: “Nobody told us,”"]).await
    })
    .await
}

#[tokio::test]
async fn without_a_selection_a_key_says_what_is_missing_and_changes_nothing() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.tag_by_key(Label::Quote).await?;
        page.wait_message(&["Select some words"]).await?;
        page.wait_names(&[""; 0]).await
    })
    .await
}
