//! An export that is too large to wait for.

use access::exports::ExportOrder;
use engine::jobs::{Ended, Job, Running};
use kernel::{ListQuery, Result};
use serde::{Deserialize, Serialize};
use ui::i18n::Locale;

use super::Export;
use super::files::{self, Partial};
use super::write::{self, Told};

/// Writes the file that somebody asked for. It begins anew when it is taken up again: half a file is none.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WriteExport(pub ExportOrder);

impl Job for WriteExport {
    const KIND: &'static str = access::exports::KIND;
    const TRIES: i64 = 3;
    const LONG: bool = true;

    async fn run(self, job: Running) -> Result<Ended> {
        let ExportOrder { resource, question, format, locale } = self.0;
        let (cx, engine) = (job.cx(), job.cx().engine());
        let read = access::exports::open(cx, &resource)?;
        let schema = engine.registry().resource(&resource)?.schema;
        let query = ListQuery::parse(schema, &ui::table::pairs(&question))?;
        let export = Export::new(read, &resource, query)?;
        let total = export.note(format).await?;
        job.progress(0, Some(total)).await?;
        let partial = Partial::of(engine)?;
        let locale = Locale::parse(&locale).unwrap_or_default();
        let done = write::write(export, format, locale, partial.path(), Told::Job(&job, total)).await?;
        partial.keep(&files::path(engine, job.id())?)?;
        Ok(Ended::with(done.to_string()))
    }
}
