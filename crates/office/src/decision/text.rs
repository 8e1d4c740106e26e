//! The decision for a person at a terminal: a plan, read from the top.

use std::collections::BTreeSet;

use calendar::{london, say};
use decide::{Because, FactId, RulingIndex, Status, Value, Ways, strength_beside};

use super::clocks::SetBy;
use super::sheet::Sheet;
use super::{Decision, Line, Place, words};

/// More ways than these to make something follow are counted, not listed.
const WAYS: usize = 3;
/// More questions than these are counted, not listed.
const QUESTIONS: usize = 10;
/// No decision comes before it, and no procedure has to say it.
const DANGER: &str = "If anyone is in danger now, ring 999 before anything else.";
/// A list of triggers is never complete (principle 8; CAM-0295).
const ALWAYS: &str =
    "No list is complete. If you are worried about a child you may always ask for advice or refer.";

impl Decision<'_> {
    /// The decision as a plan, ending in a new line.
    pub fn text(&self) -> String {
        let mut sheet = Sheet::default();
        self.head(&mut sheet);
        let lines: Vec<Line<'_>> = self.lines().collect();
        for place in Place::ALL {
            let mut here: Vec<&Line<'_>> =
                lines.iter().filter(|line| line.place == place).collect();
            here.sort_by_key(|line| (line.due_at().is_none(), line.due_at()));
            if here.is_empty() {
                continue;
            }
            sheet.heading(place.heading());
            for line in here {
                self.line(&mut sheet, line);
            }
        }
        self.kept_away(&mut sheet);
        self.next_questions(&mut sheet);
        self.whom_to_ask(&mut sheet);
        self.how_doubts_are_settled(&mut sheet);
        sheet.gap();
        sheet.put(0, ALWAYS);
        sheet.finish()
    }

    fn head(&self, sheet: &mut Sheet) {
        let procedure = self.rulebook.procedure();
        sheet.put(
            0,
            &format!("{}, version {}", procedure.title, procedure.version),
        );
        sheet.put(0, &procedure.currency);
        if let Some(layer) = &procedure.layer {
            let with = format!("With {}, version {}.", layer.title, layer.version);
            sheet.put(0, &with);
        }
        sheet.put(0, DANGER);
        sheet.gap();
        sheet.put(
            0,
            &format!("What is known, as of {}:", london::exactly(self.at)),
        );
        let given: Vec<(FactId, Value)> = self.facts.iter().collect();
        if given.is_empty() {
            sheet.put(2, "nothing yet");
        }
        for (fact, value) in given {
            sheet.put(2, &self.answer(fact, value));
        }
        if !self.outcome.implied.is_empty() {
            sheet.put(0, "From that it follows:");
        }
        for (fact, value) in &self.outcome.implied {
            sheet.put(2, &self.answer(*fact, *value));
        }
    }

    fn line(&self, sheet: &mut Sheet, line: &Line<'_>) {
        let directed = line.directed;
        sheet.gap();
        sheet.put(2, &line.definition.does);
        let mut facts = vec![
            words(&directed.by),
            strength_beside(directed.modality.id(), &line.definition.does),
        ];
        facts.extend(self.due(line));
        sheet.put(4, &facts.join(" · "));
        for step in line.steps() {
            sheet.put(6, &step);
        }
        for set in line.clocks {
            sheet.put(6, &self.clock(set));
        }
        for reason in &directed.because {
            self.why(sheet, reason);
        }
        if directed.status == Status::Possible {
            self.ways(sheet, &directed.would_follow_if);
        }
        let rulings: Vec<&str> = self
            .rulings(directed)
            .map(|ruling| ruling.id.as_str())
            .collect();
        if !rulings.is_empty() {
            sheet.put(4, &format!("Ruling: {}", rulings.join(", ")));
        }
    }

    fn due(&self, line: &Line<'_>) -> Option<String> {
        let Some(deadline) = line.deadline else {
            return (line.place == Place::ByDate).then(|| "no date is set".to_owned());
        };
        let span = deadline.span.words();
        Some(match &deadline.due {
            Ok(due) if line.directed.status == Status::Required => {
                format!("{}, {span}", say(due.at, self.at))
            }
            Ok(_) => format!("{span} from when it is known"),
            Err(fault) => format!("{span}; {fault}"),
        })
    }

    /// "Law and guidance of England: at once".
    fn clock(&self, set: &SetBy) -> String {
        let when = set
            .deadline
            .at()
            .map_or_else(String::new, |at| format!(", {}", say(at, self.at)));
        format!("{}: {}{when}", set.title, set.deadline.span.words())
    }

    fn why(&self, sheet: &mut Sheet, because: &Because) {
        let rule = &self.rulebook.procedure()[because.rule];
        let cites = because.cites.join(", ");
        let layer = self.rulebook.procedure().layer_of(because.rule);
        let by = layer.map_or_else(String::new, |layer| format!(" ({})", layer.title));
        sheet.put(4, &format!("Why{by}: {} [{cites}]", rule.why));
        let facts: Vec<String> = because
            .facts
            .iter()
            .map(|(fact, value)| self.brief(*fact, &value.to_string()))
            .collect();
        sheet.put(9, &facts.join(", "));
    }

    fn ways(&self, sheet: &mut Sheet, ways: &Ways) {
        for way in ways.iter().take(WAYS) {
            let answers: Vec<String> = way
                .iter()
                .map(|(fact, answer)| self.brief(*fact, &answer.to_string()))
                .collect();
            sheet.put(4, &format!("if: {}", answers.join(" and ")));
        }
        if let Some(more) = ways.len().checked_sub(WAYS + 1) {
            let ways = if more == 0 { "way" } else { "ways" };
            sheet.put(4, &format!("or in {} other {ways}", more + 1));
        }
    }

    fn next_questions(&self, sheet: &mut Sheet) {
        let vocabulary = self.rulebook.vocabulary();
        let questions = &self.outcome.questions;
        sheet.heading("Next questions");
        if questions.is_empty() {
            sheet.put(
                2,
                "None: nothing that is still unknown can change this plan.",
            );
        }
        for (number, question) in questions.iter().take(QUESTIONS).enumerate() {
            let definition = &vocabulary[question.fact];
            sheet.gap();
            sheet.put(
                2,
                &format!("{}. {} ({})", number + 1, definition.ask, definition.id),
            );
            if let Some(who) = &definition.who {
                sheet.put(5, &format!("who might know: {who}"));
            }
            let decides: Vec<&str> = question
                .decides
                .iter()
                .map(|directive| vocabulary[*directive].does.as_str())
                .collect();
            let more = match decides.len() {
                0..=WAYS => String::new(),
                all => format!("; and {} more", all - WAYS),
            };
            let first = decides
                .iter()
                .take(WAYS)
                .copied()
                .collect::<Vec<_>>()
                .join("; ");
            sheet.put(5, &format!("decides: {first}{more}"));
        }
        if let Some(more) = questions.len().checked_sub(QUESTIONS + 1) {
            sheet.gap();
            sheet.put(2, &format!("and {} more", more + 1));
        }
    }

    fn whom_to_ask(&self, sheet: &mut Sheet) {
        let contacts = self.contacts();
        if contacts.is_empty() {
            return;
        }
        sheet.heading("Contacts");
        for contact in contacts {
            sheet.gap();
            sheet.put(2, &contact.name);
            sheet.put(4, &contact.when_to_use);
            let reach = [contact.phone, contact.email, contact.web, contact.open];
            let reach: Vec<String> = reach.into_iter().flatten().collect();
            if !reach.is_empty() {
                sheet.put(4, &reach.join(" · "));
            }
            sheet.put(
                4,
                &format!("as printed {}: check before use", contact.printed),
            );
        }
    }

    /// Each ruling that shaped the plan, once.
    fn how_doubts_are_settled(&self, sheet: &mut Sheet) {
        let shaping = self
            .outcome
            .directives
            .iter()
            .flat_map(|directed| &directed.rulings);
        let rulings: BTreeSet<RulingIndex> = shaping.copied().collect();
        if rulings.is_empty() {
            return;
        }
        sheet.heading("Rulings");
        for ruling in rulings
            .into_iter()
            .map(|ruling| &self.rulebook.procedure()[ruling])
        {
            sheet.gap();
            sheet.put(2, &ruling.id);
            sheet.put(4, &ruling.question);
            sheet.put(4, &ruling.ruling);
            sheet.put(4, &format!("to be confirmed by {}", ruling.confirm_by));
        }
    }

    /// "Is a child in danger? yes (immediate_danger)": once, where what is known is listed.
    fn answer(&self, fact: FactId, value: Value) -> String {
        let definition = &self.rulebook.vocabulary()[fact];
        format!(
            "{} {} ({})",
            definition.ask,
            words(&value.to_string()),
            definition.id
        )
    }

    /// "immediate_danger: yes", as the facts file writes it.
    fn brief(&self, fact: FactId, answer: &str) -> String {
        format!("{}: {}", self.rulebook.vocabulary()[fact].id, words(answer))
    }
}
