//! Rows of the first sheet of an XLSX workbook.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use calamine::{DataRef, Reader as _, Xlsx};
use kernel::Result;

use super::{Row, Visit, no_table};
use crate::fault;

/// Most bytes that all parts of a workbook may unzip to. An honest million rows of twenty columns has less.
const UNZIPPED: u64 = 768 * 1024 * 1024;
/// Parts of an archive; a workbook has a few dozen.
const PARTS: usize = 2_000;

/// Hands over every row of the first sheet with its number. A missing cell is blank.
pub fn rows(path: &Path, visit: &mut Visit<'_>) -> Result<()> {
    weigh(path, UNZIPPED)?;
    let file = BufReader::new(File::open(path).map_err(fault::internal)?);
    let mut book = Xlsx::new(file).map_err(|_| no_table())?;
    let sheet = book.sheet_names().first().cloned().ok_or_else(no_table)?;
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(|_| no_table())?;
    let mut row = Row { line: 0, cells: Vec::new() };
    while let Some(cell) = reader.next_cell().map_err(|_| no_table())? {
        let (number, column) = cell.get_position();
        let line = u64::from(number) + 1;
        if line != row.line {
            let full = std::mem::replace(&mut row, Row { line, cells: Vec::new() });
            if full.line > 0 && !visit(full)? {
                return Ok(());
            }
        }
        let text = text(cell.get_value());
        let column = column as usize;
        // A sheet may have 16,384 columns; a blank cell far out makes none.
        if text.is_empty() || column > kernel::import::MOST_COLUMNS {
            if !text.is_empty() {
                row.cells.resize(kernel::import::MOST_COLUMNS + 1, String::new());
            }
            continue;
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if let Some(place) = row.cells.get_mut(column) {
            *place = text;
        }
    }
    if row.line > 0 {
        visit(row)?;
    }
    Ok(())
}

/// Refuses an archive that unzips to more than a table can be. The sizes it declares are not believed.
pub(super) fn weigh(path: &Path, most: u64) -> Result<()> {
    let file = BufReader::new(File::open(path).map_err(fault::internal)?);
    let mut archive = zip::ZipArchive::new(file).map_err(|_| no_table())?;
    if archive.len() > PARTS {
        return Err(no_table());
    }
    let mut left = most;
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).map_err(|_| no_table())?.take(left + 1);
        let size = io::copy(&mut part, &mut io::sink()).map_err(|_| no_table())?;
        left = left.checked_sub(size).ok_or_else(no_table)?;
    }
    Ok(())
}

/// A cell as a person reads it; times as `2026-01-31 09:30:00`.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // Ids and postal codes are whole numbers; Excel keeps every number as a float.
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => plain(text),
        DataRef::SharedString(text) => plain(text),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\0'], "")
}
