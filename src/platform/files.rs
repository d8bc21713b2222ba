//! Files in and out. Nothing is uploaded: reading happens in the page, a download is made in memory.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DataTransfer, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::page::document;

/// A file as it is on the person's disk.
#[derive(Debug, Clone)]
pub struct RawFile {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files that a file field holds. The field is emptied, so that the same file can be picked again.
pub fn picked_files(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files().map(|list| (0..list.length()).filter_map(|i| list.item(i)).collect());
    input.set_value("");
    files.unwrap_or_default()
}

/// The files that are being dropped or pasted.
pub fn dropped_files(data: &DataTransfer) -> Vec<File> {
    data.files().map(|list| (0..list.length()).filter_map(|i| list.item(i)).collect()).unwrap_or_default()
}

/// Reads a file; `None` if the browser cannot (it was deleted meanwhile, or is a folder).
pub async fn read_file(file: File) -> Option<RawFile> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(RawFile { name: file.name(), bytes: Uint8Array::new(&buffer).to_vec() })
}

/// Hands a file to the person's download folder.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    document().body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The download has begun by then; until it has, the address must stay good.
    gloo_timers::callback::Timeout::new(60_000, move || {
        Url::revoke_object_url(&url).ok();
    })
    .forget();
    Some(())
}
