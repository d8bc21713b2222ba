//! The chains of edits ([`Link`]) in the copy: each transaction that writes records of an article ties a link to its chain.

use std::collections::BTreeMap;

use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbTransaction};

use super::copy::{HISTORY, RECORDS, list_of, settled, store_of};
use super::storage::fault;
use crate::model::{DocumentId, Timestamp};
use crate::record::Key;
use crate::workspace::{ChainHead, CopyEntry, Link, StorageFault};

/// The keys of all links of an article's chain.
pub(super) fn links_of(id: &DocumentId) -> Result<JsValue, StorageFault> {
    let (from, to) = Link::keys(id);
    let range = IdbKeyRange::bound_with_lower_open_and_upper_open(&from.into(), &to.into(), false, true);
    range.map(JsValue::from).map_err(|error| fault(&error))
}

/// Adds a link to an article's chain. A chain of another text, and that of an article that is deleted, is dropped.
///
/// Several tabs write to one chain: a transaction that writes has the store to itself, so each finds the other's links.
pub(super) async fn tie(
    transaction: &IdbTransaction,
    id: &DocumentId,
    changes: BTreeMap<String, Option<String>>,
    now: &Timestamp,
    text: Option<String>,
) -> Result<(), StorageFault> {
    let history = store_of(transaction, HISTORY)?;
    let key = JsValue::from(ChainHead::key(id));
    let asked = history.get(&key).map_err(|error| fault(&error))?;
    settled(&asked, "success", &["error"]).await?;
    let head = asked.result().ok().and_then(|head| ChainHead::read(&head.as_string()?));
    let head = head.filter(|head| Some(&head.text) == text.as_ref());
    if head.is_none() {
        history.delete(&links_of(id)?).map_err(|error| fault(&error))?;
        history.delete(&key).map_err(|error| fault(&error))?;
    }
    let Some(text) = text else { return Ok(()) };
    // A chain begins with all that is there.
    let changes = if head.is_none() { present(transaction, id).await? } else { changes };
    let (link, head) = Link::tie(head.as_ref(), &text, changes, now);
    let link_key = JsValue::from(Link::key(id, link.n));
    history.put_with_key(&link.write().into(), &link_key).map_err(|error| fault(&error))?;
    history.put_with_key(&head.write().into(), &key).map_err(|error| fault(&error))?;
    Ok(())
}

/// The records of an article that the copy holds.
async fn present(
    transaction: &IdbTransaction,
    id: &DocumentId,
) -> Result<BTreeMap<String, Option<String>>, StorageFault> {
    let records = store_of(transaction, RECORDS)?;
    let text = Key::Text(id.clone()).to_text();
    let folder = text.trim_end_matches("text");
    // The character after the slash.
    let (from, to) = (folder.to_owned(), format!("{}0", folder.trim_end_matches('/')));
    let range = IdbKeyRange::bound_with_lower_open_and_upper_open(&from.into(), &to.into(), false, true);
    let range = JsValue::from(range.map_err(|error| fault(&error))?);
    let keys = records.get_all_keys_with_key(&range).map_err(|error| fault(&error))?;
    let values = records.get_all_with_key(&range).map_err(|error| fault(&error))?;
    settled(&values, "success", &["error"]).await?;
    let (keys, values) = (list_of(&keys)?, list_of(&values)?);
    let pair = |(key, entry): (JsValue, JsValue)| {
        Some((key.as_string()?, Some(CopyEntry::read(&entry.as_string()?)?.record?)))
    };
    Ok(keys.iter().zip(values.iter()).filter_map(pair).collect())
}
