//! Serves the built site on this machine, on a port of its own, for as long as the value lives.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// The built site, being served.
#[derive(Debug)]
pub struct Site {
    port: u16,
    server: JoinHandle<()>,
}

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
        let router = Router::new().fallback_service(ServeDir::new(folder));
        let server = tokio::spawn(async move {
            // It ends with the task; a failure shows in the browser that asks.
            axum::serve(listener, router).await.ok();
        });
        Ok(Self { port, server })
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
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
