//! A place in the file: the value that stands there and the path to it, so that every refusal can say where.

use std::collections::BTreeMap;
use std::fmt;

use super::node::Node;
use crate::format::ReadProblem;
use crate::model::{Date, Timestamp};

/// A node and where it stands. Paths are linked, and written out only when something is refused.
#[derive(Clone, Copy)]
pub(super) struct Spot<'n, 'p> {
    node: &'n Node,
    path: Path<'p>,
}

#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl<'n, 'p> Spot<'n, 'p> {
    pub(super) fn root(node: &'n Node) -> Self {
        Self { node, path: Path::Root }
    }

    pub(super) fn node(&self) -> &'n Node {
        self.node
    }

    pub(super) fn path(&self) -> String {
        self.path.to_string()
    }

    /// A refusal of what stands here.
    pub(super) fn refuse(&self, problem: impl Into<String>) -> ReadProblem {
        ReadProblem::Value { path: self.path(), problem: problem.into() }
    }

    /// A refusal because something else was expected here.
    pub(super) fn expected(&self, what: impl fmt::Display) -> ReadProblem {
        self.refuse(format!("expected {what}, found {}", describe(self.node)))
    }

    /// The value of a key, if it is there. `null` counts as not there: many programs write it for “nothing”.
    pub(super) fn get<'s>(&'s self, key: &'s str) -> Result<Option<Spot<'n, 's>>, ReadProblem> {
        let found = self.object()?.get(key).filter(|node| !matches!(node, Node::Null));
        Ok(found.map(|node| Spot { node, path: Path::Key(&self.path, key) }))
    }

    /// The value of a key that must be there.
    pub(super) fn need<'s>(&'s self, key: &'s str) -> Result<Spot<'n, 's>, ReadProblem> {
        let missing = || ReadProblem::Value {
            path: Path::Key(&self.path, key).to_string(),
            problem: "is missing".to_owned(),
        };
        self.get(key)?.ok_or_else(missing)
    }

    pub(super) fn object(&self) -> Result<&'n BTreeMap<String, Node>, ReadProblem> {
        match self.node {
            Node::Object(object) => Ok(object),
            _ => Err(self.expected("an object")),
        }
    }

    /// The entries of an object, by key.
    pub(super) fn entries<'s>(
        &'s self,
    ) -> Result<impl Iterator<Item = (&'n str, Spot<'n, 's>)> + use<'n, 's>, ReadProblem>
    where
        'n: 's,
    {
        let path = &self.path;
        Ok(self
            .object()?
            .iter()
            .map(move |(key, node)| (key.as_str(), Spot { node, path: Path::Key(path, key) })))
    }

    /// The items of a list.
    pub(super) fn items<'s>(
        &'s self,
    ) -> Result<impl Iterator<Item = Spot<'n, 's>> + use<'n, 's, 'p>, ReadProblem> {
        let Node::List(list) = self.node else { return Err(self.expected("a list")) };
        Ok(list.iter().enumerate().map(|(i, node)| Spot { node, path: Path::Index(&self.path, i) }))
    }

    pub(super) fn text(&self) -> Result<&'n str, ReadProblem> {
        match self.node {
            Node::Text(text) => Ok(text),
            _ => Err(self.expected("a text")),
        }
    }

    /// A whole number from 0 to what fits an offset.
    pub(super) fn offset(&self) -> Result<u32, ReadProblem> {
        match self.node {
            Node::Integer(number) => u32::try_from(*number).ok(),
            _ => None,
        }
        .ok_or_else(|| self.expected("a whole number from 0 up"))
    }

    pub(super) fn moment(&self) -> Result<Timestamp, ReadProblem> {
        Timestamp::new(self.text()?).ok_or_else(|| {
            self.expected("a moment such as “2026-11-22T10:00:00Z”, a date such as “2026-11-22” or “”")
        })
    }

    /// A day; `None` for the empty text.
    pub(super) fn day(&self) -> Result<Option<Date>, ReadProblem> {
        match self.text()? {
            "" => Ok(None),
            text => match Date::parse(text) {
                None => Err(self.expected("a date such as “2026-11-22” or “”")),
                day => Ok(day),
            },
        }
    }

    /// One of a closed list of words.
    pub(super) fn word<T>(&self, all: &[T], as_str: impl Fn(&T) -> &'static str) -> Result<T, ReadProblem>
    where
        T: Copy,
    {
        let word = self.text()?;
        all.iter().copied().find(|it| as_str(it) == word).ok_or_else(|| {
            let words: Vec<String> = all.iter().map(|it| format!("“{}”", as_str(it))).collect();
            self.expected(format_args!("one of {}", words.join(", ")))
        })
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
            Self::Key(parent, key) => {
                let is_plain =
                    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
                match (parent, is_plain) {
                    (_, false) => write!(f, "{parent}[{key:?}]"),
                    (Self::Root, true) => f.write_str(key),
                    (_, true) => write!(f, "{parent}.{key}"),
                }
            }
        }
    }
}

/// What stands at a place, in a few words.
fn describe(node: &Node) -> String {
    match node {
        Node::Null => "null".into(),
        Node::Flag(flag) => flag.to_string(),
        Node::Integer(number) => number.to_string(),
        Node::Large(number) => number.to_string(),
        Node::Real(number) => format!("{number:?}"),
        Node::Text(text) => quoted(text),
        Node::List(_) => "a list".into(),
        Node::Object(_) => "an object".into(),
    }
}

/// A text in quotation marks, at most 40 characters of it, with line ends and other controls made visible.
pub(super) fn quoted(text: &str) -> String {
    const MAX: usize = 40;
    let mut shown = String::from("“");
    for c in text.chars().take(MAX) {
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    if text.chars().nth(MAX).is_some() {
        shown.push('…');
    }
    shown.push('”');
    shown
}
