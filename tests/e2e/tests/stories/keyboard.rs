//! The keyboard: a caret in the text, ways from one thing to the next, and keys whatever the layout.

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::{ALT, ALT_SHIFT, CTRL, CTRL_SHIFT, Held, NONE, SHIFT, Scope};
use factmark_e2e::{Label, Page, Span, find, tell, wait};
use serde_json::json;
use thirtyfour::Key;

const TEXT: &str = "The river rose twice in March. The council met on Friday.\n\n\
    Mara Lind called the plan “reckless, and late,” then left. Nobody answered her.\n\n\
    Tom Okafor stood up. “We paid for it twice,” he said.";

/// The words in brackets, where they stand in `TEXT` among the words round them; all of them without brackets.
fn at(words: &str) -> Result<Span> {
    let Some((before, rest)) = words.split_once('[') else { return find(TEXT, words) };
    let (inner, after) = rest.split_once(']').context("a bracket is not closed")?;
    let start = find(TEXT, &format!("{before}{inner}{after}"))?.start + before.chars().count();
    Ok(Span { start, end: start + inner.chars().count() })
}

async fn with_text(page: &Page) -> Result<()> {
    page.add_article("The plan", TEXT).await?;
    page.go_to_article().await
}

/// Presses keys one after the other; after each of them the words must be selected.
async fn check_presses(page: &Page, presses: &[(Held, Key, &str)]) -> Result<()> {
    for (held, key, words) in presses {
        page.chord(held, key.clone()).await?;
        page.wait_selection(at(words)?).await.with_context(|| format!("after {held:?} {key:?}"))?;
    }
    Ok(())
}

#[tokio::test]
async fn the_caret_goes_by_words_and_characters_and_shift_extends() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_text(&page).await?;
        let presses: [(Held, Key, &str); 16] = [
            // The first press only shows where the caret is.
            (NONE, Key::Right, "The"),
            (NONE, Key::Right, "river"),
            (SHIFT, Key::Right, "river rose"),
            (SHIFT, Key::Right, "river rose twice"),
            (SHIFT, Key::Left, "river rose"),
            (SHIFT, Key::Left, "river"),
            (SHIFT, Key::Left, "The river"),
            (NONE, Key::Right, "river"),
            (NONE, Key::Right, "rose"),
            (ALT, Key::Right, "rose[ ]twice"),
            (ALT, Key::Right, "rose [t]wice"),
            (ALT_SHIFT, Key::Right, "rose [tw]ice"),
            (ALT_SHIFT, Key::Left, "rose [t]wice"),
            (ALT_SHIFT, Key::Left, "rose[ t]wice"),
            (ALT, Key::Left, "ros[e] twice"),
            (NONE, Key::Right, "rose"),
        ];
        check_presses(&page, &presses).await
    })
    .await
}

#[tokio::test]
async fn the_caret_goes_by_sentences_paragraphs_and_to_the_ends_of_the_text() -> Result<()> {
    let paragraph = "The river rose twice in March. The council met on Friday.";
    let next = "Mara Lind called the plan “reckless, and late,” then left. Nobody answered her.";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_text(&page).await?;
        let two = format!("{paragraph}\n\n{next}");
        let all = TEXT.strip_suffix('.').context("no full stop")?;
        let presses: [(Held, Key, &str); 14] = [
            (CTRL, Key::Home, "The"),
            (CTRL, Key::Right, "The river rose twice in March."),
            (CTRL, Key::Right, "The council met on Friday."),
            (CTRL, Key::Left, "The river rose twice in March."),
            (CTRL_SHIFT, Key::Right, paragraph),
            (CTRL_SHIFT, Key::Left, "The river rose twice in March."),
            (CTRL, Key::Down, paragraph),
            (CTRL_SHIFT, Key::Down, &two),
            (CTRL_SHIFT, Key::Up, paragraph),
            (CTRL, Key::Down, next),
            (CTRL, Key::Up, paragraph),
            (CTRL, Key::End, "said"),
            (CTRL_SHIFT, Key::Home, all),
            (CTRL, Key::Home, "The"),
        ];
        check_presses(&page, &presses).await?;
        page.key('.').await?;
        page.wait_selection(at("The river rose twice in March.")?).await?;
        page.key('.').await?;
        page.wait_selection(at("The council met on Friday.")?).await?;
        page.key(',').await?;
        page.wait_selection(at("The river rose twice in March.")?).await?;
        page.chord(CTRL, Key::Home).await?;
        page.key(Key::Left.into()).await?;
        page.wait_announcement("The text ends here.").await?;
        page.wait_selection(at("The")?).await
    })
    .await
}

/// Numbered words in one paragraph, long enough for many displayed lines.
fn long_paragraph() -> String {
    (100..400).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ")
}

/// The code points of the words of [`long_paragraph`] all have the same length.
const STEP: usize = "word100 ".len();

async fn selected(page: &Page) -> Result<Span> {
    wait::until("a selection", async || page.selection().await).await
}

#[tokio::test]
async fn the_caret_goes_by_displayed_lines() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Lines", &long_paragraph()).await?;
        page.go_to_article().await?;
        let word = |n: usize| Span { start: n * STEP, end: n * STEP + STEP - 1 };
        let is_first = async |n: usize| {
            let (here, before) = (page.line_of(n * STEP).await?, page.line_of((n - 1) * STEP).await?);
            anyhow::Ok(here.0 - before.0 > here.1 / 2.0)
        };
        let is_last = async |n: usize| is_first(n + 1).await;
        page.chord(CTRL, Key::Home).await?;
        for _ in 0..3 {
            page.key(Key::Right.into()).await?;
        }
        page.wait_selection(word(3)).await?;
        let (first_line, height) = page.line_of(word(3).start).await?;
        page.key(Key::Down.into()).await?;
        wait::until_equal("one line down", &true, async || {
            let (line, _) = page.line_of(selected(&page).await?.start).await?;
            Ok(line - first_line > height / 2.0 && line - first_line < 2.5 * height)
        })
        .await?;
        let below = selected(&page).await?;
        page.key(Key::End.into()).await?;
        wait::until("the end of the line", async || {
            let n = selected(&page).await?.start / STEP;
            Ok((selected(&page).await? == word(n) && is_last(n).await?).then_some(()))
        })
        .await?;
        let end = selected(&page).await?;
        page.key(Key::Home.into()).await?;
        wait::until("the start of the line", async || {
            let n = selected(&page).await?.start / STEP;
            Ok((selected(&page).await? == word(n) && is_first(n).await?).then_some(()))
        })
        .await?;
        let start = selected(&page).await?;
        ensure!(start.start <= below.start && below.start <= end.start, "{start:?} {below:?} {end:?}");
        page.chord(SHIFT, Key::End).await?;
        page.wait_selection(Span { start: start.start, end: end.end }).await?;
        page.chord(SHIFT, Key::Home).await?;
        page.wait_selection(start).await?;
        page.chord(SHIFT, Key::Down).await?;
        wait::until("a line more", async || {
            let span = selected(&page).await?;
            Ok((span.start == start.start && span.end > end.end).then_some(()))
        })
        .await?;
        page.chord(SHIFT, Key::Up).await?;
        page.wait_selection(start).await?;
        page.key(Key::Up.into()).await?;
        page.wait_selection(word(0)).await
    })
    .await
}

#[tokio::test]
async fn the_caret_turns_pages() -> Result<()> {
    let text = (1..=80).map(|n| format!("Paragraph {n} is short.")).collect::<Vec<_>>().join("\n\n");
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.add_article("Pages", &text).await?;
        page.go_to_article().await?;
        page.chord(CTRL, Key::Home).await?;
        let first = find(&text, "Paragraph")?;
        page.wait_selection(first).await?;
        let number = |span: Span| text.chars().take(span.start).filter(|c| *c == '\n').count() / 2 + 1;
        page.key(Key::PageDown.into()).await?;
        let down =
            wait::until("a page down", async || Ok(page.selection().await?.filter(|span| *span != first)))
                .await?;
        ensure!((4..40).contains(&number(down)), "a screenful leads to paragraph {}", number(down));
        page.wait_in_view(down).await?;
        page.chord(SHIFT, Key::PageDown).await?;
        let more = wait::until("a page more", async || {
            Ok(page.selection().await?.filter(|span| span.start == down.start && span.end > down.end))
        })
        .await?;
        let n_more = number(Span { start: more.end, end: more.end }) - number(down);
        ensure!((4..40).contains(&n_more), "{n_more} paragraphs more are selected");
        page.chord(SHIFT, Key::PageUp).await?;
        page.wait_selection(down).await?;
        page.key(Key::PageUp.into()).await?;
        page.wait_selection(first).await?;
        page.wait_in_view(first).await
    })
    .await
}

#[tokio::test]
async fn a_label_key_tags_exactly_what_keys_selected() -> Result<()> {
    let marked = [
        ("entity", "Mara Lind"),
        ("quote", "“reckless, and late,”"),
        ("claim", "The council met on Friday."),
        ("claim", "stoo[d u]p"),
        ("quote", "“We paid for it twice,”"),
    ];
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_text(&page).await?;
        let tag = async |presses: &[(Held, Key, &str)], label: Label| {
            check_presses(&page, presses).await?;
            let before = page.names().await?.len();
            page.tag_by_key(label).await?;
            wait::until_equal("annotations", &(before + 1), async || Ok(page.names().await?.len())).await
        };
        let sentence = "The council met on Friday.";
        let first = "The river rose twice in March.";
        tag(
            &[(CTRL, Key::Home, "The"), (CTRL, Key::Right, first), (CTRL, Key::Right, sentence)],
            Label::Claim,
        )
        .await?;
        tag(&[(NONE, Key::Right, "Mara"), (SHIFT, Key::Right, "Mara Lind")], Label::Entity).await?;
        // The opening mark is reached by a character, the closing one comes with the last word.
        let to_the_mark: [(Held, Key, &str); 8] = [
            (NONE, Key::Right, "called"),
            (NONE, Key::Right, "Lind called [the]"),
            (NONE, Key::Right, "plan"),
            (ALT, Key::Right, "plan[ ]“"),
            (ALT, Key::Right, "plan [“]"),
            (SHIFT, Key::Right, "“reckless"),
            (SHIFT, Key::Right, "“reckless, and"),
            (SHIFT, Key::Right, "“reckless, and late,”"),
        ];
        tag(&to_the_mark, Label::Quote).await?;
        page.key('o').await?;
        page.wait_selection(at("“We paid for it twice,”")?).await?;
        tag(&[], Label::Quote).await?;
        let exact: [(Held, Key, &str); 8] = [
            (CTRL, Key::Home, "The"),
            (CTRL, Key::End, "said"),
            (CTRL, Key::Up, "Tom Okafor stood up. “We paid for it twice,” he said."),
            (NONE, Key::Left, "her"),
            (NONE, Key::Right, "Tom"),
            (NONE, Key::Right, "Okafor"),
            (NONE, Key::Right, "stood"),
            (ALT, Key::Right, "stood[ ]up"),
        ];
        check_presses(&page, &exact).await?;
        let exact: [(Held, Key, &str); 3] = [
            (ALT, Key::Left, "stoo[d] up"),
            (ALT_SHIFT, Key::Right, "stoo[d ]up"),
            (ALT_SHIFT, Key::Right, "stoo[d u]p"),
        ];
        tag(&exact, Label::Claim).await?;

        let exported = page.export(Scope::ThisArticle).await?.exported()?;
        let annotations = &exported.document("The plan")?.annotations;
        let mut found: Vec<(String, Span)> = Vec::new();
        for annotation in annotations {
            let [fragment] = annotation.fragments.as_slice() else { anyhow::bail!("{annotation:?}") };
            let span = Span { start: fragment.start, end: fragment.end };
            found.push((annotation.label.clone(), span));
        }
        let mut expected = Vec::new();
        for (label, words) in marked {
            expected.push((label.to_owned(), at(words)?));
        }
        expected.sort_by_key(|(_, span)| span.start);
        assert_eq!(found, expected);
        Ok(())
    })
    .await
}

const LATE: &str = "Quote: “reckless, and late,”";
const PAID: &str = "Quote: “We paid for it twice,”";
const MARA: &str = "Entity: Mara Lind";
const TOM: &str = "Entity: Tom Okafor";

async fn with_marks(page: &Page) -> Result<()> {
    with_text(page).await?;
    page.mark(at("Mara Lind")?, Label::Entity).await?;
    page.mark(at("“reckless, and late,”")?, Label::Quote).await?;
    page.mark(at("Tom Okafor")?, Label::Entity).await?;
    page.mark(at("“We paid for it twice,”")?, Label::Quote).await?;
    page.wait_names(&[MARA, LATE, TOM, PAID]).await?;
    page.go_to_article().await
}

#[tokio::test]
async fn keys_walk_from_one_thing_to_the_next() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_marks(&page).await?;
        page.chord(CTRL, Key::Home).await?;
        page.wait_selection(at("The")?).await?;
        for name in [MARA, LATE, TOM, PAID, MARA] {
            page.key('n').await?;
            page.wait_chosen(Some(name)).await?;
        }
        for name in [PAID, TOM] {
            page.key('p').await?;
            page.wait_chosen(Some(name)).await?;
        }
        // Quotes of which nobody knows who said them; a link makes one known.
        page.key('m').await?;
        page.wait_chosen(Some(PAID)).await?;
        page.key('l').await?;
        page.wait_inspector("Tom Okafor").await?;
        page.key('m').await?;
        page.wait_chosen(Some(LATE)).await?;
        page.key('l').await?;
        page.wait_inspector("Mara Lind").await?;
        page.key('m').await?;
        page.wait_announcement("Every quote has a speaker.").await?;
        page.wait_chosen(Some(LATE)).await?;

        page.key('u').await?;
        page.wait_selection(at("Nobody answered her.")?).await?;
        page.wait_chosen(None).await?;
        page.key('u').await?;
        page.wait_selection(at("The river rose twice in March.")?).await?;
        page.key('u').await?;
        page.wait_selection(at("The council met on Friday.")?).await?;
        for words in ["“reckless, and late,”", "“We paid for it twice,”", "“reckless, and late,”"]
        {
            page.key('o').await?;
            page.wait_selection(at(words)?).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_caret_says_what_lies_under_it_and_enter_chooses_it() -> Result<()> {
    let claim = "the plan “reckless, and late,”";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_marks(&page).await?;
        page.mark(at(claim)?, Label::Claim).await?;
        let claim = Label::Claim.on(claim);
        page.wait_names(&[MARA, &claim, LATE, TOM, PAID]).await?;
        page.choose(LATE).await?;
        page.key('l').await?;
        page.wait_inspector("Mara Lind").await?;
        page.go_to_article().await?;
        page.chord(CTRL, Key::Home).await?;
        page.wait_announcement("The").await?;
        page.key('o').await?;
        page.wait_announcement("“reckless, and late,”. quote by Mara Lind, inside claim").await?;
        page.key(Key::Right.into()).await?;
        page.wait_announcement("then").await?;
        page.key(Key::Left.into()).await?;
        page.wait_announcement("late. quote by Mara Lind, inside claim").await?;
        page.key(Key::Enter.into()).await?;
        page.wait_chosen(Some(LATE)).await?;
        page.wait_announcement(LATE).await?;
        page.key(Key::Enter.into()).await?;
        page.wait_chosen(Some(&claim)).await?;
        page.key(Key::Enter.into()).await?;
        page.wait_chosen(Some(LATE)).await?;
        page.chord(CTRL, Key::Home).await?;
        page.wait_selection(at("The")?).await?;
        page.key(Key::Enter.into()).await?;
        page.wait_announcement("Nothing is marked here.").await
    })
    .await
}

#[tokio::test]
async fn f6_goes_through_the_panes() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_marks(&page).await?;
        page.choose(LATE).await?;
        page.go_to_article().await?;
        let panes = [
            ("button", LATE),
            ("radio", "Quote"),
            ("button", "Add article"),
            ("button", "The plan"),
            ("region", "Article"),
        ];
        for (role, name) in panes {
            page.key(Key::F6.into()).await?;
            page.wait_focused(role, name).await?;
        }
        for (role, name) in panes.iter().rev().skip(1) {
            page.chord(SHIFT, Key::F6).await?;
            page.wait_focused(role, name).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_palette_runs_actions_tags_and_opens_articles() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let sample = page.open_title().await?.context("no article is open")?;
        with_text(&page).await?;
        let run = async |words: &str, option: &str| {
            page.chord(CTRL, 'k').await?;
            page.wait_focused("combobox", "Find an action").await?;
            page.type_words(words).await?;
            let first =
                "return byRole(document, 'option', null)[0]?.querySelector('.palette-name').textContent";
            wait::until_equal("the first entry", &Some(option.to_owned()), async || {
                page.read(first, json!([])).await
            })
            .await?;
            page.key(Key::Enter.into()).await
        };
        run("details", "Details of the article").await?;
        page.find("dialog", "Details of the article").await?;
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Details of the article").await?;

        page.select(at("Mara Lind")?).await?;
        run("tag entity", "Tag as entity").await?;
        page.wait_names(&[MARA]).await?;

        run(&format!("open {sample}"), &format!("Open {sample}")).await?;
        page.wait_open(&sample).await?;
        page.wait_gone("dialog", "Find an action").await?;

        page.chord(CTRL, 'k').await?;
        page.wait_focused("combobox", "Find an action").await?;
        page.type_words("plan").await?;
        let body = "return byRole(document, 'option', null)
            .find((option) => option.querySelector('.palette-name').textContent === arguments[0])";
        page.script(body, json!(["Open The plan"])).await?.element()?.click().await?;
        page.wait_open("The plan").await
    })
    .await
}

#[tokio::test]
async fn keys_work_on_a_russian_layout() -> Result<()> {
    const CTRL_BIT: u8 = 2;
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_text(&page).await?;
        page.select(at("called")?).await?;
        page.key_on_layout("й", "KeyQ", 0).await?;
        page.wait_names(&["Quote: called"]).await?;
        page.key_on_layout("т", "KeyN", 0).await?;
        page.wait_chosen(Some("Quote: called")).await?;
        page.key_on_layout("х", "BracketLeft", 0).await?;
        page.wait_names(&["Quote: Lind called"]).await?;
        page.key_on_layout("я", "KeyZ", CTRL_BIT).await?;
        page.wait_names(&["Quote: called"]).await?;
        page.key_on_layout("я", "KeyZ", CTRL_BIT).await?;
        page.wait_names(&[""; 0]).await
    })
    .await
}

#[tokio::test]
async fn the_help_lists_the_keys() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.key('?').await?;
        page.find("dialog", "Keyboard shortcuts").await?;
        let body = "return [...byRole(document, 'dialog', null)[0].querySelectorAll('tr')].map((row) => [
            [...row.querySelectorAll('kbd')].map((key) => key.textContent).join(' '),
            row.cells[1].textContent.trim()])";
        let rows: Vec<(String, String)> = page.read(body, json!([])).await?;
        let expected = [
            ("Q", "Tag the selection as quote, or relabel the chosen annotation"),
            ("→", "Next word"),
            ("Ctrl → .", "Next sentence"),
            ("Alt Shift ←", "Extend by a character, backwards"),
            ("⏎", "Choose the annotation under the caret"),
            ("L", "Link to the nearest: speaker, source"),
            ("Shift ]", "End one word left"),
            ("Shift D", "Mark as done and open the next"),
            ("Ctrl Shift Z Ctrl Y", "Redo"),
        ];
        for (keys, action) in expected {
            ensure!(rows.contains(&(keys.into(), action.into())), "“{keys}: {action}” is not in {rows:#?}");
        }
        ensure!(rows.iter().all(|(_, action)| !action.is_empty()), "a key without words: {rows:#?}");
        page.key(Key::Escape.into()).await?;
        page.wait_gone("dialog", "Keyboard shortcuts").await
    })
    .await
}

#[tokio::test]
async fn bounds_are_dragged_by_their_handles() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_text(&page).await?;
        page.mark(at("called the plan")?, Label::Claim).await?;
        page.wait_names(&["Claim: called the plan"]).await?;
        page.choose("Claim: called the plan").await?;
        let (start, end) = (true, false);
        // Somewhere within a word: the nearest end of a word is taken.
        page.drag_handle(start, at("Mara [L]ind")?.end, false).await?;
        page.wait_names(&["Claim: Lind called the plan"]).await?;
        page.drag_handle(end, at("“reckl[ess]")?.start, false).await?;
        let name = "Claim: Lind called the plan “reckless";
        page.wait_names(&[name]).await?;
        page.drag_handle(end, at("[“]reckless")?.start, false).await?;
        page.wait_names(&["Claim: Lind called the plan"]).await?;
        // With Alt exact characters.
        page.drag_handle(start, at("Li[nd]")?.start, true).await?;
        page.wait_names(&["Claim: nd called the plan"]).await?;
        page.wait_chosen(Some("Claim: nd called the plan")).await?;
        for words in [
            "Lind called the plan",
            "Lind called the plan “reckless",
            "Lind called the plan",
            "called the plan",
        ] {
            page.press("Undo").await?;
            page.wait_names(&[Label::Claim.on(words)]).await?;
        }
        Ok(())
    })
    .await
}
