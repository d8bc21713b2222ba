//! Every fault of a refused file, not only the first: what was refused is taken out of the tree, and the rest is read
//! again, until nothing is refused any more.

use std::collections::BTreeSet;

use super::node::{self, Node};
use super::read;
use crate::format::ReadProblem;

/// A file with more faults than this is no better known for the others.
const MAX_FAULTS: usize = 1000;

/// What is wrong with a file, in the order in which a reader meets it; nothing if it can be read. A fault hides others
/// only in the same annotation or relation, and behind faults of the text or the scheme.
pub(super) fn faults(text: &str) -> Vec<ReadProblem> {
    let mut found = Vec::new();
    let mut tree = match node::parse(text) {
        Ok(tree) => tree,
        Err(problem) => return vec![problem],
    };
    let mut gone = Gone::default();
    while let Err(problem) = read::tree(&tree) {
        let ReadProblem::Value { path, problem } = problem else {
            found.push(problem);
            break;
        };
        let item = Item::of(&path);
        let path = item.as_ref().map_or_else(|| path.clone(), |item| gone.path_in_file(item, &path));
        found.push(ReadProblem::Value { path, problem });
        let is_out = item.is_some_and(|item| gone.take_out(item, &mut tree));
        if !is_out || found.len() == MAX_FAULTS {
            break;
        }
    }
    found
}

/// An annotation or relation of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    document: usize,
    list: &'static str,
    index: usize,
}

impl Item {
    /// The one in which a path such as `documents[0].annotations[3].label` leads.
    fn of(path: &str) -> Option<Self> {
        let (document, rest) = path.strip_prefix("documents[")?.split_once("].")?;
        let list = ["annotations", "relations"].into_iter().find(|list| rest.starts_with(list))?;
        let (index, _) = rest.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
        Some(Self { document: document.parse().ok()?, list, index: index.parse().ok()? })
    }

    fn path(&self) -> String {
        format!("documents[{}].{}[{}]", self.document, self.list, self.index)
    }
}

/// What was taken out, by its place in the file.
#[derive(Default)]
struct Gone(BTreeSet<Item>);

impl Gone {
    /// The item as it is numbered in the file.
    fn in_file(&self, item: &Item) -> Item {
        let mut it = item.clone();
        // In ascending order: each that is gone before it moves it on by one.
        for gone in self.0.iter().filter(|gone| gone.document == it.document && gone.list == it.list) {
            it.index += usize::from(gone.index <= it.index);
        }
        it
    }

    fn path_in_file(&self, item: &Item, path: &str) -> String {
        let rest = path.strip_prefix(&item.path()).unwrap_or_default();
        format!("{}{rest}", self.in_file(item).path())
    }

    /// Takes an item out of the tree; of an annotation also its relations, which are not to blame.
    fn take_out(&mut self, item: Item, tree: &mut Node) -> bool {
        let Some(Node::List(documents)) = at_key(tree, "documents") else { return false };
        let Some(document) = documents.get_mut(item.document) else { return false };
        let Some(Node::List(list)) = at_key(document, item.list) else { return false };
        if item.index >= list.len() {
            return false;
        }
        self.0.insert(self.in_file(&item));
        let mut removed = list.remove(item.index);
        let Some(Node::Text(id)) = at_key(&mut removed, "id") else { return true };
        // One of two that have the same id leaves the other, which the relations may mean.
        let is_there =
            list.iter_mut().any(|it| matches!(at_key(it, "id"), Some(Node::Text(other)) if other == id));
        if item.list == "annotations" && !is_there {
            self.take_out_relations(item.document, document, id);
        }
        true
    }

    fn take_out_relations(&mut self, number: usize, document: &mut Node, end: &str) {
        let Some(Node::List(list)) = at_key(document, "relations") else { return };
        let mut index = 0;
        while let Some(relation) = list.get_mut(index) {
            let ends = ["from", "to"];
            if ends.iter().any(|key| matches!(at_key(relation, key), Some(Node::Text(id)) if id == end)) {
                self.0.insert(self.in_file(&Item { document: number, list: "relations", index }));
                list.remove(index);
            } else {
                index += 1;
            }
        }
    }
}

fn at_key<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    match node {
        Node::Object(keys) => keys.get_mut(key),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"format": "factmark", "version": 1, "offset_unit": "code_point", "documents": [
        {"id": "d", "text": "Ana said no.", "annotations": [
            {"id": "a0", "label": "entity", "fragments": [{"start": 0, "end": 3, "exact": "Ana"}]},
            {"id": "a1", "label": "entity", "fragments": [{"start": 0, "end": 300}]},
            {"id": "a2", "label": "nothing", "fragments": [{"start": 0, "end": 3}]},
            {"id": "a3", "label": "quote", "fragments": [{"start": 9, "end": 11, "exact": "no"}]},
            {"id": "a4", "label": "quote", "fragments": []}],
         "relations": [
            {"id": "r0", "type": "speaker", "from": "a1", "to": "a0"},
            {"id": "r1", "type": "speaker", "from": "a3", "to": "a9"},
            {"id": "r2", "type": "speaker", "from": "a3", "to": "a0"},
            {"id": "r3", "type": "shouts", "from": "a3", "to": "a0"}]}]}"#;

    fn places(text: &str) -> Vec<String> {
        let place = |problem| match problem {
            ReadProblem::Value { path, .. } => path,
            other => other.to_string(),
        };
        faults(text).into_iter().map(place).collect()
    }

    #[test]
    fn each_fault_is_told_once_with_its_place_in_the_file() {
        let mut found = places(FILE);
        found.sort();
        let expected = [
            "documents[0].annotations[1].fragments[0].end",
            "documents[0].annotations[2].label",
            "documents[0].annotations[4].fragments",
            "documents[0].relations[1].to",
            "documents[0].relations[3].type",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_cannot_be_passed_over_ends_the_search() {
        assert_eq!(places(&FILE.replace("\"text\"", "\"words\"")).len(), 1);
        assert_eq!(places(&FILE.replace("\"version\": 1", "\"version\": 9")).len(), 1);
        assert_eq!(places("{").len(), 1);
        assert!(places(r#"{"format": "factmark", "version": 1}"#).is_empty());
    }
}
