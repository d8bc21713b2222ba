//! End-to-end tests: the built site of `dist/`, in a real browser.
