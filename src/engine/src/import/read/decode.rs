//! Bytes of any common encoding as UTF-8 with plain newlines.
//!
//! A byte-order mark decides; else valid UTF-8 is UTF-8; else it is Windows-1252, of which Latin-1 is a part.
//! CRLF and CR become LF, a last line without an end gets one, NUL is dropped (PostgreSQL stores none).

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1252};

const CHUNK: usize = 64 * 1024;

/// The encoding of a text; `None` when the bytes are no text. Leaves the file at its start.
pub fn detect(file: &mut (impl Read + Seek)) -> io::Result<Option<&'static Encoding>> {
    let found = scan(file)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(found)
}

fn scan(file: &mut impl Read) -> io::Result<Option<&'static Encoding>> {
    let mut chunk = vec![0; CHUNK];
    let (mut carried, mut first, mut utf8) = (0, true, true);
    loop {
        let read = file.read(chunk.get_mut(carried..).unwrap_or_default())?;
        if read == 0 {
            // What is left over is half a character.
            return Ok(Some(if utf8 && carried == 0 { UTF_8 } else { WINDOWS_1252 }));
        }
        let bytes = chunk.get(..carried + read).unwrap_or_default();
        if std::mem::take(&mut first) {
            if let Some((encoding, _)) = Encoding::for_bom(bytes) {
                return Ok(Some(encoding));
            }
            if is_foreign(bytes) {
                return Ok(None);
            }
        }
        if bytes.contains(&0) {
            return Ok(None);
        }
        carried = match std::str::from_utf8(bytes) {
            Ok(_) => 0,
            // At most three bytes of a character that goes on in the next chunk.
            Err(error) if error.error_len().is_none() => bytes.len() - error.valid_up_to(),
            Err(_) => {
                utf8 = false;
                0
            }
        };
        let end = bytes.len();
        chunk.copy_within(end - carried..end, 0);
    }
}

/// Formats that are mistaken for tables: PDF, HTML and XML, JSON.
fn is_foreign(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    [b"%PDF".as_slice(), b"<", b"{", b"["].iter().any(|start| text.starts_with(start))
}

/// Reads UTF-8 from bytes in another encoding.
pub struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    input: Vec<u8>,
    output: Vec<u8>,
    at: usize,
    /// The last byte given out was a CR, already passed on as LF.
    after_cr: bool,
    last: u8,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// Without the byte-order mark.
    pub fn new(inner: R, encoding: &'static Encoding) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            input: vec![0; CHUNK],
            output: Vec::new(),
            at: 0,
            after_cr: false,
            last: b'\n',
            ended: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.output.clear();
        self.at = 0;
        while self.output.is_empty() && !self.ended {
            let read = self.inner.read(&mut self.input)?;
            self.ended = read == 0;
            let bytes = self.input.get(..read).unwrap_or_default();
            let room = self.decoder.max_utf8_buffer_length(read).unwrap_or(CHUNK * 4);
            let mut text = String::with_capacity(room);
            let _ = self.decoder.decode_to_string(bytes, &mut text, self.ended);
            let text = text.into_bytes();
            if !self.after_cr && !text.contains(&b'\r') && !text.contains(&0) {
                // As most files are: nothing to replace.
                self.output = text;
                self.end();
                continue;
            }
            for byte in text {
                let follows_cr = std::mem::replace(&mut self.after_cr, byte == b'\r');
                match byte {
                    b'\n' if follows_cr => {}
                    0 => {}
                    b'\r' => self.output.push(b'\n'),
                    other => self.output.push(other),
                }
            }
            self.end();
        }
        Ok(())
    }

    /// Gives the last line its end.
    fn end(&mut self) {
        self.last = self.output.last().copied().unwrap_or(self.last);
        if self.ended && self.last != b'\n' {
            self.output.push(b'\n');
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.output.len() {
            self.fill()?;
        }
        let ready = self.output.get(self.at..).unwrap_or_default();
        let count = ready.len().min(into.len());
        if let (Some(into), Some(ready)) = (into.get_mut(..count), ready.get(..count)) {
            into.copy_from_slice(ready);
        }
        self.at += count;
        Ok(count)
    }
}
