//! The page object: what a person finds by name, reads and does. Everything is found by role and accessible name
//! (the public interface), as the browser itself computes them.

mod annotations;
mod article;
mod caret;
mod fields;
mod keyboard;
mod library;
mod screen;
mod storage;
mod touch;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::WebElement;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::session::scriptret::ScriptRet;

pub use annotations::Label;
pub use keyboard::{ALT, ALT_SHIFT, CTRL, CTRL_SHIFT, Held, NONE, SHIFT};
pub use library::Scope;

use crate::browser::Browser;
use crate::engine::Engine;
use crate::wait;

/// Functions for scripts: finding by role and name.
const NAMES: &str = include_str!("names.js");
/// Functions for scripts: an element's role and name, from the browser or worked out.
const ROLES: &str = include_str!("roles.js");
/// Functions for scripts: places in the article's text.
const TEXT: &str = include_str!("text.js");

/// The application in the open tab of a browser.
#[derive(Debug, Clone)]
pub struct Page {
    browser: Arc<Browser>,
    url: String,
    words: Words,
}

/// English names and what they are in the language that the page speaks. What is not named here is the same.
pub type Words = &'static [(&'static str, &'static str)];

impl Page {
    /// The page at `url`; not loaded yet.
    pub fn new(browser: Arc<Browser>, url: String) -> Self {
        Self { browser, url, words: &[] }
    }

    /// The same page, which speaks another language: it is asked in English all the same.
    #[must_use]
    pub fn speaking(self, words: Words) -> Self {
        Self { words, ..self }
    }

    /// An English name as the page says it; of “Quote: so it was” only what stands before the colon is the page's.
    pub fn word(&self, name: &str) -> String {
        let said =
            |name: &str| self.words.iter().find(|(english, _)| *english == name).map(|(_, word)| *word);
        let with_words = || {
            let (label, words) = name.split_once(": ")?;
            Some(format!("{}: {words}", said(label)?))
        };
        said(name).map(str::to_owned).or_else(with_words).unwrap_or_else(|| name.to_owned())
    }

    /// The browser.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The browser, when the page is not needed any more.
    pub fn into_browser(self) -> Arc<Browser> {
        self.browser
    }

    /// Loads the page and waits until it can be used.
    ///
    /// # Errors
    /// It does not start.
    pub async fn load(&self) -> Result<()> {
        self.browser.driver().goto(&self.url).await?;
        self.wait_ready().await
    }

    /// Loads the page again and waits until it can be used.
    ///
    /// # Errors
    /// It does not start.
    pub async fn reload(&self) -> Result<()> {
        let driver = self.browser.driver();
        match self.browser.engine() {
            // This driver reloads past the service worker, as Ctrl+Shift+R does.
            Engine::Firefox => driver.goto(driver.current_url().await?.as_str()).await?,
            Engine::Chromium | Engine::WebKit => driver.refresh().await?,
        }
        self.wait_ready().await
    }

    async fn wait_ready(&self) -> Result<()> {
        wait::until("the page is ready", async || {
            // A page that is still loading has its own status line.
            let started =
                "return !document.getElementById('boot') && byRole(document, 'status', null).length > 0";
            Ok(self.read::<bool>(started, json!([])).await?.then_some(()))
        })
        .await
        .map(drop)
    }

    /// Closes the tab and opens another. Also checks that the page does not ask whether it may be left.
    ///
    /// # Errors
    /// The page would ask, or does not start.
    pub async fn close_tab_and_come_back(&self) -> Result<()> {
        let may_leave = "return window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
        anyhow::ensure!(self.read::<bool>(may_leave, json!([])).await?, "the page does not want to be left");
        let driver = self.browser.driver();
        let next = self.browser.new_tab().await?;
        driver.close_window().await?;
        driver.switch_to_window(next).await?;
        self.load().await
    }

    /// Kills the process that shows the page, without any chance to tidy up, and opens the page in another tab.
    ///
    /// # Errors
    /// The process lives on, or the page does not start.
    pub async fn kill_and_come_back(&self) -> Result<()> {
        let driver = self.browser.driver();
        let next = driver.new_tab().await?;
        let answer = driver.cdp().send_raw("Page.crash", json!({})).await;
        anyhow::ensure!(answer.is_err(), "the page survived its crash");
        driver.switch_to_window(next).await?;
        self.load().await
    }

    /// Pointer and keyboard, as fast as they can be.
    pub(crate) fn hands(&self) -> ActionChain {
        self.browser.driver().action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    /// Runs a script, with the functions of `names.js` and `text.js` at hand.
    ///
    /// # Errors
    /// The script throws.
    pub async fn script(&self, body: &str, arguments: Value) -> Result<ScriptRet> {
        let arguments: Vec<Value> = serde_json::from_value(arguments)?;
        let words: serde_json::Map<String, Value> =
            self.words.iter().map(|&(name, word)| (name.to_owned(), word.into())).collect();
        let source = format!("const WORDS = {};\n{ROLES}\n{NAMES}\n{TEXT}\n{body}", Value::Object(words));
        self.browser.driver().execute(source, arguments).await.with_context(|| format!("in script: {body}"))
    }

    /// What a script returns.
    ///
    /// # Errors
    /// The script throws or returns something else.
    pub async fn read<T: DeserializeOwned>(&self, body: &str, arguments: Value) -> Result<T> {
        let answer = self.script(body, arguments).await?;
        answer.convert().with_context(|| format!("in script: {body}"))
    }

    /// Whatever has this role and name now; in the open dialog if there is one.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn look_for(&self, role: &str, name: &str) -> Result<Option<WebElement>> {
        let body = "const modal = byRole(document, 'dialog', null)[0];
            return byRole(modal, arguments[0], arguments[1])[0] ?? null;";
        let found = self.script(body, json!([role, self.word(name)])).await?;
        Ok(if found.json().is_null() { None } else { Some(found.element()?) })
    }

    /// Waits for what has this role and name.
    ///
    /// # Errors
    /// There is none.
    pub async fn find(&self, role: &str, name: &str) -> Result<WebElement> {
        wait::until(&format!("{role} “{name}”"), async || self.look_for(role, name).await).await
    }

    /// Whether something has this role and name now.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn has(&self, role: &str, name: &str) -> Result<bool> {
        Ok(self.look_for(role, name).await?.is_some())
    }

    /// Waits until nothing has this role and name any more.
    ///
    /// # Errors
    /// Something still has.
    pub async fn wait_gone(&self, role: &str, name: &str) -> Result<()> {
        wait::until_equal(&format!("no {role} “{name}”"), &false, async || self.has(role, name).await).await
    }

    /// Presses a button with the pointer.
    ///
    /// # Errors
    /// There is no such button, or something lies over it.
    pub async fn press(&self, name: &str) -> Result<()> {
        let what = format!("press button “{name}”");
        wait::until(&what, async || {
            // A page that is being drawn may replace the button between finding and pressing.
            let Some(button) = self.look_for("button", name).await? else { return Ok(None) };
            self.click_on(&button).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Clicks on what has this role and name.
    ///
    /// # Errors
    /// There is none, or something lies over it.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        self.click_on(&self.find(role, name).await?).await
    }

    /// Clicks on the middle of an element.
    ///
    /// # Errors
    /// Something lies over it.
    pub async fn click_on(&self, element: &WebElement) -> Result<()> {
        if self.browser.engine() == Engine::WebKit {
            // This driver takes what a pane has cut off for what is in sight, and clicks on what lies there.
            let body =
                "arguments[0].scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })";
            self.script(body, json!([element.to_json()?])).await?;
        }
        Ok(element.click().await?)
    }

    /// What the status line says.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn status(&self) -> Result<Option<String>> {
        self.read("return byRole(document, 'status', null)[0]?.textContent.trim() ?? null", json!([])).await
    }

    /// Waits until the status line begins with `start`.
    ///
    /// # Errors
    /// It does not.
    pub async fn wait_status(&self, start: &str) -> Result<()> {
        let what = format!("a status that begins with “{start}”");
        wait::until(&what, async || Ok(self.status().await?.filter(|status| status.starts_with(start))))
            .await
            .map(drop)
    }

    /// The messages on screen.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn messages(&self) -> Result<Vec<String>> {
        let body = "return [...document.querySelectorAll('.message > p')].map((text) => text.textContent)";
        self.read(body, json!([])).await
    }

    /// Waits for a message that holds all of these words, and returns it.
    ///
    /// # Errors
    /// There is none; tells those that are there.
    pub async fn wait_message(&self, words: &[&str]) -> Result<String> {
        let found = wait::until(&format!("a message with {words:?}"), async || {
            let messages = self.messages().await?;
            Ok(messages.into_iter().find(|message| words.iter().all(|word| message.contains(word))))
        })
        .await;
        match found {
            Ok(message) => Ok(message),
            Err(error) => Err(error.context(format!("the messages are {:#?}", self.messages().await?))),
        }
    }

    /// Closes every message.
    ///
    /// # Errors
    /// One stays.
    pub async fn close_messages(&self) -> Result<()> {
        wait::until("no message", async || match self.look_for("button", "Close message").await? {
            None => Ok(Some(())),
            Some(button) => {
                self.click_on(&button).await?;
                Ok(None)
            }
        })
        .await
    }

    /// What a screen reader was told last.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn announcement(&self) -> Result<String> {
        let body = "return document.querySelector('[aria-live=polite]').textContent.trim()";
        self.read(body, json!([])).await
    }

    /// Waits until a screen reader was told this.
    ///
    /// # Errors
    /// It was told something else.
    pub async fn wait_announcement(&self, words: &str) -> Result<()> {
        wait::until_equal("announcement", &words.to_owned(), async || self.announcement().await).await
    }
}
