//! The proofs from outside: what the five procedures keep, what each check catches, and two other ways of proving to hold them to.

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod broken;
#[cfg(test)]
mod broken_sentences;
#[cfg(test)]
mod five;
#[cfg(test)]
#[path = "../decide/held.rs"]
mod held;
#[cfg(test)]
#[path = "../decide/reference.rs"]
mod reference;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod small;
