//! What a reporter is told once a concern is sent: who sees it, what happens next, whom to ring.

use access::{Action, Decision, Kind, permit};
use casework::Case;
use store::Appended;
use uuid::Uuid;

use crate::error::{Error, Fault};
use crate::judgement::Judgement;
use crate::load::record_of;
use crate::office::Office;
use crate::people::{People, described};
use crate::plan::danger;
use crate::said;
use crate::view::{Recorded, Visitor};

const NOBODY: &str =
    "Nobody in your organisation is told, because everybody who would be is named in this concern.";
/// An organisation in which nobody leads on safeguarding yet.
const NO_ACCOUNT: &str = "Nobody in your organisation is told, because nobody has an account with which to read concerns.";
const RING_NOW: &str = "Ring the Local Authority Designated Officer (LADO) now.";

impl Office {
    /// The acknowledgement; of a repeated command it is that of the first. None where the sender is kept from the case: then
    /// nothing of it is loaded, so that however often it is sent, nothing of what became of it is told.
    pub(crate) async fn sent(
        &self,
        visitor: &Visitor,
        people: &People,
        case: Case,
        appended: Appended,
    ) -> Result<Option<Recorded>, Error> {
        if !appended.repeated {
            if case.is_excluded(visitor.account.0) {
                return Ok(None);
            }
            return self.recorded(&case, people).map(Some);
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
        let own = record_of(&row, visitor, Kind::Concern);
        if permit(&visitor.who(), Action::See, &own) != Decision::Permit {
            return Ok(None);
        }
        let opened = self.load(visitor, row).await?;
        self.recorded(&opened.case, people).map(Some)
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

    fn recorded(&self, case: &Case, people: &People) -> Result<Recorded, Error> {
        let judgement = self.judge(case)?;
        let (do_now, do_not) = self.for_reporter(&judgement, people);
        let excluded = excluded(case);
        let told: Vec<String> = people.told(&excluded).into_iter().map(described).collect();
        let unseen = unseen(case, people);
        let seeing = people.seeing(&excluded).into_iter().map(described);
        Ok(Recorded {
            reference: case.concern.reference.clone(),
            danger: danger_of(&judgement),
            what_next: what_next(&told),
            do_now,
            do_not,
            who_sees: unseen
                .clone()
                .unwrap_or_else(|| seeing.collect::<Vec<_>>().join(", ")),
            unseen,
            ring_if_nothing_by: self.ring(case, &told.join(", ")),
        })
    }

    fn ring(&self, case: &Case, who: &str) -> String {
        if who.is_empty() {
            return RING_NOW.to_owned();
        }
        let span = calendar::Span::SameWorkingDay;
        let Ok(due) = calendar::due(case.reported.at, span, self.working_time()) else {
            return "If you hear nothing today, ring them.".to_owned();
        };
        let by = said::exactly(due.at);
        format!("If you have heard nothing by {by}, ring {who}.")
    }
}

fn excluded(case: &Case) -> Vec<Uuid> {
    let exclusions = case.exclusions.iter();
    exclusions.map(|exclusion| exclusion.account).collect()
}

/// Why nobody at all can see the case; none when somebody can.
pub(crate) fn unseen(case: &Case, people: &People) -> Option<String> {
    if !people.seeing(&excluded(case)).is_empty() {
        return None;
    }
    let has_readers = !people.seeing(&[]).is_empty();
    Some(if has_readers { NOBODY } else { NO_ACCOUNT }.to_owned())
}

/// Of a closed case nothing is said of danger: what was answered then need not be so now.
pub(crate) fn danger_of(judgement: &Judgement<'_>) -> Option<String> {
    danger(judgement).filter(|_| !judgement.case.is_closed())
}

fn what_next(told: &[String]) -> Vec<String> {
    if told.is_empty() {
        return [
            "Waypost keeps what you sent, as you wrote it. It tells nobody of it.",
            "Whoever you tell outside your organisation decides what follows. Ask them what you should do.",
            "You can read what you have sent again.",
        ]
        .map(str::to_owned)
        .to_vec();
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
