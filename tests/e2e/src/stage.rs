//! What a story needs, and the checks at the end of every story.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::sync::{Mutex, Semaphore};
use tokio::time::timeout;

use crate::browser::{Browser, Setting};
use crate::engine::Engine;
use crate::page::Page;
use crate::site::Site;

/// More browsers at once than this only wait for each other.
static PLACES: Semaphore = Semaphore::const_new(2);
/// A story that takes longer never ends: a driver does not answer any more. The longest takes some three minutes.
const LIMIT: Duration = Duration::from_secs(600);

/// The site, and the browsers that look at it.
#[derive(Debug)]
pub struct Stage {
    site: Site,
    browsers: Mutex<Vec<Arc<Browser>>>,
}

/// Tells a story; then checks that the consoles are silent and that nothing left the machine.
///
/// # Errors
/// The story went wrong, or was not quiet.
pub async fn tell(story: impl AsyncFnOnce(&Stage) -> Result<()>) -> Result<()> {
    tell_at(Site::serve().await?, story).await
}

/// Tells a story at a site of its own, with the same checks.
///
/// # Errors
/// The story went wrong, or was not quiet.
pub async fn tell_at(site: Site, story: impl AsyncFnOnce(&Stage) -> Result<()>) -> Result<()> {
    let _place = PLACES.acquire().await?;
    let stage = Stage { site, browsers: Mutex::default() };
    let whole = async {
        story(&stage).await?;
        for browser in stage.browsers.lock().await.drain(..) {
            end(browser, &stage.site).await?;
        }
        Ok(())
    };
    timeout(LIMIT, whole).await.context("the story does not end")?
}

impl Stage {
    /// Opens the page in a browser that nobody has used before.
    ///
    /// # Errors
    /// The browser or the page does not start.
    pub async fn first_visit(&self) -> Result<Page> {
        self.visit(&Setting::default()).await
    }

    /// Opens the page in a browser started so.
    ///
    /// # Errors
    /// The browser or the page does not start.
    pub async fn visit(&self, setting: &Setting) -> Result<Page> {
        self.visit_at(setting, self.site.url()).await
    }

    /// Opens the page at another address in a browser started so.
    ///
    /// # Errors
    /// The browser or the page does not start.
    pub async fn visit_at(&self, setting: &Setting, url: String) -> Result<Page> {
        let browser = Arc::new(Browser::start(setting).await?);
        if browser.engine() != Engine::Chromium {
            self.site.watch().begin(setting.before_load);
        }
        self.browsers.lock().await.push(Arc::clone(&browser));
        let page = Page::new(browser, url);
        page.load().await?;
        Ok(page)
    }

    /// Takes what the console of a page says for granted, if something of each of these words is there.
    ///
    /// # Errors
    /// It is not.
    pub async fn expect_on_console(&self, page: &Page, words: &[&str]) -> Result<()> {
        match page.browser().engine() {
            Engine::Chromium => page.browser().expect_on_console(words).await,
            Engine::Firefox | Engine::WebKit => self.site.watch().expect(words).await,
        }
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Forgets the browser of a page, which was killed: nothing can be asked of it any more. What is left of it ends.
    pub async fn abandon(&self, page: Page) {
        let browser = page.into_browser();
        self.browsers.lock().await.retain(|other| !Arc::ptr_eq(other, &browser));
    }

    /// Ends the browser of a page, after the checks that every story ends with.
    ///
    /// # Errors
    /// The browser was not quiet, or does not end.
    pub async fn leave(&self, page: Page) -> Result<()> {
        let browser = page.into_browser();
        self.browsers.lock().await.retain(|other| !Arc::ptr_eq(other, &browser));
        end(browser, &self.site).await
    }
}

async fn end(browser: Arc<Browser>, site: &Site) -> Result<()> {
    browser.check_quiet(&site.url()).await?;
    site.watch().check_quiet()?;
    Arc::into_inner(browser).context("a page of this browser is still in use")?.quit().await
}
