//! Where keys and refresh tokens are exchanged for pairs of tokens.

use kernel::permission::may;
use kernel::{Actor, Error, Grants, Result, Uuid};

use super::commands::{BeginFamily, Given, Outcome, RotateToken};
use super::{ACCESS, Token};
use crate::keys::bearer::{Entered, Program, Shown};
use crate::keys::secret::is_key;
use crate::roles;
use crate::sessions::commands::CountFailure;
use crate::sessions::sign_in::{limit, network, system};
use crate::token;

/// Failures within a quarter of an hour after which an address has to wait.
const PER_ADDRESS: i64 = 50;
/// Pairs that a key may get in a quarter of an hour.
const PER_KEY: i64 = 100;

/// Two tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub access: String,
    pub refresh: String,
    /// Seconds for which the first is good.
    pub seconds: i64,
    /// What it reaches.
    pub scope: Grants,
}

/// Why there are none (RFC 6749, 5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The key is none, or is over.
    Client,
    /// The refresh token is none, is over, or was used before.
    Grant,
    /// Something wider was asked for than there is.
    Scope,
    /// Whatever else is in the way.
    Other(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

impl Program {
    /// A pair for whoever shows a key. `scope` asks for less than the key's.
    ///
    /// # Errors
    /// `Client`, `Scope`; `TooMany` after too many failures of the address, or pairs of the key; `Network`, `Unprotected`.
    pub async fn exchange(&self, key: &str, scope: Option<&str>) -> Result<Pair, Refused> {
        self.patience().await?;
        let found = if is_key(key) { self.find(Shown::Key(key)).await } else { Err(Error::SignedOut) };
        let entered = match found {
            Err(Error::SignedOut) => return Err(self.failed(Refused::Client).await),
            found => found?,
        };
        let granted = within(&entered.cx.actor().grants, scope)?;
        self.count_pair(entered.key.id).await?;
        let (family, refresh) = (self.engine.clock().id(), token::new());
        let begin = BeginFamily {
            family,
            key: entered.key.id,
            grants: roles::text(granted.iter().map(str::to_owned))?,
            given: self.given(&refresh),
        };
        self.as_key(&entered, "tokens:issue").perform(begin).await?;
        self.pair(entered, family, granted, refresh)
    }

    /// The next pair for whoever shows a refresh token. `scope` asks for less than the first pair's, for this access token.
    ///
    /// # Errors
    /// `Grant`, `Scope`; the others as `exchange`.
    pub async fn refresh(&self, shown: &str, scope: Option<&str>) -> Result<Pair, Refused> {
        self.patience().await?;
        let hash = token::hash(shown);
        let read = system(&self.engine).read(may("tokens", "view"))?;
        let mut sql = read.sql();
        sql.push("SELECT f.id, f.grants FROM refresh_tokens t JOIN token_families f ON f.id = t.family_id");
        sql.push(" WHERE t.hash = ").bind(hash.as_str());
        let kept = read.first(sql, |row| Ok((row.uuid(0)?, Grants::new(roles::words(&row.text(1)?))))).await?;
        let Some((family, grants)) = kept else { return Err(self.failed(Refused::Grant).await) };
        let entered = match self.find(Shown::Family(family)).await {
            Err(Error::SignedOut) => return Err(self.failed(Refused::Grant).await),
            found => found?,
        };
        // What is asked for is looked at before the token is used up.
        let granted = within(&grants, scope)?;
        self.count_pair(entered.key.id).await?;
        let next = token::new();
        let rotate = RotateToken { family, key: entered.key.id, hash, next: self.given(&next) };
        match self.as_key(&entered, "tokens:refresh").perform(rotate).await? {
            Outcome::Taken => self.pair(entered, family, granted, next),
            Outcome::Over | Outcome::Reused => Err(self.failed(Refused::Grant).await),
        }
    }

    fn pair(&self, entered: Entered, family: Uuid, granted: Grants, refresh: String) -> Result<Pair, Refused> {
        let actor = entered.cx.actor();
        let scope = actor.grants.meet(&granted);
        let token = Token {
            member: actor.member.0,
            workspace: entered.workspace.0,
            role: actor.role.clone(),
            permissions: scope.clone(),
            key: entered.key.id,
            family,
        };
        Ok(Pair { access: token.write(&self.engine, &self.issuer)?, refresh, seconds: ACCESS, scope })
    }

    /// The key's own deed, for which nobody needs a permission.
    fn as_key(&self, entered: &Entered, word: &str) -> engine::Cx {
        let actor = Actor { grants: Grants::new([word]), ..entered.cx.actor().clone() };
        self.engine.as_actor(actor, self.correlation.clone()).calling_from(self.address)
    }

    fn given(&self, refresh: &str) -> Given {
        let agent = self.agent.chars().take(300).collect();
        Given { hash: token::hash(refresh), address: self.address.to_string(), agent }
    }

    fn address_key(&self) -> String {
        format!("tokens:{}", network(&self.address.to_string()))
    }

    async fn patience(&self) -> Result<()> {
        limit(&system(&self.engine), &self.address_key(), PER_ADDRESS).await
    }

    async fn failed(&self, refused: Refused) -> Refused {
        let counted = system(&self.engine).perform(CountFailure { keys: vec![self.address_key()] }).await;
        counted.err().map_or(refused, Refused::Other)
    }

    async fn count_pair(&self, key: Uuid) -> Result<()> {
        let (cx, name) = (system(&self.engine), format!("tokens:{key}"));
        limit(&cx, &name, PER_KEY).await?;
        cx.perform(CountFailure { keys: vec![name] }).await
    }
}

/// What is asked for of what there is; all of it where nothing is said.
fn within(held: &Grants, scope: Option<&str>) -> Result<Grants, Refused> {
    let words: Vec<&str> = scope.unwrap_or_default().split_ascii_whitespace().collect();
    if words.is_empty() {
        return Ok(held.clone());
    }
    if words.len() > 100 {
        return Err(Refused::Scope);
    }
    let asked = Grants::new(words);
    if held.lacks(&asked).is_some() { Err(Refused::Scope) } else { Ok(asked) }
}
