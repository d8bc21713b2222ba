//! The optimised site on a local port.
//!
//! trunk serves it: the same files as in `dist/`, made again whenever a source file is saved.

use crate::setup::Need;
use crate::step::Steps;
use crate::{build, setup};
use anyhow::{Result, bail};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

pub(crate) const PORT: u16 = 8080;

/// Sets up, builds, and serves until it is stopped.
pub(crate) fn run(port: u16) -> Result<()> {
    check_free(port)?;
    let mut steps = Steps::default();
    let built = setup::run(&mut steps, Need::SITE).and_then(|kit| build::run(&mut steps, &kit).map(|()| kit));
    steps.summary();
    let kit = built?;
    check_free(port)?;
    let mut trunk = build::trunk(&kit, "serve")?;
    trunk.arg(format!("--port={port}"));
    println!("\nFactmark will be at http://localhost:{port} in a few seconds; Ctrl+C stops it.\n");
    replace(trunk)
}

/// Says before the long build, not after it, that the port is taken.
fn check_free(port: u16) -> Result<()> {
    let addresses: [SocketAddr; 2] = [(Ipv4Addr::LOCALHOST, port).into(), (Ipv6Addr::LOCALHOST, port).into()];
    let answers = addresses
        .iter()
        .any(|address| TcpStream::connect_timeout(address, Duration::from_millis(300)).is_ok());
    if answers || TcpListener::bind(addresses[0]).is_err() {
        let other = if port == u16::MAX { PORT } else { port + 1 };
        bail!(
            "port {port} is in use or not allowed. Stop the program that has it, or choose another port: \
             cargo xtask serve --port {other}"
        );
    }
    Ok(())
}

/// Becomes the server, so that stopping this process stops the server and frees the port.
#[cfg(unix)]
fn replace(mut server: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    bail!("cannot start trunk: {}", server.exec())
}

#[cfg(not(unix))]
fn replace(mut server: Command) -> Result<()> {
    crate::shell::show(&mut server)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_with_a_way_out() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let text = check_free(port).unwrap_err().to_string();
        assert!(text.contains(&port.to_string()) && text.contains("--port"));
    }
}
