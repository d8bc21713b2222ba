//! Native tests that look at the library from outside. One binary, so that it links once.

mod contrast;
mod edit_properties;
mod formats;
mod layering;
mod manifest;
mod names;
mod property_config;
mod schemes;
mod stopped;
mod text_properties;
