//! Keys, pressed wherever the focus is.

use anyhow::Result;
use serde_json::json;
use thirtyfour::Key;

use super::Page;
use crate::engine::Engine;

/// The keys held while another is pressed.
pub type Held = &'static [Key];

/// No key is held.
pub const NONE: Held = &[];
/// Ctrl.
pub const CTRL: Held = &[Key::Control];
/// Shift.
pub const SHIFT: Held = &[Key::Shift];
/// Alt.
pub const ALT: Held = &[Key::Alt];
/// Alt and Shift.
pub const ALT_SHIFT: Held = &[Key::Alt, Key::Shift];
/// Ctrl and Shift.
pub const CTRL_SHIFT: Held = &[Key::Control, Key::Shift];

impl Page {
    /// Presses a key on the keyboard.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn key(&self, key: char) -> Result<()> {
        self.chord(NONE, key).await
    }

    /// Presses a key while others are held.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn chord(&self, held: Held, key: impl Into<char>) -> Result<()> {
        let key = key.into();
        let mut chain = self.hands();
        for held in held {
            chain = chain.key_down(held.clone());
        }
        chain = chain.key_down(key).key_up(key);
        for held in held.iter().rev() {
            chain = chain.key_up(held.clone());
        }
        Ok(chain.perform().await?)
    }

    /// Types words, letter by letter.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn type_words(&self, words: &str) -> Result<()> {
        // WebKit's driver types nothing for a line end.
        let enter = char::from(Key::Enter).to_string();
        let words = words.replace('\n', &enter);
        Ok(self.hands().send_keys(words).perform().await?)
    }

    /// Presses the key at the place `code` on a layout where it types `key`; `modifiers` as the DevTools protocol
    /// counts them (2 is Ctrl).
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn key_on_layout(&self, key: &str, code: &str, modifiers: u8) -> Result<()> {
        if self.browser().engine() != Engine::Chromium {
            // No other driver knows layouts: the page is told what it would hear of such a key.
            let body = "const [key, code, ctrlKey] = arguments;
                for (const kind of ['keydown', 'keyup']) {
                    const press = { key, code, ctrlKey, bubbles: true, cancelable: true, composed: true };
                    document.activeElement.dispatchEvent(new KeyboardEvent(kind, press));
                }";
            return self.script(body, json!([key, code, modifiers & 2 != 0])).await.map(drop);
        }
        for kind in ["rawKeyDown", "keyUp"] {
            let press = json!({ "type": kind, "key": key, "code": code, "modifiers": modifiers });
            self.browser().devtools("Input.dispatchKeyEvent", press).await?;
        }
        Ok(())
    }
}
