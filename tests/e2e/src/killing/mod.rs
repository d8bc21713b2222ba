//! The kill test: somebody edits at random by real keys; at a random moment the page's process, or the whole browser,
//! is killed. After the restart every edit whose “Saved” was on screen must be there.
//!
//! | module | its one job |
//! |---|---|
//! | [`dice`] | chance that can be repeated |
//! | [`hand`] | one edit at random, by keys |
//! | [`witness`] | what is on screen and stored at one moment, and whether a later state keeps it |
//! | [`processes`] | finding processes and killing them |

pub mod dice;
mod hand;
mod processes;
mod witness;

use std::fmt;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use thirtyfour::WindowHandle;

use crate::browser::Setting;
use crate::page::{Page, Scope};
use crate::stage::Stage;
use crate::wait;
use dice::Dice;
use witness::{Witness, missing};

/// What is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Victim {
    /// The process that shows the page.
    Renderer,
    /// The whole browser; its profile stays.
    Browser,
}

/// What came of many kills.
#[derive(Debug, Default)]
pub struct Counts {
    /// How often something was killed.
    pub kills: usize,
    /// How many of them came while an edit was under way, so that nobody knows whether it had happened.
    pub in_midst: usize,
    /// Edits that were made.
    pub edits: usize,
    /// Edits whose “Saved” was on screen.
    pub saved: usize,
    /// Kills after which something was missing that had been said to be saved; what it was.
    pub losses: Vec<String>,
    /// Exports after a restart, each with every offset checked.
    pub exports: usize,
    /// Tabs in which the browser did not open the page after its process was killed, so that another one was opened.
    pub stuck: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kills, in_midst, edits, saved, losses, exports, stuck } = self;
        write!(
            f,
            "{kills} kills ({in_midst} in the midst of an edit), {edits} edits, {saved} told “Saved”, \
             {} kills that lost one of these, {exports} exports checked, {stuck} tabs that did not load",
            losses.len()
        )
    }
}

/// How long a person may be told "Saving" at most, in polls of about ten milliseconds.
const POLLS: usize = 300;
/// Many rounds take a while; so often it is told how they go.
const TELL_EVERY: usize = 20;
/// An export takes a second, so only some restarts make one.
const EXPORT_EVERY: usize = 5;

/// Kills `victim` so many times; what one round left, the next one goes on with.
///
/// # Errors
/// The browser does not start, or the page does not come back. Losses are counted, they are no errors.
pub async fn kill(stage: &Stage, victim: Victim, rounds: usize, dice: &mut Dice) -> Result<Counts> {
    let mut counts = Counts::default();
    let mut page = stage.first_visit().await?;
    leave_room(&page).await?;
    for round in 0..rounds {
        let (states, is_in_midst) = work(&page, dice, &mut counts).await.context("while working")?;
        page = match victim {
            Victim::Renderer => come_back(page, &mut counts.stuck).await?,
            Victim::Browser => restart(stage, page).await?,
        };
        counts.kills += 1;
        counts.in_midst += usize::from(is_in_midst);
        let after = settled(&page).await.context("after the restart")?;
        let lost = missing(&states, &after, is_in_midst);
        if !lost.is_empty() {
            counts.losses.push(format!("round {round}: {}", lost.join("; ")));
        }
        if round % EXPORT_EVERY == 0 {
            page.export(Scope::AllArticles).await?.exported()?;
            counts.exports += 1;
        }
        if (round + 1) % TELL_EVERY == 0 {
            eprintln!("so far: {counts}");
        }
    }
    stage.leave(page).await?;
    Ok(counts)
}

/// Edits for a while. Returns what was seen since “Saved” was last on screen, that moment first; and whether the next
/// moment belongs to an edit that nobody saw the end of.
async fn work(page: &Page, dice: &mut Dice, counts: &mut Counts) -> Result<(Vec<Witness>, bool)> {
    let mut states = vec![settled(page).await?];
    for _ in 0..=dice.below(6) {
        hand::edit(page, dice).await?;
        counts.edits += 1;
        // Now and then nobody waits to be told.
        let polls = if dice.below(4) == 0 { 1 } else { POLLS };
        for _ in 0..polls {
            let now = Witness::of(page).await?;
            let is_saved = now.is_saved();
            if is_saved {
                states.clear();
                counts.saved += 1;
            }
            states.push(now);
            if is_saved {
                break;
            }
        }
    }
    let is_in_midst = dice.below(3) == 0;
    if is_in_midst {
        hand::tag(page, dice).await?;
        tokio::time::sleep(Duration::from_millis(dice.below(30) as u64)).await;
    }
    Ok((states, is_in_midst))
}

/// The page when it says that everything is saved.
async fn settled(page: &Page) -> Result<Witness> {
    wait::until("everything is saved", async || {
        let now = Witness::of(page).await?;
        Ok(now.is_saved().then_some(now))
    })
    .await
}

/// The first tab of a browser becomes a room to go on from when the page's own tab is dead.
async fn leave_room(page: &Page) -> Result<()> {
    let driver = page.browser().driver();
    driver.goto("about:blank").await?;
    let next = driver.new_tab().await?;
    driver.switch_to_window(next).await?;
    page.load().await
}

/// How long a tab has to load the page, and how many tabs may fail: now and then Chromium keeps one waiting in which
/// something is opened while it still notices that a process has gone.
const LOAD: Duration = Duration::from_secs(30);
const MOST_STUCK: usize = 2;

async fn come_back(page: Page, stuck: &mut usize) -> Result<Page> {
    let driver = page.browser().driver();
    let dead = driver.window().await?;
    let room = driver.windows().await?.into_iter().find(|window| *window != dead).context("no other tab")?;
    processes::kill_page(page.browser().group()?)?;
    driver.switch_to_window(room.clone()).await?;
    driver.set_page_load_timeout(LOAD).await?;
    close(&page, &dead).await;
    for tries_left in (0..=MOST_STUCK).rev() {
        driver.switch_to_window(room.clone()).await?;
        let next = driver.new_tab().await?;
        driver.switch_to_window(next.clone()).await?;
        match page.load().await {
            Ok(()) => break,
            Err(error) if tries_left == 0 => return Err(error.context("no tab loads the page")),
            Err(error) => {
                eprintln!("a tab does not load: {error:#}");
                *stuck += 1;
                close(&page, &next).await;
            }
        }
    }
    Ok(page)
}

/// A dead tab is nothing to look at; if it cannot be closed, it stays.
async fn close(page: &Page, tab: &WindowHandle) {
    let target = serde_json::json!({ "targetId": tab.to_string() });
    page.browser().devtools("Target.closeTarget", target).await.ok();
}

async fn restart(stage: &Stage, page: Page) -> Result<Page> {
    let setting = Setting { profile: Some(page.browser().profile()), ..Setting::default() };
    processes::kill_browser(page.browser().group()?)?;
    stage.abandon(page).await;
    stage.visit(&setting).await
}

/// Nothing that was said to be saved may be missing.
///
/// # Errors
/// Something is; it is named.
pub fn check(counts: &Counts) -> Result<()> {
    ensure!(counts.losses.is_empty(), "lost although “Saved” was on screen: {:#?}", counts.losses);
    Ok(())
}
