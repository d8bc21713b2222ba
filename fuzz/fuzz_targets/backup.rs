#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| factmark_fuzz::read_backup(bytes));
