//! Any text is read as a condition or refused with its place; what is read prints to text that reads back the same.
#![no_main]

mod held;

use decide::{Source, parse_expression};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source::new("rules/fuzz.toml", text);
    match parse_expression(&held::VOCABULARY, &source) {
        Ok(expression) => {
            let printed = expression.written(&held::VOCABULARY).to_string();
            let again = parse_expression(&held::VOCABULARY, &Source::new("rules/fuzz.toml", printed.clone()))
                .unwrap_or_else(|fault| panic!("{printed:?} does not read back: {fault}"));
            assert_eq!(expression, again, "{printed:?} reads back as something else");
        }
        Err(fault) => assert!(fault.line >= 1 && fault.column >= 1, "{fault}"),
    }
});
