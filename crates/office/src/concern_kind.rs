//! The few words under which a case stands in lists: derived from its facts, the gravest first, never from its narrative.

use casework::{Case, FactAnswer};

use crate::view::ChoiceView;
use crate::words::choice;

/// Id, words, and the facts of which any one makes a case that kind.
const KINDS: &[(&str, &str, &[&str])] = &[
    (
        "abuse_imagery",
        "Indecent images of children",
        &[
            "child_abuse_imagery_accessed",
            "child_abuse_imagery_created",
            "young_person_viewed_abuse_imagery",
        ],
    ),
    (
        "imagery",
        "Nudes and semi-nudes",
        &[
            "youth_produced_imagery",
            "intimate_image_abuse",
            "genital_image_sent",
        ],
    ),
    (
        "exploitation",
        "Grooming or exploitation",
        &[
            "grooming",
            "child_sexual_exploitation",
            "inappropriate_contact",
            "blackmailed",
            "meeting_arranged",
        ],
    ),
    (
        "staff",
        "Conduct of a member of staff",
        &[
            "staff_conduct_concern",
            "staff_harmed_child",
            "instigator_staff",
        ],
    ),
    (
        "radicalisation",
        "Radicalisation",
        &[
            "radicalisation_risk",
            "extremist_material",
            "terrorist_material",
        ],
    ),
    (
        "self_harm",
        "Self-harm content",
        &[
            "self_harm_content",
            "self_harm_encouraged",
            "digital_self_harm",
        ],
    ),
    (
        "bullying",
        "Bullying online",
        &[
            "online_bullying",
            "threatening_communication",
            "hate_motivated",
        ],
    ),
    (
        "harmful_content",
        "Harmful content",
        &[
            "pornography_exposure",
            "inappropriate_material_viewed",
            "inappropriate_material_uploaded",
        ],
    ),
    (
        "crime",
        "Hacking, fraud or personal details",
        &[
            "unauthorised_access",
            "fraud_or_identity_theft",
            "personal_information_exposed",
            "location_shared",
        ],
    ),
    (
        "use",
        "Use of technology",
        &["unacceptable_use", "problematic_use", "live_streaming"],
    ),
];

/// Before anything that tells the kind is known.
const UNSORTED: (&str, &str) = ("unsorted", "Not sorted yet");

/// The id of the gravest kind that an answer makes it.
pub(crate) fn kind_of(case: &Case) -> &'static str {
    let yes = |fact: &&str| {
        case.facts
            .get(*fact)
            .is_some_and(|fact| fact.answer == FactAnswer::Yes)
    };
    let found = KINDS.iter().find(|(_, _, facts)| facts.iter().any(yes));
    found.map_or(UNSORTED.0, |(id, _, _)| id)
}

/// The words for an id.
pub(crate) fn label(id: &str) -> &'static str {
    let found = KINDS.iter().find(|(kind, _, _)| *kind == id);
    found.map_or(UNSORTED.1, |(_, label, _)| label)
}

/// Every kind, for filters.
pub(crate) fn choices() -> Vec<ChoiceView> {
    let unsorted = choice(UNSORTED.0, UNSORTED.1);
    sorted_choices().into_iter().chain([unsorted]).collect()
}

/// Every kind that facts can tell.
pub(crate) fn sorted_choices() -> Vec<ChoiceView> {
    let kinds = KINDS.iter().map(|(id, label, _)| choice(id, label));
    kinds.collect()
}

/// The kinds of which some of these facts tell.
pub(crate) fn named_by<'f>(facts: impl Iterator<Item = &'f str> + Clone) -> Vec<&'static str> {
    let named = |of: &[&str]| facts.clone().any(|fact| of.contains(&fact));
    let kinds = KINDS.iter().filter(|(_, _, of)| named(of));
    kinds.map(|(id, _, _)| *id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    #[test]
    fn every_fact_that_sorts_a_case_is_in_the_vocabulary() {
        let catalogue = Catalogue::dorset();
        for fact in KINDS.iter().flat_map(|(_, _, facts)| *facts) {
            assert!(catalogue.vocabulary().fact(fact).is_some(), "{fact}");
        }
    }
}
