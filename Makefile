# What `make` does here needs Rust (stable), Node 20 or newer, and nothing else: what is missing comes from npm.

JOURNEYS = e2e/check/*.test.mjs e2e/journeys/*.test.mjs
NODE_MODULES = e2e/node_modules/.package-lock.json

.PHONY: test test-rust test-procedures test-journeys check demo

# Everything: the Rust tests on SQLite and on a real PostgreSQL, the proofs of the procedures, then the journeys in a browser.
test: test-rust test-procedures test-journeys

test-rust:
	node e2e/postgres.mjs -- cargo test --workspace --no-fail-fast

# The program that test-rust has built.
WAYPOST = $(or $(CARGO_TARGET_DIR),target)/debug/waypost

# Every built-in procedure, proved over all combinations of facts, with every sentence and every worked case: as it is for everybody, whatever
# the folder and the environment of whoever runs it say.
test-procedures:
	env -u WAYPOST_PROCEDURES_PATH $(WAYPOST) --config /dev/null procedure check

# In the same program.
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
