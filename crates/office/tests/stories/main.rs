//! Stories of people at a school, told to the use cases on a real database.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod answers;
#[cfg(test)]
mod by_report;
#[cfg(test)]
mod concerns;
#[cfg(test)]
mod danger;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod dates_held;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod impact;
#[cfg(test)]
mod kept;
#[cfg(test)]
mod law;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod named;
#[cfg(test)]
mod place;
#[cfg(test)]
mod plain_words;
#[cfg(test)]
mod plan;
#[cfg(test)]
mod procedures;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod relisting;
#[cfg(test)]
mod restricted;
#[cfg(test)]
mod school;
#[cfg(test)]
mod sending;
#[cfg(test)]
mod tidying;
#[cfg(test)]
mod together;
#[cfg(test)]
mod versions;
