//! Whose clock a deadline is by: named where the law sets one that the local document does not, or sets another.

use calendar::{Due, WorkingTime, due};
use decide::{Directed, RuleIndex, Rulebook, Status};
use jiff::Timestamp;

use super::Deadline;

/// The earliest time that one side sets.
pub(super) struct SetBy {
    /// The id of the local procedure or of the layer, and its title.
    pub id: String,
    pub title: String,
    pub deadline: Deadline,
}

/// Both clocks where they differ, the law's alone where only the law sets one, and none where only the local document does.
pub(super) fn clocks(
    rulebook: &Rulebook,
    directed: &Directed,
    at: Timestamp,
    working_time: &WorkingTime,
) -> Vec<SetBy> {
    let procedure = rulebook.procedure();
    let Some(layer) = &procedure.layer else {
        return Vec::new();
    };
    let rules: Vec<RuleIndex> = match directed.status {
        Status::Required => directed
            .because
            .iter()
            .map(|because| because.rule)
            .collect(),
        Status::Possible => directed.rules.clone(),
    };
    let earliest = |by_the_law: bool| {
        let side = rules
            .iter()
            .filter(|rule| procedure.layer_of(**rule).is_some() == by_the_law);
        let deadlines = side.filter_map(|rule| {
            let span = procedure[*rule].deadline?;
            let due = due(at, span, working_time);
            Some(Deadline { span, due })
        });
        deadlines.min_by_key(|deadline| place(&deadline.due))
    };
    let (local, law) = (earliest(false), earliest(true));
    let differ = match (&local, &law) {
        (Some(local), Some(law)) => place(&local.due) != place(&law.due),
        (local, law) => local.is_none() && law.is_some(),
    };
    let local = local.map(|deadline| SetBy {
        id: procedure.id.clone(),
        title: format!("The procedure ({})", procedure.area),
        deadline,
    });
    let law = law.map(|deadline| SetBy {
        id: layer.id.clone(),
        title: layer.title.clone(),
        deadline,
    });
    let clocks = local.into_iter().chain(law).filter(|_| differ);
    clocks.collect()
}

/// A time that cannot be reckoned comes after every time that can.
fn place<F>(due: &Result<Due, F>) -> (bool, Option<Timestamp>) {
    let at = due.as_ref().ok().map(|due| due.at);
    (at.is_none(), at)
}
