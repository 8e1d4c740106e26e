//! A condition as alternatives: cubes of which one must hold.

use super::TooEntangled;
use super::cube::Cube;
use super::layout::Layout;
use crate::expression::Expression;
use crate::value::Value;

/// More alternatives than this and the condition is refused.
const MOST_TERMS: usize = 1_000;

/// More pairs than this to multiply out and the condition is refused.
const MOST_PAIRS: usize = 20_000;

/// Cubes whose union is the condition, none within another.
pub(crate) fn terms(layout: &Layout, condition: &Expression) -> Result<Vec<Cube>, TooEntangled> {
    alternatives(layout, condition, true)
}

/// The condition if `wanted`, its negation if not.
fn alternatives(
    layout: &Layout,
    condition: &Expression,
    wanted: bool,
) -> Result<Vec<Cube>, TooEntangled> {
    match condition {
        Expression::Always => Ok(constant(wanted)),
        Expression::Never => Ok(constant(!wanted)),
        Expression::Fact(fact) => Ok(vec![Cube::fact(fact.index(), wanted)]),
        Expression::Age {
            fact,
            comparison,
            years,
        } => Ok(layout.classed_fact(*fact).map_or_else(Vec::new, |classed| {
            let holds = |value| matches!(value, Value::Age(age) if comparison.holds(age, *years));
            one_of_classes(layout, classed.failing(|value| holds(value) == wanted))
        })),
        Expression::SettingIn { fact, settings } => {
            Ok(layout.classed_fact(*fact).map_or_else(Vec::new, |classed| {
                let holds =
                    |value| matches!(value, Value::Setting(setting) if settings.contains(&setting));
                one_of_classes(layout, classed.failing(|value| holds(value) == wanted))
            }))
        }
        Expression::Not(part) => alternatives(layout, part, !wanted),
        Expression::And(parts) if wanted => product(layout, parts, wanted),
        Expression::Or(parts) if !wanted => product(layout, parts, wanted),
        Expression::And(parts) | Expression::Or(parts) => sum(layout, parts, wanted),
    }
}

fn constant(holds: bool) -> Vec<Cube> {
    if holds {
        vec![Cube::default()]
    } else {
        Vec::new()
    }
}

fn one_of_classes(layout: &Layout, out: crate::set::Set) -> Vec<Cube> {
    let cube = Cube {
        out,
        ..Cube::default()
    };
    if cube.is_consistent(layout) {
        vec![cube]
    } else {
        Vec::new()
    }
}

fn sum(layout: &Layout, parts: &[Expression], wanted: bool) -> Result<Vec<Cube>, TooEntangled> {
    let mut cubes = Vec::new();
    for part in parts {
        for cube in alternatives(layout, part, wanted)? {
            absorb(&mut cubes, cube)?;
        }
    }
    Ok(cubes)
}

fn product(layout: &Layout, parts: &[Expression], wanted: bool) -> Result<Vec<Cube>, TooEntangled> {
    let mut cubes = vec![Cube::default()];
    for part in parts {
        let factors = alternatives(layout, part, wanted)?;
        if cubes.len() * factors.len() > MOST_PAIRS {
            return Err(TooEntangled);
        }
        let mut next = Vec::new();
        for (cube, factor) in cubes
            .iter()
            .flat_map(|cube| factors.iter().map(move |factor| (cube, factor)))
        {
            let both = cube.and(factor);
            if both.is_consistent(layout) {
                absorb(&mut next, both)?;
            }
        }
        cubes = next;
    }
    Ok(cubes)
}

/// Adds the cube unless one that asks for less is there; removes those that ask for more.
fn absorb(cubes: &mut Vec<Cube>, cube: Cube) -> Result<(), TooEntangled> {
    if cubes.iter().any(|other| cube.contains(other)) {
        return Ok(());
    }
    cubes.retain(|other| !other.contains(&cube));
    cubes.push(cube);
    if cubes.len() > MOST_TERMS {
        Err(TooEntangled)
    } else {
        Ok(())
    }
}
