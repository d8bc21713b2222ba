//! The same words elsewhere: marking them all, finding them, going there.

use anyhow::{Context, Result};
use factmark_e2e::page::SHIFT;
use factmark_e2e::{Engine, Label, Page, find, find_nth, tell, wait};
use serde_json::json;
use thirtyfour::Key;

const TEXT: &str = "Orla Finch opened the meeting.\n\nNobody had expected Orla Finch.\n\n\
    Two finches sang, and the orla finch is no bird.\n\nIn the end Orla Finch left.";
const ORLA: &str = "Entity: Orla Finch";

async fn with_orla(page: &Page) -> Result<()> {
    page.add_article("The meeting", TEXT).await?;
    page.mark(find(TEXT, "Orla Finch")?, Label::Entity).await?;
    page.wait_names(&[ORLA]).await?;
    page.choose(ORLA).await
}

/// A place in a list of places: whether it is ticked, whether it can be, and all that is said of it.
type Place = (bool, bool, String);

async fn places(page: &Page, list: &str) -> Result<Vec<Place>> {
    let list = page.find("list", list).await?;
    let body = "return [...arguments[0].children].map((row) => {
            const box = row.querySelector('input');
            return [box.checked, !box.disabled, row.innerText.replace(/\\s+/g, ' ')];
        })";
    page.read(body, json!([list.to_json()?])).await
}

/// Waits until the list holds so many places, with these ticked.
async fn wait_ticks(page: &Page, list: &str, ticks: &[bool]) -> Result<Vec<Place>> {
    let ticked =
        async || Ok(places(page, list).await?.into_iter().map(|(is_ticked, ..)| is_ticked).collect());
    wait::until_equal("ticks", &ticks.to_vec(), ticked).await?;
    places(page, list).await
}

/// Ticks a place, or takes the tick away.
async fn toggle(page: &Page, list: &str, n: usize) -> Result<()> {
    let list = page.find("list", list).await?;
    let body = "return arguments[0].children[arguments[1]].querySelector('input')";
    let tick = page.script(body, json!([list.to_json()?, n])).await?.element()?;
    page.click_on(&tick).await
}

#[tokio::test]
async fn other_occurrences_are_marked_and_the_ones_left_out_are_remembered() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_orla(&page).await?;
        page.pick("Kind", "person").await?;
        page.go_to_article().await?;
        page.key('r').await?;
        page.find("dialog", "Mark the other occurrences").await?;
        wait_ticks(&page, "Occurrences", &[true, true]).await?;
        page.find("button", "Mark 2 places").await?;
        toggle(&page, "Occurrences", 0).await?;
        page.press("Mark 1 place").await?;
        page.wait_names(&[ORLA, ORLA]).await?;
        page.wait_gone("dialog", "Mark the other occurrences").await?;

        // Marked as the first one is, with its attributes.
        let last = find_nth(TEXT, "Orla Finch", 2)?;
        page.click_text(last.start + 1).await?;
        page.wait_inspector(&format!("{}–{}", last.start, last.end)).await?;
        page.wait_choice("Kind", "person").await?;
        page.go_to_article().await?;
        page.key('r').await?;
        let found = wait_ticks(&page, "Occurrences", &[false, false]).await?;
        let [(_, false, first), (_, true, second)] = found.as_slice() else { anyhow::bail!("{found:?}") };
        assert!(first.contains("marked already"), "{first}");
        assert!(second.contains("left out before"), "{second}");
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Mark the other occurrences").await?;

        // One undo takes back the marks and forgets what was left out.
        page.press("Undo").await?;
        page.wait_names(&[ORLA]).await?;
        page.choose(ORLA).await?;
        page.key('r').await?;
        wait_ticks(&page, "Occurrences", &[true, true]).await?;
        page.key(Key::Escape.into()).await?;
        page.press("Redo").await?;
        page.wait_names(&[ORLA, ORLA]).await?;
        page.reload().await?;
        page.click_text(find(TEXT, "Orla Finch")?.start + 1).await?;
        page.wait_inspector("0–10").await?;
        page.key('r').await?;
        let found = wait_ticks(&page, "Occurrences", &[false, false]).await?;
        assert!(
            found.iter().any(|(_, is_free, said)| *is_free && said.contains("left out before")),
            "{found:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_dialog_says_which_places_count() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_orla(&page).await?;
        page.press("Mark other occurrences").await?;
        wait_ticks(&page, "Occurrences", &[true, true]).await?;
        page.tick("Match case").await?;
        wait_ticks(&page, "Occurrences", &[true, true, true]).await?;
        page.press("Mark 3 places").await?;
        page.wait_names(&[ORLA, ORLA, "Entity: orla finch", ORLA]).await?;
        page.press("Undo").await?;
        page.wait_names(&[ORLA]).await
    })
    .await
}

#[tokio::test]
async fn occurrences_in_all_articles_are_one_undo() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Elsewhere", "They met Orla Finch twice.").await?;
        with_orla(&page).await?;
        page.key('r').await?;
        wait_ticks(&page, "Occurrences", &[true, true]).await?;
        page.tick("In all articles").await?;
        let found = wait_ticks(&page, "Occurrences", &[true, true, true]).await?;
        assert_eq!(found.iter().filter(|(.., said)| said.contains("Elsewhere")).count(), 1, "{found:?}");
        page.press("Mark 3 places").await?;
        page.wait_names(&[ORLA, ORLA, ORLA]).await?;
        page.open_article("Elsewhere").await?;
        page.wait_names(&[ORLA]).await?;
        page.press("Undo").await?;
        page.wait_names(&[""; 0]).await?;
        page.open_article("The meeting").await?;
        page.wait_names(&[ORLA]).await
    })
    .await
}

#[tokio::test]
async fn words_are_found_tagged_and_jumped_to() -> Result<()> {
    const DIALOG: &str = "Find in this article";
    const FIELD: &str = "Words to find";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("The meeting", TEXT).await?;
        page.key('/').await?;
        page.find("dialog", DIALOG).await?;
        page.wait_focused("textbox", FIELD).await?;
        page.type_words("finch").await?;
        wait_ticks(&page, "Places", &[true; 5]).await?;
        page.wait_words("dialog", DIALOG, "5 places").await?;
        page.tick("Whole words").await?;
        wait_ticks(&page, "Places", &[true; 4]).await?;
        page.tick("Match case").await?;
        let found = wait_ticks(&page, "Places", &[true]).await?;
        assert!(found.iter().all(|(.., said)| said.contains("orla finch is no bird")), "{found:?}");
        page.tick("Match case").await?;
        page.tick("Whole words").await?;

        // A mistake in an expression is told while it is typed, and nothing is found until it is right.
        page.fill(FIELD, "(Orla|Two").await?;
        page.tick("Regular expression").await?;
        page.wait_words("dialog", DIALOG, "0 places").await?;
        let told =
            "return byRole(document, 'dialog', null)[0].querySelector('form [role=alert]').textContent";
        // In the browser's own words.
        let mistake = match page.browser().engine() {
            Engine::Chromium => "group",
            Engine::Firefox => "parenthetical",
            Engine::WebKit => "missing )",
        };
        wait::until("the mistake", async || {
            Ok(page.read::<String>(told, json!([])).await?.contains(mistake).then_some(()))
        })
        .await?;
        page.fill(FIELD, "(Orla|Two) finch(es)?").await?;
        wait_ticks(&page, "Places", &[true; 5]).await?;
        page.tick("Match case").await?;
        wait_ticks(&page, "Places", &[true]).await?;
        page.tick("Match case").await?;
        wait_ticks(&page, "Places", &[true; 5]).await?;
        toggle(&page, "Places", 2).await?;
        page.press("Tag as entity").await?;
        page.wait_gone("dialog", DIALOG).await?;
        page.wait_names(&[ORLA, ORLA, "Entity: orla finch", ORLA]).await?;
        page.press("Undo").await?;
        page.wait_names(&[""; 0]).await?;

        page.key('/').await?;
        page.fill(FIELD, "end").await?;
        wait_ticks(&page, "Places", &[true]).await?;
        page.wait_focused("textbox", FIELD).await?;
        page.key(Key::Enter.into()).await?;
        page.wait_gone("dialog", DIALOG).await?;
        page.wait_selection(find(TEXT, "end")?).await?;
        // What is selected is looked for.
        page.key('/').await?;
        page.wait_value("textbox", FIELD, "end").await?;
        page.fill(FIELD, "sang").await?;
        page.press("Go to sang").await?;
        page.wait_selection(find(TEXT, "sang")?).await?;
        page.tag_by_key(Label::Claim).await?;
        page.wait_names(&["Claim: sang"]).await
    })
    .await
}

#[tokio::test]
async fn a_search_goes_to_a_note_in_another_article() -> Result<()> {
    const DIALOG: &str = "Search all articles";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let sample = page.open_title().await?.context("no article is open")?;
        with_orla(&page).await?;
        page.key('t').await?;
        page.type_words("compare the zoning minutes").await?;
        page.key(Key::Escape.into()).await?;
        page.open_article(&sample).await?;
        page.chord(SHIFT, 's').await?;
        page.wait_focused("textbox", "Words to find").await?;
        page.type_words("zoning minutes").await?;
        page.wait_words("dialog", DIALOG, "1 place in 1 article").await?;
        page.wait_words("dialog", DIALOG, "The meeting").await?;
        page.key(Key::Tab.into()).await?;
        wait::until("the place has the focus", async || {
            let (role, name) = page.focused().await?;
            Ok((role == "button" && name.contains("zoning minutes") && name.contains("Note")).then_some(()))
        })
        .await?;
        page.key(Key::Enter.into()).await?;
        page.wait_gone("dialog", DIALOG).await?;
        page.wait_open("The meeting").await?;
        page.wait_chosen(Some(ORLA)).await?;

        // Words of the text are gone to as well.
        page.open_article(&sample).await?;
        page.chord(SHIFT, 's').await?;
        page.wait_focused("textbox", "Words to find").await?;
        page.type_words("no bird").await?;
        page.wait_words("dialog", DIALOG, "1 place in 1 article").await?;
        page.key(Key::Tab.into()).await?;
        page.key(Key::Enter.into()).await?;
        page.wait_open("The meeting").await?;
        let words = find(TEXT, "no bird")?;
        page.wait_selection(words).await?;
        page.wait_in_view(words).await
    })
    .await
}
