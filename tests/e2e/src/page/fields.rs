//! Fields, choices and tick boxes; and what has the focus, for those who work without a pointer.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::{NONE, Page};
use crate::wait;

/// More presses of Tab than this go round the whole page.
const MAX_TABS: usize = 80;

impl Page {
    /// What stands in a field.
    ///
    /// # Errors
    /// There is no such field.
    pub async fn value(&self, role: &str, name: &str) -> Result<String> {
        Ok(self.find(role, name).await?.prop("value").await?.unwrap_or_default())
    }

    /// Waits until this stands in a field.
    ///
    /// # Errors
    /// Something else does.
    pub async fn wait_value(&self, role: &str, name: &str, value: &str) -> Result<()> {
        let what = format!("the value of “{name}”");
        wait::until_equal(&what, &value.to_owned(), async || self.value(role, name).await).await
    }

    /// What a list to choose from shows as chosen.
    ///
    /// # Errors
    /// There is no such list.
    pub async fn choice(&self, name: &str) -> Result<String> {
        let list = self.find("combobox", name).await?;
        self.read("return arguments[0].selectedOptions[0]?.text ?? ''", json!([list.to_json()?])).await
    }

    /// Waits until a list to choose from shows this as chosen.
    ///
    /// # Errors
    /// It shows something else.
    pub async fn wait_choice(&self, name: &str, option: &str) -> Result<()> {
        let what = format!("the choice of “{name}”");
        wait::until_equal(&what, &self.word(option), async || self.choice(name).await).await
    }

    /// Chooses from a list with the arrow keys, from its first choice on.
    ///
    /// # Errors
    /// There is no such list or choice.
    pub async fn pick(&self, name: &str, option: &str) -> Result<()> {
        let list = self.find("combobox", name).await?;
        let n: usize =
            self.read("arguments[0].focus(); return arguments[0].length", json!([list.to_json()?])).await?;
        self.chord(NONE, Key::Home).await?;
        for _ in 1..n {
            if self.choice(name).await? == option {
                return Ok(());
            }
            self.chord(NONE, Key::Down).await?;
        }
        self.wait_choice(name, option).await
    }

    /// Whether a box is ticked.
    ///
    /// # Errors
    /// There is no such box.
    pub async fn is_ticked(&self, name: &str) -> Result<bool> {
        Ok(self.find("checkbox", name).await?.is_selected().await?)
    }

    /// Ticks a box, or takes the tick away.
    ///
    /// # Errors
    /// There is no such box, or it stays as it is.
    pub async fn tick(&self, name: &str) -> Result<()> {
        let is_ticked = self.is_ticked(name).await?;
        self.click("checkbox", name).await?;
        wait::until_equal(name, &!is_ticked, async || self.is_ticked(name).await).await
    }

    /// What has the focus: its role and its name.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn focused(&self) -> Result<(String, String)> {
        let body = "const active = document.activeElement; return [roleOf(active), accessibleName(active)]";
        self.read(body, json!([])).await
    }

    /// Waits until what has this role and name has the focus.
    ///
    /// # Errors
    /// Something else has.
    pub async fn wait_focused(&self, role: &str, name: &str) -> Result<()> {
        let expected = (role.to_owned(), self.word(name));
        wait::until_equal("the focus", &expected, async || self.focused().await).await
    }

    /// Presses Tab until what has this role and name has the focus.
    ///
    /// # Errors
    /// It never has.
    pub async fn tab_to(&self, role: &str, name: &str) -> Result<()> {
        self.step_to(role, name, Key::Tab, MAX_TABS).await
    }

    /// Goes from pane to pane until the article has the focus: then arrow keys move the caret.
    ///
    /// # Errors
    /// It never has.
    pub async fn go_to_article(&self) -> Result<()> {
        self.step_to("region", "Article", Key::F6, 6).await
    }

    async fn step_to(&self, role: &str, name: &str, key: Key, limit: usize) -> Result<()> {
        let mut passed = Vec::new();
        let there = (role.to_owned(), self.word(name));
        for _ in 0..=limit {
            let now = self.focused().await?;
            if now == there {
                return Ok(());
            }
            passed.push(now);
            self.chord(NONE, key.clone()).await?;
        }
        ensure!(false, "{role} “{name}” is not reached: {passed:#?}");
        Ok(())
    }

    /// What a role's element says, the first of that name; all of its words.
    ///
    /// # Errors
    /// There is none.
    pub async fn words_of(&self, role: &str, name: &str) -> Result<String> {
        let element = self.find(role, name).await?;
        self.read("return arguments[0].innerText", json!([element.to_json()?])).await
    }

    /// Waits until the words of an element hold these.
    ///
    /// # Errors
    /// They do not; tells what it says.
    pub async fn wait_words(&self, role: &str, name: &str, words: &str) -> Result<()> {
        let mut last = String::new();
        let what = format!("“{words}” in {role} “{name}”");
        let found = wait::until(&what, async || {
            last = self.words_of(role, name).await?;
            Ok(last.contains(words).then_some(()))
        })
        .await;
        found.map_err(|error| error.context(format!("it says: {last}")))
    }
}
