//! Recording a concern, and the reporter's own view of it.

use access::{Action, Kind, Record};
use casework::Case;
use casework::command::{Report, report};
use decide::Modality;
use store::{Append, AppendFault, CaseFilter, Order, Scope};
use uuid::Uuid;

use crate::acknowledgement::{danger_of, unseen};
use crate::case::concern_view;
use crate::concern_form;
use crate::decision::Place;
use crate::error::{Error, Fault, FieldError, together};
use crate::form::ConcernForm;
use crate::judgement::{Judgement, Line};
use crate::lines::Lines;
use crate::named;
use crate::office::{Office, timestamp};
use crate::people::People;
use crate::said;
use crate::secret;
use crate::view::{ConcernRow, ConcernView, PlanLine, Recorded, Visitor};

/// References are drawn by chance; so often another is drawn when one is taken.
const DRAWS: usize = 5;
/// So many of their own concerns a person sees.
const OWN: u32 = 100;

impl Office {
    /// Sends the concern; a draft of the same words is gone afterwards. The same command again gives the same answer: the
    /// acknowledgement, or `None` where the sender is kept from what was sent, because it names them as the one of concern.
    ///
    /// # Errors
    /// `Refused` names each field; people's fields are `people.0.age` and the like.
    pub async fn record_concern(
        &self,
        visitor: &Visitor,
        command: Uuid,
        form: ConcernForm,
    ) -> Result<Option<Recorded>, Error> {
        let may = Record::of(Kind::Concern, visitor.org.0);
        self.may(visitor, Action::Create, &may)?;
        let mut faults = Vec::new();
        let typed = concern_form::read(form.clone(), || self.fresh_id(), &mut faults);
        let people = self.people(visitor).await?;
        for _ in 0..DRAWS {
            let (append, case) =
                self.first_events(visitor, command, typed.clone(), &people, &faults)?;
            match self.db().append(append).await {
                Err(AppendFault::ReferenceTaken) => {}
                Ok(appended) => {
                    self.discard_sent(visitor, &form).await?;
                    return self.sent(visitor, &people, case, appended).await;
                }
                Err(fault) => return Err(Fault::from(fault).into()),
            }
        }
        Err(Fault::new("no free reference was found").into())
    }

    fn first_events(
        &self,
        visitor: &Visitor,
        command: Uuid,
        typed: Report,
        people: &People,
        faults: &[FieldError],
    ) -> Result<(Append, Case), Error> {
        let kept = named::exclusions(&typed.people, people, &[], visitor.account.0);
        let reported = report(self.complete(typed)?, &visitor.context(self.now()));
        let mut events = match reported {
            Ok(events) if faults.is_empty() => events,
            Ok(_) => return Err(Error::Refused(faults.to_vec())),
            Err(refusal) => return Err(together(faults, refusal.into())),
        };
        events.extend(kept);
        let excluded = events.iter().filter_map(|event| match event {
            casework::Event::AccountExcluded { account, .. } => Some(*account),
            _ => None,
        });
        let excluded: Vec<Uuid> = excluded.collect();
        let told = people.told(&excluded).into_iter().map(|account| account.id);
        let jobs = self.notices(told.filter(|account| *account != visitor.account.0))?;
        self.first_append(visitor, command, events, jobs)
    }

    /// What the office adds to a report: a reference, its setting and its procedure.
    fn complete(&self, typed: Report) -> Result<Report, Error> {
        let settings = &self.inner.settings;
        let procedure = self.rulebook_for_new_cases(self.now())?.procedure();
        let mut facts = typed.facts;
        let setting = Some(settings.setting.clone())
            .filter(|setting| setting.parse::<decide::Setting>().is_ok());
        facts.extend(
            setting
                .clone()
                .map(|id| ("setting".to_owned(), casework::FactAnswer::Setting(id))),
        );
        Ok(Report {
            reference: secret::reference(self.inner.surroundings.as_ref()),
            setting,
            facts,
            procedure: procedure.id.clone(),
            procedure_version: procedure.version.clone(),
            ..typed
        })
    }

    /// What the reporter and everybody has to do, and must not do. Nothing of why: that may come from the case.
    pub(crate) fn for_reporter(
        &self,
        judgement: &Judgement<'_>,
        people: &People,
    ) -> (Vec<PlanLine>, Vec<PlanLine>) {
        let now = self.now();
        let lines = Lines::of(judgement, people, self.working_time(), now);
        let (mut do_now, mut do_not) = (Vec::new(), Vec::new());
        for line in judgement.lines().filter(|line| line.is_required()) {
            if !matches!(&*line.directed.by, "reporter" | "anyone") {
                continue;
            }
            // What the lead sets for it comes from the case, and stays there.
            let line = Line { set: None, ..line };
            let view = bare(lines.line(&line));
            match line.place(now) {
                Place::DoNot => do_not.push(view),
                Place::Now | Place::Today | Place::ByDate
                    if line.directed.modality != Modality::May && !line.is_settled() =>
                {
                    do_now.push(view);
                }
                _ => {}
            }
        }
        (do_now, do_not)
    }

    /// What the visitor has reported, newest first.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn my_concerns(&self, visitor: &Visitor) -> Result<Vec<ConcernRow>, Error> {
        let own = Record::made_by(Kind::Concern, visitor.org.0, visitor.account.0);
        self.may(visitor, Action::List, &own)?;
        let scope = Scope::Own {
            viewer: visitor.account.0,
        };
        let filter = CaseFilter {
            limit: OWN,
            order: Order::Newest,
            ..CaseFilter::new(scope)
        };
        let page = self.db().cases(visitor.org.0, &filter).await?;
        let rows = page.rows.into_iter();
        let views = rows.map(|row| ConcernRow {
            reference: row.reference,
            recorded: said::exactly(timestamp(row.opened_at)),
            state: state(&row.status).to_owned(),
        });
        Ok(views.collect())
    }

    /// # Errors
    /// `NotFound` unless the visitor reported it.
    pub async fn my_concern(
        &self,
        visitor: &Visitor,
        reference: &str,
    ) -> Result<ConcernView, Error> {
        let row = self
            .find_case(visitor, reference, Kind::Concern, Action::See)
            .await?;
        self.record_reading(visitor, row.id, "their own report")
            .await?;
        let opened = self.load(visitor, row).await?;
        let people = self.people(visitor).await?;
        let judgement = self.judge(&opened.case)?;
        let (do_now, do_not) = self.for_reporter(&judgement, &people);
        let view = concern_view(&opened, String::new());
        // Of a closed case nobody has to be told any more.
        let unseen = unseen(&opened.case, &people).filter(|_| !opened.case.is_closed());
        let state = match unseen {
            Some(_) => "Sent, and kept as you wrote it",
            None => state(opened.case.status().id()),
        };
        Ok(ConcernView {
            acknowledgement: format!("{} {state}.", view.acknowledgement),
            danger: danger_of(&judgement),
            unseen,
            do_now,
            do_not,
            ..view
        })
    }
}

/// Nothing about the case itself.
fn state(status: &str) -> &'static str {
    match status {
        "reported" => "Sent, and waiting to be taken up",
        "closed" => "Closed",
        _ => "Being looked at",
    }
}

/// What to do, without what it was derived from.
fn bare(line: PlanLine) -> PlanLine {
    PlanLine {
        because: Vec::new(),
        would_follow_if: Vec::new(),
        lifted_if: Vec::new(),
        near_misses: Vec::new(),
        rulings: Vec::new(),
        checklist: None,
        handed_to: None,
        done: None,
        departed: None,
        ..line
    }
}
