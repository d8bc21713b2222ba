//! The inspector: everything about an annotation, and every way to change it.

use anyhow::Result;
use factmark_e2e::page::{CTRL, Held};
use factmark_e2e::{Label, Page, find, tell, wait};
use thirtyfour::Key;

const TEXT: &str = "One two three four five six.";
const WORDS: &str = "three four";

async fn one_annotation(page: &Page) -> Result<()> {
    page.add_article("Numbers", TEXT).await?;
    page.mark(find(TEXT, WORDS)?, Label::Quote).await?;
    page.wait_names(&["Quote: three four"]).await?;
    page.choose("Quote: three four").await
}

#[tokio::test]
async fn the_inspector_tells_everything_about_an_annotation() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        one_annotation(&page).await?;
        for words in [WORDS, "8–18", "Marked by hand", "Created", "Modified", "Origin"] {
            page.wait_inspector(words).await?;
        }
        assert_eq!(page.inspected_label().await?.as_deref(), Some("Quote"));
        page.relabel_in_inspector(Label::Entity).await?;
        page.wait_names(&["Entity: three four"]).await?;
        assert_eq!(page.inspected_label().await?.as_deref(), Some("Entity"));
        page.wait_chosen(Some("Entity: three four")).await?;
        page.press("Delete").await?;
        page.wait_names(&[""; 0]).await?;
        page.press("Undo").await?;
        page.wait_names(&["Entity: three four"]).await
    })
    .await
}

#[tokio::test]
async fn a_note_survives_a_reload_and_is_one_undo() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        one_annotation(&page).await?;
        page.key('t').await?;
        // Letters that are keys elsewhere are letters here.
        page.type_words("quite a claim, eh?").await?;
        let note = async || page.note().await;
        wait::until_equal("note", &"quite a claim, eh?".to_owned(), note).await?;
        page.key(Key::Escape.into()).await?;
        page.wait_names(&["Quote: three four"]).await?;
        page.chord(CTRL, 'z').await?;
        wait::until_equal("note", &String::new(), note).await?;
        page.press("Redo").await?;
        wait::until_equal("note", &"quite a claim, eh?".to_owned(), note).await?;
        page.reload().await?;
        page.choose("Quote: three four").await?;
        wait::until_equal("note", &"quite a claim, eh?".to_owned(), note).await
    })
    .await
}

#[tokio::test]
async fn each_bound_moves_by_words_and_characters_by_button_and_key() -> Result<()> {
    const NONE: Held = &[];
    const SHIFT: Held = &[Key::Shift];
    const ALT: Held = &[Key::Alt];
    const ALT_SHIFT: Held = &[Key::Alt, Key::Shift];
    let moves: [(&str, Held, char, &str); 8] = [
        ("Start one word left", NONE, '[', "two three four"),
        ("Start one word right", SHIFT, '[', "four"),
        ("End one word right", NONE, ']', "three four five"),
        ("End one word left", SHIFT, ']', "three"),
        ("Start one character left", ALT, '[', " three four"),
        ("Start one character right", ALT_SHIFT, '[', "hree four"),
        ("End one character right", ALT, ']', "three four "),
        ("End one character left", ALT_SHIFT, ']', "three fou"),
    ];
    tell(async |stage| {
        let page = stage.first_visit().await?;
        one_annotation(&page).await?;
        for (button, held, key, words) in moves {
            let span = find(TEXT, words)?;
            let offsets = format!("{}–{}", span.start, span.end);
            page.press(button).await?;
            page.wait_inspector(&offsets).await?;
            page.press("Undo").await?;
            page.wait_inspector("8–18").await?;
            page.chord(held, key).await?;
            page.wait_inspector(&offsets).await?;
            page.chord(CTRL, 'z').await?;
            page.wait_inspector("8–18").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_bound_stops_at_the_end_of_the_text() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Numbers", TEXT).await?;
        page.mark(find(TEXT, "One")?, Label::Quote).await?;
        page.wait_names(&["Quote: One"]).await?;
        page.choose("Quote: One").await?;
        page.press("Start one word left").await?;
        page.wait_announcement("The bound cannot move any further.").await?;
        page.wait_names(&["Quote: One"]).await
    })
    .await
}

#[tokio::test]
async fn the_same_label_on_the_same_words_is_refused_with_a_reason() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        one_annotation(&page).await?;
        page.mark(find(TEXT, WORDS)?, Label::Quote).await?;
        page.wait_message(&["These words already carry this label"]).await?;
        page.wait_names(&["Quote: three four"]).await
    })
    .await
}

/// The inspector comes after the text; keys that come before it must not be taken for commands.
#[tokio::test]
async fn tag_note_and_words_in_one_go() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        page.select(find(&text, "“reckless”")?).await?;
        // All in one request to the browser, faster than any hand.
        page.type_words("qtqce").await?;
        page.wait_value("textbox", "Note", "qce").await?;
        page.wait_names(&["Quote: “reckless”"]).await
    })
    .await
}
