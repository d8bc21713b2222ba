//! axe-core, the checker of accessibility: put into the page by the tests, never part of the site.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use crate::page::Page;

/// What `cargo xtask setup` installs.
const VERSION: &str = "4.14.1";

/// WCAG 2.0 to 2.2, levels A and AA, and the rules that axe-core calls good practice.
const TAGS: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/// Good practice that is wrong here. The heading of the first level is the article's, and not every article has one.
const LEFT_OUT: [&str; 1] = ["page-has-heading-one"];

/// A rule that is broken, and where.
#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Place>,
}

/// An element that breaks a rule.
#[derive(Debug, Deserialize)]
struct Place {
    target: String,
    summary: String,
}

impl Page {
    /// Looks at everything on screen.
    ///
    /// # Errors
    /// A rule is broken; tells which ones, where, and what would help. Or axe-core is not installed.
    pub async fn check_accessible(&self, screen: &str) -> Result<()> {
        self.wait_still().await?;
        if !self.read::<bool>("return Boolean(window.axe)", json!([])).await? {
            self.browser()
                .driver()
                .execute(source()?, Vec::new())
                .await
                .context("axe-core does not start")?;
        }
        let body = "const [tags, leftOut] = arguments;
            const options = { runOnly: tags, resultTypes: ['violations'],
                rules: Object.fromEntries(leftOut.map((rule) => [rule, { enabled: false }])) };
            return axe.run(document, options).then(({ violations }) => violations.map(({ id, help, nodes }) =>
                ({ id, help, nodes: nodes.map((node) =>
                    ({ target: node.target.join(' '), summary: node.failureSummary })) })));";
        let violations: Vec<Violation> = self.read(body, json!([TAGS, LEFT_OUT])).await?;
        ensure!(violations.is_empty(), "{screen}:\n{}", tell(&violations)?);
        Ok(())
    }
}

/// The checker's one file: where `cargo xtask test` says, or where `cargo xtask setup` puts it.
fn source() -> Result<String> {
    let file = match std::env::var_os("FACTMARK_AXE") {
        Some(file) => PathBuf::from(file),
        None => std::env::home_dir()
            .context("there is no home folder")?
            .join(format!(".cache/factmark/axe-core-{VERSION}/node_modules/axe-core/axe.min.js")),
    };
    std::fs::read_to_string(&file)
        .with_context(|| format!("axe-core is not in {}; install it with: cargo xtask setup", file.display()))
}

fn tell(violations: &[Violation]) -> Result<String> {
    let mut told = String::new();
    for violation in violations {
        writeln!(told, "{}: {}", violation.id, violation.help)?;
        for place in &violation.nodes {
            writeln!(told, "  {}\n    {}", place.target, place.summary.replace('\n', "\n    "))?;
        }
    }
    Ok(told)
}
