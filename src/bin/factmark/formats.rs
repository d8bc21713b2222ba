//! The formats there are: a table for people, JSON for programs.

use std::io::{self, Write};

use factmark::format::{Format, Start, registry};
use factmark::model::Scheme;
use serde_json::json;

use crate::failure::{Failure, Outcome};

/// Lists them.
pub(crate) fn run(as_json: bool) -> Result<Outcome, Failure> {
    let listing = if as_json { for_programs() } else { for_people() };
    io::stdout().write_all(listing.as_bytes()).map_err(Failure::stdout)?;
    Ok(Outcome::Good)
}

/// The format of that id.
pub(crate) fn named(id: &str) -> Result<&'static dyn Format, Failure> {
    factmark::format::by_id(id).ok_or_else(|| {
        let ids: Vec<&str> = registry().iter().map(|format| format.id()).collect();
        Failure::Usage(format!("there is no format “{id}”; there are: {}", ids.join(", ")))
    })
}

/// Whether files of it can be written.
pub(crate) fn can_write(format: &dyn Format) -> bool {
    format.begin(Start { scheme: &Scheme::preset(), stem: "x", switches: &[] }).is_some()
}

fn ways(format: &dyn Format) -> &'static str {
    match (format.can_read(), can_write(format)) {
        (true, true) => "in, out",
        (true, false) => "in",
        (false, _) => "out",
    }
}

fn for_people() -> String {
    let rows: Vec<[String; 4]> = (registry().iter())
        .map(|it| [it.id().into(), it.name().into(), ways(*it).into(), format!(".{}", it.extension())])
        .collect();
    let width = |i: usize| rows.iter().map(|row| row[i].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    let mut listing = String::new();
    for (row, format) in rows.iter().zip(registry()) {
        for (cell, width) in row.iter().zip(widths) {
            listing.push_str(&format!("{cell:width$}  "));
        }
        listing.push_str(format.summary());
        listing.push('\n');
        for switch in format.switches() {
            let indent = widths[0];
            listing.push_str(&format!("{:indent$}  --switch {}: {}\n", "", switch.id, switch.help));
        }
    }
    listing
}

fn for_programs() -> String {
    let formats: Vec<_> = (registry().iter())
        .map(|it| {
            let switches: Vec<_> =
                it.switches().iter().map(|s| json!({ "id": s.id, "help": s.help })).collect();
            json!({
                "id": it.id(), "name": it.name(), "in": it.can_read(), "out": can_write(*it),
                "extension": it.extension(), "summary": it.summary(), "switches": switches,
            })
        })
        .collect();
    format!("{:#}\n", serde_json::Value::Array(formats))
}
