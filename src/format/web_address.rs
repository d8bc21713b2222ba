//! Which texts are addresses that one may follow.

/// Whether a text is an address of the web, `http` or `https`, and nothing else: `javascript:` never is.
pub(super) fn is_web_address(text: &str) -> bool {
    let has_scheme = ["http://", "https://"].iter().any(|scheme| {
        let start = text.get(..scheme.len());
        text.len() > scheme.len() && start.is_some_and(|it| it.eq_ignore_ascii_case(scheme))
    });
    has_scheme
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_followed() {
        for address in ["https://a.example/é?q=1#x", "HTTP://a", "http://[::1]/"] {
            assert!(is_web_address(address), "{address}");
        }
        let others =
            ["", "https://", "http://", "javascript:alert(1)", " https://a", "https://a b", "data:,", "hé"];
        for other in others {
            assert!(!is_web_address(other), "{other}");
        }
    }
}
