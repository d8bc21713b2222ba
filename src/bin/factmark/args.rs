//! What may be typed.

use std::path::PathBuf;

use clap::{ArgAction, Args as Group, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

const EXAMPLES: &str = "\
Examples:
  factmark convert articles.factmark.json --to jsonl -o articles.jsonl
  factmark convert brat-folder/ --to json -o corpus.factmark.json
  cat export.json | factmark convert - --to csv -o - | head
  factmark check corpus.factmark.json
  factmark stats corpus/ --json
  factmark formats

Exit status: 0 all went well, 1 a failure or faults found, 2 wrong usage.";

const CONVERT_EXAMPLES: &str = "\
Examples:
  factmark convert articles.factmark.json --to jsonl -o articles.jsonl
  factmark convert brat-folder/ more.zip --to json -o corpus.factmark.json
  factmark convert corpus.jsonl --to parquet --partition 10000 -o parts/
  factmark convert export.json --to brat -o corpus.zip
  factmark convert - --from jsonl --to csv -o - < articles.jsonl

Losses (what the format cannot hold) are told on standard error; the exit status is 0 all the same, unless --strict.
Nothing is written under its own name before all of it is written.";

const CHECK_EXAMPLES: &str = "\
Examples:
  factmark check corpus.factmark.json
  factmark check brat-folder/ --scheme labels.factmark-scheme.json
  factmark check *.jsonl && echo clean

Each fault is one line: FILE:LINE:COLUMN: what, or FILE:PLACE: what. The exit status is 1 if there is one.";

const STATS_EXAMPLES: &str = "\
Examples:
  factmark stats corpus.factmark.json
  factmark stats brat-folder/ --json | jq .labels.quote.annotations";

/// Convert, check and count annotated articles.
#[derive(Debug, Parser)]
#[command(name = "factmark", version, after_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// How much is said on standard error.
#[derive(Debug, Clone, Copy, Group)]
pub(crate) struct Talk {
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say also which format each file is of
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read files of any format and write them in another
    #[command(after_help = CONVERT_EXAMPLES)]
    Convert(Convert),
    /// Look for wrong offsets, broken references, labels and values that the scheme does not know
    #[command(after_help = CHECK_EXAMPLES)]
    Check(Check),
    /// Count articles, words, annotations, links and attributes
    #[command(after_help = STATS_EXAMPLES)]
    Stats(Stats),
    /// List the formats and their switches
    #[command(after_help = "Examples:\n  factmark formats\n  factmark formats --json | jq '.[].id'")]
    Formats {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a script that completes commands and options in a shell
    #[command(
        after_help = "Examples:\n  factmark completions bash > ~/.local/share/bash-completion/completions/factmark\n  \
        factmark completions fish > ~/.config/fish/completions/factmark.fish"
    )]
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// What is read.
#[derive(Debug, Clone, Group)]
pub(crate) struct Sources {
    /// Files, folders (with all that is in them), zip archives, or - for standard input
    #[arg(value_name = "IN", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The format of the files, where it shall not be recognised from what is in them
    #[arg(long, value_name = "FORMAT")]
    pub(crate) from: Option<String>,
    /// A scheme, or a Factmark file that has one, for formats that carry none
    #[arg(long, visible_alias = "label-file", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) scheme: Option<PathBuf>,
}

#[derive(Debug, Clone, Group)]
pub(crate) struct Convert {
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// The format to write; “factmark formats” lists them
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: String,
    /// A file, a folder, a zip archive (NAME.zip), or - for standard output
    #[arg(short, long, value_name = "OUT", value_hint = ValueHint::AnyPath)]
    pub(crate) output: PathBuf,
    /// Turn on something that the format offers; “factmark formats” lists it
    #[arg(long = "switch", value_name = "ID", value_delimiter = ',')]
    pub(crate) switches: Vec<String>,
    /// Begin another file after every N articles: part-00000, part-00001 and so on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) partition: Option<u32>,
    /// Write every loss and repair here, one JSON object a line (- for standard output)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) report: Option<PathBuf>,
    /// Exit with status 1 if anything is lost or could not be placed
    #[arg(long)]
    pub(crate) strict: bool,
    /// Write over files that are there
    #[arg(short, long)]
    pub(crate) force: bool,
}

#[derive(Debug, Clone, Group)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) sources: Sources,
}

#[derive(Debug, Clone, Group)]
pub(crate) struct Stats {
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
}
