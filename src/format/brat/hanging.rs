//! What hangs on the annotations of an article: events, links, attributes, references and notes.

use std::collections::BTreeMap;

use super::article::Article;
use super::lines::Line;
use super::read::Choices;
use super::spans::on_one_line;
use super::values::{from_details, from_note, item_key};
use super::{ATTRIBUTE_NOTE, NOTE, WIKIDATA};
use crate::format::flat::flat;
use crate::format::intake::RawRelation;
use crate::model::AttributeValue;

impl Article {
    /// Makes an event's id another id of its trigger. What is wrong with it is told when its roles are read.
    pub(super) fn event(
        &mut self,
        n: usize,
        (id, label, trigger): (&str, &str, &str),
        events: &mut BTreeMap<usize, usize>,
    ) {
        let Some(&at) = self.by_id.get(trigger).filter(|_| !self.by_id.contains_key(id)) else { return };
        self.by_id.insert(id.to_owned(), at);
        if events.insert(at, n).is_some() {
            self.noted("which of several events on the same words a role belongs to");
        }
        let of_trigger = &self.annotations[at].label;
        let label = self.details.names.labels.get(label).map_or(label, String::as_str);
        if of_trigger != label {
            self.noted(&format!("the type “{label}” of an event on “{}”", of_trigger.clone()));
        }
    }

    fn at(&self, id: &str) -> Result<usize, String> {
        self.by_id.get(id).copied().ok_or_else(|| match id.starts_with('R') {
            true => format!("{id} is a link, on which nothing can be said"),
            false => format!("{id} is not there"),
        })
    }

    /// Takes in what a line says; or why it says nothing.
    pub(super) fn other(&mut self, n: usize, line: Line<'_>, choices: &mut Choices) -> Result<(), String> {
        match line {
            Line::Span { .. } => Ok(()),
            Line::Event { trigger, roles, .. } => {
                let from = self.at(trigger)?;
                for (role, to) in &roles {
                    match self.at(to) {
                        Ok(to) => self.link(String::new(), plain_role(role, &roles), from, to),
                        Err(why) => self.bad(n, format!("of the role “{role}”: {why}")),
                    }
                }
                Ok(())
            }
            Line::Relation { id, kind, from, to } => {
                let (a, b) = (self.at(from.1)?, self.at(to.1)?);
                if (from.0, to.0) != ("Arg1", "Arg2") {
                    self.noted(&format!("“{}” and “{}”, the ends of a link", from.0, to.0));
                }
                let known = self.details.relations.get(id);
                let known = known.filter(|it| (it.from.as_str(), it.to.as_str()) == (from.1, to.1));
                let id = known.map_or(id, |it| &it.id).to_owned();
                self.link(id, kind, a, b);
                Ok(())
            }
            Line::Equiv { kind, members } => {
                let members: Vec<usize> = members.iter().map(|id| self.at(id)).collect::<Result<_, _>>()?;
                for pair in members.windows(2) {
                    self.link(String::new(), kind, pair[0], pair[1]);
                }
                Ok(())
            }
            Line::Attribute { name, target, value } => {
                let name = self.details.names.attributes.get(name).map_or(name, String::as_str).to_owned();
                let value = match value {
                    Some(value) => {
                        choices.saw(&name, value);
                        AttributeValue::Text(value.to_owned())
                    }
                    None => AttributeValue::Flag(true),
                };
                let at = self.at(target)?;
                self.put(at, name, value)
            }
            Line::Reference { target, resource, entry, name } => {
                let at = self.at(target)?;
                self.reference(at, resource, entry, name)
            }
            Line::Note { kind, target, text } => {
                let at = self.at(target)?;
                self.note(at, kind, text, choices)
            }
        }
    }

    fn link(&mut self, id: String, kind: &str, from: usize, to: usize) {
        let kind = self.details.names.relation_types.get(kind).map_or(kind, String::as_str).to_owned();
        let (from, to) = (self.annotations[from].id.clone(), self.annotations[to].id.clone());
        self.relations.push(RawRelation { id, kind, from, to });
    }

    fn put(&mut self, at: usize, name: String, value: AttributeValue) -> Result<(), String> {
        let attributes = &mut self.annotations[at].attributes;
        if attributes.iter().any(|(key, _)| *key == name) {
            return Err(format!("“{name}” has a value already"));
        }
        attributes.push((name, value));
        Ok(())
    }

    fn reference(&mut self, at: usize, resource: &str, entry: &str, name: &str) -> Result<(), String> {
        let k = self.n_references.entry(at).or_default();
        let known = self.known[at].references.get(*k).cloned();
        *k += 1;
        let usual = || match resource {
            WIKIDATA => item_key(&self.preset, &self.annotations[at].label),
            _ => resource.to_owned(),
        };
        let key = known.unwrap_or_else(usual);
        if !name.is_empty() && name != entry {
            self.names.push((at, key.clone(), name.to_owned()));
        }
        self.put(at, key, AttributeValue::Text(entry.to_owned()))
    }

    fn note(&mut self, at: usize, kind: &str, text: &str, choices: &mut Choices) -> Result<(), String> {
        if let Some(name) = kind.strip_prefix(ATTRIBUTE_NOTE) {
            let name = self.details.names.attributes.get(name).map_or(name, String::as_str).to_owned();
            choices.saw_note(&name);
            let exact = self.known[at].attributes.get(&name).and_then(from_details);
            let exact = exact.filter(|exact| on_one_line(&flat(exact)) == text);
            return self.put(at, name, exact.unwrap_or_else(|| from_note(text)));
        }
        let note = &mut self.annotations[at].note;
        if !note.is_empty() {
            note.push('\n');
        }
        if kind != NOTE {
            note.push_str(kind);
            note.push_str(": ");
        }
        note.push_str(text);
        Ok(())
    }
}

/// Roles that stand several times are numbered: `Content`, `Content2`.
fn plain_role<'a>(role: &'a str, roles: &[(&str, &str)]) -> &'a str {
    let plain = role.trim_end_matches(|c: char| c.is_ascii_digit());
    if roles.iter().any(|(other, _)| *other == plain) { plain } else { role }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_roles_are_the_same_role() {
        let roles = [("Content", "T1"), ("Content2", "T2"), ("B12", "T3")];
        assert_eq!(plain_role("Content2", &roles), "Content");
        assert_eq!(plain_role("B12", &roles), "B12");
    }
}
