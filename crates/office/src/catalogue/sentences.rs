//! The sentences that are proved of procedures: those that come with the built-in ones are claimed of these, and those of an
//! organisation's own folder of what is in it. Each document is listed by name where it does not satisfy one, so neither can be claimed of
//! the other's.

use decide::proof::Properties;
use decide::{Fault, Source, Vocabulary};

/// As it is called in the sources.
const FILE: &str = "properties.toml";

/// The sentences of both files, read.
#[derive(Clone, Debug, Default)]
pub struct Sentences {
    built_in: Properties,
    own: Properties,
    own_file: String,
}

/// As they are written; a folder may have none.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub built_in: Option<Source>,
    pub own: Option<Source>,
}

impl Sentences {
    /// Those that are claimed of an organisation's own procedures, or of the built-in ones.
    #[must_use]
    pub fn of(&self, own: bool) -> &Properties {
        if own { &self.own } else { &self.built_in }
    }

    /// The file that they stand in, from where the program was started.
    #[must_use]
    pub fn file(&self, own: bool) -> &str {
        if own { &self.own_file } else { FILE }
    }
}

impl Written {
    /// Whether what stands in the own folder was proved with the same sentences when the program was built.
    pub(super) fn as_built(&self) -> bool {
        let text = |source: &Source| source.text.clone();
        self.own.is_none() || self.own.as_ref().map(text) == self.built_in.as_ref().map(text)
    }

    pub(super) fn read(
        &self,
        vocabulary: &Vocabulary,
        ids: &[&str],
    ) -> Result<Sentences, Vec<Fault>> {
        let read = |source: &Option<Source>| match source {
            Some(source) => Properties::parse(vocabulary, ids, source),
            None => Ok(Properties::default()),
        };
        Ok(Sentences {
            built_in: read(&self.built_in)?,
            own: read(&self.own)?,
            own_file: self.own.as_ref().map_or(FILE, |own| &own.path).to_owned(),
        })
    }
}
