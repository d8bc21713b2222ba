//! Texts from tokens: where tokens stand in a text that is known, and a text built of tokens where it is not.

/// Where tokens stand in a text, one after the other, in code points; `None` if one is not there or other words stand
/// between.
pub(super) fn aligned(text: &str, tokens: &[&str]) -> Option<Vec<(u32, u32)>> {
    let (mut rest, mut at) = (text, 0u32);
    let mut places = Vec::with_capacity(tokens.len());
    for token in tokens {
        let found = rest.find(token)?;
        let (between, from) = rest.split_at_checked(found)?;
        if between.chars().any(char::is_alphanumeric) {
            return None;
        }
        let start = at + between.chars().count() as u32;
        at = start + token.chars().count() as u32;
        places.push((start, at));
        rest = from.get(token.len()..)?;
    }
    Some(places)
}

/// A text while it grows, sentence by sentence.
#[derive(Debug, Default)]
pub(super) struct RunningText {
    /// The text so far.
    pub(super) text: String,
    len: u32,
}

impl RunningText {
    /// Appends a sentence behind `joint`, unless it is the first, and tells where it starts.
    pub(super) fn push(&mut self, joint: &str, sentence: &str) -> u32 {
        if self.len > 0 {
            self.append(joint);
        }
        let start = self.len;
        self.append(sentence);
        start
    }

    fn append(&mut self, piece: &str) {
        self.text.push_str(piece);
        self.len = self.len.saturating_add(piece.chars().count() as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_in_order() {
        assert_eq!(aligned("💸 a  a,b", &["a", "a", ",", "b"]).unwrap(), [(2, 3), (5, 6), (6, 7), (7, 8)]);
        assert_eq!(aligned("a word b", &["a", "b"]), None);
        assert_eq!(aligned("a", &["a", "a"]), None);
        assert_eq!(aligned("", &[]).unwrap(), []);
    }

    #[test]
    fn sentences_are_joined() {
        let mut text = RunningText::default();
        assert_eq!((text.push("\n", "Oslo 💸."), text.push("\n", "Bergen.")), (0, 8));
        assert_eq!(text.text, "Oslo 💸.\nBergen.");
    }
}
