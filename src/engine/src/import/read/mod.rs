//! A file as a table: a header and rows of cells, each row with the line it begins on.
//!
//! CSV in any common encoding and with any common delimiter, and the first sheet of an XLSX workbook. Nothing is held in
//! memory but the row at hand (and a workbook's shared strings). Limits are those of `kernel::import`.

mod decode;
mod delimiter;
#[cfg(test)]
mod tests;
mod text;
mod workbook;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use kernel::import::{FileShape, LARGEST_FILE, MOST_COLUMNS, MOST_ROWS};
use kernel::{Error, Result, Rule};

use crate::fault;

/// One row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Line of a text where the row begins, number of the row in a workbook; both from one.
    pub line: u64,
    pub cells: Vec<String>,
}

/// Gets a row; answers whether to go on.
type Visit<'a> = dyn FnMut(Row) -> Result<bool> + 'a;

/// A file that is a table.
#[derive(Clone, Debug)]
pub struct Table {
    path: PathBuf,
    format: Format,
}

#[derive(Clone, Copy, Debug)]
enum Format {
    Text(text::Style),
    Workbook,
}

/// The refusal of a whole file.
fn no_table() -> Error {
    Error::invalid("file", Rule::File(LARGEST_FILE))
}

impl Table {
    /// Looks at a file.
    ///
    /// # Errors
    /// `Invalid` on `file`: `File` for what is no table or too large.
    pub fn open(path: &Path) -> Result<Self> {
        let mut file = File::open(path).map_err(fault::internal)?;
        let size = file.metadata().map_err(fault::internal)?.len();
        if size == 0 || size > (LARGEST_FILE as u64) << 20 {
            return Err(no_table());
        }
        let mut start = Vec::new();
        file.by_ref().take(4).read_to_end(&mut start).map_err(fault::internal)?;
        let format = if start == b"PK\x03\x04" { Format::Workbook } else { Format::Text(text::style(path)?) };
        Ok(Self { path: path.to_owned(), format })
    }

    /// Reads all of it: `visit` gets the header first, then each row that is not blank, and answers whether to go on.
    /// Rows of a text have as many cells as they have in the file; rows of a workbook at least as many as the header.
    ///
    /// # Errors
    /// `Invalid` on `file`: `File` for a broken one, `TooMany` for too many rows or columns; errors of `visit`.
    pub fn read(&self, mut visit: impl FnMut(Row) -> Result<bool>) -> Result<()> {
        let (mut columns, mut rows) = (None, 0);
        let workbook = matches!(self.format, Format::Workbook);
        let mut each = |mut row: Row| -> Result<bool> {
            if row.cells.iter().all(|cell| cell.trim().is_empty()) {
                return Ok(true);
            }
            match columns {
                None => {
                    header(&mut row.cells, workbook);
                    if row.cells.len() > MOST_COLUMNS {
                        return Err(Error::invalid("file", Rule::TooMany(MOST_COLUMNS)));
                    }
                    columns = Some(row.cells.len());
                }
                Some(columns) => {
                    rows += 1;
                    if rows > MOST_ROWS {
                        return Err(Error::invalid("file", Rule::TooMany(MOST_ROWS)));
                    }
                    if workbook && row.cells.len() < columns {
                        row.cells.resize(columns, String::new());
                    }
                }
            }
            visit(row)
        };
        match self.format {
            Format::Text(style) => text::rows(&self.path, style, &mut each)?,
            Format::Workbook => workbook::rows(&self.path, &mut each)?,
        }
        if columns.is_none() { Err(no_table()) } else { Ok(()) }
    }

    /// What the file looks like; reads all of it.
    ///
    /// # Errors
    /// As `read`.
    pub fn shape(&self) -> Result<FileShape> {
        let mut shape = FileShape::default();
        if let Format::Text(style) = self.format {
            "CSV".clone_into(&mut shape.format);
            style.encoding.name().clone_into(&mut shape.encoding);
            shape.delimiter = Some(char::from(style.delimiter));
        } else {
            "XLSX".clone_into(&mut shape.format);
        }
        let mut first = true;
        self.read(|row| {
            if std::mem::take(&mut first) {
                shape.header = row.cells;
                return Ok(true);
            }
            shape.rows += 1;
            if shape.preview.len() < 10 {
                shape.preview.push(row.cells.iter().map(|cell| shorten(cell, 200)).collect());
            }
            Ok(true)
        })?;
        Ok(shape)
    }
}

/// Names without blanks around them; a workbook's header may trail off in blank cells.
fn header(cells: &mut Vec<String>, workbook: bool) {
    for cell in cells.iter_mut() {
        *cell = shorten(cell.trim(), 200);
    }
    while workbook && cells.len() > 1 && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
}

/// At most `most` characters.
pub(super) fn shorten(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
