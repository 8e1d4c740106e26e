//! For tests: an organisation's own folder beside the built-in procedures, and what of it is put in force.

use decide::Source;
use jiff::civil::date;

use super::files::{Files, Origin};
use super::*;

/// The files of a procedure that tells the lead of every concern.
fn saltmarsh(version: &str, from: &str, until: Option<&str>) -> [Source; 3] {
    let until = until.map_or(String::new(), |until| format!("valid_until = {until}\n"));
    let heading = format!(
        "id = \"saltmarsh\"\ntitle = \"Safe in Saltmarsh\"\npublisher = \"p\"\narea = \"Saltmarsh\"\nversion = \"{version}\"\nvalid_from = {from}\n{until}source = \"s\"\ncurrency = \"c\"\n"
    );
    let clauses = "id,section,modality,kind,ours,honoured\nSAL-0001,First,must,rule,Tell the lead.,rule:tell\n";
    [
        Source::new("procedure.toml", heading),
        Source::new("clauses.csv", clauses),
        Source::new("rules/all.toml", rule("tell", "always")),
    ]
}

fn rule(id: &str, when: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\nwhen = \"{when}\"\ndirective = \"inform_safeguarding_lead\"\nmodality = \"must\"\ncites = [\"SAL-0001\"]\nwhy = \"w\"\n"
    )
}

/// A rule that no case can reach.
fn dead() -> String {
    let when = "young_person_viewed_abuse_imagery and not child_abuse_imagery_accessed";
    format!("\n{}", rule("dead", when))
}

fn within(folder: &str, files: impl IntoIterator<Item = Source>) -> Vec<Source> {
    let files = files.into_iter();
    files
        .map(|file| Source::new(format!("{folder}/{}", file.path), file.text))
        .collect()
}

/// The built-in folder of Dorset as another version of it, in a folder of this name.
fn dorset(folder: &str, version: &str, from: &str) -> Vec<Source> {
    let mut files = files::built_in(|path| path.starts_with("dorset/"));
    for file in &mut files {
        file.path = file.path.replacen("dorset/", &format!("{folder}/"), 1);
        if file.path.ends_with("procedure.toml") {
            file.text = file.text.replace("2017-02-01", from);
            file.text = file
                .text
                .replace("\"February 2017\"", &format!("{version:?}"));
        }
    }
    files
}

fn changed(mut files: Vec<Source>, end: &str, change: impl Fn(&str) -> String) -> Vec<Source> {
    let file = files
        .iter_mut()
        .find(|file| file.path.ends_with(end))
        .unwrap();
    file.text = change(&file.text);
    files
}

fn shelf(own: Vec<Source>) -> Result<Shelf, Vec<Fault>> {
    let own = Files::of(Origin::Folder("own".into()), own)?;
    Shelf::of(vec![Files::built_in(true, |_| true)?, own])
}

fn proved(own: Vec<Source>) -> Catalogue {
    shelf(own).unwrap().proved(true).unwrap()
}

fn told(own: Vec<Source>) -> Vec<String> {
    let read = shelf(own).and_then(|shelf| shelf.proved(true).map(|_| ()));
    read.unwrap_err().iter().map(ToString::to_string).collect()
}

fn days(catalogue: &Catalogue, id: &str) -> Vec<String> {
    let versions = catalogue.versions(id).into_iter().flat_map(Versions::iter);
    versions
        .map(|version| {
            let held = version.held.procedure().in_force();
            assert_eq!(held, version.in_force, "a page says what is so");
            format!("{} {}", version.name, version.in_force)
        })
        .collect()
}

#[test]
fn an_own_procedure_stands_beside_the_built_in_ones_and_needs_no_vocabulary() {
    let catalogue = proved(within("sal", saltmarsh("2026", "2026-05-01", None)));
    let ids: Vec<&str> = catalogue.ids().collect();
    assert_eq!(ids.len(), 6, "{ids:?}");
    assert!(catalogue.refused().is_empty(), "{:?}", catalogue.refused());
    let own = catalogue.rulebook("saltmarsh").unwrap();
    assert_eq!(catalogue.folder_of(own.procedure()), Some("own/sal"));
    let dorset = catalogue.rulebook("dorset").unwrap();
    assert_eq!(catalogue.folder_of(dorset.procedure()), None);
    assert!(catalogue.layer_in_force(date(2026, 5, 1)).is_some());
    let file = catalogue.file_of(own.procedure(), "saltmarsh/rules/all.toml");
    assert_eq!(file, "own/sal/rules/all.toml");
    let file = catalogue.file_of(dorset.procedure(), "dorset/rules/all.toml");
    assert_eq!(file, "dorset/rules/all.toml");
}

#[test]
fn an_own_version_follows_the_built_in_one_on_its_first_day() {
    let catalogue = proved(dorset("dorset-2027", "2027", "2027-01-01"));
    assert_eq!(
        days(&catalogue, "dorset"),
        [
            "February 2017 from 2017-02-01 until 2027-01-01",
            "2027 from 2027-01-01"
        ]
    );
    let built_in = catalogue.rulebook_of("dorset", "February 2017").unwrap();
    assert_eq!(catalogue.folder_of(built_in.procedure()), None);
}

#[test]
fn an_own_version_of_the_same_name_takes_the_place_of_the_built_in_one() {
    let own = dorset("mine", "February 2017", "2017-02-01");
    let own = changed(own, "procedure.toml", |text| {
        text.replace("Online safety", "Ours")
    });
    let catalogue = proved(own);
    assert!(catalogue.refused().is_empty(), "{:?}", catalogue.refused());
    assert_eq!(days(&catalogue, "dorset").len(), 1);
    let dorset = catalogue.rulebook("dorset").unwrap().procedure();
    assert!(dorset.title.starts_with("Ours"), "{}", dorset.title);
    assert_eq!(catalogue.folder_of(dorset), Some("own/mine"));
}

#[test]
fn days_of_which_two_versions_claim_to_be_are_a_fault_that_names_both_places() {
    let same_day = told(dorset("mine", "Ours", "2017-02-01"));
    assert_eq!(
        same_day,
        [
            "own/mine/procedure.toml:6:1: `dorset` has two versions from 2017-02-01 on: this one, `Ours`, and `February 2017` in the built-in dorset/procedure.toml; give this one a later `valid_from`, or call it `February 2017` too, and it takes the other's place"
        ]
    );
    let earlier = told(dorset("mine", "Ours", "2016-01-01"));
    assert!(
        earlier[0].contains("own/mine/procedure.toml")
            && earlier[0].contains("the built-in dorset/procedure.toml")
            && earlier[0].contains("end that one on 2017-02-01"),
        "{earlier:?}"
    );
    let mut twice = dorset("one", "2027", "2027-01-01");
    twice.extend(dorset("two", "2027", "2028-01-01"));
    let twice = told(twice);
    assert!(twice[0].contains("two versions called `2027`"), "{twice:?}");
    assert!(twice[0].contains("own/one/procedure.toml"), "{twice:?}");
}

#[test]
fn a_version_that_fails_its_check_is_not_in_force_and_the_built_in_one_stays() {
    let own = dorset("dorset-2027", "2027", "2027-01-01");
    let own = changed(own, "rules/people.toml", |text| {
        format!("{text}{}", dead().replace("SAL-0001", "DOR-0013"))
    });
    let catalogue = proved(own);
    assert_eq!(
        days(&catalogue, "dorset"),
        ["February 2017 from 2017-02-01"]
    );
    let [refused] = catalogue.refused() else {
        panic!("{:?}", catalogue.refused())
    };
    assert_eq!(
        (refused.id.as_str(), refused.version.as_str(), refused.cause),
        ("dorset", "2027", Cause::CheckFailed)
    );
    assert!(
        refused.why[0].starts_with("own/dorset-2027/rules/people.toml:")
            && refused.why[0].contains("rule `dead` can never hold"),
        "{:?}",
        refused.why
    );
    assert_eq!(
        catalogue.instead_of(refused, date(2027, 6, 1)),
        Some("February 2017")
    );
    // A case that began under it stays readable.
    assert!(catalogue.rulebook_of("dorset", "2027").is_some());
    assert!(
        catalogue
            .rulebooks()
            .all(|book| book.procedure().version != "2027")
    );
}

#[test]
fn the_own_version_before_stays_beyond_its_last_day() {
    let mut own = within("one", saltmarsh("1", "2026-01-01", Some("2026-06-01")));
    let second = within("two", saltmarsh("2", "2026-06-01", Some("2027-06-01")));
    own.extend(changed(second, "rules/all.toml", |text| {
        text.to_owned() + &dead()
    }));
    own.extend(within("three", saltmarsh("3", "2027-06-01", None)));
    let catalogue = proved(own);
    assert_eq!(
        days(&catalogue, "saltmarsh"),
        ["1 from 2026-01-01 until 2027-06-01", "3 from 2027-06-01"]
    );
}

#[test]
fn an_own_version_in_the_place_of_a_built_in_one_gives_it_back_when_it_fails() {
    let own = dorset("mine", "February 2017", "2017-02-01");
    let own = changed(own, "rules/people.toml", |text| {
        format!("{text}{}", dead().replace("SAL-0001", "DOR-0013"))
    });
    let catalogue = proved(own);
    assert_eq!(catalogue.refused().len(), 1);
    let dorset = catalogue.rulebook("dorset").unwrap();
    assert_eq!(catalogue.folder_of(dorset.procedure()), None);
    assert!(dorset.procedure().rule("dead").is_none());
    let named = catalogue.rulebook_of("dorset", "February 2017").unwrap();
    assert!(named.procedure().rule("dead").is_none());
}

#[test]
fn without_a_version_that_passes_there_is_none() {
    let own = within("sal", saltmarsh("2026", "2026-05-01", None));
    let own = changed(own, "rules/all.toml", |text| text.to_owned() + &dead());
    let catalogue = proved(own);
    assert!(catalogue.versions("saltmarsh").is_none());
    assert_eq!(catalogue.ids().count(), 5);
    assert!(catalogue.rulebook_of("saltmarsh", "2026").is_some());
    assert_eq!(
        catalogue.instead_of(&catalogue.refused()[0], date(2026, 6, 1)),
        None
    );
}

#[test]
fn one_that_cannot_be_read_is_refused_alone_and_told_where_all_are_asked_for() {
    let own = || {
        let own = within("sal", saltmarsh("2026", "2026-05-01", None));
        changed(own, "rules/all.toml", |text| {
            text.replace("always", "alwais")
        })
    };
    let catalogue = proved(own());
    let [refused] = catalogue.refused() else {
        panic!("{:?}", catalogue.refused())
    };
    assert_eq!(
        (refused.id.as_str(), refused.version.as_str(), refused.cause),
        ("saltmarsh", "2026", Cause::Unreadable)
    );
    assert!(
        refused.why[0]
            .starts_with("own/sal/rules/all.toml:3:9: clause SAL-0001: unknown fact `alwais`"),
        "{:?}",
        refused.why
    );
    let all = shelf(own()).unwrap().all().err().unwrap();
    assert_eq!(all.len(), refused.why.len());
}

#[test]
fn its_own_sentences_are_proved_of_it_and_those_of_the_built_in_are_not() {
    let sentence = |whenever: &str| {
        let text = format!(
            "[[property]]\nid = \"record\"\nsays = \"A record is made.\"\nclaim = \"required\"\nwhenever = \"{whenever}\"\ndirectives = [\"record_incident\"]\nprocedures = [\"saltmarsh\"]\n"
        );
        let mut own = within("sal", saltmarsh("2026", "2026-05-01", None));
        own.push(Source::new("properties.toml", text));
        own
    };
    let refused = proved(sentence("always"));
    let why = &refused.refused()[0].why;
    assert_eq!(why, &["the sentence `record` fails: A record is made."]);
    let faults = told(sentence("alwais"));
    assert!(
        faults[0].starts_with("own/properties.toml:5:13: unknown fact"),
        "{faults:?}"
    );
}

#[test]
fn own_words_extend_the_built_in_ones() {
    let word = |ask: &str| {
        let mut own = within("sal", saltmarsh("2026", "2026-05-01", None));
        let facts = format!(
            "[drone]\ntype = \"bool\"\nask = \"A drone?\"\n[grooming]\ntype = \"bool\"\nask = \"{ask}\"\n"
        );
        own.push(Source::new("vocabulary/facts.toml", facts));
        changed(own, "rules/all.toml", |text| {
            text.replace("always", "drone")
        })
    };
    let catalogue = proved(word("Is there concern that a child is being groomed?"));
    assert!(catalogue.refused().is_empty(), "{:?}", catalogue.refused());
    assert!(catalogue.vocabulary().fact("drone").is_some());
    let faults = told(word("Is it about horses?"));
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].starts_with("own/vocabulary/facts.toml:4:2: the fact `grooming` means something else in the built-in vocabulary/facts.toml:"),
        "{faults:?}"
    );
}

#[test]
fn the_repositorys_own_folder_takes_the_place_of_all_that_is_built_in() {
    let mut own = files::built_in(|_| true);
    let built = shelf(own.clone()).unwrap().proved(true).unwrap();
    assert!(built.refused().is_empty());
    for book in built.rulebooks() {
        assert!(built.folder_of(book.procedure()).is_some());
    }
    let heading = "dorset/procedure.toml";
    own = changed(own, heading, |text| {
        text.replace("Online safety", "Being edited")
    });
    let edited = proved(own);
    assert!(
        edited
            .rulebook("dorset")
            .unwrap()
            .procedure()
            .title
            .starts_with("Being edited")
    );
}

#[test]
fn an_own_layer_follows_the_built_in_one_and_another_is_one_too_many() {
    let layer = |id: &str, version: &str, from: &str| {
        let mut files = files::built_in(|path| {
            path == "national/layer.toml" || path.starts_with("national/law/")
        });
        for file in &mut files {
            file.path = file.path.replacen("national/", "law-2027/", 1);
            if file.path.ends_with("layer.toml") {
                let was = Catalogue::built_in().unwrap();
                let was = &was.layers().unwrap().last().unwrap().held.heading;
                file.text = file
                    .text
                    .replace("\"england\"", &format!("{id:?}"))
                    .replace(&format!("{:?}", was.version), &format!("{version:?}"))
                    .replace(&was.valid_from.to_string(), from);
            }
        }
        files
    };
    let catalogue = proved(layer("england", "Ours", "2099-01-01"));
    assert!(catalogue.refused().is_empty(), "{:?}", catalogue.refused());
    let names: Vec<_> = catalogue
        .layers()
        .unwrap()
        .iter()
        .map(|one| one.name.clone())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert_eq!(names[1], "Ours");
    let faults = told(layer("other", "Ours", "2099-01-01"));
    assert!(
        faults[0].contains("there is already a layer with another id"),
        "{faults:?}"
    );
}

#[test]
fn files_that_would_not_be_read_are_told() {
    let named = |path: &str| {
        let mut own = within("sal", saltmarsh("2026", "2026-05-01", None));
        own.push(Source::new(path, ""));
        told(own)
    };
    for (path, message) in [
        (
            "vocabulary/fact.toml",
            "own/vocabulary/fact.toml:1:1: a vocabulary has the files facts.toml, directives.toml and uneasy.toml only (did you mean `facts.toml`?)",
        ),
        (
            "new/procedur.toml",
            "own/new/procedur.toml:1:1: there is no procedure.toml in this folder, so nothing in it would be read (did you mean `procedure.toml`?)",
        ),
        (
            "new/clauses.csv",
            "own/new/clauses.csv:1:1: there is no procedure.toml in this folder, so nothing in it would be read",
        ),
        (
            "procedure.toml",
            "own/procedure.toml:1:1: this folder is read for the procedures in it, each in a folder of its own: put procedure.toml and what belongs to it into one, or name the folder above",
        ),
    ] {
        assert_eq!(named(path), [message]);
    }
}
