//! The names and keys that everybody meets first.

use factmark::model::Scheme;
use factmark::workspace::KEYMAP;

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
    for label in Scheme::preset().labels() {
        let key = label.key.map(String::from).unwrap_or_default();
        let clash = KEYMAP.iter().find(|(chord, _)| chord.key == key && !chord.ctrl && !chord.alt);
        assert_eq!(clash, None, "{}", label.name);
    }
}
