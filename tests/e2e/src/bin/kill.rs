//! Kills the page's process and the whole browser, many times, while somebody edits; counts what is missing after.
//!
//! `kill [--rounds N] [--seed S] [--only page|browser]`: N kills of each (200). Fails if something is missing whose
//! “Saved” was on screen.

use anyhow::{Context, Result, bail};
use factmark_e2e::killing::{Counts, Victim, check, dice::Dice, kill};
use factmark_e2e::tell;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (mut rounds, mut seed) = (200, 1);
    let mut victims = vec![("page’s process", Victim::Renderer), ("whole browser", Victim::Browser)];
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().with_context(|| format!("{word} wants a value"))?;
        match word.as_str() {
            "--rounds" => rounds = value.parse().context("--rounds wants a number")?,
            "--seed" => seed = value.parse().context("--seed wants a number")?,
            "--only" if value == "page" => victims.truncate(1),
            "--only" if value == "browser" => drop(victims.remove(0)),
            _ => bail!(
                "`{word} {value}` is not understood: kill [--rounds N] [--seed S] [--only page|browser]"
            ),
        }
    }
    let mut all: Vec<(&str, Counts)> = Vec::new();
    for (name, victim) in victims {
        let mut counts = Counts::default();
        tell(async |stage| {
            counts = kill(stage, victim, rounds, &mut Dice::new(seed)).await?;
            Ok(())
        })
        .await
        .with_context(|| format!("killing the {name}"))?;
        println!("{name}: {counts}");
        all.push((name, counts));
    }
    all.iter().try_for_each(|(name, counts)| check(counts).context(*name))
}
