//! Who owns a case.

use access::{Action, Kind};
use casework::command::{self, AssignOwner};
use casework::{Case, Refusal};
use uuid::Uuid;

use crate::commit::Sent;
use crate::error::Error;
use crate::form::OwnerForm;
use crate::office::Office;
use crate::view::Visitor;

impl Office {
    /// # Errors
    /// `Refused` (field `to`), `Conflict`, `NotFound`.
    pub async fn assign_owner(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: OwnerForm,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Case, Action::AssignOwner)
            .await?;
        let people = self.people(visitor).await?;
        let choices = people.can_own(&opened.row.excluded);
        let chosen = choices.iter().find(|choice| choice.value == form.to.trim());
        let account = chosen.and_then(|choice| choice.value.parse().ok());
        let account =
            account.ok_or_else(|| Refusal::new("to", "Choose somebody from the list."))?;
        let act = |case: &Case, context: &command::Context| {
            command::assign_owner(case, AssignOwner { account }, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }
}
