//! What people read holds no name that only files use, and the questions are short.

use std::sync::OnceLock;

use decide::{AnswerKind, Layer, Procedure, Vocabulary};
use office::Catalogue;

/// A text that a screen or a paper may show, and where it stands.
struct Shown {
    at: String,
    text: String,
}

fn shown(at: impl Into<String>, text: &str) -> Shown {
    Shown {
        at: at.into(),
        text: text.to_owned(),
    }
}

/// Everything that was built in.
fn catalogue() -> &'static Catalogue {
    static READ: OnceLock<Catalogue> = OnceLock::new();
    READ.get_or_init(|| Catalogue::built_in().unwrap())
}

fn of_vocabulary(vocabulary: &Vocabulary) -> Vec<Shown> {
    let mut all = Vec::new();
    for (_, fact) in vocabulary.facts() {
        all.push(shown(format!("{}: ask", fact.id), &fact.ask));
        let help = fact.help.iter();
        all.extend(help.map(|help| shown(format!("{}: help", fact.id), help)));
        let who = fact.who.iter();
        all.extend(who.map(|who| shown(format!("{}: who", fact.id), who)));
    }
    for (_, directive) in vocabulary.directives() {
        all.push(shown(format!("{}: does", directive.id), &directive.does));
        let by = decide::explain::person(&directive.by);
        all.push(shown(format!("{}: by", directive.id), &by));
    }
    all
}

fn of_procedure(procedure: &Procedure) -> Vec<Shown> {
    let mut all = vec![
        shown("title", &procedure.title),
        shown("currency", &procedure.currency),
        shown("source", &procedure.source),
    ];
    for (_, rule) in procedure.rules() {
        all.push(shown(format!("rule {}", rule.id), &rule.why));
    }
    for step in &procedure.steps {
        all.push(shown(format!("step {}", step.id), &step.does));
    }
    for clause in &procedure.clauses {
        all.push(shown(&clause.id, &clause.ours));
    }
    for contact in &procedure.contacts {
        all.push(shown(format!("contact {}", contact.id), &contact.name));
        all.push(shown(format!("contact {}", contact.id), &contact.purpose));
    }
    for ruling in &procedure.rulings {
        for text in [&ruling.question, &ruling.ruling, &ruling.confirm_by] {
            all.push(shown(format!("ruling {}", ruling.id), text));
        }
    }
    all.extend(of_forms(procedure));
    for each in &mut all {
        each.at = format!("{}, {}", procedure.id, each.at);
    }
    all
}

fn of_forms(procedure: &Procedure) -> Vec<Shown> {
    let mut all = Vec::new();
    for form in &procedure.forms {
        all.push(shown(format!("form {}", form.id), &form.title));
        let intro = form.intro.iter();
        all.extend(intro.map(|intro| shown(format!("form {}", form.id), intro)));
        for question in &form.questions {
            let at = format!("form {}, {}", form.id, question.id);
            all.push(shown(&at, &question.ask));
            all.extend(question.help.iter().map(|help| shown(&at, help)));
            if let AnswerKind::Choice(options) = &question.answer {
                all.extend(options.iter().map(|option| shown(&at, option)));
            }
        }
    }
    all
}

fn of_layer(layer: &Layer) -> Vec<Shown> {
    let mut all = of_procedure(&layer.heading);
    for row in &layer.law {
        for text in [&row.topic, &row.printed, &row.stands] {
            all.push(shown(&row.id, text));
        }
        all.extend(row.to_check.iter().map(|text| shown(&row.id, text)));
    }
    all
}

fn everything() -> Vec<Shown> {
    let catalogue = catalogue();
    let layers = catalogue.layers().into_iter();
    let mut all = of_vocabulary(catalogue.vocabulary());
    for rulebook in catalogue.rulebooks() {
        all.extend(of_procedure(rulebook.procedure()));
    }
    for layer in layers.flat_map(|layers| layers.iter()) {
        all.extend(of_layer(&layer.held));
    }
    all
}

/// A word with an underscore between letters or digits.
fn is_id(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.contains('_')
}

#[test]
fn nobody_is_shown_a_name_that_only_files_use() {
    let all = everything();
    assert!(all.len() > 2_000, "{}", all.len());
    let found: Vec<String> = all
        .iter()
        .filter(|shown| shown.text.split_whitespace().any(is_id))
        .map(|shown| format!("{}: {}", shown.at, shown.text))
        .collect();
    assert_eq!(found, Vec::<String>::new());
    assert!(is_id("(youth_produced_imagery)."), "it would be noticed");
}

#[test]
fn a_question_and_what_is_to_be_done_take_no_more_than_25_words() {
    let sentences = |text: &str| -> Vec<String> {
        let ends = text.split_inclusive(['.', '?', '!', ';']);
        ends.map(|sentence| sentence.trim().to_owned()).collect()
    };
    let all = of_vocabulary(catalogue().vocabulary());
    assert!(all.len() > 300, "{}", all.len());
    let long: Vec<String> = all
        .iter()
        .flat_map(|shown| sentences(&shown.text))
        .filter(|sentence| sentence.split_whitespace().count() > 25)
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn nothing_that_people_read_blames_a_child_or_uses_words_that_we_do_not_use() {
    let words = [
        "child pornography",
        "provocative",
        "let herself",
        "let himself",
        "promiscuous",
    ];
    let found: Vec<String> = everything()
        .into_iter()
        .filter(|shown| {
            let text = shown.text.to_lowercase();
            words.iter().any(|word| text.contains(word))
        })
        .map(|shown| format!("{}: {}", shown.at, shown.text))
        .collect();
    assert_eq!(found, Vec::<String>::new());
}
