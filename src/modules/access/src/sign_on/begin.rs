//! The way to an issuer. What is needed when somebody comes back stays here, sealed; the browser gets a state and a cookie,
//! and both must come back together.

use std::time::Duration;

use engine::{Engine, Place, Run, Tx, fault};
use kernel::id::WorkspaceId;
use kernel::permission::may;
use kernel::{Command, Error, Permission, Result, Uuid};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient};
use openidconnect::{ClientId, CsrfToken, Nonce, PkceCodeChallenge, RedirectUrl, Scope};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{AWAY, Reaches, Refusal, entity};
use crate::issuers::load::Vouching;
use crate::issuers::{IssuerId, load, provider, redirect};
use crate::sessions::commands::CountFailure;
use crate::sessions::sign_in::{limit, network, system};
use crate::token;

/// Ways begun from one address within the window of failed sign-ins and not come to a session, after which it has to wait.
const PER_ADDRESS: i64 = 200;

/// What somebody goes to the issuer for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To sign in.
    Enter,
    /// To accept the invitation of this link, and the terms of that number, which stand on its page.
    Accept { link: String, terms_number: i64 },
    /// To link the identity to the person who is signed in.
    Link { user: Uuid, token_hash: String, reaches: Reaches },
}

impl Purpose {
    /// To accept the invitation of a link, on whose page these terms stand.
    pub fn accept(link: &str, terms_number: i64) -> Self {
        Self::Accept { link: link.to_owned(), terms_number }
    }
}

/// Where somebody is going.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    pub issuer: IssuerId,
    pub purpose: Purpose,
    /// A path of this site.
    pub next: &'a str,
    /// The issuer is to ask who is there although it knows.
    pub again: bool,
    /// IP address of the peer.
    pub address: &'a str,
}

/// Where to send them, and what their browser is to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub url: String,
    /// Name and value.
    pub cookie: (String, String),
}

/// Kept here while somebody is at the issuer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub nonce: String,
    pub verifier: String,
    /// The issuer's address then: what it says later at another one is nobody's answer.
    pub url: String,
    pub next: String,
    pub purpose: Purpose,
}

/// Why nobody is sent to an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Something to tell the person.
    Refused(Refusal),
    /// The same to somebody who is back, and where they wanted to go.
    Returned(Refusal, String),
    Failed(Error),
}

impl From<Error> for Stopped {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Refusal> for Stopped {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The cookie of a way, named after its state: ways in two tabs do not meet.
pub fn cookie(state: &str) -> String {
    let hash = token::hash(state);
    format!("sign_on_{}", hash.get(..16).unwrap_or_default())
}

/// Under which the ways of an address are counted.
pub(super) fn counted(address: &str) -> String {
    format!("sign_on:{}", network(address))
}

/// Notes the way and gives it.
///
/// # Errors
/// `Refused` when the issuer cannot be asked; `Failed` with `NotFound` for an issuer that is not there or off, with
/// `TooMany` for an address that begins too many.
pub async fn begin(engine: &Engine, wanted: Wanted<'_>) -> Result<Begun, Stopped> {
    let cx = system(engine);
    let key = counted(wanted.address);
    limit(&cx, &key, PER_ADDRESS).await?;
    cx.perform(CountFailure { keys: vec![key] }).await?;
    let issuer = load::find(engine, wanted.issuer).await?.filter(|issuer| issuer.on).ok_or(Error::NotFound)?;
    let metadata = match provider::known(engine, &issuer.fields.url).await? {
        Ok(metadata) => metadata,
        Err(trouble) => {
            tracing::warn!(issuer = %issuer.id, ?trouble, "an issuer cannot be asked");
            return Err(Refusal::Issuer.into());
        }
    };
    let (state, browser) = (token::new(), token::new());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let back = RedirectUrl::new(redirect(engine.public_url(), issuer.id)).map_err(fault::internal)?;
    let client = CoreClient::from_provider_metadata(
        provider::Metadata::clone(&metadata),
        ClientId::new(issuer.fields.client_id.clone()),
        None,
    )
    .set_redirect_uri(back);
    let given = state.clone();
    let mut request = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || CsrfToken::new(given), Nonce::new_random)
        .set_pkce_challenge(challenge);
    // The library asks for `openid` itself.
    for scope in issuer.fields.scopes.split_whitespace().filter(|scope| *scope != "openid") {
        request = request.add_scope(Scope::new(scope.to_owned()));
    }
    if wanted.again {
        // The age has the issuer say when that was (OpenID Connect Core, 3.1.2.1): an address is in the browser's hands, and
        // coming back from it proves nothing.
        request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
    }
    let (url, _, nonce) = request.url();
    let kept = Kept {
        nonce: nonce.secret().clone(),
        verifier: verifier.secret().clone(),
        url: issuer.fields.url.clone(),
        next: wanted.next.to_owned(),
        purpose: wanted.purpose,
    };
    note(engine, &issuer, &state, &browser, &kept).await?;
    Ok(Begun { url: url.into(), cookie: (cookie(&state), browser) })
}

async fn note(engine: &Engine, issuer: &Vouching, state: &str, browser: &str, kept: &Kept) -> Result<()> {
    let id = engine.clock().id();
    let plain = serde_json::to_vec(kept).map_err(fault::internal)?;
    let command = BeginSignOn {
        id,
        issuer: issuer.id.0,
        state_hash: token::hash(state),
        browser_hash: token::hash(browser),
        sealed: engine.sealer()?.seal(place(issuer.workspace, id), &plain)?,
    };
    engine.as_system(issuer.workspace, "sign-on").perform(command).await
}

/// Where what is kept is sealed for.
pub fn place(workspace: WorkspaceId, row: Uuid) -> Place {
    Place { workspace, column: "sign_ons.sealed", row }
}

/// Notes that somebody is on their way, and forgets who did not come back.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct BeginSignOn {
    id: Uuid,
    issuer: Uuid,
    state_hash: String,
    browser_hash: String,
    sealed: String,
}

impl Command for BeginSignOn {
    const NAME: &'static str = "sign_ons.begin";
    const NEEDS: Permission = may("sessions", "open");
    type Output = ();
}

impl Run for BeginSignOn {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let now = tx.now().0;
        entity::Entity::delete_many()
            .filter(entity::Column::CreatedAt.lte(now - AWAY))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        let row = entity::ActiveModel {
            id: Set(self.id),
            workspace_id: Set(tx.workspace().0),
            issuer_id: Set(self.issuer),
            state_hash: Set(self.state_hash),
            browser_hash: Set(self.browser_hash),
            sealed: Set(self.sealed),
            created_at: Set(now),
        };
        entity::Entity::insert(row).exec_without_returning(tx.connection()).await.map_err(fault::database)?;
        Ok(())
    }
}
