//! The interface in other languages: chosen in the header, remembered, and from right to left.

use anyhow::Result;
use factmark_e2e::{Label, Page, Setting, find, tell, wait};
use serde_json::json;

/// Chooses a language by its own name in the list of that name.
async fn choose_language(page: &Page, list: &str, language: &str) -> Result<()> {
    let list = page.find("combobox", list).await?;
    let body = "const [list, name] = arguments;
        list.value = [...list.options].find((option) => option.textContent === name).value;
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(body, json!([list.to_json()?, language])).await.map(drop)
}

async fn wait_language(page: &Page, tag: &str, direction: &str) -> Result<()> {
    let expected = (tag.to_owned(), direction.to_owned());
    let body = "const { lang, dir } = document.documentElement; return [lang, dir]";
    let now = async || page.read::<(String, String)>(body, json!([])).await;
    wait::until_equal("language and direction of the page", &expected, now).await
}

/// Waits until the list in the region of that name holds these annotations.
async fn wait_names(page: &Page, region: &str, names: &[&str]) -> Result<()> {
    let expected: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    let body = "const list = byRole(byRole(document, 'region', arguments[0])[0], 'list', null)[0];
        return byRole(list, 'listitem', null).map((item) => nameOf(byRole(item, 'button', null)[0]))";
    let now = async || page.read::<Vec<String>>(body, json!([region])).await;
    wait::until_equal("the list of annotations", &expected, now).await
}

#[tokio::test]
async fn german_at_once_and_the_next_time() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        wait_language(&page, "en", "ltr").await?;
        let quoted = find(&text, "“We are not abandoning anyone,”")?;
        page.mark(quoted, Label::Quote).await?;
        page.wait_names(&[Label::Quote.on("“We are not abandoning anyone,”")]).await?;

        choose_language(&page, "Language", "Deutsch").await?;
        wait_language(&page, "de", "ltr").await?;
        page.find("navigation", "Bibliothek").await?;
        page.find("region", "Markierungen").await?;
        wait_names(&page, "Markierungen", &["Zitat: “We are not abandoning anyone,”"]).await?;
        page.wait_status("Gespeichert").await?;
        // The text is the same, the focus where it was, and what was marked is still drawn.
        page.wait_text(&text).await?;
        assert_eq!(page.marks().await?.len(), 1);
        let focused = "return document.activeElement.matches('.top .language select')";
        assert!(page.read::<bool>(focused, json!([])).await?, "the focus went elsewhere");
        page.press("Rückgängig").await?;
        page.wait_announcement("Rückgängig gemacht: Zitat markieren.").await?;
        wait_names(&page, "Markierungen", &[]).await?;

        page.reload().await?;
        wait_language(&page, "de", "ltr").await?;
        page.press("Exportieren").await?;
        page.find("dialog", "Exportieren").await?;
        page.find("radio", "Alle Artikel").await?;
        page.press("Abbrechen").await?;

        choose_language(&page, "Sprache", "English").await?;
        wait_language(&page, "en", "ltr").await?;
        page.find("button", "Undo").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn tagging_in_an_arabic_interface() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        let text = page.text().await?;
        choose_language(&page, "Language", "العربية").await?;
        wait_language(&page, "ar", "rtl").await?;
        page.find("navigation", "المكتبة").await?;
        page.find("region", "العلامات").await?;

        // The list of articles stands where reading begins: at the right; the English text runs on from the left.
        let body = "const library = byRole(document, 'navigation', null)[0].getBoundingClientRect();
            const block = document.querySelector('[data-start=\"0\"]');
            return [library.left > innerWidth / 2, getComputedStyle(block).direction]";
        let (is_right, direction): (bool, String) = page.read(body, json!([])).await?;
        assert!(is_right, "the library is not at the right");
        assert_eq!(direction, "ltr", "the article takes its direction from its text");

        let words = "“We are not abandoning anyone,”";
        page.select(find(&text, words)?).await?;
        let bar = page.find("toolbar", "التصنيفات").await?;
        let body = "const bar = arguments[0].getBoundingClientRect();
            const pane = arguments[0].parentElement.getBoundingClientRect();
            const selected = getSelection().getRangeAt(0).getClientRects()[0];
            return [bar.left >= pane.left && bar.right <= pane.right, bar.left <= selected.right && bar.right >= selected.left]";
        let (is_inside, is_beside): (bool, bool) = page.read(body, json!([bar.to_json()?])).await?;
        assert!(is_inside && is_beside, "the bar stands elsewhere: inside {is_inside}, beside {is_beside}");
        page.press("اقتباس").await?;
        wait_names(&page, "العلامات", &[&format!("اقتباس: {words}")]).await?;
        page.wait_status("تم الحفظ").await?;
        assert_eq!(page.marks().await?.len(), 1);
        page.press("تراجع").await?;
        wait_names(&page, "العلامات", &[]).await
    })
    .await
}

#[tokio::test]
async fn the_browser_says_which_language_is_wanted() -> Result<()> {
    tell(async |stage| {
        let wanted = "Object.defineProperty(navigator, 'languages', { get: () => ['fr', 'es-MX', 'en'] })";
        let page = stage.visit(&Setting { before_load: Some(wanted), ..Setting::default() }).await?;
        wait_language(&page, "es", "ltr").await?;
        page.find("button", "Añadir artículo").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn panels_slide_in_from_their_side() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { phone: Some((390, 844)), ..Setting::default() }).await?;
        choose_language(&page, "Language", "العربية").await?;
        wait_language(&page, "ar", "rtl").await?;
        page.press("المقالات").await?;
        let library = page.find("navigation", "المكتبة").await?;
        let body = "const { left, right } = arguments[0].getBoundingClientRect(); return right === innerWidth && left > 0";
        let library = json!([library.to_json()?]);
        wait::until_equal("library at the right", &true, async || page.read(body, library.clone()).await).await
    })
    .await
}
