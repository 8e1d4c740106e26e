//! The entries of a chronology: each event in words.

use std::sync::Arc;

use access::{Action, Decision, Kind, permit};
use casework::{Case, ConcernReported, Event, Person, Recorded};
use decide::Rulebook;
use uuid::Uuid;

use crate::error::Error;
use crate::fact_words::recorded_label;
use crate::load::{Opened, record_of};
use crate::office::Office;
use crate::people::{People, role_label};
use crate::said;
use crate::view::{ChoiceView, EntryView, Visitor};
use crate::words::choice;

/// Ids and words of the kinds by which entries are filtered.
const KINDS: [(&str, &str); 8] = [
    ("report", "The report"),
    ("answers", "Questions answered"),
    ("plan", "What was done about the plan"),
    ("checklists", "Checklists"),
    ("notes", "Notes"),
    ("people", "People"),
    ("case", "Owner, procedure, closing"),
    ("readings", "Who has looked"),
];

pub(crate) fn kinds() -> Vec<ChoiceView> {
    KINDS.iter().map(|(id, label)| choice(id, label)).collect()
}

/// Writes entries of one case.
pub(crate) struct Scribe<'a> {
    case: &'a Case,
    events: &'a [Recorded<Event>],
    /// Of each of the events.
    commands: &'a [Uuid],
    rulebook: Arc<Rulebook>,
    people: &'a People,
    may_correct: bool,
}

/// An event's words: its title, its text, its source and its kind.
struct Told {
    what: String,
    text: String,
    source: String,
    kind: &'static str,
}

impl Told {
    fn new(kind: &'static str, what: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            text: text.into(),
            source: String::new(),
            kind,
        }
    }

    fn from(mut self, source: Option<&str>) -> Self {
        self.source = source.unwrap_or_default().to_owned();
        self
    }
}

impl Office {
    pub(crate) fn scribe<'a>(
        &'a self,
        opened: &'a Opened,
        people: &'a People,
        visitor: &Visitor,
    ) -> Result<Scribe<'a>, Error> {
        let record = record_of(&opened.row, visitor, Kind::Chronology);
        let may_correct = permit(&visitor.who(), Action::Correct, &record) == Decision::Permit;
        Ok(Scribe {
            case: &opened.case,
            events: &opened.events,
            commands: &opened.commands,
            rulebook: self.rulebook_of(&opened.case)?,
            people,
            may_correct,
        })
    }
}

impl Scribe<'_> {
    /// One entry, with what corrects it beneath.
    pub(crate) fn entry(&self, recorded: &Recorded<Event>) -> EntryView {
        let told = self.told(&recorded.event);
        let is_reading = matches!(recorded.event, Event::CaseRead { .. });
        EntryView {
            number: 0,
            version: if is_reading { 0 } else { recorded.version },
            recorded_at: said::exactly(recorded.recorded_at),
            occurred_at: recorded
                .event
                .happened()
                .filter(|happened| *happened != recorded.recorded_at.into())
                .map(said::happened),
            who: self.people.name(recorded.actor),
            role: role_label(&recorded.role),
            what: told.what,
            text: told.text,
            kind: told.kind.to_owned(),
            corrections: if is_reading {
                Vec::new()
            } else {
                self.corrections(recorded.version)
            },
            source: told.source,
            set_off_by: self.set_off_by(recorded),
            is_reading,
            may_correct: self.may_correct && !is_reading,
        }
    }

    /// What the person did that made Waypost write the entry by itself; none for what the person did. The procedure is chosen with the
    /// report, and somebody is kept from the case in the moment of being named (S1): they are written by the same command.
    fn set_off_by(&self, recorded: &Recorded<Event>) -> Option<&'static str> {
        let by_waypost = matches!(
            recorded.event,
            Event::ProcedureChosen { .. } | Event::AccountExcluded { .. }
        );
        let written = self.events.iter().zip(self.commands);
        let mut found = written
            .clone()
            .filter(|(event, _)| event.version == recorded.version);
        let (_, command) = found.next().filter(|_| by_waypost)?;
        let mut together = written.filter(|(_, other)| *other == command);
        together.find_map(|(cause, _)| match cause.event {
            Event::ConcernReported(_) => Some("recorded the concern"),
            Event::PersonAdded { .. } => Some("named this person"),
            _ => None,
        })
    }

    fn corrections(&self, version: u32) -> Vec<EntryView> {
        let corrections = self.case.corrections.get(&version).into_iter().flatten();
        corrections
            .map(|correction| EntryView {
                number: 0,
                version: correction.signed.version,
                recorded_at: said::exactly(correction.signed.at),
                occurred_at: None,
                who: self.people.name(correction.signed.by),
                role: role_label(&correction.signed.role),
                what: "Correction".to_owned(),
                text: correction.text.clone(),
                kind: "notes".to_owned(),
                corrections: Vec::new(),
                source: correction.reason.clone(),
                set_off_by: None,
                is_reading: false,
                may_correct: false,
            })
            .collect()
    }

    fn told(&self, event: &Event) -> Told {
        match event {
            Event::ConcernReported(concern) => {
                Told::new("report", "Concern reported", report(concern))
                    .from(Some(&concern.how_it_came_to_light))
            }
            Event::ProcedureChosen { procedure, version } => Told::new(
                "case",
                "Procedure chosen",
                format!("{}, version {version}", self.procedure(procedure)),
            ),
            Event::OwnerAssigned { account } => {
                Told::new("case", "Owner assigned", self.people.name(*account))
            }
            Event::PersonAdded { person } => {
                Told::new("people", "Person named", person_line(person))
            }
            Event::FactAnswered {
                fact,
                answer,
                source,
                reason,
            } => {
                let title = if reason.is_some() {
                    "Answer changed"
                } else {
                    "Question answered"
                };
                let mut text = format!("{} {}", self.ask(fact), recorded_label(answer));
                line(
                    &mut text,
                    "Why it changed",
                    reason.as_deref().unwrap_or_default(),
                );
                Told::new("answers", title, text).from(source.as_deref())
            }
            Event::ChecklistAnswered {
                form,
                question,
                answer,
                note,
            } => self.checklist(form, question, answer, note),
            Event::NoteAdded { text, .. } => Told::new("notes", "Note", text),
            Event::EntryCorrected { text, reason, .. } => {
                Told::new("notes", "Correction", text).from(Some(reason))
            }
            event => self.settled(event),
        }
    }

    /// Who is kept from it, how it ended, who looked; the plan is told apart once more.
    fn settled(&self, event: &Event) -> Told {
        match event {
            Event::AccountExcluded { account, reason } => Told::new(
                "people",
                "Kept from this case",
                format!("{}. {reason}", self.people.name(*account)),
            ),
            Event::AccountReadmitted { account, reason } => Told::new(
                "people",
                "Let back to this case",
                format!("{}. {reason}", self.people.name(*account)),
            ),
            Event::CaseClosed { outcome, review } => {
                let mut text = outcome.clone();
                line(&mut text, "To be looked at again", review);
                Told::new("case", "Case closed", text)
            }
            Event::CaseReopened { reason } => Told::new("case", "Case opened again", reason),
            Event::CaseRead { page } => Told::new("readings", "Looked at the case", page),
            event => self.plan(event),
        }
    }

    fn plan(&self, event: &Event) -> Told {
        match event {
            Event::DirectiveDone {
                directive,
                how,
                with_whom,
                ..
            } => {
                let mut text = how.clone();
                line(&mut text, "With", with_whom);
                Told::new("plan", format!("Done: {}", self.does(directive)), text)
            }
            Event::DirectiveDeparted {
                directive,
                reason,
                agreed_by,
            } => {
                let mut text = reason.clone();
                line(&mut text, "Agreed by", agreed_by);
                Told::new(
                    "plan",
                    format!("Not doing this: {}", self.does(directive)),
                    text,
                )
            }
            Event::DirectiveHanded { directive, to } => Told::new(
                "plan",
                format!("Handed over: {}", self.does(directive)),
                format!("To {to}"),
            ),
            Event::DirectiveReopened { directive, reason } => Told::new(
                "plan",
                format!("Open again: {}", self.does(directive)),
                reason,
            ),
            Event::DateSet {
                directive,
                due,
                note,
            } => {
                let mut text = format!("By {}", said::exactly(*due));
                line(&mut text, "Why", note);
                Told::new("plan", format!("Date set: {}", self.does(directive)), text)
            }
            Event::DateRemoved { directive, reason } => Told::new(
                "plan",
                format!("Date taken away: {}", self.does(directive)),
                reason,
            ),
            other => Told::new("case", other.kind().replace('_', " "), ""),
        }
    }

    fn checklist(&self, form: &str, question: &str, answer: &str, note: &str) -> Told {
        let forms = &self.rulebook.procedure().forms;
        let found = forms.iter().find(|each| each.id == form);
        let title = found.map_or(form, |found| found.title.as_str());
        let asked = found.and_then(|found| found.questions.iter().find(|each| each.id == question));
        let ask = asked.map_or(question, |asked| asked.ask.as_str());
        let mut text = format!("{ask} {}", answer_words(answer));
        line(&mut text, "Note", note);
        Told::new("checklists", format!("Checklist: {title}"), text)
    }

    fn ask<'s>(&'s self, fact: &'s str) -> &'s str {
        let vocabulary = self.rulebook.vocabulary();
        vocabulary
            .fact(fact)
            .map_or(fact, |id| vocabulary[id].ask.as_str())
    }

    fn does<'s>(&'s self, directive: &'s str) -> &'s str {
        let vocabulary = self.rulebook.vocabulary();
        vocabulary
            .directive(directive)
            .map_or(directive, |id| vocabulary[id].does.as_str())
    }

    fn procedure<'s>(&'s self, id: &'s str) -> &'s str {
        let procedure = self.rulebook.procedure();
        if procedure.id == id {
            &procedure.title
        } else {
            id
        }
    }
}

/// A checklist's answer as screens say it.
pub(crate) fn answer_words(answer: &str) -> &str {
    match answer {
        "yes" => "Yes",
        "no" => "No",
        "not_known" => crate::fact_words::NOT_KNOWN,
        other => other,
    }
}

fn report(concern: &ConcernReported) -> String {
    let mut text = concern.what_happened.clone();
    line(&mut text, "Still going on", concern.still_going_on.label());
    line(&mut text, "Anyone in danger now", concern.in_danger.label());
    line(&mut text, "When", &concern.when_it_happened);
    for person in &concern.people {
        line(&mut text, "Person", &person_line(person));
    }
    line(&mut text, "Devices and accounts", &concern.devices);
    line(&mut text, "Done so far", &concern.done_so_far);
    text
}

fn person_line(person: &Person) -> String {
    let name = if person.name.is_empty() {
        "Name not known"
    } else {
        &person.name
    };
    let mut text = format!("{name}, {}", person.role);
    if let Some(age) = person.age {
        text.push_str(&format!(", {age} years old"));
    }
    for part in [&person.organisation, &person.note] {
        if !part.is_empty() {
            text.push_str(", ");
            text.push_str(part);
        }
    }
    text
}

fn line(text: &mut String, what: &str, said: &str) {
    if said.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(what);
    text.push_str(": ");
    text.push_str(said);
}
