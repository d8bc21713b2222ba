//! The whole job without any pointer: nothing here is clicked, nothing is put in by script. Once in English, once in
//! Arabic, where both the page and the article are written from the right.

#[path = "without_pointer/arabic.rs"]
mod arabic;
#[path = "without_pointer/english.rs"]
mod english;

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::{CTRL, NONE, SHIFT};
use factmark_e2e::{Exported, Label, Page, Setting, Words, find, tell, wait};
use serde_json::Value;
use thirtyfour::Key;

/// What is marked, and how the page calls things.
struct Job {
    words: Words,
    forward: Forward,
    title: &'static str,
    text: &'static str,
    /// Twenty marks: label and words; those of the same words stand in the order of the text.
    marks: [(Label, &'static str); 20],
    /// Quotes that get a speaker and a kind.
    quotes: [&'static str; 2],
    /// Who says the second of them.
    speaker: &'static str,
    full_name: &'static str,
    /// An entity that stands in the text once more, in the last sentence.
    twice: &'static str,
    /// An entity of which the first word was forgotten.
    too_short: &'static str,
    whole: &'static str,
}

/// The arrow that goes on in the text.
#[derive(Clone, Copy)]
enum Forward {
    Left,
    Right,
}

impl Forward {
    fn key(self) -> Key {
        match self {
            Self::Left => Key::Left,
            Self::Right => Key::Right,
        }
    }
}

/// How many words stand before a place.
fn n_words(text: &str, until: usize) -> usize {
    let before: String = text.chars().take(until).collect();
    before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// Selects words from the start of the text, word by word.
async fn take(page: &Page, job: &Job, words: &str) -> Result<()> {
    let span = find(job.text, words)?;
    page.chord(CTRL, Key::Home).await?;
    for _ in 0..n_words(job.text, span.start) {
        page.chord(NONE, job.forward.key()).await?;
    }
    let n = n_words(job.text, span.end) - n_words(job.text, span.start);
    for _ in 1..n {
        page.chord(SHIFT, job.forward.key()).await?;
    }
    page.wait_selection(span).await
}

/// Goes on by sentences until this one is selected.
async fn take_sentence(page: &Page, job: &Job, words: &str) -> Result<()> {
    let span = find(job.text, words)?;
    page.chord(CTRL, Key::Home).await?;
    let before: String = job.text.chars().take(span.start).collect();
    for _ in 0..=before.matches(['.', '\n']).count() {
        page.key('.').await?;
        if wait::until("a selection", async || page.selection().await).await? == span {
            break;
        }
    }
    page.wait_selection(span).await
}

async fn add_article(page: &Page, job: &Job) -> Result<()> {
    page.key('a').await?;
    page.wait_focused("textbox", "Article text").await?;
    page.chord(SHIFT, Key::Tab).await?;
    page.type_words(job.title).await?;
    page.tab_to("textbox", "Article text").await?;
    page.type_words(job.text).await?;
    page.tab_to("button", "Add").await?;
    page.key(Key::Enter.into()).await?;
    page.wait_gone("dialog", "Add article").await?;
    page.wait_open(job.title).await?;
    page.wait_text(job.text).await?;
    page.go_to_article().await
}

async fn mark_everything(page: &Page, job: &Job) -> Result<()> {
    for (n, (label, words)) in job.marks.into_iter().enumerate() {
        match label {
            Label::Quote => {
                page.chord(CTRL, Key::Home).await?;
                while page.selection().await? != Some(find(job.text, words)?) {
                    page.key('o').await?;
                }
            }
            Label::Claim => take_sentence(page, job, words).await?,
            Label::Entity => take(page, job, words).await?,
        }
        page.tag_by_key(label).await?;
        wait::until_equal(words, &(n + 1), async || Ok(page.names().await?.len())).await?;
    }
    Ok(())
}

/// Walks to an annotation.
async fn walk_to(page: &Page, name: &str) -> Result<()> {
    let mut chosen = page.chosen().await?;
    for _ in 0..=page.names().await?.len() {
        page.key('n').await?;
        let before = chosen.take();
        chosen = wait::until("another annotation is chosen", async || {
            Ok(Some(page.chosen().await?).filter(|now| now.is_some() && *now != before))
        })
        .await?;
        if chosen.as_deref() == Some(page.word(name).as_str()) {
            return Ok(());
        }
    }
    anyhow::bail!("no way leads to {name}")
}

/// The exported link of a kind that leaves words, by the words where it ends.
fn linked(exported: &Value, kind: &str, from: &str) -> Result<String> {
    let annotations = exported.pointer("/documents/0/annotations").and_then(Value::as_array);
    let annotations = annotations.context("no annotations")?;
    let words = |annotation: &Value| {
        annotation.pointer("/fragments/0/exact").and_then(Value::as_str).map(str::to_owned)
    };
    let source = annotations.iter().find(|it| words(it).as_deref() == Some(from)).context("no source")?;
    let links = exported.pointer("/documents/0/relations").and_then(Value::as_array).context("no links")?;
    let link = links.iter().find(|link| link["from"] == source["id"] && link["type"] == kind);
    let link = link.with_context(|| format!("no {kind} of {from} in {links:#?}"))?;
    let target = annotations.iter().find(|it| it["id"] == link["to"]).context("the link ends nowhere")?;
    words(target).context("no words")
}

#[tokio::test]
async fn the_whole_job_without_a_pointer() -> Result<()> {
    tell(async |stage| do_job(&stage.first_visit().await?, &english::JOB).await).await
}

#[tokio::test]
async fn the_whole_job_in_arabic_without_a_pointer() -> Result<()> {
    tell(async |stage| {
        let wanted = "Object.defineProperty(navigator, 'languages', { get: () => ['ar'] })";
        let page = stage.visit(&Setting { before_load: Some(wanted), ..Setting::default() }).await?;
        do_job(&page.speaking(arabic::JOB.words), &arabic::JOB).await
    })
    .await
}

async fn do_job(page: &Page, job: &Job) -> Result<()> {
    add_article(page, job).await?;
    mark_everything(page, job).await?;

    // Who said it, by one key; how it was said, by the first letters.
    for quote in job.quotes {
        walk_to(page, &Label::Quote.on(quote)).await?;
        page.key('l').await?;
        page.wait_inspector("Speaker").await?;
        if quote == job.quotes[1] {
            page.find("button", &format!("Speaker: {}", job.speaker)).await?;
        }
        choose_kind(page, "direct").await?;
        page.go_to_article().await?;
    }
    walk_to(page, &Label::Entity.on(job.speaker)).await?;
    choose_kind(page, "person").await?;
    page.key(Key::Tab.into()).await?;
    page.wait_focused("textbox", "Full name").await?;
    page.type_words(job.full_name).await?;
    page.wait_value("textbox", "Full name", job.full_name).await?;
    page.go_to_article().await?;

    // The same name elsewhere.
    walk_to(page, &Label::Entity.on(job.twice)).await?;
    page.key('r').await?;
    page.wait_focused("button", "Mark 1 place").await?;
    page.key(Key::Enter.into()).await?;
    page.wait_gone("dialog", "Mark the other occurrences").await?;
    wait::until_equal("annotations", &21, async || Ok(page.names().await?.len())).await?;

    // A bound that was too short.
    walk_to(page, &Label::Entity.on(job.too_short)).await?;
    page.key('[').await?;
    page.wait_chosen(Some(&Label::Entity.on(job.whole))).await?;

    page.chord(SHIFT, 'E').await?;
    page.find("dialog", "Export").await?;
    page.tab_to("button", "Download").await?;
    page.key(Key::Enter.into()).await?;
    let download = page.browser().next_download().await?;
    check_exported(job, &download.exported()?, &serde_json::from_slice(&download.bytes)?)?;
    page.wait_gone("dialog", "Export").await
}

/// Chooses the kind of the chosen annotation by its first letters.
async fn choose_kind(page: &Page, kind: &str) -> Result<()> {
    page.key('i').await?;
    page.wait_focused("combobox", "Kind").await?;
    page.type_words(&page.word(kind)).await?;
    page.wait_choice("Kind", kind).await
}

fn check_exported(job: &Job, exported: &Exported, raw: &Value) -> Result<()> {
    let document = exported.document(job.title)?;
    assert_eq!(document.text, job.text);
    let mut expected = Vec::new();
    for (label, words) in job.marks {
        let words = if words == job.too_short { job.whole } else { words };
        expected.push((label.name().to_lowercase(), words.to_owned(), find(job.text, words)?.start));
    }
    let (_, last) = job.marks[job.marks.len() - 1];
    expected.push(("entity".into(), job.twice.into(), find(job.text, last)?.start));
    expected.sort();
    let mut found = Vec::new();
    for annotation in &document.annotations {
        let start = annotation.fragments.first().context("no fragment")?.start;
        found.push((annotation.label.clone(), annotation.words(), start));
    }
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(linked(raw, "speaker", job.quotes[1])?, job.speaker);
    let attributes: Vec<&Value> = raw
        .pointer("/documents/0/annotations")
        .and_then(Value::as_array)
        .context("no annotations")?
        .iter()
        .filter_map(|annotation| annotation.get("attributes"))
        .collect();
    let n_direct = attributes.iter().filter(|it| it["quote_type"] == "direct").count();
    ensure!(n_direct == 2, "{n_direct} quotes are direct in {attributes:#?}");
    ensure!(attributes.iter().any(|it| it["name"] == job.full_name && it["etype"] == "PERSON"));
    Ok(())
}
