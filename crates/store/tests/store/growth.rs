//! The rules that let the tables be distributed by organisation later, read from the migrations.

/// Tables that are copied to every node because they are looked up before the organisation is known. Their keys hold only a digest.
const REFERENCE_TABLES: [&str; 2] = ["account_login", "sign_in_throttle"];

fn migrations() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                std::fs::read_to_string(entry.path()).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

/// Each table's name and the text between its brackets.
fn tables() -> Vec<(String, String)> {
    let mut tables = Vec::new();
    for (_, text) in migrations() {
        for part in text.split("create table ").skip(1) {
            let (name, rest) = part.split_once(" (").unwrap();
            let (body, _) = rest.split_once("\n)").unwrap();
            tables.push((name.to_owned(), body.to_owned()));
        }
    }
    tables
}

/// What stands in brackets after each `word (`.
fn lists_after<'text>(text: &'text str, word: &str) -> Vec<&'text str> {
    let opening = format!("{word} (");
    text.split(opening.as_str())
        .skip(1)
        .map(|rest| rest.split_once(')').unwrap().0)
        .collect()
}

#[test]
fn every_key_begins_with_the_organisation() {
    let tables = tables();
    assert!(
        tables.len() >= 15,
        "the tables are read from the migrations"
    );
    for (name, body) in &tables {
        let keys = [
            lists_after(body, "primary key"),
            lists_after(body, "unique"),
        ]
        .concat();
        assert_eq!(
            lists_after(body, "primary key").len(),
            1,
            "{name} has one primary key, at its end"
        );
        for key in keys {
            let first = key.split(',').next().unwrap().trim();
            if REFERENCE_TABLES.contains(&name.as_str()) {
                assert!(
                    key.ends_with("_digest"),
                    "{name} is a reference table and its key ({key}) holds only a digest"
                );
            } else {
                assert_eq!(first, "org_id", "{name}: ({key})");
            }
        }
        assert!(
            !body.contains(" primary key,") && !body.contains(" unique,"),
            "{name} names its keys apart"
        );
    }
}

#[test]
fn every_index_begins_with_the_organisation() {
    for (file, text) in migrations() {
        for index in text
            .split("create index ")
            .skip(1)
            .chain(text.split("create unique index ").skip(1))
        {
            let columns = index.split_once(" (").unwrap().1;
            assert!(columns.starts_with("org_id"), "{file}: {index}");
        }
    }
}

#[test]
fn foreign_keys_carry_the_organisation_and_never_touch_reference_tables() {
    for (file, text) in migrations() {
        for key in lists_after(&text, "foreign key") {
            assert!(key.starts_with("org_id"), "{file}: foreign key ({key})");
        }
        for target in text.split(" references ").skip(1) {
            let (table, columns) = target.split_once(" (").unwrap();
            assert!(columns.starts_with("org_id"), "{file}: references {table}");
            assert!(
                !REFERENCE_TABLES.contains(&table),
                "{file}: references {table}"
            );
        }
        assert!(!text.contains("on delete set null"), "{file}");
    }
}

#[test]
fn both_engines_have_the_same_foreign_keys() {
    let texts: String = migrations().into_iter().map(|(_, text)| text).collect();
    let mut sqlite: Vec<(String, String)> = Vec::new();
    for (name, body) in tables() {
        sqlite.extend(
            body.split("foreign key ")
                .skip(1)
                .map(|rest| (name.clone(), rest.lines().next().unwrap().trim().to_owned())),
        );
    }
    let mut postgresql: Vec<(String, String)> = texts
        .split("alter table ")
        .skip(1)
        .filter_map(|rest| rest.split(';').next()?.split_once(" add foreign key "))
        .map(|(name, rest)| {
            (
                name.to_owned(),
                rest.lines()
                    .next()
                    .unwrap()
                    .trim_end_matches(';')
                    .to_owned(),
            )
        })
        .collect();
    sqlite.sort();
    postgresql.sort();
    assert_eq!(sqlite, postgresql);
}

#[test]
fn nothing_is_used_that_one_of_the_engines_or_their_distribution_refuses() {
    let banned = [
        "serial",
        "sequence",
        "create function",
        "create rule",
        "advisory",
        "autoincrement",
        "gen_random",
        "random()",
        "now()",
        "current_timestamp",
    ];
    for (file, text) in migrations() {
        let lower = text.to_lowercase();
        let without_comments: String = lower
            .lines()
            .filter(|line| !line.trim().starts_with("--"))
            .map(|line| format!("{line}\n"))
            .collect();
        for word in banned {
            assert!(!without_comments.contains(word), "{file}: {word}");
        }
        assert!(
            file == "0006_append_only.sql" || !without_comments.contains("trigger"),
            "{file}: trigger"
        );
    }
}

#[test]
fn a_reference_table_says_why_it_is_one() {
    let texts: String = migrations().into_iter().map(|(_, text)| text).collect();
    for name in REFERENCE_TABLES {
        let before = texts
            .split_once(&format!("create table {name} ("))
            .unwrap()
            .0;
        let comment = before.trim_end().lines().next_back().unwrap();
        assert!(
            comment.starts_with("-- reference table: "),
            "{name}: {comment}"
        );
    }
}
