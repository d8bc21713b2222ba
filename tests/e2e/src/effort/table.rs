//! The report: per label, in all, and what costs most.

use std::fmt::Write;

use factmark::model::LabelId;
use serde_json::{Value, json};

use super::RULE;
use super::plan::Effort;
use super::press::Press;

/// How many of the most expensive annotations are listed.
const N_LISTED: usize = 10;

/// What the annotations of one label take, or all of them.
#[derive(Debug, Default)]
struct Sum {
    n_annotations: usize,
    n_presses: usize,
}

impl Sum {
    fn of<'a>(plan: impl Iterator<Item = &'a Effort>) -> Self {
        plan.fold(Self::default(), |sum, effort| Self {
            n_annotations: sum.n_annotations + 1,
            n_presses: sum.n_presses + effort.cost(),
        })
    }

    fn per_annotation(&self) -> f64 {
        self.n_presses as f64 / self.n_annotations.max(1) as f64
    }
}

/// A sum for every label, in the order of the plan, and one for all.
fn sums(plan: &[Effort]) -> Vec<(String, Sum)> {
    let mut labels: Vec<&LabelId> = Vec::new();
    for effort in plan {
        if !labels.contains(&&effort.label) {
            labels.push(&effort.label);
        }
    }
    let of = |label: &LabelId| Sum::of(plan.iter().filter(|effort| effort.label == *label));
    let each = labels.into_iter().map(|label| (label.to_string(), of(label)));
    each.chain([("all".to_owned(), Sum::of(plan.iter()))]).collect()
}

fn keys(presses: &[Press]) -> String {
    presses.iter().map(Press::to_string).collect::<Vec<_>>().join(" ")
}

/// Those that cost most, the most expensive first.
fn most_expensive(plan: &[Effort]) -> Vec<&Effort> {
    let mut all: Vec<&Effort> = plan.iter().collect();
    all.sort_by_key(|effort| std::cmp::Reverse(effort.cost()));
    all.truncate(N_LISTED);
    all
}

/// The report for people: a table in Markdown, and the annotations that cost most, with their keys.
pub fn text(plan: &[Effort]) -> String {
    let mut said = String::from(
        "| label | annotations | key presses | per annotation | clicks |\n|---|--:|--:|--:|--:|\n",
    );
    // Writing to a string cannot fail.
    for (label, sum) in sums(plan) {
        let (n, presses, each) = (sum.n_annotations, sum.n_presses, sum.per_annotation());
        writeln!(said, "| {label} | {n} | {presses} | {each:.1} | 0 |").ok();
    }
    writeln!(said, "\n{RULE}\n\nThe {N_LISTED} that cost most:").ok();
    for effort in most_expensive(plan) {
        let words: String = effort.words.chars().take(50).collect();
        writeln!(said, "{:3}  {:7} {}\n       {words}", effort.cost(), effort.label, keys(&effort.presses))
            .ok();
    }
    said
}

/// The report for programs, with every annotation.
pub fn json(plan: &[Effort]) -> Value {
    let sums: Vec<Value> = sums(plan)
        .into_iter()
        .map(|(label, sum)| {
            json!({
                "label": label,
                "annotations": sum.n_annotations,
                "key_presses": sum.n_presses,
                "per_annotation": sum.per_annotation(),
                "clicks": 0,
            })
        })
        .collect();
    let each: Vec<Value> = plan
        .iter()
        .map(|effort| {
            json!({
                "label": effort.label.as_str(),
                "words": effort.words,
                "key_presses": effort.cost(),
                "keys": effort.presses.iter().map(Press::to_string).collect::<Vec<_>>(),
                "also_marked": effort.n_propagated,
            })
        })
        .collect();
    json!({ "counted": RULE, "labels": sums, "annotations": each })
}
