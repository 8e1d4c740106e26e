//! `waypost procedure show`: a procedure's clauses in our words, and where Waypost honours each.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;
use decide::{Clause, Honoured, Procedure, Rule, Rulebook, strength_beside};
use office::Catalogue;

use crate::assemble;
use crate::failure::Failure;
use crate::nearest::did_you_mean;

/// Show a procedure's clauses by section, or one clause with the rules behind it
#[derive(Args)]
#[command(after_help = "\
Examples:
  waypost procedure show dorset
  waypost procedure show dorset DOR-0189")]
pub struct Show {
    /// The procedure, such as dorset
    #[arg(value_name = "PROCEDURE")]
    procedure: String,
    /// A clause, such as DOR-0189
    #[arg(value_name = "CLAUSE-ID")]
    clause: Option<String>,
}

impl Show {
    pub fn run(&self, catalogue: &Catalogue, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let rulebook = assemble::rulebook(catalogue, &self.procedure)?;
        let procedure = rulebook.procedure();
        match &self.clause {
            None => all(procedure, out)?,
            Some(id) => {
                let clauses = &procedure.clauses;
                let clause = clauses
                    .iter()
                    .find(|clause| clause.id.eq_ignore_ascii_case(id));
                let clause = clause.ok_or_else(|| {
                    let meant = did_you_mean(id, clauses.iter().map(|clause| clause.id.as_str()));
                    Failure::because(format!("{} has no clause `{id}`{meant}", procedure.id))
                })?;
                one(rulebook, clause, out)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn all(procedure: &Procedure, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", procedure.title)?;
    writeln!(out, "{}, {}", procedure.publisher, procedure.area)?;
    let until = procedure
        .valid_until
        .map_or_else(String::new, |date| format!(" and before {date}"));
    writeln!(
        out,
        "Version {}, in force from {}{until}",
        procedure.version, procedure.valid_from
    )?;
    writeln!(out, "{}", procedure.currency)?;
    writeln!(out, "Source: {}", procedure.source)?;
    let mut section = None;
    for clause in &procedure.clauses {
        if section != Some(&clause.section) {
            writeln!(out, "\n{}", clause.section)?;
            section = Some(&clause.section);
        }
        let modality = clause.modality.replace('_', " ");
        writeln!(out, "  {}  {modality:<10}  {}", clause.id, clause.ours)?;
    }
    Ok(())
}

fn one(rulebook: &Rulebook, clause: &Clause, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}  {}", clause.id, clause.section)?;
    writeln!(
        out,
        "{}, {}",
        clause.modality.replace('_', " "),
        clause.kind
    )?;
    writeln!(out, "{}", clause.ours)?;
    for honoured in &clause.honoured {
        writeln!(out, "{}", in_words(honoured))?;
    }
    for rule in &rulebook.procedure().rules {
        if rule.cites.contains(&clause.id) {
            self::rule(rulebook, rule, out)?;
        }
    }
    Ok(())
}

fn in_words(honoured: &Honoured) -> String {
    match honoured {
        Honoured::Rule(id) => format!("Waypost decides by the rule {id}."),
        Honoured::Step(id) => format!("Waypost shows it as the step {id} of the plan."),
        Honoured::Form { form, question } => match question {
            None => format!("Waypost asks it in the checklist {form}."),
            Some(question) => {
                format!("Waypost asks it in the checklist {form}, question {question}.")
            }
        },
        Honoured::Contact(id) => format!("Waypost names the contact {id}."),
        Honoured::Ruling(id) => format!("Waypost settles it by the ruling {id}."),
        Honoured::Page(name) => format!("Waypost has a page for it: {name}."),
        Honoured::Guardrail(name) => format!("Waypost is built so: {name}."),
        Honoured::Planned(part) => format!("It comes with a later part: {part}."),
        Honoured::NotYet(reason) => format!("Not yet honoured: {reason}"),
        Honoured::Not(reason) => format!("Not honoured as written: {reason}"),
    }
}

fn rule(rulebook: &Rulebook, rule: &Rule, out: &mut impl Write) -> io::Result<()> {
    let vocabulary = rulebook.vocabulary();
    let directive = &vocabulary[rule.directive];
    writeln!(out, "\nRule {}", rule.id)?;
    writeln!(out, "  {}", rule.why)?;
    writeln!(out, "  when   {}", rule.when.written(vocabulary))?;
    if let Some(until) = &rule.until {
        writeln!(out, "  until  {}", until.written(vocabulary))?;
    }
    writeln!(
        out,
        "  {}: {} ({})",
        strength_beside(rule.modality.id(), &directive.does),
        directive.does,
        directive.id
    )?;
    writeln!(
        out,
        "  by     {}",
        rule.by.as_ref().unwrap_or(&directive.by)
    )?;
    if let Some(span) = rule.deadline {
        writeln!(out, "  due    {}", span.words())?;
    }
    writeln!(out, "  cites  {}", rule.cites.join(", "))
}
