//! The code that a new device is confirmed with.

use engine::mail::Letter;
use engine::{Engine, Run, Tx, fault};
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Uuid};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use super::remember::workspace_of;
use crate::sessions::Stage;
use crate::sessions::commands::CountFailure;
use crate::sessions::second::{Waiting, waiting};
use crate::sessions::sign_in::{limit, system};
use crate::{codes, mail, users};

/// Milliseconds for which a code is good.
pub const GOOD: i64 = 10 * 60_000;
/// Codes that somebody may be sent in a quarter of an hour.
const MOST: i64 = 5;

/// Mails a code to whoever's session waits for one; the one before is worth nothing any more.
///
/// # Errors
/// `SignedOut` when no session waits for one; `TooMany` after too many codes; faults of the database.
pub async fn send(engine: &Engine, session: &str) -> Result<()> {
    let waits = waiting(engine, session).await?.filter(|waits| waits.stage == Stage::Device);
    let Waiting { id, user, .. } = waits.ok_or(Error::SignedOut)?;
    let (cx, key) = (system(engine), format!("device-codes:{user}"));
    cx.perform(CountFailure { keys: vec![key.clone()] }).await?;
    limit(&cx, &key, MOST + 1).await?;
    let workspace = workspace_of(engine, user).await?.ok_or(Error::SignedOut)?;
    engine.as_system(workspace, "sign-in").perform(MailCode { session: id, user }).await
}

/// Makes a code for a session and mails it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct MailCode {
    session: Uuid,
    user: Uuid,
}

impl Command for MailCode {
    const NAME: &'static str = "devices.mail_code";
    const NEEDS: Permission = may("sessions", "open");
    type Output = ();
}

impl Run for MailCode {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let found = users::entity::Entity::find_by_id(self.user).one(tx.connection()).await.map_err(fault::database)?;
        let user = found.ok_or(Error::NotFound)?;
        let code = codes::new();
        codes::keep(tx, self.session, codes::hash(tx.cx().engine(), self.session, &code)?).await?;
        let letter = Letter::new(mail::DEVICE_CODE.kind, &user.email, &user.locale).with("name", user.name).code(code);
        tx.mail(letter).await.map(drop)
    }
}
