//! The life of a case, told as stories.

#[cfg(test)]
mod case;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod plan;
#[cfg(test)]
mod story;
