//! A browser's driver: started on a free port, ended with everything it started when the value is dropped.

use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU16, Ordering};

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, ChildStdout, Command};

use crate::engine::Engine;
use crate::wait;

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    port: u16,
    // Ends after the driver's group, for the browser shows itself there.
    _screen: Option<Screen>,
}

/// A screen that nobody sees, for a browser that cannot do without.
#[derive(Debug)]
struct Screen {
    _process: Child,
    display: String,
    // Kept open: a server that finds nobody reading its output would end.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// Starts the driver of this engine. What it and the browser write beside the profile goes to the folder `home`,
    /// reports of crashes as well, for a story may kill a page; files that the browser is told to keep go to `downloads`.
    ///
    /// # Errors
    /// There is no such program, or it ends before it listens, several times over.
    pub async fn start(engine: Engine, home: &Path, downloads: &Path) -> Result<Self> {
        // Another program may have taken the port meanwhile; then the driver ends.
        for _ in 0..4 {
            if let Ok(driver) = Self::start_once(engine, home, downloads).await {
                return Ok(driver);
            }
        }
        Self::start_once(engine, home, downloads).await
    }

    async fn start_once(engine: Engine, home: &Path, downloads: &Path) -> Result<Self> {
        let (variable, name) = engine.driver();
        let program = std::env::var_os(variable).unwrap_or_else(|| name.into());
        let port = free_port().await?;
        let mut command = Command::new(&program);
        command.arg(format!("--port={port}")).env("BREAKPAD_DUMP_LOCATION", home);
        let mut screen = None;
        if engine == Engine::Firefox {
            command.arg(format!("--websocket-port={}", free_port().await?));
        } else if engine == Engine::WebKit {
            let shown = Screen::start().await?;
            // The browser keeps downloads where the desktop says.
            let place = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
            std::fs::write(home.join("user-dirs.dirs"), place)?;
            for folder in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME"] {
                command.env(folder, home);
            }
            command.env("DISPLAY", &shown.display).env("GDK_BACKEND", "x11");
            // There is no graphics card to draw with, and no desktop's bus to ask.
            command
                .env("LIBGL_ALWAYS_SOFTWARE", "1")
                .env("NO_AT_BRIDGE", "1")
                .env("GSETTINGS_BACKEND", "memory");
            screen = Some(shown);
        }
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        wait::until("the driver listens", async || {
            ensure!(process.try_wait()?.is_none(), "{} ended before it listened", program.display());
            Ok(TcpStream::connect(("127.0.0.1", port)).await.ok())
        })
        .await?;
        Ok(Self { process, port, _screen: screen })
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

impl Drop for Driver {
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

impl Screen {
    async fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start Xvfb")?;
        let mut output = BufReader::new(process.stdout.take().context("Xvfb has no output")?);
        let mut number = String::new();
        ensure!(output.read_line(&mut number).await? > 0, "Xvfb ended before it had a screen");
        Ok(Self { _process: process, display: format!(":{}", number.trim()), _output: output })
    }
}

/// A port that nobody listens at, and that no other call has answered: below those that the system gives to whoever asks
/// for any, so that nobody takes it before the driver does.
async fn free_port() -> Result<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    const FIRST: u16 = 15_000;
    const ALL: u16 = 15_000;
    // Stories of several processes begin at different places.
    let place = (std::process::id() % u32::from(ALL)) as u16;
    for _ in 0..ALL {
        let port = FIRST + place.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed)) % ALL;
        if TcpListener::bind(("127.0.0.1", port)).await.is_ok() {
            return Ok(port);
        }
    }
    bail!("no port is free")
}
