//! For tests: an office on a database of its own, a clock that is moved by hand, and a browser without scripts. A test reads
//! like a person at a keyboard: `person.open("/concern").await.says("What happened?")`.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use jiff::Timestamp;
use office::{Catalogue, Office, Settings, Surroundings};
use tower::ServiceExt as _;

use crate::settings::WebSettings;

pub(crate) const PASSWORD: &str = "four quiet words together";

/// The child of the stories, by first name.
pub(crate) const CHILD: &str = "Zebedee";

/// A clock moved by hand, and chance that is only different each time.
pub(crate) struct Still {
    seconds: AtomicI64,
    drawn: AtomicU64,
}

impl Surroundings for Still {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.seconds.load(Ordering::SeqCst)).unwrap()
    }

    fn random(&self, into: &mut [u8]) {
        for chunk in into.chunks_mut(8) {
            let drawn = self
                .drawn
                .fetch_add(1, Ordering::SeqCst)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15);
            chunk.copy_from_slice(&drawn.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// An organisation with an administrator, a lead and a reporter.
pub(crate) struct Trial {
    pub office: Office,
    pub router: Router,
    clock: Arc<Still>,
    file: PathBuf,
}

impl Drop for Trial {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.file.display()));
        }
    }
}

/// Dorset's procedure with the law over it, read once: the pages are the same under any.
fn catalogue() -> Catalogue {
    static READ: OnceLock<Catalogue> = OnceLock::new();
    let read = || {
        let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../procedures");
        let folder =
            std::env::temp_dir().join(format!("waypost-web-procedures-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for part in ["vocabulary", "dorset", "national"] {
            std::os::unix::fs::symlink(all.join(part), folder.join(part)).unwrap();
        }
        let catalogue = Catalogue::from_folder(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        catalogue
    };
    READ.get_or_init(read).clone()
}

impl Trial {
    /// Nobody has an account yet.
    pub async fn empty() -> Self {
        Self::empty_under(catalogue()).await
    }

    async fn empty_under(catalogue: Catalogue) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::SeqCst);
        let file =
            std::env::temp_dir().join(format!("waypost-web-{}-{number}.db", std::process::id()));
        let seconds = "2026-05-22T09:00:00Z"
            .parse::<Timestamp>()
            .unwrap()
            .as_second();
        let clock = Arc::new(Still {
            seconds: AtomicI64::new(seconds),
            drawn: AtomicU64::new(1),
        });
        let settings = Settings {
            organisation_name: "Example School".to_owned(),
            ..Settings::default()
        };
        let url = format!("sqlite:{}", file.display());
        let office = Office::open(&url, catalogue, settings, clock.clone())
            .await
            .unwrap();
        let web = WebSettings {
            organisation: "Example School".to_owned(),
            secure: false,
            surroundings: clock.clone(),
        };
        let router = crate::router(office.clone(), web);
        Self {
            office,
            router,
            clock,
            file,
        }
    }

    /// With accounts `administrator`, `lead` and `reporter`, all with [`PASSWORD`].
    pub async fn new() -> Self {
        Self::under(catalogue()).await
    }

    /// The same, with other procedures.
    pub async fn under(catalogue: Catalogue) -> Self {
        let trial = Self::empty_under(catalogue).await;
        let code = trial.office.first_start().await.unwrap().unwrap();
        trial
            .office
            .create_first_administrator(&code, "Alex Keeper", "administrator", PASSWORD)
            .await
            .unwrap();
        let administrator = trial.signed_in("administrator").await;
        for (name, login, role) in [
            ("Sam Lead", "lead", "safeguarding_lead"),
            ("Robin Teacher", "reporter", "reporter"),
        ] {
            let fields = [
                ("name", name),
                ("login", login),
                ("roles[]", role),
                ("password", PASSWORD),
            ];
            administrator
                .open("/accounts/add")
                .await
                .send("/accounts/add", &fields)
                .await
                .leads_to("/accounts");
        }
        trial
    }

    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: Arc::default(),
        }
    }

    pub async fn signed_in(&self, login: &str) -> Browser {
        let browser = self.browser();
        let page = browser.open("/sign-in").await;
        page.send("/sign-in", &[("login", login), ("password", PASSWORD)])
            .await
            .leads_to("/");
        browser
    }

    pub fn later(&self, minutes: i64) {
        self.clock.seconds.fetch_add(minutes * 60, Ordering::SeqCst);
    }
}

/// A browser: it keeps its cookies, and says that a form came from our own page.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// What came back.
pub(crate) struct Page {
    browser: Browser,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Browser {
    pub async fn open(&self, path: &str) -> Page {
        self.ask(Request::builder().uri(path), Body::empty()).await
    }

    /// A form as it stands here, with no hidden fields added.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body: String = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.ask(request, Body::from(body)).await
    }

    pub async fn ask(&self, request: axum::http::request::Builder, body: Body) -> Page {
        let cookies = self.cookies.lock().unwrap().clone();
        let pairs: Vec<String> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = if pairs.is_empty() {
            request
        } else {
            request.header(COOKIE, pairs.join("; "))
        };
        let response = self
            .router
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        for set in headers.get_all(SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap();
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let page = Page {
            browser: self.clone(),
            status,
            headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        };
        page.is_careful_with_names();
        page
    }

    /// Another browser with the same cookies: a thief's, or a second tab.
    pub fn clone_of_cookie(&self) -> Self {
        let cookies = self.cookies.lock().unwrap().clone();
        Self {
            router: self.router.clone(),
            cookies: Arc::new(Mutex::new(cookies)),
        }
    }

    pub fn forget_cookie(&self) {
        self.cookies.lock().unwrap().clear();
    }
}

impl Page {
    /// Holds of every page that any test comes to: one that names the child of the stories can be left at once, and says the name
    /// neither in its title nor in its address.
    fn is_careful_with_names(&self) {
        let is_page = self.header("content-type").starts_with("text/html");
        if is_page && self.body.contains(CHILD) {
            let can_be_left = self.body.contains("govuk-exit-this-page");
            assert!(can_be_left, "no quick exit:\n{}", self.body);
        }
        assert!(!self.title().contains(CHILD), "{}", self.title());
        assert!(!self.location().contains(CHILD), "{}", self.location());
    }

    /// Sends the form of this page with that address: its hidden fields as they stand, and what is typed.
    pub async fn send(&self, action: &str, typed: &[(&str, &str)]) -> Page {
        let hidden = self.hidden(action);
        let fields: Vec<_> = hidden
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .chain(typed.iter().copied())
            .collect();
        self.browser.post(action, &fields).await
    }

    /// The hidden fields of the form with that address.
    pub fn hidden(&self, action: &str) -> HashMap<String, String> {
        let start = self
            .body
            .find(&format!("action=\"{action}\""))
            .unwrap_or_else(|| panic!("no form to {action} in\n{}", self.body));
        let form = &self.body[start..];
        let form = &form[..form.find("</form>").unwrap_or(form.len())];
        form.split("<input type=\"hidden\" name=\"")
            .skip(1)
            .filter_map(|rest| {
                let (name, rest) = rest.split_once("\" value=\"")?;
                Some((name.to_owned(), unescaped(rest.split_once('"')?.0)))
            })
            .collect()
    }

    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(
            self.body.contains(words),
            "“{words}” is not on the page:\n{}",
            self.body
        );
        self
    }

    #[track_caller]
    pub fn does_not_say(self, words: &str) -> Self {
        assert!(
            !self.body.contains(words),
            "“{words}” is on the page:\n{}",
            self.body
        );
        self
    }

    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    /// A redirect to that path, whatever it says there.
    #[track_caller]
    pub fn leads_to(self, path: &str) -> Self {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        assert_eq!(self.location().split('?').next(), Some(path));
        self
    }

    pub fn location(&self) -> &str {
        self.headers
            .get(LOCATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The page that a redirect leads to.
    pub async fn follow(&self) -> Page {
        self.browser
            .open(self.location().split('#').next().unwrap_or_default())
            .await
    }

    pub fn title(&self) -> &str {
        let title = self.body.split_once("<title>").map_or("", |(_, rest)| rest);
        title.split_once("</title>").map_or("", |(title, _)| title)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
}
