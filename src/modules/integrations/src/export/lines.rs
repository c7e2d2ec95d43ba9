//! The formats that can be sent while they are read.

use kernel::Result;

use super::{Export, csv, json};

/// A file of lines, page by page.
pub struct Lines {
    export: Export,
    form: Form,
    /// Parts given.
    parts: u64,
    over: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Json,
}

/// A page of the file.
pub struct Part {
    pub bytes: Vec<u8>,
    pub records: u64,
}

impl Lines {
    pub fn csv(export: Export) -> Self {
        Self { export, form: Form::Csv, parts: 0, over: false }
    }

    pub fn json(export: Export) -> Self {
        Self { form: Form::Json, ..Self::csv(export) }
    }

    /// The next part; nothing at the end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn part(&mut self) -> Result<Option<Part>> {
        if self.over {
            return Ok(None);
        }
        let Some(rows) = self.export.page().await? else {
            self.over = true;
            let tail = Part { bytes: json::TAIL.to_vec(), records: 0 };
            return Ok((self.form == Form::Json).then_some(tail));
        };
        let (schema, first) = (self.export.schema, self.parts == 0);
        self.parts += 1;
        let (mut bytes, body) = match self.form {
            Form::Csv => (if first { csv::head(schema)? } else { Vec::new() }, csv::rows(schema, &rows)?),
            Form::Json => (if first { json::HEAD.to_vec() } else { Vec::new() }, json::rows(schema, &rows, first)?),
        };
        bytes.extend(body);
        Ok(Some(Part { bytes, records: rows.len() as u64 }))
    }
}
