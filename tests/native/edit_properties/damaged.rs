//! Every stored record in turn is damaged in every way we can think of: the workspace opens, tells it, keeps the rest
//! exactly as it was, and keeps aside what it cannot read.

use std::collections::BTreeMap;
use std::sync::Arc;

use factmark::edit::{Command, SAMPLE_ID, SchemeChange};
use factmark::model::{Annotation, Document, DocumentId, Fragments, Label, LabelId, Library, Origin, Scheme};
use factmark::record::Key;
use factmark::text::{CodePoint, Span};
use factmark::workspace::{MemoryStorage, Notice, Workspace};
use proptest::prelude::*;

use super::commands::check_sound;
use super::gestures::{Gesture, gestures};
use super::stamp;
use super::stored::{SAMPLE, act};
use crate::property_config::cases;

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Harm {
    /// It ends too early.
    Cut,
    /// One bit is another.
    Flipped,
    /// It is what stands under another key.
    Swapped,
    /// It is what stood there earlier.
    Older,
    /// A newer release wrote it.
    Newer,
    Gone,
}

/// A session's end, and everything that was stored on the way.
struct Base {
    entries: BTreeMap<String, String>,
    earlier: BTreeMap<String, Vec<String>>,
    library: Library,
}

impl Base {
    fn live(steps: &[Gesture]) -> Result<Self, TestCaseError> {
        let storage = MemoryStorage::default();
        let (mut workspace, _) = Workspace::start(storage.clone(), SAMPLE, &stamp(0));
        let mut earlier: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (nth, gesture) in (1..).zip(steps) {
            for (key, value) in storage.entries() {
                let values = earlier.entry(key).or_default();
                if values.last() != Some(&value) {
                    values.push(value);
                }
            }
            act(&storage, &mut workspace, gesture, nth)?;
        }
        Ok(Self { entries: storage.entries(), earlier, library: workspace.library().clone() })
    }

    /// All that may become of a record: the harm and the value that stands there then.
    fn harms(&self, key: &str) -> Vec<(Harm, Option<String>)> {
        let chars: Vec<char> = self.entries[key].chars().collect();
        let stride = (chars.len() / 24).max(1);
        let mut harms = vec![(Harm::Gone, None), (Harm::Newer, Some("fm2 of a newer release".into()))];
        let cut = |at: usize| (Harm::Cut, Some(chars[..at].iter().collect()));
        harms.extend([0, 1, 3, chars.len() - 1].into_iter().filter(|at| *at < chars.len()).map(cut));
        harms.extend((0..chars.len()).step_by(stride).map(cut));
        for at in (0..chars.len().min(14)).chain((0..chars.len()).step_by(stride)) {
            let mut flipped = chars.clone();
            let Some(other) = char::from_u32(u32::from(chars[at]) ^ (1 << (at % 7))) else { continue };
            flipped[at] = other;
            harms.push((Harm::Flipped, Some(flipped.into_iter().collect())));
        }
        let others = self.entries.iter().filter(|(other, _)| *other != key);
        harms.extend(others.map(|(_, value)| (Harm::Swapped, Some(value.clone()))));
        let earlier = self.earlier.get(key).into_iter().flatten();
        harms.extend(earlier.map(|value| (Harm::Older, Some(value.clone()))));
        harms.retain(|(_, value)| value.as_ref() != Some(&self.entries[key]));
        harms
    }

    fn check(&self, key: &str, harm: Harm, value: Option<&str>) -> Result<(), TestCaseError> {
        let storage = MemoryStorage::default();
        self.entries.iter().for_each(|(key, value)| storage.tamper(key, Some(value)));
        storage.tamper(key, value);
        if storage.entries().is_empty() {
            // Nothing was left of an empty library but its list: that is a first visit.
            return Ok(());
        }
        let (workspace, notices) = Workspace::start(storage.clone(), SAMPLE, &stamp(1_000));
        let library = workspace.library();
        check_sound(library)?;
        let parsed = Key::parse(key).expect("it is ours");
        if harm == Harm::Newer && parsed == Key::Index {
            prop_assert!(!notices.is_empty());
            return Ok(());
        }
        // An older list may know of a deletion that was taken back since, and finishes it.
        if (&parsed, harm) != (&Key::Index, Harm::Older) {
            self.check_others(&parsed, library)?;
        }
        if !is_silent(&parsed, harm) {
            let is_as_before = self.entities() == entities(library);
            prop_assert!(is_as_before || !notices.is_empty(), "nothing is told");
            if let (Some(value), false, false) = (value, is_as_before, harm == Harm::Newer) {
                let kept = (key.to_owned(), value.to_owned());
                prop_assert!(workspace.remains().contains(&kept), "not kept aside: {notices:?}");
            }
        }
        if harm == Harm::Flipped
            && matches!(parsed, Key::Snapshot(_))
            && !hits_line_end(&self.entries[key], value)
        {
            let n_changed = self.n_changed(&parsed, library);
            prop_assert!(n_changed <= 1, "{n_changed} annotations changed");
        }
        if harm == Harm::Newer {
            let kept = storage.entries();
            prop_assert_eq!(kept.get(key).map(String::as_str), value);
            return Ok(());
        }
        if harm == Harm::Gone && matches!(parsed, Key::Snapshot(_)) {
            // Another tab may be writing it: it is told until somebody works on the article.
            return Ok(());
        }
        // It is told once.
        let (again, notices) = Workspace::start(storage, SAMPLE, &stamp(2_000));
        prop_assert_eq!(notices, vec![]);
        prop_assert_eq!(entities(again.library()), entities(library));
        Ok(())
    }

    /// The other articles are as they were, in their order, and so is the scheme.
    fn check_others(&self, key: &Key, library: &Library) -> Result<(), TestCaseError> {
        let others = |library: &Library| {
            let documents = library.documents().iter().filter(|it| key.document() != Some(it.id()));
            let mut documents: Vec<Arc<Document>> = documents.cloned().collect();
            if *key == Key::Index {
                documents.sort_by(|a, b| a.id().cmp(b.id()));
            }
            documents
        };
        prop_assert_eq!(others(library), others(&self.library));
        if *key != Key::Scheme {
            prop_assert_eq!(&library.scheme, &self.library.scheme);
        }
        Ok(())
    }

    fn entities(&self) -> (String, Vec<Arc<Document>>) {
        entities(&self.library)
    }

    /// How many annotations of the article that a record belongs to are not as they were.
    fn n_changed(&self, key: &Key, library: &Library) -> usize {
        let Some(before) = key.document().and_then(|id| self.library.get(id)) else { return 0 };
        let after = library.get(before.id());
        let is_as_before =
            |it: &Arc<Annotation>| after.is_some_and(|after| after.annotations().get(&it.id) == Some(it));
        before.annotations().iter().filter(|it| !is_as_before(it)).count()
    }
}

/// Everything there is, in whatever order.
fn entities(library: &Library) -> (String, Vec<Arc<Document>>) {
    let mut documents = library.documents().to_vec();
    documents.sort_by(|a, b| a.id().cmp(b.id()));
    (format!("{:?}", library.scheme), documents)
}

/// What nobody can notice: a journal record that is gone may have been superseded; one of another article that fits,
/// and anything that stood there earlier, are sound records; and which article was open is no work.
fn is_silent(key: &Key, harm: Harm) -> bool {
    match key {
        Key::Open => true,
        Key::Journal(..) => matches!(harm, Harm::Gone | Harm::Swapped | Harm::Older),
        // The standard scheme has the labels that are in use, or nothing is marked.
        Key::Scheme => matches!(harm, Harm::Gone | Harm::Older),
        Key::Snapshot(_) | Key::Text(_) => harm == Harm::Older,
        _ => false,
    }
}

fn hits_line_end(before: &str, after: Option<&str>) -> bool {
    let n_lines = |text: &str| text.matches('\n').count();
    after.is_some_and(|after| n_lines(before) != n_lines(after))
}

proptest! {
    #![proptest_config(cases(3))]

    #[test]
    fn a_damaged_record_costs_itself_alone(steps in gestures(16)) {
        let base = Base::live(&steps)?;
        let mut failures = Vec::new();
        for key in base.entries.keys() {
            for (harm, value) in base.harms(key) {
                if let Err(error) = base.check(key, harm, value.as_deref()) {
                    let value: String = value.unwrap_or_default().chars().take(200).collect();
                    failures.push(format!("{harm:?} {key} = {value}: {error}"));
                }
            }
        }
        let told = failures.iter().take(5).cloned().collect::<Vec<_>>().join("\n\n");
        prop_assert!(failures.is_empty(), "{} of them: {told}", failures.len());
    }
}

#[test]
fn a_scheme_that_is_gone_is_missed() {
    let storage = MemoryStorage::default();
    let (mut workspace, _) = Workspace::start(storage.clone(), SAMPLE, &stamp(0));
    let preset = Scheme::preset();
    let label = Label { id: LabelId::new("rumour"), ..preset.labels()[0].clone() };
    let scheme = Arc::new(Scheme::new(vec![label], Vec::new()).expect("a scheme"));
    let migration = SchemeChange::between(&preset, &scheme, workspace.library()).migration;
    workspace.dispatch(Command::SetScheme { scheme, migration }, &stamp(1)).expect("it can be changed");
    let document = workspace.document().expect("there is one").id().clone();
    let span = Span::new(CodePoint::new(0), CodePoint::new(3)).expect("a span");
    let (label, fragments) = (LabelId::new("rumour"), Fragments::one(span));
    let tag = Command::AddAnnotation { document, label, fragments, origin: Origin::Manual };
    workspace.dispatch(tag, &stamp(2)).expect("it can be tagged");
    storage.tamper(&Key::Scheme.to_text(), None);
    let (again, notices) = Workspace::start(storage.clone(), SAMPLE, &stamp(3));
    assert_eq!(notices, [Notice::DamagedScheme]);
    assert_eq!(again.library().documents(), workspace.library().documents());
    let (_, notices) = Workspace::start(storage, SAMPLE, &stamp(4));
    assert_eq!(notices, []);
}

#[test]
fn what_was_kept_aside_goes_when_it_is_dismissed() {
    let storage = MemoryStorage::default();
    drop(Workspace::start(storage.clone(), SAMPLE, &stamp(0)));
    let text = Key::Text(DocumentId::new(SAMPLE_ID)).to_text();
    storage.tamper(&text, Some("fm1 damaged"));
    let (mut workspace, _) = Workspace::start(storage.clone(), SAMPLE, &stamp(1));
    let names: Vec<String> = workspace.remains().into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&text));
    // What was put there meanwhile stays.
    let later = Key::Aside("factmark/later".into()).to_text();
    storage.tamper(&later, Some("x"));
    workspace.discard_remains(&names).expect("it can be removed");
    assert_eq!(workspace.remains(), [("factmark/later".to_owned(), "x".to_owned())]);
}
