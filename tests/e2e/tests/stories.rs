//! The stories: what people do with Factmark, told to a real browser. One program, so that it is linked once and
//! so that the stories share one limit on running browsers; one file a theme.

#[path = "stories/main_job.rs"]
mod main_job;
