//! The end-to-end stories in another browser engine: `cargo xtask test --browser NAME`.

use crate::setup::Need;
use crate::step::Steps;
use crate::{browser, build, debian, project, setup, shell, tools};
use anyhow::{Context, Result, bail, ensure};
use std::path::PathBuf;
use std::process::Command;

/// A browser engine that the stories can be told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// With fonts, so that every script of the stories has letters of some width.
const FIREFOX: [&str; 3] = ["firefox-esr", "fonts-noto-core", "fonts-noto-color-emoji"];
/// With the screen that this browser cannot do without.
const WEBKIT: [&str; 4] = ["webkit2gtk-driver", "xvfb", "fonts-noto-core", "fonts-noto-color-emoji"];

/// Part of a story's name, the engines that it cannot be told to, and why.
type Exception = (&'static str, &'static [Engine], &'static str);

const OTHERS: &[Engine] = &[Engine::Firefox, Engine::WebKit];
const EMULATED: &str = "needs DevTools: an emulated phone, touched with fingers";
const SCREENS: &str = "needs DevTools: sizes of the screen and colour schemes, one after the other";
const PRIVATE: &str =
    "this browser forgets everything at its end when it is driven: its sessions are private ones";
const NO_FOLDER: &str = "this browser lets no page write to a folder";
const KILLED: &str = "needs DevTools and Chromium’s processes: what is killed while somebody works";
/// Stories that an engine's driver gives no means to tell. A story that fails does not belong here.
const EXCEPTIONS: [Exception; 16] = [
    ("accessible::in_arabic", OTHERS, SCREENS),
    ("accessible::in_english", OTHERS, SCREENS),
    ("accessible::in_german", OTHERS, SCREENS),
    ("accessible::in_spanish", OTHERS, SCREENS),
    ("accessible::with_many_articles_and_with_trouble", OTHERS, SCREENS),
    ("backup::after_a_week_without_a_backup_there_is_a_reminder", &[Engine::WebKit], PRIVATE),
    ("backup::after_each_pause_the_folder_holds_everything", &[Engine::WebKit], NO_FOLDER),
    ("keeping::a_second_visit_finds_everything_as_it_was_left", &[Engine::WebKit], PRIVATE),
    ("keeping::a_tab_killed_right_after_a_tag_has_lost_nothing", OTHERS, KILLED),
    ("killed::what_was_saved_survives_the_end_of_the_browser", OTHERS, KILLED),
    ("killed::what_was_saved_survives_the_end_of_the_page", OTHERS, KILLED),
    ("languages::panels_slide_in_from_their_side", OTHERS, EMULATED),
    ("phone::marking_with_a_thumb", OTHERS, EMULATED),
    ("single_file::one_file_keeps_the_work_when_the_browser_ends", &[Engine::WebKit], PRIVATE),
    ("touch::a_finger_drags_a_bound", OTHERS, EMULATED),
    ("touch::bounds_move_and_links_are_made_by_buttons", OTHERS, EMULATED),
];

impl Engine {
    /// Every one.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The one of this name.
    pub(crate) fn named(name: &str) -> Result<Self> {
        match name {
            "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            _ => bail!("there is no browser `{name}`; it may be chromium, firefox or webkit"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Finds the browser and its driver, or installs them, and tells the stories where they are.
    pub(crate) fn announce(self, command: &mut Command) -> Result<()> {
        command.env("FACTMARK_BROWSER", self.name());
        match self {
            Self::Chromium => browser::get()?.announce(command),
            Self::Firefox => {
                let (program, _) = find_or_install(["firefox-esr", "firefox-esr"], &FIREFOX)?;
                let driver = tools::geckodriver()?;
                tell_versions(&program, &driver);
                command.env("FACTMARK_FIREFOX", program).env("FACTMARK_GECKODRIVER", driver);
            }
            Self::WebKit => {
                let (driver, _) = find_or_install(["WebKitWebDriver", "Xvfb"], &WEBKIT)?;
                let program = mini_browser()?;
                tell_versions(&program, &driver);
                command.env("FACTMARK_MINIBROWSER", program).env("FACTMARK_WEBKITDRIVER", driver);
            }
        }
        Ok(())
    }
}

/// Tells all stories to a browser, but those that it cannot be told; `dist` is a built site, else one is built.
pub(crate) fn run(steps: &mut Steps, engine: Engine, dist: Option<PathBuf>) -> Result<()> {
    let dist = match dist {
        Some(folder) => std::path::absolute(folder)?,
        None => {
            let kit = setup::run(steps, Need::SITE)?;
            build::run(steps, &kit)?;
            project::dist()
        }
    };
    ensure!(dist.join("index.html").is_file(), "there is no built site in {}", dist.display());
    let single = project::target().join("stories-single").join("factmark.html");
    steps.run("single file", "It is made of the built site alone; xtask/src/single.rs says how.", || {
        build::write_single_file(&dist, &single)
    })?;
    let mut cargo = shell::command("cargo");
    cargo.args(["test", "-p", "factmark-e2e", "--test", "stories"]);
    cargo.env("FACTMARK_DIST", dist).env("FACTMARK_SINGLE", single);
    steps.run("browser", "Install what it names and repeat.", || {
        engine.announce(&mut cargo)?;
        cargo.env("FACTMARK_AXE", tools::axe()?);
        Ok(())
    })?;
    cargo.arg("--").arg("--exact");
    for (story, engines, reason) in EXCEPTIONS {
        if engines.contains(&engine) {
            println!("not in {}: {story}: {reason}", engine.name());
            cargo.args(["--skip", story]);
        }
    }
    let advice = "The failed stories are listed above; docs/browsers.md says how to repeat one.";
    steps.run("stories", advice, || shell::show(&mut cargo))
}

fn find_or_install(names: [&str; 2], packages: &[&str]) -> Result<(PathBuf, PathBuf)> {
    let find = || Some((shell::find(names[0])?, shell::find(names[1])?));
    if find().is_none() && debian::can_install() {
        println!("browser: installing {} (about a minute, once)", packages.join(", "));
        debian::install(packages)?;
    }
    find().with_context(|| {
        let packages = packages.join(" ");
        format!("{} is missing. On Debian or Ubuntu, as root: apt-get install {packages}", names.join(" or "))
    })
}

/// WebKitGTK's small browser stands in a folder of the library, which is named after machine and version.
fn mini_browser() -> Result<PathBuf> {
    let machines = std::fs::read_dir("/usr/lib").context("there is no /usr/lib")?;
    let folders = machines.filter_map(|entry| Some(entry.ok()?.path()));
    let wanted = ["webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser", "webkitgtk-6.0/MiniBrowser"];
    folders
        .flat_map(|folder| wanted.map(|name| folder.join(name)))
        .find(|program| program.is_file())
        .context("the small browser of WebKitGTK (MiniBrowser) is not in a folder of /usr/lib")
}

fn tell_versions(program: &std::path::Path, driver: &std::path::Path) {
    for file in [program, driver] {
        let version = shell::version(file).unwrap_or_else(|| "of an unknown version".to_owned());
        println!("browser: {} {version}", file.display());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_exception_names_a_story() {
        let folder = project::root().join("tests/e2e/tests/stories");
        for (story, engines, _) in EXCEPTIONS {
            let (file, function) = story.split_once("::").unwrap();
            let source = std::fs::read_to_string(folder.join(format!("{file}.rs"))).unwrap();
            assert!(source.contains(&format!("async fn {function}()")), "{story}");
            assert!(!engines.contains(&Engine::Chromium), "{story}");
        }
    }
}
