//! `[procedures]`: where the procedures are read from.

use std::path::PathBuf;

use super::reader::Reader;

/// The section `[procedures]`.
#[derive(Clone, Debug)]
pub struct Procedures {
    /// An organisation's own folder, laid out as `procedures/` is, which is read beside the procedures built into this program.
    pub path: Option<PathBuf>,
}

impl Procedures {
    pub fn read(reader: &mut Reader) -> Self {
        Self {
            path: reader.text(
                "path",
                None,
                |path: &Option<PathBuf>| {
                    path.as_ref().map_or_else(
                        || "only what is built into waypost".to_owned(),
                        |path| path.display().to_string(),
                    )
                },
                |text| match text {
                    "" => Err("a folder is needed".to_owned()),
                    _ => Ok(Some(PathBuf::from(text))),
                },
            ),
        }
    }
}
