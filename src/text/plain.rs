//! A text that never changes, and the conversions between its units.

use std::sync::{Arc, OnceLock};

use super::block::{Block, blocks_of};
use super::decode::normalise_line_ends;
use super::offset_map::{Gap, OffsetMap};
use super::{Byte, CodePoint, Span, TextError, Utf16, decode_utf8};

/// An immutable text with LF line ends. Clones share it.
#[derive(Debug, Clone)]
pub struct PlainText {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    body: Box<str>,
    map: OffsetMap,
    blocks: Vec<Block>,
    /// All sentences, once somebody asked.
    sentences: OnceLock<Vec<Span>>,
}

/// To which side a position inside a character goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bias {
    /// Before the character.
    Left,
    /// After the character.
    Right,
}

impl PlainText {
    /// The text of a file: UTF-8, a byte order mark dropped, CRLF and CR turned to LF, nothing else changed.
    ///
    /// # Errors
    /// Bytes that are not UTF-8, with their place; 4 GiB or more.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TextError> {
        Self::build(normalise_line_ends(decode_utf8(bytes)?))
    }

    /// The text of a string: a byte order mark dropped, CRLF and CR turned to LF, nothing else changed.
    ///
    /// # Panics
    /// From 4 GiB on, which is more than WebAssembly can address.
    pub fn from_raw(text: &str) -> Self {
        #[allow(clippy::expect_used)]
        Self::build(normalise_line_ends(text)).expect("a text of less than 4 GiB")
    }

    /// A text that was normalised before, exactly as it is.
    ///
    /// # Errors
    /// It holds a carriage return or begins with a byte order mark; 4 GiB or more.
    pub fn from_stored(text: String) -> Result<Self, TextError> {
        if text.contains('\r') || text.starts_with('\u{feff}') {
            return Err(TextError::NotNormalised);
        }
        Self::build(text)
    }

    fn build(text: String) -> Result<Self, TextError> {
        if u32::try_from(text.len()).is_err() {
            return Err(TextError::TooLong);
        }
        let (map, blocks) = (OffsetMap::new(&text), blocks_of(&text));
        Ok(Self {
            inner: Arc::new(Inner { body: text.into_boxed_str(), map, blocks, sentences: OnceLock::new() }),
        })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.inner.body
    }

    /// Its length in code points, which is its last gap.
    pub fn len(&self) -> CodePoint {
        self.inner.map.end().code_point
    }

    /// Its length in UTF-16 units.
    pub fn len_utf16(&self) -> Utf16 {
        self.inner.map.end().utf16
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// Whether all units of offset agree.
    pub fn is_ascii(&self) -> bool {
        self.inner.map.is_ascii()
    }

    /// All of it; `None` if it is empty.
    pub fn whole(&self) -> Option<Span> {
        Span::new(CodePoint::new(0), self.len())
    }

    /// The words of a span; `None` if it reaches beyond the text.
    pub fn slice(&self, span: Span) -> Option<&str> {
        let (start, end) = (self.byte_of(span.start())?, self.byte_of(span.end())?);
        self.as_str().get(start.to_usize()..end.to_usize())
    }

    fn find(&self, target: u32, measure: fn(&Gap) -> u32) -> Gap {
        self.inner.map.find(self.as_str(), target, measure)
    }

    /// The byte offset of a gap; `None` beyond the end.
    pub fn byte_of(&self, at: CodePoint) -> Option<Byte> {
        (at <= self.len()).then(|| self.find(at.get(), |gap| gap.code_point.get()).byte)
    }

    /// The UTF-16 offset of a gap; `None` beyond the end.
    pub fn utf16_of(&self, at: CodePoint) -> Option<Utf16> {
        (at <= self.len()).then(|| self.find(at.get(), |gap| gap.code_point.get()).utf16)
    }

    /// The gap at a byte offset; `None` beyond the end or inside a character.
    pub fn code_point_of(&self, at: Byte) -> Option<CodePoint> {
        let gap = self.find(at.get(), |gap| gap.byte.get());
        (gap.byte == at).then_some(gap.code_point)
    }

    /// The gap at a UTF-16 offset; `None` beyond the end or inside a surrogate pair.
    pub fn code_point_of_utf16(&self, at: Utf16) -> Option<CodePoint> {
        let gap = self.find(at.get(), |gap| gap.utf16.get());
        (gap.utf16 == at).then_some(gap.code_point)
    }

    /// The gap nearest to a UTF-16 offset: the end for what lies beyond, and from inside a pair to the side told.
    pub fn code_point_at_utf16(&self, at: Utf16, bias: Bias) -> CodePoint {
        let gap = self.find(at.get(), |gap| gap.utf16.get());
        let is_inside = gap.utf16 < at && gap.code_point < self.len();
        CodePoint::new(gap.code_point.get() + u32::from(is_inside && bias == Bias::Right))
    }

    /// The blocks, in order; at least one.
    pub fn blocks(&self) -> &[Block] {
        &self.inner.blocks
    }

    /// The sentences of all blocks, in order; see [`Self::sentences_in`]. Finding them takes long (tens of milliseconds
    /// for a megabyte), so it is done once, when first asked for.
    pub fn sentences(&self) -> &[Span] {
        let find = || (0..self.blocks().len()).flat_map(|block| self.sentences_in(block)).collect();
        self.inner.sentences.get_or_init(find)
    }

    /// What [`Self::sentences`] found, if somebody asked.
    pub(super) fn known_sentences(&self) -> Option<&[Span]> {
        self.inner.sentences.get().map(Vec::as_slice)
    }

    /// The index of the block in which a gap lies. The gap after a line end belongs to the next block; gaps beyond
    /// the text belong to the last.
    pub fn block_at(&self, at: CodePoint) -> usize {
        self.blocks().partition_point(|block| block.start() <= at).saturating_sub(1)
    }

    /// The text of a block; empty for an index that is not there.
    pub fn block_str(&self, index: usize) -> &str {
        let block = self.blocks().get(index);
        block.and_then(|b| self.as_str().get(b.start_byte as usize..b.end_byte as usize)).unwrap_or_default()
    }

    /// The gap at a UTF-16 offset inside a block, which is how the DOM counts; never beyond the block's end.
    pub fn from_block_utf16(&self, block: usize, at: Utf16, bias: Bias) -> CodePoint {
        let Some(block) = self.blocks().get(block) else { return self.len() };
        let at = Utf16::new(block.start_utf16.saturating_add(at.get()));
        self.code_point_at_utf16(at, bias).min(block.end())
    }

    /// The block of a gap, and the gap's UTF-16 offset inside it.
    pub fn to_block_utf16(&self, at: CodePoint) -> (usize, Utf16) {
        let at = at.min(self.len());
        let index = self.block_at(at);
        let start = self.blocks().get(index).map_or(0, |block| block.start_utf16);
        let units = self.utf16_of(at).map_or(0, Utf16::get);
        (index, Utf16::new(units - start))
    }

    /// The character that starts at a gap.
    pub(super) fn char_at(&self, at: CodePoint) -> Option<char> {
        self.as_str().get(self.byte_of(at)?.to_usize()..)?.chars().next()
    }

    /// The character that ends at a gap.
    pub(super) fn char_before(&self, at: CodePoint) -> Option<char> {
        self.as_str().get(..self.byte_of(at)?.to_usize())?.chars().next_back()
    }
}

/// Equal if the characters are.
impl PartialEq for PlainText {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) || self.as_str() == other.as_str()
    }
}

impl Eq for PlainText {}

#[cfg(test)]
mod tests {
    use super::*;

    const NASTY: &str = "ä\tcde\n💛g\n\nhi👩‍👩‍👧 j\u{202f}k";

    #[test]
    fn converts_every_gap_there_and_back() {
        for text in [NASTY, "", "plain ascii\nwith lines\n", &NASTY.repeat(40)] {
            let plain = PlainText::from_raw(text);
            let (mut byte, mut utf16) = (0, 0);
            for (n, character) in text.chars().chain(['\0']).enumerate() {
                let at = CodePoint::new(n as u32);
                assert_eq!(plain.byte_of(at), Some(Byte::new(byte)));
                assert_eq!(plain.utf16_of(at), Some(Utf16::new(utf16)));
                assert_eq!(plain.code_point_of(Byte::new(byte)), Some(at));
                assert_eq!(plain.code_point_of_utf16(Utf16::new(utf16)), Some(at));
                byte += character.len_utf8() as u32;
                utf16 += character.len_utf16() as u32;
            }
            assert_eq!(plain.len().to_usize(), text.chars().count());
            assert_eq!(plain.byte_of(CodePoint::new(plain.len().get() + 1)), None);
        }
    }

    #[test]
    fn inside_a_character_is_nowhere_or_to_the_side_told() {
        let plain = PlainText::from_raw("a💛b");
        assert_eq!(plain.code_point_of_utf16(Utf16::new(2)), None);
        assert_eq!(plain.code_point_of(Byte::new(2)), None);
        assert_eq!(plain.code_point_at_utf16(Utf16::new(2), Bias::Left), CodePoint::new(1));
        assert_eq!(plain.code_point_at_utf16(Utf16::new(2), Bias::Right), CodePoint::new(2));
        assert_eq!(plain.code_point_at_utf16(Utf16::new(99), Bias::Right), CodePoint::new(3));
    }

    #[test]
    fn blocks_joined_are_the_text() {
        let plain = PlainText::from_raw(NASTY);
        let lines: Vec<&str> = (0..plain.blocks().len()).map(|i| plain.block_str(i)).collect();
        assert_eq!(lines.join("\n"), NASTY);
        assert_eq!(plain.block_at(CodePoint::new(5)), 0);
        assert_eq!(plain.block_at(CodePoint::new(6)), 1);
        assert_eq!(plain.from_block_utf16(1, Utf16::new(2), Bias::Left), CodePoint::new(7));
        assert_eq!(plain.from_block_utf16(1, Utf16::new(99), Bias::Left), CodePoint::new(8));
        assert_eq!(plain.to_block_utf16(CodePoint::new(7)), (1, Utf16::new(2)));
    }

    #[test]
    fn takes_in_files_and_refuses_foreign_stored_text() {
        assert_eq!(PlainText::from_bytes(b"\xef\xbb\xbfa\r\nb").unwrap().as_str(), "a\nb");
        assert!(PlainText::from_bytes(b"a\xff").is_err());
        assert_eq!(PlainText::from_stored("a\r\n".into()), Err(TextError::NotNormalised));
        assert_eq!(PlainText::from_stored("a\n".into()).unwrap().as_str(), "a\n");
    }
}
