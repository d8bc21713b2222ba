//! Serves the built site on this machine, on a port of its own, for as long as the value lives or until it is stopped.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use anyhow::{Context, Result, bail, ensure};
use axum::Router;
use axum::response::Html;
use axum::routing::{get, post};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, Notify};
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// The built site, being served.
#[derive(Debug)]
pub struct Site {
    port: u16,
    stop: Arc<Notify>,
    server: Mutex<Option<JoinHandle<()>>>,
    own: Option<TempDir>,
    heard: Arc<Heard>,
}

/// What a page is given before its own scripts, and what it has told since.
#[derive(Debug, Default)]
struct Heard {
    before: std::sync::Mutex<Option<String>>,
    told: std::sync::Mutex<Vec<String>>,
}

/// Runs first in each page of a browser that keeps no records for its driver.
const WATCH: &str = include_str!("watch.js");

impl Site {
    /// Serves the folder that `FACTMARK_DIST` names, or `dist` at the root of the project.
    ///
    /// # Errors
    /// There is no built site, or no port is free.
    pub async fn serve() -> Result<Self> {
        Self::serve_folder(&built()?, None).await
    }

    /// Serves a copy of it, which may be changed.
    ///
    /// # Errors
    /// There is no built site, it cannot be copied, or no port is free.
    pub async fn serve_copy() -> Result<Self> {
        let own = TempDir::with_prefix("factmark-site-")?;
        for entry in std::fs::read_dir(built()?)? {
            let entry = entry?;
            std::fs::copy(entry.path(), own.path().join(entry.file_name()))?;
        }
        let folder = own.path().to_owned();
        Self::serve_folder(&folder, Some(own)).await
    }

    async fn serve_folder(folder: &Path, own: Option<TempDir>) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("no port is free")?;
        let port = listener.local_addr()?.port();
        let heard = Arc::<Heard>::default();
        let (given, told, index) = (Arc::clone(&heard), Arc::clone(&heard), folder.join("index.html"));
        let page = async move || Html(given.page(&std::fs::read_to_string(&index).unwrap_or_default()));
        let listen =
            async move |words: String| told.told.lock().unwrap_or_else(PoisonError::into_inner).push(words);
        let router = Router::new()
            .route("/", get(page))
            .route("/told", post(listen))
            .fallback_service(ServeDir::new(folder));
        let stop = Arc::new(Notify::new());
        let stopped = Arc::clone(&stop);
        let server = tokio::spawn(async move {
            // Connections that are kept open end, too. A failure shows in the browser that asks.
            axum::serve(listener, router)
                .with_graceful_shutdown(async move { stopped.notified().await })
                .await
                .ok();
        });
        Ok(Self { port, stop, server: Mutex::new(Some(server)), own, heard })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Stops it: from now on nobody answers at its address.
    ///
    /// # Errors
    /// It was stopped before, or failed.
    pub async fn stop(&self) -> Result<()> {
        self.stop.notify_one();
        let server = self.server.lock().await.take().context("the site was stopped before")?;
        Ok(server.await?)
    }

    /// Changes a file of a site that [`Site::serve_copy`] serves.
    ///
    /// # Errors
    /// It is not such a site, or there is no such file.
    pub fn change(&self, file: &str, change: impl FnOnce(&str) -> String) -> Result<()> {
        let path = self.own.as_ref().context("this site is not a copy")?.path().join(file);
        let text = std::fs::read_to_string(&path).with_context(|| format!("no {file} in the site"))?;
        Ok(std::fs::write(path, change(&text))?)
    }

    /// Loses the file of such a site whose name ends so.
    ///
    /// # Errors
    /// It is not such a site, or there is no such file.
    pub fn lose(&self, ending: &str) -> Result<()> {
        let folder = self.own.as_ref().context("this site is not a copy")?;
        for entry in std::fs::read_dir(folder.path())? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(ending) {
                return Ok(std::fs::remove_file(path)?);
            }
        }
        bail!("no file of the site ends in {ending}")
    }

    /// From now on each page tells this server what a console would say and whom it asks; and runs `before` first,
    /// if there is one.
    pub fn watch(&self, before: Option<&str>) {
        let mut script = self.heard.before.lock().unwrap_or_else(PoisonError::into_inner);
        if script.is_none() || before.is_some() {
            *script = Some(format!("{WATCH}\n{}", before.unwrap_or_default()));
        }
    }

    /// Checks what watched pages told since the last call.
    ///
    /// # Errors
    /// They told of a warning, an error, or a request to somebody else.
    pub fn check_quiet(&self) -> Result<()> {
        let told = std::mem::take(&mut *self.heard.told.lock().unwrap_or_else(PoisonError::into_inner));
        ensure!(told.is_empty(), "the page is not quiet: {told:#?}");
        Ok(())
    }
}

impl Heard {
    /// The page, with the script where the page's own rules for scripts do not hold yet: before they are given.
    fn page(&self, source: &str) -> String {
        match &*self.before.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(script) => source.replacen("<head>", &format!("<head><script>{script}</script>"), 1),
            None => source.to_owned(),
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(server) = self.server.get_mut().take() {
            server.abort();
        }
    }
}

/// The folder of the built site.
fn built() -> Result<PathBuf> {
    let folder = match std::env::var_os("FACTMARK_DIST") {
        Some(folder) => folder.into(),
        None => project().join("dist"),
    };
    if !folder.join("index.html").is_file() {
        bail!("there is no built site in {}; build it with: cargo xtask build", folder.display());
    }
    Ok(folder)
}

/// The address of the site in one file: the one that `FACTMARK_SINGLE` names, or that of the project.
///
/// # Errors
/// There is none.
pub fn single_file() -> Result<String> {
    let file = match std::env::var_os("FACTMARK_SINGLE") {
        Some(file) => file.into(),
        None => project().join("dist-single").join("factmark.html"),
    };
    let file = file.canonicalize().with_context(|| format!("there is no {}", file.display()))?;
    Ok(format!("file://{}", file.display()))
}

/// The root of the project.
pub fn project() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).to_owned()
}
