//! What the browser does by itself goes on working: copy, select all, find; and an edit touches one block only.

use anyhow::Result;
use factmark_e2e::page::{CTRL, Scope};
use factmark_e2e::{Label, Page, Span, find, tell, wait};
use serde_json::json;

/// What the next copy puts on the clipboard.
async fn copied(page: &Page) -> Result<String> {
    // Heard on the way out, after the page had its say.
    let listen = "window.copied = null;
        addEventListener('copy', (event) => {
            window.copied = event.defaultPrevented ? event.clipboardData.getData('text/plain') : getSelection().toString();
        }, { once: true });";
    page.script(listen, json!([])).await?;
    page.chord(CTRL, 'c').await?;
    wait::until("a copy", async || page.read::<Option<String>>("return window.copied", json!([])).await).await
}

#[tokio::test]
async fn a_copy_over_paragraphs_is_the_text_character_for_character() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        let span = Span {
            start: find(&text, "Residents’ Association")?.start,
            end: find(&text, "in six years")?.end,
        };
        assert!(span.of(&text).contains("\n\n"));
        // A mark at the border of the selection must not change what is copied.
        page.mark(find(&text, "“reckless”")?, Label::Quote).await?;
        page.wait_names(&["Quote: “reckless”"]).await?;
        page.select(span).await?;
        assert_eq!(copied(&page).await?, span.of(&text));

        page.tag_by_key(Label::Claim).await?;
        let exported = page.export(Scope::ThisArticle).await?.exported()?;
        assert!(
            exported.annotations().contains(&("claim".into(), span.of(&text))),
            "{:?}",
            exported.annotations()
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn select_all_and_find_reach_the_whole_text() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        page.mark(find(&text, "sandbags 🌊 and")?, Label::Claim).await?;
        page.wait_names(&["Claim: sandbags 🌊 and"]).await?;
        page.click_text(find(&text, "Nobody")?.start).await?;
        page.chord(CTRL, 'a').await?;
        let selected: String = page.read("return getSelection().toString()", json!([])).await?;
        for line in text.lines() {
            assert!(selected.contains(line), "“{line}” is not selected");
        }
        // Across the border of a mark, far out of sight.
        let body = "getSelection().removeAllRanges();
            const isFound = find(arguments[0]);
            const at = getSelection().rangeCount > 0 ? getSelection().getRangeAt(0) : null;
            return isFound && [at.toString(), offsetOf(at.startContainer, at.startOffset)];";
        let words = "winter of sandbags 🌊 and another";
        let found: (String, usize) = page.read(body, json!([words])).await?;
        assert_eq!(found, (words.into(), find(&text, words)?.start));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_blocks_joined_are_the_text_and_know_where_they_start() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = "Title 🌊\n\n  indented\ttab  two  blanks\n\n\nafter an empty line ";
        page.add_article("Blanks", text).await?;
        let body = "return blocks().map((block) => [Number(block.dataset.start), block.textContent])";
        let blocks: Vec<(usize, String)> = page.read(body, json!([])).await?;
        let mut start = 0;
        for ((found, words), line) in blocks.iter().zip(text.split('\n')) {
            assert_eq!((*found, words.as_str()), (start, line));
            start += line.chars().count() + 1;
        }
        assert_eq!(blocks.len(), text.split('\n').count());
        assert_eq!(page.export(Scope::ThisArticle).await?.exported()?.document("Blanks")?.text, text);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_edit_leaves_all_other_blocks_untouched() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        let body = "window.touched = [];
            blocks().forEach((block, i) => { block.own = i; });
            const observer = new MutationObserver((changes) => {
                for (const { target } of changes) {
                    window.touched.push((target.closest?.('[data-start]') ?? target.parentElement?.closest('[data-start]'))?.own ?? -1);
                }
            });
            observer.observe(blocks()[0].parentElement, { subtree: true, childList: true, characterData: true, attributes: true });";
        page.script(body, json!([])).await?;
        let span = find(&text, "“reckless”")?;
        page.mark(span, Label::Quote).await?;
        page.wait_names(&["Quote: “reckless”"]).await?;
        let own = text.chars().take(span.start).filter(|c| *c == '\n').count();
        let touched = async || -> Result<Vec<i64>> {
            page.read("return [...new Set(window.touched)].sort()", json!([])).await
        };
        wait::until_equal("blocks touched", &vec![i64::try_from(own)?], touched).await?;
        page.choose("Quote: “reckless”").await?;
        page.key(']').await?;
        page.wait_names(&["Quote: “reckless”."]).await?;
        page.press("Undo").await?;
        page.press("Undo").await?;
        page.wait_names(&[""; 0]).await?;
        wait::until_equal("blocks touched", &vec![i64::try_from(own)?], touched).await?;
        let same: bool = page.read("return blocks().every((block, i) => block.own === i)", json!([])).await?;
        assert!(same, "some blocks are other elements than before");
        Ok(())
    })
    .await
}
