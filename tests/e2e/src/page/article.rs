//! The article's text: reading it, and selecting in it with the pointer.

use anyhow::Result;
use serde_json::json;
use thirtyfour::Key;
use thirtyfour::action_chain::ActionChain;

use super::Page;
use crate::text::Span;
use crate::wait;

/// A point of the window, in CSS pixels.
type Point = (i64, i64);

impl Page {
    /// The text of the article, as it stands on the page.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn text(&self) -> Result<String> {
        self.read("return blocks().map((block) => block.textContent).join('\\n')", json!([])).await
    }

    /// Waits until the article's text is this.
    ///
    /// # Errors
    /// It is another.
    pub async fn wait_text(&self, text: &str) -> Result<()> {
        wait::until_equal("the article’s text", &text.to_owned(), async || self.text().await).await
    }

    /// Draws a selection from the left edge of its first character to the right edge of its last one.
    ///
    /// # Errors
    /// Something lies over the text.
    pub async fn select(&self, span: Span) -> Result<()> {
        let (start, end) = self.edges(span).await?;
        self.drag(start, end).await
    }

    /// Draws a selection from its end to its start.
    ///
    /// # Errors
    /// Something lies over the text.
    pub async fn select_backwards(&self, span: Span) -> Result<()> {
        let (start, end) = self.edges(span).await?;
        self.drag(end, start).await
    }

    /// Draws a selection of exact characters, with Alt held.
    ///
    /// # Errors
    /// Something lies over the text.
    pub async fn select_exactly(&self, span: Span) -> Result<()> {
        let (start, end) = self.edges(span).await?;
        let chain = self.hands().key_down(Key::Alt);
        Ok(between(chain, start, end).key_up(Key::Alt).perform().await?)
    }

    /// Draws a selection from the middle of one character to the middle of another.
    ///
    /// # Errors
    /// Something lies over the text.
    pub async fn select_from_within(&self, first: usize, last: usize) -> Result<()> {
        let body =
            "bring(arguments[0], arguments[1] + 1); return [middle(arguments[0]), middle(arguments[1])];";
        let (start, end): (Point, Point) = self.read(body, json!([first, last])).await?;
        self.drag(start, end).await
    }

    /// Selects by script what no pointer could: the edges may lie inside of a character.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn select_by_script(&self, span: Span) -> Result<()> {
        let body = "bring(arguments[0], arguments[1]);
            const wanted = range(arguments[0], arguments[1]);
            getSelection().setBaseAndExtent(
                wanted.startContainer, wanted.startOffset, wanted.endContainer, wanted.endOffset);";
        self.script(body, json!([span.start, span.end])).await.map(drop)
    }

    /// Selects the word at a code point by a double click.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn double_click(&self, at: usize) -> Result<()> {
        let (x, y) = self.middle_of(at).await?;
        Ok(self.hands().move_to(x, y).double_click().perform().await?)
    }

    /// Clicks on the character at a code point.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn click_text(&self, at: usize) -> Result<()> {
        let (x, y) = self.middle_of(at).await?;
        Ok(self.hands().move_to(x, y).click().perform().await?)
    }

    async fn middle_of(&self, at: usize) -> Result<Point> {
        let body = "bring(arguments[0], arguments[0] + 1); return middle(arguments[0]);";
        self.read(body, json!([at])).await
    }

    async fn edges(&self, span: Span) -> Result<(Point, Point)> {
        let body = "bring(arguments[0], arguments[1]);
            return [caretPoint(arguments[0], false), caretPoint(arguments[1], true)];";
        self.read(body, json!([span.start, span.end])).await
    }

    async fn drag(&self, from: Point, to: Point) -> Result<()> {
        Ok(between(self.hands(), from, to).perform().await?)
    }

    /// Whether the characters of a stretch can be seen on the screen.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn is_in_view(&self, span: Span) -> Result<bool> {
        let body = "const pane = scroller().getBoundingClientRect();
            const rect = range(arguments[0], arguments[1]).getBoundingClientRect();
            return rect.top >= pane.top && rect.bottom <= Math.min(pane.bottom, innerHeight);";
        self.read(body, json!([span.start, span.end])).await
    }

    /// Waits until the characters of a stretch can be seen on the screen.
    ///
    /// # Errors
    /// They cannot.
    pub async fn wait_in_view(&self, span: Span) -> Result<()> {
        wait::until_equal("in view", &true, async || self.is_in_view(span).await).await
    }
}

pub(super) fn between(chain: ActionChain, from: Point, to: Point) -> ActionChain {
    let half = (i64::midpoint(from.0, to.0), i64::midpoint(from.1, to.1));
    chain.move_to(from.0, from.1).click_and_hold().move_to(half.0, half.1).move_to(to.0, to.1).release()
}
