//! The house as it is drawn in docs/architecture.md, checked: floors, sizes, packages, routes, events. A test that fails here
//! names the file and what to do.

#[path = "architecture/events.rs"]
mod events;
#[path = "architecture/floors.rs"]
mod floors;
#[path = "architecture/packages.rs"]
mod packages;
#[path = "architecture/routes.rs"]
mod routes;
#[path = "architecture/sizes.rs"]
mod sizes;
#[path = "architecture/sources.rs"]
mod sources;
#[path = "architecture/tree.rs"]
mod tree;
