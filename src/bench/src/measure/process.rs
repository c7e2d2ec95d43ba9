//! The processes that are measured: started, waited for, and asked what they cost.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::client::{Connection, request};
use crate::plain::{Outcome, Plain};

/// Ticks of processor time a second, the same on every Linux.
const TICKS: f64 = 100.0;

/// A server of ours or the floor's; killed when dropped.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
    /// From the start to the first answer that it is ready.
    pub ready: Duration,
}

impl Process {
    /// The real program on a database.
    pub async fn backoffice(program: &Path, root: &Path, url: &str, files: &Path) -> Outcome<Self> {
        let address = free()?;
        let command = |does: &str| {
            let mut command = Command::new(program);
            command.arg(does).current_dir(root);
            command.env("BACKOFFICE_DATABASE_URL", url).env("BACKOFFICE_LISTEN", address.to_string());
            command.env("BACKOFFICE_LOG", "warn").env("BACKOFFICE_DATA_DIR", files);
            command
        };
        // What the rooms need that made no data.
        if !command("migrate").stdout(Stdio::null()).status().plain()?.success() {
            return Err("the database could not be brought up to date".into());
        }
        Self::start(command("serve"), address).await
    }

    /// This program as the floor on the same database.
    pub async fn floor(url: &str) -> Outcome<Self> {
        let address = free()?;
        let mut command = Command::new(std::env::current_exe().plain()?);
        command.args(["floor", "--url", url, "--listen", &address.to_string()]);
        Self::start(command, address).await
    }

    async fn start(mut command: Command, address: SocketAddr) -> Outcome<Self> {
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).spawn().plain()?;
        let ask = request("GET", "/ready", "", b"");
        while begun.elapsed() < Duration::from_secs(20) {
            if let Ok(mut connection) = Connection::open(address).await
                && let Ok(answer) = connection.ask(&ask).await
                && answer.status == 200
            {
                return Ok(Self { child, address, ready: begun.elapsed() });
            }
            if child.try_wait().plain()?.is_some() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        let said = child.stdout.take().and_then(|out| BufReader::new(out).lines().last()).and_then(Result::ok);
        let _ = child.kill();
        Err(format!("{command:?} did not get ready: {}", said.unwrap_or_default()))
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Resident memory, megabytes.
    pub fn memory(&self) -> f64 {
        memory(self.id())
    }
}

/// Resident memory of a process, megabytes.
pub fn memory(id: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1024.0
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address on this machine that nobody uses.
fn free() -> Outcome<SocketAddr> {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).plain()
}

/// Milliseconds of processor time of a process, and of all the processes it started.
pub fn processor(id: u32) -> f64 {
    let own = stat(id).map_or(0.0, |(_, ticks)| ticks);
    let children = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let theirs: f64 = children.filter_map(stat).filter(|(parent, _)| *parent == id).map(|(_, ticks)| ticks).sum();
    (own + theirs) * 1000.0 / TICKS
}

/// Parent and ticks used: fields 4, 14 and 15 of `/proc/ID/stat`, counted after the name in parentheses.
fn stat(id: u32) -> Option<(u32, f64)> {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
    let number = |place: usize| fields.get(place).and_then(|field| field.parse::<f64>().ok());
    Some((number(1)? as u32, number(11)? + number(12)?))
}
