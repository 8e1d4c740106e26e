//! Worked cases, each run against the procedure's own rules when it is shown.

use decide::{DirectiveId, Rulebook, Vignette, vignette};

use crate::error::Error;
use crate::fact_words::said;
use crate::office::Office;
use crate::view::VignetteView;

impl Office {
    /// # Errors
    /// `NotFound`.
    pub fn vignettes(&self, id: &str, version: Option<&str>) -> Result<Vec<VignetteView>, Error> {
        let rulebook = self.known(id, version)?;
        let vignettes = rulebook.procedure().vignettes.iter();
        Ok(vignettes.map(|vignette| view(rulebook, vignette)).collect())
    }
}

fn view(rulebook: &Rulebook, story: &Vignette) -> VignetteView {
    let vocabulary = rulebook.vocabulary();
    let does = |ids: &[DirectiveId]| ids.iter().map(|id| vocabulary[*id].does.clone()).collect();
    let differences: Vec<String> = vignette::run(rulebook, story)
        .into_iter()
        .map(|difference| difference.message)
        .collect();
    VignetteView {
        id: story.id.clone(),
        story: story.story.clone(),
        passed: differences.is_empty(),
        facts: story
            .facts
            .iter()
            .map(|(fact, value)| said(vocabulary, fact, value))
            .collect(),
        required: does(&story.expect.required),
        possible: does(&story.expect.possible),
        absent: does(&story.expect.absent),
        differences,
    }
}
