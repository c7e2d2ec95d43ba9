//! A whole file on the disk, in any format.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use access::exports::Format;
use engine::fault;
use engine::jobs::Running;
use kernel::Result;
use ui::i18n::Locale;

use super::pdf::Sheets;
use super::question;
use super::words::Words;
use super::xlsx::Book;
use super::{Export, Lines};

/// Who hears after each page how many records are in, and may end it.
#[derive(Clone, Copy)]
pub enum Told<'a> {
    Nobody,
    /// Of about so many.
    Job(&'a Running, u64),
}

impl Told<'_> {
    async fn hear(self, done: u64) -> Result<()> {
        match self {
            Self::Nobody => Ok(()),
            Self::Job(job, total) => job.progress(done, Some(total.max(done))).await,
        }
    }
}

/// Writes a file to `path` and gives how many records are in it.
///
/// # Errors
/// What `told` says; `Internal` when the disk takes no more; faults of the database.
pub async fn write(mut export: Export, format: Format, locale: Locale, path: &Path, told: Told<'_>) -> Result<u64> {
    let schema = export.schema;
    let words = Words::new(export.read.cx(), locale, schema);
    let mut out = BufWriter::new(File::create(path).map_err(fault::internal)?);
    let mut done = 0;
    match format {
        Format::Csv | Format::Json => {
            let mut lines = if format == Format::Csv { Lines::csv(export) } else { Lines::json(export) };
            while let Some(part) = lines.part().await? {
                out.write_all(&part.bytes).map_err(fault::internal)?;
                done += part.records;
                told.hear(done).await?;
            }
            out.flush().map_err(fault::internal)?;
        }
        Format::Xlsx => {
            let mut book = Book::new(schema, words, path.parent().unwrap_or(path))?;
            while let Some(rows) = export.page().await? {
                book.rows(&rows)?;
                done += rows.len() as u64;
                told.hear(done).await?;
            }
            tokio::task::spawn_blocking(move || book.save(out)).await.map_err(fault::internal)??;
        }
        Format::Pdf => {
            let question = question::said(&export.read, schema, &export.query, &words).await?;
            let mut sheets = Sheets::new(schema, &export.query.columns, question, words);
            while let Some(rows) = export.page().await? {
                sheets.rows(&rows)?;
                done += rows.len() as u64;
                told.hear(done).await?;
            }
            let bytes = tokio::task::spawn_blocking(move || sheets.finish()).await.map_err(fault::internal)??;
            out.write_all(&bytes).and_then(|()| out.flush()).map_err(fault::internal)?;
        }
    }
    Ok(done)
}
