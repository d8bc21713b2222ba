//! A named, timed step, and the table of all steps at the end.

use anyhow::{Context, Result};
use std::time::{Duration, Instant};

/// The steps of one run so far.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Done>,
}

struct Done {
    name: String,
    end: End,
}

enum End {
    Passed(Duration),
    Failed(Duration),
    NotRun,
}

impl Steps {
    /// Runs one step. `advice` tells what to do when it fails.
    pub(crate) fn run<T>(&mut self, name: &str, advice: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n==> {name}");
        let start = now();
        let result = work();
        let time = start.elapsed();
        let word = if result.is_ok() { "done" } else { "FAILED" };
        println!("<== {name}: {word} in {}", seconds(time));
        let end = if result.is_ok() { End::Passed(time) } else { End::Failed(time) };
        self.done.push(Done { name: name.to_owned(), end });
        result.with_context(|| format!("step `{name}` failed. {advice}\nIt said"))
    }

    /// Notes a step that an earlier failure kept from running.
    pub(crate) fn not_run(&mut self, name: &str) {
        self.done.push(Done { name: name.to_owned(), end: End::NotRun });
    }

    /// Prints the table.
    pub(crate) fn summary(&self) {
        let width = self.done.iter().map(|done| done.name.len()).max().unwrap_or(0).max("total".len());
        let mut total = Duration::ZERO;
        println!("\nsummary");
        for Done { name, end } in &self.done {
            let (word, time) = match end {
                End::Passed(time) => ("ok", *time),
                End::Failed(time) => ("FAILED", *time),
                End::NotRun => ("not run", Duration::ZERO),
            };
            total += time;
            println!("  {name:width$}  {word:7}  {:>9}", seconds(time));
        }
        println!("  {:width$}  {:7}  {:>9}", "total", "", seconds(total));
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the rule is for code that runs in the browser; this tool never does"
)]
fn now() -> Instant {
    Instant::now()
}

fn seconds(time: Duration) -> String {
    if time.as_secs() < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} m {:02} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn times_are_readable() {
        assert_eq!(seconds(Duration::from_millis(1234)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 m 05 s");
    }

    #[test]
    fn a_failure_names_the_step_the_advice_and_the_cause() {
        let error = Steps::default().run::<()>("format", "Run cargo fmt.", || Err(anyhow!("3 files differ")));
        let text = format!("{:#}", error.unwrap_err());
        assert!(
            text.contains("`format`") && text.contains("Run cargo fmt.") && text.contains("3 files differ")
        );
    }
}
