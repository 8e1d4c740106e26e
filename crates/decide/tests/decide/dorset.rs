//! Dorset's procedure as it stands in `procedures/`: it loads, and every worked case comes out as written.

use crate::held;

use decide::{
    Answers, DirectiveId, Expression, FactId, Facts, Rule, Rulebook, Status, Truth, Value, vignette,
};

#[test]
fn every_worked_case_of_dorset_comes_out_as_written() {
    let rulebook: Rulebook = held::rulebook("dorset");
    let vignettes = &rulebook.procedure().vignettes;
    assert!(vignettes.len() >= 10);
    let differences: Vec<String> = vignettes
        .iter()
        .flat_map(|vignette| vignette::run(&rulebook, vignette))
        .map(|difference| difference.to_string())
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// For each of Dorset's prohibitions that can be lifted, over combinations of yes, no and not known of all facts that have a bearing on it: the questions said to decide it are exactly those that can still change it.
#[test]
fn each_prohibition_of_dorset_that_can_be_lifted_is_asked_about_exactly_as_long_as_that_can_matter()
{
    let rulebook = held::rulebook("dorset");
    let mut lifted = 0;
    for (directive, _) in rulebook.vocabulary().directives() {
        let rules: Vec<&Rule> = rulebook
            .procedure()
            .rules
            .iter()
            .filter(|rule| rule.directive == directive)
            .collect();
        if rules.iter().any(|rule| rule.until.is_some()) {
            Cone::of(&rulebook, directive, rules).check();
            lifted += 1;
        }
    }
    assert!(lifted >= 5);
}

/// The facts with a bearing on one directive, and everything about it for each of their combinations, numbered in base three.
struct Cone<'c> {
    rulebook: &'c Rulebook,
    directive: DirectiveId,
    rules: Vec<&'c Rule>,
    facts: Vec<FactId>,
    worlds: Vec<Vec<bool>>,
}

struct World<'w>(&'w [FactId], &'w [bool]);

impl Answers for World<'_> {
    fn answer(&self, fact: FactId) -> Option<Value> {
        self.0
            .iter()
            .position(|other| *other == fact)
            .map(|place| Value::from(self.1[place]))
    }
}

impl<'c> Cone<'c> {
    fn of(rulebook: &'c Rulebook, directive: DirectiveId, rules: Vec<&'c Rule>) -> Cone<'c> {
        let vocabulary = rulebook.vocabulary();
        let read = rules.iter().flat_map(|rule| {
            rule.when
                .facts()
                .into_iter()
                .chain(rule.until.iter().flat_map(|until| until.facts()))
        });
        let mut facts: Vec<FactId> = read.collect();
        loop {
            let touches = |fact: FactId| {
                let definition = &vocabulary[fact];
                definition
                    .implies
                    .iter()
                    .chain(&definition.denies)
                    .any(|other| facts.contains(other))
                    || facts.iter().any(|known| {
                        vocabulary[*known].implies.contains(&fact)
                            || vocabulary[*known].denies.contains(&fact)
                    })
            };
            let more: Vec<FactId> = vocabulary
                .facts()
                .map(|(fact, _)| fact)
                .filter(|fact| touches(*fact))
                .collect();
            let before = facts.len();
            facts.extend(more);
            facts.sort();
            facts.dedup();
            if facts.len() == before {
                break;
            }
        }
        let count = facts.len();
        let worlds = (0..1_usize << count)
            .map(|world| (0..count).map(|place| world >> place & 1 == 1).collect());
        let mut cone = Cone {
            rulebook,
            directive,
            rules,
            facts,
            worlds: worlds.collect(),
        };
        let worlds = std::mem::take(&mut cone.worlds);
        cone.worlds = worlds
            .into_iter()
            .filter(|world| cone.allowed(world))
            .collect();
        cone
    }

    fn allowed(&self, world: &[bool]) -> bool {
        let is = |fact: &FactId| World(&self.facts, world).answer(*fact) == Some(Value::Yes);
        self.facts.iter().all(|fact| {
            let definition = &self.rulebook.vocabulary()[*fact];
            !is(fact) || definition.implies.iter().all(is) && !definition.denies.iter().any(is)
        })
    }

    /// 0 no, 1 yes, 2 not known.
    fn digit(&self, number: usize, place: usize) -> usize {
        number / 3_usize.pow(place as u32) % 3
    }

    fn status(&self, number: usize) -> Option<Option<Status>> {
        let fits = |world: &&Vec<bool>| {
            (0..self.facts.len()).all(|place| {
                self.digit(number, place) == 2 || (self.digit(number, place) == 1) == world[place]
            })
        };
        let worlds: Vec<&Vec<bool>> = self.worlds.iter().filter(fits).collect();
        let holds = |condition: &Expression, world: &[bool]| {
            condition.truth(&World(&self.facts, world)) == Truth::Yes
        };
        let lifted = |rule: &Rule| {
            rule.until
                .as_ref()
                .is_some_and(|until| worlds.iter().all(|world| holds(until, world)))
        };
        let standing: Vec<&&Rule> = self.rules.iter().filter(|rule| !lifted(rule)).collect();
        let count = worlds
            .iter()
            .filter(|world| standing.iter().any(|rule| holds(&rule.when, world)))
            .count();
        match (worlds.len(), count) {
            (0, _) => None,
            (_, 0) => Some(None),
            (all, some) if all == some => Some(Some(Status::Required)),
            _ => Some(Some(Status::Possible)),
        }
    }

    fn check(&self) {
        let count = 3_usize.pow(self.facts.len() as u32);
        let statuses: Vec<_> = (0..count).map(|number| self.status(number)).collect();
        let mut can_change: Vec<u32> = vec![0; count];
        for number in 0..count {
            for place in (0..self.facts.len()).filter(|place| self.digit(number, *place) == 2) {
                let answered = [2, 1].map(|back| number - back * 3_usize.pow(place as u32));
                for then in answered
                    .into_iter()
                    .filter(|then| statuses[*then].is_some())
                {
                    can_change[number] |=
                        can_change[then] | u32::from(statuses[then] != statuses[number]) << place;
                }
            }
        }
        let stride = count / 400 + 1;
        for number in (0..count)
            .step_by(stride)
            .filter(|number| statuses[*number].is_some())
        {
            let expected: Vec<&str> = self
                .named((0..self.facts.len()).filter(|place| can_change[number] >> place & 1 == 1));
            assert_eq!(
                self.asked(number),
                expected,
                "{} {number}",
                self.rulebook.vocabulary()[self.directive].id
            );
        }
    }

    fn named(&self, places: impl Iterator<Item = usize>) -> Vec<&'c str> {
        let mut names: Vec<&str> = places
            .map(|place| self.rulebook.vocabulary()[self.facts[place]].id.as_str())
            .collect();
        names.sort_unstable();
        names
    }

    fn asked(&self, number: usize) -> Vec<&'c str> {
        let mut facts = Facts::new(self.rulebook.vocabulary());
        for (place, fact) in self
            .facts
            .iter()
            .enumerate()
            .filter(|(place, _)| self.digit(number, *place) < 2)
        {
            facts
                .set(*fact, Value::from(self.digit(number, place) == 1))
                .unwrap();
        }
        let questions = self.rulebook.decide(&facts).unwrap().questions;
        let about = questions
            .iter()
            .filter(|question| question.decides.contains(&self.directive));
        let mut names: Vec<&str> = about
            .map(|question| self.rulebook.vocabulary()[question.fact].id.as_str())
            .collect();
        names.sort_unstable();
        names
    }
}
