//! What a report line tells, as values: the command line prints them in English, the catalogues have them in the
//! other languages.

use std::fmt;

/// What happened to something on its way into or out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A phrase of a reader on the very words of a file; in English only.
    Told(String),
    /// What the reader or writer of Factmark JSON met.
    Note(Note),
    /// The format cannot hold it.
    Loss(Loss),
    /// A reader put it right, or could not.
    Repair(Repair),
}

/// What the reader or writer of Factmark JSON met: a hand-made or foreign file has much that is odd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Of what sort it is.
    pub kind: NoteKind,
    /// The key, attribute or label it is about; empty if none.
    pub key: String,
    /// All of it in English, with what stands in the file and what became of it.
    pub english: String,
}

/// The sorts of [`Note`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// A key was missing; a value was assumed.
    Missing,
    /// A key or value is not known to this version, or is nothing; left out.
    Unknown,
    /// A number was too large, and was rounded.
    Rounded,
    /// A value does not fit the scheme; kept.
    Odd,
    /// Offsets were counted otherwise; they follow.
    Counted,
    /// Fragments were put into the order of the text.
    Ordered,
    /// The text is not the one that the file’s hash was made of.
    TextChanged,
    /// Exceptions lie outside of the text; left out.
    Outside,
    /// A number is not finite; left out.
    NotFinite,
    /// A link has no end; left out.
    NoEnd,
    /// A label that the scheme lacked was added to it.
    LabelAdded,
    /// A relation type that the scheme lacked was added to it.
    RelationTypeAdded,
}

/// What a format cannot hold, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loss {
    /// An annotation overlaps another of the same layer, of which the format allows one; left out.
    Overlap,
    /// An annotation covers no token; left out.
    NoToken,
    /// An annotation is in several pieces; each is a span of its own now, and they share an id.
    SplitWithId,
    /// An annotation is in several pieces; each is a span of its own now, and nothing joins them.
    Split,
    /// An annotation begins or ends inside a word; in the file it goes to the word's bounds.
    Widened,
    /// A label for which the format has no place; its annotations are left out.
    Label(String),
    /// A label, attribute or relation type has another name in the file.
    Renamed(String, String),
    /// Values of an attribute are left out.
    Attribute(String),
    /// A value was changed, because the format allows no such characters.
    Value(String),
    /// A note on an annotation is left out.
    Note,
    /// Who made an annotation, when and how is left out.
    AnnotationDetails,
    /// A link between annotations is left out; its type.
    Relation(String),
    /// Details of an article (title, source, status, note and so on) are left out.
    DocumentDetails,
    /// Places that a person left out when the same words were tagged elsewhere are not in the file.
    Exceptions,
    /// The text itself is not in the file as it was: line ends and blanks between words are left out.
    Blanks,
    /// Characters that the format forbids were replaced by U+FFFD.
    Characters,
    /// The text of an article is not in the file, only the words that are marked.
    Text,
    /// An article on which nothing is marked is not in the file.
    NotMarked,
    /// An article without text, or without a sentence, is not in the file.
    EmptyDocument,
    /// The scheme (names, colours, keys, attributes) or parts of it are not in the file.
    Scheme,
    /// An annotation is not in the file because something it needs is empty; what.
    Incomplete(String),
    /// Claims became whole sentences, because the format has a row for each.
    WholeSentences,
}

/// What a reader did to take something in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// Offsets were counted otherwise than the format says; how they were counted.
    Counted(String),
    /// Line ends were made plain, byte order marks taken out, and offsets follow.
    LineEnds,
    /// The offsets were wrong; the words stand in one place only, or the words around them show which.
    Searched,
    /// The pieces of an annotation overlapped or were out of order.
    Pieces,
    /// An annotation could not be placed; it is offered to the person.
    NotPlaced,
    /// A link was left out because an annotation that it joins is not there.
    Relation,
    /// An id was missing or stood twice; another was given.
    Id,
    /// A value that its attribute does not take was kept as text; the attribute.
    Value(String),
    /// Something in the file that Factmark has no place for was left out; what.
    Ignored(String),
    /// A line was not understood and left out; where and why.
    Line(usize, String),
    /// Nothing said what the offsets count; the likeliest was taken.
    Guessed(String),
}

impl Finding {
    /// A note of that sort about a key.
    pub fn note(kind: NoteKind, key: impl Into<String>, english: impl Into<String>) -> Self {
        Self::Note(Note { kind, key: key.into(), english: english.into() })
    }
}

impl From<Loss> for Finding {
    fn from(loss: Loss) -> Self {
        Self::Loss(loss)
    }
}

impl From<Repair> for Finding {
    fn from(repair: Repair) -> Self {
        Self::Repair(repair)
    }
}

impl From<String> for Finding {
    fn from(told: String) -> Self {
        Self::Told(told)
    }
}

impl From<&str> for Finding {
    fn from(told: &str) -> Self {
        Self::Told(told.to_owned())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Told(told) => f.write_str(told),
            Self::Note(note) => f.write_str(&note.english),
            Self::Loss(loss) => loss.fmt(f),
            Self::Repair(repair) => repair.fmt(f),
        }
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overlap => f.write_str("overlaps another annotation of its layer, left out"),
            Self::NoToken => f.write_str("covers no word, left out"),
            Self::SplitWithId => {
                f.write_str("is in several pieces: each became a span of its own, with one id")
            }
            Self::Split => f.write_str("is in several pieces: each became a span of its own"),
            Self::Widened => {
                f.write_str("begins or ends inside a word: in the file it goes to the word’s bounds")
            }
            Self::Label(label) => write!(f, "the format has no place for the label “{label}”, left out"),
            Self::Renamed(from, to) => write!(f, "“{from}” is called “{to}” in the file"),
            Self::Attribute(attribute) => write!(f, "the attribute “{attribute}” is left out"),
            Self::Value(attribute) => {
                write!(f, "the value of “{attribute}” was changed to what the format allows")
            }
            Self::Note => f.write_str("the note is left out"),
            Self::AnnotationDetails => f.write_str("who made the annotation, when and how is left out"),
            Self::Relation(kind) => write!(f, "a link “{kind}” is left out"),
            Self::DocumentDetails => {
                f.write_str("details of the article (title, source, status …) are left out")
            }
            Self::Exceptions => {
                f.write_str("places left out when the same words were tagged are not in the file")
            }
            Self::Blanks => f.write_str("line ends and blanks between words are not in the file"),
            Self::Characters => f.write_str("characters that the format forbids became U+FFFD"),
            Self::Text => f.write_str("the text is not in the file, only the words that are marked"),
            Self::NotMarked => f.write_str("nothing is marked in the article, so it is not in the file"),
            Self::EmptyDocument => f.write_str("the article is empty and not in the file"),
            Self::Scheme => f.write_str("the scheme, or parts of it, is not in the file"),
            Self::Incomplete(what) => write!(f, "left out, because “{what}” is empty"),
            Self::WholeSentences => f.write_str("claims became whole sentences"),
        }
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counted(unit) => {
                write!(f, "offsets were counted in {unit} and are counted in code points now")
            }
            Self::LineEnds => f.write_str(
                "line ends were made plain (LF), byte order marks were taken out, and offsets follow",
            ),
            Self::Searched => f.write_str("the offsets were wrong; the words show the place"),
            Self::Pieces => f.write_str("its pieces were put in order or joined"),
            Self::NotPlaced => f.write_str("could not be placed"),
            Self::Relation => f.write_str("a link to an annotation that is not there was left out"),
            Self::Id => f.write_str("an id was missing or stood twice; another was given"),
            Self::Value(attribute) => write!(f, "an odd value of “{attribute}” was kept"),
            Self::Ignored(what) => write!(f, "{what}: left out"),
            Self::Line(line, why) => write!(f, "line {line} was left out: {why}"),
            Self::Guessed(unit) => write!(f, "nothing says what offsets count; {unit} were taken"),
        }
    }
}
