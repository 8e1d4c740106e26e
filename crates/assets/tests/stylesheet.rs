//! The cleaning of style sheets at build time, on small ones.

#[path = "../build/stylesheet.rs"]
mod stylesheet;

use stylesheet::{minified, refuse_reserved, with_addresses, without_reserved};

#[test]
fn typefaces_go_and_arial_stays() {
    let css = "@charset \"UTF-8\";/*! notice */@font-face{font-family:GDS Transport;src:url(/a.woff)}a{font-family:GDS Transport,arial,sans-serif}";
    assert_eq!(without_reserved(css), "a{font-family:arial,sans-serif}");
}

#[test]
fn rules_of_reserved_symbols_go_also_inside_other_rules() {
    let css = "@media print{.govuk-footer__crown{a:b}p{c:d}}.x-logotype:after{e:f}q{content:\"}\"}";
    assert_eq!(
        without_reserved(css),
        "@media print{p{c:d}}q{content:\"}\"}"
    );
}

#[test]
fn a_reserved_symbol_in_a_declaration_is_refused() {
    assert!(refuse_reserved("p{background:url(/govuk-Crest.svg)}").is_err());
    assert!(refuse_reserved("/* no crown here */p{color:red}").is_ok());
}

#[test]
fn images_get_their_hashed_addresses_and_unknown_ones_are_an_error() {
    let address = |name: &str| (name == "icon-a.svg").then(|| "/assets/icon-a.1f.svg".to_owned());
    assert_eq!(
        with_addresses("p{b:url(\"/assets/images/icon-a.svg\")}", address),
        Ok("p{b:url(/assets/icon-a.1f.svg)}".to_owned())
    );
    assert_eq!(
        with_addresses("p{b:url(data:x)}", address),
        Ok("p{b:url(data:x)}".to_owned())
    );
    assert!(with_addresses("p{b:url(/assets/images/icon-b.svg)}", address).is_err());
    assert!(with_addresses("p{b:url(", address).is_err());
}

#[test]
fn our_own_sheets_travel_without_comments_and_indentation() {
    assert_eq!(
        minified("/* why */\n.a {\n  color: red;\n}\n"),
        ".a {\ncolor: red;\n}"
    );
}
