//! Queueing a mail inside a command.

use kernel::id::WorkspaceId;
use kernel::mail::MailState;
use kernel::{Result, Uuid};
use sea_orm::EntityTrait;

use super::template::Parameters;
use super::{Mails, entity};
use crate::{Place, Tx, fault};

/// A mail as a command asks for it.
#[derive(Clone, Debug)]
pub struct Letter {
    kind: &'static str,
    to: String,
    locale: String,
    parameters: Parameters,
    link: String,
    secret: Option<String>,
}

impl Letter {
    /// A mail of that template to an address, in the language of a BCP 47 tag.
    pub fn new(kind: &'static str, to: impl Into<String>, locale: impl Into<String>) -> Self {
        let (to, locale) = (to.into(), locale.into());
        Self { kind, to, locale, parameters: Parameters::new(), link: String::new(), secret: None }
    }

    /// A value that the template fills in.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.parameters.insert(name.to_owned(), value.into());
        self
    }

    /// Where its link leads: a path of this site.
    #[must_use]
    pub fn link(mut self, path: impl Into<String>) -> Self {
        self.link = path.into();
        self
    }

    /// A link whose end lets its reader in, such as `/invitation/` and a token. It is sealed until the mail is sent and
    /// shown to nobody.
    #[must_use]
    pub fn secret_link(mut self, path: impl Into<String>, secret: impl Into<String>) -> Self {
        self.secret = Some(secret.into());
        self.link(path)
    }

    /// A code that its reader types, which the template calls `code`. It is sealed until the mail is sent and shown to
    /// nobody. A letter has a code or a secret link.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.secret = Some(code.into());
        self
    }
}

/// What a template fills a [`Letter::code`] in for.
pub(super) const CODE: &str = "code";

/// What the link's secret is bound to.
pub(super) fn place(workspace: WorkspaceId, mail: Uuid) -> Place {
    Place { workspace, column: "mails.secret", row: mail }
}

impl Tx {
    /// Queues a mail: it is sent when, and only when, this command commits. Gives its id.
    ///
    /// # Errors
    /// Faults of the database or of the keys that seal.
    pub async fn mail(&mut self, letter: Letter) -> Result<Uuid> {
        let now = self.now().0;
        let mut mail = entity::Model {
            id: self.id(),
            workspace_id: self.workspace().0,
            version: 1,
            created_at: now,
            updated_at: now,
            archived_at: None,
            search: kernel::text::fold(&letter.to),
            recipient: letter.to,
            locale: letter.locale,
            kind: letter.kind.to_owned(),
            parameters: serde_json::to_string(&letter.parameters).map_err(fault::internal)?,
            link: letter.link,
            secret: String::new(),
            state: MailState::Queued.rank(),
            attempts: 0,
            due_at: Some(now),
            sent_at: None,
            error: String::new(),
        };
        if let Some(secret) = letter.secret {
            mail.secret = self.cx().engine().sealer()?.seal(place(self.workspace(), mail.id), secret.as_bytes())?;
        }
        let id = mail.id;
        entity::Entity::insert(entity::ActiveModel::from(mail))
            .exec_without_returning(self.connection())
            .await
            .map_err(fault::database)?;
        self.emit::<Mails>("mail_queued", id);
        Ok(id)
    }
}
