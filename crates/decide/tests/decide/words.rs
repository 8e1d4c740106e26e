//! A vocabulary in several files: later ones add words, and no word means two things.

use decide::{Source, Vocabulary};

const FACTS: &str = "[danger]\ntype = \"bool\"\nask = \"Danger?\"\nimplies = [\"harm\"]\n[harm]\ntype = \"bool\"\nask = \"Harm?\"\nhelp = \"Ask gently.\"\n";
const DIRECTIVES: &str = "[tell]\nkind = \"duty\"\nby = \"anyone\"\ndoes = \"Tell\"\n[ring]\nkind = \"duty\"\nby = \"anyone\"\ndoes = \"Ring\"\n";

fn with(facts: &str, directives: &str) -> Result<Vocabulary, Vec<String>> {
    let both = |file: &str, first: &str, more: &str| {
        [
            Source::new(file, first),
            Source::new(format!("own/{file}"), more),
        ]
    };
    let read = Vocabulary::of_files(
        &both("facts.toml", FACTS, facts),
        &both("directives.toml", DIRECTIVES, directives),
    );
    read.map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

#[test]
fn words_are_added_after_those_that_are_there_and_may_speak_of_them() {
    let read = with(
        "[drone]\ntype = \"bool\"\nask = \"A drone?\"\nimplies = [\"danger\"]\n",
        "[ground]\nkind = \"duty\"\nby = \"anyone\"\ndoes = \"Ground it\"\ncontradicts = [\"ring\"]\n",
    )
    .unwrap();
    let names: Vec<&str> = read.facts().map(|(_, fact)| fact.id.as_str()).collect();
    assert_eq!(names, ["danger", "harm", "drone"]);
    let drone = &read[read.fact("drone").unwrap()];
    assert_eq!(drone.implies, [read.fact("danger").unwrap()]);
    let ground = &read[read.directive("ground").unwrap()];
    assert_eq!(ground.contradicts, [read.directive("ring").unwrap()]);
}

#[test]
fn a_word_that_is_there_already_with_its_meaning_is_no_fault_and_may_bring_its_own_help() {
    let copied = format!("{}who = \"A friend\"\n", FACTS.replace("gently", "twice"));
    let read = with(&copied, DIRECTIVES).unwrap();
    assert_eq!(read.facts().len(), 2);
    let harm = &read[read.fact("harm").unwrap()];
    assert_eq!(harm.help.as_deref(), Some("Ask twice."));
    assert_eq!(harm.who.as_deref(), Some("A friend"));
    let left_out = with("[harm]\ntype = \"bool\"\nask = \"Harm?\"\n", "").unwrap();
    let harm = &left_out[left_out.fact("harm").unwrap()];
    assert_eq!(harm.help.as_deref(), Some("Ask gently."));
}

#[test]
fn a_word_with_another_meaning_is_a_fault_that_names_both_places() {
    for (changed, key) in [
        (FACTS.replace("Danger?", "Any danger?"), "`ask`"),
        (FACTS.replace("implies = [\"harm\"]\n", ""), "`implies`"),
        (
            FACTS.replace("implies", "denies"),
            "`implies` and another `denies`",
        ),
    ] {
        let faults = with(&changed, "").unwrap_err();
        let told = format!(
            "own/facts.toml:1:2: the fact `danger` means something else in facts.toml:1: there it has another {key}; give this one another id, or write it as it is there"
        );
        assert_eq!(faults, [told]);
    }
    for (from, to, key) in [
        ("duty", "permission", "kind"),
        ("anyone", "reporter", "by"),
        ("\"Ring\"", "\"Ring\"\nurgency = \"life\"", "urgency"),
        (
            "\"Ring\"",
            "\"Ring\"\ncontradicts = [\"tell\"]",
            "contradicts",
        ),
    ] {
        let ring = &DIRECTIVES[DIRECTIVES.find("[ring]").unwrap()..];
        let faults = with("", &ring.replace(from, to)).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults:?}");
        let told = format!(
            "own/directives.toml:1:2: the directive `ring` means something else in directives.toml:5: there it has another `{key}`;"
        );
        assert!(faults[0].starts_with(&told), "{faults:?}");
    }
}

#[test]
fn an_added_word_is_read_as_strictly_as_any() {
    let faults = with(
        "[drone]\ntype = \"bool\"\nask = \"A drone?\"\nimplies = [\"dagner\"]\n[Bad]\ntype = \"bool\"\nask = \"?\"\n[round]\ntype = \"bool\"\nask = \"?\"\nimplies = [\"harm\"]\ndenies = [\"harm\"]\n",
        "",
    )
    .unwrap_err();
    let told = faults.join("\n");
    for part in [
        "own/facts.toml:4:13: unknown fact `dagner` (did you mean `danger`?)",
        "own/facts.toml:5:2: `Bad` is not a name",
        "own/facts.toml:8:2: `round` could never be yes",
    ] {
        assert!(told.contains(part), "{told}");
    }
    assert_eq!(faults.len(), 3, "{told}");
}

#[test]
fn all_files_together_hold_no_more_words_than_one_may() {
    let many: String = (0..255)
        .map(|number| format!("[word_{number}]\ntype = \"bool\"\nask = \"?\"\n"))
        .collect();
    let faults = with(&many, "").unwrap_err();
    assert_eq!(faults, ["own/facts.toml:763:2: more than 256 facts"]);
}
