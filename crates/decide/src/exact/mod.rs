//! Exact two-valued reasoning under three-valued knowledge. A condition becomes its prime implicants modulo the vocabulary's
//! `implies` and `denies`: with what is known closed, the condition holds in every completion exactly when what is known contains
//! one of them, and in some completion exactly when it clashes not with all of them.

mod cube;
mod layout;
mod primes;
mod sieve;
mod terms;

pub(crate) use cube::{Cube, clashes};
pub(crate) use layout::{Classed, Layout};
pub(crate) use primes::primes;
pub(crate) use sieve::{Sieve, Sifted, any};
pub(crate) use terms::terms;

/// A condition has so many ways to be true that it cannot be decided exactly; the procedure is refused, never guessed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooEntangled;
