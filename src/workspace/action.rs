//! The action registry: everything the application can be asked for, once. Menu, palette, help and keymap are
//! views of it; the words for people are in the catalogues.

/// What actions have to do with each other, in the order of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Moving the caret in the text.
    Caret,
    /// Tagging and what is tagged.
    Annotation,
    /// The bounds of the chosen annotation.
    Bounds,
    /// Finding words and annotations.
    Find,
    /// Articles and the queue.
    Article,
    /// Undo, files, scheme, help.
    General,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 6] =
        [Self::Caret, Self::Annotation, Self::Bounds, Self::Find, Self::Article, Self::General];
}

/// Where an action's keys work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Where the article has the focus, or nothing has: elsewhere arrows and page keys belong to what has it.
    Text,
    /// Everywhere but in text fields and dialogs.
    Page,
    /// In text fields, too.
    Everywhere,
}

/// What the registry knows of an action.
#[derive(Debug, Clone, Copy)]
pub struct ActionInfo {
    /// The action.
    pub action: Action,
    /// Its name in files: the keymap of a scheme refers to it.
    pub id: &'static str,
    /// What it belongs to.
    pub group: Group,
    /// Where its keys work.
    pub scope: Scope,
    /// The keys it has unless a person changes them, as [`super::Chord`] reads them.
    pub chords: &'static [&'static str],
}

macro_rules! actions {
    ($($group:ident { $($(#[$doc:meta])* $name:ident = $id:literal, $scope:ident, [$($chord:literal),*];)+ })+) => {
        /// What the application can be asked for, but for the labels, which the scheme holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($($(#[$doc])* $name,)+)+ }

        /// All actions, in the order of the help.
        pub const ACTIONS: &[ActionInfo] = &[$($(ActionInfo {
            action: Action::$name, id: $id, group: Group::$group, scope: Scope::$scope, chords: &[$($chord),*],
        },)+)+];
    };
}

actions! {
    Caret {
        /// The caret goes to the next word.
        NextWord = "caret-next-word", Text, ["ArrowRight"];
        /// The caret goes to the previous word.
        PreviousWord = "caret-previous-word", Text, ["ArrowLeft"];
        /// The selection grows or shrinks to the next word.
        ExtendNextWord = "extend-next-word", Text, ["Shift+ArrowRight"];
        /// The selection grows or shrinks to the previous word.
        ExtendPreviousWord = "extend-previous-word", Text, ["Shift+ArrowLeft"];
        /// The caret goes to the next character.
        NextCharacter = "caret-next-character", Text, ["Alt+ArrowRight"];
        /// The caret goes to the previous character.
        PreviousCharacter = "caret-previous-character", Text, ["Alt+ArrowLeft"];
        /// The selection grows or shrinks by a character.
        ExtendNextCharacter = "extend-next-character", Text, ["Alt+Shift+ArrowRight"];
        /// The selection grows or shrinks by a character, backwards.
        ExtendPreviousCharacter = "extend-previous-character", Text, ["Alt+Shift+ArrowLeft"];
        /// The caret takes the next clause.
        NextClause = "caret-next-clause", Text, [";"];
        /// The caret takes the previous clause.
        PreviousClause = "caret-previous-clause", Text, [":"];
        /// The caret takes the next sentence.
        NextSentence = "caret-next-sentence", Text, ["Ctrl+ArrowRight", "."];
        /// The caret takes the previous sentence.
        PreviousSentence = "caret-previous-sentence", Text, ["Ctrl+ArrowLeft", ","];
        /// The selection grows or shrinks by a sentence.
        ExtendNextSentence = "extend-next-sentence", Text, ["Ctrl+Shift+ArrowRight"];
        /// The selection grows or shrinks by a sentence, backwards.
        ExtendPreviousSentence = "extend-previous-sentence", Text, ["Ctrl+Shift+ArrowLeft"];
        /// The caret takes the next paragraph.
        NextParagraph = "caret-next-paragraph", Text, ["Ctrl+ArrowDown"];
        /// The caret takes the previous paragraph.
        PreviousParagraph = "caret-previous-paragraph", Text, ["Ctrl+ArrowUp"];
        /// The selection grows or shrinks by a paragraph.
        ExtendNextParagraph = "extend-next-paragraph", Text, ["Ctrl+Shift+ArrowDown"];
        /// The selection grows or shrinks by a paragraph, backwards.
        ExtendPreviousParagraph = "extend-previous-paragraph", Text, ["Ctrl+Shift+ArrowUp"];
        /// The caret goes a displayed line down.
        LineDown = "caret-line-down", Text, ["ArrowDown"];
        /// The caret goes a displayed line up.
        LineUp = "caret-line-up", Text, ["ArrowUp"];
        /// The selection grows or shrinks to the next displayed line.
        ExtendLineDown = "extend-line-down", Text, ["Shift+ArrowDown"];
        /// The selection grows or shrinks to the displayed line above.
        ExtendLineUp = "extend-line-up", Text, ["Shift+ArrowUp"];
        /// The caret goes to the first word of the displayed line.
        LineStart = "caret-line-start", Text, ["Home"];
        /// The caret goes to the last word of the displayed line.
        LineEnd = "caret-line-end", Text, ["End"];
        /// The selection reaches to the first word of the displayed line.
        ExtendLineStart = "extend-line-start", Text, ["Shift+Home"];
        /// The selection reaches to the last word of the displayed line.
        ExtendLineEnd = "extend-line-end", Text, ["Shift+End"];
        /// The caret goes a screenful down.
        PageDown = "caret-page-down", Text, ["PageDown"];
        /// The caret goes a screenful up.
        PageUp = "caret-page-up", Text, ["PageUp"];
        /// The selection grows or shrinks by a screenful.
        ExtendPageDown = "extend-page-down", Text, ["Shift+PageDown"];
        /// The selection grows or shrinks by a screenful, backwards.
        ExtendPageUp = "extend-page-up", Text, ["Shift+PageUp"];
        /// The caret goes to the first word of the text.
        TextStart = "caret-text-start", Text, ["Ctrl+Home"];
        /// The caret goes to the last word of the text.
        TextEnd = "caret-text-end", Text, ["Ctrl+End"];
        /// The selection reaches to the beginning of the text.
        ExtendTextStart = "extend-text-start", Text, ["Ctrl+Shift+Home"];
        /// The selection reaches to the end of the text.
        ExtendTextEnd = "extend-text-end", Text, ["Ctrl+Shift+End"];
    }
    Annotation {
        /// Choose the annotation under the caret; again: the next one outwards.
        ChooseHere = "choose-here", Text, ["Enter"];
        /// Choose the next annotation.
        NextAnnotation = "next-annotation", Page, ["N"];
        /// Choose the previous annotation.
        PreviousAnnotation = "previous-annotation", Page, ["P"];
        /// Choose the next quote of which nobody knows who said it.
        NextWithoutSpeaker = "next-without-speaker", Page, ["M"];
        /// Choose the next annotation that was suggested.
        NextSuggestion = "next-suggestion", Page, ["V"];
        /// Take the next sentence that nobody has touched.
        NextUntouched = "next-untouched", Page, ["U"];
        /// Take the next words in quotation marks.
        NextQuotation = "next-quotation", Page, ["O"];
        /// Take the next name that nobody has marked.
        NextName = "next-name", Page, ["W"];
        /// Add the selection to the chosen annotation.
        AddFragment = "add-fragment", Page, ["F"];
        /// Join the next quoted stretch to the chosen annotation.
        JoinQuoted = "join-quoted", Page, ["J"];
        /// Take the last fragment off the chosen annotation.
        RemoveFragment = "remove-fragment", Page, ["Shift+F"];
        /// Link the chosen annotation; again: the next proposal.
        Link = "link", Page, ["L"];
        /// Link the chosen annotation by another relation.
        LinkOther = "link-other", Page, ["Shift+L"];
        /// Mark the other places with the same words.
        Propagate = "propagate", Page, ["R"];
        /// Go to the attributes of the chosen annotation.
        Attributes = "attributes", Page, ["I"];
        /// Write the chosen annotation's note.
        Note = "note", Page, ["T"];
        /// Delete the chosen annotation.
        Delete = "delete", Page, ["Delete", "Backspace"];
        /// Let go of what slid in, of the selection, then of the chosen annotation.
        Escape = "let-go", Page, ["Escape"];
    }
    Bounds {
        /// Move the start of the chosen annotation a word to the left.
        StartWordLeft = "start-word-left", Page, ["["];
        /// Move the start a word to the right.
        StartWordRight = "start-word-right", Page, ["Shift+["];
        /// Move the end a word to the right.
        EndWordRight = "end-word-right", Page, ["]"];
        /// Move the end a word to the left.
        EndWordLeft = "end-word-left", Page, ["Shift+]"];
        /// Move the start a character to the left.
        StartCharacterLeft = "start-character-left", Page, ["Alt+["];
        /// Move the start a character to the right.
        StartCharacterRight = "start-character-right", Page, ["Alt+Shift+["];
        /// Move the end a character to the right.
        EndCharacterRight = "end-character-right", Page, ["Alt+]"];
        /// Move the end a character to the left.
        EndCharacterLeft = "end-character-left", Page, ["Alt+Shift+]"];
    }
    Find {
        /// Find words in the open article, and tag them.
        Find = "find", Page, ["/"];
        /// Search all articles and annotations.
        FindEverywhere = "find-everywhere", Page, ["Shift+S"];
        /// Choose which annotations stand out.
        Filter = "filter", Page, ["Shift+V"];
    }
    Article {
        /// Open the dialog for a new article.
        AddArticle = "add-article", Page, ["A"];
        /// Open the next article of the queue.
        NextArticle = "next-article", Page, ["Shift+N"];
        /// Open the previous article of the queue.
        PreviousArticle = "previous-article", Page, ["Shift+P"];
        /// Mark the open article as done and open the next one that is not.
        DoneAndNext = "done-and-next", Page, ["Shift+D"];
        /// What is known of the open article: title, status, due date, note.
        ArticleDetails = "article-details", Page, ["Shift+I"];
        /// Give the open article another title.
        RenameArticle = "rename-article", Page, ["F2"];
        /// Delete the open article.
        DeleteArticle = "delete-article", Page, [];
    }
    General {
        /// Find an action by its name.
        Palette = "palette", Everywhere, ["Ctrl+K"];
        /// Go to the next pane.
        NextPane = "next-pane", Everywhere, ["F6"];
        /// Go to the previous pane.
        PreviousPane = "previous-pane", Everywhere, ["Shift+F6"];
        /// Take back the last change.
        Undo = "undo", Page, ["Ctrl+Z"];
        /// Do again what was undone.
        Redo = "redo", Page, ["Ctrl+Shift+Z", "Ctrl+Y"];
        /// Import files.
        Import = "import", Page, ["Shift+O"];
        /// Export.
        Export = "export", Page, ["Shift+E"];
        /// Download everything as one file.
        BackUp = "back-up", Page, [];
        /// Bring a backup back.
        Restore = "restore", Page, [];
        /// The guidelines of the scheme.
        Guidelines = "guidelines", Page, ["G"];
        /// Change labels, attributes, relations.
        SchemeEditor = "scheme-editor", Page, ["Shift+G"];
        /// Change language and appearance.
        Settings = "settings", Page, [];
        /// The list of keys.
        Help = "help", Page, ["?"];
    }
}

impl Action {
    /// What the registry knows of it.
    pub fn info(self) -> &'static ActionInfo {
        // The registry is made by the macro that makes the actions, in the same order.
        ACTIONS.get(self as usize).unwrap_or(&ACTIONS[0])
    }

    /// The action of that id.
    pub fn by_id(id: &str) -> Option<Self> {
        ACTIONS.iter().find(|info| info.id == id).map(|info| info.action)
    }

    /// What the action of a horizontal arrow key means where lines run from right to left: there the arrow to the left
    /// goes on in the text. Any other action is what it is.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let is_pair = |&(first, second): &(Self, Self)| self == first || self == second;
        let pair = MIRRORED.into_iter().find(is_pair);
        pair.map_or(self, |(first, second)| if self == first { second } else { first })
    }
}

/// Actions that change places where lines run from right to left.
const MIRRORED: [(Action, Action); 6] = [
    (Action::NextWord, Action::PreviousWord),
    (Action::ExtendNextWord, Action::ExtendPreviousWord),
    (Action::NextCharacter, Action::PreviousCharacter),
    (Action::ExtendNextCharacter, Action::ExtendPreviousCharacter),
    (Action::NextSentence, Action::PreviousSentence),
    (Action::ExtendNextSentence, Action::ExtendPreviousSentence),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_registry_knows_every_action_once() {
        for info in ACTIONS {
            assert_eq!(info.action.info().id, info.id);
            assert_eq!(Action::by_id(info.id), Some(info.action));
        }
        let ids: BTreeSet<_> = ACTIONS.iter().map(|info| info.id).collect();
        assert_eq!(ids.len(), ACTIONS.len());
    }

    #[test]
    fn arrows_to_the_side_change_places_and_nothing_else() {
        for info in ACTIONS {
            let is_sideways =
                info.chords.iter().any(|key| key.ends_with("ArrowLeft") || key.ends_with("ArrowRight"));
            assert_eq!(info.action.mirrored() != info.action, is_sideways, "{}", info.id);
            assert_eq!(info.action.mirrored().mirrored(), info.action, "{}", info.id);
        }
    }
}
