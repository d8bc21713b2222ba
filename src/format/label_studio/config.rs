//! The labelling configuration: what is labelled with what, and what is asked of each region.

use std::collections::BTreeSet;

use super::controls::{Control, Controls, Kind};
use super::{LABEL, NOTE, SAME_UNIT, TEXT};
use crate::format::cas::attribute;
use crate::model::{Hue, Scheme};

/// The configuration. Whether a character had to be replaced, because XML forbids it.
pub(super) fn config(scheme: &Scheme, controls: &Controls) -> (String, bool) {
    let mut config = Xml { text: String::new(), is_changed: false };
    config.open("<View", &[]);
    config.open("  <Labels", &[("name", LABEL), ("toName", TEXT)]);
    for label in scheme.labels() {
        let key = label.key.map(String::from).unwrap_or_default();
        let named = [("value", label.id.as_str()), ("background", colour(label.hue)), ("hotkey", &key)];
        config.empty("    <Label", &[named.as_slice(), &[("hint", label.description.trim())]].concat());
    }
    config.text.push_str("  </Labels>\n");
    config.empty("  <Text", &[("name", TEXT), ("value", "$text")]);
    let labels: BTreeSet<&str> = controls.iter().map(|it| it.label.as_str()).collect();
    let ordered = scheme.labels().iter().map(|it| it.id.as_str()).filter(|id| labels.contains(id));
    for label in ordered {
        config
            .open("  <View", &[&[("visibleWhen", "region-selected")], condition(label).as_slice()].concat());
        for control in controls.iter().filter(|it| it.label == label) {
            config.empty("    <Header", &[("value", control.title.as_str()), ("size", "5")]);
            config.control(control);
        }
        config.text.push_str("  </View>\n");
    }
    let note = [("name", NOTE), ("toName", TEXT), ("perRegion", "true"), ("placeholder", "Note")];
    config.empty("  <TextArea", &[note.as_slice(), &AREA].concat());
    config.text.push_str("  <Relations>\n");
    let kinds = scheme.relation_types().iter().map(|it| it.id.as_str());
    for kind in kinds.filter(|&kind| kind != SAME_UNIT).chain([SAME_UNIT]) {
        config.empty("    <Relation", &[("value", kind)]);
    }
    config.text.push_str("  </Relations>\n</View>\n");
    (config.text, config.is_changed)
}

/// A field of text that takes one answer, which can be changed.
const AREA: [(&str, &str); 3] = [("maxSubmissions", "1"), ("editable", "true"), ("rows", "2")];

/// What shows something for a label only. A comma parts labels there, so one that has it is not named.
fn condition(label: &str) -> Vec<(&str, &str)> {
    if label.contains(',') { Vec::new() } else { vec![("whenLabelValue", label)] }
}

/// Strong, because Label Studio draws regions in it half transparent.
fn colour(hue: Hue) -> &'static str {
    match hue {
        Hue::Blue => "#1f6fd6",
        Hue::Orange => "#d97706",
        Hue::Green => "#2e8b45",
        Hue::Purple => "#8250c8",
        Hue::Red => "#cf3a3a",
        Hue::Olive => "#8a8f1c",
    }
}

struct Xml {
    text: String,
    is_changed: bool,
}

impl Xml {
    fn open(&mut self, begin: &str, attributes: &[(&str, &str)]) {
        self.tag(begin, attributes, ">\n");
    }

    fn empty(&mut self, begin: &str, attributes: &[(&str, &str)]) {
        self.tag(begin, attributes, "/>\n");
    }

    fn tag(&mut self, begin: &str, attributes: &[(&str, &str)], end: &str) {
        self.text.push_str(begin);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.is_changed |= attribute(&mut self.text, name, value);
        }
        self.text.push_str(end);
    }

    fn control(&mut self, control: &Control) {
        let mut attributes = vec![("name", control.name.as_str()), ("toName", TEXT), ("perRegion", "true")];
        let condition = condition(&control.label);
        if !condition.is_empty() {
            attributes.push(("whenTagName", LABEL));
            attributes.extend(condition);
        }
        match control.kind {
            Kind::Number => self.empty("    <Number", &attributes),
            Kind::TextArea => self.empty("    <TextArea", &[attributes.as_slice(), &AREA].concat()),
            Kind::Choices => {
                attributes.extend([("choice", "single-radio"), ("showInline", "true")]);
                self.open("    <Choices", &attributes);
                for choice in &control.choices {
                    self.empty("      <Choice", &[("value", choice)]);
                }
                self.text.push_str("    </Choices>\n");
            }
        }
    }
}

/// The key of a task under which the text stands, from a configuration: `text` from `<Text … value="$text"/>`.
pub(super) fn text_key(config: &str) -> Option<String> {
    let tags = config.split("<Text").skip(1);
    let tags =
        tags.filter(|rest| rest.starts_with(char::is_whitespace)).filter_map(|rest| rest.split('>').next());
    tags.filter_map(|tag| {
        let (_, value) = tag.split_once("value")?;
        let value = value.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let key = value.strip_prefix(quote)?.split(quote).next()?.strip_prefix('$')?;
        (!key.is_empty()).then(|| key.to_owned())
    })
    .next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(config: &str, expected: Option<&str>) {
        assert_eq!(text_key(config).as_deref(), expected, "{config}");
    }

    #[test]
    fn finds_the_key_of_the_text() {
        check(r#"<View><TextArea value="$no"/><Text name="t" value="$article"/></View>"#, Some("article"));
        check("<Text\n value = '$body' name='x'>", Some("body"));
        check(r#"<Text name="t" value="fixed"/>"#, None);
        check("<Text value=", None);
        check("<Text value=\"$", None);
        check("", None);
    }
}
