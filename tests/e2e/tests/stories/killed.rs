//! Pages and browsers that are killed while somebody works, a few of each; `cargo xtask kill` does many.

use anyhow::Result;
use factmark_e2e::killing::{Victim, check, dice::Dice, kill};
use factmark_e2e::tell;

const ROUNDS: usize = 5;

#[tokio::test]
async fn what_was_saved_survives_the_end_of_the_page() -> Result<()> {
    tell(async |stage| check(&kill(stage, Victim::Renderer, ROUNDS, &mut Dice::new(11)).await?)).await
}

#[tokio::test]
async fn what_was_saved_survives_the_end_of_the_browser() -> Result<()> {
    tell(async |stage| check(&kill(stage, Victim::Browser, ROUNDS, &mut Dice::new(12)).await?)).await
}
