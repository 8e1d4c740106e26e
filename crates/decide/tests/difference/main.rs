//! Two procedures compared, and cases re-decided, held to naive readings of the same.

#[cfg(test)]
mod draw;
#[cfg(test)]
mod edited;
#[cfg(test)]
#[path = "../decide/held.rs"]
mod held;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod random;
#[cfg(test)]
mod real;
#[cfg(test)]
mod redeciding;
#[cfg(test)]
#[path = "../decide/reference.rs"]
#[expect(dead_code, reason = "the tests of the decision use the rest of it")]
mod reference;
#[cfg(test)]
mod small;
