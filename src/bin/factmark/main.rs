//! `factmark`: annotated articles converted, checked and counted on the command line. It knows the core of the library
//! and nothing of the browser; every file is read in pieces, so that a hundred thousand articles take no more memory
//! than a few.
//!
//! | module | its one job |
//! |---|---|
//! | [`args`] | what may be typed |
//! | [`inputs`] | from names to groups of files: folders, zips, standard input |
//! | [`pieces`] | long files cut into short ones of the same format |
//! | [`reading`] | groups and pieces to articles |
//! | [`gather`] | one scheme of many |
//! | [`ids`] | no article's id stands twice |
//! | [`output`] | where files go: a folder, a file, a zip, standard output |
//! | [`tally`] | what was lost, counted and told |
//! | [`convert`], [`check`], [`stats`], [`formats`] | the commands |
//! | [`progress`] | how far it is |
//! | [`failure`] | why it ended, and the exit status |

mod args;
mod check;
mod convert;
mod failure;
mod formats;
mod gather;
mod ids;
mod inputs;
mod output;
mod pieces;
mod progress;
mod reading;
mod stats;
mod tally;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command};
use failure::{Failure, Outcome};

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::FAILURE,
        Err(failure) => failure.tell(),
    }
}

fn run(args: &Args) -> Result<Outcome, Failure> {
    match &args.command {
        Command::Convert(options) => convert::run(options, &args.talk),
        Command::Check(options) => check::run(options, &args.talk),
        Command::Stats(options) => stats::run(options, &args.talk),
        Command::Formats { json } => formats::run(*json),
        Command::Completions { shell } => {
            // clap_complete writes to what cannot fail only; a pipe can.
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Args::command(), "factmark", &mut script);
            io::stdout().write_all(&script).map_err(Failure::stdout)?;
            Ok(Outcome::Good)
        }
    }
}
