//! The little that has to be read from a page: its links, and what its forms send unseen.

/// What stands after the first `start` and before the next `end`.
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let rest = &text[text.find(start)? + start.len()..];
    rest.split(end).next()
}

/// Every address that the page leads to.
pub fn links(page: &str) -> impl Iterator<Item = String> {
    page.split(" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.replace("&#38;", "&").replace("&amp;", "&"))
}

/// The hidden fields of the first form that is sent to `action`.
pub fn hidden_fields(page: &str, action: &str) -> Vec<(String, String)> {
    let forms = page.split("<form ").skip(1);
    let form = forms
        .filter_map(|form| form.split("</form>").next())
        .find(|form| {
            between(form, "action=\"", "\"") == Some(action) && form.contains("method=\"post\"")
        });
    let inputs = form
        .into_iter()
        .flat_map(|form| form.split("<input ").skip(1));
    inputs
        .filter_map(|input| {
            let tag = input.split('>').next()?;
            let value = between(tag, "value=\"", "\"").unwrap_or_default();
            tag.contains("type=\"hidden\"").then(|| {
                Some((
                    between(tag, "name=\"", "\"")?.to_owned(),
                    value.replace("&amp;", "&"),
                ))
            })?
        })
        .collect()
}
