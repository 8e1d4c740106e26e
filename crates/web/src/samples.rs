//! For tests: a case and its plan with something in every part, as `office` would hand them over. Nobody in it is real.

use office::{
    CaseView, ClauseView, ContactView, DepartedView, DoneView, DueView, PersonView, PlanLine,
    PlanView, ReasonView, RulingView, SetDateView, StepView,
};

use crate::case_head::{CaseHead, Place};

fn said(words: &str) -> String {
    words.to_owned()
}

/// A case that its lead may work.
pub(crate) fn case() -> CaseView {
    CaseView {
        reference: said("WP-7F3K"),
        kind: said("Bullying online"),
        status: said("In progress"),
        owner: Some(said("Sam Lead")),
        version: 12,
        opened: said("Friday 22 May, 10:05"),
        procedure: said("Online safety (Dorset)"),
        members: Vec::new(),
        reported: concern(),
        people: vec![person()],
        next_due: Some(said("Tell the police: today by 17:00")),
        overdue: false,
        restricted: None,
        excluded: Vec::new(),
        closed: None,
        danger: None,
        what_next_hint: said("Answer the next question."),
        can_own: Vec::new(),
        can_exclude: Vec::new(),
        may_work: true,
        may_close: true,
    }
}

pub(crate) fn head() -> CaseHead {
    CaseHead::new(&case(), Place::Plan)
}

fn concern() -> office::ConcernView {
    office::ConcernView {
        reference: said("WP-7F3K"),
        what_happened: said("“They sent it to everyone,” Jo said."),
        still_going_on: said("Yes"),
        in_danger: said("No"),
        when_it_happened: said("Last night"),
        how_it_came_to_light: said("Jo told me"),
        people: vec![person()],
        devices: String::new(),
        done_so_far: String::new(),
        recorded_at: said("Friday 22 May, 10:05"),
        reported_by: said("Robin Teacher"),
        acknowledgement: String::new(),
        danger: None,
        unseen: None,
        do_now: Vec::new(),
        do_not: Vec::new(),
    }
}

fn person() -> PersonView {
    PersonView {
        id: said("1"),
        name: said("Jo Example"),
        role: said("Child or young person it happened to"),
        age: said("13"),
        organisation: String::new(),
        note: String::new(),
    }
}

pub(crate) fn clause() -> ClauseView {
    ClauseView {
        id: said("DOR-0189"),
        section: said("Sexting"),
        ours: said("Tell the police when somebody is threatened over an image."),
        modality: said("should"),
        marks: Vec::new(),
    }
}

/// A duty that follows from one rule, without a time.
pub(crate) fn line(directive: &str, does: &str) -> PlanLine {
    PlanLine {
        directive: said(directive),
        does: said(does),
        by: said("safeguarding lead"),
        modality: said("must"),
        kind: said("duty"),
        layer: None,
        due: None,
        set_date: None,
        takes_date: false,
        because: vec![ReasonView {
            rule: said("police-when-blackmailed"),
            layer: None,
            why: said("Somebody is being blackmailed over an image."),
            facts: vec![said("Is anyone being blackmailed? Yes")],
            clauses: vec![clause()],
        }],
        would_follow_if: Vec::new(),
        lifted_if: Vec::new(),
        near_misses: Vec::new(),
        rulings: Vec::new(),
        steps: Vec::new(),
        checklist: None,
        handed_to: None,
        done: None,
        departed: None,
    }
}

fn due(say: &str, overdue: bool) -> Option<DueView> {
    Some(DueView {
        at_exact: said("Friday 22 May 2026, 17:00"),
        say: said(say),
        overdue,
        steps: vec![said("raised Friday 09:00; due the same day")],
        clocks: Vec::new(),
    })
}

/// A date that the lead has set.
pub(crate) fn set_date(say: &str, overdue: bool) -> SetDateView {
    SetDateView {
        at_exact: said("Friday 22 May 2026 at 15:00"),
        say: said(say),
        overdue,
        set_by: said("Sam Lead"),
        set_at: said("Friday 22 May 2026 at 10:10"),
        note: said("The parents come in at four"),
        not_working: None,
        typed: said("2026-05-22T15:00"),
    }
}

/// A plan with one line or more in every part.
pub(crate) fn plan() -> PlanView {
    PlanView {
        case: case(),
        danger: Some(said("If anyone is in danger, call 999 first.")),
        now: vec![PlanLine {
            due: due("overdue by 3 hours", true),
            steps: vec![step()],
            ..line("refer_police", "Tell the police")
        }],
        do_not: vec![PlanLine {
            kind: said("prohibition"),
            modality: said("must_not"),
            rulings: vec![ruling()],
            lifted_if: vec![vec![said("Have the police released the evidence? Yes")]],
            ..line(
                "do_not_view",
                "View, copy, print, share or delete the imagery",
            )
        }],
        today: vec![PlanLine {
            due: due("today by 17:00", false),
            ..line("talk_to_child", "Talk with the child")
        }],
        by_date: vec![PlanLine {
            due: due("Tuesday 26 May, in 4 days", false),
            modality: said("should"),
            ..line("risk_assessment", "Write a risk assessment")
        }],
        treat_as: vec![PlanLine {
            kind: said("handling"),
            ..line("welfare_before_discipline", "Put the child’s welfare first")
        }],
        think_about: vec![PlanLine {
            kind: said("consideration"),
            modality: said("may"),
            ..line("seek_advice", "Ask for advice")
        }],
        could_still_follow: vec![PlanLine {
            would_follow_if: vec![vec![said("Is an adult involved? Yes")]],
            because: Vec::new(),
            ..line("refer_social_care", "Refer to children’s services")
        }],
        begun: Vec::new(),
        done: vec![done()],
        departed: vec![departed()],
        kept_away: vec![said(
            "“Call 999” would follow if the answer were “Yes”, not “No”: Is a child in danger?",
        )],
        contacts: vec![contact()],
        contradiction: None,
        not_held: None,
        always: said("You may always refer, whatever stands here."),
    }
}

fn done() -> PlanLine {
    PlanLine {
        done: Some(DoneView {
            how: said("Spoke on the telephone"),
            with_whom: said("Pat Parent"),
            at: said("Friday 22 May, 11:00"),
            recorded_by: said("Sam Lead"),
            late: false,
            by_report: false,
        }),
        due: due("overdue by 1 hour", true),
        ..line("inform_parents", "Tell the parents")
    }
}

fn departed() -> PlanLine {
    PlanLine {
        departed: Some(DepartedView {
            reason: said("The child asked us to wait until tomorrow"),
            agreed_by: said("The head"),
            at: said("Friday 22 May, 11:30"),
            recorded_by: said("Sam Lead"),
        }),
        ..line("inform_staff", "Tell the staff who need to know")
    }
}

fn step() -> StepView {
    StepView {
        does: said("Ring 101, or 999 if anyone is in danger"),
        modality: said("should"),
        by: String::new(),
        clauses: vec![clause()],
    }
}

fn ruling() -> RulingView {
    RulingView {
        question: said("Keep copies, or never copy?"),
        ruling: said("Never of indecent images of children."),
        principle: said("Law comes before procedure"),
        confirm_by: said("the local authority"),
    }
}

pub(crate) fn contact() -> ContactView {
    ContactView {
        id: said("childrens-services"),
        out_of_hours: false,
        name: said("Children’s services"),
        when_to_use: said("To refer a child"),
        phone: Some(said("01632 960000")),
        email: None,
        web: None,
        open_state: said("open now until 17:00"),
        printed: said("as printed in March 2018: check before use"),
    }
}
