//! Starts the binary and speaks plain HTTP with it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use engine::Dialect;

use crate::database::{Database, dialects};

pub const PASSWORD: &str = "Correct-horse-1";
pub const EMAIL: &str = "ada@acme.example";

/// A database, and the server on it while it runs.
pub struct Program {
    pub database: Database,
    server: Option<Child>,
    pub port: u16,
    /// The device cookie of the one browser that signs in.
    device: Mutex<String>,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// Sends a request to the server at that port and leaves the answer to be read.
pub fn connect(
    port: u16,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> std::io::Result<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let length = body.len();
    let mut request = format!("{method} {path} HTTP/1.0\r\nHost: localhost:{port}\r\nContent-Length: {length}\r\n");
    for (name, value) in headers {
        request += &[name, ": ", value, "\r\n"].concat();
    }
    stream.write_all(format!("{request}\r\n{body}").as_bytes())?;
    Ok(stream)
}

impl Program {
    /// A server on a fresh database of each kind, the second when the first has been dealt with.
    pub fn both() -> impl Iterator<Item = Self> {
        dialects().map(Self::start)
    }

    /// A server on a fresh database.
    pub fn start(dialect: Dialect) -> Self {
        let mut program =
            Self { database: Database::furnished(dialect), server: None, port: 0, device: Mutex::default() };
        program.serve();
        program
    }

    /// Starts the server on a free port and waits until it says it is ready.
    pub fn serve(&mut self) -> Duration {
        let begun = Instant::now();
        let (child, port) = self.begin();
        self.port = port;
        self.server = Some(child);
        begun.elapsed()
    }

    /// A second server on the same database, with the port that it listens on; killed by whoever asks for it.
    pub fn begin(&self) -> (Child, u16) {
        let mut child = self
            .database
            .command(&["serve"])
            .env("BACKOFFICE_LISTEN", "127.0.0.1:0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok());
        (child, port.unwrap_or_else(|| panic!("{line}")))
    }

    /// SIGKILL, without waiting for the end.
    pub fn signal_kill(&self) {
        let id = self.server.as_ref().unwrap().id().to_string();
        assert!(Command::new("kill").args(["-9", &id]).status().unwrap().success());
    }

    /// The signal without a chance to tidy up.
    pub fn kill(&mut self) {
        let mut child = self.server.take().unwrap();
        // It may be dead already.
        let _ = child.kill();
        child.wait().unwrap();
    }

    /// SIGTERM; gives whether the process ended well, and how long it took.
    pub fn stop(&mut self) -> (bool, Duration) {
        let mut child = self.server.take().unwrap();
        let begun = Instant::now();
        assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
        (child.wait().unwrap().success(), begun.elapsed())
    }

    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", path, headers, "").unwrap()
    }

    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.ask("POST", path, headers, body).unwrap()
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> std::io::Result<Answer> {
        let mut stream = self.connect(method, path, headers, body)?;
        let mut text = Vec::new();
        stream.read_to_end(&mut text)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        let broken = || std::io::Error::other(format!("no answer: {text}"));
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(broken)?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    /// Sends a request and leaves the answer to be read.
    pub fn connect(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> std::io::Result<TcpStream> {
        connect(self.port, method, path, headers, body)
    }

    /// The cookie of the administrator.
    pub fn sign_in(&self) -> String {
        let answer = self.try_sign_in(EMAIL, PASSWORD);
        assert_eq!(answer.status, 303, "{answer:?}");
        if let Some((_, device)) = answer.head.split_once("device=") {
            *self.device.lock().unwrap() = format!("device={}", device.split(';').next().unwrap());
        }
        answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned()
    }

    pub fn try_sign_in(&self, email: &str, password: &str) -> Answer {
        let form = format!("email={}&password={password}&next=%2Facme", email.replace('@', "%40"));
        let device = self.device.lock().unwrap().clone();
        let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", device.as_str())];
        self.post("/sign-in", &headers, &form)
    }

    /// Runs a command as a page does.
    pub fn perform(
        &self,
        cookie: &str,
        name: &str,
        body: serde_json::Value,
        key: Option<&str>,
    ) -> std::io::Result<Answer> {
        let call = serde_json::json!({ "workspace": "acme", "name": name, "body": body, "key": key });
        let mut answer = self.call(cookie, "access/gate/perform_json", &call)?;
        // What the command gives back, without the way to undo it.
        if let Ok(said) = serde_json::from_str::<kernel::Answer>(&answer.body) {
            answer.body = said.output.to_string();
        }
        Ok(answer)
    }

    /// Calls a server function.
    pub fn call(&self, cookie: &str, function: &str, call: &serde_json::Value) -> std::io::Result<Answer> {
        let headers = [("Cookie", cookie), ("Content-Type", "application/json"), ("Accept", "application/json")];
        self.ask("POST", &format!("/api/fn/{function}"), &headers, &call.to_string())
    }

    pub fn ticket(&self, cookie: &str, title: &str, key: Option<&str>) -> std::io::Result<Answer> {
        let fields = serde_json::json!({
            "title": title, "description": "", "customer": null, "requester": "", "priority": "medium",
            "channel": "web", "team": null, "tags": [], "due_at": null,
        });
        self.perform(cookie, "tickets.create", serde_json::json!({ "fields": fields, "assignee": null }), key)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(mut child) = self.server.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
