//! Which files belong together: those of one folder that differ in what stands behind the last dot (`a.txt` and
//! `a.ann`; `a.meta.json` too) or in their layer (`a-quote.conll` and `a-claim.conll`), and with them the folder's settings (`annotation.conf`, `TypeSystem.xml`).

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Item;

/// Files that are read together.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// The files.
    pub(crate) files: Vec<Item>,
    /// What may say more about them, and is nothing in itself.
    pub(crate) settings: Vec<Item>,
}

/// What the names of settings end in.
const SETTINGS: [&str; 2] = [".conf", "typesystem.xml"];

/// The groups, in the order in which their first files stand.
pub(super) fn grouped(items: Vec<Item>) -> Vec<Group> {
    let mut at: BTreeMap<(PathBuf, String), usize> = BTreeMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for item in items {
        let folder = item.path.parent().map(PathBuf::from).unwrap_or_default();
        let stem = stem(&item);
        match at.get(&(folder.clone(), stem.clone())).and_then(|&at| groups.get_mut(at)) {
            Some(group) => group.files.push(item),
            None => {
                at.insert((folder, stem), groups.len());
                groups.push(Group { files: vec![item], settings: Vec::new() });
            }
        }
    }
    let (settings, mut groups): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(is_settings);
    if groups.is_empty() {
        // There is nothing that they could be the settings of.
        return settings;
    }
    for group in &mut groups {
        let folder = group.files.first().and_then(|it| it.path.parent());
        let of_folder = settings.iter().flat_map(|it| &it.files).filter(|it| it.path.parent() == folder);
        group.settings = of_folder.cloned().collect();
    }
    let has_group = |settings: &Group| {
        let folder = settings.files.first().and_then(|it| it.path.parent());
        groups.iter().any(|it| it.files.first().and_then(|it| it.path.parent()) == folder)
    };
    let alone: Vec<Group> = settings.into_iter().filter(|it| !has_group(it)).collect();
    groups.extend(alone);
    groups
}

/// What stands behind the stem and before the last dot in names of files that go with another one.
const COMPANIONS: [&str; 4] = [".meta", ".features", ".tokens", ".config"];

/// The part of a name that files which belong together share.
fn stem(item: &Item) -> String {
    let stem = item.path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let is_layer = item.path.extension().is_some_and(|it| it == "conll");
    let layers = || stem.rsplit_once(['-', '.']).map(|(stem, _)| stem).filter(|_| is_layer);
    let shared = COMPANIONS.iter().find_map(|companion| stem.strip_suffix(companion)).or_else(layers);
    shared.map(str::to_owned).unwrap_or(stem)
}

fn is_settings(group: &Group) -> bool {
    let is_one = |it: &Item| {
        let name = it.name.to_lowercase();
        SETTINGS.iter().any(|ending| name.ends_with(ending))
    };
    group.files.iter().all(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paths: &[&str], expected: &[&str]) {
        let item = |path: &&str| Item { name: (*path).into(), path: path.into(), is_named: true };
        let groups = grouped(paths.iter().map(item).collect());
        let names = |items: &[Item]| items.iter().map(|it| it.name.clone()).collect::<Vec<_>>().join(" ");
        let found: Vec<String> =
            groups.iter().map(|it| format!("{} | {}", names(&it.files), names(&it.settings))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn files_of_one_stem_belong_together() {
        check(
            &["x/a.ann", "x/a.txt", "x/b.ann", "y/a.txt"],
            &["x/a.ann x/a.txt | ", "x/b.ann | ", "y/a.txt | "],
        );
    }

    #[test]
    fn layers_belong_together() {
        let paths = ["x/a-claim.conll", "x/a-quote.conll", "x/b.conll", "x/a-claim.txt"];
        check(&paths, &["x/a-claim.conll x/a-quote.conll | ", "x/b.conll | ", "x/a-claim.txt | "]);
    }

    #[test]
    fn settings_go_with_every_group_of_their_folder() {
        let paths = ["x/a.ann", "x/annotation.conf", "x/b.ann", "y/c.ann"];
        check(&paths, &["x/a.ann | x/annotation.conf", "x/b.ann | x/annotation.conf", "y/c.ann | "]);
        check(
            &["x/a.xmi", "x/TypeSystem.xml", "x/b.xml"],
            &["x/a.xmi | x/TypeSystem.xml", "x/b.xml | x/TypeSystem.xml"],
        );
        check(&["x/annotation.conf"], &["x/annotation.conf | "]);
        check(&["x/a.conf", "y/b.json"], &["y/b.json | ", "x/a.conf | "]);
    }
}
