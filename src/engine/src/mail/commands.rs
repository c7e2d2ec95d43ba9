//! What changes the queue. Only sending again is somebody's wish; the rest is the worker's.

use kernel::mail::{MailState, SendMailAgain};
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::{Mails, entity};
use crate::{Run, Tx, fault};

const MINUTE: i64 = 60_000;
/// Milliseconds between one failed try and the next; after the last the mail is given up.
pub const PAUSES: [i64; 5] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE, 480 * MINUTE];
/// Milliseconds after which a mail that was claimed and never noted counts as not sent.
const LOST: i64 = 5 * MINUTE;
/// Mails claimed at a time.
const BATCH: u64 = 10;

/// Takes what is due, so that no other worker does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ClaimMails {}

impl Command for ClaimMails {
    const NAME: &'static str = "mails.claim";
    const NEEDS: Permission = may("mail", "deliver");
    /// Workspace and id of each.
    type Output = Vec<(Uuid, Uuid)>;
}

impl Run for ClaimMails {
    async fn run(self, tx: &mut Tx) -> Result<Self::Output> {
        // Its names are also those of the columns' own comparisons.
        use sea_orm::sea_query::ExprTrait as _;

        let now = tx.now().0;
        let due = entity::Entity::find()
            .filter(ColumnTrait::lte(&entity::Column::DueAt, now))
            .order_by_asc(entity::Column::DueAt)
            .limit(BATCH)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(tx.connection())
            .await
            .map_err(fault::database)?;
        entity::Entity::update_many()
            .col_expr(entity::Column::DueAt, Expr::value(now + LOST))
            .col_expr(entity::Column::Attempts, Expr::col(entity::Column::Attempts).add(1))
            .filter(ColumnTrait::is_in(&entity::Column::Id, due.iter().map(|mail| mail.id)))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        Ok(due.into_iter().map(|mail| (mail.workspace_id, mail.id)).collect())
    }
}

/// Writes down how a try ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct NoteMail {
    pub id: Uuid,
    /// Why it failed; none when it was sent.
    pub error: Option<String>,
}

impl Command for NoteMail {
    const NAME: &'static str = "mails.note";
    const NEEDS: Permission = may("mail", "deliver");
    type Output = ();
}

impl Run for NoteMail {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let now = tx.now().0;
        let mail = entity::Entity::find_by_id(self.id).lock_exclusive().one(tx.connection()).await;
        let mut mail = mail.map_err(fault::database)?.ok_or(Error::NotFound)?;
        let tries = usize::try_from(mail.attempts).unwrap_or(1).max(1);
        let pause = PAUSES.get(tries - 1).copied();
        let state = match (&self.error, pause) {
            (None, _) => MailState::Sent,
            (Some(_), Some(_)) => MailState::Failed,
            (Some(_), None) => MailState::GivenUp,
        };
        mail.state = state.rank();
        mail.version += 1;
        mail.updated_at = now;
        mail.due_at = pause.filter(|_| self.error.is_some()).map(|pause| now + pause);
        if self.error.is_none() {
            mail.sent_at = Some(now);
            mail.secret = String::new();
        }
        mail.error = self.error.unwrap_or_default();
        let id = mail.id;
        let row = sea_orm::IntoActiveModel::into_active_model(mail);
        let row = sea_orm::ActiveModelTrait::reset_all(row);
        entity::Entity::update(row).exec(tx.connection()).await.map_err(fault::database)?;
        tx.emit::<Mails>(if state == MailState::Sent { "mail_sent" } else { "mail_failed" }, id);
        Ok(())
    }
}

impl Run for SendMailAgain {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut mail = tx.load::<Mails>(self.mail, None).await?;
        match MailState::from_rank(mail.state) {
            Some(MailState::Failed | MailState::GivenUp) => {}
            _ => return Err(Error::invalid("mail", Rule::State)),
        }
        mail.state = MailState::Queued.rank();
        mail.attempts = 0;
        mail.due_at = Some(tx.now().0);
        tx.save::<Mails>(mail).await?;
        tx.emit::<Mails>("mail_queued", self.mail);
        Ok(())
    }
}
