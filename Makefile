# What `make` does here needs Rust (stable), Node 20 or newer, and nothing else: what is missing comes from npm.

JOURNEYS = e2e/check/*.test.mjs e2e/journeys/*.test.mjs
NODE_MODULES = e2e/node_modules/.package-lock.json

.PHONY: test test-rust test-journeys check demo

# Everything: the Rust tests on SQLite and on a real PostgreSQL, then the journeys in a browser.
test: test-rust test-journeys

test-rust:
	node e2e/postgres.mjs -- cargo test --workspace --no-fail-fast

# In the program that test-rust has built.
test-journeys: $(NODE_MODULES)
	node --test --test-reporter=spec --test-concurrency=2 $(JOURNEYS)

check:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

demo:
	cargo run --release -- demo

$(NODE_MODULES): e2e/package.json e2e/package-lock.json
	cd e2e && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@
