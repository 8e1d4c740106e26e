//! The only crate that knows SQL: an append-only journal, the read models written with it, and the rows about people, on SQLite and PostgreSQL.
//!
//! ```text
//! Db::open(url: &str) -> Result<Db, Fault>                       // "sqlite:path" or "postgres://…"; Db is Clone, cheap
//! db.migrate() -> Result<(), Fault>      db.engine() -> Engine   db.close()       db.analyse() -> Result<(), Fault>
//! db.append(Append) -> Result<Appended, AppendFault>             db.append_many(Vec<Append>) -> Vec<Result<Appended, AppendFault>>
//! db.read_stream(org, stream) -> Result<Vec<StoredEvent>, Fault> db.read_stream_after(org, stream, version: u32, limit: u32) -> same
//! db.read_journal(org, after_seq: u64, limit: u32) -> same
//! db.verify(Option<Uuid>) -> Result<VerifyReport, Fault>
//! db.case(org, id) -> Result<Option<CaseRow>, Fault>             db.case_by_reference(org, &str) -> same
//! db.cases(org, &CaseFilter) -> Result<Page<CaseRow>, Fault>
//! db.search(org, Scope, text: &str, after: Option<Cursor>, limit: u32) -> Result<Page<CaseRow>, Fault>     words(text) -> Vec<String>
//! db.create_organisation(&Organisation) -> Result<(), Fault>     db.organisation(org) -> Result<Option<Organisation>, Fault>   db.organisations() -> Vec
//! db.create_account(&Account)  (Fault::Taken)                    db.account(org, id), db.account_by_login(&str) -> Result<Option<Account>, Fault>
//! db.accounts(org) -> Vec<Account>                               db.set_name / set_roles / set_password_hash / set_active (org, id, value, now) -> Result<bool, Fault>
//! db.begin_session(&NewSession)   db.session(org, SecretDigest, now) -> Option<Session>   db.touch_session(org, SecretDigest, now, idle_until) -> bool
//! db.sessions(org, account, now) -> Vec<Session>   db.end_session(org, account, id) -> bool   db.end_sessions(org, account, but: Option<Uuid>) -> u64   db.end_stale_sessions(now) -> u64
//! db.throttle(subject: &str) -> Throttle   db.count_failure(subject, now, window: Micros) -> Throttle   db.clear_throttle(subject)   db.end_stale_throttles(before) -> u64
//! db.put_draft(&Draft)   db.draft(org, account, id) -> Option<Draft>   db.drafts(org, account) -> Vec<Draft>   db.delete_draft(org, account, id) -> bool
//! db.claim_jobs(org, now, lease_until, limit) -> Vec<Job>   db.finish_job(org, id) -> bool   db.postpone_job(org, id, run_at, why: &str) -> bool
//! db.fail_job(org, id, why) -> bool   db.organisations_with_jobs(now) -> Vec<Uuid>
//! db.setting(org, name) -> Option<String>   db.put_setting(org, name, value, now)
//! db.put_first_administrator_code(org, SecretDigest, now)   db.use_first_administrator_code(org, SecretDigest, now) -> bool
//! ```
mod append;
mod case_row;
mod fault;
mod journal;
mod people;

pub use append::{Answers, Append, Appended, Expected, NewEvent, NewJob};
pub use case_row::{CaseFilter, CaseRow, Count, Cursor, NotACursor, Order, Page, Scope};
pub use fault::{AppendFault, Fault};
pub use journal::{Micros, StoredEvent};
pub use people::{
    Account, Draft, Job, NewSession, Organisation, SecretDigest, Session, Throttle, normalise_login,
};
