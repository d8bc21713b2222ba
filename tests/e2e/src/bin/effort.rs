//! Plays a gold file against the built application with the cheapest keys there are, and prints how many it takes.
//!
//! `effort [--gold FILE] [--json] [--plan]`: FILE is an article in the exchanged form, marked as it shall be; without
//! it, the sample article as a careful fact-checker marks it. `--plan` counts without a browser. It fails if what the
//! keys made is not exactly what the file holds.

use anyhow::{Context, Result, bail};
use factmark_e2e::effort::{plan, play, table};
use factmark_e2e::{site, tell};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut path = site::project().join("tests/e2e/gold/sample.factmark.json");
    let (mut is_json, mut is_plan) = (false, false);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--gold" => path = words.next().context("--gold wants a file")?.into(),
            "--json" => is_json = true,
            "--plan" => is_plan = true,
            _ => bail!("`{word}` is not understood: effort [--gold FILE] [--json] [--plan]"),
        }
    }
    let name = path.display().to_string();
    let bytes = std::fs::read(&path).with_context(|| format!("cannot read {name}"))?;
    let gold = play::article_of(&name, &bytes)?;
    let plan = plan::plan(&gold)?;
    if is_json {
        println!("{}", serde_json::to_string_pretty(&table::json(&plan))?);
    } else {
        print!("{}", table::text(&plan));
    }
    if !is_plan {
        tell(async |stage| play::play(&stage.first_visit().await?, &plan, &gold).await)
            .await
            .context("these keys do not make what the gold file holds")?;
        if !is_json {
            println!("\nPlayed in the browser: every span, label and link is the gold file’s.");
        }
    }
    Ok(())
}
