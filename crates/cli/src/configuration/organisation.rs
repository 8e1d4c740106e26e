//! `[organisation]`: whose installation this is, which procedure it works under, and when it is closed.

use calendar::Closure;
use decide::Setting;
use jiff::civil::{Date, Time};

use super::reader::Reader;
use crate::nearest::did_you_mean;

/// The section `[organisation]`.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// As it stands at the head of every page.
    pub name: String,
    /// The id of the procedure under which concerns are triaged.
    pub procedure: String,
    /// Whether the law and guidance of the nation take part in plans, under their own name.
    pub national_layer: bool,
    /// What kind of organisation it is: a value of the fact `setting`.
    pub setting: Setting,
    /// When a working day ends here; deadlines in working days are due then.
    pub closing_hour: Time,
    /// Days on which nobody is here, bank holidays and weekends aside.
    pub closures: Vec<Closure>,
}

impl Organisation {
    pub fn read(reader: &mut Reader) -> Self {
        Self {
            name: reader.text("name", "Our organisation".to_owned(), String::clone, name),
            procedure: reader.text("procedure", "dorset".to_owned(), String::clone, |id| {
                Ok(id.to_owned())
            }),
            national_layer: reader.flag("national_layer", true),
            setting: reader.text("setting", Setting::School, Setting::to_string, setting),
            closing_hour: reader.text(
                "closing_hour",
                Time::constant(17, 0, 0, 0),
                |time| time.strftime("%H:%M").to_string(),
                closing_hour,
            ),
            closures: reader.list(
                "closures",
                |closure| format!("{} to {}: {}", closure.from, closure.to, closure.name),
                closure,
            ),
        }
    }
}

fn name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if (1..=100).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        Ok(name.to_owned())
    } else {
        Err("a name of 1 to 100 letters is needed".to_owned())
    }
}

fn setting(text: &str) -> Result<Setting, String> {
    text.parse().map_err(|_| {
        let known = Setting::ALL.map(Setting::id);
        let meant = did_you_mean(text, known);
        format!("`{text}` is none of {}{meant}", known.join(", "))
    })
}

fn closing_hour(text: &str) -> Result<Time, String> {
    Time::strptime("%H:%M", text.trim())
        .map_err(|_| format!("a time of day is needed, such as \"17:00\", not `{text}`"))
}

fn closure(text: &str) -> Result<Closure, String> {
    let parts = || {
        let (dates, name) = text.split_once(':')?;
        let (from, to) = dates.split_once(" to ").unwrap_or((dates, dates));
        let date = |written: &str| Date::strptime("%Y-%m-%d", written.trim()).ok();
        let name = name.trim();
        (!name.is_empty()).then_some((date(from)?, date(to)?, name.to_owned()))
    };
    match parts() {
        Some((from, to, name)) if from <= to => Ok(Closure { from, to, name }),
        Some((from, to, _)) => Err(format!("the closure ends ({to}) before it begins ({from})")),
        None => Err(format!(
            "a closure is needed, such as \"2026-12-21 to 2027-01-01: Christmas holidays\", not `{text}`"
        )),
    }
}
