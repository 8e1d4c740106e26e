//! The search over the clauses of every procedure, in our words. What is sought stands in the address, so that a search can be linked
//! to: the page asks for words of a procedure and never for a name.

use askama::Template;
use office::{ChoiceView, ClauseQuery, ClausesView};

use crate::asked::{Asked, address};
use crate::form::Errors;
use crate::frame::Frame;
use crate::respond::{Answer, again, page};
use crate::shown::Choice;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/clauses.html")]
struct ClausesPage {
    frame: Frame,
    query: ClauseQuery,
    errors: Errors,
    filters: Vec<Filter>,
    view: ClausesView,
}

/// A list of choices beside the results.
struct Filter {
    name: &'static str,
    label: &'static str,
    choices: Vec<Choice>,
    chosen: String,
}

impl Filter {
    fn new(
        name: &'static str,
        label: &'static str,
        any: &str,
        choices: &[ChoiceView],
        chosen: &str,
    ) -> Self {
        let choices = choices.iter().cloned().map(Choice::from);
        Self {
            name,
            label,
            choices: [Choice::new("", any)].into_iter().chain(choices).collect(),
            chosen: chosen.to_owned(),
        }
    }

    /// What is chosen, in words; none where nothing is.
    fn said(&self) -> Option<&str> {
        let mut choices = self
            .choices
            .iter()
            .filter(|choice| !choice.value.is_empty());
        let chosen = choices.find(|choice| choice.is(&self.chosen));
        chosen.map(|choice| choice.text.as_str())
    }
}

impl ClausesPage {
    fn is_narrowed(&self) -> bool {
        let everything = ClauseQuery {
            page: self.query.page.clone(),
            ..ClauseQuery::default()
        };
        self.query != everything
    }

    /// What the list is narrowed to, in words.
    fn narrowed_to(&self) -> Vec<String> {
        let words = Some(&self.query.words).filter(|words| !words.is_empty());
        let words = words.map(|words| format!("“{words}”"));
        let chosen = self.filters.iter().filter_map(Filter::said);
        words.into_iter().chain(chosen.map(str::to_owned)).collect()
    }

    /// The address of another page of the same search; empty where there is none.
    fn page_at(&self, page: &usize) -> String {
        if *page == 0 || *page > self.view.pages {
            return String::new();
        }
        let number = page.to_string();
        let query = &self.query;
        let fields = [
            ("words", query.words.as_str()),
            ("procedure", &query.procedure),
            ("section", &query.section),
            ("modality", &query.modality),
            ("kind", &query.kind),
            ("honoured", &query.honoured),
            ("page", if *page == 1 { "" } else { &number }),
        ];
        address("/clauses", &fields)
    }

    fn previous_at(&self) -> String {
        self.page_at(&(self.view.page - 1))
    }

    fn next_at(&self) -> String {
        self.page_at(&(self.view.page + 1))
    }
}

pub(crate) async fn get(visit: Visit, asked: Asked) -> Answer {
    let query = ClauseQuery {
        words: asked.text("words"),
        procedure: asked.text("procedure"),
        section: asked.text("section"),
        modality: asked.text("modality"),
        kind: asked.text("kind"),
        honoured: asked.text("honoured"),
        page: asked.text("page"),
    };
    let view = visit.office.clauses(&query);
    let shown = ClausesPage {
        frame: visit.frame,
        errors: Errors::from(view.faults.clone()),
        filters: filters(&query, &view),
        query,
        view,
    };
    if shown.errors.is_empty() {
        page(&shown)
    } else {
        again(&shown)
    }
}

fn filters(query: &ClauseQuery, view: &ClausesView) -> Vec<Filter> {
    let mut filters = vec![Filter::new(
        "procedure",
        "Procedure",
        "Any procedure",
        &view.procedures,
        &query.procedure,
    )];
    if !view.sections.is_empty() {
        filters.push(Filter::new(
            "section",
            "Section, as printed",
            "Any section",
            &view.sections,
            &query.section,
        ));
    }
    filters.extend([
        Filter::new(
            "modality",
            "How strongly it is put",
            "Any strength",
            &view.modalities,
            &query.modality,
        ),
        Filter::new(
            "kind",
            "Kind of clause",
            "Any kind",
            &view.kinds,
            &query.kind,
        ),
        Filter::new(
            "honoured",
            "What Waypost does with it",
            "Anything",
            &view.places,
            &query.honoured,
        ),
    ]);
    filters
}

#[cfg(test)]
mod tests {
    use crate::trial::Trial;

    #[tokio::test]
    async fn a_clause_is_found_by_words_number_and_what_becomes_of_it() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        let all = reader.open("/clauses").await.is(200);
        let all = all.says("376 clauses").says("Page 1 of 16");
        assert_eq!(all.body.matches("class=\"waypost-clause\"").count(), 25);
        let one = reader.open("/clauses?words=dor-0342").await.is(200);
        one.says("1 clause")
            .says("no longer the law")
            .says("/procedure/dorset/clauses/DOR-0342");
        let some = reader
            .open("/clauses?words=police&modality=must&kind=rule&honoured=rule")
            .await;
        some.is(200)
            .says("A rule decides")
            .does_not_say("govuk-tag--green");
        let last = reader.open("/clauses?page=16").await.is(200);
        last.says("rel=\"prev\"").does_not_say("rel=\"next\"");
    }

    #[tokio::test]
    async fn an_empty_search_says_how_to_go_on() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        let page = reader.open("/clauses?words=polcie+tell").await.is(200);
        page.says("No clause has all of these words.")
            .says("clauses that have 1 of the 2")
            .says("Did you mean “police”?")
            .says("“tell” alone finds")
            .does_not_say("No clause matches");
        let page = reader.open("/clauses?words=xyzzy").await.is(200);
        page.says("No clause matches").does_not_say("Here ");
    }

    #[tokio::test]
    async fn an_ordinary_word_leads_on_and_the_page_says_as_what() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        let page = reader.open("/clauses?words=can+we+look+at+the+phone").await;
        page.is(200)
            .says("“phone” is also looked for as “device”, “mobile” or “tablet”.")
            .says("class=\"waypost-clause\"")
            .does_not_say("No clause");
    }

    #[tokio::test]
    async fn what_cannot_be_asked_is_named_and_what_was_typed_is_kept() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        for (address, says) in [
            (
                "/clauses?words=police&modality=perhaps",
                "Choose the strength from the list",
            ),
            (
                "/clauses?words=police&section=sexting",
                "Choose the section, after its procedure,",
            ),
            ("/clauses?words=police&page=none", "There is no such page"),
            (
                "/clauses?words=police&honoured=page-nowhere",
                "Choose the place from the list",
            ),
        ] {
            let page = reader.open(address).await.is(422);
            page.says("There is a problem")
                .says(says)
                .says("value=\"police\"");
        }
        let page = reader.open("/clauses?words=%3F%21").await.is(422);
        page.says("Type at least one letter");
    }

    #[tokio::test]
    async fn a_section_can_be_chosen_once_its_procedure_is() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        reader
            .open("/clauses")
            .await
            .does_not_say("Section, as printed");
        let page = reader.open("/clauses?procedure=dorset").await.is(200);
        let page = page.says("Section, as printed");
        let slug = page.body.split("name=\"section\"").nth(1).unwrap();
        let slug = slug.split("<option value=\"").nth(2).unwrap();
        let slug = slug.split('"').next().unwrap();
        let page = reader
            .open(&format!("/clauses?procedure=dorset&section={slug}"))
            .await;
        page.is(200).says("selected");
    }
}
