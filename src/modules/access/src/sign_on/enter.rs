//! From what an issuer vouches for to a session, a member, or a linked identity.

use engine::{Cx, Engine};
use kernel::{Error, Result, Rule};

use super::begin::{Kept, Purpose, Stopped};
use super::commands::{EnterBySignOn, Outcome, RefuseSignOn};
use super::finish::{Arrived, Back};
use super::identities::LinkIdentity;
use super::vouched::Vouched;
use super::{Reaches, Refusal};
use crate::invitations::{InviteMember, accept};
use crate::issuers::Strangers;
use crate::issuers::load::Vouching;
use crate::sessions::Stage;
use crate::{token, workspaces};

/// Somebody who is back, with what the issuer says of them.
#[derive(Clone, Copy)]
pub struct Arriving<'a> {
    pub engine: &'a Engine,
    pub issuer: &'a Vouching,
    pub kept: &'a Kept,
    pub vouched: &'a Vouched,
    pub back: &'a Back<'a>,
}

/// Does what they went for.
///
/// # Errors
/// `Refused` with what to tell them.
pub async fn enter(arriving: Arriving<'_>) -> Result<Arrived, Stopped> {
    let Arriving { issuer, kept, vouched, .. } = arriving;
    if !vouched.said_email.is_empty() && !issuer.covers(&vouched.said_email) {
        return Err(Refusal::Domain.into());
    }
    match &kept.purpose {
        Purpose::Enter => sign_in(arriving).await,
        Purpose::Accept { link, terms_number } => {
            join(arriving, &token::hash(link), *terms_number).await?;
            sign_in(arriving).await
        }
        Purpose::Link { user, token_hash, reaches } => link(arriving, *user, token_hash, *reaches).await,
    }
}

/// Says in the workspace's log whom its issuer brought and why they were not let in.
///
/// # Errors
/// Faults of the database.
pub async fn note_refusal(cx: &Cx, issuer: &Vouching, refusal: Refusal, email: &str) -> Result<()> {
    let command = RefuseSignOn { issuer: issuer.id.0, reason: refusal.name().to_owned(), email: email.to_owned() };
    cx.perform(command).await
}

async fn sign_in(arriving: Arriving<'_>) -> Result<Arrived, Stopped> {
    let Arriving { engine, issuer, kept, vouched, back } = arriving;
    let (session, cookie) = (engine.clock().id(), token::new());
    let now = engine.clock().now().0;
    let proven = vouched.proven_at.map_or(0, |at| at.min(now));
    let sealed = engine.sealer()?.seal(super::leave::place(issuer.workspace, session), vouched.id_token.as_bytes())?;
    let command = EnterBySignOn {
        issuer: issuer.id.0,
        name: issuer.fields.name.clone(),
        url: issuer.fields.url.clone(),
        subject: vouched.subject.clone(),
        email: vouched.email.clone(),
        session,
        token_hash: token::hash(&cookie),
        replaces: back.caller.map(crate::sessions::caller::Caller::token_hash).unwrap_or_default(),
        signed_on_at: proven,
        factor: vouched.factor,
        id_token: sealed,
        address: back.visit.address.to_owned(),
        agent: back.visit.agent.to_owned(),
    };
    let outcome = back.visit.within(engine, issuer.workspace).perform(command).await.map_err(stopped)?;
    match outcome {
        Outcome::In(stage) => {
            Ok(Arrived { token: Some(cookie), next: kept.next.clone(), second: stage == Stage::Second })
        }
        Outcome::Refused(refusal) => Err(refusal.into()),
        Outcome::Unknown => Err(invite(arriving).await?.into()),
    }
}

/// Whoever is new gets an invitation by mail, if the issuer is set up so. That the link arrives is the proof that the address
/// is theirs, and somebody with an account elsewhere decides on their own.
async fn invite(arriving: Arriving<'_>) -> Result<Refusal> {
    let Arriving { engine, issuer, vouched, back, .. } = arriving;
    let Some(email) = vouched.email.clone().filter(|_| issuer.fields.strangers == Strangers::Invite) else {
        return Ok(Refusal::Stranger);
    };
    let name = vouched.name.clone().or_else(|| email.split('@').next().map(str::to_owned)).unwrap_or_default();
    let locale = workspaces::find(engine, &issuer.slug).await?.map(|found| found.locale).unwrap_or_default();
    let command = InviteMember {
        name: name.chars().take(200).collect(),
        email,
        role: issuer.fields.role,
        locale,
        ..InviteMember::default()
    };
    match back.visit.within(engine, issuer.workspace).perform(command).await {
        Ok(_) => Ok(Refusal::Invited),
        // Their invitation is open already.
        Err(error) if error.of_field("email") == Some(&Rule::Taken) => Ok(Refusal::Invited),
        // The role is gone: nobody can be invited into it.
        Err(Error::Invalid(_)) => Ok(Refusal::Stranger),
        Err(error) => Err(error),
    }
}

async fn join(arriving: Arriving<'_>, token_hash: &str, terms_number: i64) -> Result<(), Stopped> {
    let Arriving { engine, issuer, vouched, back, .. } = arriving;
    let email = vouched.email.as_deref().ok_or(Refusal::Unverified)?;
    let locale = back.caller.map(|caller| caller.locale).unwrap_or_default().code();
    let name = vouched.name.as_deref();
    let joining = accept::Vouched { workspace: issuer.workspace, email, name, locale, terms_number };
    match accept::accept_vouched(engine, token_hash, joining).await {
        Ok(()) => Ok(()),
        Err(Error::Invalid(_)) => Err(Refusal::Invitation.into()),
        Err(error) => Err(error.into()),
    }
}

async fn link(
    arriving: Arriving<'_>,
    user: kernel::Uuid,
    token_hash: &str,
    reaches: Reaches,
) -> Result<Arrived, Stopped> {
    let Arriving { issuer, kept, vouched, back, .. } = arriving;
    let caller = back.caller.filter(|caller| caller.token_hash() == token_hash).ok_or(Refusal::Stale)?;
    let cx = caller.account(&issuer.slug).await.map_err(|_| Refusal::Stale)?;
    if cx.actor().user.0 != user {
        return Err(Refusal::Stale.into());
    }
    let command = LinkIdentity {
        issuer: issuer.id.0,
        name: issuer.fields.name.clone(),
        url: issuer.fields.url.clone(),
        subject: vouched.subject.clone(),
        email: vouched.said_email.clone(),
        reaches,
    };
    cx.perform(command).await.map_err(stopped)?;
    Ok(Arrived { token: None, next: kept.next.clone(), second: false })
}

fn stopped(error: Error) -> Stopped {
    match (error.of_field("identity"), error.of_field("email")) {
        _ if error.of_field("issuer").is_some() => Refusal::Stale.into(),
        (Some(_), _) => Refusal::Linked.into(),
        (_, Some(Rule::Devices(_))) => Refusal::Devices.into(),
        _ => error.into(),
    }
}
