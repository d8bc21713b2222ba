//! The planned keys in the browser, and whether the gold file comes out.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use factmark::format;
use factmark::model::{Annotation, Document};
use factmark::workspace::Action;
use serde_json::json;

use super::plan::Effort;
use super::press::{Held, Press};
use crate::page::{Page, Scope};
use crate::wait;

/// The article of a file in the exchanged form.
///
/// # Errors
/// It is no such file, or holds several articles.
pub fn article_of(name: &str, bytes: &[u8]) -> Result<Document> {
    let mut documents = format::read(name, bytes)?.import.documents;
    let article = documents.pop().with_context(|| format!("{name} holds no article"))?;
    ensure!(documents.is_empty(), "{name} holds several articles; export the one that counts");
    Ok(article)
}

/// Presses the keys, with the article of the gold file open, and compares what comes out.
///
/// # Errors
/// An annotation or a link is missing, or one too many is there; it says which.
pub async fn play(page: &Page, plan: &[Effort], gold: &Document) -> Result<()> {
    if page.text().await? != gold.text().as_str() {
        page.add_article(&gold.meta.title, gold.text().as_str()).await?;
    }
    for effort in plan {
        press_all(page, &effort.presses)
            .await
            .with_context(|| format!("{}: {}", effort.label, effort.words))?;
    }
    let exported = page.export(Scope::ThisArticle).await?;
    let made = article_of("the exported file", &exported.bytes)?;
    let (made, wanted) = (contents(&made), contents(gold));
    let list = |of: &BTreeSet<String>, without: &BTreeSet<String>| {
        of.difference(without).map(|line| format!("\n  {line}")).collect::<String>()
    };
    let (missing, extra) = (list(&wanted, &made), list(&made, &wanted));
    ensure!(missing.is_empty() && extra.is_empty(), "missing:{missing}\ntoo many:{extra}");
    Ok(())
}

/// Every annotation and every link, as lines that can be compared.
fn contents(document: &Document) -> BTreeSet<String> {
    let name = |annotation: &Annotation| {
        let spans: Vec<String> = annotation
            .fragments
            .iter()
            .map(|it| format!("{}..{}", it.start().get(), it.end().get()))
            .collect();
        format!("{} {} “{}”", annotation.label, spans.join("+"), document.words_of(annotation))
    };
    let all = document.annotations();
    let links = document.relations().filter_map(|link| {
        Some(format!("{} of {} is {}", link.kind, name(all.get(&link.from)?), name(all.get(&link.to)?)))
    });
    all.iter().map(|annotation| name(annotation)).chain(links).collect()
}

async fn press_all(page: &Page, presses: &[Press]) -> Result<()> {
    let propagate = Press::for_action(Action::Propagate)?;
    let mut rest = presses;
    while let Some(at) = rest.iter().position(|press| *press == propagate) {
        let (before, after) = rest.split_at(at + 1);
        press(page, before).await?;
        // Nobody is faster than a frame.
        wait::until("the focus on the button that marks the places", async || {
            let is_there = "return document.activeElement?.matches('dialog button[type=submit]') ?? false";
            Ok(page.read::<bool>(is_there, json!([])).await?.then_some(()))
        })
        .await?;
        let (enter, after) = after.split_at(1);
        press(page, enter).await?;
        page.wait_gone("dialog", "Mark the other occurrences").await?;
        rest = after;
    }
    press(page, rest).await
}

/// Presses keys one after the other; what is held stays down as long as the next key wants it, too.
async fn press(page: &Page, presses: &[Press]) -> Result<()> {
    let mut chain = page.hands();
    let mut held = Held::default();
    for press in presses.iter().chain([&Press::of("")]) {
        for key in held.without(press.held).keys().rev() {
            chain = chain.key_up(key);
        }
        for key in press.held.without(held).keys() {
            chain = chain.key_down(key);
        }
        held = press.held;
        if !press.key.is_empty() {
            let code = press.code()?;
            chain = chain.key_down(code).key_up(code);
        }
    }
    Ok(chain.perform().await?)
}
