//! Import: what can be proved comes in once, the rest is refused by name and place and changes nothing.

use anyhow::{Context, Result};
use factmark_e2e::page::Scope;
use factmark_e2e::{Download, Label, Page, find, tell};
use serde_json::{Value, json};

const TEXT: &str = "“Nobody told us,” said Ola Finch.";

/// An article with two marks, exported.
async fn exported(page: &Page) -> Result<Download> {
    page.add_article("Late trains", TEXT).await?;
    page.mark(find(TEXT, "“Nobody told us,”")?, Label::Quote).await?;
    page.mark(find(TEXT, "Ola Finch")?, Label::Entity).await?;
    page.wait_names(&["Quote: “Nobody told us,”", "Entity: Ola Finch"]).await?;
    page.export(Scope::ThisArticle).await
}

/// The file, with something changed.
fn changed(download: &Download, change: impl FnOnce(&mut Value) -> Option<()>) -> Result<Vec<u8>> {
    let mut value: Value = serde_json::from_slice(&download.bytes)?;
    change(&mut value).context("the file has no such place")?;
    Ok(serde_json::to_vec(&value)?)
}

fn put(place: &'static str, new: Value) -> impl FnOnce(&mut Value) -> Option<()> {
    move |file| {
        *file.pointer_mut(place)? = new;
        Some(())
    }
}

#[tokio::test]
async fn a_broken_file_is_refused_by_name_and_place_and_changes_nothing() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let good = exported(&page).await?;
        let half = good.bytes.get(..good.bytes.len() / 2).context("the file is empty")?.to_vec();
        let start = "/documents/0/annotations/0/fragments/0/start";
        let broken: [(&str, Vec<u8>, &str); 9] = [
            ("half.json", half, "not valid JSON at line"),
            ("bytes.json", b"{\"format\": \"\xff\"}".to_vec(), "not UTF-8 text: byte 12"),
            ("other.json", b"{\"a\": 1}".to_vec(), "not a Factmark file"),
            ("newer.json", changed(&good, put("/version", json!(9)))?, "newer Factmark (version 9)"),
            ("text.json", changed(&good, put("/documents/0/text", json!(7)))?, "documents[0].text"),
            (
                "beyond.json",
                changed(&good, put(start, json!(4_000)))?,
                "documents[0].annotations[0].fragments[0]",
            ),
            (
                "label.json",
                changed(&good, put("/documents/0/annotations/1/label", json!("rumour")))?,
                "documents[0].annotations[1].label",
            ),
            (
                "exact.json",
                changed(&good, put("/documents/0/annotations/0/fragments/0/exact", json!("other words")))?,
                "documents[0].annotations[0].fragments[0]",
            ),
            (
                "twice.json",
                changed(&good, |file| {
                    let list = file.pointer_mut("/documents/0/annotations")?.as_array_mut()?;
                    let first = list.first()?.get("id")?.clone();
                    *list.get_mut(1)?.get_mut("id")? = first;
                    Some(())
                })?,
                "documents[0].annotations[1].id",
            ),
        ];
        let (titles, before) = (page.titles().await?, page.stored_work().await?);
        for (name, bytes, place) in broken {
            let file = page.browser().file(name, bytes)?;
            page.import(&[file]).await?;
            let message = page.wait_message(&[name, place]).await?;
            assert!(message.starts_with(&format!("Import refused. {name}: ")), "{message}");
            assert!(message.ends_with("Nothing was changed."), "{message}");
            page.close_messages().await?;
        }
        page.wait_titles(&titles).await?;
        page.wait_names(&["Quote: “Nobody told us,”", "Entity: Ola Finch"]).await?;
        assert_eq!(page.stored_work().await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_same_article_imported_twice_is_there_once() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let file = exported(&page).await?;
        let titles = page.titles().await?;
        page.import(&[&file.path]).await?;
        page.wait_message(&["“Late trains” is here already, with the same contents"]).await?;
        page.wait_titles(&titles).await?;
        assert_eq!(page.export(Scope::ThisArticle).await?.bytes, file.bytes);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_article_of_the_same_id_is_added_as_new_and_an_undo_takes_it_out() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let file = exported(&page).await?;
        let titles = page.titles().await?;
        let other = changed(&file, put("/documents/0/annotations/0/note", json!("Says who?")))?;
        page.import(&[page.browser().file("other.json", other)?]).await?;
        page.wait_message(&["“Late trains” is here already with other contents", "added as a new article"])
            .await?;
        let both = page.titles().await?;
        assert_eq!(both.iter().filter(|title| *title == "Late trains").count(), 2, "{both:?}");
        let all = page.export(Scope::AllArticles).await?.exported()?;
        let notes: Vec<&str> = all
            .documents
            .iter()
            .filter(|document| document.title == "Late trains")
            .flat_map(|document| &document.annotations)
            .map(|annotation| annotation.note.as_str())
            .filter(|note| !note.is_empty())
            .collect();
        assert_eq!(notes, ["Says who?"]);

        page.press("Take it back").await?;
        page.wait_titles(&titles).await?;
        page.press("Redo").await?;
        page.wait_titles(&both).await?;
        page.reload().await?;
        page.wait_titles(&both).await
    })
    .await
}

#[tokio::test]
async fn of_several_files_with_one_broken_none_comes_in() -> Result<()> {
    tell(async |stage| {
        let elsewhere = stage.first_visit().await?;
        let good = exported(&elsewhere).await?;
        let page = stage.first_visit().await?;
        let (titles, before) = (page.titles().await?, page.stored_work().await?);
        let broken = page.browser().file("broken.json", "{ \"format\": ")?;
        page.import(&[&good.path, &broken]).await?;
        page.wait_message(&["Import refused. broken.json"]).await?;
        page.wait_titles(&titles).await?;
        assert_eq!(page.stored_work().await?, before);

        // Without the broken one they all come, as one step.
        page.close_messages().await?;
        let other = changed(&good, |file| {
            *file.pointer_mut("/documents/0/id")? = json!("of-its-own");
            *file.pointer_mut("/documents/0/title")? = json!("Trains on time");
            Some(())
        })?;
        page.import(&[&good.path, &page.browser().file("more.json", other)?]).await?;
        page.wait_message(&["Imported 2 articles"]).await?;
        let both = page.titles().await?;
        assert!(
            ["Late trains", "Trains on time"].iter().all(|title| both.iter().any(|own| own == title)),
            "{both:?}"
        );
        page.press("Undo").await?;
        page.wait_titles(&titles).await
    })
    .await
}

#[tokio::test]
async fn offsets_in_another_unit_are_repaired_and_told() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = "🌊 “Nobody told us,” said Ola Finch.";
        page.add_article("Waves", text).await?;
        page.mark(find(text, "Ola Finch")?, Label::Entity).await?;
        page.wait_names(&["Entity: Ola Finch"]).await?;
        let file = page.export(Scope::ThisArticle).await?;
        let utf16 = changed(&file, |file| {
            let fragment = file.pointer_mut("/documents/0/annotations/0/fragments/0")?;
            for end in ["start", "end"] {
                let at = fragment.get(end)?.as_u64()?;
                *fragment.get_mut(end)? = json!(at + 1);
            }
            *file.pointer_mut("/documents/0/id")? = json!("of-its-own");
            Some(())
        })?;
        page.import(&[page.browser().file("utf16.json", utf16)?]).await?;
        page.wait_message(&["Repaired while reading"]).await?;
        page.wait_names(&["Entity: Ola Finch"]).await
    })
    .await
}
