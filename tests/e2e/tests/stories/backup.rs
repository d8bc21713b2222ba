//! Backups: everything in one file, back in another browser, beside what is there; the reminder; the folder.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use factmark_e2e::page::{NONE, Scope};
use factmark_e2e::{Download, Exported, Label, Page, Setting, find, tell, wait};
use serde_json::{Value, json};
use thirtyfour::Key;

const WORDS: &str = "“reckless”";
const TITLE: &str = "Harbour notes";
const TEXT: &str = "The harbour opens on Monday.\n\nIts keeper, Ada Finch, is glad.";

/// Nine days later, for everything that asks what time it is.
const LATER: &str = "const Then = Date, ahead = 9 * 86400000;
    window.Date = class extends Then {
        constructor(...given) { if (given.length > 0) super(...given); else super(Then.now() + ahead); }
        static now() { return Then.now() + ahead; }
    }";

/// The person always chooses the browser’s own folder of the site, which asks nobody; in Firefox it does not even know
/// the question, which is asked of folders of the system.
const OWN_FOLDER: &str = "window.showDirectoryPicker = () => navigator.storage.getDirectory();
    if (window.FileSystemHandle) {
        FileSystemHandle.prototype.queryPermission ??= async () => 'granted';
        FileSystemHandle.prototype.requestPermission ??= async () => 'granted';
    }";

/// Work of each kind: an article of one's own, marks, a note, a changed title.
async fn work(page: &Page) -> Result<()> {
    page.mark(find(&page.text().await?, WORDS)?, Label::Quote).await?;
    page.wait_names(&[Label::Quote.on(WORDS)]).await?;
    page.add_article(TITLE, TEXT).await?;
    page.mark(find(TEXT, "Ada Finch")?, Label::Entity).await?;
    page.fill("Note", "the keeper").await?;
    page.wait_names(&[Label::Entity.on("Ada Finch")]).await?;
    page.wait_status("Saved").await
}

async fn back_up(page: &Page) -> Result<Download> {
    open_settings(page).await?;
    page.press("Back up everything").await?;
    let backup = page.browser().next_download().await?;
    page.press("Close").await?;
    page.wait_gone("dialog", "Settings").await?;
    Ok(backup)
}

async fn open_settings(page: &Page) -> Result<()> {
    page.press("Actions").await?;
    page.wait_focused("combobox", "Find an action").await?;
    page.type_words("settings").await?;
    let first = "return byRole(document, 'option', null)[0]?.querySelector('.palette-name').textContent";
    let found = async || page.read::<Option<String>>(first, json!([])).await;
    wait::until_equal("the first entry", &Some("Settings".to_owned()), found).await?;
    page.chord(NONE, Key::Enter).await?;
    page.find("dialog", "Settings").await.map(drop)
}

async fn export(page: &Page) -> Result<Exported> {
    page.export(Scope::AllArticles).await?.exported()
}

/// Gives a backup to the settings; what it holds is on screen then.
async fn give(page: &Page, file: &Path) -> Result<()> {
    open_settings(page).await?;
    page.give_files("Backup file", &[file]).await
}

#[tokio::test]
async fn a_backup_brings_everything_back_in_another_browser() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        work(&page).await?;
        let backup = back_up(&page).await?;
        let name = backup.path.file_name().context("no name")?.to_string_lossy().into_owned();
        ensure!(name.starts_with("factmark-backup-20") && name.ends_with(".json"), "{name}");
        let before = export(&page).await?;

        let elsewhere = stage.first_visit().await?;
        let titles = elsewhere.titles().await?;
        give(&elsewhere, &backup.path).await?;
        elsewhere.find("dialog", "Restore a backup").await?;
        let told = elsewhere.words_of("dialog", "Restore a backup").await?;
        ensure!(
            told.contains("2 articles with 2 annotations") && told.contains("To be added: 2 articles"),
            "{told}"
        );
        elsewhere.check_accessible("restore").await?;
        elsewhere.press("Restore").await?;
        elsewhere.wait_gone("dialog", "Restore a backup").await?;
        ensure!(export(&elsewhere).await? == before);
        elsewhere.wait_status("Saved").await?;
        elsewhere.reload().await?;
        ensure!(export(&elsewhere).await? == before);
        // A reload ends what can be undone; so once more, in the ordinary way, where nothing is new.
        elsewhere.import(&[&backup.path]).await?;
        elsewhere
            .wait_words("dialog", "Restore a backup", "Everything in this backup is here already.")
            .await?;
        elsewhere.press("Cancel").await?;

        let third = stage.first_visit().await?;
        third.import(&[&backup.path]).await?;
        third.press("Restore").await?;
        third.find("button", TITLE).await?;
        third.press("Undo").await?;
        third.wait_titles(&titles).await
    })
    .await
}

#[tokio::test]
async fn what_differs_is_kept_twice_or_replaced_as_the_person_says() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        work(&page).await?;
        let backup = back_up(&page).await?;
        let before = export(&page).await?;
        page.mark(find(TEXT, "Monday")?, Label::Claim).await?;
        let names = [Label::Claim.on("Monday"), Label::Entity.on("Ada Finch")];
        page.wait_names(&names).await?;

        give(&page, &backup.path).await?;
        page.wait_words("dialog", "Restore a backup", "Here with other contents: 1 article.").await?;
        page.press("Restore").await?;
        let copy = format!("{TITLE} (from the backup)");
        page.wait_open(&copy).await?;
        page.wait_names(&[Label::Entity.on("Ada Finch")]).await?;
        page.open_article(TITLE).await?;
        page.wait_names(&names).await?;
        page.press("Undo").await?;
        page.wait_gone("button", &copy).await?;

        give(&page, &backup.path).await?;
        page.click("radio", "Replace mine").await?;
        page.press("Restore").await?;
        page.wait_names(&[Label::Entity.on("Ada Finch")]).await?;
        ensure!(export(&page).await? == before);
        page.press("Undo").await?;
        page.wait_names(&names).await
    })
    .await
}

#[tokio::test]
async fn a_spoilt_backup_is_refused_and_changes_nothing() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        work(&page).await?;
        let backup = back_up(&page).await?;
        let before = export(&page).await?;
        let whole = String::from_utf8(backup.bytes)?;
        let half: String = whole.chars().take(whole.chars().count() / 2).collect();
        for (name, text, said) in [
            ("half.json", half, "damaged or cut off"),
            ("newer.json", whole.replacen("\"version\":1", "\"version\":7", 1), "a newer Factmark wrote it"),
            ("foreign.json", whole.replacen("factmark/index", "__proto__", 1), "“__proto__” is no record"),
            ("other.json", "{\"a\":1}".to_owned(), "no Factmark backup"),
        ] {
            let file = page.browser().file(name, &text)?;
            give(&page, &file).await?;
            page.wait_message(&[name, said, "Nothing was changed."]).await?;
            page.press("Close").await?;
            page.wait_gone("dialog", "Settings").await?;
            page.close_messages().await?;
        }
        ensure!(export(&page).await? == before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_a_week_without_a_backup_there_is_a_reminder() -> Result<()> {
    tell(async |stage| {
        let page = stage.first_visit().await?;
        work(&page).await?;
        wait::until("the first day of work", async || page.stored("factmark/backup/since").await).await?;
        let profile = Some(page.browser().profile());
        stage.leave(page).await?;

        let setting = Setting { profile, before_load: Some(LATER), ..Setting::default() };
        let page = stage.visit(&setting).await?;
        page.wait_message(&["There is no backup of your work yet", "9 days ago"]).await?;
        page.check_accessible("reminder").await?;
        page.press("Later").await?;
        page.wait_gone("button", "Later").await?;
        // Put off for the day.
        page.reload().await?;
        page.add_article("Another", "Some words.").await?;
        page.wait_status("Saved").await?;
        open_settings(&page).await?;
        page.wait_words("region", "Backups", "No backup was made in this browser yet.").await?;
        page.press("Back up everything").await?;
        page.browser().next_download().await?;
        page.wait_words("region", "Backups", "Last backup: 20").await?;
        ensure!(!page.has("button", "Later").await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_each_pause_the_folder_holds_everything() -> Result<()> {
    tell(async |stage| {
        let setting = Setting { before_load: Some(OWN_FOLDER), ..Setting::default() };
        let page = stage.visit(&setting).await?;
        // Somebody's earlier backup is never written over.
        page.script(WRITE, json!(["earlier"])).await?;
        work(&page).await?;
        open_settings(&page).await?;
        page.press("Choose a folder").await?;
        page.wait_words("region", "Backups", "Written to “").await?;
        page.press("Close").await?;
        page.wait_gone("dialog", "Settings").await?;
        ensure!(in_folder(&page, "factmark-backup-until-").await? == Some("earlier".into()));
        let first = in_folder(&page, "factmark-backup.json").await?.context("no backup")?;
        ensure!(first.contains("Ada Finch") && !first.contains("Lighthouse"));

        page.add_article("Lighthouse", "It shines again.").await?;
        page.wait_status("Saved").await?;
        let with_new = async || {
            Ok(in_folder(&page, "factmark-backup.json").await?.filter(|it| it.contains("Lighthouse")))
        };
        let second = wait::until("the next backup", with_new).await?;

        // It restores like any other, and the folder is known again after a restart.
        let file = page.browser().file("from-folder.json", &second)?;
        let before = export(&page).await?;
        let elsewhere = stage.first_visit().await?;
        elsewhere.import(&[&file]).await?;
        elsewhere.press("Restore").await?;
        elsewhere.wait_gone("dialog", "Restore a backup").await?;
        ensure!(export(&elsewhere).await? == before);
        page.reload().await?;
        page.rename("Lighthouse again").await?;
        wait::until("a backup after the reload", async || {
            Ok(in_folder(&page, "factmark-backup.json").await?.filter(|it| it.contains("Lighthouse again")))
        })
        .await
        .map(drop)
    })
    .await
}

/// Writes a file that looks like a backup.
const WRITE: &str = "const [words] = arguments;
    return navigator.storage.getDirectory()
        .then((folder) => folder.getFileHandle('factmark-backup.json', { create: true }))
        .then((file) => file.createWritable())
        .then((stream) => stream.write(words).then(() => stream.close()))";

/// What stands in the file of the folder whose name begins so.
async fn in_folder(page: &Page, name: &str) -> Result<Option<String>> {
    let body = "const [start] = arguments;
        const look = async () => {
            const folder = await navigator.storage.getDirectory();
            for await (const [name, file] of folder.entries())
                if (name.startsWith(start) && !name.endsWith('.crswap')) return (await file.getFile()).text();
            return null;
        };
        return look()";
    let found: Value = page.read(body, json!([name])).await?;
    Ok(found.as_str().map(str::to_owned))
}
