//! The macro that declares a part of the catalogue. Each language fills the struct it makes, so a message that one
//! language lacks does not compile; and tests can go through all messages of a part.

/// Declares a part: `name;` is a fixed word, `name[Kind];` a word for each value of an enum, and
/// `name(argument: Kind, …);` a sentence with parts, which becomes a method of the same name.
macro_rules! part {
    (@kind) => { &'static str };
    (@kind [$case:ty]) => { fn($case) -> &'static str };
    (@kind ($($arg:ident: $kind:ty),+)) => { fn($($kind),+) -> String };
    (@method $name:ident) => {};
    (@method $name:ident [$case:ty]) => {
        pub fn $name(&self, case: $case) -> &'static str {
            (self.$name)(case)
        }
    };
    (@method $name:ident ($($arg:ident: $kind:ty),+)) => {
        pub fn $name(&self, $($arg: $kind),+) -> String {
            (self.$name)($($arg),+)
        }
    };
    (@probe $part:expr, $entries:ident, $name:ident) => {
        $entries.fixed(stringify!($name), $part.$name);
    };
    (@probe $part:expr, $entries:ident, $name:ident [$case:ty]) => {
        for (case, _) in <$case as crate::i18n::probe::Probe>::samples(0) {
            $entries.fixed(&format!("{}[{case:?}]", stringify!($name)), $part.$name(case));
        }
    };
    (@probe $part:expr, $entries:ident, $name:ident ($a:ident: $kind_a:ty)) => {
        for (a, marks) in <$kind_a as crate::i18n::probe::Probe>::samples(0) {
            $entries.sentence(&format!("{}({a:?})", stringify!($name)), $part.$name(a), marks);
        }
    };
    (@probe $part:expr, $entries:ident, $name:ident ($a:ident: $kind_a:ty, $b:ident: $kind_b:ty)) => {
        for (a, marks) in <$kind_a as crate::i18n::probe::Probe>::samples(0) {
            for (b, more) in <$kind_b as crate::i18n::probe::Probe>::samples(1) {
                let marks = marks.iter().cloned().chain(more).collect();
                $entries.sentence(&format!("{}({a:?}, {b:?})", stringify!($name)), $part.$name(a, b), marks);
            }
        }
    };
    ($(#[$doc:meta])* $part:ident {
        $($name:ident $([$case:ty])? $(($($arg:ident: $kind:ty),+))?;)+
    }) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[allow(missing_docs)] // The English catalogue says what each of them says.
        pub struct $part {
            $(pub $name: part!(@kind $([$case])? $(($($arg: $kind),+))?),)+
        }

        #[allow(missing_docs)] // As above.
        impl $part {
            $(part!(@method $name $([$case])? $(($($arg: $kind),+))?);)+

            #[cfg(test)]
            pub(super) fn probe(&self, entries: &mut crate::i18n::probe::Entries) {
                $(part!(@probe self, entries, $name $([$case])? $(($($arg: $kind),+))?);)+
            }
        }
    };
}

pub(super) use part;
