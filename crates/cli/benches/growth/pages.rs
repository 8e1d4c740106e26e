//! The pages that are measured: each asked for in many ways, each answer checked for its status and for a text that only the
//! right answer holds.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use crate::client::{Answer, Client};
use crate::figures::Figures;
use crate::html::{between, hidden_fields, links};

/// So many different cases are asked for, from as many pages of the list as it takes: half of them open, half closed.
const DIFFERENT: usize = 400;

/// A page to measure.
pub struct Page {
    pub name: &'static str,
    /// Each case is asked for once only: opening one for the first time in an hour writes down who looked, durably.
    first_look: bool,
    ask: fn(&Pages, usize) -> Ask,
}

/// One request, and a text that its answer must hold.
struct Ask {
    path: String,
    form: Option<Vec<(String, String)>>,
    expected: String,
}

impl Page {
    const fn new(name: &'static str, ask: fn(&Pages, usize) -> Ask) -> Self {
        Self {
            name,
            first_look: false,
            ask,
        }
    }
}

pub const ALL: [Page; 8] = [
    Page {
        first_look: true,
        ..Page::new("case, first look", |pages, turn| pages.case(turn, ""))
    },
    Page::new("case", |pages, turn| pages.case(turn, "")),
    Page::new("plan", |pages, turn| pages.case(turn, "/plan")),
    Page::new("chronology", |pages, turn| pages.case(turn, "/chronology")),
    Page::new("list", |pages, turn| pages.list(turn)),
    Page::new("list with filters", |pages, turn| pages.filtered(turn)),
    Page::new("search by words", |pages, turn| pages.by_words(turn)),
    Page::new("search by reference", |pages, turn| {
        pages.by_reference(turn)
    }),
];

/// A safeguarding lead at the list of cases.
pub struct Pages {
    client: Client,
    references: Vec<String>,
    /// The list from its beginning, and as it goes on.
    lists: Vec<String>,
    /// What the list's search form sends along unseen.
    hidden: Vec<(String, String)>,
    kinds: Vec<String>,
}

impl Pages {
    /// Signs in as the demo's safeguarding lead and looks around.
    pub fn sign_in(address: SocketAddr, folder: &Path) -> Result<Self, String> {
        let mut client = Client::connect(address)?;
        let page = client.get("/sign-in")?;
        let (login, password) = account(folder)?;
        let mut fields = hidden_fields(&page.body, "/sign-in");
        fields.extend([
            ("login".to_owned(), login),
            ("password".to_owned(), password),
        ]);
        let answer = client.post("/sign-in", &fields)?;
        if answer.status != 303 {
            return Err(format!("signing in answered {}", answer.status));
        }
        let list = good(client.get("/cases")?, "<table")?;
        let mut pages = Self {
            client,
            references: Vec::new(),
            lists: vec!["/cases".to_owned()],
            hidden: hidden_fields(&list.body, "/cases"),
            kinds: between(&list.body, "name=\"kind\"", "</select>").map_or_else(Vec::new, options),
        };
        pages.look_around(list, DIFFERENT / 2)?;
        let closed = good(pages.client.get("/cases?status=closed")?, "<table")?;
        pages.look_around(closed, DIFFERENT)?;
        if pages.references.is_empty() {
            return Err("the list holds no case".to_owned());
        }
        Ok(pages)
    }

    /// Follows the list until so many cases are known, or it ends.
    fn look_around(&mut self, first: Answer, enough: usize) -> Result<(), String> {
        let mut page = first;
        loop {
            let found = links(&page.body)
                .filter_map(|link| link.strip_prefix("/cases/").map(str::to_owned))
                .filter(|rest| !rest.contains(['/', '?', '#']));
            for reference in found {
                if !self.references.contains(&reference) {
                    self.references.push(reference);
                }
            }
            let next = links(&page.body)
                .find(|link| link.starts_with("/cases?") && link.contains("after="));
            match next {
                Some(next) if self.references.len() < enough => {
                    page = good(self.client.get(&next)?, "<table")?;
                    self.lists.push(next);
                }
                _ => return Ok(()),
            }
        }
    }

    /// Asks `warm_up` times without a clock, then `requests` times with one.
    pub fn measure(
        &mut self,
        page: &Page,
        warm_up: usize,
        requests: usize,
    ) -> Result<Figures, String> {
        let (warm_up, requests) = match page.first_look {
            true => (0, self.references.len()),
            false => (warm_up, requests),
        };
        let (mut times, mut bytes): (Vec<Duration>, usize) = (Vec::new(), 0);
        for turn in 0..warm_up + requests {
            let ask = (page.ask)(self, turn);
            let answer = match &ask.form {
                None => self.client.get(&ask.path)?,
                Some(form) => self.client.post(&ask.path, form)?,
            };
            let answer =
                good(answer, &ask.expected).map_err(|why| format!("{}: {why}", ask.path))?;
            if turn >= warm_up {
                times.push(answer.took);
                bytes += answer.body.len();
            }
        }
        Ok(Figures::of(times, bytes))
    }

    fn reference(&self, turn: usize) -> &str {
        &self.references[turn % self.references.len()]
    }

    fn case(&self, turn: usize, part: &str) -> Ask {
        let reference = self.reference(turn);
        Ask::get(format!("/cases/{reference}{part}"), reference)
    }

    fn list(&self, turn: usize) -> Ask {
        Ask::get(self.lists[turn % self.lists.len()].clone(), "<table")
    }

    fn filtered(&self, turn: usize) -> Ask {
        let ways = [
            "overdue=yes",
            "mine=yes",
            "status=in_progress",
            "status=closed",
            "status=reported",
            "mine=yes&status=closed",
        ];
        match turn % (ways.len() + 1) {
            way if way < ways.len() => Ask::get(format!("/cases?{}", ways[way]), "</h1>"),
            _ => {
                let kind = self.kinds.get(turn % self.kinds.len().max(1));
                self.search(&[("kind", kind.map_or("", String::as_str))], "</h1>")
            }
        }
    }

    fn by_words(&self, turn: usize) -> Ask {
        let words = [
            "phone",
            "message",
            "photo",
            "group chat",
            "tutor",
            "parent",
            "game",
            "video",
            "account",
            "friend",
        ];
        self.search(&[("text", words[turn % words.len()])], "</h1>")
    }

    fn by_reference(&self, turn: usize) -> Ask {
        let reference = self.reference(turn);
        self.search(&[("text", reference)], &format!("/cases/{reference}"))
    }

    fn search(&self, given: &[(&str, &str)], expected: &str) -> Ask {
        let mut form = self.hidden.clone();
        form.extend(
            given
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        Ask {
            form: Some(form),
            ..Ask::get("/cases", expected)
        }
    }
}

impl Ask {
    fn get(path: impl Into<String>, expected: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            form: None,
            expected: expected.into(),
        }
    }
}

fn good(answer: Answer, expected: &str) -> Result<Answer, String> {
    match answer.status {
        200 if answer.body.contains(expected) => Ok(answer),
        200 => Err(format!("the answer does not hold {expected:?}")),
        status => Err(format!("answered {status}")),
    }
}

/// The values of a list of choices, the empty one aside.
fn options(list: &str) -> Vec<String> {
    let values = list
        .split("<option value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    values
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The safeguarding lead's name and password, from the demo's record.
fn account(folder: &Path) -> Result<(String, String), String> {
    let path = folder.join("demo.json");
    let text =
        std::fs::read_to_string(&path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    let record: serde_json::Value =
        serde_json::from_str(&text).map_err(|fault| fault.to_string())?;
    let accounts = record["accounts"].as_array().ok_or("no accounts")?;
    let lead = accounts
        .iter()
        .find(|account| {
            account["role"]
                .as_str()
                .is_some_and(|role| role.to_lowercase().contains("lead"))
        })
        .ok_or("no safeguarding lead")?;
    let text = |key: &str| lead[key].as_str().unwrap_or_default().to_owned();
    Ok((text("login"), text("password")))
}
