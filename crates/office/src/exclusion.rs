//! Keeping an account from a case, and letting it back: the person is named in it, or too close to it (S1).

use access::{Action, Kind};
use casework::command::{self, Exclude, Readmit};
use casework::{Case, Refusal};
use uuid::Uuid;

use crate::commit::Sent;
use crate::error::Error;
use crate::form::ExcludeForm;
use crate::office::Office;
use crate::view::Visitor;

impl Office {
    /// From now on the case does not exist for this account.
    ///
    /// # Errors
    /// `Refused` (fields `account`, `reason`), `Conflict`, `NotFound`.
    pub async fn exclude(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: ExcludeForm,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Case, Action::Exclude)
            .await?;
        let account = self.account_of(visitor, &form).await?;
        let reason = form.reason;
        let act = |case: &Case, context: &command::Context| {
            command::exclude(case, Exclude { account, reason }, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// Undoes an exclusion that was a mistake.
    ///
    /// # Errors
    /// `Refused` (fields `account`, `reason`), `Conflict`, `NotFound`.
    pub async fn readmit(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: ExcludeForm,
    ) -> Result<(), Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Case, Action::Exclude)
            .await?;
        let account = self.account_of(visitor, &form).await?;
        let reason = form.reason;
        let act = |case: &Case, context: &command::Context| {
            command::readmit(case, Readmit { account, reason }, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    async fn account_of(&self, visitor: &Visitor, form: &ExcludeForm) -> Result<Uuid, Error> {
        let unknown = || Refusal::new("account", "Choose somebody from the list.");
        let account = Uuid::try_parse(form.account.trim()).map_err(|_| unknown())?;
        let found = self.db().account(visitor.org.0, account).await?;
        Ok(found.ok_or_else(unknown)?.id)
    }
}
