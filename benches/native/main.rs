//! How the work of the core grows with the text: `cargo xtask bench`. Each task is timed on texts of 4 kB to 4 MB,
//! with an annotation for every 100 characters, and the growth from size to size is shown as an exponent:
//! 0 does not grow, 1 is linear, n log n shows as up to 1.1, and what is worse is marked.
//!
//! A harness of its own instead of a library: what is asked is one table of growth, not the noise of one figure.

#![allow(clippy::unwrap_used, reason = "a bench that cannot go on shall stop")]
#![allow(missing_docs, reason = "a program, not a library")]

mod counting;
mod tasks;
mod work;

use std::time::{Duration, Instant};

use work::Work;

/// Characters of the texts; the last is the 5 MB file of the issue, with its annotations.
const SIZES: [usize; 4] = [4_000, 40_000, 400_000, 4_000_000];

/// So long one task is repeated on one size.
const BUDGET: Duration = Duration::from_millis(400);

/// Growth from which on a task is worse than n log n, with room for noise.
const TOO_STEEP: f64 = 1.35;

/// Faster than this, caches and the clock decide.
const NOISE: f64 = 0.000_2;

fn main() {
    let mut rows: Vec<(&'static str, Vec<f64>)> = Vec::new();
    let mut stored = Vec::new();
    for size in SIZES {
        let mut work = Work::new(size);
        for (name, task) in tasks::ALL {
            let time = fastest(|| task(&mut work));
            match rows.iter_mut().find(|(row, _)| *row == name) {
                Some((_, times)) => times.push(time),
                None => rows.push((name, vec![time])),
            }
        }
        stored.push(tasks::bytes_of_one_edit(&mut work));
    }
    print(&rows, &stored);
}

/// Seconds of the fastest run: what disturbs a run only makes it slower.
fn fastest(mut task: impl FnMut() -> Duration) -> f64 {
    let start = now();
    let mut best = Duration::MAX;
    let mut n_runs = 0;
    while n_runs < 3 || start.elapsed() < BUDGET && n_runs < 200 {
        best = best.min(task());
        n_runs += 1;
    }
    best.as_secs_f64()
}

#[allow(clippy::disallowed_methods, reason = "the rule is for code that runs in the browser")]
fn now() -> Instant {
    Instant::now()
}

fn print(rows: &[(&str, Vec<f64>)], stored: &[usize]) {
    let heads: String = SIZES.iter().map(|size| format!(" {} kB |", size / 1000)).collect();
    println!("| milliseconds |{heads} growth | |\n|---|{}--:|---|", "--:|".repeat(SIZES.len()));
    for (name, times) in rows {
        let cells: String = times.iter().map(|time| format!(" {:.3} |", time * 1000.0)).collect();
        let exponent = growth(times);
        let verdict = if exponent > TOO_STEEP { "worse than n log n" } else { "" };
        println!("| {name} |{cells} {exponent:.2} | {verdict} |");
    }
    let cells: String = stored.iter().map(|bytes| format!(" {bytes} |")).collect();
    println!("| bytes stored for one edit |{cells} | |");
}

/// The steepest growth between neighbouring sizes: t ~ n^exponent.
fn growth(times: &[f64]) -> f64 {
    let pairs = times.windows(2).zip(SIZES.windows(2));
    pairs
        .filter(|(times, _)| times[1] > NOISE)
        .map(|(times, sizes)| {
            (times[1] / times[0].max(NOISE)).ln() / (sizes[1] as f64 / sizes[0] as f64).ln()
        })
        .fold(0.0, f64::max)
}
