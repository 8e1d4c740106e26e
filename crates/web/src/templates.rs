//! What must hold of every template, whoever writes it: the tests walk the folder, so that a new one is held to the same.

use std::fs;
use std::path::{Path, PathBuf};

/// What a title may name: a reference, a clause, a part of the procedure. Never a person, and never what happened (S12).
const IN_TITLES: [&str; 10] = [
    "errors.prefix()",
    "head.reference",
    "concern.reference",
    "recorded.reference",
    "clause.id",
    "procedure.called",
    "section.title",
    "section.procedure_called",
    "compared.does",
    "title",
];
/// Shown by the layer around all pages instead of by a route.
const WITHOUT_A_ROUTE: [&str; 2] = ["carry", "problem"];
/// Nobody is signed in yet, so there is no session whose token a form could carry.
const WITHOUT_A_TOKEN: [&str; 2] = ["sign_in.html", "first_administrator.html"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Name and text of every file under the folder.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let name = entry
                    .path()
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                found.push((name, fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn templates() -> Vec<(String, String)> {
    files(&folder("templates"))
}

/// Those that are pages of their own: neither parts, nor what others extend.
fn pages() -> Vec<(String, String)> {
    let all = templates();
    let extended: Vec<_> = all
        .iter()
        .filter_map(|(_, text)| between(text, "{% extends \"", "\"").pop())
        .map(str::to_owned)
        .collect();
    let is_page = |name: &String| !name.starts_with("components/") && !extended.contains(name);
    all.into_iter().filter(|(name, _)| is_page(name)).collect()
}

/// The text between two marks, each time they occur.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open)
        .skip(1)
        .filter_map(|rest| rest.split_once(close))
        .map(|(inside, _)| inside)
        .collect()
}

#[test]
fn every_template_is_reachable_from_a_route() {
    let sources = files(&folder("src"));
    let routes = &sources
        .iter()
        .find(|(name, _)| name == "routes.rs")
        .unwrap()
        .1;
    for (template, _) in pages() {
        let mark = format!("#[template(path = \"{template}\")]");
        let users: Vec<_> = sources
            .iter()
            .filter(|(_, text)| text.contains(&mark))
            .map(|(name, _)| name.trim_end_matches(".rs"))
            .collect();
        let [user] = users[..] else {
            panic!("{template} belongs to {users:?}, not to one page")
        };
        let routed = routes.contains(&format!("{user}::")) || WITHOUT_A_ROUTE.contains(&user);
        assert!(
            routed,
            "{template} is shown by {user}.rs, which no route leads to"
        );
    }
}

#[test]
fn titles_name_references_and_nothing_personal() {
    for (template, text) in templates() {
        for title in between(&text, "{% block title %}", "{% endblock %}") {
            for named in between(title, "{{", "}}") {
                assert!(
                    IN_TITLES.contains(&named.trim()),
                    "the title of {template} names {named}"
                );
                assert!(
                    named.trim() != "title" || template == "problem.html",
                    "the title of {template} is not fixed"
                );
            }
        }
    }
}

#[test]
fn every_page_has_a_title_and_one_first_heading() {
    for (template, text) in pages() {
        assert!(
            text.contains("{% extends"),
            "{template} stands outside the layout"
        );
        let inherited = !text.contains("{% extends \"layout.html\" %}");
        assert!(
            inherited || text.contains("{% block title %}"),
            "{template} has no title"
        );
        let headings = text.matches("<h1").count() + text.matches("notice::confirmation(").count();
        assert!(
            inherited || headings == 1,
            "{template} has {headings} first headings"
        );
    }
}

#[test]
fn no_template_carries_what_the_policy_of_the_pages_forbids() {
    for (template, text) in templates() {
        for forbidden in [
            " style=\"",
            " onclick",
            " onload",
            "javascript:",
            "<style",
            "type=\"file\"",
            "autofocus",
        ] {
            assert!(!text.contains(forbidden), "{template} has {forbidden}");
        }
        assert!(
            template == "layout.html" || !text.contains("<script"),
            "{template} has a script"
        );
    }
}

#[test]
fn every_form_that_changes_something_carries_its_token() {
    for (template, text) in templates() {
        for form in between(&text, "<form method=\"post\"", "</form>") {
            let token = form.contains("form::keys(")
                || form.contains("form::keys_of(")
                || form.contains("name=\"token\"");
            assert!(
                token || WITHOUT_A_TOKEN.contains(&template.as_str()),
                "a form of {template} has no token"
            );
        }
    }
}

#[test]
fn words_on_screen_blame_nobody_and_use_our_glossary() {
    for (template, text) in templates() {
        let text = text.to_lowercase();
        for word in [
            "abuser",
            "child porn",
            "provocative",
            "let herself",
            "let himself",
            "promiscuous",
            ">n/a<",
            "sexting",
        ] {
            assert!(!text.contains(word), "{template} says {word}");
        }
    }
}

#[test]
fn no_page_takes_a_file() {
    for (template, text) in templates() {
        let text = text.to_lowercase();
        for way in ["type=\"file\"", "multipart/form-data", "formenctype"] {
            assert!(!text.contains(way), "{template} has {way}");
        }
    }
}
