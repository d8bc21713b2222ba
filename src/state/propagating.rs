//! Marking the other places where the words of the chosen annotation stand.

use super::Session;
use crate::edit::Command;
use crate::model::{DocumentId, Fragments, LabelId, Origin};
use crate::suggest::{OccurrenceOptions, OccurrenceState, occurrences};
use crate::text::{Context, Span};

/// A place in a list of places: where, with the words around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlaceItem {
    /// In which article.
    pub document: DocumentId,
    /// Its title, if it is not the open one.
    pub title: Option<String>,
    /// Where.
    pub span: Span,
    /// What stands before, the words, what stands after.
    pub context: [String; 3],
    /// What is there already, in words; empty if nothing is.
    pub there: String,
    /// Whether it is ticked to begin with.
    pub is_wanted: bool,
    /// Whether it can be marked at all.
    pub is_free: bool,
}

/// How much context is shown on each side, in code points.
const WIDTH: u32 = 48;

impl Session {
    /// The other places of the chosen annotation's words.
    ///
    /// # Errors
    /// Why there is nothing to look for, in words.
    pub fn occurrences(&self, options: OccurrenceOptions) -> Result<Vec<PlaceItem>, String> {
        self.read(|workspace| {
            let (Some(document), Some(chosen)) = (workspace.document(), workspace.chosen()) else {
                return Err(self.words().editing.choose_first.into());
            };
            let found = occurrences(workspace.library(), document.id(), &chosen.id, options);
            let found = found.map_err(|error| self.words().errors.occurrence_problem(&error))?;
            Ok(found
                .into_iter()
                .filter_map(|place| {
                    let (there, is_wanted) = match &place.state {
                        OccurrenceState::Free => (String::new(), true),
                        OccurrenceState::AlreadyTagged => (self.words().finding.marked_already.into(), false),
                        OccurrenceState::Exception => (self.words().finding.left_out_before.into(), false),
                        OccurrenceState::Overlaps(labels) => {
                            let names: Vec<String> =
                                labels.iter().map(|id| self.label_name(workspace, id)).collect();
                            // “Gómez” in “Ana Gómez” is marked well enough if both are entities.
                            let is_wanted = !labels.contains(&chosen.label);
                            (self.words().finding.lies_in(&names.join(", ")), is_wanted)
                        }
                    };
                    let is_free = place.state != OccurrenceState::AlreadyTagged;
                    let item = self.place_item(workspace, &place.document, place.span)?;
                    Some(PlaceItem { there, is_wanted, is_free, ..item })
                })
                .collect())
        })
    }

    /// A place with its context.
    pub(super) fn place_item(
        &self,
        workspace: &super::BrowserWorkspace,
        id: &DocumentId,
        span: Span,
    ) -> Option<PlaceItem> {
        let document = workspace.library().get(id)?;
        let context = Context::around(document.text(), span, WIDTH);
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        let is_open = workspace.document().is_some_and(|open| open.id() == id);
        Some(PlaceItem {
            document: id.clone(),
            title: (!is_open).then(|| document.meta.title.clone()),
            span,
            context: [
                format!("{}{}", cut(context.is_cut_before), context.before),
                context.words.replace('\n', " "),
                format!("{}{}", context.after, cut(context.is_cut_after)),
            ],
            there: String::new(),
            is_wanted: true,
            is_free: true,
        })
    }

    /// Marks the ticked places like the chosen annotation, and remembers the ones that were not ticked.
    pub fn propagate(&self, places: &[(PlaceItem, bool)]) -> bool {
        let command = self.read(|workspace| {
            let chosen = workspace.chosen()?;
            let wanted = places.iter().filter(|(place, is_ticked)| *is_ticked && place.is_free);
            // What was not ticked to begin with was not left out by anybody.
            let left_out =
                places.iter().filter(|(place, is_ticked)| !*is_ticked && place.is_free && place.is_wanted);
            Some(Command::AddAnnotations {
                label: chosen.label.clone(),
                attributes: chosen.attributes.clone(),
                origin: Origin::Manual,
                places: wanted
                    .map(|(place, _)| (place.document.clone(), Fragments::one(place.span)))
                    .collect(),
                exceptions: left_out
                    .map(|(place, _)| (place.document.clone(), chosen.label.clone(), place.span))
                    .collect(),
            })
        });
        command.is_some_and(|command| self.dispatch(command))
    }

    /// Marks places with a label.
    pub fn tag_places(&self, label: &LabelId, places: &[PlaceItem]) -> bool {
        let places =
            places.iter().map(|place| (place.document.clone(), Fragments::one(place.span))).collect();
        self.dispatch(Command::AddAnnotations {
            label: label.clone(),
            attributes: Default::default(),
            origin: Origin::Manual,
            places,
            exceptions: Vec::new(),
        })
    }
}
