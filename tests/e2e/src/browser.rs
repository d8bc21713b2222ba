//! One headless browser with a profile and a download folder of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{WebDriver, WindowHandle};

use crate::driver::Driver;
use crate::engine::Engine;
use crate::exported::Download;
use crate::wait;

/// How to start a browser.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// The profile to go on with; a new one if there is none.
    pub profile: Option<Arc<TempDir>>,
    /// Runs in every page before its own scripts.
    pub before_load: Option<&'static str>,
    /// A phone: width and height in CSS pixels, touched instead of clicked.
    pub phone: Option<(u32, u32)>,
}

/// A running browser. Dropping it ends it at once; [`Browser::quit`] ends it as a person does.
#[derive(Debug)]
pub struct Browser {
    // Dropped in this order: the folders when nobody writes to them any more.
    driver: WebDriver,
    engine: Engine,
    process: Driver,
    profile: Arc<TempDir>,
    downloads: TempDir,
    seen_downloads: Mutex<BTreeSet<PathBuf>>,
}

impl Browser {
    /// Starts a browser of the engine that [`Engine::chosen`] tells.
    ///
    /// # Errors
    /// The browser or its driver does not start.
    pub async fn start(setting: &Setting) -> Result<Self> {
        let profile = match &setting.profile {
            Some(profile) => Arc::clone(profile),
            None => Arc::new(TempDir::with_prefix("factmark-profile-")?),
        };
        let downloads = TempDir::with_prefix("factmark-downloads-")?;
        let engine = Engine::chosen()?;
        let capabilities = engine.capabilities(setting, profile.path(), downloads.path())?;
        let process = Driver::start(engine, profile.path(), downloads.path()).await?;
        let driver = WebDriver::new(process.url(), capabilities)
            .await
            .context("the browser does not start; is it of the driver's version?")?;
        // In the other engines the server puts it into the page: see `Watch`.
        if let (Engine::Chromium, Some(source)) = (engine, setting.before_load) {
            driver
                .cdp()
                .send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))
                .await?;
        }
        if engine == Engine::WebKit {
            // Driven, this browser does not heed the size that it is started with.
            driver.set_window_rect(0, 0, 1440, 900).await?;
        }
        let seen_downloads = Mutex::default();
        Ok(Self { driver, engine, process, profile, downloads, seen_downloads })
    }

    /// The driver's handle on the open tab.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Its engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens another tab, which is not the open one yet. In WebKitGTK's browser it is a window: only the tab in front
    /// is drawn there, and its driver brings none to the front.
    ///
    /// # Errors
    /// The browser opens none.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        match self.engine {
            Engine::Chromium | Engine::Firefox => Ok(self.driver.new_tab().await?),
            Engine::WebKit => Ok(self.driver.new_window().await?),
        }
    }

    /// The process group of the driver and of everything it started.
    ///
    /// # Errors
    /// The driver has ended.
    pub fn group(&self) -> Result<u32> {
        self.process.group().context("the browser’s driver has ended")
    }

    /// The profile, to start another browser with.
    pub fn profile(&self) -> Arc<TempDir> {
        Arc::clone(&self.profile)
    }

    /// Gives a command of the DevTools protocol.
    ///
    /// # Errors
    /// The browser refuses it, or has no such protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine == Engine::Chromium, "{method} needs DevTools: Chromium only");
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// Waits for the next file in the download folder.
    ///
    /// # Errors
    /// None arrives.
    pub async fn next_download(&self) -> Result<Download> {
        wait::until("a downloaded file", async || {
            let mut seen = self.seen_downloads.lock().unwrap_or_else(PoisonError::into_inner);
            let files = std::fs::read_dir(self.downloads.path())?;
            let files: Vec<PathBuf> = files.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
            // The browser writes under another name and renames the file when it is whole. Firefox keeps the file's
            // own name free with an empty file meanwhile.
            let has_ending = |path: &PathBuf, wanted: &str| path.extension().is_some_and(|it| it == wanted);
            if files.iter().any(|path| has_ending(path, "part")) {
                return Ok(None);
            }
            for path in files.into_iter().filter(|path| path.is_file()) {
                let is_partial = has_ending(&path, "crdownload")
                    || has_ending(&path, "wkdownload")
                    || path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
                    || path.metadata()?.len() == 0;
                if !is_partial && !seen.contains(&path) {
                    let bytes = std::fs::read(&path)?;
                    let path = if self.engine == Engine::WebKit { self.put_aside(&path)? } else { path };
                    seen.insert(path.clone());
                    return Ok(Some(Download { path, bytes }));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Moves a download out of the way: WebKitGTK's small browser does not write a second file of the same name.
    fn put_aside(&self, path: &Path) -> Result<PathBuf> {
        let folder = TempDir::with_prefix_in("taken-", self.downloads.path())?.keep();
        let aside = folder.join(path.file_name().context("the download has no name")?);
        std::fs::rename(path, &aside)?;
        Ok(aside)
    }

    /// Writes a file that can be given to the page.
    ///
    /// # Errors
    /// The temporary folder cannot be written.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<PathBuf> {
        let folder = self.profile.path().join("files-of-the-story");
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(name);
        std::fs::write(&path, bytes)?;
        Ok(path)
    }

    /// Checks what was heard since the last call: no warning and no error on the console, no request to anywhere
    /// but `site`. Only Chromium keeps such records; the other engines' pages tell the server: see `Watch`.
    ///
    /// # Errors
    /// There was one.
    pub async fn check_quiet(&self, site: &str) -> Result<()> {
        if self.engine != Engine::Chromium {
            return Ok(());
        }
        let console = self.console().await?;
        ensure!(console.is_empty(), "the console is not silent: {console:#?}");
        let mut asked = Vec::new();
        for entry in self.driver.get_log("performance").await? {
            let event: Value = serde_json::from_str(&entry.message)?;
            let url = ["/message/params/request/url", "/message/params/url"];
            let url = url.iter().find_map(|place| event.pointer(place)?.as_str());
            let method = event.pointer("/message/method").and_then(Value::as_str).unwrap_or_default();
            if let ("Network.requestWillBeSent" | "Network.webSocketCreated", Some(url)) = (method, url) {
                asked.push(url.to_owned());
            }
        }
        let elsewhere: Vec<&String> = asked.iter().filter(|url| leaves_the_machine(url, site)).collect();
        ensure!(elsewhere.is_empty(), "the page asked somebody else: {elsewhere:#?}");
        Ok(())
    }

    /// Takes what stands on the console for granted, if something of each of these words is there.
    ///
    /// # Errors
    /// It is not.
    pub(crate) async fn expect_on_console(&self, words: &[&str]) -> Result<()> {
        let mut heard = Vec::new();
        let waited = wait::until(&format!("{words:?} on the console"), async || {
            heard.extend(self.console().await?);
            let is_there = |words: &&str| heard.iter().any(|line| line.contains(words));
            Ok(words.iter().all(is_there).then_some(()))
        })
        .await;
        waited.with_context(|| format!("the console says {heard:#?}"))
    }

    /// The warnings and errors since the last call.
    async fn console(&self) -> Result<Vec<String>> {
        let entries = self.driver.get_log("browser").await?.into_iter();
        let loud = entries.filter(|entry| matches!(entry.level.as_str(), "WARNING" | "SEVERE"));
        Ok(loud.map(|entry| format!("{}: {}", entry.level, entry.message)).collect())
    }

    /// Ends the browser as a person does, so that it writes everything to its profile.
    ///
    /// # Errors
    /// The driver does not answer.
    pub async fn quit(self) -> Result<()> {
        Ok(self.driver.clone().quit().await?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Without this the session would be ended politely, from a runtime that a failed story has blocked. The
        // driver's process group is killed next, so nothing is left behind; after `quit` there is nothing to leak.
        self.driver.clone().leak().ok();
    }
}

fn leaves_the_machine(url: &str, site: &str) -> bool {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp") && !url.starts_with(site)
}
