//! What a command needs, checked and installed before it starts. A second run installs nothing.

use crate::browser::Browser;
use crate::interop::{self, Loaders};
use crate::step::Steps;
use crate::toolchain::Wasm;
use crate::tools::Tools;
use crate::{browser, toolchain, tools};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// What a step needs beyond the Rust that runs this tool.
#[derive(Clone, Copy, Default)]
pub(crate) struct Need {
    wasm: bool,
    tools: bool,
    browser: bool,
    axe: bool,
    loaders: bool,
    deny: bool,
}

impl Need {
    pub(crate) const NOTHING: Need =
        Need { wasm: false, tools: false, browser: false, axe: false, loaders: false, deny: false };
    pub(crate) const WASM: Need = Need { wasm: true, ..Need::NOTHING };
    pub(crate) const SITE: Need = Need { wasm: true, tools: true, ..Need::NOTHING };
    pub(crate) const BROWSER: Need = Need { browser: true, ..Need::NOTHING };
    pub(crate) const AXE: Need = Need { axe: true, ..Need::NOTHING };
    pub(crate) const LOADERS: Need = Need { loaders: true, ..Need::NOTHING };
    pub(crate) const DENY: Need = Need { deny: true, ..Need::NOTHING };
    pub(crate) const EVERYTHING: Need =
        Need::SITE.and(Need::BROWSER).and(Need::AXE).and(Need::LOADERS).and(Need::DENY);

    pub(crate) const fn and(self, other: Need) -> Need {
        Need {
            wasm: self.wasm || other.wasm,
            tools: self.tools || other.tools,
            browser: self.browser || other.browser,
            axe: self.axe || other.axe,
            loaders: self.loaders || other.loaders,
            deny: self.deny || other.deny,
        }
    }

    fn is_nothing(self) -> bool {
        !(self.wasm || self.tools || self.browser || self.axe || self.loaders || self.deny)
    }
}

/// What was found or installed.
#[derive(Default)]
pub(crate) struct Kit {
    wasm: Option<Wasm>,
    tools: Option<Tools>,
    browser: Option<Browser>,
    axe: Option<PathBuf>,
    loaders: Option<Loaders>,
    deny: Option<PathBuf>,
}

impl Kit {
    pub(crate) fn wasm(&self) -> Result<&Wasm> {
        self.wasm.as_ref().context("this step did not ask for the wasm32 toolchain")
    }

    pub(crate) fn tools(&self) -> Result<&Tools> {
        self.tools.as_ref().context("this step did not ask for the site's tools")
    }

    pub(crate) fn browser(&self) -> Result<&Browser> {
        self.browser.as_ref().context("this step did not ask for a browser")
    }

    /// The checker of accessibility, if it was asked for.
    pub(crate) fn axe(&self) -> Option<&Path> {
        self.axe.as_deref()
    }

    pub(crate) fn loaders(&self) -> Result<&Loaders> {
        self.loaders.as_ref().context("this step did not ask for the loaders of other programs")
    }

    pub(crate) fn deny(&self) -> Result<&Path> {
        self.deny.as_deref().context("this step did not ask for cargo-deny")
    }
}

/// Gathers what is needed, as one step of the run.
pub(crate) fn run(steps: &mut Steps, need: Need) -> Result<Kit> {
    if need.is_nothing() {
        return Ok(Kit::default());
    }
    let advice = "Install what it names, or repeat only this with: cargo xtask setup";
    steps.run("set-up", advice, || {
        Ok(Kit {
            wasm: need.wasm.then(toolchain::wasm).transpose()?,
            tools: need.tools.then(tools::get).transpose()?,
            browser: need.browser.then(browser::get).transpose()?,
            axe: need.axe.then(tools::axe).transpose()?,
            loaders: need.loaders.then(interop::get).transpose()?,
            deny: need.deny.then(tools::deny).transpose()?,
        })
    })
}
