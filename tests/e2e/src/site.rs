//! Serves the built site on this machine, on a port of its own, for as long as the value lives.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, bail, ensure};
use axum::Router;
use axum::response::Html;
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// The built site, being served.
#[derive(Debug)]
pub struct Site {
    port: u16,
    server: JoinHandle<()>,
    heard: Arc<Heard>,
}

/// What a page is given before its own scripts, and what it has told since.
#[derive(Debug, Default)]
struct Heard {
    before: Mutex<Option<String>>,
    told: Mutex<Vec<String>>,
}

/// Runs first in each page of a browser that keeps no records for its driver.
const WATCH: &str = include_str!("watch.js");

impl Site {
    /// Serves the folder that `FACTMARK_DIST` names, or `dist` at the root of the project.
    ///
    /// # Errors
    /// There is no built site, or no port is free.
    pub async fn serve() -> Result<Self> {
        let folder = folder();
        if !folder.join("index.html").is_file() {
            bail!("there is no built site in {}; build it with: cargo xtask build", folder.display());
        }
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
        let server = tokio::spawn(async move {
            // It ends with the task; a failure shows in the browser that asks.
            axum::serve(listener, router).await.ok();
        });
        Ok(Self { port, server, heard })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
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
        self.server.abort();
    }
}

fn folder() -> PathBuf {
    match std::env::var_os("FACTMARK_DIST") {
        Some(folder) => folder.into(),
        None => project().join("dist"),
    }
}

/// The root of the project.
pub fn project() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).unwrap_or(own).to_owned()
}
