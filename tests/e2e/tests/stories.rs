//! The stories: what people do with Factmark, told to a real browser. One program, so that it is linked once and
//! so that the stories share one limit on running browsers; one file a theme.

#[path = "stories/accessible.rs"]
mod accessible;
#[path = "stories/attribution.rs"]
mod attribution;
#[path = "stories/backup.rs"]
mod backup;
#[path = "stories/browsers_own.rs"]
mod browsers_own;
#[path = "stories/chain.rs"]
mod chain;
#[path = "stories/characters.rs"]
mod characters;
#[path = "stories/copy.rs"]
mod copy;
#[path = "stories/desk.rs"]
mod desk;
#[path = "stories/exchange.rs"]
mod exchange;
#[path = "stories/files.rs"]
mod files;
#[path = "stories/history.rs"]
mod history;
#[path = "stories/hostile.rs"]
mod hostile;
#[path = "stories/imports.rs"]
mod imports;
#[path = "stories/inspector.rs"]
mod inspector;
#[path = "stories/keeping.rs"]
mod keeping;
#[path = "stories/keyboard.rs"]
mod keyboard;
#[path = "stories/killed.rs"]
mod killed;
#[path = "stories/languages.rs"]
mod languages;
#[path = "stories/main_job.rs"]
mod main_job;
#[path = "stories/occurrences.rs"]
mod occurrences;
#[path = "stories/offline.rs"]
mod offline;
#[path = "stories/overlaps.rs"]
mod overlaps;
#[path = "stories/phone.rs"]
mod phone;
#[path = "stories/scheme.rs"]
mod scheme;
#[path = "stories/single_file.rs"]
mod single_file;
#[path = "stories/split.rs"]
mod split;
#[path = "stories/stopped.rs"]
mod stopped;
#[path = "stories/tabs.rs"]
mod tabs;
#[path = "stories/touch.rs"]
mod touch;
#[path = "stories/without_pointer.rs"]
mod without_pointer;
