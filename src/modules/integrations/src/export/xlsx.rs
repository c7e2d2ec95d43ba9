//! Records as a workbook: numbers as numbers, times as times by the workspace's clocks, everything else as text, which no
//! spreadsheet computes. Rows go to a file on the disk as they come, so memory does not grow with them.

use std::io::{Seek, Write};
use std::path::Path;

use engine::fault;
use kernel::time::DAY;
use kernel::{Cell, Error, Kind, Result, Row, Rule, Schema, Time, Zone};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::words::Words;

/// Rows of a sheet, the head included (ECMA-376).
const MOST: u32 = 1 << 20;
/// Characters of a cell.
const LONGEST: usize = 32_767;
/// Days from 1899-12-30, with which spreadsheets begin to count, to 1970.
const EPOCH: f64 = 25_569.0;

/// A workbook on its way.
pub struct Book {
    workbook: Workbook,
    schema: &'static Schema,
    words: Words,
    next: u32,
    time: Format,
}

impl Book {
    /// `folder` is where rows wait.
    pub fn new(schema: &'static Schema, words: Words, folder: &Path) -> Result<Self> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder).map_err(broken)?;
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(broken)?;
        sheet.set_freeze_panes(1, 0).map_err(broken)?;
        let head = Format::new().set_bold();
        sheet.write_string_with_format(0, 0, "id", &head).map_err(broken)?;
        for (field, column) in schema.fields.iter().zip(1..) {
            let width = match field.kind {
                Kind::Text(_) | Kind::Prose(_) | Kind::Link(_) => 28.0,
                _ => 18.0,
            };
            sheet.set_column_width(column, width).map_err(broken)?;
            sheet.write_string_with_format(0, column, words.label(field), &head).map_err(broken)?;
        }
        let time = Format::new().set_num_format("yyyy-mm-dd hh:mm");
        Ok(Self { workbook, schema, words, next: 1, time })
    }

    /// # Errors
    /// `Invalid` with `TooMany` for more rows than a sheet has; `Internal` when the disk takes no more.
    pub fn rows(&mut self, rows: &[Row]) -> Result<()> {
        let sheet = self.workbook.worksheet_from_index(0).map_err(broken)?;
        for row in rows {
            if self.next >= MOST {
                return Err(Error::invalid("records", Rule::TooMany(MOST as usize - 1)));
            }
            sheet.write_string(self.next, 0, row.id.to_string()).map_err(broken)?;
            for ((field, cell), column) in self.schema.fields.iter().zip(&row.cells).zip(1..) {
                match (cell, field.kind) {
                    (Cell::Null, _) => continue,
                    (Cell::Int(moment), Kind::Time) => sheet.write_number_with_format(
                        self.next,
                        column,
                        serial(Time(*moment), &self.words.zone),
                        &self.time,
                    ),
                    (Cell::Int(number), _) => sheet.write_number(self.next, column, *number as f64),
                    _ => sheet.write_string(self.next, column, fitting(self.words.value(field, cell))),
                }
                .map_err(broken)?;
            }
            self.next += 1;
        }
        Ok(())
    }

    /// # Errors
    /// `Internal` when the disk takes no more.
    pub fn save(mut self, out: impl Write + Seek + Send) -> Result<()> {
        self.workbook.save_to_writer(out).map_err(broken)
    }
}

/// A moment as spreadsheets count it.
fn serial(time: Time, zone: &Zone) -> f64 {
    let local = time.0 + i64::from(zone.offset(time)) * 1_000;
    EPOCH + local as f64 / DAY as f64
}

fn fitting(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
    }
    text
}

fn broken(error: XlsxError) -> Error {
    fault::internal(error)
}
