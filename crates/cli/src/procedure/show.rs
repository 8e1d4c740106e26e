//! `waypost procedure show`: a procedure's clauses in our words, where Waypost honours each, and what is no longer the law. Of the layer of
//! law and guidance: its rows.

mod law;

use std::io::{self, Write};
use std::process::ExitCode;

use calendar::london;
use clap::Args;
use decide::{Clause, Honoured, Layer, Procedure, Rule, Vocabulary, strength_beside};
use office::{Catalogue, guardrail, planned_part};

use crate::assemble;
use crate::failure::Failure;
use crate::machine;
use crate::nearest::did_you_mean;

/// Show a procedure's clauses by section, or one clause with the rules behind it
#[derive(Args)]
#[command(after_help = "\
A clause on which the law has something to say is marked, such as [no longer the law]; the clause by
itself is shown with what stands today. The law and guidance over the procedures (england) is shown
the same way, row by row.

Examples:
  waypost procedure show dorset
  waypost procedure show dorset DOR-0189
  waypost procedure show england")]
pub struct Show {
    /// The procedure, such as dorset, or the law over the procedures
    #[arg(value_name = "PROCEDURE")]
    procedure: String,
    /// A clause, such as DOR-0189
    #[arg(value_name = "CLAUSE-ID")]
    clause: Option<String>,
}

impl Show {
    pub fn run(&self, catalogue: &Catalogue, out: &mut impl Write) -> Result<ExitCode, Failure> {
        let today = london::clock(machine::now()).date();
        let layer = catalogue.layers().and_then(|layers| layers.nearest(today));
        let layer = layer.map(|version| version.held.as_ref());
        let of_the_law = layer.filter(|layer| layer.heading.id == self.procedure);
        let procedure = match of_the_law {
            Some(layer) => &layer.heading,
            None => assemble::rulebook(catalogue, &self.procedure)?.procedure(),
        };
        match &self.clause {
            None => all(procedure, layer, out)?,
            Some(id) => {
                let clause = clause(procedure, id)?;
                match of_the_law.and_then(|layer| layer.row(&clause.id)) {
                    Some(row) => law::row(row, today, out)?,
                    None => one(clause, layer, out)?,
                }
                for rule in &procedure.rules {
                    if rule.cites.contains(&clause.id) {
                        self::rule(catalogue.vocabulary(), rule, out)?;
                    }
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn clause<'p>(procedure: &'p Procedure, id: &str) -> Result<&'p Clause, Failure> {
    let mut clauses = procedure.clauses.iter();
    let found = clauses.find(|clause| clause.id.eq_ignore_ascii_case(id));
    found.ok_or_else(|| {
        let known = procedure.clauses.iter().map(|clause| clause.id.as_str());
        let meant = did_you_mean(id, known);
        Failure::because(format!("{} has no clause `{id}`{meant}", procedure.id))
    })
}

fn all(procedure: &Procedure, layer: Option<&Layer>, out: &mut impl Write) -> io::Result<()> {
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
        let marks = law::brief(layer, &clause.id);
        writeln!(
            out,
            "  {}  {modality:<10}  {}{marks}",
            clause.id, clause.ours
        )?;
    }
    Ok(())
}

fn one(clause: &Clause, layer: Option<&Layer>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}  {}", clause.id, clause.section)?;
    writeln!(
        out,
        "{}, {}",
        clause.modality.replace('_', " "),
        clause.kind
    )?;
    writeln!(out, "{}", clause.ours)?;
    law::marks(layer, &clause.id, out)?;
    for honoured in &clause.honoured {
        writeln!(out, "{}", in_words(honoured))?;
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
        Honoured::Guardrail(id) => {
            let does = guardrail(id).map_or(id.as_str(), |known| known.does);
            format!("Waypost holds to it: {does}")
        }
        Honoured::Planned(part) => {
            let words = planned_part(part).unwrap_or(part);
            format!("It comes with a later part: {words}.")
        }
        Honoured::NotYet(reason) => format!("Not yet honoured: {reason}"),
        Honoured::Not(reason) => format!("Not honoured as written: {reason}"),
    }
}

fn rule(vocabulary: &Vocabulary, rule: &Rule, out: &mut impl Write) -> io::Result<()> {
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
