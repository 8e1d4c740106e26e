//! `serve`, `demo` and `verify`, as somebody would run them.

use std::net::TcpListener;

use crate::program::Folder;

#[test]
fn the_first_start_prints_a_code_and_serves_until_it_is_told_to_stop() {
    let folder = Folder::new();
    let server = folder.start("serve --listen 127.0.0.1:0");
    assert!(
        server
            .said
            .iter()
            .any(|line| line.contains("one-time code: ")),
        "{:?}",
        server.said
    );
    assert!(
        server.get("/sign-in").starts_with("HTTP/1.1 303 "),
        "to the first administrator"
    );
    assert!(
        server
            .get("/first-administrator")
            .starts_with("HTTP/1.1 200 ")
    );
    assert!(server.get("/api/v1/health").starts_with("HTTP/1.1 200 "));
    let nothing = server.get("/no-such-page");
    assert!(nothing.starts_with("HTTP/1.1 404 "), "{nothing}");
    for words in ["There is nothing here", "content-security-policy"] {
        assert!(nothing.contains(words), "{words} {nothing}");
    }
    let (status, rest) = server.stop("TERM");
    assert_eq!((status.code(), rest.as_str()), (Some(0), ""));
    assert!(folder.path().join("waypost.db").exists());
    let again = folder.start("serve --listen 127.0.0.1:0");
    let (status, _) = again.stop("INT");
    assert_eq!(status.code(), Some(0));
}

#[test]
fn an_address_that_is_taken_is_told_at_once() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let folder = Folder::new();
    for line in [
        format!("serve --listen {address}"),
        format!("demo --listen {address}"),
    ] {
        folder.waypost(&line).refused(&format!(
            "{address} is in use: is Waypost running already? Stop it, or listen elsewhere (port 0 takes any free one)"
        ));
    }
    assert_eq!(
        folder.path().read_dir().unwrap().count(),
        0,
        "nothing was made"
    );
}

#[test]
fn a_database_that_cannot_be_used_is_named_without_its_password() {
    let folder = Folder::new();
    folder.write(
        "text.db",
        "This is a letter and no database, however long one looks at it. ".repeat(40),
    );
    let rows = [
        (
            "sqlite:no/such/folder/waypost.db",
            "sqlite:no/such/folder/waypost.db: there is no folder no/such/folder",
        ),
        ("sqlite:text.db", "sqlite:text.db: "),
        (
            "postgres://amy:secret@127.0.0.1:1/waypost",
            "postgres://amy:…@127.0.0.1:1/waypost: ",
        ),
    ];
    for (url, message) in rows {
        folder.write("waypost.toml", format!("[database]\nurl = \"{url}\"\n"));
        let said = folder.waypost("serve --listen 127.0.0.1:0");
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(2), ""),
            "{url}: {said:?}"
        );
        assert!(
            said.err.starts_with(&format!("error: {message}")),
            "{url}: {}",
            said.err
        );
        assert!(!said.err.contains("secret"), "{}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    }
}

#[test]
fn a_procedure_that_there_is_not_is_told_before_anything_is_made() {
    let folder = Folder::new();
    folder.write("waypost.toml", "[organisation]\nprocedure = \"dorest\"\n");
    let said = folder.waypost("serve --listen 127.0.0.1:0");
    assert_eq!(said.code, Some(2), "{said:?}");
    assert!(
        said.err
            .contains("there is no procedure `dorest` (did you mean `dorset`?)"),
        "{}",
        said.err
    );
    assert!(!folder.path().join("waypost.db").exists());
}

#[test]
fn a_demo_prints_its_address_and_accounts_and_is_gone_on_with() {
    let folder = Folder::new();
    let server = folder.start("demo --listen 127.0.0.1:0 --data try");
    let accounts = |said: &[String]| -> Vec<String> {
        said.iter()
            .filter(|line| line.contains("password "))
            .cloned()
            .collect()
    };
    let first = accounts(&server.said);
    assert!(first.len() >= 4, "{:?}", server.said);
    let school = |said: &[String]| -> String {
        let line = said
            .iter()
            .find(|line| line.contains(" incidents. All of it is invented."));
        line.unwrap().split(", with ").next().unwrap().to_owned()
    };
    let page = server.get("/sign-in");
    assert!(
        page.contains("Sign in") && page.contains(&school(&server.said)),
        "{page}"
    );
    assert!(!page.contains("Our organisation"), "{page}");
    let (status, rest) = server.stop("TERM");
    assert_eq!((status.code(), rest.as_str()), (Some(0), ""));

    let server = folder.start("demo --listen 127.0.0.1:0 --data try");
    assert!(
        server.said[0].starts_with("Going on with the demo in try"),
        "{:?}",
        server.said
    );
    assert_eq!(accounts(&server.said), first);
    assert!(server.get("/sign-in").contains(&school(&server.said)));
    server.stop("TERM");

    let said = folder
        .waypost("verify --database sqlite:try/waypost.db")
        .good();
    assert!(
        said.out.starts_with("The journal is whole: "),
        "{}",
        said.out
    );
    let said = folder
        .waypost("rebuild --database sqlite:try/waypost.db")
        .good();
    assert!(
        said.out.ends_with(" cases looked at, 0 put right.\n"),
        "what the demo listed is what its journal says: {}",
        said.out
    );
}

#[test]
fn a_demo_never_touches_what_it_did_not_make() {
    let folder = Folder::new();
    folder.write("mine/waypost.db", "precious");
    folder.waypost("demo --no-serve --data mine").refused(
        "mine: a database is here that waypost demo did not make; name another folder with --data",
    );
    folder.write("file", "");
    folder
        .waypost("demo --no-serve --data file")
        .refused("file: this is a file; a folder is needed");
    folder.write("torn/demo.json", "{");
    let said = folder.waypost("demo --no-serve --data torn");
    assert!(
        said.err
            .contains("torn/demo.json:1:1: this is no record of a demo"),
        "{said:?}"
    );
}

#[test]
fn a_demo_that_was_left_half_made_is_made_afresh() {
    let folder = Folder::new();
    folder
        .write("half/unfinished", "")
        .write("half/waypost.db", "torn");
    let said = folder.waypost("demo --no-serve --data half");
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(!folder.path().join("half/unfinished").exists());
}

#[test]
fn a_database_that_is_not_there_is_not_made_in_order_to_be_checked() {
    let folder = Folder::new();
    for command in ["verify", "rebuild"] {
        folder
            .waypost(&format!("{command} --database sqlite:nowhere.db"))
            .refused("sqlite:nowhere.db: there is no such database");
    }
    assert!(!folder.path().join("nowhere.db").exists());
}
