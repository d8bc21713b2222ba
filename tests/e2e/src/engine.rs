//! Which browser the stories are told to: Chromium, Firefox or WebKitGTK, and how a session of each is asked for.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use thirtyfour::Capabilities;

use crate::browser::Setting;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, with chromedriver and the DevTools protocol.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// WebKitGTK's small browser, with WebKitWebDriver, on a screen of its own (Xvfb).
    WebKit,
}

/// Nothing of this asks the network, the desktop or the person for anything.
const CHROMIUM_ARGUMENTS: [&str; 10] = [
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

/// Where Debian puts WebKitGTK's small browser.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

impl Engine {
    /// The one that `FACTMARK_BROWSER` names: `chromium` (also without it), `firefox` or `webkit`.
    ///
    /// # Errors
    /// It names another.
    pub fn chosen() -> Result<Self> {
        match std::env::var("FACTMARK_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => bail!("FACTMARK_BROWSER is “{other}”; it may be chromium, firefox or webkit"),
        }
    }

    /// The driver's program, and the variable that may name another.
    pub(crate) fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("FACTMARK_CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("FACTMARK_GECKODRIVER", "geckodriver"),
            Self::WebKit => ("FACTMARK_WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    /// What the driver is asked to start.
    pub(crate) fn capabilities(
        self,
        setting: &Setting,
        profile: &Path,
        downloads: &Path,
    ) -> Result<Capabilities> {
        ensure!(
            self == Self::Chromium || setting.phone.is_none(),
            "an emulated phone needs DevTools: Chromium only"
        );
        match self {
            Self::Chromium => chromium(setting, profile, downloads),
            Self::Firefox => firefox(profile, downloads),
            Self::WebKit => webkit(),
        }
    }
}

fn chromium(setting: &Setting, profile: &Path, downloads: &Path) -> Result<Capabilities> {
    let mut arguments: Vec<String> = CHROMIUM_ARGUMENTS.map(String::from).into();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let mut options = json!({
        "binary": program("FACTMARK_CHROME", "chromium")?,
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

fn firefox(profile: &Path, downloads: &Path) -> Result<Capabilities> {
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "firefox")?;
    // A question whether the page may be left is a question to the story, as in the other browsers.
    capabilities.set("unhandledPromptBehavior", "ignore")?;
    capabilities.set(
        "moz:firefoxOptions",
        json!({
            "binary": program("FACTMARK_FIREFOX", "firefox-esr")?,
            "args": ["-headless", "--width", "1440", "--height", "900", "-profile", profile],
            "prefs": {
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.useDownloadDir": true,
                "browser.download.alwaysOpenPanel": false,
                "browser.download.always_ask_before_handling_new_types": false,
                // Tab goes to everything that can be focused, on each desktop.
                "accessibility.tabfocus": 7,
                "intl.accept_languages": "en-US, en",
            },
        }),
    )?;
    Ok(capabilities)
}

fn webkit() -> Result<Capabilities> {
    let browser = std::env::var_os("FACTMARK_MINIBROWSER").unwrap_or_else(|| MINI_BROWSER.into());
    let browser = PathBuf::from(browser);
    ensure!(browser.is_file(), "{} is not installed", browser.display());
    let mut capabilities = Capabilities::new();
    capabilities.set("browserName", "MiniBrowser")?;
    let options = json!({ "binary": browser, "args": ["--automation"] });
    capabilities.set("webkitgtk:browserOptions", options)?;
    Ok(capabilities)
}

/// The program that the variable names, or the one of this name on the search path.
fn program(variable: &str, name: &str) -> Result<PathBuf> {
    if let Some(program) = std::env::var_os(variable) {
        return Ok(program.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file());
    found.with_context(|| format!("{name} is not installed; name another program in {variable}"))
}
