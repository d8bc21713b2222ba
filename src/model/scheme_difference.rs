//! How two schemes differ: what is named to somebody who is about to put one in the place of the other.

use super::Scheme;

impl Scheme {
    /// The names of labels and links that only one of the two has, or that are not the same in both; in this scheme's
    /// order, then in the other's. Empty if the schemes differ in guidelines and keys at most.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (one, another) in [(self, other), (other, self)] {
            let labels = one.labels().iter().filter(|label| another.label(&label.id) != Some(*label));
            let links =
                one.relation_types().iter().filter(|link| another.relation_type(&link.id) != Some(*link));
            for name in labels.map(|label| &label.name).chain(links.map(|link| &link.name)) {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Label, LabelId, RelationType};
    use super::*;

    fn scheme(labels: &[(&str, char)], links: &[&str]) -> Scheme {
        let usual = Scheme::preset();
        let label = |(name, key): &(&str, char)| Label {
            id: LabelId::new(*name),
            name: (*name).to_owned(),
            key: Some(*key),
            ..usual.labels()[0].clone()
        };
        let link = |name: &&str| RelationType {
            id: (*name).to_owned(),
            name: (*name).to_owned(),
            from: Vec::new(),
            to: Vec::new(),
        };
        Scheme::new(labels.iter().map(label).collect(), links.iter().map(link).collect()).unwrap()
    }

    #[test]
    fn what_is_not_the_same_in_both_is_named_once() {
        let ours = scheme(&[("Quote", 'q'), ("Claim", 'c'), ("Myth", 'm')], &["speaker"]);
        let theirs = scheme(&[("Quote", 'q'), ("Claim", 'x'), ("Rumour", 'r')], &["speaker", "about"]);
        assert_eq!(ours.differences(&theirs), ["Claim", "Myth", "Rumour", "about"]);
        assert!(ours.differences(&ours).is_empty());
        let guided = ours.clone().with_guidelines("Mark what was said.").unwrap();
        assert!(ours.differences(&guided).is_empty());
    }
}
