//! The three units of offset. No arithmetic crosses them, and no `From` joins them: only a text can convert.

macro_rules! offset_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(u32);

        impl $name {
            /// The offset `n`: that many units from the start of the text.
            pub const fn new(n: u32) -> Self {
                Self(n)
            }

            /// How many units from the start.
            pub const fn get(self) -> u32 {
                self.0
            }

            /// The same, to index with.
            pub const fn to_usize(self) -> usize {
                self.0 as usize
            }
        }
    };
}

offset_type! {
    /// A gap between code points (Unicode scalar values), as Python, brat and the W3C count. The model's unit.
    CodePoint
}
offset_type! {
    /// A gap between UTF-16 code units, as the DOM, JavaScript and Java count.
    Utf16
}
offset_type! {
    /// A gap between UTF-8 bytes, as Rust slices.
    Byte
}
