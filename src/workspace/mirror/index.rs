//! Two lists of articles become one.

use std::collections::HashSet;

use crate::model::DocumentId;
use crate::record::IndexRecord;

/// What `later` says holds; what only `other` knows is not lost by it. Where `other` is simply the older of the two,
/// this is `later`.
pub(super) fn join(later: &IndexRecord, other: &IndexRecord) -> IndexRecord {
    let known: HashSet<&DocumentId> = later.order.iter().chain(&later.deleted).collect();
    let mut order = later.order.clone();
    order.extend(other.order.iter().filter(|id| !known.contains(id)).cloned());
    let mut deleted = later.deleted.clone();
    let listed: HashSet<&DocumentId> = order.iter().collect();
    let gone = other.deleted.iter().filter(|id| !known.contains(id) && !listed.contains(id));
    // The latest stand last, and are kept longest.
    deleted.splice(0..0, gone.cloned());
    IndexRecord { order, deleted }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(order: &str, deleted: &str) -> IndexRecord {
        let ids = |words: &str| words.split_whitespace().map(DocumentId::new).collect();
        IndexRecord { order: ids(order), deleted: ids(deleted) }
    }

    #[test]
    fn nothing_is_lost_and_the_later_one_decides() {
        for (later, other, joined) in [
            (index("a b", ""), index("a", ""), index("a b", "")),
            (index("b a", "x"), index("a b x", ""), index("b a", "x")),
            (index("a x", ""), index("a", "x"), index("a x", "")),
            (index("a", ""), index("a b", "c"), index("a b", "c")),
            (index("", "a"), index("a b", "a"), index("b", "a")),
        ] {
            assert_eq!(join(&later, &other), joined);
        }
    }
}
