//! A page's text as it grows: what stands between two pieces of text is settled when the second one comes, so
//! that any number of elements closing and opening there leave one line end, one blank line or one space.

/// What separates two pieces of text, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Gap {
    /// They belong to one line.
    #[default]
    None,
    /// A line end.
    Line,
    /// A blank line. There is never more than one.
    Paragraph,
}

/// Text with the separation before its next piece still open.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    gap: Gap,
    /// Cells ended since the last text of this row.
    tabs: usize,
    /// Spaces were read since the last text.
    space: bool,
    /// A cell has begun and holds nothing yet: blocks in it start on its row's line.
    cell_start: bool,
    /// A line end that comes first inside `<pre>` is only there to make the source legible.
    skip_line_end: bool,
    /// The last gap written, and where in `text` it starts and ends.
    last_gap: (Gap, usize, usize),
}

impl Flow {
    /// Bytes of text so far, without the separation still open.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text from `start` (a former [`Flow::len`]) on.
    pub(super) fn since(&self, start: usize) -> &str {
        self.text.get(start..).unwrap_or_default()
    }

    /// The next text is at least this far away.
    pub(super) fn separate(&mut self, gap: Gap) {
        if gap > Gap::None && !self.cell_start {
            self.gap = self.gap.max(gap);
            self.tabs = 0;
        }
        self.skip_line_end &= gap == Gap::None;
    }

    /// `<br>`: ends the line; a second one leaves a blank line.
    pub(super) fn end_line(&mut self) {
        self.separate(if self.gap == Gap::None { Gap::Line } else { Gap::Paragraph });
    }

    /// A table cell begins.
    pub(super) fn start_cell(&mut self) {
        self.cell_start = true;
    }

    /// A table cell ends: the next one stands on the same line, whatever blocks this one held.
    pub(super) fn end_cell(&mut self) {
        if !self.cell_start {
            self.gap = Gap::None;
        }
        self.cell_start = false;
        self.tabs += 1;
    }

    /// `<pre>` begins.
    pub(super) fn start_preformatted(&mut self) {
        self.skip_line_end = true;
    }

    /// Text in which any run of spaces and line ends counts as one space.
    pub(super) fn write(&mut self, text: &str) {
        for (index, word) in text.split(is_html_space).enumerate() {
            self.space |= index > 0;
            self.write_word(word);
        }
    }

    /// Text with all its spaces.
    pub(super) fn write_preformatted(&mut self, text: &str) {
        let text = if self.skip_line_end { text.strip_prefix('\n').unwrap_or(text) } else { text };
        self.skip_line_end = false;
        self.write_word(&text.replace('\r', "\n"));
    }

    /// The whole text, without blank lines around it.
    pub(super) fn finish(mut self) -> String {
        self.trim_end();
        let kept = self.text.trim_start_matches('\n').len();
        self.text.split_off(self.text.len() - kept)
    }

    /// Text to be written as it is, after what separates it from the text before.
    fn write_word(&mut self, word: &str) {
        // A zero character is no text in HTML.
        for part in word.split('\0').filter(|part| !part.is_empty()) {
            self.settle();
            self.text.push_str(part);
        }
    }

    /// Writes what separates the text so far from the text to come.
    fn settle(&mut self) {
        if self.gap > Gap::None {
            self.trim_end();
            let start = self.text.len();
            if start > 0 {
                self.text.push_str(if self.gap == Gap::Line { "\n" } else { "\n\n" });
            }
            self.last_gap = (self.gap, start, self.text.len());
        } else if self.tabs == 0 && self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.extend(core::iter::repeat_n('\t', self.tabs));
        (self.gap, self.tabs, self.space, self.cell_start) = (Gap::None, 0, false, false);
    }

    /// Drops the spaces that preformatted text ends with, and a last block of nothing but spaces, such as the
    /// `<p>&nbsp;</p>` that editors leave for distance, together with the gap before it.
    fn trim_end(&mut self) {
        let (gap, start, end) = self.last_gap;
        if self.since(end).chars().all(char::is_whitespace) {
            self.text.truncate(start);
            self.gap = self.gap.max(gap);
            self.last_gap = (Gap::None, start, start);
        } else {
            self.text.truncate(self.text.trim_end_matches([' ', '\t', '\n']).len());
        }
    }
}

/// What HTML collapses. A no-break space is text.
fn is_html_space(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}
