//! Articles, and files in and out.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::Page;
use crate::engine::Engine;
use crate::exported::Download;
use crate::wait;

/// Which articles to export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The open one.
    ThisArticle,
    /// All.
    AllArticles,
}

impl Page {
    /// The titles in the library.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn titles(&self) -> Result<Vec<String>> {
        self.read("return articles().map(nameOf)", json!([])).await
    }

    /// Waits until the library holds exactly these titles, in this order.
    ///
    /// # Errors
    /// It holds others.
    pub async fn wait_titles(&self, titles: &[impl AsRef<str>]) -> Result<()> {
        let expected: Vec<String> = titles.iter().map(|title| title.as_ref().to_owned()).collect();
        wait::until_equal("the library", &expected, async || self.titles().await).await
    }

    /// Waits until the library holds these titles, in this order, behind an open dialog, where roles are out of reach.
    ///
    /// # Errors
    /// It holds others.
    pub async fn wait_titles_behind(&self, titles: &[impl AsRef<str>]) -> Result<()> {
        let expected: Vec<String> = titles.iter().map(|title| title.as_ref().to_owned()).collect();
        let body = "return [...document.querySelectorAll('nav li button')].map((item) => item.ariaLabel)";
        wait::until_equal("the library", &expected, async || self.read(body, json!([])).await).await
    }

    /// The title of the open article, as the library marks it.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn open_title(&self) -> Result<Option<String>> {
        self.read("return articles().filter(isCurrent).map(accessibleName)[0] ?? null", json!([])).await
    }

    /// Waits until the article of that title is open.
    ///
    /// # Errors
    /// It is not.
    pub async fn wait_open(&self, title: &str) -> Result<()> {
        let expected = Some(title.to_owned());
        wait::until_equal("the open article", &expected, async || self.open_title().await).await
    }

    /// Opens an article from the library.
    ///
    /// # Errors
    /// There is none of that title.
    pub async fn open_article(&self, title: &str) -> Result<()> {
        self.press(title).await?;
        self.wait_open(title).await
    }

    /// Puts text into a field at once, as a paste does.
    ///
    /// # Errors
    /// There is no such field.
    pub async fn fill(&self, field: &str, text: &str) -> Result<()> {
        self.click("textbox", field).await?;
        self.chord(super::CTRL, 'a').await?;
        // What a paste or an input method does to the focused field, events included; for keys a long text is too long.
        if self.browser().engine() == Engine::Chromium {
            self.browser().devtools("Input.insertText", json!({ "text": text })).await?;
        } else {
            self.script("document.execCommand('insertText', false, arguments[0])", json!([text])).await?;
        }
        let value = async || Ok(self.find("textbox", field).await?.prop("value").await?.unwrap_or_default());
        wait::until_equal(field, &text.to_owned(), value).await
    }

    /// Adds an article through the dialog, and waits until it is open.
    ///
    /// # Errors
    /// The dialog does not take it.
    pub async fn add_article(&self, title: &str, text: &str) -> Result<()> {
        self.press("Add article").await?;
        self.find("dialog", "Add article").await?;
        // It is there once the dialog is drawn: what is filled before would lose the focus to it.
        self.wait_focused("textbox", "Article text").await?;
        if !title.is_empty() {
            self.fill("Title", title).await?;
        }
        self.fill("Article text", text).await?;
        self.press("Add").await?;
        self.wait_gone("dialog", "Add article").await?;
        self.wait_text(text).await
    }

    /// Pastes on the page, wherever the focus is.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn paste(&self, text: &str) -> Result<()> {
        let body = "const data = new DataTransfer();
            data.setData('text/plain', arguments[0]);
            const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
            // Firefox leaves out what a script would give to the event it makes.
            Object.defineProperty(event, 'clipboardData', { value: data });
            (document.activeElement ?? document.body).dispatchEvent(event);";
        self.script(body, json!([text])).await.map(drop)
    }

    /// Drops files on the text, as from a file manager.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn drop_files(&self, files: &[(&str, &str)]) -> Result<()> {
        let body = "const data = new DataTransfer();
            for (const [name, text] of arguments[0]) data.items.add(new File([text], name));
            const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
            for (const kind of ['dragenter', 'dragover', 'drop']) {
                const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
                const isTaken = !target.dispatchEvent(event);
                if (kind !== 'dragenter' && !isTaken) throw new Error(`${kind} would replace the page`);
            }";
        self.script(body, json!([files])).await.map(drop)
    }

    /// Gives files to a file field.
    ///
    /// # Errors
    /// There is no such field.
    pub async fn give_files(&self, field: &str, files: &[impl AsRef<Path>]) -> Result<()> {
        let paths: Vec<&str> = files.iter().filter_map(|file| file.as_ref().to_str()).collect();
        let input = wait::until(&format!("file field “{field}”"), async || {
            let found = self.script("return fileField(arguments[0])", json!([field])).await?;
            Ok(if found.json().is_null() { None } else { Some(found.element()?) })
        })
        .await?;
        input.send_keys(paths.join("\n")).await.with_context(|| format!("files for “{field}”"))
    }

    /// Imports files.
    ///
    /// # Errors
    /// There is no field for it.
    pub async fn import(&self, files: &[impl AsRef<Path>]) -> Result<()> {
        self.give_files("Import file", files).await
    }

    /// Opens files as new articles, through the dialog, which stays open if they are refused.
    ///
    /// # Errors
    /// There is no field for it.
    pub async fn open_files(&self, files: &[impl AsRef<Path>]) -> Result<()> {
        if !self.has("dialog", "Add article").await? {
            self.press("Add article").await?;
        }
        self.give_files("Open files", files).await
    }

    /// Exports through the dialog.
    ///
    /// # Errors
    /// No file arrives.
    pub async fn export(&self, scope: Scope) -> Result<Download> {
        self.press("Export").await?;
        self.find("dialog", "Export").await?;
        self.find("combobox", "Format").await?;
        let choice = match scope {
            Scope::ThisArticle => "This article",
            Scope::AllArticles => "All articles",
        };
        self.click("radio", choice).await?;
        self.press("Download").await?;
        let download = self.browser().next_download().await?;
        self.wait_gone("dialog", "Export").await?;
        Ok(download)
    }

    /// The formats that the export dialog offers: id and name.
    ///
    /// # Errors
    /// The dialog is not open.
    pub async fn offered_formats(&self) -> Result<Vec<(String, String)>> {
        let list = self.find("combobox", "Format").await?;
        let body = "return [...arguments[0].options].map((option) => [option.value, option.text])";
        self.read(body, json!([list.to_json()?])).await
    }

    /// Exports in the format of that name; says what the dialog told about it before the download.
    ///
    /// # Errors
    /// No file arrives.
    pub async fn export_as(&self, format: &str, scope: Scope) -> Result<(Download, String)> {
        self.press("Export").await?;
        self.find("dialog", "Export").await?;
        if scope == Scope::AllArticles {
            self.click("radio", "All articles").await?;
        }
        self.pick("Format", format).await?;
        let told = wait::until("what the format keeps", async || {
            let told = self.words_of("region", "What this format keeps").await?;
            Ok((!told.contains("Looking at")).then_some(told))
        })
        .await?;
        self.press("Download").await?;
        let download = self.browser().next_download().await?;
        self.wait_gone("dialog", "Export").await?;
        Ok((download, told))
    }

    /// Gives the open article another title, through the dialog.
    ///
    /// # Errors
    /// The dialog does not take it.
    pub async fn rename(&self, title: &str) -> Result<()> {
        self.press("Rename article").await?;
        self.fill("Title", title).await?;
        self.press("Rename").await?;
        self.wait_gone("dialog", "Rename article").await
    }
}
