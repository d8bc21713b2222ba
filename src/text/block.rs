//! Blocks: the lines of the source, which the page shows as paragraphs.

use super::CodePoint;

/// One line of the text, without its line end. Empty lines are blocks too; all blocks joined by `\n` are the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    start: CodePoint,
    end: CodePoint,
    pub(super) start_byte: u32,
    pub(super) end_byte: u32,
    pub(super) start_utf16: u32,
}

impl Block {
    /// The gap before its first character.
    pub fn start(&self) -> CodePoint {
        self.start
    }

    /// The gap after its last character, before the line end. Equal to the start if the line is empty.
    pub fn end(&self) -> CodePoint {
        self.end
    }
}

/// All blocks of a text: at least one.
pub(super) fn blocks_of(text: &str) -> Vec<Block> {
    let (mut blocks, mut start, mut byte, mut utf16) = (Vec::new(), 0_u32, 0_u32, 0_u32);
    for line in text.split('\n') {
        let (n, units) = if line.is_ascii() {
            (line.len() as u32, line.len() as u32)
        } else {
            (line.chars().count() as u32, line.encode_utf16().count() as u32)
        };
        let end_byte = byte + line.len() as u32;
        blocks.push(Block {
            start: CodePoint::new(start),
            end: CodePoint::new(start + n),
            start_byte: byte,
            end_byte,
            start_utf16: utf16,
        });
        (start, byte, utf16) = (start + n + 1, end_byte + 1, utf16 + units + 1);
    }
    blocks
}
