//! Fingers, as the browser is told of them.

use anyhow::Result;
use serde_json::json;

use super::Page;

impl Page {
    /// Tells of a touch: `touchStart` and `touchMove` at a point of the screen, `touchEnd` without one.
    ///
    /// # Errors
    /// The browser refuses it.
    pub async fn touch(&self, kind: &str, at: Option<(f64, f64)>) -> Result<()> {
        let points: Vec<_> = at.into_iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        let touch = json!({ "type": kind, "touchPoints": points });
        self.browser().devtools("Input.dispatchTouchEvent", touch).await.map(drop)
    }

    /// Taps with a finger on the middle of a button, after scrolling to it.
    ///
    /// # Errors
    /// There is no such button.
    pub async fn tap(&self, name: &str) -> Result<()> {
        let button = self.find("button", name).await?;
        let body = "arguments[0].scrollIntoView({ block: 'nearest' });
            const { left, right, top, bottom } = arguments[0].getBoundingClientRect();
            return [(left + right) / 2, (top + bottom) / 2];";
        let middle: (f64, f64) = self.read(body, json!([button.to_json()?])).await?;
        self.touch("touchStart", Some(middle)).await?;
        self.touch("touchEnd", None).await
    }
}
