//! The web application: panic hook, ports, mount.

fn main() {}
