//! The law and guidance over the local procedures: what may stand behind a rule, and how the two are decided together.

use std::collections::BTreeSet;

use decide::{
    Commenced, Directed, Facts, Fault, Layer, Rulebook, Setting, Source, Standing, Status, Value,
};
use jiff::civil::date;

use crate::held;

const HEADING: &str = "id = \"england\"\ntitle = \"Law of England\"\npublisher = \"p\"\narea = \"England\"\nversion = \"1\"\nvalid_from = 2024-01-01\nsource = \"s\"\ncurrency = \"c\"\n";

fn england() -> Layer {
    match Layer::parse(&held::vocabulary(), &held::files("national")) {
        Ok(layer) => layer,
        Err(faults) => panic!("{}", said(&faults).join("\n")),
    }
}

fn said(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(Fault::to_string).collect()
}

/// A row in force since 2020, read in the law itself; `changed` fields take the place of these.
fn row(changed: &[(&str, &str)]) -> String {
    let fields = [
        ("id", "\"NAT-A\""),
        ("topic", "\"t\""),
        ("printed", "\"p\""),
        ("stands", "\"s\""),
        ("source", "[{ name = \"the Act\", mark = \"primary\" }]"),
        ("commenced", "\"in_force\""),
        ("since", "2020-01-01"),
        ("read_on", "2026-01-01"),
        ("review_by", "2026-06-30"),
    ];
    let mut text = "[[law]]\n".to_owned();
    for (name, usual) in fields {
        let new = changed.iter().find(|(key, _)| *key == name);
        let value = new.map_or(usual, |(_, value)| value);
        if !value.is_empty() {
            text.push_str(&format!("{name} = {value}\n"));
        }
    }
    for (name, value) in changed
        .iter()
        .filter(|(key, _)| !fields.iter().any(|(name, _)| name == key))
    {
        text.push_str(&format!("{name} = {value}\n"));
    }
    text
}

const RULE: &str = "\n[[rule]]\nid = \"a\"\nwhen = \"grooming\"\ndirective = \"refer_police\"\nmodality = \"must\"\ncites = [\"NAT-A\"]\nwhy = \"w\"\n";

fn read(row: &str, rules: &str) -> Result<Layer, Vec<String>> {
    let files = [
        Source::new("layer.toml", HEADING),
        Source::new("law/a.toml", row),
        Source::new("rules/a.toml", rules),
    ];
    Layer::parse(&held::vocabulary(), &files).map_err(|faults| said(&faults))
}

fn refused(changed: &[(&str, &str)]) -> String {
    read(&row(changed), RULE).unwrap_err().join("\n")
}

#[test]
fn a_rule_may_rest_on_a_row_that_is_in_force_and_read_in_the_law_itself() {
    assert!(read(&row(&[]), RULE).is_ok());
    let two = "[{ name = \"a\", mark = \"secondary\" }, { name = \"b\", mark = \"secondary\" }]";
    assert!(read(&row(&[("source", two)]), RULE).is_ok());
}

#[test]
fn a_rule_on_a_row_that_is_not_in_force_is_refused_with_its_place() {
    for state in ["partly", "announced", "unknown"] {
        let quoted = format!("\"{state}\"");
        let fault = refused(&[("commenced", &quoted)]);
        assert!(
            fault.starts_with("rules/a.toml:2:1: rule `a` may not rest on NAT-A"),
            "{fault}"
        );
        assert!(
            read(&row(&[("commenced", &quoted)]), "").is_ok(),
            "as information it stands"
        );
    }
}

#[test]
fn one_account_of_the_law_and_general_knowledge_carry_no_rule() {
    for sources in [
        "[{ name = \"a\", mark = \"secondary\" }]",
        "[{ name = \"a\", mark = \"secondary\" }, { name = \"b\", mark = \"general\" }]",
        "[{ name = \"a\", mark = \"general\" }, { name = \"b\", mark = \"general\" }]",
    ] {
        let fault = refused(&[("source", sources)]);
        assert!(
            fault.contains("neither in a primary source nor in two secondary ones"),
            "{fault}"
        );
    }
}

#[test]
fn a_rule_never_reaches_back_before_its_row_was_in_force() {
    assert!(refused(&[("since", "2024-01-02")]).contains("begin a new version of the layer"));
    assert!(read(&row(&[("since", "2024-01-01")]), RULE).is_ok());
    assert!(refused(&[("since", "")]).contains("does not say `since`"));
}

#[test]
fn a_rule_cites_rows_and_at_least_one() {
    let none = RULE.replace("[\"NAT-A\"]", "[]");
    assert!(read(&row(&[]), &none).unwrap_err()[0].contains("cites no row"));
    let other = RULE.replace("NAT-A", "NAT-B");
    let fault = &read(&row(&[]), &other).unwrap_err()[0];
    assert!(
        fault.contains("unknown clause `NAT-B` (did you mean `NAT-A`?)"),
        "{fault}"
    );
}

#[test]
fn every_fault_of_a_row_is_named() {
    for (changed, message) in [
        (("id", "\"nat-a\""), "must begin with NAT-"),
        (("commenced", "\"in_forse\""), "(did you mean `in_force`?)"),
        (("source", "[]"), "at least one [[law.source]]"),
        (
            ("source", "[{ name = \"a\", mark = \"primry\" }]"),
            "(did you mean `primary`?)",
        ),
        (("read_on", ""), "`read_on` is missing"),
        (("review_by", "2026-01-01"), "must come after `read_on`"),
        (("reviewed", "2026-01-01"), "unknown key `reviewed`"),
    ] {
        let faults = read(&row(&[changed]), "").unwrap_err().join("\n");
        assert!(faults.contains(message), "{changed:?}: {faults}");
    }
    let doubtful = row(&[
        ("commenced", "\"unknown\""),
        ("supersedes", "[\"DOR-0001\"]"),
    ]);
    assert!(read(&doubtful, "").unwrap_err()[0].contains("supersedes nothing"));
    let twice = format!("{}{}", row(&[]), row(&[]));
    assert!(read(&twice, "").unwrap_err()[0].contains("already a row `NAT-A`"));
}

#[test]
fn a_row_turns_amber_the_day_after_its_review_was_due() {
    let layer = read(&row(&[]), "").unwrap();
    let standing = |day| layer.law[0].standing(day);
    assert_eq!(standing(date(2026, 6, 30)), Standing::Sound);
    let Standing::NeedsChecking(why) = standing(date(2026, 7, 1)) else {
        panic!("{:?}", standing(date(2026, 7, 1)))
    };
    assert_eq!(why, ["It was to be looked at again by 30 June 2026."]);
}

#[test]
fn what_is_not_known_to_be_in_force_is_red_and_what_is_announced_amber() {
    let standing = |state: &str| {
        let quoted = format!("\"{state}\"");
        let layer = read(&row(&[("commenced", &quoted)]), "").unwrap();
        layer.law[0].standing(date(2026, 2, 1))
    };
    assert!(matches!(standing("unknown"), Standing::Unknown(_)));
    assert!(matches!(standing("announced"), Standing::NeedsChecking(_)));
    assert!(matches!(standing("partly"), Standing::NeedsChecking(_)));
}

#[test]
fn every_clause_that_the_law_bears_on_stands_in_its_document() {
    let layer = england();
    let books = held_books();
    let known: BTreeSet<&str> = books
        .iter()
        .flat_map(|book| &book.procedure().clauses)
        .map(|clause| clause.id.as_str())
        .collect();
    assert_eq!(said(&layer.unknown_clauses(&known)), Vec::<String>::new());
    let series: BTreeSet<_> = layer
        .law
        .iter()
        .flat_map(decide::Law::cited)
        .collect::<Vec<_>>()
        .iter()
        .map(|cited| cited.clause[..3].to_owned())
        .collect();
    assert_eq!(
        series.into_iter().collect::<Vec<_>>(),
        ["CAM", "DOR", "GMA", "KEN", "OS2"]
    );
}

fn held_books() -> Vec<Rulebook> {
    [
        "dorset",
        "kent-medway",
        "online-safety-2024",
        "greater-manchester",
        "cambridgeshire-peterborough",
    ]
    .map(held::rulebook)
    .into()
}

#[test]
fn a_clause_that_no_document_has_is_a_fault_unless_its_document_is_not_installed() {
    let layer = read(&row(&[("changes", "[\"DOR-9999\", \"KEN-0001\"]")]), "").unwrap();
    let found = said(&layer.unknown_clauses(&BTreeSet::from(["DOR-0999"])));
    assert_eq!(
        found,
        ["law/a.toml:11:13: no procedure has a clause `DOR-9999` (did you mean `DOR-0999`?)"]
    );
}

#[test]
fn two_contacts_are_no_longer_the_law_and_what_stands_is_beside_it() {
    let layer = england();
    let law = layer.on("KEN-0057").next().unwrap();
    assert_eq!(law.bears_on("KEN-0057"), Some("no longer the law"));
    assert!(law.stands.starts_with("One earlier contact is enough"));
    assert_eq!(law.commenced, Commenced::InForce);
    let sharing = layer.on("CAM-0172").next().unwrap();
    assert_eq!(sharing.bears_on("CAM-0172"), Some("may have changed"));
    assert_eq!(layer.on("DOR-0189").count(), 0);
}

fn about_nudes(book: &Rulebook) -> Facts {
    let vocabulary = book.vocabulary();
    let mut facts = Facts::new(vocabulary);
    for (id, value) in [
        ("youth_produced_imagery", Value::Yes),
        ("adult_involved", Value::Yes),
        ("setting", Value::Setting(Setting::School)),
    ] {
        facts.set(vocabulary.fact(id).unwrap(), value).unwrap();
    }
    facts
}

fn directed<'o>(book: &Rulebook, outcome: &'o decide::Outcome, id: &str) -> Option<&'o Directed> {
    outcome.find(book.vocabulary().directive(id).unwrap())
}

#[test]
fn with_the_layer_all_that_the_local_document_asks_still_follows_and_the_rest_bears_the_layers_name()
 {
    let (layer, local) = (england(), held::rulebook("kent-medway"));
    let both = local.with(&layer).unwrap();
    let facts = about_nudes(&local);
    let (alone, together) = (local.decide(&facts).unwrap(), both.decide(&facts).unwrap());
    for directed in alone
        .directives
        .iter()
        .filter(|directed| directed.status == Status::Required)
    {
        assert_eq!(together.status(directed.directive), Some(Status::Required));
    }
    let viewing = directed(&both, &together, "do_not_view_imagery").unwrap();
    let reason = &viewing.because[0];
    let procedure = both.procedure();
    assert_eq!(procedure[reason.rule].id, "england/nudes-are-not-viewed");
    assert_eq!(
        procedure.layer_of(reason.rule).unwrap().title,
        "Law and guidance of England"
    );
    assert_eq!(reason.cites.as_ref(), ["NAT-NUDES"]);
    for (index, rule) in procedure.rules() {
        let national = rule.cites.iter().any(|cite| cite.starts_with("NAT-"));
        assert_eq!(procedure.layer_of(index).is_some(), national, "{}", rule.id);
    }
    assert!(local.procedure().layer.is_none() && both.procedure().vignettes.is_empty());
}

#[test]
fn the_layer_goes_with_every_local_procedure() {
    let layer = england();
    for book in held_books() {
        let both = book.with(&layer);
        assert!(
            both.is_ok(),
            "{}: {:?}",
            book.procedure().id,
            both.err().map(|faults| said(&faults))
        );
    }
}
