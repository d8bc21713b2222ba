//! Serves the built site on this machine, on a port of its own, for as long as the value lives or until it is stopped.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::Html;
use axum::routing::{get, post};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, Notify};
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::watch::Watch;

/// The built site, being served.
#[derive(Debug)]
pub struct Site {
    port: u16,
    stop: Arc<Notify>,
    server: Mutex<Option<JoinHandle<()>>>,
    own: Option<TempDir>,
    watch: Arc<Watch>,
}

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
        let watch = Arc::<Watch>::default();
        let router = watched(folder, &watch).fallback_service(ServeDir::new(folder));
        let stop = Arc::new(Notify::new());
        let stopped = Arc::clone(&stop);
        let server = tokio::spawn(async move {
            // Connections that are kept open end, too. A failure shows in the browser that asks.
            axum::serve(listener, router)
                .with_graceful_shutdown(async move { stopped.notified().await })
                .await
                .ok();
        });
        Ok(Self { port, stop, server: Mutex::new(Some(server)), own, watch })
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

    /// What pages tell this server, if they are watched.
    pub fn watch(&self) -> &Watch {
        &self.watch
    }
}

/// What is served otherwise than it stands in the folder, if pages are watched.
fn watched(folder: &Path, watch: &Arc<Watch>) -> Router {
    let file = |name: &str| {
        let path = folder.join(name);
        move || std::fs::read_to_string(&path).unwrap_or_default()
    };
    let script = |text: String| ([(CONTENT_TYPE, "text/javascript"), (CACHE_CONTROL, "no-store")], text);
    let (page, worker) = (file("index.html"), (file("index.html"), file("sw.js")));
    let [at_page, at_worker, at_script, at_words] = std::array::from_fn(|_| Arc::clone(watch));
    Router::new()
        .route("/", get(async move || Html(at_page.page(&page()))))
        .route("/sw.js", get(async move || script(at_worker.worker(&worker.1(), &worker.0()))))
        .route("/watch.js", get(async move || script(at_script.script())))
        .route("/told", post(async move |words: String| at_words.hear(words)))
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
