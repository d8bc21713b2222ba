//! Values to try every message with, and what must then stand in it.

use super::Count;
use crate::article::{ArticleError, ForeignKind};
use crate::edit::Refusal;
use crate::format::{Loss, Note, NoteKind, ReadProblem, Repair};
use crate::model::{FragmentsError, Hue, LabelId, LineStyle, Origin, Status, ValueProblem};
use crate::suggest::OccurrencesError;
use crate::text::TextError;
use crate::workspace::{ACTIONS, Action, BackupProblem, Group, Lack, Reminding, Sort, StorageFault};

/// A message, as a test sees it.
pub(super) struct Entry {
    /// The message's name and what it was given.
    pub(super) name: String,
    pub(super) text: String,
    /// What must stand in it.
    pub(super) marks: Vec<String>,
}

/// All messages of a catalogue.
#[derive(Default)]
pub(super) struct Entries {
    pub(super) list: Vec<Entry>,
    /// The part that is being gone through.
    pub(super) part: &'static str,
}

impl Entries {
    pub(super) fn fixed(&mut self, name: &str, text: &str) {
        self.sentence(name, text.to_owned(), Vec::new());
    }

    pub(super) fn sentence(&mut self, name: &str, text: String, marks: Vec<String>) {
        self.list.push(Entry { name: format!("{}.{name}", self.part), text, marks });
    }
}

/// What a message can be given.
pub(super) trait Probe: Sized {
    /// Values, and what must stand in a message that was given them. `place` tells arguments apart.
    fn samples(place: usize) -> Vec<(Self, Vec<String>)>;
}

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn marked<T>(samples: Vec<(T, &[&str])>) -> Vec<(&'static T, Vec<String>)> {
    let own = |marks: &[&str]| marks.iter().map(ToString::to_string).collect();
    samples.into_iter().map(|(value, marks)| (leaked(value), own(marks))).collect()
}

fn unmarked<T>(values: impl IntoIterator<Item = T>) -> Vec<(T, Vec<String>)> {
    values.into_iter().map(|value| (value, Vec::new())).collect()
}

impl Probe for &str {
    fn samples(place: usize) -> Vec<(Self, Vec<String>)> {
        let mark = ["‹0›", "‹1›"][place];
        vec![(mark, vec![mark.to_owned()])]
    }
}

impl Probe for &Count {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        let sample = |n: usize| {
            let digits = format!("‹{n}›");
            // One and two may be words.
            let marks = if n < 3 { Vec::new() } else { vec![digits.clone()] };
            (leaked(Count::new(n, digits)), marks)
        };
        [0, 1, 2, 3, 11, 100, 1_000_000].map(sample).into()
    }
}

impl Probe for Action {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked(ACTIONS.iter().map(|info| info.action))
    }
}

impl Probe for Hue {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked(Self::ALL.iter().copied())
    }
}

impl Probe for LineStyle {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked(Self::ALL.iter().copied())
    }
}

impl Probe for Group {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked(Self::ALL)
    }
}

impl Probe for Sort {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked(Self::ALL)
    }
}

impl Probe for Reminding {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked(Self::ALL)
    }
}

impl Probe for &BackupProblem {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        marked(vec![
            (BackupProblem::Syntax { line: 71, column: 81 }, &["71", "81"]),
            (BackupProblem::NotABackup, &[]),
            (BackupProblem::Newer(71), &["71"]),
            (BackupProblem::Member("made"), &["made"]),
            (BackupProblem::Record("‹key›".into()), &["‹key›"]),
        ])
    }
}

impl Probe for Lack {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked(Self::ALL)
    }
}

impl Probe for Status {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked([Self::ToDo, Self::InProgress, Self::Done])
    }
}

impl Probe for Origin {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked([Self::Manual, Self::Suggested, Self::Imported])
    }
}

impl Probe for StorageFault {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        unmarked([Self::Full, Self::Blocked, Self::Newer, Self::Cleared])
    }
}

impl Probe for &Refusal {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        marked(vec![
            (Refusal::UnknownDocument, &[]),
            (Refusal::UnknownAnnotation, &[]),
            (Refusal::UnknownRelation, &[]),
            (Refusal::UnknownLabel(LabelId::new("‹id›")), &["‹id›"]),
            (Refusal::RelationNotAllowed("‹id›".into()), &["‹id›"]),
            (Refusal::AttributeNotAllowed("‹id›".into()), &["‹id›"]),
            (Refusal::AlreadyLinked, &[]),
            (
                Refusal::Value {
                    attribute: "‹name›".into(),
                    problem: ValueProblem::NotAChoice("‹a›".into()),
                },
                &["‹name›", "‹a›"],
            ),
            (Refusal::UnknownFragment, &[]),
            (Refusal::LastFragment, &[]),
            (Refusal::OutsideText, &[]),
            (Refusal::Fragments(FragmentsError::Empty), &[]),
            (Refusal::Fragments(FragmentsError::Overlapping { first: 70, second: 80 }), &["71", "81"]),
            (Refusal::Duplicate, &[]),
            (Refusal::EmptyText, &[]),
            (Refusal::EmptyTitle, &[]),
            (Refusal::NothingToDo, &[]),
        ])
    }
}

impl Probe for &TextError {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        marked(vec![
            (TextError::InvalidUtf8 { byte: 71, line: 81, column: 91 }, &["71", "81", "91"]),
            (TextError::LoneSurrogate { unit: 71 }, &["71"]),
            (TextError::NotNormalised, &[]),
            (TextError::TooLong, &[]),
        ])
    }
}

impl Probe for &ArticleError {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        let kinds = [
            ForeignKind::Pdf,
            ForeignKind::WordProcessor,
            ForeignKind::Ebook,
            ForeignKind::WebArchive,
            ForeignKind::Media,
            ForeignKind::Archive,
            ForeignKind::Binary,
        ];
        let mut samples: Vec<(ArticleError, &[&str])> = vec![
            (ArticleError::InvalidUtf8 { byte: 71, line: 81, column: 91 }, &["71", "81", "91"]),
            (ArticleError::InvalidUtf16 { byte: 71, line: 81, column: 91 }, &["71", "81", "91"]),
            (ArticleError::Empty, &[]),
        ];
        samples.extend(kinds.map(|kind| (ArticleError::UnsupportedKind { kind }, &[][..])));
        marked(samples)
    }
}

impl Probe for &ReadProblem {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        let (path, problem) = ("‹path›".to_owned(), "‹problem›".to_owned());
        marked(vec![
            (ReadProblem::Utf8 { at: 71 }, &["71"]),
            (ReadProblem::UnknownFormat, &[]),
            (ReadProblem::WriteOnly("‹name›"), &["‹name›"]),
            (
                ReadProblem::Syntax { line: 71, column: 81, problem: problem.clone() },
                &["71", "81", "‹problem›"],
            ),
            (
                ReadProblem::Line { line: 71, column: 81, problem: problem.clone() },
                &["71", "81", "‹problem›"],
            ),
            (ReadProblem::Line { line: 71, column: 0, problem: problem.clone() }, &["71", "‹problem›"]),
            (ReadProblem::Archive(problem.clone()), &["‹problem›"]),
            (ReadProblem::NotFactmark, &[]),
            (ReadProblem::NotAScheme, &[]),
            (ReadProblem::SchemeAlone, &[]),
            (ReadProblem::NewerVersion(71), &["71"]),
            (ReadProblem::Value { path, problem }, &["‹path›", "‹problem›"]),
        ])
    }
}

impl Probe for &Loss {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        marked(vec![
            (Loss::Overlap, &[]),
            (Loss::NoToken, &[]),
            (Loss::SplitWithId, &[]),
            (Loss::Split, &[]),
            (Loss::Widened, &[]),
            (Loss::Label("‹a›".into()), &["‹a›"]),
            (Loss::Renamed("‹a›".into(), "‹b›".into()), &["‹a›", "‹b›"]),
            (Loss::Attribute("‹a›".into()), &["‹a›"]),
            (Loss::Value("‹a›".into()), &["‹a›"]),
            (Loss::Note, &[]),
            (Loss::AnnotationDetails, &[]),
            (Loss::Relation("‹a›".into()), &["‹a›"]),
            (Loss::DocumentDetails, &[]),
            (Loss::Exceptions, &[]),
            (Loss::Blanks, &[]),
            (Loss::Characters, &[]),
            (Loss::Text, &[]),
            (Loss::NotMarked, &[]),
            (Loss::EmptyDocument, &[]),
            (Loss::Scheme, &[]),
            (Loss::Incomplete("‹a›".into()), &["‹a›"]),
            (Loss::WholeSentences, &[]),
        ])
    }
}

impl Probe for &Note {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        let note = |kind| Note { kind, key: "‹a›".into(), english: format!("{kind:?} ‹a›") };
        marked(vec![
            (note(NoteKind::Missing), &["‹a›"]),
            (note(NoteKind::Unknown), &["‹a›"]),
            (note(NoteKind::Rounded), &["‹a›"]),
            (note(NoteKind::Odd), &["‹a›"]),
            (note(NoteKind::Counted), &[]),
            (note(NoteKind::Ordered), &[]),
            (note(NoteKind::TextChanged), &[]),
            (note(NoteKind::Outside), &[]),
            (note(NoteKind::NotFinite), &["‹a›"]),
            (note(NoteKind::NoEnd), &["‹a›"]),
            (note(NoteKind::LabelAdded), &["‹a›"]),
            (note(NoteKind::RelationTypeAdded), &["‹a›"]),
        ])
    }
}

impl Probe for &Repair {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        marked(vec![
            (Repair::Counted("‹a›".into()), &["‹a›"]),
            (Repair::LineEnds, &[]),
            (Repair::Searched, &[]),
            (Repair::Pieces, &[]),
            (Repair::NotPlaced, &[]),
            (Repair::Relation, &[]),
            (Repair::Id, &[]),
            (Repair::Value("‹a›".into()), &["‹a›"]),
            (Repair::Ignored("‹a›".into()), &["‹a›"]),
            (Repair::Line(71, "‹a›".into()), &["71", "‹a›"]),
            (Repair::Guessed("‹a›".into()), &["‹a›"]),
        ])
    }
}

impl Probe for &ValueProblem {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        let problem = Box::new(ValueProblem::Kind("‹kind›"));
        marked(vec![
            (ValueProblem::UrlScheme, &[]),
            (ValueProblem::UrlHost, &[]),
            (ValueProblem::UrlBlank, &[]),
            (ValueProblem::Date, &[]),
            (ValueProblem::NoSuchDay, &[]),
            (ValueProblem::Number, &[]),
            (ValueProblem::Comma, &[]),
            (ValueProblem::TooLarge, &[]),
            (ValueProblem::Flag, &[]),
            (ValueProblem::NotAChoice("‹a›".into()), &["‹a›"]),
            (ValueProblem::WikidataId, &[]),
            (ValueProblem::EmptyEvidence { row: 71 }, &["71"]),
            (ValueProblem::Evidence { row: 71, field: "‹field›", problem }, &["71", "‹field›", "‹kind›"]),
        ])
    }
}

impl Probe for &OccurrencesError {
    fn samples(_: usize) -> Vec<(Self, Vec<String>)> {
        marked(vec![(OccurrencesError::UnknownAnnotation, &[]), (OccurrencesError::SeveralFragments, &[])])
    }
}
