//! What Waypost itself holds to, whatever a procedure asks: a closed list, each with what it does and the test that holds it to that.

/// One thing that Waypost does, or never does, in every case.
#[derive(Debug, PartialEq, Eq)]
pub struct Guardrail {
    /// As a catalogue of clauses names it after `guardrail:`.
    pub id: &'static str,
    /// One plain sentence.
    pub does: &'static str,
    /// The file and the name of the test that fails when it is no longer so.
    pub held_by: (&'static str, &'static str),
}

/// Every guardrail that a clause can be honoured by.
pub static GUARDRAILS: [Guardrail; 8] = [
    Guardrail {
        id: "no-uploads",
        does: "Waypost takes no picture, film or other file, so it holds no copy of an image.",
        held_by: ("web/src/templates.rs", "no_page_takes_a_file"),
    },
    Guardrail {
        id: "words",
        does: "Waypost speaks of indecent images of children, and never calls them pornography.",
        held_by: (
            "office/tests/stories/plain_words.rs",
            "nothing_that_people_read_blames_a_child_or_uses_words_that_we_do_not_use",
        ),
    },
    Guardrail {
        id: "no-words-of-blame",
        does: "Nothing that Waypost says puts blame on a child or young person.",
        held_by: (
            "office/tests/stories/plain_words.rs",
            "nothing_that_people_read_blames_a_child_or_uses_words_that_we_do_not_use",
        ),
    },
    Guardrail {
        id: "several-kinds-at-once",
        does: "A case can be of several kinds at once, and what each of them asks for is in its plan.",
        held_by: (
            "office/src/honoured/guardrail.rs",
            "facts_of_two_kinds_never_shut_one_another_out",
        ),
    },
    Guardrail {
        id: "danger-is-asked-first",
        does: "As long as it is not known, Waypost asks about immediate danger before anything else.",
        held_by: (
            "office/tests/stories/concerns.rs",
            "a_child_in_danger_is_asked_about_first_and_999_comes_first",
        ),
    },
    Guardrail {
        id: "a-referral-is-always-open",
        does: "Nothing in Waypost speaks against a referral, and every plan says that you may always refer.",
        held_by: (
            "office/src/honoured/guardrail.rs",
            "no_directive_speaks_against_a_referral_and_every_plan_invites_one",
        ),
    },
    Guardrail {
        id: "members-of-the-case-only",
        does: "Only somebody whose role permits it sees a case, and nobody who is kept from it.",
        held_by: (
            "access/tests/matrix.rs",
            "nobody_does_anything_to_a_case_from_which_they_are_kept_whatever_their_role",
        ),
    },
    Guardrail {
        id: "a-form-is-not-the-assessment",
        does: "A checklist keeps answers, and answering it never marks anything in the plan as done.",
        held_by: (
            "office/tests/stories/answers.rs",
            "a_checklist_that_is_answered_marks_nothing_as_done",
        ),
    },
];

/// The guardrail of that id.
#[must_use]
pub fn guardrail(id: &str) -> Option<&'static Guardrail> {
    GUARDRAILS.iter().find(|guardrail| guardrail.id == id)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use decide::DirectiveKind;

    use super::*;
    use crate::catalogue::Catalogue;
    use crate::concern_kind;

    #[test]
    fn every_guardrail_is_held_by_a_test_that_exists() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for Guardrail { id, held_by, .. } in &GUARDRAILS {
            let (file, test) = held_by;
            let text = fs::read_to_string(crates.join(file)).unwrap_or_default();
            assert!(text.contains(&format!("fn {test}(")), "{id}: {file}");
        }
    }

    #[test]
    fn facts_of_two_kinds_never_shut_one_another_out() {
        let catalogue = Catalogue::dorset();
        let vocabulary = catalogue.vocabulary();
        let kinds_of = |fact: &str| concern_kind::named_by(std::iter::once(fact));
        let mut compared = 0;
        for (_, one) in vocabulary.facts() {
            for denied in &one.denies {
                let (kinds, others) = (kinds_of(&one.id), kinds_of(&vocabulary[*denied].id));
                let sorts = !kinds.is_empty() && !others.is_empty();
                assert!(!sorts || kinds == others, "{} denies {others:?}", one.id);
                compared += 1;
            }
        }
        assert!(compared > 0);
    }

    #[test]
    fn no_directive_speaks_against_a_referral_and_every_plan_invites_one() {
        let catalogue = Catalogue::dorset();
        let vocabulary = catalogue.vocabulary();
        let is_referral = |id: &str| id.starts_with("refer_");
        let mut referrals = 0;
        for (_, directive) in vocabulary.directives() {
            let against = directive
                .contradicts
                .iter()
                .map(|other| &vocabulary[*other].id);
            let mut against = against.filter(|other| is_referral(other));
            assert_eq!(against.next(), None, "{}", directive.id);
            if is_referral(&directive.id) {
                assert_ne!(directive.kind, DirectiveKind::Prohibition);
                assert!(directive.contradicts.is_empty(), "{}", directive.id);
                referrals += 1;
            }
        }
        assert!(referrals > 1);
        assert!(crate::plan::ALWAYS.contains("you may always ask for advice or refer"));
    }
}
