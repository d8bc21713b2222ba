//! Every screen, looked at by axe-core: light and dark, on a desk and on a phone, in every language.

use anyhow::{Context, Result};
use factmark_e2e::page::{CTRL, Held, NONE, SHIFT};
use factmark_e2e::{Label, Page, Stage, find, tell, wait};
use serde_json::json;
use thirtyfour::Key;

const DESK: (u32, u32) = (1440, 900);
const PHONE: (u32, u32) = (390, 844);

/// Marks that nest, overlap and cover the same words.
const MARKS: [(&str, Label); 6] = [
    ("“We are not abandoning anyone,”", Label::Quote),
    ("abandoning anyone", Label::Claim),
    ("Port Ellery", Label::Entity),
    ("the wall we pay for is the wall we need", Label::Claim),
    ("the wall we need. Nobody benefits from a scheme", Label::Claim),
    ("the wall we need. Nobody benefits from a scheme", Label::Quote),
];

/// Dialogs that a key opens.
const DIALOGS: [(Held, char, &str); 8] = [
    (NONE, 'a', "Add article"),
    (CTRL, 'k', "the palette"),
    (NONE, '?', "the keys"),
    (NONE, 'r', "other occurrences"),
    (NONE, '/', "find"),
    (SHIFT, 'S', "search everything"),
    (SHIFT, 'I', "details of the article"),
    (SHIFT, 'G', "the scheme editor"),
];

/// What has no key is pressed by its name in the language.
struct Words {
    tag: &'static str,
    export: &'static str,
    rename: &'static str,
    settings: &'static str,
    articles: &'static str,
    annotations: &'static str,
}

#[tokio::test]
async fn in_english() -> Result<()> {
    let words = Words {
        tag: "en",
        export: "Export",
        rename: "Rename article",
        settings: "Settings",
        articles: "Articles",
        annotations: "Annotations",
    };
    tell(async |stage| every_screen(stage, &words).await).await
}

#[tokio::test]
async fn in_german() -> Result<()> {
    let words = Words {
        tag: "de",
        export: "Exportieren",
        rename: "Artikel umbenennen",
        settings: "Einstellungen",
        articles: "Artikel",
        annotations: "Markierungen",
    };
    tell(async |stage| every_screen(stage, &words).await).await
}

#[tokio::test]
async fn in_spanish() -> Result<()> {
    let words = Words {
        tag: "es",
        export: "Exportar",
        rename: "Cambiar título del artículo",
        settings: "Ajustes",
        articles: "Artículos",
        annotations: "Anotaciones",
    };
    tell(async |stage| every_screen(stage, &words).await).await
}

#[tokio::test]
async fn in_arabic() -> Result<()> {
    let words = Words {
        tag: "ar",
        export: "تصدير",
        rename: "تغيير العنوان للمقال",
        settings: "الإعدادات",
        articles: "المقالات",
        annotations: "العلامات",
    };
    tell(async |stage| every_screen(stage, &words).await).await
}

#[tokio::test]
async fn with_many_articles_and_with_trouble() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        for n in 0..3 {
            page.add_article("", &format!("A town, number {n}\n\n“Rain,” she said, “is all we have.”"))
                .await?;
        }
        wait_on_page(&page, ".queue-controls:not(.hidden)").await?;
        look(&page, "four articles").await?;
        page.press("Export").await?;
        page.pick("Format", "CoNLL-2003").await?;
        page.wait_words("region", "What this format keeps", "left out").await?;
        look(&page, "a format that cannot hold everything").await?;
        page.press("Cancel").await?;
        page.wait_gone("dialog", "Export").await?;
        let line =
            br#"{"text": "Rain.", "spans": [{"start": 0, "end": 4, "label": "Thing", "text": "Snow"}]}"#;
        page.import(&[page.browser().file("other-tool.jsonl", line)?]).await?;
        page.find("dialog", "What came in").await?;
        look(&page, "what could not be placed").await?;
        page.chord(NONE, Key::Escape).await?;
        page.wait_gone("dialog", "What came in").await?;
        page.close_messages().await?;
        page.press("Delete article").await?;
        page.wait_message(&["Deleted"]).await?;
        look(&page, "a message that offers to undo").await?;

        page.fill_storage().await?;
        page.open_article("A town, number 0").await?;
        let text = page.text().await?;
        page.mark(find(&text, "Rain")?, Label::Entity).await?;
        page.wait_message(&["Not saved"]).await?;
        look(&page, "nothing is saved").await?;
        page.free_storage().await?;
        page.press("Save again").await?;
        page.wait_status("Saved").await?;

        while page.open_title().await?.is_some() {
            page.press("Delete article").await?;
            page.close_messages().await?;
            page.script("articles()[0]?.click()", json!([])).await?;
        }
        look(&page, "no article").await
    })
    .await
}

#[tokio::test]
async fn the_checker_finds_what_is_wrong() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        page.script("document.querySelector('html').removeAttribute('lang')", json!([])).await?;
        let found = page.check_accessible("harmed").await.err().context("nothing was found")?.to_string();
        for rule in ["harmed", "html-has-lang", "<html> element must have a lang attribute"] {
            assert!(found.contains(rule), "“{rule}” is not told in {found}");
        }
        Ok(())
    })
    .await
}

async fn every_screen(stage: &Stage, words: &Words) -> Result<()> {
    let page = stage.first_visit().await?;
    choose_language(&page, words.tag).await?;
    look(&page, "first visit").await?;
    choose_language(&page, "en").await?;
    mark_the_sample(&page).await?;
    choose_language(&page, words.tag).await?;
    on_a_desk(&page, words).await?;
    on_a_phone(&page, words).await
}

async fn mark_the_sample(page: &Page) -> Result<()> {
    let text = page.text().await?;
    for (n, (words, label)) in MARKS.into_iter().enumerate() {
        page.mark(find(&text, words)?, label).await?;
        wait::until_equal("annotations", &(n + 1), async || Ok(page.names().await?.len())).await?;
    }
    Ok(())
}

async fn on_a_desk(page: &Page, words: &Words) -> Result<()> {
    for hue in ["blue", "green", "orange"] {
        click(page, &format!(".list .item[data-hue={hue}]")).await?;
        wait_on_page(page, &format!(".item[data-hue={hue}][aria-current]")).await?;
        if hue == "orange" {
            // Evidence belongs to what was rated.
            wait_on_page(page, ".attributes select:has(option[value=refuted])").await?;
            let body = "const list = document.querySelector('.attributes select:has(option[value=refuted])');
                list.value = 'refuted';
                list.dispatchEvent(new Event('change', { bubbles: true }));";
            page.script(body, json!([])).await?;
            click(page, ".evidence > button").await?;
            wait_on_page(page, ".evidence-piece").await?;
        }
        look(page, &format!("the inspector of {hue}")).await?;
    }
    click(page, ".more-filters summary").await?;
    click(page, ".counts .chip").await?;
    wait_on_page(page, ".item.dim").await?;
    look(page, "filtered").await?;
    click(page, ".counts .chip").await?;

    for (held, key, name) in DIALOGS {
        page.script("document.activeElement.blur()", json!([])).await?;
        page.chord(held, key).await?;
        wait_on_page(page, "dialog[open]").await?;
        if matches!(key, '/' | 'S') {
            page.type_words("the").await?;
            wait_on_page(page, ".kwic").await?;
        }
        if key == 'a' {
            // The complaint that there is no text.
            page.chord(CTRL, Key::Enter).await?;
            wait_on_page(page, "#dialog-problem:not(:empty)").await?;
        }
        look(page, name).await?;
        close_dialog(page).await?;
    }
    for name in [words.export, words.rename] {
        page.press(name).await?;
        wait_on_page(page, "dialog[open]").await?;
        look(page, name).await?;
        close_dialog(page).await?;
    }
    page.chord(CTRL, 'k').await?;
    wait_on_page(page, "dialog[open]").await?;
    page.type_words(words.settings).await?;
    page.key(Key::Enter.into()).await?;
    wait_on_page(page, "dialog[open] input[name=appearance]").await?;
    look(page, words.settings).await?;
    close_dialog(page).await?;

    page.key('g').await?;
    wait_on_page(page, ".guidelines").await?;
    look(page, "guidelines, none yet").await?;
    click(page, ".guidelines > button").await?;
    wait_on_page(page, ".rich > *").await?;
    look(page, "guidelines").await?;
    page.key('g').await?;

    let text = page.text().await?;
    page.select(find(&text, "seven votes")?).await?;
    wait_on_page(page, ".label-bar.shown").await?;
    look(page, "labels beside a selection").await
}

async fn on_a_phone(page: &Page, words: &Words) -> Result<()> {
    page.set_screen(PHONE, "light").await?;
    look(page, "labels at the thumb").await?;
    page.key(Key::Escape.into()).await?;
    look(page, "an article on a phone").await?;
    for (name, sheet) in [(words.articles, "library"), (words.annotations, "annotations")] {
        page.press(name).await?;
        // The focus went along, and comes back.
        wait_on_page(page, &format!(".{sheet} .sheet-close:focus")).await?;
        look(page, name).await?;
        click(page, &format!(".{sheet} .sheet-close")).await?;
        wait_on_page(page, &format!(".top [data-opens={sheet}]:focus")).await?;
    }
    for (held, key, name) in DIALOGS {
        page.chord(held, key).await?;
        wait_on_page(page, "dialog[open]").await?;
        look(page, &format!("{name}, on a phone")).await?;
        close_dialog(page).await?;
    }
    page.set_screen(DESK, "light").await
}

/// Checks what is on screen, light and dark.
async fn look(page: &Page, screen: &str) -> Result<()> {
    for scheme in ["light", "dark"] {
        page.set_colours(scheme).await?;
        page.check_accessible(&format!("{screen}, {scheme}")).await?;
    }
    Ok(())
}

async fn choose_language(page: &Page, tag: &str) -> Result<()> {
    let body = "const list = document.querySelector('.top .language select');
        list.value = arguments[0];
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(body, json!([tag])).await?;
    wait_on_page(page, &format!("html[lang={tag}]")).await
}

async fn click(page: &Page, selector: &str) -> Result<()> {
    wait_on_page(page, selector).await?;
    page.script("document.querySelector(arguments[0]).click()", json!([selector])).await.map(drop)
}

async fn wait_on_page(page: &Page, selector: &str) -> Result<()> {
    let body = "return Boolean(document.querySelector(arguments[0]))";
    wait::until_equal(selector, &true, async || page.read(body, json!([selector])).await).await
}

async fn close_dialog(page: &Page) -> Result<()> {
    page.key(Key::Escape.into()).await?;
    wait_on_page(page, "body:not(:has(dialog))").await
}
