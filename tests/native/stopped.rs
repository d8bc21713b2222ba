//! The page that is shown when the program broke speaks for itself, in every language.

use factmark::i18n::Language;

const SCRIPT: &str = include_str!("../../assets/stopped.js");

#[test]
fn it_speaks_every_language() {
    for language in Language::ALL {
        let words = format!("\n    {}: {{\n      title: '", language.tag());
        assert!(SCRIPT.contains(&words), "{language:?} is missing in assets/stopped.js");
    }
    let languages = SCRIPT.matches("      title: '").count();
    for word in ["safe", "download", "reload", "downloaded", "nothing", "details"] {
        assert_eq!(SCRIPT.matches(&format!("\n      {word}: '")).count(), languages, "{word}");
    }
}
