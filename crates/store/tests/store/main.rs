//! The same stories on both engines. Each test has a database of its own.

#[cfg(test)]
mod engines;

#[cfg(test)]
mod across;
#[cfg(test)]
mod append_only;
#[cfg(test)]
mod appending;
#[cfg(test)]
mod chain;
#[cfg(test)]
mod concurrency;
#[cfg(test)]
mod growth;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod people;
#[cfg(test)]
mod relisting;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod search;
