//! "Did you mean …?": the known name that a mistyped one was most likely meant to be.

use decide::nearest;

/// " (did you mean `…`?)", or nothing.
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(written, known).map_or_else(String::new, |name| format!(" (did you mean `{name}`?)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered_and_a_name_unlike_any_other_is_not() {
        let known = ["listen", "public_url"];
        assert_eq!(did_you_mean("lisetn", known), " (did you mean `listen`?)");
        assert_eq!(did_you_mean("telephone", known), "");
    }
}
