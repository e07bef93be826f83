//! The one binary `samenspel`.
fn main() {}
