//! The real program while it serves: started, asked, told to stop.

use std::fs::{File, read_to_string};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::Folder;

/// A running server, stopped at the end of the test if the test does not stop it.
pub struct Server {
    process: Child,
    out: BufReader<ChildStdout>,
    /// What it printed until it was ready.
    pub said: Vec<String>,
    /// `127.0.0.1:PORT`
    pub address: String,
}

/// What a server says on standard error goes into this file of its folder.
const COMPLAINTS: &str = "complaints.txt";

impl Folder {
    /// What the last server said on standard error.
    pub fn complaints(&self) -> String {
        read_to_string(self.path().join(COMPLAINTS)).unwrap()
    }

    /// Runs a line such as `serve --listen 127.0.0.1:0` until it is ready.
    pub fn start(&self, line: &str) -> Server {
        let mut command = self.command(line.split_whitespace());
        let complaints = File::create(self.path().join(COMPLAINTS)).unwrap();
        let command = command.stdin(Stdio::null()).stdout(Stdio::piped());
        let command = command.stderr(complaints);
        let mut process = command.spawn().unwrap();
        let mut server = Server {
            out: BufReader::new(process.stdout.take().unwrap()),
            process,
            said: Vec::new(),
            address: String::new(),
        };
        while server.address.is_empty() {
            let mut line = String::new();
            let read = server.out.read_line(&mut line).unwrap();
            assert_ne!(read, 0, "it ended after {:?}", server.said);
            if let Some(address) = line.trim_end().strip_prefix("Waypost is ready at http://") {
                server.address = address.to_owned();
            }
            server.said.push(line.trim_end().to_owned());
        }
        server
    }
}

impl Server {
    /// The head and body of a page.
    pub fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        let host = &self.address;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8(answer).unwrap()
    }

    /// Sends a signal, and answers how it ended and what else it printed.
    pub fn stop(mut self, signal: &str) -> (ExitStatus, String) {
        let id = self.process.id().to_string();
        let sent = Command::new("kill")
            .args(["-s", signal, &id])
            .status()
            .unwrap();
        assert!(sent.success());
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(60) {
            if let Some(status) = self.process.try_wait().unwrap() {
                return (status, rest);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it did not stop");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
