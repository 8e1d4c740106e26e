//! The one message.

/// A message to a person with an account. There is only one, so that nothing can be read from a subject, a preview or a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    pub subject: &'static str,
    pub body: &'static str,
}

impl Message {
    /// "You have an item to review." No name, no kind, no count, no link to anything in particular.
    #[must_use]
    pub const fn something_to_review() -> Self {
        Self {
            subject: "You have an item to review",
            body: "You have an item to review. Sign in as you always do to see it.\n",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_is_always_the_same_and_says_nothing_of_a_case() {
        let message = Message::something_to_review();
        assert_eq!(message, Message::something_to_review());
        for word in [
            "case",
            "child",
            "concern",
            "safeguarding",
            "urgent",
            "http",
            "school",
        ] {
            let text = format!("{} {}", message.subject, message.body).to_lowercase();
            assert!(!text.contains(word), "{word}");
        }
    }
}
