//! Putting the parts together as the configuration says: procedures, database, use cases, pages.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use calendar::london;
use decide::{Rulebook, Versions};
use jiff::Timestamp;
use office::{Catalogue, Office, Relist, Settings};
use store::Db;
use web::WebSettings;

use crate::catalogue;
use crate::configuration::{Configuration, DatabaseAddress, Organisation};
use crate::failure::{Failure, each};
use crate::machine::{self, Machine};
use crate::nearest::did_you_mean;
use crate::progress;
use crate::proxies;

/// The rulebook of that id.
///
/// # Errors
/// Names the nearest procedure, and all there are.
pub fn rulebook<'a>(catalogue: &'a Catalogue, id: &str) -> Result<&'a Arc<Rulebook>, Failure> {
    catalogue.rulebook(id).ok_or_else(|| {
        if let Some(refused) = catalogue.refused().iter().find(|refused| refused.id == id) {
            return Failure::because(format!(
                "no version of {id} may be put in force: mend it (`{}` shows what is wrong), or choose another procedure",
                refused.command()
            ));
        }
        if is_layer(catalogue, id) {
            return Failure::because(format!(
                "{id} is no procedure but the law and guidance over all of them: `waypost procedure show {id}` shows it, and \
                 `waypost procedure check {id}` holds every procedure to it"
            ));
        }
        let known: Vec<&str> = catalogue.ids().collect();
        Failure::because(format!(
            "there is no procedure `{id}`{}; there is {}",
            did_you_mean(id, known.iter().copied()),
            known.join(", ")
        ))
    })
}

/// Whether it is the id of the law and guidance over the procedures.
pub fn is_layer(catalogue: &Catalogue, id: &str) -> bool {
    let mut layers = catalogue.layers().into_iter().flat_map(Versions::iter);
    layers.any(|version| version.held.heading.id == id)
}

/// Refuses to start with a procedure that is not there, is not in force today, or cannot be decided together with the law.
fn ready(catalogue: &Catalogue, organisation: &Organisation) -> Result<(), Failure> {
    let id = &organisation.procedure;
    rulebook(catalogue, id)?;
    in_force(catalogue, id, machine::now())?;
    let layers = catalogue.layers().filter(|_| organisation.national_layer);
    for layer in layers.into_iter().flat_map(Versions::iter) {
        for local in catalogue.versions(id).into_iter().flat_map(Versions::iter) {
            let together = catalogue.together(&local.held, &layer.held);
            together.map_err(|faults| each(&faults))?;
        }
    }
    Ok(())
}

/// The version of that procedure that is in force at that moment's day in London. What a document says on a day on which it is not in
/// force is not an answer.
///
/// # Errors
/// There is no such procedure, or no version of it is in force then.
pub fn in_force<'a>(
    catalogue: &'a Catalogue,
    id: &str,
    at: Timestamp,
) -> Result<&'a Arc<Rulebook>, Failure> {
    let last = rulebook(catalogue, id)?.procedure();
    let day = london::clock(at).date();
    if let Some(found) = catalogue.rulebook_in_force(id, day) {
        return Ok(found);
    }
    let ended = last.valid_until.filter(|end| day >= *end);
    let refused: Vec<String> = catalogue
        .refused()
        .iter()
        .filter(|refused| refused.id == id)
        .map(|refused| format!("; {}", refused.sentence().trim_end_matches('.')))
        .collect();
    let refused = refused.concat();
    Err(Failure::because(match ended {
        Some(end) => {
            format!("{id} was in force before {end}, so it says nothing about {day}{refused}")
        }
        None => {
            let versions = catalogue.versions(id).into_iter().flat_map(Versions::iter);
            let first = versions.map(|version| version.in_force.from).min();
            let first = first.unwrap_or(last.valid_from);
            format!("{id} is in force from {first}, so it says nothing about {day}{refused}")
        }
    }))
}

/// The use cases and the database beneath them, which is closed when they are no longer wanted.
pub struct House {
    pub office: Office,
    db: Db,
}

impl House {
    /// Waits for what is being written, and leaves the database tidy.
    pub async fn close(self) {
        self.db.close().await;
    }
}

/// The use cases over the configured database, by the procedures that may be in force, with lists that say what is shown today.
///
/// # Errors
/// Says which database and why not; or that there is nothing to decide new cases by.
pub async fn house(configuration: &Configuration) -> Result<House, Failure> {
    let house = as_it_is(configuration).await?;
    bring_up_to_date(&house.office).await;
    Ok(house)
}

/// The same with the lists as they are.
///
/// # Errors
/// As [`house`].
pub async fn as_it_is(configuration: &Configuration) -> Result<House, Failure> {
    let catalogue = catalogue::in_force(configuration)?;
    ready(&catalogue, &configuration.organisation)?;
    open(configuration, catalogue).await
}

/// Lists that an earlier version of Waypost wrote say less than is shown today. A case that cannot be read keeps nobody from the others.
async fn bring_up_to_date(office: &Office) {
    if let Err(fault) = relist_earlier(office).await {
        eprintln!("waypost: not all lists are up to date; `waypost rebuild` tries again: {fault}");
    }
}

async fn relist_earlier(office: &Office) -> Result<(), office::Error> {
    let all = office.earlier_total().await?;
    if all == 0 {
        return Ok(());
    }
    eprintln!("waypost: the lists of an earlier version are brought up to date, {all} cases");
    let bar = progress::bar("Bringing the lists up to date");
    bar.set_length(all);
    let listed = office
        .relist(Relist::Earlier, &|done| bar.set_position(done))
        .await;
    bar.finish_and_clear();
    for unread in listed?.unread {
        eprintln!("waypost: listed as before: {unread}");
    }
    Ok(())
}

/// The same by procedures that are only to be read, with its tables made or brought up to date.
///
/// # Errors
/// Says which database and why not.
pub async fn open(configuration: &Configuration, catalogue: Catalogue) -> Result<House, Failure> {
    let address = &configuration.database.url;
    if let Some(folder) = address.file().and_then(Path::parent)
        && !folder.as_os_str().is_empty()
        && !folder.is_dir()
    {
        let folder = folder.display();
        return Err(Failure::because(format!(
            "{address}: there is no folder {folder}"
        )));
    }
    let unusable = |fault: store::Fault| Failure::because(format!("{address}: {fault}"));
    let db = Db::open(&address.url).await.map_err(unusable)?;
    db.migrate().await.map_err(unusable)?;
    let office = Office::new(
        db.clone(),
        catalogue,
        settings(configuration),
        Arc::new(Machine),
    );
    Ok(House { office, db })
}

/// Makes the database itself where opening it does not.
///
/// # Errors
/// Says which database and why not.
pub async fn create(address: &DatabaseAddress) -> Result<(), Failure> {
    let made = Db::create_if_missing(&address.url).await;
    made.map_err(|fault| Failure::because(format!("{address}: {fault}")))
}

fn settings(configuration: &Configuration) -> Settings {
    let organisation = &configuration.organisation;
    Settings {
        procedure: organisation.procedure.clone(),
        national_layer: organisation.national_layer,
        organisation_name: organisation.name.clone(),
        setting: organisation.setting.to_string(),
        closing: organisation.closing_hour,
        closures: organisation.closures.clone(),
        idle_minutes: configuration.sessions.idle_minutes,
        absolute_hours: configuration.sessions.absolute_hours,
    }
}

/// Everything that is answered: the pages, and `/api/v1`.
pub fn faces(configuration: &Configuration, office: &Office) -> Router {
    let url = configuration.server.public_url.as_deref();
    let settings = WebSettings {
        organisation: configuration.organisation.name.clone(),
        secure: url.is_some_and(|url| url.starts_with("https://")),
        surroundings: Arc::new(Machine),
    };
    let faces = web::router(office.clone(), settings).merge(api::router(office.clone()));
    proxies::behind(&configuration.server.proxies, faces)
}

/// A use case's error, for somebody at a terminal.
pub fn told(fault: office::Error) -> Failure {
    Failure::because(fault.to_string())
}

/// A file that is not there is not made in order to be looked at.
///
/// # Errors
/// There is no such database.
pub fn must_exist(database: &DatabaseAddress) -> Result<(), Failure> {
    match database.file() {
        Some(path) if !path.exists() => Err(Failure::because(format!(
            "{database}: there is no such database"
        ))),
        _ => Ok(()),
    }
}
