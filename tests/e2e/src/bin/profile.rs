//! Starts and does the first things with a program that marks each function that runs, and prints which did.
//!
//! `FACTMARK_DIST` names the site with that program (`xtask/src/split/profile.rs`). Each line has a step and the numbers of
//! the functions that ran for the first time until its end. What a step does whose name begins with “- ” need not be there
//! at once.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::Result;
use factmark_e2e::{Page, Setting, Stage, first_things, later_starts, tell};
use serde_json::json;

/// Keeps the memory of the marks; what they are when the page is left, after what the program does then, is kept for the
/// page that comes next.
const LISTEN: &str = "addEventListener('TrunkApplicationStarted', (event) => {
    const { memory, __seen } = event.detail.wasm, last = JSON.parse(sessionStorage.getItem('seen') ?? '[]');
    const marks = () => [...new Uint8Array(memory.buffer, __seen.value, 65536)];
    window.seen = () => {
        const all = [...last.splice(0), ...marks().flatMap((mark, number) => mark ? [number] : [])];
        new Uint8Array(memory.buffer, __seen.value, 65536).fill(0);
        return all;
    };
    addEventListener('pagehide', () => sessionStorage.setItem('seen', JSON.stringify(seen())));
});
if (sessionStorage.getItem('alone')) {
    ServiceWorkerContainer.prototype.register = async () => { throw new Error('not here'); };
}";
/// From now on no service worker can be had.
const ALONE: &str = "sessionStorage.setItem('alone', 'yes')";
/// What is done when nothing else is to do belongs to a step; it has no sign by which to know that it was done.
const IDLE: Duration = Duration::from_secs(3);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    tell(steps).await
}

/// What was seen until now.
#[derive(Default)]
struct Seen(BTreeSet<u32>);

impl Seen {
    async fn end(&mut self, step: &str, page: &Page) -> Result<()> {
        tokio::time::sleep(IDLE).await;
        let marks: Vec<u32> = page.read("return seen()", json!([])).await?;
        let is_kept = !step.starts_with("- ");
        let is_new = |mark: &u32| if is_kept { self.0.insert(*mark) } else { !self.0.contains(mark) };
        let new: Vec<String> = marks.into_iter().filter(is_new).map(|mark| mark.to_string()).collect();
        if !new.is_empty() {
            println!("{step}: {}", new.join(" "));
        }
        Ok(())
    }
}

async fn steps(stage: &Stage) -> Result<()> {
    let mut seen = Seen::default();
    let setting = Setting { before_load: Some(LISTEN), ..Setting::default() };
    let page = stage.visit(&setting).await?;
    page.wait_status("Saved").await?;
    seen.end("a first start", &page).await?;

    first_things(&page, async |step| seen.end(step, &page).await).await?;
    for language in ["de", "es", "ar"] {
        page.script("localStorage.setItem('factmark/language', arguments[0])", json!([language])).await?;
        page.reload().await?;
        seen.end(&format!("a start in {language}"), &page).await?;
    }
    page.script("localStorage.removeItem('factmark/language')", json!([])).await?;
    page.reload().await?;

    later_starts(&page, async |step| seen.end(step, &page).await).await?;

    // A person may be faster than all that waits for a pause.
    let page = stage.visit(&setting).await?;
    first_things(&page, async |_| Ok(())).await?;
    seen.end("the same at once", &page).await?;
    let page = stage.visit(&setting).await?;
    page.script(ALONE, json!([])).await?;
    page.reload().await?;
    seen.end("a start without a service worker", &page).await
}
