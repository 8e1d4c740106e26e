//! A reading of the semantics that is as naive as can be: every completion is written out and every rule evaluated. It shares nothing
//! with the engine but the condition's syntax tree, and it is what the engine is held to.

use std::sync::Arc;

use decide::{
    Answers, Expression, FactId, FactKind, Facts, Procedure, Rulebook, Setting, Source, Status,
    Truth, Value, Vocabulary,
};

/// Ages of which each separates the thresholds that the generator uses.
pub const AGES: [u8; 4] = [2, 14, 17, 40];
const THRESHOLDS: [(&str, u8); 6] = [
    ("<", 13),
    (">=", 13),
    ("<=", 15),
    (">", 15),
    (">=", 18),
    ("<", 18),
];
pub const SETTINGS: [Setting; 4] = [
    Setting::School,
    Setting::Health,
    Setting::Police,
    Setting::Other,
];
const LISTS: [&str; 3] = ["[school]", "[school, health]", "[police, health]"];

/// Choices read from a list of bytes, so that a failing case shrinks.
pub struct Choices<'c> {
    bytes: &'c [u8],
    at: usize,
}

impl<'c> Choices<'c> {
    pub fn new(bytes: &'c [u8]) -> Choices<'c> {
        Choices { bytes, at: 0 }
    }

    pub fn below(&mut self, limit: usize) -> usize {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(byte) % limit
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == count - 1
    }
}

/// What a random procedure may contain.
#[derive(Clone, Copy)]
pub struct Shape {
    pub bools: usize,
    pub age: bool,
    pub setting: bool,
    pub until: Until,
}

/// Whether prohibitions can be lifted, and by facts that the conditions read too or by facts of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Until {
    Never,
    Apart,
    Entangled,
}

/// A vocabulary, a procedure in it and some facts, all from the choices; none if the vocabulary has a fact that can never be yes.
pub fn case(choices: &mut Choices<'_>, shape: Shape) -> Option<(Rulebook, Facts)> {
    let vocabulary = vocabulary(choices, shape)?;
    let rules = rules(choices, shape);
    let heading = "id='p'\ntitle='t'\npublisher='p'\narea='a'\nversion='1'\nvalid_from=2018-01-01\nsource='s'\ncurrency='c'\n";
    let files = [
        Source::new("procedure.toml", heading),
        Source::new("rules/all.toml", rules),
    ];
    let procedure = Procedure::parse(&vocabulary, &files).unwrap();
    let mut facts = Facts::new(&vocabulary);
    for (fact, _) in vocabulary.facts() {
        if let Some(value) = value(choices, &vocabulary, fact) {
            facts.set(fact, value).unwrap();
        }
    }
    // More than four different `until` on one directive are refused.
    Some((Rulebook::new(vocabulary, procedure).ok()?, facts))
}

pub fn vocabulary(choices: &mut Choices<'_>, shape: Shape) -> Option<Arc<Vocabulary>> {
    let mut facts = String::new();
    for fact in 0..shape.bools {
        let mut others = |key: &str| {
            let other = choices.below(4 * shape.bools);
            if other < shape.bools && other != fact {
                format!("{key} = [\"f{other}\"]\n")
            } else {
                String::new()
            }
        };
        let (implies, denies) = (others("implies"), others("denies"));
        facts.push_str(&format!(
            "[f{fact}]\ntype = \"bool\"\nask = \"?\"\n{implies}{denies}"
        ));
    }
    if shape.until == Until::Apart {
        facts.push_str("[u0]\ntype = \"bool\"\nask = \"?\"\n[u1]\ntype = \"bool\"\nask = \"?\"\n");
    }
    if shape.age {
        facts.push_str("[age]\ntype = \"age\"\nask = \"?\"\n");
    }
    if shape.setting {
        facts.push_str("[setting]\ntype = \"setting\"\nask = \"?\"\n");
    }
    let mut directives = String::new();
    for directive in 0..3 {
        let kind = if shape.until != Until::Never && directive > 0 {
            "prohibition"
        } else {
            "duty"
        };
        directives.push_str(&format!(
            "[d{directive}]\nkind = \"{kind}\"\nby = \"x\"\ndoes = \"y\"\n"
        ));
    }
    Vocabulary::parse(
        &Source::new("facts.toml", facts),
        &Source::new("directives.toml", directives),
    )
    .ok()
    .map(Arc::new)
}

pub fn rules(choices: &mut Choices<'_>, shape: Shape) -> String {
    let mut text = String::new();
    for rule in 0..1 + choices.below(6) {
        let directive = choices.below(3);
        let prohibits = shape.until != Until::Never && directive > 0;
        let modality = if prohibits { "must_not" } else { "must" };
        let when = condition(choices, shape, 3);
        let until = if prohibits && choices.below(3) > 0 {
            format!(
                "until = \"{}\"
",
                until(choices, shape)
            )
        } else {
            String::new()
        };
        text.push_str(&format!(
            "[[rule]]\nid = \"r{rule}\"\nwhen = \"{when}\"\n{until}directive = \"d{directive}\"\nmodality = \"{modality}\"\nwhy = \"w\"\n"
        ));
    }
    text
}

fn until(choices: &mut Choices<'_>, shape: Shape) -> String {
    match shape.until {
        Until::Entangled => condition(choices, shape, 1),
        _ => ["u0", "u1", "u0 and u1", "not u0", "u0 or u1"][choices.below(5)].to_owned(),
    }
}

fn condition(choices: &mut Choices<'_>, shape: Shape, depth: usize) -> String {
    let kind = if depth == 0 { 0 } else { choices.below(4) };
    match kind {
        1 | 2 => {
            let word = if kind == 1 { " and " } else { " or " };
            let parts: Vec<String> = (0..2 + choices.below(2))
                .map(|_| format!("({})", condition(choices, shape, depth - 1)))
                .collect();
            parts.join(word)
        }
        3 => format!("not ({})", condition(choices, shape, depth - 1)),
        _ => leaf(choices, shape),
    }
}

fn leaf(choices: &mut Choices<'_>, shape: Shape) -> String {
    if choices.one_in(24) {
        return ["always", "never"][choices.below(2)].to_owned();
    }
    if shape.age && choices.one_in(4) {
        let (sign, years) = THRESHOLDS[choices.below(THRESHOLDS.len())];
        return format!("age {sign} {years}");
    }
    if shape.setting && choices.one_in(5) {
        return format!("setting in {}", LISTS[choices.below(LISTS.len())]);
    }
    format!("f{}", choices.below(shape.bools))
}

fn value(choices: &mut Choices<'_>, vocabulary: &Vocabulary, fact: FactId) -> Option<Value> {
    let values = values(vocabulary, fact);
    let choice = choices.below(2 * values.len() + 1);
    values.get(choice).copied()
}

/// A value of every class that the generator's conditions tell apart.
pub fn values(vocabulary: &Vocabulary, fact: FactId) -> Vec<Value> {
    match vocabulary[fact].kind {
        FactKind::Bool => vec![Value::Yes, Value::No],
        FactKind::Age => AGES.map(Value::Age).to_vec(),
        FactKind::Setting => SETTINGS.map(Value::Setting).to_vec(),
    }
}

/// Values by the fact's index; none is not known.
pub type Partial = Vec<Option<Value>>;

struct Read<'r>(&'r [Option<Value>]);

impl Answers for Read<'_> {
    fn answer(&self, fact: FactId) -> Option<Value> {
        self.0[fact.index()]
    }
}

pub fn partial(vocabulary: &Vocabulary, facts: &Facts) -> Partial {
    vocabulary
        .facts()
        .map(|(fact, _)| facts.get(fact))
        .collect()
}

fn allowed(vocabulary: &Vocabulary, complete: &[Option<Value>]) -> bool {
    vocabulary.facts().all(|(fact, definition)| {
        complete[fact.index()] != Some(Value::Yes)
            || definition
                .implies
                .iter()
                .all(|other| complete[other.index()] == Some(Value::Yes))
                && definition
                    .denies
                    .iter()
                    .all(|other| complete[other.index()] == Some(Value::No))
    })
}

/// Every assignment of every fact that `implies` and `denies` allow.
pub fn worlds(vocabulary: &Vocabulary) -> Vec<Partial> {
    let mut worlds: Vec<Partial> = vec![Vec::new()];
    for (fact, _) in vocabulary.facts() {
        let mut next = Vec::new();
        for world in &worlds {
            for value in values(vocabulary, fact) {
                let mut longer = world.clone();
                longer.push(Some(value));
                next.push(longer);
            }
        }
        worlds = next;
    }
    worlds.retain(|world| allowed(vocabulary, world));
    worlds
}

pub fn completes(world: &[Option<Value>], partial: &[Option<Value>]) -> bool {
    world
        .iter()
        .zip(partial)
        .all(|(value, known)| known.is_none() || value == known)
}

pub fn holds(condition: &Expression, world: &[Option<Value>]) -> bool {
    condition.truth(&Read(world)) == Truth::Yes
}

/// In how many completions each directive follows: all, some or none; none if there is no completion.
pub fn statuses(
    rulebook: &Rulebook,
    worlds: &[Partial],
    partial: &[Option<Value>],
) -> Option<Vec<Option<Status>>> {
    let completions: Vec<&Partial> = worlds
        .iter()
        .filter(|world| completes(world, partial))
        .collect();
    if completions.is_empty() {
        return None;
    }
    let rules = &rulebook.procedure().rules;
    let lifted = |until: &Option<Expression>| {
        until
            .as_ref()
            .is_some_and(|until| completions.iter().all(|world| holds(until, world)))
    };
    let standing: Vec<_> = rules.iter().filter(|rule| !lifted(&rule.until)).collect();
    let mut statuses = Vec::new();
    for (directive, _) in rulebook.vocabulary().directives() {
        let follows = |world: &&&Partial| {
            standing
                .iter()
                .any(|rule| rule.directive == directive && holds(&rule.when, world))
        };
        let count = completions.iter().filter(follows).count();
        statuses.push(match count {
            0 => None,
            count if count == completions.len() => Some(Status::Required),
            _ => Some(Status::Possible),
        });
    }
    Some(statuses)
}

/// The rules and what is known, for a failure's message.
pub fn described(rulebook: &Rulebook, facts: &Facts) -> String {
    let vocabulary = rulebook.vocabulary();
    let mut text = String::new();
    for rule in &rulebook.procedure().rules {
        let until = rule.until.as_ref().map_or(String::new(), |until| {
            format!(" until {}", until.written(vocabulary))
        });
        text.push_str(&format!(
            "{} when {}{until}\n",
            vocabulary[rule.directive].id,
            rule.when.written(vocabulary)
        ));
    }
    for (_, fact) in vocabulary.facts() {
        let names = |ids: &[FactId]| {
            ids.iter()
                .map(|id| vocabulary[*id].id.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        text.push_str(&format!(
            "{} implies {} denies {}\n",
            fact.id,
            names(&fact.implies),
            names(&fact.denies)
        ));
    }
    for (fact, value) in facts.iter() {
        text.push_str(&format!("{} = {value}\n", vocabulary[fact].id));
    }
    text
}
