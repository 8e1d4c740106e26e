//! Reading facts and a time from a JSON body: every mistake at once, each with its place and the nearest right name.

use decide::{Facts, Value, Vocabulary, nearest};
use jiff::Timestamp;
use serde_json::Value as Json;

use crate::problem::Mistake;

/// What is asked.
#[derive(Debug)]
pub(crate) struct Asked {
    pub facts: Facts,
    /// None: now.
    pub at: Option<Timestamp>,
}

pub(crate) fn read(vocabulary: &Vocabulary, body: &[u8]) -> Result<Asked, Vec<Mistake>> {
    let whole = |detail: String| vec![Mistake::new("", detail)];
    let body: Json =
        serde_json::from_slice(body).map_err(|fault| whole(format!("this is no JSON: {fault}")))?;
    let Json::Object(body) = body else {
        return Err(whole("an object with `facts` is needed".to_owned()));
    };
    let mut mistakes = Vec::new();
    let mut asked = Asked {
        facts: Facts::new(vocabulary),
        at: None,
    };
    if !body.contains_key("facts") {
        mistakes.push(Mistake::new("", "`facts` is missing"));
    }
    for (key, value) in &body {
        match (key.as_str(), value) {
            ("facts", Json::Object(facts)) => {
                for (name, value) in facts {
                    mistakes.extend(fact(vocabulary, &mut asked.facts, name, value).err());
                }
            }
            ("facts", _) => mistakes.push(Mistake::new(
                "/facts",
                "must be an object of facts and their values",
            )),
            ("at", value) => match moment(value) {
                Ok(at) => asked.at = Some(at),
                Err(mistake) => mistakes.push(mistake),
            },
            (other, _) => mistakes.push(Mistake {
                nearest: nearest(other, ["facts", "at"]).map(str::to_owned),
                ..Mistake::new(format!("/{other}"), "there is no such key")
            }),
        }
    }
    if mistakes.is_empty() {
        Ok(asked)
    } else {
        Err(mistakes)
    }
}

fn fact(
    vocabulary: &Vocabulary,
    facts: &mut Facts,
    name: &str,
    value: &Json,
) -> Result<(), Mistake> {
    let pointer = format!("/facts/{name}");
    let Some(id) = vocabulary.fact(name) else {
        let names = vocabulary.facts().map(|(_, fact)| fact.id.as_str());
        let nearest = nearest(name, names).map(str::to_owned);
        return Err(Mistake {
            nearest,
            ..Mistake::new(pointer, "there is no such fact")
        });
    };
    let kind = vocabulary[id].kind;
    let read = match value {
        Json::Bool(yes) => Some(Value::from(*yes)),
        Json::Number(years) => years
            .as_u64()
            .and_then(|years| u8::try_from(years).ok())
            .map(Value::Age),
        Json::String(setting) => setting.parse().ok().map(Value::Setting),
        _ => None,
    };
    let expected = || {
        Mistake::new(
            pointer,
            format!("must be {kind}; leave a fact out when it is not known"),
        )
    };
    let read = read.ok_or_else(expected.clone())?;
    facts.set(id, read).map_err(|_| expected())
}

fn moment(value: &Json) -> Result<Timestamp, Mistake> {
    let wrong = || {
        Mistake::new(
            "/at",
            "must be a time such as `2026-11-20T15:30`, in London",
        )
    };
    let text = value.as_str().ok_or_else(wrong)?;
    office::london_time(text).ok_or_else(wrong)
}
