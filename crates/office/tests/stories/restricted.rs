//! People who must not know: the person named, the administrator, everybody who has no part in it.

use office::{
    AnswerForm, CaseQuery, ChronologyFilter, CloseForm, ConcernForm, CorrectForm, DepartForm,
    DoneForm, Error, ExcludeForm, HandForm, NoteForm, OwnerForm, PersonForm, ReopenCaseForm,
    ReopenForm, Visitor,
};

use crate::school::{School, a_concern, refused, somebody};

pub fn about(name: &str) -> ConcernForm {
    ConcernForm {
        people: vec![somebody(name, "suspect", "")],
        ..a_concern()
    }
}

/// Somebody who tries every way to a case.
struct Trying<'a> {
    school: &'a School,
    visitor: &'a Visitor,
    reference: &'a str,
    absent: String,
}

impl Trying<'_> {
    fn same<T: std::fmt::Debug>(&self, result: Result<T, Error>) {
        assert_eq!(format!("{:?}", result.unwrap_err()), self.absent);
    }

    async fn reads_nothing(&self) {
        let (office, visitor, reference) = (&self.school.office, self.visitor, self.reference);
        self.same(office.case(visitor, reference).await);
        self.same(office.plan(visitor, reference).await);
        self.same(office.triage(visitor, reference).await);
        self.same(office.checklist(visitor, reference, "imagery-risk").await);
        self.same(
            office
                .chronology(visitor, reference, &ChronologyFilter::default())
                .await,
        );
        self.same(office.who_has_looked(visitor, reference).await);
        self.same(office.my_concern(visitor, reference).await);
    }

    async fn settles_nothing(&self) {
        let (office, visitor, reference) = (&self.school.office, self.visitor, self.reference);
        let command = self.school.command();
        self.same(
            office
                .answer(visitor, reference, 1, command, AnswerForm::default())
                .await,
        );
        self.same(
            office
                .answer_checklist(visitor, reference, 1, command, "imagery-risk", Vec::new())
                .await,
        );
        self.same(
            office
                .mark_done(visitor, reference, 1, command, DoneForm::default())
                .await,
        );
        self.same(
            office
                .depart(visitor, reference, 1, command, DepartForm::default())
                .await,
        );
        self.same(
            office
                .hand(visitor, reference, 1, command, HandForm::default())
                .await,
        );
        self.same(
            office
                .reopen_directive(visitor, reference, 1, command, ReopenForm::default())
                .await,
        );
    }

    async fn writes_nothing(&self) {
        let (office, visitor, reference) = (&self.school.office, self.visitor, self.reference);
        let command = self.school.command();
        self.same(
            office
                .add_note(visitor, reference, 1, command, NoteForm::default())
                .await,
        );
        self.same(
            office
                .correct_entry(visitor, reference, 1, command, CorrectForm::default())
                .await,
        );
        self.same(
            office
                .add_person(visitor, reference, 1, command, PersonForm::default())
                .await,
        );
        self.same(
            office
                .assign_owner(visitor, reference, 1, command, OwnerForm::default())
                .await,
        );
        self.same(
            office
                .exclude(visitor, reference, 1, command, ExcludeForm::default())
                .await,
        );
        self.same(
            office
                .readmit(visitor, reference, 1, command, ExcludeForm::default())
                .await,
        );
        self.same(
            office
                .close_case(visitor, reference, 1, command, CloseForm::default())
                .await,
        );
        self.same(
            office
                .reopen_case(visitor, reference, 1, command, ReopenCaseForm::default())
                .await,
        );
    }
}

/// Every answer is the one for a case that does not exist.
pub async fn finds_nothing(school: &School, visitor: &Visitor, reference: &str) {
    let absent = school
        .office
        .case(visitor, "WP-XXXX-XXXX")
        .await
        .unwrap_err();
    let trying = Trying {
        school,
        visitor,
        reference,
        absent: format!("{absent:?}"),
    };
    trying.reads_nothing().await;
    trying.settles_nothing().await;
    trying.writes_nothing().await;
}

#[tokio::test]
async fn a_lead_who_is_named_never_learns_of_the_case_by_any_way() {
    let school = School::on_sqlite().await;
    let recorded = school
        .office
        .record_concern(
            &school.reporter,
            school.command(),
            about("Ms Amina Okaforde"),
        )
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        recorded.who_sees,
        "Ruth Calderwane (Head), Tom Whitlocke (Deputy safeguarding lead)"
    );
    finds_nothing(&school, &school.lead, &recorded.reference).await;
    for text in ["", "chirple", recorded.reference.as_str()] {
        let query = CaseQuery {
            text: text.into(),
            ..CaseQuery::default()
        };
        let list = school.office.cases(&school.lead, &query).await.unwrap();
        assert_eq!((list.rows.len(), list.total.as_str()), (0, "0"), "{text}");
    }
    let case = school
        .office
        .case(&school.deputy, &recorded.reference)
        .await
        .unwrap();
    assert!(case.restricted.is_some());
    assert!(
        case.members
            .iter()
            .all(|member| member.name != "Amina Okaforde")
    );
    assert!(
        case.can_own
            .iter()
            .all(|choice| !choice.label.contains("Amina"))
    );
}

#[tokio::test]
async fn when_every_lead_is_named_the_head_is_told_and_can_work_what_is_theirs() {
    let school = School::on_sqlite().await;
    let people = vec![
        somebody("A. Okaforde", "suspect", ""),
        somebody("Mr Whitlocke", "alleged_to_have_caused_harm", ""),
    ];
    let form = ConcernForm {
        people,
        ..a_concern()
    };
    let recorded = school
        .office
        .record_concern(&school.reporter, school.command(), form)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(recorded.who_sees, "Ruth Calderwane (Head)");
    let case = school
        .office
        .case(&school.head, &recorded.reference)
        .await
        .unwrap();
    assert!(!case.may_work);
    let own = OwnerForm {
        to: school.head.account.to_string(),
    };
    school
        .office
        .assign_owner(
            &school.head,
            &recorded.reference,
            case.version,
            school.command(),
            own,
        )
        .await
        .unwrap();
    let case = school
        .office
        .case(&school.head, &recorded.reference)
        .await
        .unwrap();
    assert!(case.may_work && case.may_close);
}

#[tokio::test]
async fn a_reporter_who_is_named_later_loses_even_their_own_report() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    let named = somebody("Priya Nairsworth", "suspect", "");
    school
        .office
        .add_person(&school.lead, &reference, version, school.command(), named)
        .await
        .unwrap();
    finds_nothing(&school, &school.reporter, &reference).await;
    assert!(
        school
            .office
            .my_concerns(&school.reporter)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn somebody_kept_away_by_hand_is_let_back_with_a_reason() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    let version = school.version(&reference).await;
    let form = |reason: &str| ExcludeForm {
        account: school.deputy.account.to_string(),
        reason: reason.into(),
    };
    let bare = school
        .office
        .exclude(
            &school.lead,
            &reference,
            version,
            school.command(),
            form(""),
        )
        .await;
    assert_eq!(refused(bare), ["reason"]);
    let why = form("A relative of the family.");
    school
        .office
        .exclude(&school.lead, &reference, version, school.command(), why)
        .await
        .unwrap();
    finds_nothing(&school, &school.deputy, &reference).await;
    school
        .lets_the_deputy_back(&reference, "Not a relative after all.")
        .await;
    assert!(school.office.case(&school.deputy, &reference).await.is_ok());
}

#[tokio::test]
async fn an_administrator_sees_no_case_content() {
    let school = School::on_sqlite().await;
    let reference = school.concern(a_concern()).await;
    finds_nothing(&school, &school.administrator, &reference).await;
    assert!(matches!(
        school
            .office
            .cases(&school.administrator, &CaseQuery::default())
            .await,
        Err(Error::Denied)
    ));
    assert!(
        school
            .office
            .my_concerns(&school.administrator)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn nothing_of_an_excluded_persons_account_is_told_by_the_notices() {
    let school = School::on_sqlite().await;
    school
        .office
        .record_concern(&school.reporter, school.command(), about("Amina Okaforde"))
        .await
        .unwrap();
    let told = std::sync::Mutex::new(Vec::new());
    let deliver = |notice: &office::DueNotice| {
        told.lock()
            .unwrap()
            .push((notice.login.clone(), notice.message.subject));
        Ok(())
    };
    assert_eq!(school.office.deliver_notices(&deliver).await.unwrap(), 1);
    assert_eq!(
        told.into_inner().unwrap(),
        [("tom".to_owned(), "You have an item to review")]
    );
    assert_eq!(school.office.deliver_notices(&|_| Ok(())).await.unwrap(), 0);
}
