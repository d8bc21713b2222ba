//! What the person is told beside the work: short messages, and announcements for those who do not see them.

use leptos::prelude::*;

use super::Session;

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Tells messages apart.
    pub id: u32,
    /// How serious it is.
    pub tone: Tone,
    /// What there is to say.
    pub text: String,
    /// What may be done about it.
    pub offers: Vec<Offer>,
}

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know; goes by itself.
    Info,
    /// Must be seen; stays until it is closed.
    Warning,
}

/// What may be done about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Take back the last change.
    Undo,
    /// Download everything as a file.
    DownloadCopy,
    /// Download the records that could not be read.
    DownloadRemains,
    /// Try again to store.
    SaveAgain,
    /// Download everything as a backup.
    BackUp,
    /// Let the folder of backups be written to again.
    AllowFolder,
    /// Show what the last import put right and could not place.
    ShowReport,
    /// Show what two tabs changed at once.
    Compare,
}

/// How long a message that goes by itself stays, in milliseconds.
const INFO_STAYS: u32 = 7_000;
/// More messages than this are too many to read.
const MAX_MESSAGES: usize = 4;

impl Session {
    /// Says something that goes by itself.
    pub fn inform(&self, text: impl Into<String>, offers: &[Offer]) {
        let id = self.show_message(Tone::Info, text.into(), offers);
        let session = *self;
        gloo_timers::callback::Timeout::new(INFO_STAYS, move || session.dismiss(id)).forget();
    }

    /// Says something that stays until it is closed.
    pub fn warn(&self, text: impl Into<String>, offers: &[Offer]) {
        let text = text.into();
        self.note_in_dialog(&text);
        self.show_message(Tone::Warning, text, offers);
    }

    /// Says it in the dialog, if one is open.
    pub fn note_in_dialog(&self, text: &str) {
        if self.dialog.with_untracked(Option::is_some) {
            self.dialog_problem.set(Some(text.to_owned()));
        }
    }

    fn show_message(&self, tone: Tone, text: String, offers: &[Offer]) -> u32 {
        // Never an id again, or the timer of a message that was closed would close another one.
        let id = self.n_messages.get_value() + 1;
        self.n_messages.set_value(id);
        self.announce(&text);
        self.messages.update(|list| {
            // The same words again replace the old ones instead of piling up.
            list.retain(|message| message.text != text);
            list.push(Message { id, tone, text, offers: offers.to_vec() });
            if list.len() > MAX_MESSAGES {
                // Only what would go by itself: a warning stays until it is closed.
                if let Some(oldest) = list.iter().position(|message| message.tone == Tone::Info) {
                    list.remove(oldest);
                }
            }
        });
        id
    }

    /// Closes a message.
    pub fn dismiss(&self, id: u32) {
        self.messages.try_update(|list| list.retain(|message| message.id != id));
    }

    /// Tells a screen reader what a sighted person sees.
    pub fn announce(&self, text: &str) {
        // A repeated text would not be read again; an invisible blank makes it another text.
        let is_same = self.announcement.with_untracked(|old| old == text);
        self.announcement
            .update_untracked(|said| *said = if is_same { format!("{text}\u{a0}") } else { text.to_owned() });
        self.announce_soon();
    }
}
