//! One connection that is kept open, one request at a time: what a single person at a browser waits for. Every answer is
//! checked, because a fast error page is not a fast page.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// From the first byte sent to the last byte read.
    pub took: Duration,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// A signed-in (or not yet signed-in) browser without a screen.
pub struct Client {
    address: SocketAddr,
    connection: BufReader<TcpStream>,
    cookies: Vec<(String, String)>,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Result<Self, String> {
        Ok(Self {
            address,
            connection: connection(address)?,
            cookies: Vec::new(),
        })
    }

    pub fn get(&mut self, path: &str) -> Result<Answer, String> {
        let head = format!("GET {path} HTTP/1.1\r\n");
        self.send(&head, "")
    }

    pub fn post(&mut self, path: &str, fields: &[(String, String)]) -> Result<Answer, String> {
        let body = encoded(fields);
        let head = format!(
            "POST {path} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nOrigin: http://{}\r\nSec-Fetch-Site: same-origin\r\n",
            body.len(),
            self.address,
        );
        self.send(&head, &body)
    }

    fn send(&mut self, head: &str, body: &str) -> Result<Answer, String> {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = format!(
            "{head}Host: {}\r\nCookie: {}\r\n\r\n{body}",
            self.address,
            cookies.join("; "),
        );
        let start = Instant::now();
        let answer = self
            .connection
            .get_mut()
            .write_all(request.as_bytes())
            .and_then(|()| read(&mut self.connection));
        let (status, headers, body) =
            answer.map_err(|fault| format!("{}: {fault}", head.trim()))?;
        let took = start.elapsed();
        let answer = Answer {
            status,
            headers,
            body: String::from_utf8_lossy(&body).into_owned(),
            took,
        };
        self.keep_cookies(&answer);
        if answer
            .header("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"))
        {
            self.connection = connection(self.address)?;
        }
        Ok(answer)
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for (key, value) in &answer.headers {
            let pair = value.split(';').next().unwrap_or_default();
            if let (true, Some((name, value))) =
                (key.eq_ignore_ascii_case("set-cookie"), pair.split_once('='))
            {
                self.cookies.retain(|(kept, _)| kept != name);
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

fn connection(address: SocketAddr) -> Result<BufReader<TcpStream>, String> {
    let patience = Duration::from_secs(60);
    let open = || {
        let stream = TcpStream::connect_timeout(&address, patience)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(patience))?;
        Ok(stream)
    };
    open()
        .map(|stream| BufReader::with_capacity(1 << 18, stream))
        .map_err(|fault: std::io::Error| format!("{address}: {fault}"))
}

type Parts = (u16, Vec<(String, String)>, Vec<u8>);

fn read(from: &mut BufReader<TcpStream>) -> std::io::Result<Parts> {
    let status = line(from)?
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .ok_or_else(|| std::io::Error::other("no status"))?;
    let mut headers = Vec::new();
    loop {
        let line = line(from)?;
        match line.split_once(':') {
            Some((key, value)) => headers.push((key.to_owned(), value.trim().to_owned())),
            None => break,
        }
    }
    let header = |name: &str| {
        let found = headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.clone())
    };
    let mut body = Vec::new();
    if header("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked")) {
        chunks(from, &mut body)?;
    } else if let Some(length) = header("content-length").and_then(|value| value.parse().ok()) {
        body.resize(length, 0);
        from.read_exact(&mut body)?;
    }
    Ok((status, headers, body))
}

fn chunks(from: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> std::io::Result<()> {
    loop {
        let size = line(from)?;
        let size = usize::from_str_radix(size.split(';').next().unwrap_or_default(), 16)
            .map_err(std::io::Error::other)?;
        let start = body.len();
        body.resize(start + size, 0);
        from.read_exact(&mut body[start..])?;
        line(from)?;
        if size == 0 {
            return Ok(());
        }
    }
}

fn line(from: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut line = String::new();
    if from.read_line(&mut line)? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}

/// A form's fields as a browser sends them.
pub fn encoded(fields: &[(String, String)]) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    pairs.join("&")
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}
