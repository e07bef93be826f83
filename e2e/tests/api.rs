//! The API as others judge it.

#[test]
fn the_document_of_the_api_keeps_the_dutch_rules() {
    e2e::lint_document();
}

#[test]
fn every_rule_notices_what_it_forbids() {
    e2e::lint_broken_document();
}

#[test]
fn a_fuzzer_finds_no_failure_in_the_api() {
    e2e::fuzz();
}
