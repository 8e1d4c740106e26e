//! Which version of an id is in force when. An organisation's own version follows the built-in one on the day from which it is in force,
//! and takes the place of a built-in one of the same name. A version that failed its check is in force on no day: the one before it stays.

use std::sync::Arc;

use decide::{Fault, InForce, Version, Versions};

use super::volume::{Held, Volume, with_days};

/// The versions of one id that may be in force; none if all of them failed their check.
///
/// # Errors
/// Days on which two versions would be in force, or none between two; each fault names both files.
pub(super) fn of<T: Held>(
    id: &str,
    volumes: &[&Volume<T>],
) -> Result<Option<Versions<Arc<T>>>, Vec<Fault>> {
    let standing: Vec<&Volume<T>> = standing(volumes).collect();
    let mut versions = Vec::new();
    let mut faults = Vec::new();
    for volume in &standing {
        let version = volume.version();
        match followed(id, &version, volume.own, &standing) {
            Ok(in_force) => versions.push((with_days(version, in_force), volume.refused)),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // As written first: a version that is refused today must not hide that its days are wrong.
    let written = versions.iter().map(|(version, _)| version.clone());
    Versions::new(id, written.collect())?;
    let kept = kept(versions);
    match kept.is_empty() {
        true => Ok(None),
        false => Versions::new(id, kept).map(Some),
    }
}

/// Of two of one name, built in and own, only one stands: the own one, unless it failed its check.
pub(super) fn standing<'v, T: Held>(
    volumes: &'v [&'v Volume<T>],
) -> impl Iterator<Item = &'v Volume<T>> {
    let twin = |volume: &Volume<T>| {
        let name = volume.name();
        let other = volumes.iter().filter(move |other| other.own != volume.own);
        other.filter(move |other| other.name() == name).count() > 0
    };
    let own_is_refused = |volume: &Volume<T>| {
        let mut own = volumes
            .iter()
            .filter(|other| other.own && other.name() == volume.name());
        own.any(|own| own.refused)
    };
    let stands = move |volume: &&Volume<T>| !twin(volume) || own_is_refused(volume) != volume.own;
    volumes.iter().copied().filter(stands)
}

/// A built-in version ends, at the latest, on the day on which the next own one begins.
fn followed<T: Held>(
    id: &str,
    version: &Version<Arc<T>>,
    own: bool,
    standing: &[&Volume<T>],
) -> Result<InForce, Fault> {
    let InForce { from, until } = version.in_force;
    if own {
        return Ok(version.in_force);
    }
    let own = standing.iter().filter(|volume| volume.own);
    let later = own
        .map(|volume| volume.version())
        .filter(|own| own.in_force.from >= from);
    let Some(next) = later.min_by_key(|own| own.in_force.from) else {
        return Ok(version.in_force);
    };
    let begins = next.in_force.from;
    if begins == from {
        return Err(Fault {
            line: next.line,
            message: format!(
                "`{id}` has two versions from {from} on: this one, `{}`, and `{}` in {}; give this one a later `valid_from`, or call it \
                 `{}` too, and it takes the other's place",
                next.name, version.name, version.file, version.name
            ),
            ..super::files::at_start(next.file, String::new())
        });
    }
    let until = until.filter(|until| *until < begins).unwrap_or(begins);
    Ok(InForce {
        from,
        until: Some(until),
    })
}

/// Without those refused; the one before each stays in force on its days.
fn kept<T: Held>(mut versions: Vec<(Version<Arc<T>>, bool)>) -> Vec<Version<Arc<T>>> {
    versions.sort_by_key(|(version, _)| version.in_force.from);
    let mut kept: Vec<Version<Arc<T>>> = Vec::new();
    for (version, refused) in versions {
        if !refused {
            kept.push(version);
        } else if let Some(before) = kept.pop() {
            let in_force = InForce {
                from: before.in_force.from,
                until: version.in_force.until,
            };
            kept.push(with_days(before, in_force));
        }
    }
    kept
}
