//! Labels, the list of annotations, and the inspector.

use anyhow::Result;
use serde_json::json;

use super::Page;
use crate::text::Span;
use crate::wait;

/// The labels of a new library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Words given as somebody's.
    Quote,
    /// A statement that may be true or false.
    Claim,
    /// A person, a place, an organisation.
    Entity,
}

impl Label {
    /// What its button is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "Quote",
            Self::Claim => "Claim",
            Self::Entity => "Entity",
        }
    }

    /// The key that tags with it.
    pub fn key(self) -> char {
        match self {
            Self::Quote => 'q',
            Self::Claim => 'c',
            Self::Entity => 'e',
        }
    }

    /// How the list calls an annotation of this label on these words.
    pub fn on(self, words: &str) -> String {
        format!("{}: {}", self.name(), words.replace('\n', " "))
    }
}

impl Page {
    /// Tags what is selected with the label's key.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn tag_by_key(&self, label: Label) -> Result<()> {
        self.key(label.key()).await
    }

    /// Tags what is selected with the label's button, which stands beside the selection.
    ///
    /// # Errors
    /// The button does not appear.
    pub async fn tag_by_button(&self, label: Label) -> Result<()> {
        self.find("toolbar", "Labels").await?;
        self.press(label.name()).await
    }

    /// Selects with the pointer and tags with the key.
    ///
    /// # Errors
    /// One of the two cannot be done.
    pub async fn mark(&self, span: Span, label: Label) -> Result<()> {
        self.select(span).await?;
        self.tag_by_key(label).await
    }

    /// The names in the list of annotations.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn names(&self) -> Result<Vec<String>> {
        self.read("return annotations().map(nameOf)", json!([])).await
    }

    /// Waits until the list of annotations holds exactly these names, in this order.
    ///
    /// # Errors
    /// It holds others.
    pub async fn wait_names(&self, names: &[impl AsRef<str>]) -> Result<()> {
        let expected: Vec<String> = names.iter().map(|name| self.word(name.as_ref())).collect();
        wait::until_equal("the list of annotations", &expected, async || self.names().await).await
    }

    /// The name of the chosen annotation, as the list marks it.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn chosen(&self) -> Result<Option<String>> {
        let body = "return annotations().filter(isCurrent).map(nameOf)";
        let mut chosen: Vec<String> = self.read(body, json!([])).await?;
        anyhow::ensure!(chosen.len() < 2, "several are chosen: {chosen:?}");
        Ok(chosen.pop())
    }

    /// Waits until the list marks this annotation as chosen, or none.
    ///
    /// # Errors
    /// It marks another.
    pub async fn wait_chosen(&self, name: Option<&str>) -> Result<()> {
        let expected = name.map(|name| self.word(name));
        wait::until_equal("the chosen annotation", &expected, async || self.chosen().await).await
    }

    /// Chooses an annotation in the list.
    ///
    /// # Errors
    /// It is not there.
    pub async fn choose(&self, name: &str) -> Result<()> {
        self.press(name).await?;
        self.wait_chosen(Some(name)).await
    }

    /// The words of the inspector, line by line; empty if nothing is chosen.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn inspector(&self) -> Result<String> {
        let body = "return byRole(document, 'region', word('Inspector'))[0].innerText";
        self.read(body, json!([])).await
    }

    /// Waits until the inspector's words hold these.
    ///
    /// # Errors
    /// They do not; tells what it says.
    pub async fn wait_inspector(&self, words: &str) -> Result<()> {
        let mut last = String::new();
        let found = wait::until(&format!("“{words}” in the inspector"), async || {
            last = self.inspector().await?;
            Ok(last.contains(&self.word(words)).then_some(()))
        })
        .await;
        found.map_err(|error| error.context(format!("the inspector says: {last}")))
    }

    /// The label that the inspector shows.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn inspected_label(&self) -> Result<Option<String>> {
        let body = "const radios = byRole(byRole(document, 'region', word('Inspector'))[0], 'radio', null);
            const chosen = radios.find((radio) => radio.checked);
            return chosen ? accessibleName(chosen) : null";
        self.read(body, json!([])).await
    }

    /// Chooses another label in the inspector.
    ///
    /// # Errors
    /// There is no such label.
    pub async fn relabel_in_inspector(&self, label: Label) -> Result<()> {
        let body = "const inspector = byRole(document, 'region', word('Inspector'))[0];
            return byRole(inspector, 'radio', arguments[0])[0].closest('label')";
        let choice = self.script(body, json!([self.word(label.name())])).await?.element()?;
        self.click_on(&choice).await
    }

    /// What stands in the note.
    ///
    /// # Errors
    /// Nothing is chosen.
    pub async fn note(&self) -> Result<String> {
        let field = self.find("textbox", "Note").await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// What is marked in the text, one entry for each run of a mark: the annotation and the words.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn marks(&self) -> Result<Vec<(String, String)>> {
        let body = "return [...document.querySelectorAll('[data-start] mark[data-annotation]')]
            .map((mark) => [mark.dataset.annotation, mark.textContent])";
        self.read(body, json!([])).await
    }
}
