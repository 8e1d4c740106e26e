//! Procedures as a story needs them: some of the repository's, changed, in a folder of their own; and the plan that follows from them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use office::{Catalogue, PlanLine, PlanView, Settings, Shelf};

use crate::school::{School, copy};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// Files of this test alone, thrown away at its end.
pub struct Files(PathBuf);

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Files {
    /// The vocabulary and these folders, as the repository holds them.
    pub fn with(parts: &[&str]) -> Self {
        let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures");
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("versions_{}_{number}", std::process::id()));
        for part in ["vocabulary"].iter().chain(parts) {
            copy(&all.join(part), &folder.join(part));
        }
        Self(folder)
    }

    pub fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} holds no {from}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    pub fn add(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        let before = fs::read_to_string(&path).unwrap_or_default();
        fs::write(path, before + text).unwrap();
    }

    /// Dorset's procedure ends on 1 June 2026, and another version of it follows: one rule less, one more, one deadline later.
    pub fn with_a_new_version(&self) {
        copy(&self.0.join("dorset"), &self.0.join("dorset-2026"));
        self.add("dorset/procedure.toml", "valid_until = 2026-06-01\n");
        self.add(
            "dorset/rules/bullying.toml",
            &bullied("told", "inform_line_manager", "immediate"),
        );
        self.change("dorset-2026/procedure.toml", "2017-02-01", "2026-06-01");
        self.change(
            "dorset-2026/procedure.toml",
            "\"February 2017\"",
            "\"June 2026\"",
        );
        let rules = "dorset-2026/rules/bullying.toml";
        self.change(
            rules,
            "directive = \"follow_anti_bullying_policy\"",
            "directive = \"complete_single_assessment\"",
        );
        self.add(
            rules,
            &bullied("told", "inform_line_manager", "5_working_days"),
        );
    }

    /// Beside the built-in procedures, as at a start.
    pub fn in_force(&self) -> Catalogue {
        let shelf = Shelf::beside_built_in(&self.0).unwrap();
        shelf.proved(true).unwrap()
    }

    pub fn catalogue(&self) -> Catalogue {
        Catalogue::from_folder(&self.0).unwrap()
    }
}

fn bullied(id: &str, directive: &str, deadline: &str) -> String {
    format!(
        "\n[[rule]]\nid = \"{id}\"\nwhen = \"online_bullying\"\ndirective = \"{directive}\"\nmodality = \"must\"\ndeadline = \"{deadline}\"\ncites = [\"DOR-0086\"]\nwhy = \"Invented for a test.\"\n"
    )
}

pub async fn school(files: &Files, settings: Settings) -> School {
    let mut school = School::on_sqlite().await;
    school.under(files.catalogue(), settings).await;
    school
}

pub async fn plan(school: &School, reference: &str) -> PlanView {
    school.office.plan(&school.lead, reference).await.unwrap()
}

pub fn lines(plan: &PlanView) -> impl Iterator<Item = &PlanLine> {
    [
        &plan.now,
        &plan.do_not,
        &plan.today,
        &plan.by_date,
        &plan.think_about,
        &plan.treat_as,
        &plan.done,
    ]
    .into_iter()
    .flatten()
}

pub fn line<'a>(plan: &'a PlanView, directive: &str) -> Option<&'a PlanLine> {
    lines(plan).find(|line| line.directive == directive)
}
