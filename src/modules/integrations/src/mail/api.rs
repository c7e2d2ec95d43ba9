//! What the pages of mail ask the server.

use kernel::mail::Mail;
use kernel::{Error, Uuid};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::Preview;

/// One mail, without its secret.
///
/// # Errors
/// `NotFound`, also for whoever may not see mails, and those of the gate.
#[server(input = Json)]
pub async fn load_mail(workspace: String, id: Uuid) -> Result<Mail, Error> {
    let cx = access::gate::cx(&workspace).await?;
    engine::mail::load(&cx.read(kernel::mail::VIEW).map_err(|_| Error::NotFound)?, id).await
}

/// What every kind of mail says in every language, of nobody in particular.
///
/// # Errors
/// `Forbidden` for whoever may not see mails, and those of the gate.
#[server(input = Json)]
pub async fn load_previews(workspace: String) -> Result<Vec<Preview>, Error> {
    let cx = access::gate::cx(&workspace).await?;
    cx.read(kernel::mail::VIEW)?;
    let templates = engine::mail::templates(cx.engine()).into_iter();
    Ok(templates
        .flat_map(|template| {
            ui::i18n::Locale::ALL.map(|locale| Preview {
                kind: template.kind.to_owned(),
                locale: locale.code().to_owned(),
                content: template.preview(locale.code()),
            })
        })
        .collect())
}
