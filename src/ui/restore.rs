//! What a backup holds, and what restoring it would do, before anything is done.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::dialog::DialogFrame;
use crate::edit::Arrival;
use crate::model::DocumentId;
use crate::platform;
use crate::state::Session;
use crate::workspace::{Backup, BackupArticle};

#[component]
pub(super) fn Restore() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    session.found_backup().map(|(backup, articles)| {
        let replacing = RwSignal::new(BTreeSet::new());
        let n_of = |arrival| articles.iter().filter(|article| article.arrival == arrival).count();
        let (n_new, n_same) = (n_of(Arrival::New), n_of(Arrival::AlreadyThere));
        let differing: Vec<BackupArticle> =
            articles.into_iter().filter(|article| article.arrival == Arrival::Differs).collect();
        let is_needless = n_new + differing.len() == 0 && n_same > 0;
        let is_whole = backup.n_unreadable == 0 && backup.damaged.is_empty();
        let outlook = match (is_needless, is_whole) {
            (false, _) => t.backups.promise,
            (true, true) => t.backups.nothing_to_restore,
            (true, false) => t.backups.nothing_else_to_restore,
        };
        view! {
            <DialogFrame title=t.backups.restore>
                <form class="stack" data-restoring="" on:submit=move |event| { event.prevent_default(); session.restore(&replacing.get_untracked()); }>
                    <Held backup/>
                    {(n_new > 0).then(|| view! { <p>{t.backups.n_new(&session.count(n_new))}</p> })}
                    {(n_same > 0).then(|| view! { <p>{t.backups.n_same(&session.count(n_same))}</p> })}
                    {(!differing.is_empty()).then(|| view! { <Differing articles=differing replacing/> })}
                    <p class="soft">{outlook}</p>
                    <div class="row end">
                        <button type="button" on:click=move |_| session.dialog_close()>{t.dialogs.cancel}</button>
                        {(!is_needless).then(|| view! { <button type="submit" class="main" aria-label=t.backups.do_restore>{t.backups.do_restore}</button> })}
                    </div>
                </form>
            </DialogFrame>
        }
    })
}

/// What it holds, and what of it cannot be read.
#[component]
fn Held(backup: Arc<Backup>) -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let made = t.backups.made(&platform::moment_text(&backup.made, t.language.tag()));
    let holds = t.backups.holds(&session.count(backup.n_articles()), &session.count(backup.n_annotations()));
    let unreadable =
        (backup.n_unreadable > 0).then(|| t.backups.unreadable(&session.count(backup.n_unreadable)));
    let damaged = (!backup.damaged.is_empty()).then(|| t.backups.damaged(&backup.damaged.join(", ")));
    view! {
        <p>{made}" "{holds}</p>
        {unreadable.map(|text| view! { <p class="problem">{text}</p> })}
        {damaged.map(|text| view! { <p dir="auto">{text}</p> })}
    }
}

/// The articles that are here with other contents; for each the person chooses.
#[component]
fn Differing(articles: Vec<BackupArticle>, replacing: RwSignal<BTreeSet<DocumentId>>) -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let n = session.count(articles.len());
    let row = move |(i, article): (usize, BackupArticle)| {
        let (name, id) = (format!("restore-{i}"), article.id);
        let keep = {
            let id = id.clone();
            move |_| {
                replacing.update(|ids| {
                    ids.remove(&id);
                })
            }
        };
        let replace = move |_| {
            replacing.update(|ids| {
                ids.insert(id.clone());
            })
        };
        view! {
            <fieldset class="choices">
                <legend dir="auto">{article.title}</legend>
                <label><input type="radio" name=name.clone() checked=true on:change=keep/><span>{t.backups.keep_both}</span></label>
                <label><input type="radio" name=name on:change=replace/><span>{t.backups.replace_mine}</span></label>
            </fieldset>
        }
    };
    view! {
        <p>{t.backups.n_differ(&n)}</p>
        {articles.into_iter().enumerate().map(row).collect_view()}
    }
}
