//! A concern not yet sent: kept for its writer, and only for them, across signing out.

use access::{Action, Kind, Record};
use sha2::{Digest, Sha256};
use store::Draft;
use uuid::Uuid;

use crate::concern_form;
use crate::error::{Error, Fault};
use crate::form::ConcernForm;
use crate::office::Office;
use crate::view::Visitor;

/// The form's name, as stored.
const FORM: &str = "concern";
/// The largest draft that is kept, in bytes.
const LARGEST: usize = 200_000;

impl Office {
    /// The visitor's unsent concern.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn draft(&self, visitor: &Visitor) -> Result<Option<ConcernForm>, Error> {
        self.own_draft(visitor, Action::See)?;
        let found = self
            .db()
            .draft(visitor.org.0, visitor.account.0, id(visitor))
            .await?;
        let Some(draft) = found else {
            return Ok(None);
        };
        // A draft that an older or newer program kept, and that this one cannot read, is no reason to stop anybody reporting.
        Ok(serde_json::from_slice(&draft.body).ok())
    }

    /// # Errors
    /// `Refused` when it is larger than any report may be; a fault when the database cannot be written.
    pub async fn save_draft(&self, visitor: &Visitor, form: &ConcernForm) -> Result<(), Error> {
        self.own_draft(visitor, Action::Change)?;
        let body =
            serde_json::to_vec(form).map_err(|fault| Fault::new(format!("a draft: {fault}")))?;
        if body.len() > LARGEST {
            return Err(Error::refused(
                "what_happened",
                "This is too long to be kept. Shorten it.",
            ));
        }
        let draft = Draft {
            org: visitor.org.0,
            account: visitor.account.0,
            id: id(visitor),
            form: FORM.to_owned(),
            body,
            updated_at: self.micros(),
        };
        self.db().put_draft(&draft).await?;
        Ok(())
    }

    /// # Errors
    /// A fault when the database cannot be written.
    pub async fn discard_draft(&self, visitor: &Visitor) -> Result<(), Error> {
        self.own_draft(visitor, Action::End)?;
        self.db()
            .delete_draft(visitor.org.0, visitor.account.0, id(visitor))
            .await?;
        Ok(())
    }

    /// Throws the draft away once its words have been sent. One with other words stays: it was kept in another window meanwhile, or
    /// begun since, and nobody has sent it.
    ///
    /// # Errors
    /// A fault when the database cannot be read or written.
    pub(crate) async fn discard_sent(
        &self,
        visitor: &Visitor,
        sent: &ConcernForm,
    ) -> Result<(), Error> {
        self.own_draft(visitor, Action::End)?;
        let found = self
            .db()
            .draft(visitor.org.0, visitor.account.0, id(visitor))
            .await?;
        let is_sent = |draft: &Draft| {
            serde_json::from_slice::<ConcernForm>(&draft.body)
                .is_ok_and(|kept| words_of(kept) == words_of(sent.clone()))
        };
        if let Some(draft) = found.filter(is_sent) {
            self.db().delete_draft_as_read(&draft).await?;
        }
        Ok(())
    }

    fn own_draft(&self, visitor: &Visitor, action: Action) -> Result<(), Error> {
        self.may(
            visitor,
            action,
            &Record::made_by(Kind::Draft, visitor.org.0, visitor.account.0),
        )
    }
}

/// What somebody would read in it: a draft is not declared, and people of whom nothing is said are not sent.
fn words_of(mut form: ConcernForm) -> ConcernForm {
    form.declared = false;
    form.people.retain(|person| !concern_form::is_empty(person));
    form
}

/// One draft of a concern for each account.
fn id(visitor: &Visitor) -> Uuid {
    let digest = Sha256::new()
        .chain_update(FORM)
        .chain_update(visitor.account.0)
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
