//! The whole job without any pointer: nothing here is clicked, nothing is put in by script.

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::{CTRL, NONE, SHIFT};
use factmark_e2e::{Exported, Label, Page, find, tell, wait};
use serde_json::Value;
use thirtyfour::Key;

const TITLE: &str = "Water in Brackwater";
const TEXT: &str = "Orla Finch chairs the water board of Brackwater. “We were warned,” said Finch. \
    The pumps failed 12 times in May.\n\
    Deputy Ravi Menon blamed the contractor Hydra. “They cut corners,” he told reporters. \
    Hydra denies that. Repairs will cost 3 million crowns.\n\
    “Nobody asked us,” said Lena Voss of Hydra. Voss left the firm in April. \
    Brackwater has 9 pumps. “Ask the board,” she added. \
    The board meets on Friday. Orla Finch will not attend.";

/// Twenty marks: label and words; those of the same words stand in the order of the text.
const MARKS: [(Label, &str); 20] = [
    (Label::Entity, "Orla Finch"),
    (Label::Entity, "Brackwater"),
    (Label::Quote, "“We were warned,”"),
    (Label::Entity, "May"),
    (Label::Claim, "The pumps failed 12 times in May."),
    (Label::Entity, "Ravi Menon"),
    (Label::Entity, "Hydra"),
    (Label::Quote, "“They cut corners,”"),
    (Label::Claim, "Hydra denies that."),
    (Label::Claim, "Repairs will cost 3 million crowns."),
    (Label::Entity, "3 million crowns"),
    (Label::Quote, "“Nobody asked us,”"),
    (Label::Entity, "Lena Voss"),
    (Label::Claim, "Voss left the firm in April."),
    (Label::Entity, "April"),
    (Label::Claim, "Brackwater has 9 pumps."),
    (Label::Quote, "“Ask the board,”"),
    (Label::Claim, "The board meets on Friday."),
    (Label::Entity, "Friday"),
    (Label::Claim, "Orla Finch will not attend."),
];

/// How many words stand before a place.
fn n_words(until: usize) -> usize {
    let before: String = TEXT.chars().take(until).collect();
    before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// Selects words from the start of the text, word by word.
async fn take(page: &Page, words: &str) -> Result<()> {
    let span = find(TEXT, words)?;
    page.chord(CTRL, Key::Home).await?;
    for _ in 0..n_words(span.start) {
        page.chord(NONE, Key::Right).await?;
    }
    let n = n_words(span.end) - n_words(span.start);
    for _ in 1..n {
        page.chord(SHIFT, Key::Right).await?;
    }
    page.wait_selection(span).await
}

/// Goes on by sentences until this one is selected.
async fn take_sentence(page: &Page, words: &str) -> Result<()> {
    let span = find(TEXT, words)?;
    page.chord(CTRL, Key::Home).await?;
    let before: String = TEXT.chars().take(span.start).collect();
    for _ in 0..=before.matches(['.', '\n']).count() {
        page.key('.').await?;
        if wait::until("a selection", async || page.selection().await).await? == span {
            break;
        }
    }
    page.wait_selection(span).await
}

async fn add_article(page: &Page) -> Result<()> {
    page.key('a').await?;
    page.wait_focused("textbox", "Article text").await?;
    page.chord(SHIFT, Key::Tab).await?;
    page.type_words(TITLE).await?;
    page.tab_to("textbox", "Article text").await?;
    page.type_words(TEXT).await?;
    page.tab_to("button", "Add").await?;
    page.key(Key::Enter.into()).await?;
    page.wait_gone("dialog", "Add article").await?;
    page.wait_open(TITLE).await?;
    page.wait_text(TEXT).await?;
    page.go_to_article().await
}

async fn mark_everything(page: &Page) -> Result<()> {
    for (n, (label, words)) in MARKS.into_iter().enumerate() {
        match label {
            Label::Quote => {
                page.chord(CTRL, Key::Home).await?;
                while page.selection().await? != Some(find(TEXT, words)?) {
                    page.key('o').await?;
                }
            }
            Label::Claim => take_sentence(page, words).await?,
            Label::Entity => take(page, words).await?,
        }
        page.tag_by_key(label).await?;
        wait::until_equal(words, &(n + 1), async || Ok(page.names().await?.len())).await?;
    }
    Ok(())
}

/// Walks to an annotation.
async fn walk_to(page: &Page, name: &str) -> Result<()> {
    for _ in 0..=MARKS.len() + 2 {
        page.key('n').await?;
        if wait::until("a chosen annotation", async || page.chosen().await).await? == name {
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
    tell(async |stage| {
        let page = stage.first_visit().await?;
        add_article(&page).await?;
        mark_everything(&page).await?;

        // Who said it, by one key; how it was said, by the first letters.
        for (words, speaker) in [("“We were warned,”", "Finch"), ("“Nobody asked us,”", "Lena Voss")]
        {
            walk_to(&page, &Label::Quote.on(words)).await?;
            page.key('l').await?;
            page.wait_inspector("Speaker").await?;
            if speaker == "Lena Voss" {
                page.find("button", "Speaker: Lena Voss").await?;
            }
            page.key('i').await?;
            page.wait_focused("combobox", "Kind").await?;
            page.type_words("direct").await?;
            page.wait_choice("Kind", "direct").await?;
            page.go_to_article().await?;
        }
        walk_to(&page, "Entity: Lena Voss").await?;
        page.key('i').await?;
        page.wait_focused("combobox", "Kind").await?;
        page.type_words("person").await?;
        page.wait_choice("Kind", "person").await?;
        page.key(Key::Tab.into()).await?;
        page.wait_focused("textbox", "Full name").await?;
        page.type_words("Lena Maria Voss").await?;
        page.wait_value("textbox", "Full name", "Lena Maria Voss").await?;
        page.go_to_article().await?;

        // The same name elsewhere.
        walk_to(&page, "Entity: Orla Finch").await?;
        page.key('r').await?;
        page.wait_focused("button", "Mark 1 place").await?;
        page.key(Key::Enter.into()).await?;
        page.wait_gone("dialog", "Mark the other occurrences").await?;
        wait::until_equal("annotations", &21, async || Ok(page.names().await?.len())).await?;

        // A bound that was too short.
        walk_to(&page, "Entity: Ravi Menon").await?;
        page.key('[').await?;
        page.wait_chosen(Some("Entity: Deputy Ravi Menon")).await?;

        page.chord(SHIFT, 'E').await?;
        page.find("dialog", "Export").await?;
        page.tab_to("button", "Download").await?;
        page.key(Key::Enter.into()).await?;
        let download = page.browser().next_download().await?;
        check_exported(&download.exported()?, &serde_json::from_slice(&download.bytes)?)?;
        page.wait_gone("dialog", "Export").await
    })
    .await
}

fn check_exported(exported: &Exported, raw: &Value) -> Result<()> {
    let document = exported.document(TITLE)?;
    assert_eq!(document.text, TEXT);
    let mut expected = Vec::new();
    for (label, words) in MARKS {
        let words = if words == "Ravi Menon" { "Deputy Ravi Menon" } else { words };
        expected.push((label.name().to_lowercase(), words.to_owned(), find(TEXT, words)?.start));
    }
    let last = TEXT.chars().count() - "Orla Finch will not attend.".chars().count();
    expected.push(("entity".into(), "Orla Finch".into(), last));
    expected.sort();
    let mut found = Vec::new();
    for annotation in &document.annotations {
        let start = annotation.fragments.first().context("no fragment")?.start;
        found.push((annotation.label.clone(), annotation.words(), start));
    }
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(linked(raw, "speaker", "“Nobody asked us,”")?, "Lena Voss");
    let attributes: Vec<&Value> = raw
        .pointer("/documents/0/annotations")
        .and_then(Value::as_array)
        .context("no annotations")?
        .iter()
        .filter_map(|annotation| annotation.get("attributes"))
        .collect();
    let n_direct = attributes.iter().filter(|it| it["quote_type"] == "direct").count();
    ensure!(n_direct == 2, "{n_direct} quotes are direct in {attributes:#?}");
    ensure!(attributes.iter().any(|it| it["name"] == "Lena Maria Voss" && it["etype"] == "PERSON"));
    Ok(())
}
