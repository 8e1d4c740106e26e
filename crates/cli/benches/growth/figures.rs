//! From a thousand measured times to the figures that are compared.

use std::time::Duration;

/// The times of one page at one size.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    pub median: f64,
    pub p99: f64,
    pub most: f64,
    pub bytes: usize,
}

impl Figures {
    /// In milliseconds, by nearest rank: no histogram, no rounding up of small numbers.
    pub fn of(mut times: Vec<Duration>, bytes: usize) -> Self {
        times.sort_unstable();
        let rank = |hundredth: usize| {
            let place = (times.len() * hundredth).div_ceil(100).max(1) - 1;
            times
                .get(place)
                .map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
        };
        Self {
            median: rank(50),
            p99: rank(99),
            most: rank(100),
            bytes: bytes / times.len().max(1),
        }
    }
}
