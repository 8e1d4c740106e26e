//! The house as it is drawn in docs/architecture.md, checked: floors, sizes, packages, routes, events. A test that fails here
//! names the file and what to do.

#[cfg(test)]
#[path = "architecture/events.rs"]
mod events;
#[cfg(test)]
#[path = "architecture/floors.rs"]
mod floors;
#[cfg(test)]
#[path = "architecture/packages.rs"]
mod packages;
#[cfg(test)]
#[path = "architecture/routes.rs"]
mod routes;
#[cfg(test)]
#[path = "architecture/sizes.rs"]
mod sizes;
#[cfg(test)]
#[path = "architecture/sources.rs"]
mod sources;
#[cfg(test)]
#[path = "architecture/tree.rs"]
mod tree;
