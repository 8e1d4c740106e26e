//! The comparison for other programs. Every key is described in docs/comparison.md; keys are added, never renamed.

use decide::difference::{
    Difference, DirectiveCompared, Extent, Kind, Says, Side, Strength, Timing,
};
use decide::{Facts, Rulebook, Value, Vocabulary};
use serde_json::{Map, Value as Json, json};

use super::Pair;
use super::text::said;

pub fn written(pair: &Pair) -> Json {
    let directives = pair.compared.directives.iter();
    let directives: Vec<Json> = directives.map(|found| directive(pair, found)).collect();
    json!({
        "a": heading(&pair.rulebooks[0], &pair.names[0]),
        "b": heading(&pair.rulebooks[1], &pair.names[1]),
        "directives": directives,
    })
}

fn heading(rulebook: &Rulebook, name: &str) -> Json {
    let procedure = rulebook.procedure();
    json!({ "id": procedure.id, "version": procedure.version, "name": name })
}

fn directive(pair: &Pair, found: &DirectiveCompared) -> Json {
    let definition = &pair.rulebooks[0].vocabulary()[found.directive];
    let differences = found.differences.iter();
    let differences: Vec<Json> = differences
        .map(|difference| self::difference(pair, difference))
        .collect();
    json!({
        "id": definition.id,
        "kind": definition.kind.id(),
        "does": definition.does,
        "extent": extent(found.extent()),
        "timing": timing(found.timing()),
        "strength": strength(found.strength()),
        "differ": found.differ,
        "shares": {
            "both": found.shares.both,
            "only_a": found.shares.only_a,
            "only_b": found.shares.only_b,
            "neither": found.shares.neither,
        },
        "clauses": { "a": found.clauses[0], "b": found.clauses[1] },
        "differences": differences,
    })
}

fn difference(pair: &Pair, difference: &Difference) -> Json {
    let vocabulary = pair.rulebooks[0].vocabulary();
    let example = &difference.example;
    let in_words: Vec<String> = example
        .facts
        .iter()
        .map(|(fact, value)| said(vocabulary, fact, value))
        .collect();
    json!({
        "kind": kind(difference.kind),
        "share": difference.share,
        "facts": facts(vocabulary, &example.facts),
        "facts_in_words": in_words,
        "a": says(&pair.rulebooks[0], example.says[0].as_ref()),
        "b": says(&pair.rulebooks[1], example.says[1].as_ref()),
    })
}

fn says(rulebook: &Rulebook, says: Option<&Says>) -> Json {
    let Some(says) = says else {
        return Json::Null;
    };
    let spans: Vec<String> = says.spans.iter().map(ToString::to_string).collect();
    let procedure = rulebook.procedure();
    let rules: Vec<&str> = says
        .rules
        .iter()
        .map(|rule| procedure[*rule].id.as_str())
        .collect();
    json!({
        "modality": says.modality.id(),
        "deadlines": spans,
        "rules": rules,
        "clauses": says.clauses,
    })
}

fn facts(vocabulary: &Vocabulary, facts: &Facts) -> Json {
    let fact = |(fact, value)| {
        let value = match value {
            Value::Yes => json!(true),
            Value::No => json!(false),
            Value::Age(years) => json!(years),
            Value::Setting(setting) => json!(setting.id()),
        };
        let definition: &decide::FactDefinition = &vocabulary[fact];
        (definition.id.clone(), value)
    };
    Json::Object(facts.iter().map(fact).collect::<Map<_, _>>())
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Asked(Side::A) => "asked_only_by_a",
        Kind::Asked(Side::B) => "asked_only_by_b",
        Kind::Earlier(Side::A) => "earlier_in_a",
        Kind::Earlier(Side::B) => "earlier_in_b",
        Kind::OtherDeadline => "other_deadline",
        Kind::Stronger(Side::A) => "stronger_in_a",
        Kind::Stronger(Side::B) => "stronger_in_b",
    }
}

fn extent(extent: Extent) -> &'static str {
    match extent {
        Extent::Same => "same",
        Extent::Stricter => "stricter",
        Extent::Looser => "looser",
        Extent::BothWays => "both_ways",
        Extent::OnlyInA => "only_in_a",
        Extent::OnlyInB => "only_in_b",
    }
}

fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::Same => "same",
        Timing::Earlier => "earlier",
        Timing::Later => "later",
        Timing::BothWays => "both_ways",
    }
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Same => "same",
        Strength::Stronger => "stronger",
        Strength::Weaker => "weaker",
        Strength::BothWays => "both_ways",
    }
}
