//! From groups of files to articles: each file goes to the format it is of, long ones piece by piece.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::Read;

use factmark::format::{Bundle, Format, InFile, Incoming, ReadError, ReadProblem, is_zip};

use crate::failure::Failure;
use crate::inputs::{Group, Inputs, Item};
use crate::pieces::{Piece, Pieces, Position, SIZE};

/// So much of a long file is looked at to know its format.
const HEAD: u64 = 256 * 1024;

/// What came of a file or a piece of one.
pub(crate) enum Found {
    /// Articles.
    Articles {
        /// The file's name.
        file: String,
        /// What it was read as.
        format: &'static dyn Format,
        /// The articles, and what was put right.
        incoming: Box<Incoming>,
    },
    /// It was refused; the places are those of the whole file.
    Refused(ReadError),
    /// It lay in a folder and is of no known format.
    Skipped(String),
}

/// What is read, and how.
#[derive(Clone, Copy, Default)]
pub(crate) struct How {
    /// The format of all files; recognised from what is in them if not given.
    pub(crate) from: Option<&'static dyn Format>,
    /// Of a long file that says its scheme first, the first piece is enough.
    pub(crate) schemes_only: bool,
    /// What is refused is read article by article, and each article's faults are all told.
    pub(crate) one_by_one: bool,
}

/// The way through all files.
pub(crate) struct Reading {
    groups: Box<dyn Iterator<Item = Result<Group, Failure>>>,
    jobs: VecDeque<Job>,
    how: How,
}

/// What is to be done next.
enum Job {
    Done(Found),
    Piece(Source, Piece),
    Pieces(Source, Box<Pieces>),
}

/// A file and what it is read as.
#[derive(Clone)]
struct Source {
    name: String,
    format: &'static dyn Format,
}

impl Reading {
    /// Begins with the first file.
    pub(crate) fn new(inputs: &Inputs, how: How) -> Self {
        Self { groups: Box::new(inputs.groups()), jobs: VecDeque::new(), how }
    }

    fn step(&mut self) -> Result<Option<Found>, Failure> {
        loop {
            match self.jobs.pop_front() {
                Some(Job::Done(found)) => return Ok(Some(found)),
                Some(Job::Piece(source, piece)) => {
                    if let Some(found) = self.piece(source, &piece) {
                        return Ok(Some(found));
                    }
                }
                Some(Job::Pieces(source, mut pieces)) => {
                    let Some(piece) = pieces.next() else { continue };
                    let piece =
                        piece.map_err(|error| Failure::Stopped(format!("{}: {error}", source.name)))?;
                    if !(self.how.schemes_only && source.format.begins_with_scheme()) {
                        self.jobs.push_front(Job::Pieces(source.clone(), pieces));
                    }
                    self.jobs.push_front(Job::Piece(source, piece));
                }
                None => match self.groups.next() {
                    Some(group) => self.enter(&group?)?,
                    None => return Ok(None),
                },
            }
        }
    }

    /// Reads a piece; if it is refused and shall be read one by one, puts its articles in front.
    fn piece(&mut self, source: Source, piece: &Piece) -> Option<Found> {
        let first_line = piece.first_line;
        let file = InFile { name: Cow::from(&*source.name), bytes: Cow::from(&piece.bytes), first_line };
        match source.format.read(&[&file]) {
            Ok(mut incoming) => {
                for it in &mut incoming.unplaced {
                    it.at = piece.places.path_in_file(&it.at);
                }
                let Source { name, format } = source;
                Some(Found::Articles { file: name, format, incoming: Box::new(incoming) })
            }
            Err(error) => {
                let items = piece.items(source.format.cut()).filter(|it| self.how.one_by_one && it.len() > 1);
                if let Some(items) = items {
                    let jobs = items.into_iter().map(|item| Job::Piece(source.clone(), item));
                    jobs.rev().for_each(|job| self.jobs.push_front(job));
                    return None;
                }
                let problems = match self.how.one_by_one {
                    true => source.format.faults(&file),
                    false => vec![error.problem],
                };
                for problem in problems.into_iter().rev() {
                    let mut error = ReadError::new(source.name.clone(), problem);
                    move_to_file(&mut error, piece);
                    self.jobs.push_front(Job::Done(Found::Refused(error)));
                }
                None
            }
        }
    }

    /// Finds out what a group's files are and what is to be done with each.
    fn enter(&mut self, group: &Group) -> Result<(), Failure> {
        let items = || group.files.iter().chain(&group.settings);
        let files = items().map(|item| load(item, true)).collect::<Result<Vec<_>, _>>()?;
        let bundle = match Bundle::new(files) {
            Ok(bundle) => bundle,
            Err(error) => {
                self.jobs.push_back(Job::Done(Found::Refused(error)));
                return Ok(());
            }
        };
        let mut formats = bundle.formats();
        if let Some(from) = self.how.from {
            let is_settings = |file: &InFile<'_>| group.settings.iter().any(|it| it.name == file.name);
            for (file, format) in bundle.files().iter().zip(&mut formats) {
                let is_sure = format.is_some_and(|it| it.id() == from.id());
                *format = (is_sure || !is_settings(file)).then_some(from);
            }
        }
        self.tell_unknown(group, bundle.files(), &formats);
        // In the order of the files, each format once.
        let mut done: Vec<&str> = Vec::new();
        for format in formats.iter().flatten() {
            if done.contains(&format.id()) {
                continue;
            }
            done.push(format.id());
            let of_it = bundle.files().iter().zip(&formats);
            let of_it = of_it.filter(|(_, it)| it.is_some_and(|it| it.id() == format.id()));
            self.read(*format, group, &of_it.map(|(file, _)| file).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    fn tell_unknown(&mut self, group: &Group, files: &[InFile<'_>], formats: &[Option<&'static dyn Format>]) {
        for (file, _) in files.iter().zip(formats).filter(|(_, format)| format.is_none()) {
            let item = group.files.iter().find(|it| it.name == file.name);
            if group.settings.iter().any(|it| it.name == file.name) {
                continue;
            }
            self.jobs.push_back(Job::Done(match item {
                Some(item) if item.is_named => Found::Refused(file.refuse(ReadProblem::UnknownFormat)),
                _ => Found::Skipped(file.name.to_string()),
            }));
        }
    }

    /// Plans the reading of the files of a group that are of one format.
    fn read(
        &mut self,
        format: &'static dyn Format,
        group: &Group,
        files: &[&InFile<'_>],
    ) -> Result<(), Failure> {
        let item_of =
            |file: &InFile<'_>| group.files.iter().chain(&group.settings).find(|item| item.name == file.name);
        let (mut together, mut cut) = (Vec::new(), Vec::new());
        for &file in files {
            let source = Source { name: file.name.to_string(), format };
            match item_of(file).map(|item| (item, is_long(item))) {
                Some((item, true)) => match Pieces::open(&item.path, format.cut(), SIZE) {
                    Ok(Some(pieces)) => cut.push(Job::Pieces(source, Box::new(pieces))),
                    Ok(None) => together.push(Cow::Owned(load(item, false)?)),
                    Err(error) => return Err(Failure::at(&item.path, error)),
                },
                _ => together.push(Cow::Borrowed(file)),
            }
        }
        match together.as_slice() {
            [] => {}
            [one] => {
                let source = Source { name: one.name.to_string(), format };
                self.jobs.push_back(Job::Piece(source, Piece::whole(one.bytes.to_vec())));
            }
            [first, ..] => {
                let refs: Vec<&InFile<'_>> = together.iter().map(|file| &**file).collect();
                self.jobs.push_back(Job::Done(match format.read(&refs) {
                    Ok(incoming) => {
                        let file = first.name.to_string();
                        Found::Articles { file, format, incoming: Box::new(incoming) }
                    }
                    Err(error) => Found::Refused(error),
                }));
            }
        }
        self.jobs.extend(cut);
        Ok(())
    }
}

impl Iterator for Reading {
    type Item = Result<Found, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}

fn is_long(item: &Item) -> bool {
    fs::metadata(&item.path).is_ok_and(|about| about.len() > SIZE as u64)
}

/// A file, or the head of a long one if that is enough. Archives are always whole.
fn load(item: &Item, head_is_enough: bool) -> Result<InFile<'static>, Failure> {
    let read = || {
        let mut bytes = Vec::new();
        let mut file = File::open(&item.path)?;
        if head_is_enough && is_long(item) {
            file.by_ref().take(HEAD).read_to_end(&mut bytes)?;
            if !is_zip(&bytes) {
                cut_where_a_character_begins(&mut bytes);
                return Ok(bytes);
            }
        }
        file.read_to_end(&mut bytes).map(|_| bytes)
    };
    let bytes = read().map_err(|error| Failure::at(&item.path, error))?;
    Ok(InFile::new(item.name.clone(), bytes))
}

fn cut_where_a_character_begins(bytes: &mut Vec<u8>) {
    if let Err(error) = std::str::from_utf8(bytes)
        && error.error_len().is_none()
    {
        bytes.truncate(error.valid_up_to());
    }
}

/// Puts the places that a refusal names where they are in the whole file. A broken character gets a line and a column.
fn move_to_file(error: &mut ReadError, piece: &Piece) {
    match &mut error.problem {
        ReadProblem::Syntax { line, column, .. } => move_position(piece, line, column),
        ReadProblem::Line { line, column, .. } if piece.first_line == 1 => move_position(piece, line, column),
        ReadProblem::Value { path, .. } => *path = piece.places.path_in_file(path),
        ReadProblem::Utf8 { at } => {
            let before = piece.bytes.get(..*at).unwrap_or_default();
            let at = piece.places.in_file(Position::START.after_all(before));
            error.problem = ReadProblem::Line {
                line: at.line + piece.first_line - 1,
                column: at.column,
                problem: "this is not UTF-8 text; save the file as UTF-8".into(),
            };
        }
        _ => {}
    }
}

fn move_position(piece: &Piece, line: &mut usize, column: &mut usize) {
    let at = piece.places.in_file(Position { line: *line, column: (*column).max(1) });
    *line = at.line;
    if *column > 0 {
        *column = at.column;
    }
}
