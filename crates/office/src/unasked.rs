//! What somebody did, departed from, handed on or set a date for, and a changed answer no longer asks for. Nothing of it leaves the plan in
//! silence.

use casework::Directive;

use crate::decision::Place;
use crate::judgement::{Judgement, is_kept};
use crate::lines::Lines;
use crate::view::{PlanLine, PlanView};

pub(crate) fn put(plan: &mut PlanView, lines: &Lines<'_>, judgement: &Judgement<'_>) {
    put_settled(plan, lines, judgement);
    put_begun(plan, lines, judgement);
}

/// What was done or departed from stays among what was, whatever is asked now.
fn put_settled(plan: &mut PlanView, lines: &Lines<'_>, judgement: &Judgement<'_>) {
    let vocabulary = judgement.rulebook.vocabulary();
    for (id, settled) in &judgement.case.directives {
        let listed = judgement
            .lines()
            .any(|line| vocabulary[line.directed.directive].id == *id);
        let kept = vocabulary
            .directive(id)
            .is_some_and(|directive| is_kept(vocabulary[directive].kind));
        // What is kept is never done: only that it was departed from stays in view.
        let never_done = kept && !matches!(settled, Directive::Departed(_));
        if listed || never_done {
            continue;
        }
        match settled {
            Directive::Done(_) => plan.done.push(bare(lines, judgement, id)),
            Directive::Departed(_) => plan.departed.push(bare(lines, judgement, id)),
            Directive::Handed(_) => {}
        }
    }
}

/// What was handed to somebody or has a date stands apart until it is taken back: whoever has it may still be working on it.
fn put_begun(plan: &mut PlanView, lines: &Lines<'_>, judgement: &Judgement<'_>) {
    if judgement.decided.is_err() {
        return;
    }
    let (vocabulary, case) = (judgement.rulebook.vocabulary(), judgement.case);
    let is_over = |id: &String| {
        let settled = case.directives.get(id);
        matches!(settled, Some(Directive::Done(_) | Directive::Departed(_)))
    };
    let handed = case.directives.iter();
    let handed = handed.filter(|(_, settled)| matches!(settled, Directive::Handed(_)));
    let mut begun: Vec<&String> = handed.map(|(id, _)| id).collect();
    begun.extend(case.dates.keys().filter(|id| !is_over(id)));
    begun.sort_unstable();
    begun.dedup();
    for id in begun {
        let is_asked = judgement.lines().any(|line| {
            vocabulary[line.directed.directive].id == *id
                && (line.by_report || line.place(lines.now) != Place::CouldStillFollow)
        });
        if !is_asked {
            plan.begun.push(bare(lines, judgement, id));
        }
    }
}

/// The line without reasons: no rule asks for it.
fn bare(lines: &Lines<'_>, judgement: &Judgement<'_>, id: &str) -> PlanLine {
    let vocabulary = judgement.rulebook.vocabulary();
    let definition = vocabulary
        .directive(id)
        .map(|directive| &vocabulary[directive]);
    let mut line = PlanLine {
        directive: id.to_owned(),
        does: definition.map_or_else(|| id.to_owned(), |definition| definition.does.clone()),
        by: definition
            .map(|definition| decide::explain::person(&definition.by))
            .unwrap_or_default(),
        modality: String::new(),
        kind: definition
            .map(|definition| definition.kind.id().to_owned())
            .unwrap_or_default(),
        layer: None,
        due: None,
        set_date: judgement
            .case
            .dates
            .get(id)
            .map(|set| lines.set_view(set, false)),
        takes_date: false,
        because: Vec::new(),
        would_follow_if: Vec::new(),
        lifted_if: Vec::new(),
        near_misses: Vec::new(),
        rulings: Vec::new(),
        steps: Vec::new(),
        checklist: None,
        handed_to: None,
        done: None,
        departed: None,
    };
    if let Some(settled) = judgement.case.directives.get(id) {
        crate::lines::settle(&mut line, settled, lines.people, None);
    }
    line
}
