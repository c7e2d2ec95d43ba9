//! A keep-alive HTTP/1.1 client of the least cost, so that the two sides have the processor to themselves.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::plain::{Outcome, Plain};

/// One connection and what was read from it.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer; a chunked body is still in its chunks.
pub struct Answer<'a> {
    pub status: u16,
    pub head: &'a str,
    body: &'a [u8],
    chunked: bool,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await.plain()?;
        stream.set_nodelay(true).plain()?;
        Ok(Self { stream, buffer: Vec::with_capacity(1 << 18) })
    }

    /// Sends a whole request and reads the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> Outcome<Answer<'_>> {
        self.stream.write_all(request).await.plain()?;
        self.buffer.clear();
        let head = loop {
            self.more().await?;
            if let Some(end) = find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
        };
        let text =
            self.buffer.get(..head).and_then(|head| std::str::from_utf8(head).ok()).ok_or("a head that is no text")?;
        let status = text.get(9..12).and_then(|code| code.parse().ok()).ok_or("a head without a status")?;
        let length = header(text, "content-length").and_then(|length| length.parse::<usize>().ok());
        let chunked = header(text, "transfer-encoding").is_some();
        match length {
            Some(length) => {
                while self.buffer.len() < head + length {
                    self.more().await?;
                }
            }
            None if chunked => {
                while !self.buffer.ends_with(b"0\r\n\r\n") {
                    self.more().await?;
                }
            }
            None => {}
        }
        let (head, body) = self.buffer.split_at(head);
        Ok(Answer { status, head: std::str::from_utf8(head).unwrap_or_default(), body, chunked })
    }

    async fn more(&mut self) -> Outcome<()> {
        match self.stream.read_buf(&mut self.buffer).await.plain()? {
            0 => Err("the server closed the connection".into()),
            _ => Ok(()),
        }
    }
}

impl Answer<'_> {
    /// The body in one piece.
    pub fn body(&self) -> Vec<u8> {
        if !self.chunked {
            return self.body.to_vec();
        }
        let (mut whole, mut rest) = (Vec::new(), self.body);
        while let Some(end) = find(rest, b"\r\n") {
            let size = rest.get(..end).and_then(|size| std::str::from_utf8(size).ok());
            let size = size.and_then(|size| usize::from_str_radix(size.trim(), 16).ok()).unwrap_or_default();
            let Some(piece) = rest.get(end + 2..end + 2 + size).filter(|piece| !piece.is_empty()) else { break };
            whole.extend_from_slice(piece);
            rest = rest.get(end + 4 + size..).unwrap_or_default();
        }
        whole
    }
}

/// The value of a header; names as this house's servers write them, in lower case.
pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

/// The bytes of a request.
pub fn request(method: &str, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut bytes = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n{headers}\r\n")
        .into_bytes();
    bytes.extend_from_slice(body);
    bytes
}
