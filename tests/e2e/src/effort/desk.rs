//! The application without a browser: the real workspace and the real caret, and beside them only what the page itself
//! knows (`src/state`): where the caret waits, and whether anything is selected. What is wrong here shows in the
//! browser at once, because the result is compared with the gold file.

use anyhow::{Context, Result};
use factmark::edit::Command;
use factmark::model::{AnnotationId, Document, Fragments, Label, LabelId, Origin, Stamp, Timestamp};
use factmark::paint::next_untouched;
use factmark::suggest::{
    OccurrenceOptions, OccurrenceState, link_targets, next_name, next_quoted_stretch, occurrences,
};
use factmark::text::{Caret, CodePoint, Direction, Reach, Span};
use factmark::workspace::{Action, MemoryStorage, Workspace};

/// An article at which somebody works.
#[derive(Debug)]
pub struct Desk {
    workspace: Workspace<MemoryStorage>,
    /// Where the caret waits.
    pub caret: Option<Caret>,
    n_commands: u64,
}

/// The places that the keys for the next thing of a kind stop at, in text order; behind the last comes the first.
#[derive(Debug)]
pub struct Jumps([(Action, Vec<Span>); 3]);

/// What a caret key does: how far it goes, to which side, and whether the selection grows.
fn move_of(action: Action) -> Option<(Reach, Direction, bool)> {
    use Action as A;
    use Direction::{Left, Right};
    Some(match action {
        A::NextWord => (Reach::Word, Right, false),
        A::PreviousWord => (Reach::Word, Left, false),
        A::ExtendNextWord => (Reach::Word, Right, true),
        A::ExtendPreviousWord => (Reach::Word, Left, true),
        A::NextCharacter => (Reach::Character, Right, false),
        A::PreviousCharacter => (Reach::Character, Left, false),
        A::ExtendNextCharacter => (Reach::Character, Right, true),
        A::ExtendPreviousCharacter => (Reach::Character, Left, true),
        A::NextClause => (Reach::Clause, Right, false),
        A::PreviousClause => (Reach::Clause, Left, false),
        A::NextSentence => (Reach::Sentence, Right, false),
        A::PreviousSentence => (Reach::Sentence, Left, false),
        A::ExtendNextSentence => (Reach::Sentence, Right, true),
        A::ExtendPreviousSentence => (Reach::Sentence, Left, true),
        A::NextParagraph => (Reach::Paragraph, Right, false),
        A::PreviousParagraph => (Reach::Paragraph, Left, false),
        A::ExtendNextParagraph => (Reach::Paragraph, Right, true),
        A::ExtendPreviousParagraph => (Reach::Paragraph, Left, true),
        A::TextStart => (Reach::Text, Left, false),
        A::TextEnd => (Reach::Text, Right, false),
        _ => return None,
    })
}

impl Desk {
    /// An article on which nothing is marked, worked on by the scheme that everybody starts with.
    pub fn with(title: &str, text: &str) -> Self {
        let (workspace, _) = Workspace::start(MemoryStorage::default(), (title, text), &stamp(0));
        Self { workspace, caret: None, n_commands: 0 }
    }

    /// The article.
    ///
    /// # Errors
    /// There is none.
    pub fn document(&self) -> Result<&Document> {
        self.workspace.document().map(AsRef::as_ref).context("no article is open")
    }

    /// The label of that id.
    ///
    /// # Errors
    /// The scheme that everybody starts with has none.
    pub fn label(&self, id: &LabelId) -> Result<&Label> {
        let label = self.workspace.library().scheme.label(id);
        label.with_context(|| format!("the default scheme has no label “{id}”"))
    }

    /// Where a caret key would bring the caret; `None` if nowhere.
    pub fn moved(&self, jumps: &Jumps, caret: Option<Caret>, action: Action) -> Option<Caret> {
        let text = self.workspace.document()?.text();
        let after = caret.map(|caret| caret.head().start());
        if let Some((_, spans)) = jumps.0.iter().find(|(jump, _)| *jump == action) {
            let next = spans.iter().find(|span| after.is_none_or(|at| span.start() > at));
            return next.or(spans.first()).copied().map(Caret::on);
        }
        let (reach, direction, extends) = move_of(action)?;
        match caret {
            Some(caret) => caret.moved(text, reach, direction, extends),
            // The first press only shows where the caret is: at the top.
            None => Caret::at(text, CodePoint::new(0), Reach::Word),
        }
    }

    /// Where the keys lead that go to the next thing of a kind, as the article is marked now.
    ///
    /// # Errors
    /// No article is open.
    pub fn jumps(&self) -> Result<Jumps> {
        let document = self.document()?;
        let text = document.text();
        let quotations = (0..text.blocks().len()).flat_map(|block| text.quotations_in(block));
        Ok(Jumps([
            (Action::NextQuotation, quotations.map(|it| it.span).collect()),
            (Action::NextName, one_by_one(|after| next_name(document, after))),
            (Action::NextUntouched, one_by_one(|after| next_untouched(document, after))),
        ]))
    }

    fn dispatch(&mut self, command: Command) -> Result<()> {
        self.n_commands += 1;
        self.workspace.dispatch(command, &stamp(self.n_commands)).context("the command is refused")?;
        Ok(())
    }

    /// A label key, with this selected.
    ///
    /// # Errors
    /// It is refused.
    pub fn tag(&mut self, label: &LabelId, span: Span) -> Result<()> {
        let (document, fragments) = (self.document()?.id().clone(), Fragments::one(span));
        let (label, origin) = (label.clone(), Origin::Manual);
        self.dispatch(Command::AddAnnotation { document, label, fragments, origin })?;
        self.caret = Some(Caret::on(span));
        Ok(())
    }

    /// The bounds of the chosen annotation were moved; the caret stays.
    ///
    /// # Errors
    /// It is refused.
    pub fn set_bounds(&mut self, span: Span) -> Result<()> {
        let (document, annotation) = (self.document()?.id().clone(), self.chosen()?);
        let fragments = Fragments::one(span);
        self.dispatch(Command::SetFragments { document, annotation, fragments })
    }

    /// The chosen annotation.
    ///
    /// # Errors
    /// None is.
    pub fn chosen(&self) -> Result<AnnotationId> {
        self.workspace.chosen().map(|chosen| chosen.id.clone()).context("nothing is chosen")
    }

    /// The stretch that the key for the next quoted words would join to the chosen annotation.
    pub fn next_stretch(&self) -> Option<Span> {
        next_quoted_stretch(self.workspace.document()?.text(), &self.workspace.chosen()?.fragments)
    }

    /// A stretch is joined to the chosen annotation.
    ///
    /// # Errors
    /// It is refused.
    pub fn add_fragment(&mut self, span: Span) -> Result<()> {
        let (document, annotation) = (self.document()?.id().clone(), self.chosen()?);
        self.dispatch(Command::AddFragment { document, annotation, span })?;
        self.caret = Some(Caret::on(span));
        Ok(())
    }

    /// The places that are ticked when the list of other occurrences of the chosen annotation opens.
    ///
    /// # Errors
    /// Nothing is chosen, or it has several fragments.
    pub fn ticked_places(&self) -> Result<Vec<Span>> {
        let (document, chosen) = (self.document()?, self.workspace.chosen().context("nothing is chosen")?);
        let found =
            occurrences(self.workspace.library(), document.id(), &chosen.id, OccurrenceOptions::default())?;
        let is_ticked = |state: &OccurrenceState| match state {
            OccurrenceState::Free => true,
            OccurrenceState::Overlaps(labels) => !labels.contains(&chosen.label),
            OccurrenceState::AlreadyTagged | OccurrenceState::Exception => false,
        };
        Ok(found.into_iter().filter(|place| is_ticked(&place.state)).map(|place| place.span).collect())
    }

    /// Marks these places like the chosen annotation.
    ///
    /// # Errors
    /// It is refused.
    pub fn propagate(&mut self, places: &[Span]) -> Result<()> {
        let id = self.document()?.id().clone();
        let chosen = self.workspace.chosen().context("nothing is chosen")?;
        let (label, attributes) = (chosen.label.clone(), chosen.attributes.clone());
        let places = places.iter().map(|&place| (id.clone(), Fragments::one(place))).collect();
        let (origin, exceptions) = (Origin::Manual, Vec::new());
        self.dispatch(Command::AddAnnotations { label, attributes, origin, places, exceptions })
    }

    /// How often the link key must be pressed until the chosen annotation is linked in this way to the annotation of
    /// that label at these places; the link is made.
    ///
    /// # Errors
    /// The key never comes there.
    pub fn link(&mut self, kind: &str, label: &LabelId, to: &Fragments) -> Result<usize> {
        let (document, scheme) = (self.document()?, &self.workspace.library().scheme);
        let from = self.chosen()?;
        let has_proposals = |kind: &str| !link_targets(document, scheme, &from, kind).is_empty();
        let first = scheme.relation_types().iter().find(|kind| has_proposals(&kind.id));
        anyhow::ensure!(first.is_some_and(|first| first.id == kind), "L makes no link “{kind}” here");
        let targets = link_targets(document, scheme, &from, kind);
        let is_it = |id: &AnnotationId| {
            document.annotations().get(id).is_some_and(|it| it.label == *label && it.fragments == *to)
        };
        let at = targets.iter().position(is_it).context("the link is not among the proposals")?;
        let to = targets.get(at).context("the link is not among the proposals")?.clone();
        let (document, kind) = (document.id().clone(), kind.to_owned());
        self.dispatch(Command::AddRelation { document, kind, from, to })?;
        Ok(at + 1)
    }
}

fn stamp(seed: u64) -> Stamp {
    Stamp { now: Timestamp::unknown(), annotator: "".into(), seed }
}

fn one_by_one(next: impl Fn(Option<CodePoint>) -> Option<Span>) -> Vec<Span> {
    std::iter::successors(next(None), |span| next(Some(span.start()))).collect()
}
