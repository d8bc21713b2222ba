//! How properties are checked: the same cases on every run, so that what is red today is red tomorrow.

use proptest::test_runner::{Config, RngSeed};

/// So many cases from a fixed seed. Who wants to search further sets `PROPTEST_CASES`, and gets other cases each time.
pub(crate) fn cases(cases: u32) -> Config {
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return Config { failure_persistence: None, ..Config::default() };
    }
    Config { cases, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() }
}
