//! Names of things: one type per kind of thing, so that a document is never looked up by an annotation's id.

use std::fmt;
use std::sync::Arc;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id `text`. Any text is allowed, the empty one too: readers decide what they accept.
            pub fn new(text: impl Into<Arc<str>>) -> Self {
                Self(text.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), &self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id_type! {
    /// Names a document, unique in a library.
    DocumentId
}
id_type! {
    /// Names an annotation, unique in its document.
    AnnotationId
}
id_type! {
    /// Names a relation, unique in its document.
    RelationId
}
id_type! {
    /// Names a label of the scheme, for example `quote`.
    LabelId
}

/// A source of new ids: 64 well-mixed bits each, written as 13 characters of Crockford's base 32.
///
/// The core draws no randomness: whoever makes the mint (the browser, a test) hands it a random seed. The
/// sequence is splitmix64 (Steele, Lea, Flood 2014), so one seed yields 2^64 different ids.
#[derive(Debug, Clone)]
pub struct IdMint {
    state: u64,
}

impl IdMint {
    /// A mint that starts at `seed`; equal seeds give equal ids.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next id.
    pub fn mint(&mut self) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        (0..13).rev().map(|i| char::from(ALPHABET[((z >> (i * 5)) & 31) as usize])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_differ_and_repeat_with_the_seed() {
        let mut mint = IdMint::new(7);
        let ids: BTreeSet<String> = (0..10_000).map(|_| mint.mint()).collect();
        assert_eq!(ids.len(), 10_000);
        assert!(ids.iter().all(|id| id.len() == 13));
        assert_eq!(IdMint::new(7).mint(), IdMint::new(7).mint());
        assert_ne!(IdMint::new(7).mint(), IdMint::new(8).mint());
    }
}
