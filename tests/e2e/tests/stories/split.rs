//! The program comes in two modules: the first screen and the first things need the first only, all else brings the second.

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::{CTRL, Scope};
use factmark_e2e::text::quotations;
use factmark_e2e::{Label, Page, Setting, first_things, later_starts, tell, wait};
use serde_json::json;

/// Stands in the name of the second module’s file.
const SECOND: &str = "_rest.wasm";
/// Counts how often the second module is made.
const COUNTED: &str = "const { Instance } = WebAssembly;
    window.made = 0;
    WebAssembly.Instance = class extends Instance {
        constructor(...all) { super(...all); window.made += 1; }
    };";
/// The page's own request for the second module is answered when the page is told so.
const ON_ITS_WAY: &str = "const own = fetch;
    window.fetch = (what, ...how) => !String(what).endsWith('_rest.wasm') ? own(what, ...how)
        : new Promise((done) => addEventListener('arrive', () => done(own(what))));";
/// It is answered at the second time only.
const FAILS_ONCE: &str = "const own = fetch;
    window.fetch = (what, ...how) => {
        if (!String(what).endsWith('_rest.wasm') || window.hasFailed) return own(what, ...how);
        window.hasFailed = true;
        return Promise.reject(new TypeError('no network'));
    };";
/// It is never had, in no way.
const NEVER: &str = "const own = fetch;
    window.fetch = (what, ...how) => String(what).endsWith('_rest.wasm') ? Promise.reject(new TypeError('no network'))
        : own(what, ...how);
    const { open } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (method, address, ...how) {
        return open.call(this, method, `${address}.missing`, ...how);
    };";

/// The request that the page makes when it has started is never answered; the one before, of a page that is kept, is.
/// Counts how often the second module is made.
const IN_NEED_ONLY: &str = "const own = fetch, { Instance } = WebAssembly;
    const isKept = navigator.serviceWorker.controller !== null;
    Error.stackTraceLimit = 50;
    window.asked = 0;
    window.made = 0;
    window.fetch = (what, ...how) => {
        if (!String(what).endsWith('_rest.wasm')) return own(what, ...how);
        window.asked += 1;
        return asked === 1 && isKept ? own(what, ...how) : new Promise(() => {});
    };
    WebAssembly.Instance = class extends Instance {
        constructor(...all) {
            super(...all);
            window.made += 1;
            window.asker = new Error().stack;
        }
    };";

/// Fails if something asked for the second module.
async fn check_not_needed(page: &Page, step: &str) -> Result<()> {
    let asker: Option<String> = page.read("return window.asker ?? null", json!([])).await?;
    // The numbers of functions: see target/first_module.txt.
    ensure!(asker.is_none(), "{step} needed the second module: {}", asker.unwrap_or_default());
    Ok(())
}

/// How the second module was asked for.
async fn requests(page: &Page) -> Result<Vec<String>> {
    let body = "return performance.getEntriesByType('resource')
        .filter((it) => it.name.includes(arguments[0])).map((it) => it.initiatorType)";
    page.read(body, json!([SECOND])).await
}

async fn mark_something(page: &Page) -> Result<()> {
    let text = page.text().await?;
    let span = *quotations(&text).first().context("the article has no quotation")?;
    page.mark(span, Label::Quote).await?;
    page.wait_names(&[Label::Quote.on(&span.of(&text))]).await?;
    page.wait_status("Saved").await
}

#[tokio::test]
async fn the_first_things_need_the_first_module_only() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(IN_NEED_ONLY), ..Setting::default() }).await?;
        first_things(&page, async |step| {
            ensure!(
                page.read::<u32>("return made", json!([])).await? == 0,
                "{step} needed the second module"
            );
            Ok(())
        })
        .await
    })
    .await
}

#[tokio::test]
async fn no_start_needs_more_whatever_was_done_before() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(IN_NEED_ONLY), ..Setting::default() }).await?;
        later_starts(
            &page,
            async |step| {
                if step.starts_with("- ") { Ok(()) } else { check_not_needed(&page, step).await }
            },
        )
        .await
    })
    .await
}

#[tokio::test]
async fn a_page_that_is_kept_has_the_second_module_without_its_server() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(IN_NEED_ONLY), ..Setting::default() }).await?;
        let is_kept = "return navigator.serviceWorker.controller !== null";
        wait::until_equal("the page is kept", &true, async || page.read(is_kept, json!([])).await).await?;
        stage.site().stop().await?;
        page.reload().await?;
        first_things(&page, async |_| Ok(())).await?;
        ensure!(page.export(Scope::AllArticles).await?.exported()?.annotations().len() == 1, "the work");
        ensure!(page.read::<u32>("return made", json!([])).await? == 1, "it was there before it was needed");
        // Not every browser asks the worker, or has it in its own store.
        ensure!(
            !requests(&page).await?.contains(&"xmlhttprequest".to_owned()),
            "{:?}",
            requests(&page).await?
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_second_module_comes_by_itself_and_once() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(COUNTED), ..Setting::default() }).await?;
        wait::until_equal("the second module", &1, async || page.read("return made", json!([])).await)
            .await?;
        page.export(Scope::AllArticles).await?.exported()?;
        ensure!(page.read::<u32>("return made", json!([])).await? == 1, "it was made again");
        ensure!(requests(&page).await? == ["fetch"], "{:?}", requests(&page).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_module_that_did_not_come_is_asked_for_again() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(FAILS_ONCE), ..Setting::default() }).await?;
        wait::until_equal("the second module", &vec!["fetch".to_owned()], async || requests(&page).await)
            .await?;
        ensure!(page.read::<bool>("return hasFailed", json!([])).await?, "it did not fail");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_needs_the_second_module_before_it_is_there_has_it_at_once() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(ON_ITS_WAY), ..Setting::default() }).await?;
        mark_something(&page).await?;
        ensure!(requests(&page).await?.is_empty(), "marking needed it");
        let first = page.export(Scope::AllArticles).await?;
        ensure!(first.exported()?.annotations().len() == 1, "the first module’s work is not in it");
        ensure!(requests(&page).await? == ["xmlhttprequest"], "{:?}", requests(&page).await?);
        // What comes late changes nothing.
        page.script("dispatchEvent(new Event('arrive'))", json!([])).await?;
        wait::until_equal("both requests", &2, async || Ok(requests(&page).await?.len())).await?;
        let names = page.names().await?;
        page.choose(&names[0]).await?;
        page.press("Delete").await?;
        page.wait_names(&[""; 0]).await?;
        page.chord(CTRL, 'z').await?;
        page.wait_names(&names).await?;
        // And the way back in, into a page that has the sample only.
        let page = stage.visit(&Setting { before_load: Some(ON_ITS_WAY), ..Setting::default() }).await?;
        page.import(&[&first.path]).await?;
        page.wait_names(&[Label::Quote.on(&first.exported()?.annotations()[0].1)]).await?;
        ensure!(requests(&page).await? == ["xmlhttprequest"], "{:?}", requests(&page).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_module_that_cannot_be_had_is_told() -> Result<()> {
    tell(async |stage| {
        let page = stage.visit(&Setting { before_load: Some(NEVER), ..Setting::default() }).await?;
        mark_something(&page).await?;
        let names = page.names().await?;
        page.press("Export").await?;
        page.find("heading", "Factmark has stopped").await?;
        let told: String =
            page.read("return document.querySelector('.stopped pre').textContent", json!([])).await?;
        ensure!(told.contains("_rest.wasm cannot be loaded: 404"), "it does not say what is missing: {told}");
        page.press("Reload").await?;
        page.wait_names(&names).await?;
        stage.expect_on_console(&page, &["404"]).await
    })
    .await
}
