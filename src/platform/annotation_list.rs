//! Draws the list of annotations. Written by hand, like the text: a framework's list costs time for every row at every
//! edit, and here an edit touches the rows it concerns. What did not change is known by its `Arc`, not compared.
//!
//! Rows stand in groups, so that of a long list the browser lays out only the groups that are in sight; and a long list
//! grows over some frames, so that the first ones are there at once.

use std::collections::HashMap;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::page::{document, reveal};
use crate::model::{Annotation, AnnotationId};

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowWords {
    /// "Quote: the words", its accessible name.
    pub name: String,
    /// The words.
    pub text: String,
    /// "2 fragments · note", or empty.
    pub facts: String,
    /// The label's colour.
    pub hue: &'static str,
    /// The label's underline.
    pub line: &'static str,
}

/// The rows of a list, and the annotations that they show.
#[derive(Debug)]
pub struct AnnotationList {
    root: Element,
    rows: Vec<Row>,
    by_id: HashMap<AnnotationId, Element>,
    chosen: Option<AnnotationId>,
    /// No more rows than this are drawn for now.
    limit: usize,
}

#[derive(Debug)]
struct Row {
    annotation: Arc<Annotation>,
    item: Element,
    is_dim: bool,
}

/// So many rows are drawn at once, more than fit on any screen.
const FIRST: usize = 120;
/// So many more are drawn each frame.
const STEP: usize = 400;
/// Rows of a group; twice as many are parted.
const GROUP: u32 = 50;

impl AnnotationList {
    /// A list that draws into `root`, an empty `ul`.
    pub fn new(root: Element) -> Self {
        Self { root, rows: Vec::new(), by_id: HashMap::new(), chosen: None, limit: FIRST }
    }

    /// Forgets all rows: they belong to another article, or say the same in other words.
    pub fn clear(&mut self) {
        self.root.set_text_content(None);
        self.rows.clear();
        self.by_id.clear();
        self.limit = FIRST;
    }

    /// Lets the list have some more rows; the next [`Self::update`] draws them.
    pub fn grow(&mut self) {
        self.limit += STEP;
    }

    /// Draws what changed since the last call. Returns whether rows are still to come, after [`Self::grow`].
    pub fn update<'a>(
        &mut self,
        annotations: impl ExactSizeIterator<Item = &'a Arc<Annotation>>,
        words: impl Fn(&Annotation) -> RowWords,
        is_dim: impl Fn(&Annotation) -> bool,
    ) -> bool {
        let n_all = annotations.len();
        let wanted: Vec<&Arc<Annotation>> = annotations.take(self.limit).collect();
        let is_same = |(row, wanted): (&Row, &&Arc<Annotation>)| Arc::ptr_eq(&row.annotation, wanted);
        let n_before = self.rows.iter().zip(&wanted).take_while(|&pair| is_same(pair)).count();
        let behind = self.rows.iter().skip(n_before).rev().zip(wanted.iter().skip(n_before).rev());
        let n_behind = behind.take_while(|&pair| is_same(pair)).count();
        if n_before + n_behind < self.rows.len().max(wanted.len()) {
            let middle = wanted.get(n_before..wanted.len() - n_behind).unwrap_or_default();
            self.replace(n_before, self.rows.len() - n_behind, middle, &words);
        }
        for row in &mut self.rows {
            let is_dim = is_dim(&row.annotation);
            if row.is_dim != is_dim {
                row.is_dim = is_dim;
                if let Some(button) = row.item.first_element_child() {
                    button.class_list().toggle_with_force("dim", is_dim).ok();
                }
            }
        }
        self.root.class_list().toggle_with_force("long", n_all > FIRST).ok();
        n_all > self.rows.len()
    }

    /// Puts rows for `wanted` in the place of those from `from` to `to`. A row of an annotation that stays is kept, with
    /// the focus if it has it.
    fn replace(
        &mut self,
        from: usize,
        to: usize,
        wanted: &[&Arc<Annotation>],
        words: &impl Fn(&Annotation) -> RowWords,
    ) {
        let mut old: HashMap<AnnotationId, Row> =
            self.rows.drain(from..to).map(|row| (row.annotation.id.clone(), row)).collect();
        let mut rows: Vec<Row> = Vec::with_capacity(wanted.len());
        for &annotation in wanted {
            let row = match old.remove(&annotation.id) {
                Some(row) if Arc::ptr_eq(&row.annotation, annotation) => row,
                Some(row) => {
                    fill(&row.item, &words(annotation));
                    Row { annotation: Arc::clone(annotation), ..row }
                }
                None => match self.new_row(annotation, words) {
                    Some(row) => row,
                    None => return,
                },
            };
            rows.push(row);
        }
        for (id, row) in old {
            self.by_id.remove(&id);
            remove(&row.item);
        }
        let mut next = self.rows.get(from).map(|row| row.item.clone());
        for row in rows.iter().rev() {
            self.put_before(&row.item, next.as_ref());
            next = Some(row.item.clone());
        }
        self.rows.splice(from..from, rows);
    }

    fn new_row(
        &mut self,
        annotation: &Arc<Annotation>,
        words: &impl Fn(&Annotation) -> RowWords,
    ) -> Option<Row> {
        let item = empty_row().ok()?;
        fill(&item, &words(annotation));
        item.set_attribute("data-row", annotation.id.as_str()).ok();
        if self.chosen.as_ref() == Some(&annotation.id) {
            set_current(&item, true);
        }
        self.by_id.insert(annotation.id.clone(), item.clone());
        Some(Row { annotation: Arc::clone(annotation), item, is_dim: false })
    }

    /// Puts a row before another, or last, unless it stands there.
    fn put_before(&self, item: &Element, next: Option<&Element>) {
        if item.is_connected() && beside(item, Side::After).as_ref() == next {
            return;
        }
        let focused = document().active_element().filter(|it| item.contains(Some(it)));
        let group = match next {
            Some(next) => next.parent_element(),
            None => self.root.last_element_child().or_else(|| self.new_group(None)),
        };
        let Some(group) = group else { return };
        group.insert_before(item, next.map(AsRef::as_ref)).ok();
        if group.child_element_count() > 2 * GROUP {
            self.part(&group);
        }
        if let Some(focused) = focused.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            super::page::focus(&focused);
        }
    }

    fn new_group(&self, next: Option<&Element>) -> Option<Element> {
        let group = document().create_element("div").ok()?;
        group.set_attribute("role", "presentation").ok()?;
        self.root.insert_before(&group, next.map(AsRef::as_ref)).ok()?;
        Some(group)
    }

    /// Makes two groups of one.
    fn part(&self, group: &Element) {
        let Some(other) = self.new_group(group.next_element_sibling().as_ref()) else { return };
        while group.child_element_count() > GROUP {
            let Some(last) = group.last_element_child() else { return };
            other.insert_before(&last, other.first_element_child().as_ref().map(AsRef::as_ref)).ok();
        }
    }

    /// Shows another annotation as the chosen one.
    pub fn choose(&mut self, id: Option<AnnotationId>) {
        if let Some(item) = self.chosen.as_ref().and_then(|id| self.by_id.get(id)) {
            set_current(item, false);
        }
        if let Some(item) = id.as_ref().and_then(|id| self.by_id.get(id)) {
            set_current(item, true);
        }
        self.chosen = id;
    }

    /// Scrolls the chosen row into view.
    pub fn reveal_chosen(&self) {
        if let Some(item) = self.chosen.as_ref().and_then(|id| self.by_id.get(id)) {
            reveal(item);
        }
    }
}

/// The annotation in whose row something happened.
pub fn row_of(target: &Element) -> Option<AnnotationId> {
    target
        .closest("button")
        .ok()??
        .closest("[data-row]")
        .ok()??
        .get_attribute("data-row")
        .map(AnnotationId::new)
}

/// Puts the focus where an arrow key, Home or End leads from a row; whether the key leads anywhere.
pub fn walk_rows(target: &Element, key: &str) -> bool {
    let Some(item) = target.closest("[data-row]").ok().flatten() else { return false };
    let edge = |query: &str| item.closest("ul").ok()??.query_selector(query).ok()?;
    let next = match key {
        "ArrowDown" => beside(&item, Side::After),
        "ArrowUp" => beside(&item, Side::Before),
        "Home" => edge(":scope > :first-child > :first-child"),
        "End" => edge(":scope > :last-child > :last-child"),
        _ => None,
    };
    let button =
        next.and_then(|item| item.first_element_child()).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    button.is_some_and(|button| button.focus().is_ok())
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The row before or after a row, in whatever group it stands.
fn beside(item: &Element, side: Side) -> Option<Element> {
    let step = |element: &Element| match side {
        Side::Before => element.previous_element_sibling(),
        Side::After => element.next_element_sibling(),
    };
    let edge = |group: Element| match side {
        Side::Before => group.last_element_child(),
        Side::After => group.first_element_child(),
    };
    step(item).or_else(|| step(&item.parent_element()?).and_then(edge))
}

/// Takes a row out, and its group if it was the last of it.
fn remove(item: &Element) {
    let group = item.parent_element();
    item.remove();
    if let Some(group) = group.filter(|group| group.child_element_count() == 0) {
        group.remove();
    }
}

fn set_current(item: &Element, is_current: bool) {
    let Some(button) = item.first_element_child() else { return };
    if is_current {
        button.set_attribute("aria-current", "true").ok();
    } else {
        button.remove_attribute("aria-current").ok();
    }
}

/// A row that says nothing yet.
fn empty_row() -> Result<Element, wasm_bindgen::JsValue> {
    thread_local! {
        static TEMPLATE: std::cell::OnceCell<Element> = const { std::cell::OnceCell::new() };
    }
    if let Some(template) = TEMPLATE.with(|template| template.get().cloned()) {
        return template.clone_node_with_deep(true).map(JsCast::unchecked_into);
    }
    let page = document();
    let (item, button) = (page.create_element("li")?, page.create_element("button")?);
    item.set_attribute("role", "listitem")?;
    button.set_class_name("item");
    let swatch = page.create_element("i")?;
    swatch.set_class_name("swatch");
    let words = page.create_element("span")?;
    words.set_attribute("dir", "auto")?;
    words.append_child(&page.create_text_node(""))?;
    button.append_child(&swatch)?;
    button.append_child(&words)?;
    item.append_child(&button)?;
    TEMPLATE.with(|template| template.set(item.clone()).ok());
    item.clone_node_with_deep(true).map(JsCast::unchecked_into)
}

fn fill(item: &Element, words: &RowWords) {
    let Some(button) = item.first_element_child() else { return };
    button.set_attribute("data-hue", words.hue).ok();
    button.set_attribute("aria-label", &words.name).ok();
    let Some(swatch) = button.first_element_child() else { return };
    swatch.set_attribute("data-line", words.line).ok();
    let Some(text) = swatch.next_element_sibling() else { return };
    text.set_text_content(Some(&words.text));
    let facts = text.next_element_sibling();
    // The name is the label and the words; what else is shown is said after it.
    if words.facts.is_empty() {
        button.remove_attribute("aria-description").ok();
    } else {
        button.set_attribute("aria-description", &words.facts).ok();
    }
    match (words.facts.is_empty(), facts) {
        (true, Some(facts)) => facts.remove(),
        (true, None) => {}
        (false, Some(facts)) => drop(facts.set_attribute("data-facts", &words.facts)),
        (false, None) => {
            if let Ok(facts) = document().create_element("small") {
                // Written by the style sheet, so that what the button shows as its text is what it is called.
                facts.set_attribute("data-facts", &words.facts).ok();
                button.append_child(&facts).ok();
            }
        }
    }
}
