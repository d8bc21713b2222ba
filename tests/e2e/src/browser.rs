//! One headless browser with a profile and a download folder of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::chromedriver::Chromedriver;
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
    chromedriver: Chromedriver,
    profile: Arc<TempDir>,
    downloads: TempDir,
    seen_downloads: Mutex<BTreeSet<PathBuf>>,
}

/// Nothing of this asks the network, the desktop or the person for anything.
const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
    // Lets scripts ask for the role and the name that assistive technology is told.
    "--enable-blink-features=ComputedAccessibilityInfo",
];

impl Browser {
    /// Starts a browser: the program that `FACTMARK_CHROME` names, or `chromium` on the search path.
    ///
    /// # Errors
    /// The browser or its driver does not start.
    pub async fn start(setting: &Setting) -> Result<Self> {
        let profile = match &setting.profile {
            Some(profile) => Arc::clone(profile),
            None => Arc::new(TempDir::with_prefix("factmark-profile-")?),
        };
        let downloads = TempDir::with_prefix("factmark-downloads-")?;
        let chromedriver = Chromedriver::start(profile.path()).await?;
        let capabilities = capabilities(setting, profile.path(), downloads.path())?;
        let driver = WebDriver::new(chromedriver.url(), capabilities)
            .await
            .context("the browser does not start; is it of the driver's version?")?;
        if let Some(source) = setting.before_load {
            driver
                .cdp()
                .send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))
                .await?;
        }
        let seen_downloads = Mutex::default();
        Ok(Self { driver, chromedriver, profile, downloads, seen_downloads })
    }

    /// The driver's handle on the open tab.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The process group of the driver and of everything it started.
    ///
    /// # Errors
    /// The driver has ended.
    pub fn group(&self) -> Result<u32> {
        self.chromedriver.group().context("the browser’s driver has ended")
    }

    /// The profile, to start another browser with.
    pub fn profile(&self) -> Arc<TempDir> {
        Arc::clone(&self.profile)
    }

    /// Gives a command of the DevTools protocol.
    ///
    /// # Errors
    /// The browser refuses it.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
    }

    /// Waits for the next file in the download folder.
    ///
    /// # Errors
    /// None arrives.
    pub async fn next_download(&self) -> Result<Download> {
        wait::until("a downloaded file", async || {
            let mut seen = self.seen_downloads.lock().unwrap_or_else(PoisonError::into_inner);
            for entry in std::fs::read_dir(self.downloads.path())? {
                let path = entry?.path();
                // The browser writes under another name and renames the file when it is whole.
                let is_partial = path.extension().is_some_and(|ending| ending == "crdownload")
                    || path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
                if !is_partial && !seen.contains(&path) {
                    let bytes = std::fs::read(&path)?;
                    seen.insert(path.clone());
                    return Ok(Some(Download { path, bytes }));
                }
            }
            Ok(None)
        })
        .await
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
    /// but `site`.
    ///
    /// # Errors
    /// There was one.
    pub async fn check_quiet(&self, site: &str) -> Result<()> {
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
    pub async fn expect_on_console(&self, words: &[&str]) -> Result<()> {
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

fn capabilities(setting: &Setting, profile: &Path, downloads: &Path) -> Result<Capabilities> {
    let mut arguments: Vec<String> = ARGUMENTS.map(String::from).into();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let program = match std::env::var_os("FACTMARK_CHROME") {
        Some(program) => PathBuf::from(program),
        None => on_search_path("chromium")?,
    };
    let mut options = json!({
        "binary": program,
        "args": arguments,
        "prefs": {
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
            "profile.default_content_setting_values.automatic_downloads": 1,
            "profile.default_content_setting_values.clipboard": 1,
        },
        "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
    });
    if let Some((width, height)) = setting.phone {
        let metrics =
            json!({ "width": width, "height": height, "pixelRatio": 2.0, "mobile": true, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
    }
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "chrome")?;
    capabilities.set("goog:chromeOptions", options)?;
    capabilities.set("goog:loggingPrefs", json!({ "browser": "ALL", "performance": "ALL" }))?;
    Ok(capabilities)
}

fn on_search_path(name: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file());
    found.with_context(|| format!("{name} is not installed; name another program in FACTMARK_CHROME"))
}
