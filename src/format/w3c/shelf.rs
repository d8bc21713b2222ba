//! Finds the annotations in a file: a collection, a page, a list, one alone, or an export of Hypothesis.

use serde_json::Value;

use super::body::has_word;

/// Annotations that stand together, and the text they are about, if the file has it.
#[derive(Debug, Default)]
pub(super) struct Shelf<'a> {
    pub(super) document: Option<&'a Value>,
    pub(super) items: Vec<&'a Value>,
}

/// The shelves of a file, in its order; those without a text are one, which comes last and may be empty. `None` if
/// nothing in it looks like an annotation or a collection of them.
pub(super) fn shelves(file: &Value) -> Option<Vec<Shelf<'_>>> {
    let mut found = Found::default();
    found.gather(file);
    found.is_something.then(|| {
        found.with_text.push(found.loose);
        found.with_text
    })
}

#[derive(Default)]
struct Found<'a> {
    with_text: Vec<Shelf<'a>>,
    loose: Shelf<'a>,
    is_something: bool,
}

impl<'a> Found<'a> {
    fn gather(&mut self, value: &'a Value) {
        match value {
            Value::Array(list) => list.iter().for_each(|it| self.gather(it)),
            Value::Object(keys) => {
                let lists = ["@graph", "rows", "annotations", "first", "pages", "next"];
                let inside: Vec<&Value> = lists.iter().filter_map(|key| keys.get(*key)).collect();
                let is_type = |word| has_word(keys.get("type").or_else(|| keys.get("@type")), word);
                if let Some(Value::Array(items)) = keys.get("items") {
                    self.is_something = true;
                    self.page(keys.get("document").filter(|it| it.get("value").is_some()), items);
                } else if keys.contains_key("target") || is_type("Annotation") {
                    self.is_something = true;
                    self.loose.items.push(value);
                } else if is_type("AnnotationCollection") || keys.get("rows").is_some_and(Value::is_array) {
                    self.is_something = true;
                }
                inside.into_iter().filter(|it| !it.is_string()).for_each(|it| self.gather(it));
            }
            _ => {}
        }
    }

    fn page(&mut self, document: Option<&'a Value>, items: &'a [Value]) {
        match document {
            Some(_) => self.with_text.push(Shelf { document, items: items.iter().collect() }),
            None => self.loose.items.extend(items),
        }
    }
}
