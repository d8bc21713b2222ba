//! The caret of those who work by keys, and the handles of those who drag bounds.

use anyhow::Result;
use serde_json::json;
use thirtyfour::Key;

use super::Page;
use crate::text::Span;
use crate::wait;

impl Page {
    /// What is selected in the text.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn selection(&self) -> Result<Option<Span>> {
        let body = "const selection = getSelection();
            if (selection.isCollapsed) return null;
            const chosen = selection.getRangeAt(0);
            const ends = [
                offsetOf(chosen.startContainer, chosen.startOffset), offsetOf(chosen.endContainer, chosen.endOffset),
            ];
            return ends.includes(null) ? null : ends;";
        let ends: Option<(usize, usize)> = self.read(body, json!([])).await?;
        Ok(ends.map(|(start, end)| Span { start, end }))
    }

    /// Waits until exactly this is selected in the text.
    ///
    /// # Errors
    /// Something else is.
    pub async fn wait_selection(&self, span: Span) -> Result<()> {
        wait::until_equal("the selection", &Some(span), async || self.selection().await).await
    }

    /// The middle, from the top of the window, of the displayed line that a code point stands in, and its height.
    ///
    /// # Errors
    /// Nothing of it is displayed.
    pub async fn line_of(&self, at: usize) -> Result<(f64, f64)> {
        let body = "const rect = characterRect(arguments[0], false);
            return [(rect.top + rect.bottom) / 2, rect.height];";
        self.read(body, json!([at])).await
    }

    /// Drags the handle of the chosen annotation's start, or end, to the gap before a code point; with Alt held if
    /// `is_exact`.
    ///
    /// # Errors
    /// There is no such handle, or something lies over it.
    pub async fn drag_handle(&self, is_start: bool, to: usize, is_exact: bool) -> Result<()> {
        let (from, to) = self.handle_way(is_start, to).await?;
        let hands = if is_exact { self.hands().key_down(Key::Alt) } else { self.hands() };
        let dragged = super::article::between(hands, from, to);
        let dragged = if is_exact { dragged.key_up(Key::Alt) } else { dragged };
        Ok(dragged.perform().await?)
    }

    /// Where to take hold of such a handle, and where to leave it.
    ///
    /// # Errors
    /// There is no such handle, or something lies over it.
    pub async fn handle_way(&self, is_start: bool, to: usize) -> Result<((i64, i64), (i64, i64))> {
        let body = "const handle = [...document.querySelectorAll('.handle')]
                .find((handle) => handle.classList.contains('start') === arguments[0]);
            if (!handle) return null;
            const { left, right, top, bottom } = handle.getBoundingClientRect();
            const edge = (left + right) / 2;
            const target = characterRect(arguments[1], arguments[1] > 0);
            const x = arguments[1] > 0 ? target.right : target.left;
            const from = [Math.round(edge), Math.round(arguments[0] ? top - 3 : bottom + 3)];
            if (document.elementFromPoint(...from) !== handle) return null;
            const rise = (target.top + target.bottom) / 2 - (top + bottom) / 2;
            return [from, [Math.round(from[0] + x - edge), Math.round(from[1] + rise)]];";
        wait::until("a handle to drag", async || self.read(body, json!([is_start, to])).await).await
    }
}
