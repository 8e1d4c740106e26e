//! The plan of a case. What to do now, what not to do and whom to ask stand first; it prints on one sheet.

use askama::Template;
use axum::extract::Path;
use office::{ContactView, PlanView};

use crate::case_head::{CaseHead, Place};
use crate::contacts::first;
use crate::frame::Frame;
use crate::plan_sections::{Section, sections};
use crate::respond::{Answer, page};
use crate::visitor::Visit;

/// So many of the people to ask stand beside the plan; a page of their own has them all.
const CONTACTS: usize = 5;

#[derive(Template)]
#[template(path = "case/plan.html")]
struct PlanPage {
    frame: Frame,
    head: CaseHead,
    /// 999 comes before everything; nothing where the head says it already.
    danger: Option<String>,
    sections: Vec<Section>,
    contacts: Vec<ContactView>,
    /// What a single other answer would have asked for.
    kept_away: Vec<String>,
    contradiction: Option<String>,
    /// The version that the case follows is missing: said instead of a plan.
    not_held: Option<String>,
    /// A list of triggers is never complete: no match never reads as "nothing to do" (CAM-0295).
    always: String,
    /// On paper, when this was so.
    as_at: String,
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    let plan = visit.office.plan(&visit.visitor, &reference).await?;
    page(&PlanPage::new(
        visit.frame,
        plan,
        visit.office.moment_in_words(),
    ))
}

impl PlanPage {
    fn new(frame: Frame, mut plan: PlanView, as_at: String) -> Self {
        let head = CaseHead::new(&plan.case, Place::Plan);
        Self {
            frame,
            danger: plan.danger.take().filter(|_| head.danger.is_none()),
            contacts: first(std::mem::take(&mut plan.contacts), CONTACTS),
            kept_away: std::mem::take(&mut plan.kept_away),
            contradiction: plan.contradiction.clone(),
            not_held: plan.not_held.clone(),
            always: std::mem::take(&mut plan.always),
            sections: sections(plan, Some(&head)),
            head,
            as_at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn shown() -> String {
        PlanPage::new(Frame::default(), samples::plan(), String::new())
            .render()
            .unwrap()
    }

    #[test]
    fn each_line_says_what_by_whom_by_when_and_why() {
        let page = shown();
        for words in [
            "Tell the police",
            "By: safeguarding lead",
            "Overdue by 3 hours",
            "Somebody is being blackmailed over an image.",
            "DOR-0189",
            "Law comes before procedure.",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }

    #[test]
    fn a_date_that_somebody_set_is_told_apart_from_the_procedures_own() {
        let mut plan = samples::plan();
        plan.today[0].set_date = Some(samples::set_date("today by 15:00", false));
        plan.now[0].due = None;
        plan.now[0].set_date = Some(samples::set_date("overdue by 2 hours", true));
        plan.by_date[0].due = None;
        let page = PlanPage::new(Frame::default(), plan, String::new())
            .render()
            .unwrap();
        for words in [
            "<strong>Set by Sam Lead</strong>: today by 15:00",
            "Due today by 17:00",
            "Overdue by 2 hours",
            "<strong>Set by Sam Lead</strong>: Friday 22 May 2026 at 15:00",
            "The parents come in at four",
            "The procedure prints no date",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }

    #[test]
    fn a_line_to_be_done_without_a_date_says_that_none_is_printed_wherever_it_stands() {
        let mut plan = samples::plan();
        for lines in [&mut plan.now, &mut plan.today, &mut plan.by_date] {
            lines.truncate(1);
            lines[0].due = None;
            lines[0].set_date = None;
        }
        let page = PlanPage::new(Frame::default(), plan, String::new())
            .render()
            .unwrap();
        assert_eq!(page.matches("The procedure prints no date").count(), 3);
    }

    #[test]
    fn what_the_report_did_says_so_and_when() {
        let mut plan = samples::plan();
        plan.done.truncate(1);
        let done = plan.done[0].done.as_mut().unwrap();
        done.by_report = true;
        done.at = "Friday 22 May 2026 at 10:00".to_owned();
        let page = PlanPage::new(Frame::default(), plan, String::new())
            .render()
            .unwrap();
        assert!(
            page.contains("recorded in Waypost on Friday 22 May 2026 at 10:00, by the report"),
            "{page}"
        );
    }

    #[test]
    fn whom_to_ask_begins_with_999_and_says_where_no_number_is_printed() {
        let mut plan = samples::plan();
        plan.contacts = vec![ContactView {
            phone: None,
            name: "Safe Schools team".to_owned(),
            ..samples::contact()
        }];
        let page = PlanPage::new(Frame::default(), plan, String::new())
            .render()
            .unwrap();
        let ask = page.split("id=\"ask\"").nth(1).unwrap();
        let (emergency, nobody) = (ask.find("999"), ask.find("Safe Schools team"));
        assert!(emergency.is_some() && emergency < nobody, "{ask}");
        assert!(ask.contains("no number printed"), "{ask}");
    }

    #[test]
    fn what_was_done_is_never_shown_as_overdue() {
        let page = shown();
        assert!(!page.contains("Overdue by 1 hour"));
        assert!(page.contains("Pat Parent") && page.contains("The child asked us to wait"));
    }

    #[test]
    fn the_title_carries_the_reference_and_neither_a_name_nor_a_kind() {
        let page = shown();
        let title = page
            .split("<title>")
            .nth(1)
            .and_then(|rest| rest.split("</title>").next())
            .unwrap();
        assert_eq!(title.trim(), "Plan of WP-7F3K – Waypost");
    }

    #[test]
    fn a_missing_version_is_said_and_never_reads_as_nothing_to_do() {
        let mut plan = samples::plan();
        plan.now.clear();
        plan.not_held = Some("This Waypost does not have that version.".to_owned());
        let page = PlanPage::new(Frame::default(), plan, String::new())
            .render()
            .unwrap();
        assert!(page.contains("This Waypost does not have that version."));
        assert!(!page.contains("Nothing is due at once."));
    }

    #[test]
    fn the_law_is_named_on_a_line_that_it_alone_asks_for_and_beside_a_clause_that_is_out_of_date() {
        let mut plan = samples::plan();
        plan.now[0].layer = Some("Law of the land".to_owned());
        plan.now[0].because[0].clauses[0].marks = vec![office::MarkView {
            law: "NAT-A".to_owned(),
            says: "no longer the law".to_owned(),
            stands: "Another rule holds.".to_owned(),
            sources: vec!["the Act (primary source)".to_owned()],
            commenced: "in force".to_owned(),
            sureness: office::Sureness::Sound,
        }];
        let page = PlanPage::new(Frame::default(), plan, String::new())
            .render()
            .unwrap();
        for words in [
            "Law of the land",
            "no longer the law",
            "Another rule holds.",
            "In force. Source: the Act (primary source).",
            "/law#NAT-A",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }

    #[test]
    fn no_id_stands_twice_on_the_page() {
        let page = shown();
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let once: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{ids:?}");
    }
}
