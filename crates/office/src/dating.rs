//! Setting a date for a line of the plan. Most lines have none of their own: the person who works the case says by when, and the
//! procedure's own time, where it prints one, stays beside it and is never put off.

use calendar::{DayKind, WorkingTime, london};
use casework::command::{self, Context, RemoveDate, SetDate};
use casework::{Case, Refusal};
use decide::Urgency;
use jiff::Timestamp;
use uuid::Uuid;

use crate::commit::Sent;
use crate::error::Error;
use crate::form::{DateForm, RemoveDateForm};
use crate::judgement::Line;
use crate::office::Office;
use crate::said;
use crate::view::Visitor;

impl Office {
    /// # Errors
    /// `Refused` (fields `directive`, `due`, `note`), `Conflict`, `NotFound`.
    pub async fn set_date(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: DateForm,
    ) -> Result<(), Error> {
        let opened = self.open_plan(visitor, reference, &form.directive).await?;
        let due = said::typed_due(&form.due, self.working_time().closing)
            .map_err(|message| Error::refused("due", message))?;
        let printed = self.printed(&opened.case, &form.directive)?;
        let act = |case: &Case, context: &Context| {
            let date = SetDate {
                directive: form.directive,
                due,
                printed: printed?,
                note: form.note,
            };
            command::set_date(case, date, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// # Errors
    /// `Refused` (fields `directive`, `reason`), `Conflict`, `NotFound`.
    pub async fn remove_date(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: RemoveDateForm,
    ) -> Result<(), Error> {
        let opened = self.open_plan(visitor, reference, &form.directive).await?;
        let removal = RemoveDate {
            directive: form.directive,
            reason: form.reason,
        };
        let act = |case: &Case, context: &Context| command::remove_date(case, removal, context);
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// The first working day after today, for the form: "Tuesday 26 May".
    #[must_use]
    pub fn next_working_day(&self) -> Option<String> {
        let today = said::day(self.now());
        let next = self.working_time().next_working_day(today).ok()?;
        Some(london::day(next.0))
    }

    /// The procedure's own time for a line, or why the line takes no date.
    fn printed(
        &self,
        case: &Case,
        directive: &str,
    ) -> Result<Result<Option<Timestamp>, Refusal>, Error> {
        let judgement = self.judge(case)?;
        let vocabulary = judgement.rulebook.vocabulary();
        let line = judgement
            .lines()
            .find(|line| vocabulary[line.directed.directive].id == directive);
        let refuse = |message| Err(Refusal::new("directive", message));
        Ok(match line {
            Some(line) if !line.is_to_be_done() => {
                refuse("This is not something to be done by a date.")
            }
            Some(line) if line.by_report => refuse("The report itself did this. It takes no date."),
            Some(line) if is_for_now(&line) => {
                refuse("This is to be done now, before anything else. It takes no date.")
            }
            Some(line) => Ok(line.printed_at()),
            None => refuse("This is not on the plan any more."),
        })
    }
}

/// A danger to life waits for no date.
fn is_for_now(line: &Line<'_>) -> bool {
    line.directed.urgency == Urgency::Life
}

/// Whether a date can be set for it: to be done, not settled, not for now, and not past the procedure's own time.
pub(crate) fn takes_date(line: &Line<'_>, now: Timestamp) -> bool {
    line.is_to_be_done()
        && !line.is_settled()
        && !is_for_now(line)
        && line.printed_at().is_none_or(|printed| printed > now)
}

/// Why nobody may be at work then; nothing for a working day, and for one of which the calendar knows nothing.
pub(crate) fn not_working(at: Timestamp, working_time: &WorkingTime) -> Option<String> {
    let date = said::day(at);
    let day = london::day(date);
    match working_time.day(date).ok()? {
        DayKind::Working => None,
        DayKind::Weekend => Some(format!("{day} is at a weekend.")),
        DayKind::BankHoliday(_) => Some(format!("{day} is a bank holiday.")),
        DayKind::Closed(closure) => Some(format!("We are closed on {day} ({}).", closure.name)),
    }
}
