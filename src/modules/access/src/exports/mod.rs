//! Taking a list along in a file: who may, and the button for it.
//!
//! What does not belong here: the file (`integrations::export`).

use kernel::Error;
use leptos::prelude::*;
use server_fn::codec::Json;

mod button;

pub use button::{Download, ExportButton};

/// Whether the caller may take records of a resource along now.
///
/// # Errors
/// `NotFound` for an unknown resource; `Forbidden` without `area:view` and `area:export`; `Looking` for who only looks as
/// another role; `Unconfirmed` for personal data when no password or factor was given lately; those of the gate.
#[server(input = Json)]
pub async fn may_export(workspace: String, resource: String) -> Result<(), Error> {
    open(&crate::gate::cx(&workspace).await?, &resource).map(drop)
}

/// The door to the records that the caller may take along.
///
/// # Errors
/// As [`may_export`], without those of the gate.
#[cfg(feature = "ssr")]
pub fn open(cx: &engine::Cx, resource: &str) -> Result<engine::Read, Error> {
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
