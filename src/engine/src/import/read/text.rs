//! Rows of a text with delimiters.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use encoding_rs::Encoding;
use kernel::Result;

use super::decode::{self, Decoded};
use super::{Row, Visit, delimiter, no_table};
use crate::fault;

/// Bytes of text that show which delimiter it has.
const SAMPLE: u64 = 256 * 1024;

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub encoding: &'static Encoding,
    pub delimiter: u8,
}

/// Looks at a text.
///
/// # Errors
/// `Invalid` with `File` when it is none.
pub fn style(path: &Path) -> Result<Style> {
    let mut file = File::open(path).map_err(fault::internal)?;
    let encoding = decode::detect(&mut file).map_err(fault::internal)?.ok_or_else(no_table)?;
    let mut sample = Vec::new();
    Decoded::new(BufReader::new(file), encoding).take(SAMPLE).read_to_end(&mut sample).map_err(fault::internal)?;
    Ok(Style { encoding, delimiter: delimiter::detect(&sample) })
}

/// Hands over every record with the line it begins on. Blank lines are passed over.
pub fn rows(path: &Path, style: Style, visit: &mut Visit<'_>) -> Result<()> {
    let file = File::open(path).map_err(fault::internal)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(style.delimiter)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(128 * 1024)
        .from_reader(Decoded::new(file, style.encoding));
    let mut record = csv::StringRecord::new();
    loop {
        let before = reader.position().line();
        if !reader.read_record(&mut record).map_err(|_| no_table())? {
            return Ok(());
        }
        let inside: usize = record.iter().map(|cell| cell.bytes().filter(|byte| *byte == b'\n').count()).sum();
        // The reader stands behind the record's last newline, unless an open quote swallowed the rest of the file.
        let line = reader.position().line().saturating_sub(inside as u64 + 1).max(before);
        if !visit(Row { line, cells: record.iter().map(str::to_owned).collect() })? {
            return Ok(());
        }
    }
}
