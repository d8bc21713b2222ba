//! Overlaps: spans that overlap, nest or are equal are all visible, and each can be reached.

use std::collections::BTreeSet;

use anyhow::Result;
use factmark_e2e::page::Scope;
use factmark_e2e::{Label, find, tell};
use serde_json::json;

const OUTER: &str = "We are making sure that the wall we pay for";
const INNER: &str = "making sure that the wall";
const ACROSS: &str = "the wall we pay for is the wall";

#[tokio::test]
async fn overlapping_nested_and_equal_spans_are_all_visible_and_reachable() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        let wanted = [(OUTER, Label::Quote), (INNER, Label::Claim), (INNER, Label::Entity), (ACROSS, Label::Claim)];
        for (words, label) in wanted {
            page.mark(find(&text, words)?, label).await?;
        }
        let names = wanted.map(|(words, label)| label.on(words));
        page.wait_names(&names).await?;

        // Each stands in the text, whole.
        let exported = page.export(Scope::ThisArticle).await?.exported()?;
        let marks = page.marks().await?;
        let annotations: Vec<_> = exported.documents.iter().flat_map(|document| &document.annotations).collect();
        assert_eq!(annotations.len(), 4);
        for annotation in annotations {
            let runs = marks.iter().filter(|(id, _)| *id == annotation.id).map(|(_, words)| words.as_str());
            assert_eq!(runs.collect::<String>(), annotation.words());
        }

        // Where they lie over each other, no underline lies on another.
        let body = "const walker = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT), found = [];
            for (let text = walker.nextNode(); text; text = walker.nextNode()) {
                const lines = [];
                for (let mark = text.parentElement.closest('mark'); mark; mark = mark.parentElement.closest('mark')) {
                    lines.push(getComputedStyle(mark).textUnderlineOffset);
                }
                if (lines.length > 0) found.push(lines);
            }
            return found;";
        let article = page.find("region", "Article").await?;
        let stacks: Vec<Vec<String>> = page.read(body, json!([article.to_json()?])).await?;
        assert_eq!(stacks.iter().map(Vec::len).max(), Some(4), "{stacks:?}");
        for stack in &stacks {
            assert_eq!(stack.iter().collect::<BTreeSet<_>>().len(), stack.len(), "{stack:?}");
        }

        // Repeated clicks on shared words reach each in turn, and the first again. The letter clicked differs, for
        // two clicks on one point are a double click.
        let shared = find(&text, "the wall we pay for")?;
        let mut reached = Vec::new();
        for letter in [4, 6, 5, 7, 4] {
            let before = page.chosen().await?;
            page.click_text(shared.start + letter).await?;
            let chosen = factmark_e2e::wait::until("another annotation is chosen", async || {
                Ok(page.chosen().await?.filter(|chosen| Some(chosen) != before.as_ref()))
            });
            reached.push(chosen.await?);
        }
        assert_eq!(reached.iter().collect::<BTreeSet<_>>(), names.iter().collect(), "{reached:?}");
        assert_eq!(reached.first(), reached.last());

        // Beside all marks nothing is chosen any more.
        page.click_text(find(&text, "Nobody benefits")?.start).await?;
        page.wait_chosen(None).await
    })
    .await
}

#[tokio::test]
async fn choosing_in_the_list_scrolls_the_text_and_back() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        let (first, last) = (find(&text, "Port Ellery")?, find(&text, "Wednesday morning")?);
        page.mark(first, Label::Entity).await?;
        page.mark(last, Label::Claim).await?;
        let names = ["Entity: Port Ellery", "Claim: Wednesday morning"];
        page.wait_names(&names).await?;
        page.choose(names[0]).await?;
        page.wait_in_view(first).await?;
        assert!(!page.is_in_view(last).await?, "the article fits the screen: nothing has to scroll");
        page.choose(names[1]).await?;
        page.wait_in_view(last).await?;
        assert!(!page.is_in_view(first).await?);
        page.key('p').await?;
        page.wait_chosen(Some(names[0])).await?;
        page.wait_in_view(first).await?;
        page.key('n').await?;
        page.wait_chosen(Some(names[1])).await?;
        page.wait_in_view(last).await?;

        // From the text to the list.
        page.click_text(first.start + 2).await?;
        page.wait_chosen(Some(names[0])).await
    })
    .await
}

#[tokio::test]
async fn the_list_scrolls_to_what_is_chosen_in_the_text() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let words: Vec<String> = (0..40).map(|i| format!("word{i}")).collect();
        page.add_article("Many", &words.join(" ")).await?;
        let text = page.text().await?;
        for word in &words {
            page.double_click(find(&text, word)?.start + 1).await?;
            page.tag_by_key(Label::Entity).await?;
        }
        let names: Vec<String> = words.iter().map(|word| Label::Entity.on(word)).collect();
        page.wait_names(&names).await?;
        for (word, name) in
            [words.last().zip(names.last()), words.first().zip(names.first())].into_iter().flatten()
        {
            page.click_text(find(&text, word)?.start + 1).await?;
            page.wait_chosen(Some(name)).await?;
            let is_in_view = async || {
                let body = "const item = annotations().find(isCurrent).getBoundingClientRect();
                    const list = byRole(document, 'region', 'Annotations')[0].getBoundingClientRect();
                    return item.top >= list.top - 1 && item.bottom <= list.bottom + 1;";
                page.read(body, json!([])).await
            };
            factmark_e2e::wait::until_equal(name, &true, is_in_view).await?;
        }
        Ok(())
    })
    .await
}
