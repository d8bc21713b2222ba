//! The web application: panic hook, session, mount.

use factmark::article;
use factmark::platform;
use factmark::state::{Appearance, Session};
use factmark::ui::App;
use leptos::prelude::*;

/// The article that a first visit finds; our own text.
const SAMPLE: &str = include_str!("../assets/sample.txt");

fn main() {
    platform::tell_panics();
    Appearance::remembered().show();
    let sample = SAMPLE.trim_end();
    mount_to_body(move || {
        let session = Session::start((&article::title_of(sample), sample));
        view! { <App session/> }
    });
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
}
