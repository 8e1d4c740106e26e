//! Clients that hold a connection and say nothing: they are hung up on, and everybody else is answered meanwhile.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::program::Folder;
use crate::program::server::Server;

/// What stands in `answering.rs`, and a little for a slow machine.
const HEAD: Duration = Duration::from_secs(10);
const GRACE: Duration = Duration::from_secs(8);

fn connected(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(&server.address).unwrap();
    let patience = Duration::from_secs(60);
    stream.set_read_timeout(Some(patience)).unwrap();
    stream
}

/// Reads until the server hangs up; what it said, and when.
fn hung_up(mut stream: TcpStream, since: Instant) -> (String, Duration) {
    let mut said = Vec::new();
    match stream.read_to_end(&mut said) {
        Ok(_) => {}
        Err(fault) if fault.kind() == ErrorKind::ConnectionReset => {}
        Err(fault) => panic!("the server did not hang up: {fault}"),
    }
    (String::from_utf8_lossy(&said).into_owned(), since.elapsed())
}

#[test]
fn who_does_not_say_what_they_want_is_hung_up_on_and_others_are_answered() {
    let folder = Folder::new();
    let server = folder.start("serve --listen 127.0.0.1:0");
    let since = Instant::now();
    let halves = [
        "",
        "GET /sign-in HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
    ];
    let held: Vec<TcpStream> = (0..60)
        .map(|number| {
            let mut stream = connected(&server);
            stream.write_all(halves[number % 3].as_bytes()).unwrap();
            stream
        })
        .collect();
    let asked = Instant::now();
    assert!(
        server
            .get("/first-administrator")
            .starts_with("HTTP/1.1 200 ")
    );
    assert!(asked.elapsed() < Duration::from_secs(5), "others wait");
    for stream in held {
        let (said, after) = hung_up(stream, since);
        assert!(said.is_empty() || said.starts_with("HTTP/1.1 4"), "{said}");
        assert!((HEAD / 2..HEAD + GRACE).contains(&after), "{after:?}");
    }
    assert!(
        server
            .get("/first-administrator")
            .starts_with("HTTP/1.1 200 ")
    );
    let (status, rest) = server.stop("TERM");
    assert_eq!((status.code(), rest.as_str()), (Some(0), ""));
}

#[test]
fn a_head_that_comes_a_letter_at_a_time_is_not_waited_for_either() {
    let folder = Folder::new();
    let server = folder.start("serve --listen 127.0.0.1:0");
    let since = Instant::now();
    let mut stream = connected(&server);
    stream
        .write_all(b"GET /sign-in HTTP/1.1\r\nX-Slow: ")
        .unwrap();
    while since.elapsed() < HEAD + GRACE {
        if stream.write_all(b"a").is_err() {
            break;
        }
        std::thread::sleep(Duration::from_millis(500));
    }
    assert!(since.elapsed() < HEAD + GRACE, "it is still listened to");
}

#[test]
fn a_form_that_never_ends_is_given_up() {
    let folder = Folder::new();
    let server = folder.start("serve --listen 127.0.0.1:0");
    let since = Instant::now();
    let mut stream = connected(&server);
    let head = "POST /sign-in HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nlogin=a";
    stream.write_all(head.as_bytes()).unwrap();
    let (said, after) = hung_up(stream, since);
    assert!(said.starts_with("HTTP/1.1 408 "), "{said}");
    assert!(said.contains("This did not arrive in time"), "{said}");
    assert!(after < Duration::from_secs(30) + GRACE, "{after:?}");
}

#[test]
fn a_connection_that_asks_again_in_time_is_kept() {
    let folder = Folder::new();
    let server = folder.start("serve --listen 127.0.0.1:0");
    let mut stream = connected(&server);
    for _ in 0..3 {
        let ask = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n";
        stream.write_all(ask.as_bytes()).unwrap();
        let mut said = [0; 15];
        stream.read_exact(&mut said).unwrap();
        assert_eq!(&said, b"HTTP/1.1 200 OK");
        // The rest of the answer.
        stream
            .set_read_timeout(Some(Duration::from_millis(300)))
            .unwrap();
        let mut rest = [0; 4096];
        while stream.read(&mut rest).is_ok_and(|read| read > 0) {}
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
    }
    let (status, _) = server.stop("TERM");
    assert_eq!(
        status.code(),
        Some(0),
        "an idle connection keeps nobody from stopping"
    );
}
