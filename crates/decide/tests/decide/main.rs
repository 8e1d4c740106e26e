//! The decision core from outside: what it reads, what it decides, and two other ways of deciding to hold it to.

#[cfg(test)]
mod bdd;
#[cfg(test)]
mod cambridgeshire_peterborough;
#[cfg(test)]
mod dorset;
#[cfg(test)]
mod exactness;
#[cfg(test)]
mod held;
#[cfg(test)]
mod layer;
#[cfg(test)]
mod loading;
#[cfg(test)]
mod notation;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod speed;
#[cfg(test)]
mod uneasy;
#[cfg(test)]
mod words;
