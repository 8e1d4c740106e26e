//! The plan in the order in which it is read: Now, Do not, Today, By date, what was begun and is no longer asked for, Think about, Could
//! still follow, Done, Departed from. What must be done first stands first, and what must not be done is always in view.

use office::{PlanLine, PlanView};

use crate::case_head::CaseHead;

/// How much of what could still follow is shown at once.
const POSSIBLE: usize = 8;

/// A part of the plan, with its heading.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// The part's name in the style sheet and in addresses: `now`, `do-not` …
    pub slug: &'static str,
    pub title: &'static str,
    /// One sentence beneath the heading; may be empty.
    pub lead: &'static str,
    /// What is said instead of lines; a part without lines and without these words is left out.
    pub empty: &'static str,
    pub lines: Vec<Line>,
}

/// A line, and what the reader may do with it.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub line: PlanLine,
    /// The address of its checklist; empty where there is none, or where the plan is only glanced at.
    pub list_at: String,
    pub actions: Vec<LineAction>,
}

/// A link to a page where something is done with the line.
#[derive(Debug, Clone)]
pub(crate) struct LineAction {
    pub text: &'static str,
    pub href: String,
}

impl Section {
    /// The lines that are shown at once: of what could still follow only the most urgent, so that the rest stays findable.
    pub fn near(&self) -> &[Line] {
        &self.lines[..self.shown()]
    }

    /// The lines that are shown on request.
    pub fn far(&self) -> &[Line] {
        &self.lines[self.shown()..]
    }

    fn shown(&self) -> usize {
        if self.slug == "possible" {
            self.lines.len().min(POSSIBLE)
        } else {
            self.lines.len()
        }
    }

    /// Whether the lines of this part are over: their due times are history.
    pub fn is_past(&self) -> bool {
        matches!(self.slug, "done" | "departed")
    }
}

impl Line {
    fn new(slug: &str, line: PlanLine, head: Option<&CaseHead>) -> Self {
        let list_at = |head: &CaseHead| {
            Some(head.at(&format!("/checklists/{}", line.checklist.as_ref()?.id)))
        };
        Self {
            list_at: head.and_then(list_at).unwrap_or_default(),
            actions: actions(slug, &line, head),
            line,
        }
    }

    /// "Due today by 17:00"; "Overdue by 3 hours" says so itself.
    pub fn due_words(&self) -> String {
        match &self.line.due {
            Some(due) if due.overdue => capitalised(&due.say),
            Some(due) => format!("Due {}", due.say),
            None => String::new(),
        }
    }

    /// "Overdue by 3 hours", by the date that somebody set.
    pub fn set_words(&self) -> String {
        let set = self.line.set_date.as_ref();
        set.map(|set| capitalised(&set.say)).unwrap_or_default()
    }

    /// For when it is set: how long ahead, or the very time once that is past.
    pub fn set_for(&self) -> &str {
        match &self.line.set_date {
            Some(set) if set.overdue => &set.at_exact,
            Some(set) => &set.say,
            None => "",
        }
    }

    /// The word of the tag, beside what is to be done: "must", "should".
    pub fn modality(&self) -> String {
        if self.line.kind == "handling" {
            "throughout".to_owned()
        } else {
            office::strength_beside(&self.line.modality, &self.line.does)
        }
    }

    /// A must stands out from a should, by word and by colour.
    pub fn colour(&self) -> &'static str {
        match self.line.modality.as_str() {
            "must" => "red",
            "must_not" => "purple",
            "should" => "orange",
            "should_not" => "magenta",
            _ => "grey",
        }
    }

    /// Said where a line is to be done and neither the procedure nor anybody says by when; never left blank.
    pub fn has_no_date(&self, slug: &str) -> bool {
        matches!(slug, "now" | "today" | "by-date")
            && self.line.due.is_none()
            && self.line.set_date.is_none()
    }

    pub fn is_overdue(&self) -> bool {
        let due = self.line.due.as_ref();
        let set = self.line.set_date.as_ref();
        due.is_some_and(|due| due.overdue) || set.is_some_and(|set| set.overdue)
    }
}

const NOTHING_NOW: &str = "Nothing is due at once.";
const NOTHING_MORE_RULED_OUT: &str =
    "Never open, copy, send or delete an image. Nothing more is ruled out by what we know so far.";
const WEIGH: &str = "Weigh these up, and record what you decide.";
const DEPENDS: &str = "These depend on answers that are not known yet.";
const BEGUN: &str = "An answer has changed since. Tell whoever is working on it, then take it back, or go on and record it as done.";
const FOR_A_REASON: &str = "Not done, for the reason given.";

/// The whole plan. Without a `head` nothing can be done with its lines.
pub(crate) fn sections(plan: PlanView, head: Option<&CaseHead>) -> Vec<Section> {
    let decided = plan.contradiction.is_none() && plan.not_held.is_none();
    let mut think = plan.treat_as;
    think.extend(plan.think_about);
    let nothing_now = if decided { NOTHING_NOW } else { "" };
    let rows: [(&str, &str, &str, &str, Vec<PlanLine>); 9] = [
        ("now", "Now", "", nothing_now, plan.now),
        ("do-not", "Do not", "", NOTHING_MORE_RULED_OUT, plan.do_not),
        ("today", "Today", "", "", plan.today),
        ("by-date", "By date", "", "", plan.by_date),
        (
            "begun",
            "Begun, and no longer asked for",
            BEGUN,
            "",
            plan.begun,
        ),
        ("think", "Think about", WEIGH, "", think),
        (
            "possible",
            "Could still follow",
            DEPENDS,
            "",
            plan.could_still_follow,
        ),
        ("done", "Done", "", "", plan.done),
        ("departed", "Departed from", FOR_A_REASON, "", plan.departed),
    ];
    rows.into_iter()
        .map(|(slug, title, lead, empty, lines)| {
            let lines = lines
                .into_iter()
                .map(|line| Line::new(slug, line, head))
                .collect();
            Section {
                slug,
                title,
                lead,
                empty,
                lines,
            }
        })
        .filter(|section| !section.lines.is_empty() || !section.empty.is_empty())
        .collect()
}

/// What is ahead, for beside the questions: nothing can be done with its lines there, and what is over is left out.
pub(crate) fn glance(plan: PlanView) -> Vec<Section> {
    let ahead = sections(plan, None).into_iter();
    ahead.filter(|section| !section.is_past()).collect()
}

/// What can be done with a line, by where it stands and what it is.
fn actions(slug: &str, line: &PlanLine, head: Option<&CaseHead>) -> Vec<LineAction> {
    let Some(head) = head.filter(|head| head.may_work) else {
        return Vec::new();
    };
    let offered: &[(&'static str, &str)] = match (slug, line.kind.as_str()) {
        ("possible", _) => &[],
        ("done", _) if line.done.as_ref().is_some_and(|done| done.by_report) => &[],
        ("done" | "departed", _) => &[("Open again", "reopen")],
        ("begun", _) => &[("Done", "done")],
        _ if line.kept().is_some() => &[("This cannot be kept", "not-doing")],
        (_, "consideration") => &[("Thought about", "done"), ("Not doing this", "not-doing")],
        (_, "permission") => &[("Done", "done"), ("Hand to", "hand")],
        _ => &[
            ("Done", "done"),
            ("Hand to", "hand"),
            ("Not doing this", "not-doing"),
        ],
    };
    let action = |(text, path): &(&'static str, &str)| LineAction {
        text,
        href: head.at(&format!("/plan/{}/{path}", line.directive)),
    };
    let date = match &line.set_date {
        _ if matches!(slug, "done" | "departed") => None,
        Some(_) => Some(("Change the date", "date")),
        None => line.takes_date.then_some(("Set a date", "date")),
    };
    let back = line.handed_to.is_some().then_some(("Take back", "reopen"));
    let offered = offered.iter().chain(date.as_ref()).chain(back.as_ref());
    offered.map(action).collect()
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The line of this directive, wherever in the plan it stands.
pub(crate) fn find(plan: PlanView, directive: &str) -> Option<PlanLine> {
    [
        plan.now,
        plan.do_not,
        plan.today,
        plan.by_date,
        plan.treat_as,
        plan.think_about,
        plan.begun,
        plan.done,
        plan.departed,
    ]
    .into_iter()
    .flatten()
    .find(|line| line.directive == directive)
}

#[cfg(test)]
mod tests;
