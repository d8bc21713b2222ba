//! The page: its parts, and what is listened to everywhere.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, PageTransitionEvent, StorageEvent};

use super::annotations::AnnotationsPanel;
use super::article::ArticlePane;
use super::backups::Reminder;
use super::dialogs::Dialogs;
use super::footer::Footer;
use super::header::Header;
use super::keys;
use super::library::LibraryPanel;
use super::messages::{Announcer, Messages};
use crate::platform;
use crate::state::{Dialog, Session, Sheet};
use crate::workspace::SaveState;

/// The whole application.
#[component]
pub fn App(
    /// The session; it outlives the page's parts.
    session: Session,
) -> impl IntoView {
    provide_context(session);
    listen_everywhere(session);
    Effect::new(move |_| {
        let title = session.article_facts().map(|facts| facts.title);
        platform::set_title(&title.map_or_else(|| "Factmark".into(), |title| format!("{title} – Factmark")));
    });
    Effect::new(move |_| {
        let language = session.language.get();
        platform::set_page_language(language.tag(), language.dir());
    });
    // All of it is drawn anew in another language, so that nothing below has to follow the language.
    move || {
        session.language.track();
        view! { <Everything/> }
    }
}

/// All that is on the page.
#[component]
fn Everything() -> impl IntoView {
    let session = Session::current();
    let sheet = session.sheet;
    let is_behind = move || sheet.get().is_some();
    follow_sheet(session);
    view! {
        <div
            class="app"
            class:library-open=move || sheet.get() == Some(Sheet::Library)
            class:annotations-open=move || sheet.get() == Some(Sheet::Annotations)
        >
            <Header/>
            <LibraryPanel/>
            // The landmarks have no box of their own: what they hold stands in the grid. Behind a sheet that has
            // slid in nothing can be reached.
            <main class="boxless" inert=is_behind>
                <ArticlePane/>
            </main>
            <AnnotationsPanel/>
            <div class="scrim" on:click=move |_| sheet.set(None)></div>
            <footer class="boxless" inert=is_behind>
                <Messages/>
                <Footer/>
                // After the line that says whether the work is stored: that one is the first status of the page.
                <Reminder/>
            </footer>
        </div>
        <Announcer/>
        <Dialogs/>
    }
}

/// The focus goes into a sheet that slides in, and back to where it came from when it has gone.
fn follow_sheet(session: Session) {
    Effect::new(move |before: Option<Option<Sheet>>| {
        let now = session.sheet.get();
        match (before.flatten(), now) {
            (_, Some(Sheet::Library)) => {
                platform::on_next_frame(|| platform::focus_first(".library .sheet-close"))
            }
            (_, Some(Sheet::Annotations)) => {
                platform::on_next_frame(|| platform::focus_first(".annotations .sheet-close"));
            }
            (Some(Sheet::Library), None) => platform::focus_first(".top [data-opens=library]"),
            (Some(Sheet::Annotations), None) => platform::focus_first(".top [data-opens=annotations]"),
            (None, None) => {}
        }
        now
    });
}

/// Keys, paste and drop work wherever the person is; other tabs may write at any time.
fn listen_everywhere(session: Session) {
    let listeners = [
        platform::listen_document("keydown", move |event| {
            if let Some(event) = event.dyn_ref() {
                keys::on_keydown(session, event);
            }
        }),
        platform::listen_document("pointerdown", move |_| session.keys_rest.set_value(false)),
        platform::listen_document("paste", move |event| {
            if let Some(event) = event.dyn_ref::<ClipboardEvent>() {
                on_paste(session, event);
            }
        }),
        platform::listen_document("dragover", |event| {
            // Without this a dropped file would replace the page.
            if event.dyn_ref::<DragEvent>().is_some_and(carries_files) {
                event.prevent_default();
            }
        }),
        platform::listen_document("drop", move |event| {
            if let Some(event) = event.dyn_ref::<DragEvent>().filter(|event| carries_files(event)) {
                event.prevent_default();
                let files = event.data_transfer().map(|data| platform::dropped_files(&data));
                session.take_files(files.unwrap_or_default());
            }
        }),
        platform::listen_window("beforeunload", move |event| {
            // Stored work is left without a question; work that is in this page only, or was begun in a dialog, is not.
            let is_at_risk = matches!(session.save_state.get_untracked(), SaveState::NotSaved(_))
                && session.undo_redo.with_untracked(|(undo, _)| undo.is_some());
            if is_at_risk || session.what_is_begun().is_some() {
                event.prevent_default();
            }
        }),
        platform::listen_window("pageshow", |event| {
            // A page that slept while another tab worked has missed what it did.
            if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
                platform::reload();
            }
        }),
        platform::listen_window("resize", move |_| {
            // On a wide screen nothing slides in.
            if session.sheet.get_untracked().is_some() && !platform::is_narrow() {
                session.sheet.set(None);
            }
        }),
        platform::listen_window("languagechange", move |_| session.follow_browser_language()),
        platform::listen_window("storage", move |event| {
            if let Some(event) = event.dyn_ref::<StorageEvent>() {
                session.receive(event.key().as_deref(), event.new_value().as_deref());
            }
        }),
    ];
    // They belong to the page, not to a component.
    std::mem::forget(listeners);
}

fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// A paste outside of a field offers a new article, or takes the pasted files.
fn on_paste(session: Session, event: &ClipboardEvent) {
    if platform::focus_in_text_field() || session.dialog.get_untracked().is_some() {
        return;
    }
    let Some(data) = event.clipboard_data() else { return };
    let files = platform::dropped_files(&data);
    let text = data.get_data("text/plain").unwrap_or_default();
    if !text.trim().is_empty() {
        event.prevent_default();
        session.dialog.set(Some(Dialog::AddArticle { text }));
    } else if !files.is_empty() {
        event.prevent_default();
        session.take_files(files);
    } else if let Ok(html) = data.get_data("text/html") {
        let text = crate::article::text_of_html(&html);
        if !text.trim().is_empty() {
            event.prevent_default();
            session.dialog.set(Some(Dialog::AddArticle { text }));
        }
    }
}
