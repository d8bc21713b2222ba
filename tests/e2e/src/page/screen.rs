//! The screen: its size, its colours, and whether the picture on it stands still.

use anyhow::Result;
use serde_json::json;

use super::Page;
use crate::wait;

/// Widths up to this are a phone's.
const PHONE: u32 = 600;

impl Page {
    /// Gives the screen another size in CSS pixels and another colour scheme, `light` or `dark`.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn set_screen(&self, (width, height): (u32, u32), scheme: &str) -> Result<()> {
        let is_phone = width <= PHONE;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone });
        self.browser().devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        self.set_colours(scheme).await?;
        let seen = async || self.read("return [innerWidth, innerHeight]", json!([])).await;
        wait::until_equal("the size of the screen", &(width, height), seen).await
    }

    /// Changes the colour scheme, and asks for no motion.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn set_colours(&self, scheme: &str) -> Result<()> {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.browser().devtools("Emulation.setEmulatedMedia", features).await.map(drop)
    }

    /// Waits until nothing moves on screen any more.
    ///
    /// # Errors
    /// Something moves on.
    pub async fn wait_still(&self) -> Result<()> {
        wait::until("a still picture", async || {
            let body = "return document.getAnimations().length === 0 && document.fonts.status === 'loaded'";
            Ok(self.read::<bool>(body, json!([])).await?.then_some(()))
        })
        .await
    }
}
