//! The manifest tells the system which files Factmark opens.
#![allow(clippy::expect_used)]

use factmark::format;
use serde_json::Value;

const MANIFEST: &str = include_str!("../../assets/manifest.webmanifest");

#[test]
fn every_kind_of_file_that_can_be_read_may_be_opened_with_factmark() {
    let manifest: Value = serde_json::from_str(MANIFEST).expect("the manifest is JSON");
    let accept = manifest["file_handlers"][0]["accept"].as_object().expect("it has a file handler");
    let endings: Vec<&str> =
        accept.values().filter_map(Value::as_array).flatten().filter_map(Value::as_str).collect();
    let of_formats = format::registry().iter().filter(|format| format.can_read()).map(|format| {
        let extension = format.extension();
        extension.rsplit('.').next().unwrap_or(extension)
    });
    for ending in of_formats.chain(["txt", "md", "html", "xhtml", "zip"]) {
        assert!(endings.contains(&&*format!(".{ending}")), "{ending} is not in {endings:?}");
    }
}
