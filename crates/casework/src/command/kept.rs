//! What is kept for as long as the case is open: a prohibition, and how the whole case is to be treated. It is never done, never
//! somebody else's and never due; only departed from, with a reason (principle 9).

use crate::refusal::Refusal;

/// Said to whoever would mark it done or hand it on.
pub const KEPT: &str = "This is to be kept for as long as the case is open, so it is never done or handed on. \
                        If it cannot be kept, go to the plan and record why.";

/// Before a line of the plan is carried out; whether it is `kept` is handed in, as the plan itself is.
///
/// # Errors
/// [`KEPT`], field `directive`.
pub fn carried_out(kept: bool) -> Result<(), Refusal> {
    if kept {
        return Err(Refusal::new("directive", KEPT));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_never_carried_out_and_says_what_to_do_instead() {
        let refusal = carried_out(true).unwrap_err();
        assert_eq!(refusal.mistakes[0].field, "directive");
        assert!(refusal.to_string().contains("record why"));
        assert_eq!(carried_out(false), Ok(()));
    }
}
