//! Characters: emoji, scripts from right to left, narrow blanks. Offsets count code points; no cluster is ever cut.

use anyhow::{Result, ensure};
use factmark_e2e::page::Scope;
use factmark_e2e::{Label, find, tell};
use serde_json::json;

const FAMILY: &str = "👩‍👩‍👧‍👦";
const TEXT: &str = "Family 👩‍👩‍👧‍👦 waves 👋🏽 at the 🏳️‍🌈 flag of cafe\u{301} nai\u{308}ve.\n\
    \n\
    דוד אמר: “המים עולים מהר” ויצא.\n\
    \n\
    قالت ليلى: «الماء يرتفع» أمس.\n\
    \n\
    It cost 2\u{202f}400 crowns, « presque rien », said Zoë.";

#[tokio::test]
async fn offsets_are_right_among_emoji_and_scripts_from_right_to_left() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Characters", TEXT).await?;
        let wanted = [
            ("Family 👩‍👩‍👧‍👦 waves", Label::Claim),
            ("👋🏽", Label::Entity),
            ("cafe\u{301}", Label::Entity),
            ("“המים עולים מהר”", Label::Quote),
            ("«الماء يرتفع»", Label::Quote),
            ("2\u{202f}400 crowns", Label::Claim),
            ("« presque rien »", Label::Quote),
        ];
        for (words, label) in wanted {
            page.mark(find(TEXT, words)?, label).await?;
        }
        page.wait_names(&wanted.map(|(words, label)| label.on(words))).await?;
        let exported = page.export(Scope::ThisArticle).await?.exported()?;
        let document = exported.document("Characters")?;
        assert_eq!(document.text, TEXT);
        let found: Vec<_> =
            document.annotations.iter().flat_map(|annotation| &annotation.fragments).collect();
        for (fragment, (words, _)) in found.iter().zip(wanted) {
            let span = find(TEXT, words)?;
            assert_eq!((fragment.start, fragment.end), (span.start, span.end), "{words}");
            assert_eq!(fragment.exact, words);
        }
        assert_eq!(found.len(), wanted.len());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_selection_that_cuts_an_emoji_takes_it_whole() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Characters", TEXT).await?;
        let words = format!("{FAMILY} waves");
        let span = find(TEXT, &words)?;
        // From the third code point of the family; only a script can put a selection there.
        page.select_by_script(factmark_e2e::Span { start: span.start + 2, end: span.end }).await?;
        page.tag_by_key(Label::Claim).await?;
        page.wait_names(&[Label::Claim.on(&words)]).await?;

        // The pointer, pressed on the very middle of the emoji, with exact characters.
        let waving = find(TEXT, "👋🏽")?;
        page.select_from_within(waving.start, find(TEXT, "the")?.end - 1).await?;
        page.tag_by_key(Label::Entity).await?;
        let after = find(TEXT, "at the")?;
        let exported = page.export(Scope::ThisArticle).await?.exported()?;
        let annotations = &exported.document("Characters")?.annotations;
        let start =
            annotations.iter().find(|found| found.label == "entity").map(|found| found.fragments[0].start);
        assert!([Some(waving.start), Some(after.start)].contains(&start), "{annotations:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn alt_takes_exact_characters() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Characters", TEXT).await?;
        let span = find(TEXT, "mily")?;
        page.select(span).await?;
        page.tag_by_key(Label::Entity).await?;
        page.wait_names(&["Entity: Family"]).await?;
        page.select_exactly(span).await?;
        page.tag_by_key(Label::Claim).await?;
        page.wait_names(&["Entity: Family", "Claim: mily"]).await
    })
    .await
}

#[tokio::test]
async fn half_a_character_is_refused_with_a_message() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let titles = page.titles().await?;
        page.press("Add article").await?;
        let field = page.find("textbox", "Article text").await?;
        let body =
            "arguments[0].value = 'half \\ud83d of a pair'; arguments[0].dispatchEvent(new Event('input'));";
        page.script(body, serde_json::json!([field.to_json()?])).await?;
        page.press("Add").await?;
        let problem = || async {
            page.find("textbox", "Article text")
                .await?
                .attr("aria-invalid")
                .await
                .map_err(anyhow::Error::from)
        };
        factmark_e2e::wait::until_equal("invalid", &Some("true".to_owned()), problem).await?;
        let text: String = page
            .read("return document.querySelector('[role=alert]').textContent", serde_json::json!([]))
            .await?;
        assert!(text.starts_with("This text cannot be added"), "{text}");
        page.press("Cancel").await?;
        page.wait_titles(&titles).await
    })
    .await
}

#[tokio::test]
async fn what_forces_a_direction_is_seen_and_turns_nothing() -> Result<()> {
    const TEXT: &str = "The file invoice\u{202e}gnp.exe was sent to everyone.";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Disguise", TEXT).await?;
        page.wait_text(TEXT).await?;
        // Firefox does not say what an attribute's name stands for.
        let before = "const element = document.querySelector('.override');
            const { content } = getComputedStyle(element, '::before');
            return content.replace('attr(data-name)', element.dataset.name)";
        let shown: String = page.read(before, json!([])).await?;
        ensure!(shown.contains("U+202E"), "shown as {shown}");
        // Later words stand to the right of earlier ones.
        let places = "const words = document.querySelector('.override').nextSibling;
            const leftOf = (place) => {
                const one = document.createRange();
                one.setStart(words, place);
                one.setEnd(words, place + 1);
                return one.getBoundingClientRect().left;
            };
            return leftOf(0) < leftOf(4)";
        ensure!(page.read::<bool>(places, json!([])).await?, "the words are turned");
        let words = "invoice\u{202e}gnp.exe";
        page.mark(find(TEXT, words)?, Label::Claim).await?;
        page.wait_names(&["Claim: invoice⟨U+202E⟩gnp.exe"]).await?;
        let exported = page.export(Scope::ThisArticle).await?.exported()?;
        let annotation = &exported.document("Disguise")?.annotations[0];
        ensure!(annotation.fragments[0].exact == words, "{annotation:?}");
        Ok(())
    })
    .await
}
