//! Chromium's driver: started on a free port, ended with everything it started when the value is dropped.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};

/// A running driver.
#[derive(Debug)]
pub struct Chromedriver {
    process: Child,
    port: u16,
    // Kept open: a driver that finds nobody reading its output would end.
    _output: BufReader<ChildStdout>,
}

impl Chromedriver {
    /// Starts the driver that `FACTMARK_CHROMEDRIVER` names, or the one on the search path. Reports of crashes go to the
    /// folder `reports`, for a story may kill a page.
    ///
    /// # Errors
    /// There is no such program, or it ends before it listens, several times over.
    pub async fn start(reports: &Path) -> Result<Self> {
        // Two drivers that start at the same time may reach for the same free port; the loser ends.
        for _ in 0..4 {
            if let Ok(driver) = Self::start_once(reports).await {
                return Ok(driver);
            }
        }
        Self::start_once(reports).await
    }

    async fn start_once(reports: &Path) -> Result<Self> {
        let program = std::env::var_os("FACTMARK_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("BREAKPAD_DUMP_LOCATION", reports)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let output = process.stdout.take().context("the driver has no output")?;
        let mut output = BufReader::new(output);
        let mut line = String::new();
        loop {
            line.clear();
            if output.read_line(&mut line).await? == 0 {
                bail!("{} ended before it listened", program.display());
            }
            // "ChromeDriver was started successfully on port 40127."
            if let Some((_, port)) = line.trim().rsplit_once("successfully on port ") {
                let port = port.trim_end_matches('.').parse().context("the driver names no port")?;
                return Ok(Self { process, port, _output: output });
            }
        }
    }

    /// Its process group, which is that of the browser, too.
    pub fn group(&self) -> Option<u32> {
        self.process.id()
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // The browser is in the driver's process group and would outlive it.
        if let Some(group) = self.process.id() {
            std::process::Command::new("kill")
                .args(["-KILL", "--", &format!("-{group}")])
                .stderr(Stdio::null())
                .status()
                .ok();
        }
    }
}
