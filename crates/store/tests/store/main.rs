//! The same stories on both engines. Each test has a database of its own.

mod engines;

mod append_only;
mod appending;
mod chain;
mod concurrency;
mod growth;
mod lists;
mod outbox;
mod people;
mod samples;
mod search;
