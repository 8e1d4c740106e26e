//! What keeps a concern from being sent, told while it is still being written: each page names what is wrong on it.

use casework::command::report;
use uuid::Uuid;

use crate::concern_form;
use crate::error::FieldError;
use crate::form::ConcernForm;
use crate::office::Office;
use crate::view::Visitor;

impl Office {
    /// Every fault that sending it would name; people's fields are `people.0.age` and the like. Nothing is written.
    #[must_use]
    pub fn faults_of(&self, visitor: &Visitor, form: &ConcernForm) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let typed = concern_form::read(form.clone(), Uuid::nil, &mut faults);
        if let Err(refusal) = report(typed, &visitor.context(self.now())) {
            faults.extend(concern_form::faults_of(refusal, form));
        }
        faults
    }
}
