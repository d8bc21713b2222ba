//! Files that go out: exports, copies, remains.

use std::sync::Arc;

use super::Session;
use crate::format::{self, Format, Selection};
use crate::model::Document;
use crate::platform;

impl Session {
    /// Downloads the open article, or all, in the format of that id; says what it did. True if it did.
    pub fn export(&self, format: &str, is_all: bool) -> bool {
        let Some(format) = format::by_id(format) else {
            self.warn(self.words().errors.unknown_format(format), &[]);
            return false;
        };
        self.download_as(format, is_all)
    }

    fn download_as(&self, format: &dyn Format, is_all: bool) -> bool {
        let written = self.read(|workspace| {
            let library = workspace.library();
            let open: Vec<Arc<Document>> = workspace.document().cloned().into_iter().collect();
            let documents = if is_all { library.documents() } else { &open };
            let selection = Selection { scheme: &library.scheme, documents };
            (!documents.is_empty()).then(|| format.write(&selection))
        });
        let Some(written) = written else {
            self.inform(self.words().errors.nothing_to_export, &[]);
            return false;
        };
        for file in &written.files {
            if platform::download(&file.name, file.media_type, &file.bytes).is_none() {
                self.warn(self.words().errors.not_downloaded(&file.name), &[]);
                return false;
            }
            self.inform(self.words().errors.downloaded(&file.name), &[]);
        }
        true
    }

    /// Downloads everything, whatever the storage does.
    pub fn download_copy(&self) {
        self.download_as(format::own(), true);
    }

    /// Downloads the stored records that could not be read, as they are.
    pub fn download_remains(&self) {
        let remains = self.read(|workspace| workspace.remains());
        let map: serde_json::Map<String, serde_json::Value> =
            remains.into_iter().map(|(key, record)| (key, record.into())).collect();
        let bytes = serde_json::to_vec_pretty(&map).unwrap_or_default();
        if platform::download("factmark-remains.json", "application/json", &bytes).is_none() {
            self.warn(self.words().errors.remains_not_downloaded, &[]);
        }
    }
}
