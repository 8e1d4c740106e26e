//! The catalogue over the files that are built in, and over a procedure in two versions.

use decide::Source;
use jiff::civil::date;

use super::*;

/// Dorset's files, and the same again as the version that follows on `day`, with the first one ending on `until`.
fn two(until: Option<&str>, from: &str) -> Vec<Source> {
    let wanted = |path: &str| path.starts_with("vocabulary/") || path.starts_with("dorset/");
    let mut files = files::built_in(wanted);
    let mut next: Vec<Source> = files
        .iter()
        .filter(|file| file.path.starts_with("dorset/"))
        .map(|file| {
            Source::new(
                file.path.replacen("dorset/", "dorset-2027/", 1),
                file.text.as_str(),
            )
        })
        .collect();
    for file in &mut next {
        if file.path.ends_with("procedure.toml") {
            file.text = file
                .text
                .replace("2017-02-01", from)
                .replace("\"February 2017\"", "\"2027\"");
        }
    }
    if let Some(until) = until {
        let heading = files
            .iter_mut()
            .find(|file| file.path == "dorset/procedure.toml")
            .unwrap();
        heading.text.push_str(&format!("valid_until = {until}\n"));
    }
    files.extend(next);
    files
}

fn faults(files: Vec<Source>) -> Vec<String> {
    let found = Catalogue::of(files).err().unwrap_or_default();
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn every_version_is_held_and_the_day_says_which_is_in_force() {
    let catalogue = Catalogue::of(two(Some("2027-01-01"), "2027-01-01")).unwrap();
    let on = |day: Date| -> Option<String> {
        let found = catalogue.rulebook_in_force("dorset", day)?;
        Some(found.procedure().version.clone())
    };
    assert_eq!(on(date(2017, 1, 31)), None);
    assert_eq!(on(date(2026, 12, 31)).as_deref(), Some("February 2017"));
    assert_eq!(on(date(2027, 1, 1)).as_deref(), Some("2027"));
    assert_eq!(
        catalogue.rulebook("dorset").unwrap().procedure().version,
        "2027"
    );
    assert!(catalogue.rulebook_of("dorset", "February 2017").is_some());
    assert!(catalogue.rulebook_of("dorset", "1999").is_none());
    assert_eq!(catalogue.rulebooks().count(), 2);
    assert_eq!(catalogue.ids().collect::<Vec<_>>(), ["dorset"]);
}

#[test]
fn londons_midnight_is_the_border_of_a_day_in_summer_too() {
    let catalogue = Catalogue::of(two(Some("2027-07-01"), "2027-07-01")).unwrap();
    let at = |instant: &str| {
        let day = calendar::london::clock(instant.parse().unwrap()).date();
        catalogue
            .rulebook_in_force("dorset", day)
            .unwrap()
            .procedure()
            .version
            .clone()
    };
    assert_eq!(at("2027-06-30T22:59:59Z"), "February 2017");
    assert_eq!(at("2027-06-30T23:00:00Z"), "2027");
}

#[test]
fn an_overlap_or_a_gap_is_a_fault_that_names_both_files() {
    for (until, message) in [
        (None, "overlaps"),
        (Some("2027-01-02"), "overlaps"),
        (Some("2026-12-31"), "has a gap"),
    ] {
        let found = faults(two(until, "2027-01-01"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("dorset-2027/procedure.toml:6:1:"),
            "{found:?}"
        );
        assert!(
            found[0].contains("dorset/procedure.toml") && found[0].contains(message),
            "{found:?}"
        );
    }
}

#[test]
fn the_law_that_is_built_in_names_only_clauses_that_are_there_and_goes_with_every_procedure() {
    let catalogue = Catalogue::built_in().unwrap();
    let layer = catalogue.layers().unwrap().last().unwrap();
    for rulebook in catalogue.rulebooks() {
        assert!(catalogue.together(rulebook, &layer.held).is_ok());
    }
    assert!(catalogue.layer_in_force(date(2024, 3, 10)).is_none());
    assert!(catalogue.layer_in_force(date(2024, 3, 11)).is_some());
}

#[test]
fn a_clause_that_the_law_bears_on_and_nobody_has_is_a_fault_in_its_place() {
    let mut files = files::built_in(|_| true);
    for file in &mut files {
        file.text = file
            .text
            .replace("supersedes = [\"KEN-0057\"]", "supersedes = [\"KEN-9957\"]");
    }
    let found = faults(files);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("national/law/offences.toml:"),
        "{found:?}"
    );
    assert!(
        found[0].contains("`KEN-9957` (did you mean `KEN-0957`?)") || found[0].contains("KEN-"),
        "{found:?}"
    );
}

#[test]
fn a_folder_without_the_law_has_none() {
    assert!(Catalogue::dorset().layers().is_none());
}

/// The built-in files, and a folder beside them with Dorset's in it and this `uneasy.toml`.
fn with_own_uneasy(text: Option<&str>) -> Result<Catalogue, Vec<String>> {
    let mut own = files::built_in(|path| path.starts_with("dorset/"));
    own.extend(text.map(|text| Source::new("vocabulary/uneasy.toml", text)));
    let own = files::Files::of(files::Origin::Folder("own".into()), own);
    let all =
        own.and_then(|own| Shelf::of(vec![files::Files::built_in(true, |_| true)?, own])?.all());
    all.map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

#[test]
fn answers_that_sit_badly_together_are_built_in_and_an_own_folder_adds_to_them() {
    let built_in = with_own_uneasy(None).unwrap().uneasy().len();
    assert!(built_in >= 6);
    let own = "[[uneasy]]\nwhen = \"grooming and digital_self_harm\"\nsays = \"Check both.\"\n";
    let catalogue = with_own_uneasy(Some(own)).unwrap();
    assert_eq!(catalogue.uneasy().len(), built_in + 1);
    assert_eq!(catalogue.uneasy()[built_in].says, "Check both.");
    let faults = with_own_uneasy(Some(&own.replace("grooming", "groomng"))).unwrap_err();
    assert_eq!(
        faults,
        ["own/vocabulary/uneasy.toml:2:9: unknown fact `groomng` (did you mean `grooming`?)"]
    );
}
