//! A day at the desk: overlapping marks, bounds, notes, undo and redo, files in and out.

use std::fs;

use anyhow::{Context, Result};
use factmark_e2e::page::{ALT, CTRL, SHIFT, Scope};
use factmark_e2e::{Label, Page, Setting, Span, find, find_nth, tell, wait};
use serde_json::json;
use thirtyfour::Key;

async fn mark_words(page: &Page, words: &str, label: Label) -> Result<Span> {
    let span = find(&page.text().await?, words)?;
    page.mark(span, label).await?;
    page.wait_chosen(Some(&label.on(words))).await?;
    Ok(span)
}

#[tokio::test]
async fn overlapping_nested_and_equal_marks_are_all_seen_and_reached() -> Result<()> {
    let text = "One two three four five.\n\nSix seven eight.";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Overlaps", text).await?;
        mark_words(&page, "One two three four", Label::Quote).await?;
        mark_words(&page, "two three", Label::Claim).await?;
        let two = mark_words(&page, "two", Label::Entity).await?;
        mark_words(&page, "two", Label::Claim).await?;
        mark_words(&page, "three four five", Label::Claim).await?;
        // Every mark over "two" has an underline at a height of its own.
        let offsets = "return [...new Set([...document.querySelectorAll('mark')]
            .filter((mark) => mark.textContent === 'two' || mark.textContent.startsWith('two'))
            .map((mark) => getComputedStyle(mark).textUnderlineOffset))].length";
        let marks: Vec<(String, String)> = page.marks().await?;
        let over_two = marks.iter().filter(|(_, words)| words == "two").count();
        assert_eq!(over_two, 4, "{marks:?}");
        assert!(page.read::<usize>(offsets, json!([])).await? >= 4, "no underline hides another");
        // Clicks go from the innermost outwards and round again.
        page.chord(factmark_e2e::page::NONE, Key::Escape).await?;
        page.wait_chosen(None).await?;
        let mut seen = Vec::new();
        for _ in 0..5 {
            let before = page.chosen().await?;
            page.click_text(two.start + 1).await?;
            let next = wait::until("another is chosen", async || {
                Ok(page.chosen().await?.filter(|chosen| Some(chosen) != before.as_ref()))
            });
            seen.push(next.await?);
        }
        assert_eq!(seen[0], seen[4], "the fifth click is at the first one again");
        let mut different = seen.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), 4, "{seen:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_list_leads_to_the_text_and_an_edit_touches_its_block_only() -> Result<()> {
    let text = (0..60).map(|n| format!("Paragraph {n} has some words.")).collect::<Vec<_>>().join("\n\n");
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Long", &text).await?;
        let first = mark_words(&page, "Paragraph 0", Label::Entity).await?;
        let last = mark_words(&page, "Paragraph 59", Label::Entity).await?;
        page.choose(&Label::Entity.on("Paragraph 0")).await?;
        page.wait_in_view(first).await?;
        page.choose(&Label::Entity.on("Paragraph 59")).await?;
        page.wait_in_view(last).await?;
        page.script(
            "window.changed = new Set(); new MutationObserver((list) => list.forEach((change) =>
                window.changed.add((change.target.closest?.('[data-start]') ?? change.target).dataset?.start ?? 'root')))
                .observe(document.querySelector('[data-start]').parentElement, { childList: true, subtree: true, attributes: true })",
            json!([]),
        )
        .await?;
        mark_words(&page, "58 has some", Label::Claim).await?;
        let changed: Vec<String> = page.read("return [...window.changed]", json!([])).await?;
        let block = |words: &str| Ok::<_, anyhow::Error>(find(&text, words)?.start.to_string());
        let allowed = [block("Paragraph 58")?, block("Paragraph 59")?];
        assert!(!changed.is_empty() && changed.iter().all(|at| allowed.contains(at)), "{changed:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn bounds_move_by_button_and_key() -> Result<()> {
    let text = "He said “we know our own people,” twice.";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Bounds", text).await?;
        mark_words(&page, "know our", Label::Quote).await?;
        let expect = async |words: &str| page.wait_chosen(Some(&Label::Quote.on(words))).await;
        for (button, words) in [
            ("Start one word left", "we know our"),
            ("Start one word right", "know our"),
            ("End one word right", "know our own"),
            ("End one word left", "know our"),
            ("Start one character right", "now our"),
            ("Start one character left", "know our"),
            ("End one character left", "know ou"),
            ("End one character right", "know our"),
        ] {
            page.press(button).await?;
            expect(words).await?;
        }
        page.key('[').await?;
        expect("we know our").await?;
        page.key('[').await?;
        expect("“we know our").await?;
        page.chord(SHIFT, '[').await?;
        expect("we know our").await?;
        page.key(']').await?;
        expect("we know our own").await?;
        page.chord(ALT, ']').await?;
        page.chord(ALT, ']').await?;
        expect("we know our own p").await?;
        let inspector = page.inspector().await?;
        let span = find(text, "we know our own p")?;
        assert!(inspector.contains(&format!("{}–{}", span.start, span.end)), "{inspector}");
        assert!(inspector.contains("Marked by hand"), "{inspector}");
        page.reload().await?;
        page.wait_names(&[Label::Quote.on("we know our own p")]).await
    })
    .await
}

#[tokio::test]
async fn undo_goes_to_the_beginning_and_redo_to_the_end() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let sample = page.open_title().await?.context("no sample")?;
        let text = "One two three four.";
        page.add_article("First", text).await?;
        mark_words(&page, "One two", Label::Quote).await?;
        page.relabel_in_inspector(Label::Claim).await?;
        page.wait_chosen(Some(&Label::Claim.on("One two"))).await?;
        page.key(']').await?;
        page.wait_chosen(Some(&Label::Claim.on("One two three"))).await?;
        page.find("textbox", "Note").await?.click().await?;
        page.type_words("check this").await?;
        let note = async || page.note().await;
        wait::until_equal("the note", &"check this".to_owned(), note).await?;
        page.find("region", "Article").await?.click().await?;
        page.rename("Second").await?;
        page.wait_open("Second").await?;
        mark_words(&page, "four", Label::Entity).await?;
        page.chord(factmark_e2e::page::NONE, Key::Delete).await?;
        page.wait_names(&[Label::Claim.on("One two three")]).await?;
        page.press("Delete article").await?;
        page.wait_titles(&[sample.as_str()]).await?;

        // Delete article, delete entity, tag entity, rename, note, bound, relabel, tag quote, add article.
        for _ in 0..9 {
            page.chord(CTRL, 'z').await?;
        }
        page.wait_titles(&[sample.as_str()]).await?;
        page.wait_names(&[] as &[&str]).await?;
        for i in 0..8 {
            if i % 2 == 0 {
                page.press("Redo").await?;
            } else {
                page.chord(CTRL, 'y').await?;
            }
        }
        page.wait_open("Second").await?;
        page.wait_names(&[Label::Claim.on("One two three")]).await?;
        page.choose(&Label::Claim.on("One two three")).await?;
        wait::until_equal("the note", &"check this".to_owned(), note).await?;
        page.press("Redo").await?;
        page.wait_titles(&[sample.as_str()]).await?;
        page.press("Undo").await?;
        page.wait_open("Second").await?;
        page.reload().await?;
        page.wait_names(&[Label::Claim.on("One two three")]).await
    })
    .await
}

#[tokio::test]
async fn imports_are_whole_or_refused_and_never_double() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Mine", "One two three.").await?;
        mark_words(&page, "two", Label::Entity).await?;
        let good = page.export(Scope::ThisArticle).await?;
        let json = String::from_utf8(good.bytes.clone())?;
        let titles = page.titles().await?;
        page.close_messages().await?;

        let broken = [
            ("cut.json", json.get(..json.len() / 2).context("short")?.to_owned(), "line"),
            ("other.json", "{\"a\": 1}".to_owned(), "not a Factmark file"),
            ("range.json", json.replace("\"end\": 7", "\"end\": 700"), "documents[0].annotations[0].fragments[0]"),
            ("newer.json", json.replace("\"version\": 1", "\"version\": 2"), "newer Factmark"),
        ];
        for (name, text, reason) in broken {
            let file = page.browser().file(name, text)?;
            // One broken file among several: none is taken.
            page.import(&[&good.path, &file]).await?;
            page.wait_message(&[name, reason, "Nothing was changed"]).await?;
            assert_eq!(page.titles().await?, titles);
            page.close_messages().await?;
        }

        page.import(&[&good.path]).await?;
        page.wait_message(&["already, with the same contents"]).await?;
        assert_eq!(page.titles().await?, titles);

        let other = page.browser().file("other.json", json.replace("\"Mine\"", "\"Theirs\""))?;
        page.import(&[&other]).await?;
        page.wait_message(&["added as a new article"]).await?;
        page.wait_open("Theirs").await?;
        page.wait_names(&[Label::Entity.on("two")]).await?;
        page.chord(CTRL, 'z').await?;
        page.wait_titles(&titles).await
    })
    .await
}

#[tokio::test]
async fn files_and_pastes_become_articles() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let sample = page.open_title().await?.context("no sample")?;
        let files = [
            page.browser().file("a.txt", "First line\r\n\r\nSecond line")?,
            page.browser().file("b.md", "# A heading\n\nWords")?,
            page.browser().file("c.html", "<title>A page</title><p>Hello <b>w</b>orld</p><p>Second &amp; last</p>")?,
        ];
        page.open_files(&files).await?;
        page.wait_titles(&[sample.as_str(), "First line", "A heading", "A page"]).await?;
        page.wait_text("First line\n\nSecond line").await?;
        page.open_article("A page").await?;
        page.wait_text("Hello world\n\nSecond & last").await?;

        let bad = page.browser().file("bad.txt", b"ok\nno\xff")?;
        page.open_files(&[bad]).await?;
        page.wait_message(&["bad.txt", "line 2, column 3"]).await?;
        page.press("Cancel").await?;
        page.wait_gone("dialog", "Add article").await?;

        page.drop_files(&[("d.txt", "Dropped words")]).await?;
        page.wait_open("Dropped words").await?;
        page.paste("Pasted words\n\nand more").await?;
        page.find("dialog", "Add article").await?;
        page.press("Add").await?;
        page.wait_open("Pasted words").await?;
        page.wait_text("Pasted words\n\nand more").await
    })
    .await
}

#[tokio::test]
async fn emoji_and_right_to_left_keep_their_offsets() -> Result<()> {
    let text = "A 👩‍👩‍👧 family said: “2\u{202f}400 🌊 homes”.\n\nאמר “שלום עולם” לכולם.\n\nقال الوزير إن الأسعار لن ترتفع.";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Scripts", text).await?;
        // From the middle of one family to the middle of the next word: whole clusters, whole words.
        let family = find(text, "👩‍👩‍👧")?;
        page.select_from_within(family.start, find(text, "family")?.start + 2).await?;
        page.tag_by_key(Label::Entity).await?;
        page.wait_chosen(Some(&Label::Entity.on("👩‍👩‍👧 family"))).await?;
        mark_words(&page, "“2\u{202f}400 🌊 homes”", Label::Quote).await.ok();
        let hebrew = find(text, "שלום")?;
        page.double_click(hebrew.start + 1).await?;
        page.tag_by_key(Label::Entity).await?;
        page.wait_chosen(Some(&Label::Entity.on("שלום"))).await?;
        let arabic = find_nth(text, "الوزير", 0)?;
        page.double_click(arabic.start + 2).await?;
        page.tag_by_key(Label::Claim).await?;
        page.wait_chosen(Some(&Label::Claim.on("الوزير"))).await?;
        let exported = page.export(Scope::ThisArticle).await?.exported()?;
        let document = exported.document("Scripts")?;
        assert_eq!(document.annotations.len(), 4);
        let points: Vec<char> = document.text.chars().collect();
        for annotation in &document.annotations {
            for fragment in &annotation.fragments {
                let words: String = points[fragment.start..fragment.end].iter().collect();
                assert_eq!(words, fragment.exact);
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn copying_gives_the_documents_own_characters() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        let body = "const blocks = [...document.querySelectorAll('[data-start]')];
            getSelection().setBaseAndExtent(blocks[2].firstChild, 3, blocks[6].lastChild, 5);
            const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
            blocks[2].dispatchEvent(event);
            return [event.defaultPrevented, event.clipboardData.getData('text/plain')];";
        let (is_ours, copied): (bool, String) = page.read(body, json!([])).await?;
        assert!(is_ours && copied.contains("\n\n"), "{copied}");
        assert!(text.contains(&copied), "{copied}");
        let all = "getSelection().removeAllRanges(); document.execCommand('selectAll'); return getSelection().toString()";
        let selected: String = page.read(all, json!([])).await?;
        assert!(text.lines().all(|line| selected.contains(line)), "select-all reaches every line");
        let found: bool = page.read("getSelection().removeAllRanges(); return window.find('tide gauge shows')", json!([])).await?;
        assert!(found, "find reaches the text");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_a_phone_all_is_in_one_column() -> Result<()> {
    tell(async |stage| {
        for width in [390, 320] {
            let page = stage.visit(&Setting { phone: Some((width, 780)), ..Setting::default() }).await?;
            let fits = "return document.documentElement.scrollWidth <= innerWidth";
            assert!(page.read::<bool>(fits, json!([])).await?, "nothing sticks out at {width}");
            let body = "const block = document.querySelectorAll('[data-start]')[4];
                getSelection().setBaseAndExtent(block.firstChild, 0, block.firstChild, 12);
                const bar = document.querySelector('[role=toolbar]');
                return block.textContent.slice(0, 12)";
            let words: String = page.read(body, json!([])).await?;
            page.tag_by_button(Label::Quote).await?;
            page.press("Annotations").await?;
            page.find("button", &Label::Quote.on(words.trim())).await?;
            page.find("textbox", "Note").await?;
            page.chord(factmark_e2e::page::NONE, Key::Escape).await?;
            page.press("Articles").await?;
            page.find("navigation", "Library").await?;
            assert!(page.read::<bool>(fits, json!([])).await?, "nothing sticks out at {width}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn exact_characters_with_alt() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Exact", "Moscow-backed administration").await?;
        page.select_exactly(Span { start: 2, end: 9 }).await?;
        page.tag_by_key(Label::Entity).await?;
        page.wait_names(&[Label::Entity.on("scow-ba")]).await
    })
    .await
}

#[tokio::test]
async fn help_lists_the_keys_and_escape_closes_it() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.key('?').await?;
        let dialog = page.find("dialog", "Keyboard shortcuts").await?;
        let words = dialog.text().await?;
        assert!(words.contains("Tag the selection as quote") && words.contains("Undo"), "{words}");
        page.chord(factmark_e2e::page::NONE, Key::Escape).await?;
        page.wait_gone("dialog", "Keyboard shortcuts").await?;
        let readme = fs::read_to_string(factmark_e2e::site::project().join("README.md"))?;
        assert!(readme.contains("cargo xtask serve"));
        Ok(())
    })
    .await
}
