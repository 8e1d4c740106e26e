//! What happens in the demo: short, invented, never graphic. `{pupil}`, `{other}`, `{app}` and `{place}` are filled in.

use casework::FactAnswer;

/// An answer in a story.
#[derive(Clone, Copy, Debug)]
pub(super) enum Said {
    Yes,
    No,
    NotKnown,
}

impl Said {
    pub(super) const fn answer(self) -> FactAnswer {
        match self {
            Self::Yes => FactAnswer::Yes,
            Self::No => FactAnswer::No,
            Self::NotKnown => FactAnswer::NotKnown,
        }
    }
}

/// Who did it, as far as anybody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    Pupil,
    Adult,
    Nobody,
}

/// One kind of incident.
#[derive(Debug)]
pub(super) struct Story {
    /// Ways in which it is reported.
    pub told: &'static [&'static str],
    pub other: Other,
    /// What the lead finds out, in order.
    pub facts: &'static [(&'static str, Said)],
}

use Said::{No, NotKnown, Yes};

/// About a member of staff.
pub(super) const ABOUT_STAFF: Story = Story {
    told: &[
        "A colleague has been sending private messages to {pupil} on {app} in the evenings. {pupil} mentioned it {place} without thinking it odd.",
    ],
    other: Other::Adult,
    facts: &[
        ("staff_conduct_concern", Yes),
        ("instigator_staff", Yes),
        ("staff_harmed_child", NotKnown),
    ],
};

/// Of the kind for which the procedure sets a deadline of its own.
pub(super) const TO_BE_REPORTED_AT_ONCE: Story = Story {
    told: &[
        "{pupil} came upon a page on {app} that seems to hold indecent images of children, and closed it at once. {pupil} told me {place}. I did not look.",
        "A parent says that a link to indecent images of children was passed round on {app}. {pupil} had it too. Nobody here has opened it.",
    ],
    other: Other::Nobody,
    facts: &[
        ("child_abuse_imagery_accessed", Yes),
        ("posted_online", Yes),
        ("adult_involved", NotKnown),
        ("device_involved", Yes),
    ],
};

/// Somebody is in danger while it is being recorded.
pub(super) const IN_DANGER: Story = Story {
    told: &[
        "{pupil} has gone to meet somebody known only from {app}, and does not answer the phone. A friend told me {place}. I have rung 999.",
    ],
    other: Other::Adult,
    facts: &[("grooming", Yes), ("meeting_arranged", Yes)],
};

pub(super) const STORIES: &[Story] = &[
    Story {
        told: &[
            "{pupil} told me {place} that a group chat on {app} has been set up to laugh at them. “They post about me every night.” {other} was named.",
            "{pupil} was upset {place}. Edited pictures of {pupil} with a hat and a beard are going round on {app}. {pupil} thinks {other} started it.",
            "Two pupils showed me comments on {app} about {pupil}’s family. They say {other} wrote them and others joined in.",
        ],
        other: Other::Pupil,
        facts: &[
            ("online_bullying", Yes),
            ("repeated_over_time", Yes),
            ("instigator_child", Yes),
            ("bullying_severe", No),
            ("hate_motivated", NotKnown),
        ],
    },
    Story {
        told: &[
            "{pupil} said {place} that {other} is passing on a private picture of {pupil} on {app}. I did not look at anything and asked nobody to show it to me.",
            "A friend of {pupil} told me {place} that {pupil} is worried about a picture sent to {other}. Nobody has shown me anything.",
        ],
        other: Other::Pupil,
        facts: &[
            ("youth_produced_imagery", Yes),
            ("shared_beyond_recipient", Yes),
            ("coerced", NotKnown),
            ("device_involved", Yes),
            ("sexual_acts_shown", No),
        ],
    },
    Story {
        told: &[
            "{pupil} has been talking on {app} to somebody who says they are nineteen and wants to meet in town. {pupil} told me {place}: “he says not to tell anyone”.",
            "A parent rang. {pupil} gets messages on {app} late at night from an adult nobody knows. They want to move to another app.",
        ],
        other: Other::Adult,
        facts: &[
            ("grooming", Yes),
            ("inappropriate_contact", Yes),
            ("adult_involved", Yes),
            ("meeting_arranged", NotKnown),
        ],
    },
    Story {
        told: &[
            "{pupil} said {place} that somebody on {app} demands money and says they will send a picture to everybody in the class. {pupil} has not paid. I wrote down the words.",
        ],
        other: Other::Nobody,
        facts: &[
            ("youth_produced_imagery", Yes),
            ("blackmailed", Yes),
            ("instigator_unknown", Yes),
            ("device_involved", Yes),
        ],
    },
    Story {
        told: &[
            "{pupil} came across a violent video on {app} {place} and could not sleep. {pupil} would like to talk to somebody.",
            "Several pupils in {pupil}’s class have watched videos on {app} that are meant for adults. {pupil} told me {place} and was worried.",
        ],
        other: Other::Nobody,
        facts: &[
            ("inappropriate_material_viewed", Yes),
            ("significant_harm", No),
            ("adult_involved", No),
        ],
    },
    ABOUT_STAFF,
    Story {
        told: &[
            "{pupil} repeats sentences from videos on {app} about who does and does not belong here. {pupil} said {place}: “they are the only ones who tell the truth”.",
        ],
        other: Other::Nobody,
        facts: &[
            ("extremist_material", Yes),
            ("radicalisation_risk", Yes),
            ("adult_involved", NotKnown),
        ],
    },
    Story {
        told: &[
            "{pupil} follows accounts on {app} about not eating. A friend told me {place} and asked me to help.",
            "{pupil} wrote something sad on {app} and took it down again. Friends came to me {place}.",
        ],
        other: Other::Nobody,
        facts: &[
            ("self_harm_content", Yes),
            ("vulnerability_concern", Yes),
            ("worrying_signs", Yes),
        ],
    },
    Story {
        told: &[
            "Somebody got into {pupil}’s account on {app} and wrote to the whole year in {pupil}’s name. {pupil} told me {place}.",
            "{pupil} typed a password into a page that looked like {app}. Since then things are bought in {pupil}’s name.",
        ],
        other: Other::Nobody,
        facts: &[
            ("unauthorised_access", Yes),
            ("fraud_or_identity_theft", Yes),
            ("instigator_unknown", Yes),
        ],
    },
    Story {
        told: &[
            "{pupil} plays {app} until three in the morning and falls asleep {place}. At home nobody knows what to do.",
        ],
        other: Other::Nobody,
        facts: &[
            ("problematic_use", Yes),
            ("adult_involved", No),
            ("worrying_signs", No),
        ],
    },
    Story {
        told: &[
            "{other} wrote to {pupil} on {app} that {pupil} will be “sorted out” after school. {pupil} is afraid to go home. I heard it {place}.",
        ],
        other: Other::Pupil,
        facts: &[
            ("online_bullying", Yes),
            ("threatening_communication", Yes),
            ("instigator_child", Yes),
            ("intent_to_harm", NotKnown),
        ],
    },
    Story {
        told: &[
            "A parent said at the gate that a relative of {pupil} may have indecent images of children on a laptop. I asked no more and told nobody else.",
        ],
        other: Other::Adult,
        facts: &[
            ("child_abuse_imagery_accessed", Yes),
            ("adult_involved", Yes),
            ("suspect_lives_with_children", NotKnown),
            ("device_involved", Yes),
        ],
    },
    Story {
        told: &[
            "{pupil}’s live stream on {app} showed the school’s name and the way home. Strangers wrote to {pupil} about it {place}.",
        ],
        other: Other::Nobody,
        facts: &[
            ("live_streaming", Yes),
            ("location_shared", Yes),
            ("personal_information_exposed", Yes),
        ],
    },
];
