//! What the law has to say of a clause, and a row of the law by itself.

use std::io::{self, Write};

use decide::{Authority, Law, Layer, Standing};
use jiff::civil::Date;

/// Each row that bears on the clause, and what the row marks it with.
fn bearing<'l>(
    layer: Option<&'l Layer>,
    clause: &'l str,
) -> impl Iterator<Item = (&'l Law, &'static str)> {
    let rows = layer.into_iter().flat_map(move |layer| layer.on(clause));
    rows.filter_map(move |law| Some((law, law.bears_on(clause)?)))
}

/// " [no longer the law: NAT-042]" in a listing; empty for a clause on which no row bears.
pub fn brief(layer: Option<&Layer>, clause: &str) -> String {
    bearing(layer, clause)
        .map(|(law, mark)| format!(" [{mark}: {}]", law.id))
        .collect()
}

/// Each mark with what stands today, beneath the clause.
pub fn marks(layer: Option<&Layer>, clause: &str, out: &mut impl Write) -> io::Result<()> {
    for (law, mark) in bearing(layer, clause) {
        writeln!(out, "! {mark} ({}): {}", law.id, law.stands)?;
        writeln!(out, "  {}; source: {}", law.commenced, sources(law))?;
    }
    Ok(())
}

/// A row as the layer has it.
pub fn row(law: &Law, today: Date, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}  {}", law.id, law.topic)?;
    writeln!(out, "Printed in older documents: {}", law.printed)?;
    writeln!(out, "Stands today: {}", law.stands)?;
    let since = law
        .since
        .map_or_else(String::new, |day| format!(" since {day}"));
    writeln!(out, "{}{since}; source: {}", law.commenced, sources(law))?;
    writeln!(
        out,
        "Read on {}; to be looked at by {}",
        law.read_on, law.review_by
    )?;
    match law.standing(today) {
        Standing::Sound => {}
        Standing::NeedsChecking(why) | Standing::Unknown(why) => {
            for why in why {
                writeln!(out, "! {why}")?;
            }
        }
    }
    for cited in law.cited() {
        if let Some(mark) = law.bears_on(&cited.clause) {
            writeln!(out, "{}: {mark}", cited.clause)?;
        }
    }
    Ok(())
}

fn sources(law: &Law) -> String {
    let source = |source: &Authority| format!("{} ({})", source.name, source.mark.id());
    law.sources
        .iter()
        .map(source)
        .collect::<Vec<_>>()
        .join("; ")
}
