//! A statement and the values of its places, run on whichever engine it is. The one place where the two drivers are told apart.

use crate::engine::{Engine, Reads, Transaction, Writes};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{
    Arguments, AssertSqlSafe, Encode, Executor, FromRow, Postgres, SqlSafeStr, SqlStr, Sqlite, Type,
};
use std::fmt::Write;
use std::sync::Arc;
use uuid::Uuid;

/// A value of one of the few kinds that both engines share.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    MaybeText(Option<String>),
    Number(i64),
    MaybeNumber(Option<i64>),
    Bytes(Vec<u8>),
}

#[derive(Debug)]
pub(crate) struct Statement {
    text: SqlStr,
    values: Vec<Value>,
}

/// A row that either driver can read.
pub(crate) trait Columns:
    for<'row> FromRow<'row, SqliteRow> + for<'row> FromRow<'row, PgRow> + Send + Unpin
{
}

impl<T> Columns for T where
    T: for<'row> FromRow<'row, SqliteRow> + for<'row> FromRow<'row, PgRow> + Send + Unpin
{
}

/// The statement of that text; its places are `$1`, `$2` …
pub(crate) fn sql(text: &'static str) -> Statement {
    Statement {
        text: text.into_sql_str(),
        values: Vec::new(),
    }
}

impl Statement {
    /// A statement put together from fixed pieces and places only, never from what somebody typed.
    pub(crate) fn built(text: impl Into<Arc<str>>, values: Vec<Value>) -> Self {
        let text: Arc<str> = text.into();
        Self {
            text: AssertSqlSafe(text).into_sql_str(),
            values,
        }
    }

    /// The value of the next place.
    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }
}

/// Writes a numbered place. SQLite looks a numbered place up among all names, which for hundreds of them costs more than the statement: it
/// gets a bare `?` and counts, so places must be written in the order of their values.
pub(crate) fn push_place(text: &mut String, engine: Engine, number: usize) {
    match engine {
        Engine::Sqlite => text.push('?'),
        Engine::Postgres => {
            // Writing to a String cannot fail.
            let _ = write!(text, "${number}");
        }
    }
}

/// A statement with a place after each piece of text.
pub(crate) fn placed<const PLACES: usize>(
    engine: Engine,
    pieces: [&str; PLACES],
    values: Vec<Value>,
) -> Statement {
    let mut text = String::new();
    for (piece, number) in pieces.into_iter().zip(1..) {
        text.push_str(piece);
        push_place(&mut text, engine, number);
    }
    Statement::built(text, values)
}

fn arguments<A>(values: Vec<Value>) -> Result<A, sqlx::Error>
where
    A: Arguments,
    String: for<'value> Encode<'value, A::Database> + Type<A::Database>,
    i64: for<'value> Encode<'value, A::Database> + Type<A::Database>,
    Vec<u8>: for<'value> Encode<'value, A::Database> + Type<A::Database>,
    Option<String>: for<'value> Encode<'value, A::Database>,
    Option<i64>: for<'value> Encode<'value, A::Database>,
{
    let mut bound = A::default();
    bound.reserve(values.len(), 0);
    for value in values {
        let added = match value {
            Value::Text(text) => bound.add(text),
            Value::MaybeText(text) => bound.add(text),
            Value::Number(number) => bound.add(number),
            Value::MaybeNumber(number) => bound.add(number),
            Value::Bytes(bytes) => bound.add(bytes),
        };
        added.map_err(sqlx::Error::Encode)?;
    }
    Ok(bound)
}

macro_rules! runs {
    ($run:ident, $rows:ident, $arguments:ty, $engine:ty) => {
        /// Runs the statement and gives the number of rows that it changed.
        pub(crate) async fn $run<'open>(
            self,
            open: impl Executor<'open, Database = $engine>,
        ) -> Result<u64, sqlx::Error> {
            let query = sqlx::query_with(self.text, arguments::<$arguments>(self.values)?);
            Ok(query.execute(open).await?.rows_affected())
        }

        /// All rows of the statement.
        pub(crate) async fn $rows<'open, T: Columns>(
            self,
            open: impl Executor<'open, Database = $engine>,
        ) -> Result<Vec<T>, sqlx::Error> {
            sqlx::query_as_with(self.text, arguments::<$arguments>(self.values)?)
                .fetch_all(open)
                .await
        }
    };
}

impl Statement {
    runs!(run_on_sqlite, rows_on_sqlite, SqliteArguments, Sqlite);
    runs!(run_on_postgres, rows_on_postgres, PgArguments, Postgres);

    /// The statement after a fixed text without places. Only SQLite takes several statements in one text.
    pub(crate) fn after(self, text: &str) -> Self {
        Self::built(format!("{text}{}", self.text.as_str()), self.values)
    }

    /// The statement, if there is any, before a fixed one without places.
    pub(crate) fn before(self, text: &str) -> Self {
        let own = self.text.as_str();
        Self::built(
            if own.is_empty() {
                text.to_owned()
            } else {
                format!("{own}; {text}")
            },
            self.values,
        )
    }

    /// All of them as one, for SQLite; their places must have been written by [`push_place`].
    fn joined(statements: Vec<Self>) -> Self {
        let texts: Vec<&str> = statements
            .iter()
            .map(|statement| statement.text.as_str())
            .collect();
        let text = texts.join("; ");
        Self::built(
            text,
            statements
                .into_iter()
                .flat_map(|statement| statement.values)
                .collect(),
        )
    }
}

impl Default for Statement {
    /// No statement at all.
    fn default() -> Self {
        sql("")
    }
}

impl Reads {
    /// All rows of the statement.
    pub(crate) async fn rows<T: Columns>(
        &self,
        statement: Statement,
    ) -> Result<Vec<T>, sqlx::Error> {
        match self {
            Self::Sqlite(pool) => statement.rows_on_sqlite(pool).await,
            Self::Postgres(pool) => statement.rows_on_postgres(pool).await,
        }
    }

    /// The only row of the statement, if there is one.
    pub(crate) async fn row<T: Columns>(
        &self,
        statement: Statement,
    ) -> Result<Option<T>, sqlx::Error> {
        Ok(self.rows(statement).await?.pop())
    }
}

impl Writes {
    /// Runs the statement, durably, and gives the number of rows that it changed.
    pub(crate) async fn run(&self, statement: Statement) -> Result<u64, sqlx::Error> {
        match self {
            Self::Sqlite(desk) => desk.run(statement).await,
            Self::Postgres(pool) => statement.run_on_postgres(pool).await,
        }
    }

    /// Runs the statement, durably, and gives the rows that it returns.
    pub(crate) async fn rows<T: Columns>(
        &self,
        statement: Statement,
    ) -> Result<Vec<T>, sqlx::Error> {
        match self {
            Self::Sqlite(desk) => desk.rows(statement).await,
            Self::Postgres(pool) => statement.rows_on_postgres(pool).await,
        }
    }
}

/// More statements than this are sent one by one: joined texts of every length would fill the cache of prepared ones.
const MOST_JOINED: usize = 12;

impl Transaction {
    /// Runs the statement and gives the number of rows that it changed.
    pub(crate) async fn run(&mut self, statement: Statement) -> Result<u64, sqlx::Error> {
        match self {
            Self::Sqlite(sitting) => sitting.run(statement).await,
            Self::Postgres(open) => statement.run_on_postgres(&mut **open).await,
        }
    }

    /// All rows of the statement.
    pub(crate) async fn rows<T: Columns>(
        &mut self,
        statement: Statement,
    ) -> Result<Vec<T>, sqlx::Error> {
        match self {
            Self::Sqlite(sitting) => sitting.rows(statement).await,
            Self::Postgres(open) => statement.rows_on_postgres(&mut **open).await,
        }
    }

    /// Runs statements whose places were written by [`push_place`], in order, and commits. SQLite gets a few of them as one text: going to
    /// its thread and back costs more than a small statement does.
    pub(crate) async fn finish(mut self, statements: Vec<Statement>) -> Result<(), sqlx::Error> {
        if statements.len() <= MOST_JOINED
            && let Self::Sqlite(sitting) = self
        {
            return sitting.commit(Some(Statement::joined(statements))).await;
        }
        for statement in statements {
            if let Err(error) = self.run(statement).await {
                self.roll_back().await;
                return Err(error);
            }
        }
        self.commit().await
    }
}

macro_rules! values {
    ($($from:ty, $value:ident => $to:expr;)*) => {$(
        impl From<$from> for Value {
            fn from($value: $from) -> Self {
                $to
            }
        }
    )*};
}

values! {
    &str, text => Self::Text(text.to_owned());
    &String, text => Self::Text(text.clone());
    String, text => Self::Text(text);
    Option<&str>, text => Self::MaybeText(text.map(str::to_owned));
    Uuid, id => Self::Text(id.to_string());
    Option<Uuid>, id => Self::MaybeText(id.map(|id| id.to_string()));
    i64, number => Self::Number(number);
    u32, number => Self::Number(number.into());
    bool, truth => Self::Number(truth.into());
    Option<i64>, number => Self::MaybeNumber(number);
    &[u8], bytes => Self::Bytes(bytes.to_vec());
    Vec<u8>, bytes => Self::Bytes(bytes);
}
