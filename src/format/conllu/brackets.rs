//! Entities as brackets around tokens: `(3-person-new-…` begins one, `3)` ends it, `(4-place-…)` is one token. Pieces
//! of a discontinuous one are numbered: `(5[1/2]-object-…`, `5[1/2])`, `(5[2/2]-…`, `5[2/2])`.

/// What the value of `Entity=` says at one token, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bracket<'a> {
    /// One begins at this token; what it says of itself, the id first, parted by `-`.
    Open(&'a str),
    /// The one of this id ends with this token.
    Close(&'a str),
}

/// The brackets in a value; `None` if they are none.
pub(super) fn brackets(value: &str) -> Option<Vec<Bracket<'_>>> {
    let mut found = Vec::new();
    let mut rest = value;
    while !rest.is_empty() {
        let (inner, is_opening) = match rest.strip_prefix('(') {
            Some(inner) => (inner, true),
            None => (rest, false),
        };
        let end = inner.find(['(', ')']).unwrap_or(inner.len());
        let (words, behind) = inner.split_at_checked(end)?;
        if words.is_empty() || (!is_opening && !behind.starts_with(')')) {
            return None;
        }
        if is_opening {
            found.push(Bracket::Open(words));
        }
        rest = match behind.strip_prefix(')') {
            Some(after) => {
                found.push(Bracket::Close(id_of(words)));
                after
            }
            None => behind,
        };
    }
    Some(found)
}

/// The id that an opening bracket begins with, a piece's number included: `5[1/2]`.
pub(super) fn id_of(opening: &str) -> &str {
    opening.split('-').next().unwrap_or(opening)
}

/// The id without a piece's number, the number, and how many pieces there are.
pub(super) fn piece_of(id: &str) -> Option<(&str, u32, u32)> {
    let (group, piece) = id.strip_suffix(']')?.split_once('[')?;
    let (number, n_pieces) = piece.split_once('/')?;
    let (number, n_pieces) = (number.parse().ok()?, n_pieces.parse().ok()?);
    (1..=n_pieces).contains(&number).then_some((group, number, n_pieces))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Bracket::{Close, Open};

    #[test]
    fn brackets_are_read_in_order() {
        assert_eq!(
            brackets("(1-event(2-abstract)").unwrap(),
            [Open("1-event"), Open("2-abstract"), Close("2")]
        );
        assert_eq!(brackets("2)1)(3-time)").unwrap(), [Close("2"), Close("1"), Open("3-time"), Close("3")]);
        assert_eq!(brackets("(5[1/2]-object").unwrap(), [Open("5[1/2]-object")]);
        for broken in ["(", ")", "1", "(1-a)b", "()"] {
            assert_eq!(brackets(broken), None, "{broken}");
        }
    }

    #[test]
    fn pieces_are_numbered() {
        assert_eq!(piece_of("5[1/2]"), Some(("5", 1, 2)));
        for id in ["5", "5[0/2]", "5[3/2]", "5[x/2]", "5[1/2"] {
            assert_eq!(piece_of(id), None, "{id}");
        }
    }
}
