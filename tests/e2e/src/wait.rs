//! Waiting for conditions. Nothing here waits for a time to pass; a time only limits how long a condition may take.

use std::fmt::Debug;
use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::{Instant, sleep};

/// How long a condition may take. Generous, for machines that do other things at the same time.
const LIMIT: Duration = Duration::from_secs(20);
/// How often it is looked at.
const PACE: Duration = Duration::from_millis(20);

/// Waits until `look` finds something.
///
/// # Errors
/// Nothing was found within the limit; tells the last error of `look`, if there was one.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let deadline = Instant::now() + LIMIT;
    let mut problem = None;
    loop {
        match look().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => {}
            Err(error) => problem = Some(error),
        }
        if Instant::now() >= deadline {
            match problem {
                Some(error) => return Err(error.context(format!("waited in vain: {what}"))),
                None => bail!("waited in vain: {what}"),
            }
        }
        sleep(PACE).await;
    }
}

/// Waits until `look` answers `expected`.
///
/// # Errors
/// It did not within the limit; tells the last answer.
pub async fn until_equal<T: PartialEq + Debug>(
    what: &str,
    expected: &T,
    mut look: impl AsyncFnMut() -> Result<T>,
) -> Result<()> {
    let mut last = None;
    let result = until(what, async || {
        let found = look().await?;
        let is_equal = found == *expected;
        last = Some(found);
        Ok(is_equal.then_some(()))
    })
    .await;
    match (result, last) {
        (Err(error), Some(last)) => {
            Err(error.context(format!("{what}\n  expected: {expected:#?}\n  found: {last:#?}")))
        }
        (result, _) => result,
    }
}
