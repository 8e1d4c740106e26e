//! All procedures, compiled.

/// Every rulebook, by id.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {}
