//! The processes of one browser, found in `/proc` by the group they share with its driver, and ended with SIGKILL.

use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

/// A process of the group.
#[derive(Debug)]
struct Process {
    id: u32,
    /// The command line, with blanks between the words.
    words: String,
    /// Memory pages in use.
    pages: u64,
}

/// Kills the process that shows the page: of all that show one, the one that has most in memory.
pub(super) fn kill_page(group: u32) -> Result<()> {
    let renderers = members(group)?.into_iter().filter(|process| process.words.contains("--type=renderer"));
    let page = renderers.max_by_key(|process| process.pages).context("no process shows the page")?;
    end(page.id)
}

/// Kills the browser itself; what it started ends by itself.
pub(super) fn kill_browser(group: u32) -> Result<()> {
    let is_browser =
        |process: &Process| process.words.contains("--user-data-dir=") && !process.words.contains("--type=");
    let browser = members(group)?.into_iter().filter(is_browser).max_by_key(|process| process.pages);
    end(browser.context("the browser does not run")?.id)
}

fn end(id: u32) -> Result<()> {
    let status = Command::new("kill").args(["-KILL", &id.to_string()]).status()?;
    ensure!(status.success(), "process {id} cannot be killed");
    let mut looks_left = 2_000;
    // Dead, but perhaps not yet waited for by its parent.
    while stat(id).is_some_and(|fields| fields.first().is_some_and(|state| state != "Z")) {
        ensure!(looks_left > 0, "process {id} lives on");
        looks_left -= 1;
        sleep(Duration::from_millis(5));
    }
    Ok(())
}

fn members(group: u32) -> Result<Vec<Process>> {
    let mut members = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let Some(id) = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let Some(fields) = stat(id) else { continue };
        // State, parent, group; resident pages stand 22nd from the state.
        if fields.get(2).and_then(|field| field.parse().ok()) != Some(group) {
            continue;
        }
        let words =
            std::fs::read(Path::new("/proc").join(id.to_string()).join("cmdline")).unwrap_or_default();
        let words = String::from_utf8_lossy(&words).replace('\0', " ");
        let pages = fields.get(21).and_then(|field| field.parse().ok()).unwrap_or(0);
        members.push(Process { id, words, pages });
    }
    Ok(members)
}

/// What stands in `/proc/ID/stat` behind the name of the program.
fn stat(id: u32) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(')')?;
    Some(fields.split_whitespace().map(str::to_owned).collect())
}
