# Every command a person types. `just` alone lists them; each works without just, as shown.

_list:
    @just --list --unsorted

# Build and run the demo on http://localhost:8080
demo *arguments:
    cargo run --release -- demo {{arguments}}

# All tests; on PostgreSQL too when SAMENSPEL_TEST_POSTGRES is set, in a browser too when Chromium is there
test *arguments:
    cargo xtask test {{arguments}}

# Formatting, clippy, the house's invariants, the rules for dependencies
lint:
    cargo xtask lint

# Only the house's invariants (ARCHITECTURE.md)
tidy:
    cargo xtask tidy

# Format all Rust code
fmt:
    cargo xtask fmt

# The measurements of docs/performance.md
bench *arguments:
    cargo run --release --package benches -- {{arguments}}

# What CI does
ci:
    bash .ci/run
