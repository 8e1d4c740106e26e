//! The design-system packages, as the lock file pins them. They are fetched into the build folder, never into the work tree; a
//! folder named by `DESIGN_SYSTEM_DIR` takes their place on machines without npm or network.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub const BYPASS: &str = "DESIGN_SYSTEM_DIR";

pub struct Packages {
    node_modules: PathBuf,
}

#[derive(Debug)]
pub enum Fault {
    NpmMissing(String),
    NpmFailed(String),
    FileMissing { path: PathBuf, why: String },
    Folder { path: PathBuf, why: String },
}

impl Packages {
    /// Runs npm only when the lock file is not the one of the packages already there.
    pub fn fetch(crate_dir: &Path, out_dir: &Path) -> Result<Self, Fault> {
        if let Some(prepared) = std::env::var_os(BYPASS).filter(|value| !value.is_empty()) {
            return Ok(Self {
                node_modules: PathBuf::from(prepared),
            });
        }
        let folder = out_dir.join("design-system");
        let stamp = folder.join("installed.json");
        let lock = read(&crate_dir.join("package-lock.json"))?;
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
            return Ok(Self {
                node_modules: folder.join("node_modules"),
            });
        }
        let in_folder = |why: std::io::Error| Fault::Folder {
            path: folder.clone(),
            why: why.to_string(),
        };
        fs::create_dir_all(&folder).map_err(in_folder)?;
        for name in ["package.json", "package-lock.json"] {
            fs::copy(crate_dir.join(name), folder.join(name)).map_err(in_folder)?;
        }
        install(&folder)?;
        fs::write(stamp, lock).map_err(in_folder)?;
        Ok(Self {
            node_modules: folder.join("node_modules"),
        })
    }

    pub fn text(&self, path: &str) -> Result<String, Fault> {
        read(&self.node_modules.join(path))
    }

    /// The files of a folder, in the order of their names.
    pub fn folder(&self, path: &str) -> Result<Vec<PathBuf>, Fault> {
        let folder = self.node_modules.join(path);
        let missing = |why: std::io::Error| Fault::FileMissing {
            path: folder.clone(),
            why: why.to_string(),
        };
        let entries: Result<Vec<_>, _> = fs::read_dir(&folder).map_err(missing)?.collect();
        let mut paths: Vec<PathBuf> = entries
            .map_err(missing)?
            .into_iter()
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        Ok(paths)
    }
}

fn read(path: &Path) -> Result<String, Fault> {
    fs::read_to_string(path).map_err(|why| Fault::FileMissing {
        path: path.to_owned(),
        why: why.to_string(),
    })
}

fn install(folder: &Path) -> Result<(), Fault> {
    let arguments = [
        "ci",
        "--ignore-scripts",
        "--omit=dev",
        "--omit=peer",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    let output = Command::new("npm")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    match output {
        Err(why) => Err(Fault::NpmMissing(why.to_string())),
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(Fault::NpmFailed(
            String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        )),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NpmMissing(why) => writeln!(
                out,
                "Waypost's pages use the GOV.UK and MoJ design systems, which npm fetches. npm could not be started: {why}"
            )?,
            Self::NpmFailed(said) => {
                writeln!(
                    out,
                    "Waypost's pages use the GOV.UK and MoJ design systems, which npm fetches. `npm ci` failed and said:"
                )?;
                said.lines()
                    .filter(|line| !line.contains("    at "))
                    .take(12)
                    .try_for_each(|line| writeln!(out, "    {line}"))?;
            }
            Self::FileMissing { path, why } => writeln!(
                out,
                "A file of the design-system packages cannot be read: {}: {why}",
                path.display()
            )?,
            Self::Folder { path, why } => writeln!(
                out,
                "The folder for the design-system packages cannot be used: {}: {why}",
                path.display()
            )?,
        }
        writeln!(out, "To mend it, do one of these and build again:")?;
        writeln!(
            out,
            "  * install Node 20 or newer, which brings npm, and see that `npm --version` answers;"
        )?;
        writeln!(
            out,
            "  * go on line, or give npm a registry or proxy that this machine can reach (`npm config set registry …`);"
        )?;
        writeln!(
            out,
            "  * on a machine that stays off line: run `npm ci --ignore-scripts --omit=dev` in a copy of crates/assets on one that"
        )?;
        write!(
            out,
            "    is on line, bring its node_modules here, and set {BYPASS}=/path/to/node_modules."
        )
    }
}

impl std::error::Error for Fault {}
