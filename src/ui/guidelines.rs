//! The guidelines beside the text, in place of the list of annotations: what annotators agreed on, at hand while they
//! mark.

use leptos::prelude::*;

use super::icon::Icon;
use crate::article::{Rich, Shape, rich_text};
use crate::state::{Dialog, Session};

#[component]
pub(super) fn Guidelines() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().setup;
    let text = Memo::new(move |_| session.scheme().guidelines().to_owned());
    let is_empty = Memo::new(move |_| text.with(|text| text.trim().is_empty()));
    view! {
        <section class="list guidelines" role="region" aria-label=t.guidelines tabindex="-1">
            <div class="panel-head">
                <h2>{t.guidelines}</h2>
                <span class="spring"></span>
                <button class="quiet" on:click=move |_| session.show_dialog(Dialog::SchemeEditor)>{t.edit}</button>
                <button class="icon-button quiet" aria-label=t.close_guidelines on:click=move |_| session.toggle_guidelines()>
                    <Icon name="close"/></button>
            </div>
            <Show when=move || is_empty.get()>
                <p class="empty">{t.no_guidelines}</p>
                <button class="outlined" on:click=move |_| session.take_default_guidelines()>{t.use_draft}</button>
            </Show>
            <div class="rich" dir="auto">{move || text.with(|text| rich(&rich_text(text)))}</div>
        </section>
    }
}

/// The elements of a formatted text, made one by one: nothing of it is ever read as HTML.
fn rich(pieces: &[Rich]) -> Vec<AnyView> {
    pieces.iter().map(piece).collect()
}

fn piece(piece: &Rich) -> AnyView {
    let (shape, within) = match piece {
        Rich::Text(text) => return text.clone().into_any(),
        Rich::Element(shape, within) => (shape, rich(within)),
    };
    match shape {
        // The page's own headings are above them.
        Shape::Heading(1) => view! { <h3>{within}</h3> }.into_any(),
        Shape::Heading(2) => view! { <h4>{within}</h4> }.into_any(),
        Shape::Heading(_) => view! { <h5>{within}</h5> }.into_any(),
        Shape::Paragraph => view! { <p>{within}</p> }.into_any(),
        Shape::List => view! { <ul>{within}</ul> }.into_any(),
        Shape::Numbered(first) => view! { <ol start=first.to_string()>{within}</ol> }.into_any(),
        Shape::Item => view! { <li>{within}</li> }.into_any(),
        Shape::BlockQuote => view! { <blockquote>{within}</blockquote> }.into_any(),
        Shape::CodeBlock => view! { <pre>{within}</pre> }.into_any(),
        Shape::Code => view! { <code>{within}</code> }.into_any(),
        Shape::Emphasis => view! { <em>{within}</em> }.into_any(),
        Shape::Strong => view! { <strong>{within}</strong> }.into_any(),
        Shape::Rule => view! { <hr/> }.into_any(),
        Shape::Link(url) => {
            view! { <a href=url.clone() target="_blank" rel="noopener noreferrer">{within}</a> }.into_any()
        }
    }
}
