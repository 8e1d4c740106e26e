//! `waypost procedure new`: a small procedure, whole and sound, to begin from.

mod name;
mod template;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use calendar::london;
use clap::Args;
use decide::proof;
use office::{Catalogue, Shelf};

use self::template::{Template, Written};
use crate::configuration::Configuration;
use crate::failure::{Failure, each};
use crate::machine;

/// Where it goes when no folder is named and none is configured.
const USUAL: &str = "my-procedures";

/// Begin a procedure of your own: a small one that passes its check, with notes on every part
#[derive(Args)]
#[command(after_help = "\
Writes a folder with a heading, six clauses, four rules, a step, a form, a contact and one worked
case, all of it to be replaced by what your document says. Nothing that is there is written over.
docs/writing-a-procedure.md goes through it step by step.

Examples:
  waypost procedure new saltmarsh
  waypost procedure new saltmarsh --title \"Safe online in Saltmarsh\" --area Saltmarsh
  waypost procedure new saltmarsh --into /etc/waypost/procedures")]
pub struct New {
    /// What cases will remember it by: small letters, digits and -
    #[arg(value_name = "ID", value_parser = name::id)]
    id: String,
    /// What people read at the head of it
    #[arg(long, value_name = "TITLE", value_parser = name::text)]
    title: Option<String>,
    /// The area that it is for
    #[arg(long, value_name = "AREA", value_parser = name::text)]
    area: Option<String>,
    /// The folder to put it in [default: that of the configuration, else my-procedures]
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

impl New {
    pub fn run(
        &self,
        configuration: &Configuration,
        out: &mut impl Write,
    ) -> Result<ExitCode, Failure> {
        let configured = configuration.procedures.path.as_deref();
        let usual = configured.unwrap_or(Path::new(USUAL));
        let into = self.into.as_deref().unwrap_or(usual);
        let built_in = Catalogue::built_in().map_err(|faults| each(&faults))?;
        self.free(&built_in, into)?;
        let template = Template {
            id: &self.id,
            title: self.title.as_deref(),
            area: self.area.as_deref(),
            clauses: name::of_clauses(&self.id, &built_in),
            today: london::clock(machine::now()).date(),
        };
        let mut written = Written::default();
        template
            .write(into, &mut written)
            .map_err(|(path, fault)| unwritable(&path, &fault))?;
        for file in &written.files {
            writeln!(out, "Written: {}", file.display())?;
        }
        let good = self.check(into, out)?;
        writeln!(out, "\nTo be filled in:")?;
        for (file, line, what) in &written.to_fill_in {
            writeln!(out, "  {}:{line}: {what}", file.display())?;
        }
        self.next(into, configured, out)?;
        Ok(ExitCode::from(u8::from(!good)))
    }

    /// Nothing is written over, and no id means two procedures.
    fn free(&self, built_in: &Catalogue, into: &Path) -> Result<(), Failure> {
        let id = &self.id;
        if built_in.versions(id).is_some() || ["vocabulary", "national"].contains(&id.as_str()) {
            return Err(Failure::because(format!(
                "`{id}` is taken: it comes with Waypost; choose another id (docs/writing-a-procedure.md says how to make a version of \
                 your own of what comes with it)"
            )));
        }
        if into.is_file() {
            let into = into.display();
            return Err(Failure::because(format!(
                "{into}: this is a file; a folder is needed"
            )));
        }
        let folder = into.join(id);
        if folder.symlink_metadata().is_ok() {
            let folder = folder.display();
            return Err(Failure::because(format!(
                "{folder}: it is there already, and nothing is written over; choose another id, or another folder with --into"
            )));
        }
        Ok(())
    }

    /// As it will be read: beside all that is in the folder, which may have faults of its own.
    fn check(&self, into: &Path, out: &mut impl Write) -> Result<bool, Failure> {
        let catalogue = Shelf::beside_built_in(into).and_then(Shelf::all);
        let catalogue = catalogue.map_err(|faults| each(&faults))?;
        let sentences = catalogue.sentences().map_err(|faults| each(&faults))?;
        let Some(rulebook) = catalogue.rulebook(&self.id) else {
            return Ok(false);
        };
        let report = proof::check(rulebook, sentences.of(true), &mut |_| {});
        let said = if report.is_good() {
            "It passes its check, and so does its one worked case."
        } else {
            "It does not pass its check as it stands: see `waypost procedure check`."
        };
        writeln!(out, "\n{said}")?;
        Ok(report.is_good())
    }

    fn next(&self, into: &Path, configured: Option<&Path>, out: &mut impl Write) -> io::Result<()> {
        let id = &self.id;
        let folder = into.display();
        let mut steps = Vec::new();
        if configured != Some(into) {
            steps.push(format!(
                "Tell Waypost of the folder: in waypost.toml, under [procedures], path = \"{folder}\""
            ));
        }
        steps.push(format!(
            "Put your document into {folder}/{id}: its sentences into clauses.csv, then worked cases, then rules"
        ));
        steps.push(format!(
            "See at every save what is still wrong: waypost procedure check {id} --watch"
        ));
        steps.push(format!(
            "Put it in force: in waypost.toml, under [organisation], procedure = \"{id}\"; then start Waypost again"
        ));
        writeln!(
            out,
            "\nWhat to do next (docs/writing-a-procedure.md goes through it):"
        )?;
        for (place, step) in steps.iter().enumerate() {
            writeln!(out, "  {}. {step}", place + 1)?;
        }
        Ok(())
    }
}

fn unwritable(path: &Path, fault: &io::Error) -> Failure {
    Failure::because(format!("{}: it cannot be written: {fault}", path.display()))
}

/// Made only if it is not there: what is there is never written over, whoever made it meanwhile.
fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(text.as_bytes())
}
