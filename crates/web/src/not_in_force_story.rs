//! For tests: a version that was refused at the start is said to be, wherever a procedure is read and to the administrator.

use std::fs;
use std::path::Path;

use office::{Catalogue, Shelf};

use crate::trial::Trial;

/// An own version of Dorset's procedure that is nothing but a rule that no case can reach.
fn refused() -> Catalogue {
    let folder = std::env::temp_dir().join(format!("waypost-web-refused-{}", std::process::id()));
    let write = |file: &str, text: &str| {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "ours/procedure.toml",
        "id = \"dorset\"\ntitle = \"Online safety\"\npublisher = \"p\"\narea = \"Dorset\"\nversion = \"Spring 2026\"\nvalid_from = 2026-05-01\nsource = \"s\"\ncurrency = \"c\"\n",
    );
    write(
        "ours/rules/all.toml",
        "[[rule]]\nid = \"dead\"\nwhen = \"grooming and not grooming\"\ndirective = \"call_999\"\nmodality = \"must\"\nwhy = \"w\"\n",
    );
    let shelf = Shelf::beside_built_in(&folder).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    shelf.proved(true).unwrap()
}

#[tokio::test]
async fn a_version_that_is_not_in_force_is_named_with_the_one_that_stays() {
    let trial = Trial::under(refused()).await;
    let says =
        "Version Spring 2026 of Online safety (Dorset) is not in force, because its check failed.";
    let reporter = trial.signed_in("reporter").await;
    for address in [
        "/procedure",
        "/procedure/dorset",
        "/procedure/dorset?version=Spring%202026",
    ] {
        let page = reporter.open(address).await.is(200).says(says);
        page.says("Version February 2017 stays in force.")
            .says("<code>waypost procedure check dorset</code>");
    }
    reporter
        .open("/procedure/kent-medway")
        .await
        .is(200)
        .does_not_say(says);
    reporter.open("/").await.does_not_say(says);
    let administrator = trial.signed_in("administrator").await;
    administrator.open("/").await.says(says);
}
