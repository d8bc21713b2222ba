//! Chromium and its driver, for the tests that need a real browser.

use crate::{debian, shell};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// With fonts, so that screenshots show real letters and emoji.
const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "fonts-noto-core", "fonts-noto-color-emoji"];

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const USUAL_PLACES: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// A browser and a driver that fit together.
pub(crate) struct Browser {
    program: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// The browser itself.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// Tells a test program where they are.
    pub(crate) fn announce(&self, command: &mut Command) {
        // The runner of wasm-bindgen reads the first, and takes another browser if it finds one of these.
        command.env("CHROMEDRIVER", &self.driver);
        for other in [
            "CHROMEDRIVER_REMOTE",
            "GECKODRIVER",
            "GECKODRIVER_REMOTE",
            "SAFARIDRIVER",
            "SAFARIDRIVER_REMOTE",
        ] {
            command.env_remove(other);
        }
        command.env("FACTMARK_CHROME", &self.program).env("FACTMARK_CHROMEDRIVER", &self.driver);
    }
}

/// Finds the browser, or installs it where that is possible.
pub(crate) fn get() -> Result<Browser> {
    let found = match find() {
        Err(_) if debian::can_install() => {
            println!("browser: installing Chromium (about a minute, once)");
            debian::install(&PACKAGES)?;
            find()
        }
        found => found,
    }?;
    println!("browser: {}", found.program.display());
    Ok(found)
}

fn find() -> Result<Browser> {
    let usual = USUAL_PLACES.iter().map(PathBuf::from).find(|program| program.is_file());
    let program = BROWSERS.iter().find_map(|name| shell::find(name)).or(usual);
    let (Some(program), Some(driver)) = (program, shell::find("chromedriver")) else {
        bail!(
            "the browser tests need Chromium (or Chrome) and chromedriver. On Debian or Ubuntu, as root: \
             apt-get install {}",
            PACKAGES.join(" ")
        );
    };
    let (version, driver_version) = (major(&program), major(&driver));
    if version.is_none() || version != driver_version {
        bail!(
            "{} is version {}, {} is version {}: install a chromedriver of the browser's version",
            program.display(),
            version.as_deref().unwrap_or("unknown"),
            driver.display(),
            driver_version.as_deref().unwrap_or("unknown"),
        );
    }
    Ok(Browser { program, driver })
}

fn major(program: &Path) -> Option<String> {
    shell::version(program)?.split('.').next().map(str::to_owned)
}
