//! Every worked example as a vignette, so that a finding becomes a test in one step.

use decide::proof::Example;

use super::Checked;

const HEADING: &str = "\
# Worked examples found by `waypost procedure check`: what the procedure decides as it stands, where a sentence or a check does not hold.
# They pass as long as nothing changes; change what a case should expect, and it holds the rules to that.
";

/// How many there are, and the text of a file that `waypost procedure test` reads.
pub fn vignettes(checked: &[Checked]) -> (usize, String) {
    let mut text = HEADING.to_owned();
    let mut count = 0;
    for Checked {
        rulebook, report, ..
    } in checked
    {
        let mut add = |name: &str, story: &str, examples: &[Example]| {
            for (place, example) in examples.iter().enumerate() {
                let part = match (examples.len(), place) {
                    (1, _) => "",
                    (_, 0) => "-before",
                    _ => "-after",
                };
                let id = format!("{}-{name}{part}", report.procedure);
                text.push('\n');
                text.push_str(&example.vignette(rulebook, &id, story));
                count += 1;
            }
        };
        for (place, finding) in report.findings.iter().enumerate() {
            let name = format!("{}-{}", finding.check.id().replace('_', "-"), place + 1);
            add(&name, &finding.message, &finding.examples);
        }
        for judged in &report.properties {
            let property = &judged.property;
            let reason = property
                .excuse(&report.procedure)
                .map_or_else(String::new, |reason| format!(" {reason}"));
            let story = format!("Not so here: {}{reason}", property.says);
            add(&property.id, &story, &judged.examples);
        }
    }
    (count, text)
}
