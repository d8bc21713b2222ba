//! The elements that are open at a point of a page: a stack that finds the innermost of a name at once.
//!
//! Pages nest as deep as their authors' mistakes go. Every question here takes the same time however deep that
//! is, so a page of unclosed or never opened tags costs no more than a tidy one.

use super::element::{Element, N_WALLS, Wall};
use std::collections::HashMap;

/// The open elements, outermost first.
#[derive(Debug, Default)]
pub(super) struct Open {
    elements: Vec<(usize, Element)>,
    /// Names to indexes into `places`.
    names: HashMap<Box<[u8]>, usize>,
    /// For each name, where in `elements` it stands, rising.
    places: Vec<Vec<usize>>,
    /// For each bit of a wall, where in `elements` one stands, rising.
    walls: [Vec<usize>; N_WALLS],
}

impl Open {
    /// How many are open.
    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    /// The innermost.
    pub(super) fn last(&self) -> Option<Element> {
        self.elements.last().map(|(_, element)| *element)
    }

    /// Whether one called `name` is open.
    pub(super) fn has(&self, name: &[u8]) -> bool {
        self.place(name).is_some()
    }

    /// Where the innermost `name` stands, if nothing with that `wall` was opened since.
    pub(super) fn reach(&self, name: &[u8], wall: Wall) -> Option<usize> {
        let place = self.place(name)?;
        let bits = wall as u8;
        let nearest = (0..N_WALLS)
            .filter(|bit| bits & (1 << bit) != 0)
            .filter_map(|bit| self.walls.get(bit)?.last().copied())
            .max();
        nearest.is_none_or(|nearest| place >= nearest).then_some(place)
    }

    /// Opens one inside the innermost.
    pub(super) fn push(&mut self, name: &[u8], element: Element) {
        let index = self.names.get(name).copied().unwrap_or_else(|| {
            self.places.push(Vec::new());
            self.names.insert(name.into(), self.places.len() - 1);
            self.places.len() - 1
        });
        let place = self.elements.len();
        self.elements.push((index, element));
        if let Some(places) = self.places.get_mut(index) {
            places.push(place);
        }
        for walls in self.walls_of(element) {
            walls.push(place);
        }
    }

    /// Closes the innermost.
    pub(super) fn pop(&mut self) -> Option<Element> {
        let (index, element) = self.elements.pop()?;
        if let Some(places) = self.places.get_mut(index) {
            places.pop();
        }
        for walls in self.walls_of(element) {
            walls.pop();
        }
        Some(element)
    }

    fn place(&self, name: &[u8]) -> Option<usize> {
        self.places.get(*self.names.get(name)?)?.last().copied()
    }

    fn walls_of(&mut self, element: Element) -> impl Iterator<Item = &mut Vec<usize>> {
        let walls = self.walls.iter_mut().enumerate();
        walls.filter(move |(bit, _)| element.walls & (1 << bit) != 0).map(|(_, walls)| walls)
    }
}

#[cfg(test)]
mod tests {
    use super::super::element::element;
    use super::*;

    fn open(names: &[&[u8]]) -> Open {
        let mut open = Open::default();
        for name in names {
            open.push(name, element(name));
        }
        open
    }

    #[test]
    fn reaches_the_innermost_up_to_a_wall() {
        let mut open = open(&[b"div", b"div", b"table", b"tr", b"td", b"p"]);
        assert_eq!(open.reach(b"div", Wall::None), Some(1));
        assert_eq!(open.reach(b"div", Wall::Scope), None);
        assert_eq!(open.reach(b"p", Wall::Scope), Some(5));
        assert_eq!(open.reach(b"table", Wall::Table), Some(2));
        assert_eq!(open.reach(b"ul", Wall::None), None);
        while open.len() > 1 {
            open.pop();
        }
        assert_eq!(open.reach(b"div", Wall::Scope), Some(0));
        assert!(!open.has(b"table"));
    }
}
