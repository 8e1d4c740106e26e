//! Which rulebook a case follows: the version recorded on it, which was in force when the concern arose, with the law and guidance of
//! that day over it where the organisation has not switched them off.

use std::fmt;
use std::sync::Arc;

use casework::Case;
use decide::{Layer, Procedure, Rulebook};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::error::{Error, Fault};
use crate::judgement::Judgement;
use crate::law::Marks;
use crate::office::Office;
use crate::said;

/// A version that a case follows and that this program does not have: said plainly, and no other is put in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotHeld {
    pub procedure: String,
    pub version: String,
    /// The versions of the procedure that there are.
    pub held: Vec<String>,
}

impl fmt::Display for NotHeld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            procedure, version, ..
        } = self;
        write!(
            f,
            "This case began under version {version} of {procedure}, which this Waypost does not have. So it cannot work out the plan, \
             and it puts no other version in its place. "
        )?;
        match self.held.as_slice() {
            [] => f.write_str("It has no version of that procedure. ")?,
            held => write!(f, "It has: {}. ", held.join("; "))?,
        }
        f.write_str(
            "Nothing of the case is lost. Go by the procedure as you have it on paper, and ask whoever looks after Waypost to put the \
             version back.",
        )
    }
}

/// What a case is decided by, or the version that is missing.
pub(crate) type Followed = Result<Arc<Rulebook>, NotHeld>;

impl Office {
    /// # Errors
    /// A fault when the case follows no procedure at all, or when it and the law cannot be decided together.
    pub(crate) fn followed(&self, case: &Case) -> Result<Followed, Error> {
        let (id, version) = case
            .procedure
            .as_ref()
            .ok_or_else(|| Fault::new("the case follows no procedure"))?;
        let catalogue = &self.inner.catalogue;
        let Some(local) = catalogue.rulebook_of(id, version) else {
            let versions = catalogue.versions(id);
            let held = versions.map(|all| all.iter().map(|each| each.name.clone()).collect());
            return Ok(Err(NotHeld {
                procedure: id.clone(),
                version: version.clone(),
                held: held.unwrap_or_default(),
            }));
        };
        Ok(Ok(self.with_the_law_of(local, case.reported.at)?))
    }

    /// For words and names; a version that is not held says nothing.
    pub(crate) fn rulebook_of(&self, case: &Case) -> Result<Arc<Rulebook>, Error> {
        match self.followed(case)? {
            Ok(rulebook) => Ok(rulebook),
            Err(missing) => self.nothing(&missing),
        }
    }

    /// The version that a new case follows: that in force today. A concern is never turned away for want of one: were none in force,
    /// it would be the nearest, which the case then says.
    pub(crate) fn rulebook_for_new_cases(&self, now: Timestamp) -> Result<&Arc<Rulebook>, Error> {
        let id = &self.inner.settings.procedure;
        let found = self.inner.catalogue.rulebook_nearest(id, said::day(now));
        found.ok_or_else(|| Error::Fault(Fault::new(format!("there is no procedure {id}"))))
    }

    /// The procedure with the law and guidance of that moment's day over it; alone where there are none, or where they are switched off.
    pub(crate) fn with_the_law_of(
        &self,
        local: &Arc<Rulebook>,
        at: Timestamp,
    ) -> Result<Arc<Rulebook>, Error> {
        let Some(layer) = self.layer_of(said::day(at)) else {
            return Ok(Arc::clone(local));
        };
        let together = self.inner.catalogue.together(local, layer);
        together.map_err(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Error::Fault(Fault::new(faults.join("; ")))
        })
    }

    /// The law and guidance that decide on a day: none where the organisation has switched them off.
    pub(crate) fn layer_of(&self, day: Date) -> Option<&Arc<Layer>> {
        let layer = self.inner.catalogue.layer_in_force(day);
        layer.filter(|_| self.inner.settings.national_layer)
    }

    pub(crate) fn judge<'a>(&self, case: &'a Case) -> Result<Judgement<'a>, Error> {
        let marks = self.marks();
        match self.followed(case)? {
            Ok(rulebook) => Ok(Judgement::of(
                rulebook,
                case,
                &self.inner.working_time,
                marks,
            )),
            Err(missing) => Ok(Judgement::impossible(
                self.nothing(&missing)?,
                case,
                missing,
                marks,
            )),
        }
    }

    /// What the law has to say of clauses, as it is known today; shown whether or not it decides.
    pub(crate) fn marks(&self) -> Marks {
        let today = said::day(self.now());
        Marks::new(self.inner.catalogue.layers(), today)
    }

    /// A rulebook under the missing version's name that says nothing.
    fn nothing(&self, missing: &NotHeld) -> Result<Arc<Rulebook>, Error> {
        let procedure = Procedure::not_held(&missing.procedure, &missing.version);
        let vocabulary = Arc::clone(self.inner.catalogue.vocabulary());
        let rulebook = Rulebook::new(vocabulary, procedure)
            .map_err(|_| Fault::new("a rulebook without rules cannot be compiled"))?;
        Ok(Arc::new(rulebook))
    }
}
