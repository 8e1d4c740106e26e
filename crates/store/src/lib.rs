//! The only crate that knows SQL: an append-only journal, the read models written with it, and the rows about people, on SQLite and
//! PostgreSQL from one set of statements.
//!
//! - `append` is what is handed to the journal, [`Db::append`] (in `writer`) the one way to lengthen it; `journal` reads, `verify` checks it.
//! - `case_row` is a case in lists, `case_list` and `search` find it, always within a [`Scope`].
//! - `account`, `session`, `throttle`, `draft`, `organisation`, `job`: one table and its statements each.
//! - `statement` is the only place where the two drivers are told apart; `migrate` holds the three words in which their tables differ.
//!
//! To add a read model: a table in a new file of `migrations/` (the organisation's id first in every key), its rows in `append` and
//! `writer`, a file here with the struct and the statements that fill it, a sentence in `tests/story.rs`.
//!
//! Times are microseconds since 1970, ids are made by the caller, and nothing here reads a clock.

mod account;
mod across;
mod append;
mod case_list;
mod case_row;
mod chain;
mod create;
mod desk;
mod draft;
mod engine;
mod fault;
mod job;
mod journal;
mod migrate;
mod open;
mod organisation;
mod rows;
mod search;
mod secret;
mod session;
mod spelling;
mod statement;
mod throttle;
mod verify;
mod verify_streams;
mod words;
mod writer;

pub use account::{Account, normalise_login};
pub use append::{Answers, Append, Appended, Expected, NewEvent, NewJob};
pub use case_row::{CaseFilter, CaseRow, Count, Cursor, NotACursor, Order, Page, Scope};
pub use draft::Draft;
pub use engine::{Db, Engine};
pub use fault::{AppendFault, Fault};
pub use job::Job;
pub use journal::{Micros, StoredEvent};
pub use organisation::Organisation;
pub use secret::SecretDigest;
pub use session::{NewSession, Session};
pub use throttle::Throttle;
pub use verify::{Broken, Head, VerifyReport};
pub use words::{sought, words};
pub use writer::Relisted;
