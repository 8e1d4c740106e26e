//! Recording a concern, and the reporter's own view of it.

use access::{Action, Kind, Record};
use casework::Case;
use casework::command::{Report, report};
use decide::Modality;
use store::{Append, AppendFault, Appended, CaseFilter, Order, Scope};
use uuid::Uuid;

use crate::case::concern_view;
use crate::concern_form;
use crate::decision::Place;
use crate::error::{Error, Fault, FieldError, together};
use crate::form::ConcernForm;
use crate::judgement::{Judgement, Line};
use crate::lines::Lines;
use crate::named;
use crate::office::{Office, timestamp};
use crate::people::{People, described};
use crate::plan::danger;
use crate::said;
use crate::secret;
use crate::view::{ConcernRow, ConcernView, PlanLine, Recorded, Visitor};

/// References are drawn by chance; so often another is drawn when one is taken.
const DRAWS: usize = 5;
/// So many of their own concerns a person sees.
const OWN: u32 = 100;

impl Office {
    /// Sends the concern; the draft is gone afterwards. The same command again gives the same answer.
    ///
    /// # Errors
    /// `Refused` names each field; people's fields are `people.0.age` and the like.
    pub async fn record_concern(
        &self,
        visitor: &Visitor,
        command: Uuid,
        form: ConcernForm,
    ) -> Result<Recorded, Error> {
        let may = Record::of(Kind::Concern, visitor.org.0);
        self.may(visitor, Action::Create, &may)?;
        let mut faults = Vec::new();
        let typed = concern_form::read(form, || self.fresh_id(), &mut faults);
        let people = self.people(visitor).await?;
        for _ in 0..DRAWS {
            let (append, case) =
                self.first_events(visitor, command, typed.clone(), &people, &faults)?;
            match self.db().append(append).await {
                Err(AppendFault::ReferenceTaken) => {}
                Ok(appended) => return self.sent(visitor, &people, case, appended).await,
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

    /// The acknowledgement. Of a repeated command it is that of the first.
    async fn sent(
        &self,
        visitor: &Visitor,
        people: &People,
        case: Case,
        appended: Appended,
    ) -> Result<Recorded, Error> {
        self.discard_draft(visitor).await?;
        if !appended.repeated {
            return self.recorded(&case, people);
        }
        let before = appended.first_seq.saturating_sub(1);
        let first = self.db().read_journal(visitor.org.0, before, 1).await?;
        let first = first
            .into_iter()
            .next()
            .ok_or_else(|| Fault::new("a repeated command left no event"))?;
        let row = self
            .db()
            .case(visitor.org.0, first.stream)
            .await?
            .ok_or(Error::NotFound)?;
        if row.reporter != visitor.account.0 {
            return Err(Error::NotFound);
        }
        let opened = self.load(visitor, row).await?;
        self.recorded(&opened.case, people)
    }

    fn recorded(&self, case: &Case, people: &People) -> Result<Recorded, Error> {
        let judgement = self.judge(case)?;
        let (do_now, do_not) = self.for_reporter(&judgement, people);
        let excluded: Vec<Uuid> = case
            .exclusions
            .iter()
            .map(|exclusion| exclusion.account)
            .collect();
        let told: Vec<String> = people.told(&excluded).into_iter().map(described).collect();
        let who = told.join(", ");
        Ok(Recorded {
            reference: case.concern.reference.clone(),
            danger: danger_of(&judgement),
            what_next: what_next(&told),
            do_now,
            do_not,
            who_sees: if told.is_empty() {
                NOBODY.to_owned()
            } else {
                let seeing = people.seeing(&excluded).into_iter().map(described);
                seeing.collect::<Vec<_>>().join(", ")
            },
            ring_if_nothing_by: self.ring(case, &who),
        })
    }

    fn ring(&self, case: &Case, who: &str) -> String {
        let span = calendar::Span::SameWorkingDay;
        let Ok(due) = calendar::due(case.reported.at, span, self.working_time()) else {
            return "If you hear nothing today, ring them.".to_owned();
        };
        let by = said::exactly(due.at);
        if who.is_empty() {
            return "Ring the Local Authority Designated Officer (LADO) now.".to_owned();
        }
        format!("If you have heard nothing by {by}, ring {who}.")
    }

    /// What the reporter and everybody has to do, and must not do. Nothing of why: that may come from the case.
    fn for_reporter(
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

    /// The acknowledgement again, for the page after sending, which may be reloaded.
    ///
    /// # Errors
    /// `NotFound` unless the visitor reported it.
    pub async fn acknowledgement(
        &self,
        visitor: &Visitor,
        reference: &str,
    ) -> Result<Recorded, Error> {
        let row = self
            .find_case(visitor, reference, Kind::Concern, Action::See)
            .await?;
        let opened = self.load(visitor, row).await?;
        let people = self.people(visitor).await?;
        self.recorded(&opened.case, &people)
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
        let state = state(opened.case.status().id());
        Ok(ConcernView {
            acknowledgement: format!("{} {state}.", view.acknowledgement),
            danger: danger_of(&judgement),
            do_now,
            do_not,
            ..view
        })
    }
}

const NOBODY: &str =
    "Nobody in your organisation is told, because everybody who would be is named in this concern.";

/// Of a closed case nothing is said of danger: what was answered then need not be so now.
fn danger_of(judgement: &Judgement<'_>) -> Option<String> {
    danger(judgement).filter(|_| !judgement.case.is_closed())
}

fn what_next(told: &[String]) -> Vec<String> {
    if told.is_empty() {
        return vec![
            NOBODY.to_owned(),
            "Ring the Local Authority Designated Officer (LADO) now.".to_owned(),
        ];
    }
    vec![
        format!(
            "{} can read what you have sent, from now on.",
            told.join(", ")
        ),
        "They decide what follows, and may come back to you with questions.".to_owned(),
        "You can read what you have sent again, but not what follows from it.".to_owned(),
    ]
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
