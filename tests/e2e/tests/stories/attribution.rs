//! Who said it, how, and what speaks for it: fragments, links, attributes, evidence.

use anyhow::Result;
use factmark_e2e::page::{CTRL, Scope};
use factmark_e2e::{Label, Page, find, tell, wait};
use serde_json::json;
use thirtyfour::Key;

const TEXT: &str = "“The bridge is safe,” said Mara Lind, “and it will stay safe.” The Port Trust disagreed.\n\n\
    The trust says that 14 of 20 bolts are loose.";
const SAFE: &str = "Quote: “The bridge is safe,”";
const BOTH: &str = "Quote: “The bridge is safe,” … “and it will stay safe.”";
const MARA: &str = "Entity: Mara Lind";
const TRUST: &str = "Entity: Port Trust";
const CLAIM: &str = "Claim: 14 of 20 bolts are loose";

async fn with_quote(page: &Page) -> Result<()> {
    page.add_article("The bridge", TEXT).await?;
    page.mark(find(TEXT, "“The bridge is safe,”")?, Label::Quote).await?;
    page.wait_names(&[SAFE]).await?;
    page.choose(SAFE).await
}

/// Quote and two who may have said it; the quote is chosen.
async fn with_speakers(page: &Page) -> Result<()> {
    page.add_article("The bridge", TEXT).await?;
    page.mark(find(TEXT, "Mara Lind")?, Label::Entity).await?;
    page.mark(find(TEXT, "Port Trust")?, Label::Entity).await?;
    page.mark(find(TEXT, "“The bridge is safe,”")?, Label::Quote).await?;
    page.wait_names(&[SAFE, MARA, TRUST]).await?;
    page.choose(SAFE).await
}

async fn with_claim(page: &Page) -> Result<()> {
    page.add_article("The bridge", TEXT).await?;
    page.mark(find(TEXT, "14 of 20 bolts are loose")?, Label::Claim).await?;
    page.wait_names(&[CLAIM]).await?;
    page.choose(CLAIM).await
}

/// The words that light up as those of the chosen annotation.
async fn wait_lit(page: &Page, words: &[&str]) -> Result<()> {
    let body =
        "return [...document.querySelectorAll('[data-start] mark.chosen')].map((mark) => mark.textContent)";
    let expected: Vec<String> = words.iter().map(|&words| words.to_owned()).collect();
    wait::until_equal("what lights up", &expected, async || page.read(body, json!([])).await).await
}

#[tokio::test]
async fn a_quote_goes_on_after_she_said() -> Result<()> {
    let (first, second) = ("“The bridge is safe,”", "“and it will stay safe.”");
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_quote(&page).await?;
        wait_lit(&page, &[first]).await?;
        page.key('j').await?;
        page.wait_names(&[BOTH]).await?;
        page.wait_chosen(Some(BOTH)).await?;
        wait_lit(&page, &[first, second]).await?;
        page.key('j').await?;
        page.wait_message(&["No quotation marks follow in this paragraph."]).await?;

        page.select(find(TEXT, "said")?).await?;
        page.key('f').await?;
        page.wait_names(&["Quote: “The bridge is safe,” … said … “and it will stay safe.”"]).await?;
        wait_lit(&page, &[first, "said", second]).await?;
        page.press("Remove fragment 2").await?;
        page.wait_names(&[BOTH]).await?;
        wait_lit(&page, &[first, second]).await?;

        let exported = page.export(Scope::ThisArticle).await?.exported()?;
        assert_eq!(exported.annotations(), [("quote".to_owned(), format!("{first} … {second}"))]);
        page.press("Remove fragment 1").await?;
        page.wait_names(&["Quote: “and it will stay safe.”"]).await?;
        // Of the only fragment there is nothing to remove.
        page.wait_gone("button", "Remove fragment 1").await?;
        for names in [BOTH, "Quote: “The bridge is safe,” … said … “and it will stay safe.”", BOTH, SAFE]
        {
            page.press("Undo").await?;
            page.wait_names(&[names]).await?;
        }
        page.press("Redo").await?;
        page.wait_names(&[BOTH]).await?;
        page.reload().await?;
        page.wait_names(&[BOTH]).await
    })
    .await
}

#[tokio::test]
async fn one_key_walks_through_the_likely_speakers() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_speakers(&page).await?;
        page.key('l').await?;
        page.wait_announcement("Speaker: Mara Lind (1 of 2)").await?;
        page.find("button", "Speaker: Mara Lind").await?;
        page.key('l').await?;
        page.wait_announcement("Speaker: Port Trust (2 of 2)").await?;
        page.find("button", "Speaker: Port Trust").await?;
        page.wait_gone("button", "Speaker: Mara Lind").await?;

        // The other end knows of it, too.
        page.press("Speaker: Port Trust").await?;
        page.wait_chosen(Some(TRUST)).await?;
        page.press("Speaker of: “The bridge is safe,”").await?;
        page.wait_chosen(Some(SAFE)).await?;

        // The whole walk is one undo, and nothing else is taken back.
        page.press("Undo").await?;
        page.wait_gone("button", "Speaker: Port Trust").await?;
        assert!(!page.has("button", "Speaker: Mara Lind").await?);
        page.wait_names(&[SAFE, MARA, TRUST]).await?;
        page.press("Redo").await?;
        page.find("button", "Speaker: Port Trust").await?;
        page.reload().await?;
        page.choose(SAFE).await?;
        page.find("button", "Speaker: Port Trust").await?;
        page.press("Delete link Speaker: Port Trust").await?;
        page.wait_gone("button", "Speaker: Port Trust").await?;
        page.press("Undo").await?;
        page.find("button", "Speaker: Port Trust").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_walk_through_all_speakers_ends_without_a_link() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_speakers(&page).await?;
        page.press("Link speaker").await?;
        page.find("button", "Speaker: Mara Lind").await?;
        page.key('l').await?;
        page.find("button", "Speaker: Port Trust").await?;
        page.key('l').await?;
        page.wait_announcement("No more proposals: the link was taken away.").await?;
        page.wait_gone("button", "Speaker: Port Trust").await?;
        page.key('l').await?;
        page.find("button", "Speaker: Mara Lind").await?;
        // Whoever does something else has found the speaker.
        page.key('n').await?;
        page.wait_chosen(Some(MARA)).await?;
        page.find("button", "Speaker of: “The bridge is safe,”").await?;
        page.choose(TRUST).await?;
        page.key(Key::Delete.into()).await?;
        page.wait_names(&[SAFE, MARA]).await?;
        page.choose(MARA).await?;
        // With the quote its link goes, and comes back with it.
        page.choose(SAFE).await?;
        page.key(Key::Delete.into()).await?;
        page.wait_names(&[MARA]).await?;
        page.choose(MARA).await?;
        page.wait_gone("button", "Speaker of: “The bridge is safe,”").await?;
        page.chord(CTRL, 'z').await?;
        page.wait_names(&[SAFE, MARA]).await?;
        page.choose(MARA).await?;
        page.find("button", "Speaker of: “The bridge is safe,”").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn attributes_are_chosen_typed_checked_and_kept() -> Result<()> {
    const PROBLEM: &str = "an address begins with “https://” or “http://”";
    const ADDRESS: &str = "https://example.org/speech";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_quote(&page).await?;
        page.key('i').await?;
        page.wait_focused("combobox", "Kind").await?;
        page.type_words("indirect").await?;
        page.wait_choice("Kind", "indirect").await?;

        // One field waits for the answer of another.
        assert!(!page.has("textbox", "Speaker in Wikidata").await?);
        page.pick("Kind of speaker", "named person").await?;
        page.find("textbox", "Speaker in Wikidata").await?;
        page.pick("Kind of speaker", "anonymous").await?;
        page.wait_gone("textbox", "Speaker in Wikidata").await?;
        page.pick("Kind of speaker", "organisation").await?;
        page.click("textbox", "Speaker in Wikidata").await?;
        page.type_words("Q4").await?;
        page.wait_value("textbox", "Speaker in Wikidata", "Q4").await?;
        // What has an answer already stays in sight.
        page.pick("Kind of speaker", "document").await?;
        page.wait_value("textbox", "Speaker in Wikidata", "Q4").await?;
        page.pick("Kind of speaker", "organisation").await?;

        page.click("textbox", "Original").await?;
        page.type_words("example.org").await?;
        page.wait_inspector(PROBLEM).await?;
        let invalid = page.find("textbox", "Original").await?.attr("aria-invalid").await?;
        assert_eq!(invalid.as_deref(), Some("true"));
        page.wait_status("Saved").await?;
        page.reload().await?;
        page.choose(SAFE).await?;
        page.wait_choice("Kind", "indirect").await?;
        page.wait_choice("Kind of speaker", "organisation").await?;
        page.wait_value("textbox", "Original", "").await?;

        page.click("textbox", "Original").await?;
        page.type_words(ADDRESS).await?;
        page.wait_value("textbox", "Original", ADDRESS).await?;
        assert!(!page.inspector().await?.contains(PROBLEM));
        page.type_words(" x").await?;
        page.wait_inspector("there is a blank in the address").await?;
        page.reload().await?;
        page.choose(SAFE).await?;
        page.wait_value("textbox", "Original", ADDRESS).await?;
        page.wait_value("textbox", "Speaker in Wikidata", "Q4").await?;

        let exported: serde_json::Value =
            serde_json::from_slice(&page.export(Scope::ThisArticle).await?.bytes)?;
        let attributes = exported.pointer("/documents/0/annotations/0/attributes");
        let expected = json!({
            "original_url": ADDRESS,
            "quote_type": "indirect",
            "speaker_kind": "organisation",
            "speaker_qid": "Q4",
        });
        assert_eq!(attributes, Some(&expected));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_claim_has_evidence() -> Result<()> {
    const ADDRESS: &str = "https://example.org/report";
    tell(async |stage| {
        let page = stage.first_visit().await?;
        with_claim(&page).await?;
        assert!(!page.has("button", "Add evidence").await?);
        page.pick("Verdict", "refuted").await?;
        page.press("Add evidence").await?;
        page.wait_focused("textbox", "Address 1").await?;
        page.type_words("report").await?;
        page.wait_words("group", "Evidence 1", "an address begins with").await?;
        page.chord(CTRL, 'a').await?;
        page.type_words(ADDRESS).await?;
        page.wait_value("textbox", "Address 1", ADDRESS).await?;
        page.wait_focused("textbox", "Address 1").await?;
        page.click("textbox", "Excerpt 1").await?;
        page.type_words("All bolts held, it says.").await?;
        page.pick("Stance 1", "refutes").await?;
        page.click("textbox", "Seen on 1").await?;
        page.type_words("2026-11-20").await?;
        page.press("Add evidence").await?;
        page.wait_focused("textbox", "Address 2").await?;
        page.type_words("http://example.com").await?;
        page.wait_value("textbox", "Address 2", "http://example.com").await?;
        page.wait_status("Saved").await?;

        page.reload().await?;
        page.choose(CLAIM).await?;
        page.wait_choice("Verdict", "refuted").await?;
        page.wait_value("textbox", "Address 1", ADDRESS).await?;
        page.wait_value("textbox", "Excerpt 1", "All bolts held, it says.").await?;
        page.wait_choice("Stance 1", "refutes").await?;
        page.wait_value("textbox", "Seen on 1", "2026-11-20").await?;
        page.wait_value("textbox", "Address 2", "http://example.com").await?;
        page.press("Delete evidence 1").await?;
        page.wait_gone("textbox", "Address 2").await?;
        page.wait_value("textbox", "Address 1", "http://example.com").await?;
        page.press("Undo").await?;
        page.wait_value("textbox", "Address 1", ADDRESS).await
    })
    .await
}
