//! Closing a case, and opening it again.

use access::{Action, Kind};
use casework::Case;
use casework::command::{self, Close, OpenDirective, Reopen};
use uuid::Uuid;

use crate::commit::Sent;
use crate::error::Error;
use crate::form::{CloseForm, ReopenCaseForm};
use crate::office::Office;
use crate::plan::undecided;
use crate::view::Visitor;

impl Office {
    /// # Errors
    /// `Refused` (fields `outcome`, `review`; and `plan` once for each thing that is still open), `Conflict`, `NotFound`.
    pub async fn close_case(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: CloseForm,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Case, Action::Close)
            .await?;
        let required = self.required(&opened.case)?;
        let close = Close {
            outcome: form.outcome,
            review: form.review,
            required,
        };
        let act = |case: &Case, context: &command::Context| command::close(case, close, context);
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// Everything required with `must` or `should`. Without a plan nothing can be closed.
    fn required(&self, case: &Case) -> Result<Vec<OpenDirective>, Error> {
        let judgement = self.judge(case)?;
        if let Err(fault) = &judgement.decided {
            return Err(Error::refused("plan", undecided(&judgement, fault)));
        }
        let vocabulary = judgement.rulebook.vocabulary();
        let binding = judgement
            .lines()
            .filter(|line| line.binds() && !line.is_settled());
        let open = binding.map(|line| {
            let definition = &vocabulary[line.directed.directive];
            OpenDirective {
                id: definition.id.clone(),
                does: definition.does.clone(),
            }
        });
        Ok(open.collect())
    }

    /// # Errors
    /// `Refused` (field `reason`), `Conflict`, `NotFound`.
    pub async fn reopen_case(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: ReopenCaseForm,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Case, Action::Reopen)
            .await?;
        let reopen = Reopen {
            reason: form.reason,
        };
        let act = |case: &Case, context: &command::Context| command::reopen(case, reopen, context);
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }
}
