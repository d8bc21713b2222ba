//! The configuration: `annotation.conf` says what labels, links and attributes there are, `visual.conf` how they look.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::names::Names;
use super::spans::on_one_line;
use super::values::is_word;
use crate::model::{AttributeKind, Hue, Label, Scheme};

/// What occurred that the scheme need not know.
#[derive(Debug, Default)]
pub(super) struct Configuration {
    labels: BTreeSet<String>,
    /// By type: where such links start, and where they point.
    relations: BTreeMap<String, [BTreeSet<String>; 2]>,
    attributes: BTreeMap<String, Attribute>,
}

/// An attribute with brat's own lines.
#[derive(Debug, Default)]
struct Attribute {
    labels: BTreeSet<String>,
    /// In the order of the scheme; those it does not know behind them.
    values: Vec<String>,
}

impl Configuration {
    pub(super) fn saw_label(&mut self, label: &str) {
        if !self.labels.contains(label) {
            self.labels.insert(label.to_owned());
        }
    }

    pub(super) fn saw_relation(&mut self, kind: &str, from: &str, to: &str) {
        let ends = self.relations.entry(kind.to_owned()).or_default();
        for (end, label) in ends.iter_mut().zip([from, to]) {
            end.insert(label.to_owned());
        }
    }

    pub(super) fn saw_attribute(&mut self, name: &str, label: &str, value: Option<&str>) {
        let attribute = self.attributes.entry(name.to_owned()).or_default();
        attribute.labels.insert(label.to_owned());
        if let Some(value) = value.filter(|value| !attribute.values.iter().any(|it| it == value)) {
            attribute.values.push(value.to_owned());
        }
    }

    /// Both files, by name.
    pub(super) fn files(
        &mut self,
        scheme: &Scheme,
        (labels, attributes, relation_types): (&mut Names, &mut Names, &mut Names),
    ) -> [(&'static str, String); 2] {
        let all_labels: Vec<String> = (scheme.labels().iter().map(|label| label.id.to_string()))
            .chain(
                self.labels
                    .iter()
                    .filter(|id| !scheme.labels().iter().any(|it| it.id.as_str() == *id))
                    .cloned(),
            )
            .collect();
        let mut conf = "[entities]\n".to_owned();
        for label in &all_labels {
            let _ = writeln!(conf, "{}", labels.of(label).0);
        }
        conf.push_str("\n[relations]\n");
        for kind in scheme.relation_types() {
            self.relations.entry(kind.id.clone()).or_default();
        }
        for (kind, seen) in &self.relations {
            let known = scheme.relation_type(kind);
            let mut end = |allowed: Option<&[crate::model::LabelId]>, seen: &BTreeSet<String>| {
                let allowed = allowed.unwrap_or_default();
                if allowed.is_empty() {
                    return "<ENTITY>".to_owned();
                }
                let more =
                    seen.iter().map(String::as_str).filter(|it| !allowed.iter().any(|a| a.as_str() == *it));
                let all: Vec<String> = allowed
                    .iter()
                    .map(|it| it.as_str())
                    .chain(more)
                    .map(|it| labels.of(it).0.to_owned())
                    .collect();
                all.join("|")
            };
            let from = end(known.map(|it| it.from.as_slice()), &seen[0]);
            let to = end(known.map(|it| it.to.as_slice()), &seen[1]);
            let _ = writeln!(conf, "{}\tArg1:{from}, Arg2:{to}", relation_types.of(kind).0);
        }
        conf.push_str(
            "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n",
        );
        for (name, attribute) in self.all_attributes(scheme) {
            let of: Vec<String> = attribute.labels.iter().map(|it| labels.of(it).0.to_owned()).collect();
            let _ = write!(conf, "{}\tArg:{}", attributes.of(&name).0, of.join("|"));
            if !attribute.values.is_empty() {
                let _ = write!(conf, ", Value:{}", attribute.values.join("|"));
            }
            conf.push('\n');
        }
        [("annotation.conf", conf), ("visual.conf", looks(scheme, labels))]
    }

    /// Those of the scheme that take a choice or are simply so, and those that occurred.
    fn all_attributes(&mut self, scheme: &Scheme) -> BTreeMap<String, Attribute> {
        let mut all: BTreeMap<String, Attribute> = BTreeMap::new();
        for label in scheme.labels() {
            for def in &label.attributes {
                if !matches!(def.kind, AttributeKind::Choice(_) | AttributeKind::Flag) {
                    continue;
                }
                let attribute = all.entry(def.id.clone()).or_default();
                attribute.labels.insert(label.id.to_string());
                for value in def.kind.choices().iter().filter(|value| is_word(value)) {
                    if !attribute.values.contains(value) {
                        attribute.values.push(value.clone());
                    }
                }
            }
        }
        for (name, seen) in std::mem::take(&mut self.attributes) {
            let attribute = all.entry(name).or_default();
            attribute.labels.extend(seen.labels);
            let mut more: Vec<String> =
                seen.values.into_iter().filter(|value| !attribute.values.contains(value)).collect();
            more.sort_unstable();
            attribute.values.append(&mut more);
        }
        all
    }
}

/// Names and colours.
fn looks(scheme: &Scheme, names: &mut Names) -> String {
    let mut conf = "[labels]\n".to_owned();
    for label in scheme.labels() {
        let shown = on_one_line(&label.name).replace('|', " ");
        if !shown.trim().is_empty() {
            let _ = writeln!(conf, "{} | {}", names.of(label.id.as_str()).0, shown.trim());
        }
    }
    conf.push_str("\n[drawing]\nSPAN_DEFAULT\tfgColor:black, bgColor:#eeeeee, borderColor:darken\n");
    conf.push_str("ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5, labelArrow:none\n");
    for label in scheme.labels() {
        let _ = writeln!(conf, "{}\tbgColor:{}", names.of(label.id.as_str()).0, tint(label));
    }
    conf
}

/// Light, so that black words on it are read well.
fn tint(label: &Label) -> &'static str {
    match label.hue {
        Hue::Blue => "#cfe2ff",
        Hue::Orange => "#ffdcae",
        Hue::Green => "#cdeccd",
        Hue::Purple => "#e4d7f5",
        Hue::Red => "#ffd4d4",
        Hue::Olive => "#e6e9bd",
    }
}

/// The values that an `annotation.conf` lists, by attribute.
pub(super) fn listed_values(conf: &str) -> BTreeMap<String, Vec<String>> {
    let mut section = "";
    let mut listed = BTreeMap::new();
    for line in conf.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
        } else if section == "[attributes]" {
            let Some((name, rest)) = line.split_once(char::is_whitespace) else { continue };
            let values = rest.split(',').find_map(|part| part.trim().strip_prefix("Value:"));
            if let Some(values) = values {
                listed.insert(name.to_owned(), values.split('|').map(|it| it.trim().to_owned()).collect());
            }
        }
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_values_of_attributes_only() {
        let conf = "[relations]\nx\tArg1:a, Value:no\n# [attributes]\n[attributes]\n\
            Sure\tArg:<EVENT>, Value:High|Low\nNegation\tArg:<EVENT>\n";
        let expected = BTreeMap::from([("Sure".to_owned(), vec!["High".to_owned(), "Low".to_owned()])]);
        assert_eq!(listed_values(conf), expected);
    }
}
