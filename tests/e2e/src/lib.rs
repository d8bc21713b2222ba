//! End-to-end tests: the built site of `dist/`, in a real browser, through real keys and a real pointer.
//!
//! | module | job |
//! |---|---|
//! | [`site`] | serves the built site to this process's browsers |
//! | [`engine`] | Chromium, Firefox or WebKitGTK: which one, and how it is asked for |
//! | [`driver`] | starts the browser's driver and ends it, whatever happens |
//! | [`browser`] | one browser with a profile and a download folder of its own; its tabs and its logs |
//! | [`page`] | the page object: what a person finds by name, reads and does |
//! | [`axe`] | the checker of accessibility, put into the page |
//! | [`wait`] | waiting for conditions, never for time |
//! | [`watch`] | what a page tells the site, where the browser keeps no records |
//! | [`stage`] | what a story needs, and the checks at the end of every story |
//! | [`text`] | code points: the unit of every offset here |
//! | [`exported`] | files that the application wrote, and their promises |
//! | [`killing`] | editing at random while pages and browsers are killed |
//! | [`first_things`] | what everybody does first |
//! | [`effort`] | how many key presses it takes to mark an article |
//!
//! The stories are in `tests/stories`, one file a theme and one program, so that they are linked once and share
//! one limit on how many browsers run.

pub mod axe;
pub mod browser;
pub mod driver;
pub mod effort;
pub mod engine;
pub mod exported;
pub mod first_things;
pub mod killing;
pub mod page;
pub mod site;
pub mod stage;
pub mod text;
pub mod wait;
pub mod watch;

pub use browser::{Browser, Setting};
pub use engine::Engine;
pub use exported::{Download, Exported};
pub use first_things::{first_things, later_starts};
pub use page::{Label, Page, Words};
pub use site::Site;
pub use stage::{Stage, tell, tell_at};
pub use text::{Span, find, find_nth};
