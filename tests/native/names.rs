//! The names and keys that everybody meets first.

use factmark::model::Scheme;
use factmark::workspace::Keymap;

#[test]
fn everybody_starts_with_quote_claim_and_entity() {
    let scheme = Scheme::preset();
    let labels: Vec<_> =
        scheme.labels().iter().map(|label| (label.id.as_str(), label.name.as_str(), label.key)).collect();
    assert_eq!(
        labels,
        [("quote", "Quote", Some('q')), ("claim", "Claim", Some('c')), ("entity", "Entity", Some('e'))]
    );
}

#[test]
fn no_label_takes_a_key_that_does_something_else() {
    let clashes = Keymap::of(&Scheme::preset()).clashes();
    assert!(clashes.is_empty(), "{clashes:?}");
}
