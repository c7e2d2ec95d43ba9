//! The way back from an issuer.

use engine::{Engine, Run, Tx, fault};
use kernel::permission::may;
use kernel::{Command, Permission, Result, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::begin::{Kept, Purpose, Stopped, place};
use super::enter::{self, Arriving};
use super::{AWAY, Refusal, entity, vouched};
use crate::issuers::load::Vouching;
use crate::issuers::{IssuerId, load, provider};
use crate::sessions::caller::Caller;
use crate::sessions::told::Visit;
use crate::token;

/// What somebody brings back.
#[derive(Clone, Debug, Default)]
pub struct Back<'a> {
    /// Of the address that they come back to.
    pub issuer: Option<IssuerId>,
    pub state: &'a str,
    pub code: Option<&'a str>,
    /// Who the answer says it is from (RFC 9207).
    pub iss: Option<&'a str>,
    /// The cookie of their way.
    pub browser: Option<&'a str>,
    /// Whose session the browser has.
    pub caller: Option<&'a Caller>,
    pub visit: Visit<'a>,
}

/// Where somebody goes now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// The session's cookie, if there is another one now.
    pub token: Option<String>,
    pub next: String,
    /// Whether the usual second step is still to be taken.
    pub second: bool,
}

/// Ends the way: what was kept is taken out, once; the issuer is asked, and what it says decides.
///
/// # Errors
/// `Refused` and `Returned` with what to tell the person, and `Failed` with a fault.
pub async fn finish(engine: &Engine, back: Back<'_>) -> Result<Arrived, Stopped> {
    let issuer = match back.issuer {
        Some(issuer) => load::find(engine, issuer).await?.filter(|issuer| issuer.on),
        None => None,
    };
    let issuer = issuer.ok_or(Refusal::Stale)?;
    let take = TakeSignOn {
        issuer: issuer.id.0,
        state_hash: token::hash(back.state),
        browser_hash: back.browser.map(token::hash).unwrap_or_default(),
    };
    let cx = back.visit.within(engine, issuer.workspace);
    let (id, sealed) = cx.perform(take).await?.ok_or(Refusal::Stale)?;
    let plain = engine.sealer()?.unseal(place(issuer.workspace, id), &sealed)?;
    let kept: Kept = serde_json::from_slice(&plain).map_err(fault::internal)?;
    let (refusal, email) = match vouch(engine, &issuer, &kept, &back).await? {
        Ok(vouched) => {
            let arriving = Arriving { engine, issuer: &issuer, kept: &kept, vouched: &vouched, back: &back };
            let arrived = enter::enter(arriving).await;
            let Err(Stopped::Refused(refusal)) = arrived else { return arrived };
            (refusal, vouched.said_email)
        }
        Err(refusal) => (refusal, String::new()),
    };
    enter::note_refusal(&cx, &issuer, refusal, &email).await?;
    match kept.purpose {
        // They are signed in: the page that they came from says it.
        Purpose::Link { .. } => {
            Ok(Arrived { token: None, next: format!("{}?refused={}", kept.next, refusal.name()), second: false })
        }
        // The page of the invitation says it, and leads to the issuer again.
        Purpose::Accept { link, .. } => {
            Ok(Arrived { token: None, next: format!("/invitation/{link}?refused={}", refusal.name()), second: false })
        }
        Purpose::Enter => Err(Stopped::Returned(refusal, kept.next)),
    }
}

async fn vouch(
    engine: &Engine,
    issuer: &Vouching,
    kept: &Kept,
    back: &Back<'_>,
) -> Result<Result<vouched::Vouched, Refusal>> {
    if kept.url != issuer.fields.url {
        return Ok(Err(Refusal::Stale));
    }
    let metadata = match provider::known(engine, &issuer.fields.url).await? {
        Ok(metadata) => metadata,
        Err(trouble) => {
            tracing::warn!(issuer = %issuer.id, ?trouble, "an issuer cannot be asked");
            return Ok(Err(Refusal::Issuer));
        }
    };
    let named = metadata.additional_metadata().authorization_response_iss_parameter_supported;
    if back.iss.is_some_and(|iss| iss != metadata.issuer().as_str()) || (named && back.iss.is_none()) {
        tracing::warn!(issuer = %issuer.id, "an answer comes from another issuer");
        return Ok(Err(Refusal::Issuer));
    }
    let Some(code) = back.code else { return Ok(Err(Refusal::Denied)) };
    let vouched = vouched::redeem(engine, issuer, &metadata, kept, code.to_owned()).await?;
    Ok(vouched.map_err(|why| {
        tracing::warn!(issuer = %issuer.id, why, "what an issuer says cannot be trusted");
        Refusal::Issuer
    }))
}

/// Takes out what was kept of a way, if this is the browser in which it was begun and it is not too long ago.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct TakeSignOn {
    issuer: Uuid,
    state_hash: String,
    browser_hash: String,
}

impl Command for TakeSignOn {
    const NAME: &'static str = "sign_ons.take";
    const NEEDS: Permission = may("sessions", "open");
    type Output = Option<(Uuid, String)>;
}

impl Run for TakeSignOn {
    async fn run(self, tx: &mut Tx) -> Result<Self::Output> {
        let found = entity::Entity::find()
            .filter(entity::Column::StateHash.eq(&self.state_hash))
            .filter(entity::Column::BrowserHash.eq(&self.browser_hash))
            .filter(entity::Column::IssuerId.eq(self.issuer))
            .filter(entity::Column::CreatedAt.gt(tx.now().0 - AWAY))
            .one(tx.connection())
            .await
            .map_err(fault::database)?;
        let Some(entity::Model { id, sealed, .. }) = found else { return Ok(None) };
        // Of two who come back with it at a moment the second deletes nothing.
        let taken = entity::Entity::delete_by_id(id).exec(tx.connection()).await.map_err(fault::database)?;
        Ok((taken.rows_affected == 1).then_some((id, sealed)))
    }
}
