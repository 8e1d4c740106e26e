//! What is embedded is what may be, and what the pages ask for.

use std::collections::HashSet;

fn text(name: &str) -> &'static str {
    let asset = assets::known(name)
        .and_then(assets::find)
        .unwrap_or_else(|| panic!("{name} is embedded"));
    std::str::from_utf8(asset.bytes).unwrap_or_else(|_| panic!("{name} is text"))
}

/// Without comments, which may say why a thing is not there.
fn rules(css: &str) -> String {
    css.split("/*")
        .map(|part| part.split_once("*/").map_or(part, |(_, rule)| rule))
        .collect()
}

#[test]
fn nothing_reserved_to_gov_uk_is_served() {
    let css = rules(text("application.css")).to_lowercase();
    for reserved in [
        "gds transport",
        "@font-face",
        "crest",
        "crown",
        "logotype",
        ".woff",
    ] {
        assert!(!css.contains(reserved), "{reserved} is in the style sheet");
    }
    for name in assets::names() {
        let kept = ["govuk-", "crest", "crown", "logotype", "opengraph"]
            .iter()
            .all(|mark| !name.contains(mark));
        assert!(
            kept || name == "govuk-frontend.js",
            "{name} must not be served"
        );
    }
}

#[test]
fn text_is_set_in_arial() {
    assert!(text("application.css").contains("font-family:arial,sans-serif"));
}

#[test]
fn the_style_sheet_holds_the_design_systems_and_then_our_own() {
    let css = text("application.css");
    let at = |rule: &str| {
        css.find(rule)
            .unwrap_or_else(|| panic!("{rule} is in the style sheet"))
    };
    assert!(at(".govuk-button") < at(".moj-filter"));
    assert!(at(".moj-filter") < at(".waypost-line--now"));
    assert!(at(".waypost-line--now") < at(".waypost-not-printed"));
}

#[test]
fn every_address_in_a_style_sheet_or_script_is_an_asset() {
    let mut found = 0;
    for name in ["application.css", "application.js"] {
        for part in text(name).split("/assets/").skip(1) {
            let file = part.split([')', '"', '\'']).next().unwrap_or_default();
            assert!(assets::find(file).is_some(), "{name} asks for {file}");
            found += 1;
        }
    }
    assert!(found > 5, "icons and modules are asked for");
}

#[test]
fn a_name_leads_to_its_bytes_and_a_wrong_hash_to_nothing() {
    for name in assets::names() {
        let asset = assets::find(assets::url(name))
            .unwrap_or_else(|| panic!("{name} is found at its address"));
        assert!(!asset.bytes.is_empty());
        assert!(
            asset.etag.starts_with('"') && asset.etag.ends_with('"') && asset.etag.len() == 18,
            "{}",
            asset.etag
        );
        assert!(
            assets::url(name).contains(asset.etag.trim_matches('"')),
            "{name} has its hash in its address"
        );
    }
    assert_eq!(
        assets::find("/assets/application.0000000000000000.css"),
        None
    );
    assert_eq!(assets::find("/assets/application.css"), None);
    assert_eq!(assets::find("/assets/../Cargo.toml"), None);
}

#[test]
fn each_kind_of_file_is_sent_as_what_it_is() {
    let kind = |name: &str| assets::find(assets::url(name)).map(|asset| asset.content_type);
    assert_eq!(kind("application.css"), Some("text/css; charset=utf-8"));
    assert_eq!(
        kind("application.js"),
        Some("text/javascript; charset=utf-8")
    );
    assert_eq!(kind("favicon.svg"), Some("image/svg+xml"));
}

#[test]
fn names_and_addresses_are_unique() {
    let names: HashSet<_> = assets::names().collect();
    let addresses: HashSet<_> = assets::names().map(assets::url).collect();
    assert_eq!(
        (names.len(), addresses.len()),
        (assets::names().count(), assets::names().count())
    );
}

#[test]
fn all_of_it_stays_small() {
    let bytes: usize = assets::names()
        .filter_map(|name| assets::find(assets::url(name)))
        .map(|asset| asset.bytes.len())
        .sum();
    assert!(bytes < 450_000, "{bytes} bytes are embedded");
}
