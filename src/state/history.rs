//! The history of the open article: whether its chain of edits is whole, and the chain as a file.

use leptos::task::spawn_local;

use super::Session;
use super::words::count;
use crate::format::OutFile;
use crate::i18n::Catalogue;
use crate::model::{DocumentId, Timestamp};
use crate::platform;
use crate::workspace::{ChainBreak, ChainHead, verify_chain};

/// A chain as it is kept: its head, and its links, oldest first.
type Chain = (Option<ChainHead>, Vec<String>);

impl Session {
    /// Goes through the chain of an article and says what it found: that it is whole, or its first break.
    pub fn verify_history(&self, id: &DocumentId, say: impl Fn(String, bool) + 'static) {
        let (session, id) = (*self, id.clone());
        spawn_local(async move {
            let t = session.words();
            match session.chain_of(&id).await {
                None => say(t.details.no_history.into(), false),
                Some((head, links)) => {
                    let found = session.read(|workspace| {
                        let text = workspace.library().get(&id)?.text_sha256().to_owned();
                        let links = links.iter().map(String::as_str);
                        Some(verify_chain(&text, head.as_ref(), links, &workspace.records_of(&id)))
                    });
                    match found {
                        Some(Ok(sound)) => {
                            let since = platform::moment_text(&sound.since, t.language.tag());
                            say(t.details.history_sound(&count(t, sound.n_links), &since), true);
                        }
                        Some(Err(broken)) => say(broken_words(t, &broken), false),
                        None => say(t.details.no_history.into(), false),
                    }
                }
            }
        });
    }

    /// Hands the chain of an article to the person.
    pub fn download_history(&self, id: &DocumentId) {
        let (session, id) = (*self, id.clone());
        spawn_local(async move {
            let chain = session.chain_of(&id).await.filter(|(_, links)| !links.is_empty());
            let file = chain.and_then(|chain| session.history_file(&id, &chain));
            match file {
                Some(file) => drop(session.hand_over(&file)),
                None => session.inform(session.words().details.no_history, &[]),
            }
        });
    }

    /// The chain of an article, once everything is in it; `None` where there is no copy.
    pub(super) async fn chain_of(&self, id: &DocumentId) -> Option<Chain> {
        let copy = self.written_copy().await?;
        copy.history(id).await.ok()
    }

    /// The chain as a file: what it is about, and a line for each link.
    pub(super) fn history_file(&self, id: &DocumentId, (head, links): &Chain) -> Option<OutFile> {
        self.read(|workspace| {
            let document = workspace.library().get(id)?;
            let about = serde_json::json!({
                "format": "factmark-history",
                "version": 1,
                "document": id.as_str(),
                "title": document.meta.title,
                "text_sha256": document.text_sha256(),
                "links": links.len(),
                "hash": head.as_ref().map(|head| head.hash.as_str()),
            });
            let lines: String = links.iter().map(|link| format!("{link}\n")).collect();
            let stem = crate::format::file_stem(&[std::sync::Arc::clone(document)]);
            Some(OutFile {
                name: format!("{stem}.history.jsonl"),
                media_type: "application/jsonl",
                bytes: format!("{about}\n{lines}").into_bytes(),
            })
        })
    }
}

fn broken_words(t: &Catalogue, broken: &ChainBreak) -> String {
    let number = |n: u64| count(t, usize::try_from(n).unwrap_or(usize::MAX));
    match broken {
        ChainBreak::Nothing => t.details.no_history.into(),
        ChainBreak::Text => t.details.history_of_other_text.into(),
        ChainBreak::Missing { n } => t.details.history_missing(&number(*n)),
        ChainBreak::Altered { n, when } => {
            let when = Timestamp::new(when.as_str()).unwrap_or_else(Timestamp::unknown);
            t.details.history_altered(&number(*n), &platform::moment_text(&when, t.language.tag()))
        }
        ChainBreak::Record { key, n: Some(n) } => t.details.history_record(key, &number(*n)),
        ChainBreak::Record { key, n: None } => t.details.history_stranger(key),
    }
}
