//! What somebody wants to take along, and whether they may.

use engine::{Cx, Read, Run, Tx};
use kernel::job::{JobState, VIEW};
use kernel::permission::may;
use kernel::time::DAY;
use kernel::{Actor, Command, Counting, Error, Grants, ListQuery, Permission, Result, Uuid};
use serde::{Deserialize, Serialize};
use ui::i18n::Locale;

use super::{AT_ONCE, Begun, Format, KEPT_DAYS};

/// The kind of job that writes an [`ExportOrder`].
pub const KIND: &str = "export";

/// Everything that a file needs to be made later.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExportOrder {
    pub resource: String,
    /// Of the list's address, without the question mark.
    pub question: String,
    pub format: Format,
    /// BCP 47 tag.
    pub locale: String,
}

/// Queues the order. Internal: whoever runs it has been asked whether they may.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct OrderExport {
    order: ExportOrder,
}

impl Command for OrderExport {
    const NAME: &'static str = "exports.order";
    const NEEDS: Permission = may("exports", "order");
    type Output = Uuid;
}

impl Run for OrderExport {
    async fn run(self, tx: &mut Tx) -> Result<Uuid> {
        tx.job_of(KIND, &self.order).await
    }
}

/// The door to the records that the caller may take along.
///
/// # Errors
/// As [`super::begin_export`], without those of the gate.
pub fn open(cx: &Cx, resource: &str) -> Result<Read> {
    let schema = cx.engine().registry().resource(resource)?.schema;
    let read = cx.read(schema.view())?.also(schema.export())?;
    if cx.actor().looking {
        return Err(Error::Looking);
    }
    if schema.is_personal() && !cx.is_confirmed() {
        return Err(Error::Unconfirmed);
    }
    // The export is noted as one, with how many records it has.
    Ok(read.quietly())
}

/// Whether a page waits for the file, or a job is queued that makes it.
///
/// # Errors
/// As [`super::begin_export`], without those of the gate.
pub async fn begin(cx: &Cx, resource: String, question: String, format: Format, locale: Locale) -> Result<Begun> {
    let read = open(cx, &resource)?;
    let schema = cx.engine().registry().resource(&resource)?.schema;
    let query = ListQuery::parse(schema, &ui::table::pairs(&question))?;
    let query = ListQuery { counting: Counting::Capped, limit: Some(1), ..query.first_page() };
    let few = read.list(&resource, &query).await?.count.is_some_and(|count| !count.capped && count.value <= AT_ONCE);
    if few {
        return Ok(Begun::Download);
    }
    let order = ExportOrder { resource, question, format, locale: locale.code().to_owned() };
    queue(cx, order).await.map(Begun::Job)
}

/// Queues the job, for whoever may have been found to do so.
///
/// # Errors
/// Faults of the database.
pub async fn queue(cx: &Cx, order: ExportOrder) -> Result<Uuid> {
    let ordering = cx.clone().holding(Grants::new(["exports:order"]));
    ordering.perform(OrderExport { order }).await
}

/// What the job made for the caller: of which resource, in which form. Whoever may not take such records along any more
/// gets no old file of them either.
///
/// # Errors
/// As [`super::may_fetch_export`].
pub async fn made(cx: &Cx, job: Uuid) -> Result<(String, Format)> {
    let actor = Actor { grants: Grants::new(["jobs:view:own"]), ..cx.actor().clone() };
    let own = cx.engine().as_actor(actor, cx.correlation());
    let sheet = engine::jobs::load(&own.read(VIEW)?, job).await?;
    let fact = |wanted: &str| sheet.facts.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let format = fact("format").and_then(Format::from_name).ok_or(Error::NotFound)?;
    let resource = fact("resource").ok_or(Error::NotFound)?;
    let kept = sheet.ended_at.is_some_and(|ended| cx.now().0 - ended.0 < KEPT_DAYS * DAY);
    if sheet.kind != KIND || sheet.state != JobState::Done || !kept {
        return Err(Error::NotFound);
    }
    open(cx, resource)?;
    Ok((resource.to_owned(), format))
}
