//! The comparison for people: what differs, how much, and the smallest case of each difference.

use std::io::{self, Write};

use decide::difference::{Difference, DirectiveCompared, Extent, Says, Side, Strength, Timing};
use decide::{Comparison, DirectiveKind, Expression, FactId, Value, Vocabulary, explain};

use super::Pair;

pub fn write(pair: &Pair, out: &mut impl Write) -> io::Result<()> {
    let [a, b] = &pair.names;
    let directives = &pair.compared.directives;
    let (same, differing): (Vec<_>, Vec<_>) = directives.iter().partition(|found| found.is_same());
    writeln!(out, "{a} and {b}")?;
    writeln!(
        out,
        "{} directives of which either speaks: {} the same, {} not",
        directives.len(),
        same.len(),
        differing.len()
    )?;
    counts(pair, out)?;
    for found in differing {
        directive(pair, found, out)?;
    }
    if !same.is_empty() {
        let vocabulary = pair.rulebooks[0].vocabulary();
        writeln!(out, "\nThe same in both, in every case")?;
        for found in same {
            let definition = &vocabulary[found.directive];
            writeln!(out, "  {} ({})", definition.does, definition.id)?;
        }
    }
    Ok(())
}

fn counts(pair: &Pair, out: &mut impl Write) -> io::Result<()> {
    let [a, b] = &pair.names;
    let count = |is: &dyn Fn(&DirectiveCompared) -> bool| {
        let directives = pair.compared.directives.iter();
        directives.filter(|found| is(found)).count()
    };
    let extent = |extent| count(&|found| found.extent() == extent);
    let timing = |timing| count(&|found| found.timing() == timing);
    let strength = |strength| count(&|found| found.strength() == strength);
    for (number, words) in [
        (extent(Extent::OnlyInA), format!("only in {a}")),
        (extent(Extent::OnlyInB), format!("only in {b}")),
        (
            extent(Extent::Stricter),
            format!("stricter in {b}: in more cases"),
        ),
        (
            extent(Extent::Looser),
            format!("looser in {b}: in fewer cases"),
        ),
        (
            extent(Extent::BothWays),
            "each in cases in which the other is silent".to_owned(),
        ),
        (
            timing(Timing::Earlier),
            format!("by an earlier deadline in {b}"),
        ),
        (timing(Timing::Later), format!("by a later deadline in {b}")),
        (
            timing(Timing::BothWays),
            "by a deadline that is now earlier, now later".to_owned(),
        ),
        (
            strength(Strength::Stronger),
            format!("in stronger words in {b}"),
        ),
        (
            strength(Strength::Weaker),
            format!("in weaker words in {b}"),
        ),
        (
            strength(Strength::BothWays),
            "in words that are now stronger, now weaker".to_owned(),
        ),
    ] {
        if number > 0 {
            writeln!(out, "{number:>5}  {words}")?;
        }
    }
    Ok(())
}

fn directive(pair: &Pair, found: &DirectiveCompared, out: &mut impl Write) -> io::Result<()> {
    let definition = &pair.rulebooks[0].vocabulary()[found.directive];
    writeln!(out, "\n{} ({})", definition.does, definition.id)?;
    writeln!(out, "  {}", headline(pair, found))?;
    for (name, clauses) in pair.names.iter().zip(&found.clauses) {
        if !clauses.is_empty() {
            writeln!(out, "  clauses of {name}: {}", clauses.join(", "))?;
        }
    }
    for difference in &found.differences {
        told(pair, definition.kind, difference, out)?;
    }
    Ok(())
}

fn headline(pair: &Pair, found: &DirectiveCompared) -> String {
    let [a, b] = &pair.names;
    let mut words = Vec::new();
    match found.extent() {
        Extent::Same => {}
        Extent::Stricter => words.push(format!("stricter in {b}")),
        Extent::Looser => words.push(format!("looser in {b}")),
        Extent::BothWays => words.push("each in cases in which the other is silent".to_owned()),
        Extent::OnlyInA => words.push(format!("only in {a}")),
        Extent::OnlyInB => words.push(format!("only in {b}")),
    }
    match found.timing() {
        Timing::Same => {}
        Timing::Earlier => words.push(format!("earlier in {b}")),
        Timing::Later => words.push(format!("later in {b}")),
        Timing::BothWays => words.push("deadlines now earlier, now later".to_owned()),
    }
    match found.strength() {
        Strength::Same => {}
        Strength::Stronger => words.push(format!("stronger in {b}")),
        Strength::Weaker => words.push(format!("weaker in {b}")),
        Strength::BothWays => words.push("wording now stronger, now weaker".to_owned()),
    }
    if found.differences.is_empty() {
        words.push("and that in no case at all".to_owned());
        return words.join(", ");
    }
    format!(
        "{}; they differ in {} of all combinations of facts",
        words.join(", "),
        percent(found.differ)
    )
}

/// "A case in which …: A requires it …, B does not".
fn told(
    pair: &Pair,
    kind: DirectiveKind,
    difference: &Difference,
    out: &mut impl Write,
) -> io::Result<()> {
    let vocabulary = pair.rulebooks[0].vocabulary();
    let example = &difference.example;
    let share = percent(difference.share);
    if example.facts.is_empty() {
        writeln!(out, "  In any case, whatever is known")?;
    } else {
        writeln!(out, "  A case in which (this difference: {share})")?;
        // What is so comes before what is not.
        let (no, so): (Vec<_>, Vec<_>) = example
            .facts
            .iter()
            .partition(|(_, value)| *value == Value::No);
        for (fact, value) in so.into_iter().chain(no) {
            writeln!(out, "      {}", said(vocabulary, fact, value))?;
        }
    }
    for side in Side::BOTH {
        let name = &pair.names[side.index()];
        match &example.says[side.index()] {
            Some(says) => writeln!(out, "    {name} {}", asks(kind, says))?,
            None => writeln!(out, "    {name} does not")?,
        }
    }
    Ok(())
}

fn asks(kind: DirectiveKind, says: &Says) -> String {
    let verb = match kind {
        DirectiveKind::Duty | DirectiveKind::Handling => "requires it",
        DirectiveKind::Prohibition => "forbids it",
        DirectiveKind::Consideration => "wants it considered",
        DirectiveKind::Permission => "permits it",
    };
    let mut words = vec![says.modality.id().replace('_', " ")];
    words.extend(says.spans.iter().map(|span| span.words()));
    if !says.clauses.is_empty() {
        words.push(says.clauses.join(" "));
    }
    format!("{verb}: {}", words.join("; "))
}

/// "Was anybody blackmailed? – yes".
pub fn said(vocabulary: &Vocabulary, fact: FactId, value: Value) -> String {
    let condition = match value {
        Value::Yes => Expression::Fact(fact),
        Value::No => Expression::negated(Expression::Fact(fact)),
        Value::Age(years) => Expression::Age {
            fact,
            comparison: Comparison::Exactly,
            years,
        },
        Value::Setting(setting) => Expression::SettingIn {
            fact,
            settings: vec![setting],
        },
    };
    explain::question(vocabulary, &condition).joined()
}

/// Never nought for what there is, nor all for less than all.
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        small if small < 0.01 => "under 0.01 %".to_owned(),
        large if large > 99.99 && share < 1.0 => "over 99.99 %".to_owned(),
        rest => format!("{rest:.2} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_to_nothing_or_to_everything() {
        assert_eq!(percent(1e-9), "under 0.01 %");
        assert_eq!(percent(0.125), "12.50 %");
        assert_eq!(percent(0.999_999), "over 99.99 %");
        assert_eq!(percent(1.0), "100.00 %");
    }
}
