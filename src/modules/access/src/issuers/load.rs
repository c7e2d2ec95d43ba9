//! Reads issuers: for the page that sets them up, and for signing in by them.

use engine::{Engine, Read, Record};
use kernel::id::WorkspaceId;
use kernel::{Error, Grants, Result, Uuid};

use super::{Issuer, IssuerFields, IssuerId, IssuerState, Issuers, Looked, Strangers, VIEW, place, provider, redirect};
use crate::invitations;
use crate::roles::words;
use crate::sessions::sign_in::system;

/// The workspace's issuers, by name.
///
/// # Errors
/// Faults of the database.
pub async fn load(read: &Read, slug: &str) -> Result<Issuers> {
    let (engine, actor) = (read.cx().engine(), read.cx().actor().clone());
    let public_url = engine.public_url().to_owned();
    let mut sql = read.sql();
    sql.push(
        "SELECT t.id, t.version, t.state, t.name, t.url, t.client_id, t.client_secret, t.scopes, t.domains, t.strangers,
            t.role_id, (SELECT count(*) FROM identities i WHERE i.issuer_id = t.id AND i.url = t.url)
         FROM issuers t WHERE t.archived_at IS NULL",
    );
    sql.push(" AND t.workspace_id = ").bind(actor.workspace.0).push(" ORDER BY t.name, t.id");
    let shown = public_url.clone();
    let issuers = read.rows(sql, move |row| {
        let id = IssuerId(row.uuid(0)?);
        Ok(Issuer {
            id,
            version: row.int(1)?,
            state: IssuerState::from_rank(row.int(2)?).unwrap_or(IssuerState::Off),
            fields: fields(row, 3)?,
            secret: !row.text(6)?.is_empty(),
            linked: row.int(11)?,
            redirect: redirect(&shown, id),
        })
    });
    let issuers = issuers.await?;
    let next = IssuerId(engine.clock().id());
    let roles = invitations::load::roles(read).await?.into_iter().filter(|role| !role.beyond);
    Ok(Issuers {
        issuers,
        next,
        next_redirect: redirect(&public_url, next),
        signed_out: format!("{public_url}/sign-in"),
        door: format!("{public_url}/sign-in/sso/{slug}"),
        roles: roles.map(|role| (role.id.to_string(), role.name)).collect(),
        may_change: actor.may(super::EDIT) && actor.grants.lacks(&Grants::new(["*"])).is_none(),
    })
}

/// Columns `name` to `role_id`, without the secret.
fn fields(row: &Record<'_>, from: usize) -> Result<IssuerFields> {
    Ok(IssuerFields {
        name: row.text(from)?,
        url: row.text(from + 1)?,
        client_id: row.text(from + 2)?,
        client_secret: String::new(),
        scopes: row.text(from + 4)?,
        domains: words(&row.text(from + 5)?),
        strangers: Strangers::from_rank(row.int(from + 6)?).unwrap_or(Strangers::Refuse),
        role: row.maybe_uuid(from + 7)?,
    })
}

/// Asks an issuer what it offers, past what is remembered of it.
///
/// # Errors
/// `NotFound`.
pub async fn look(read: &Read, issuer: IssuerId) -> Result<Looked> {
    let mut sql = read.sql();
    sql.push("SELECT t.url FROM issuers t WHERE t.archived_at IS NULL AND t.id = ").bind(issuer.0);
    read.within(&mut sql, "issuers")?;
    let url = read.first(sql, |row| row.text(0)).await?.ok_or(Error::NotFound)?;
    Ok(provider::anew(read.cx().engine(), &url).await?.map(|metadata| provider::found(&metadata)))
}

/// An issuer that somebody signs in by, with its workspace.
#[derive(Clone)]
pub struct Vouching {
    pub id: IssuerId,
    pub workspace: WorkspaceId,
    pub slug: String,
    pub on: bool,
    pub fields: IssuerFields,
    sealed: String,
}

impl Vouching {
    /// The client's secret, unsealed; none for an issuer that does without.
    ///
    /// # Errors
    /// `Internal` when it cannot be unsealed.
    pub fn secret(&self, engine: &Engine) -> Result<Option<String>> {
        if self.sealed.is_empty() {
            return Ok(None);
        }
        let bytes = engine.sealer()?.unseal(place(self.workspace.0, self.id.0), &self.sealed)?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Whether it may speak for an address.
    pub fn covers(&self, email: &str) -> bool {
        let domain = email.rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default();
        self.fields.domains.is_empty() || self.fields.domains.contains(&domain)
    }
}

/// The issuer, removed ones left out.
///
/// # Errors
/// Faults of the database.
pub async fn find(engine: &Engine, issuer: IssuerId) -> Result<Option<Vouching>> {
    let read = system(engine).read(VIEW)?;
    let mut sql = read.sql();
    sql.push(
        "SELECT t.workspace_id, w.slug, t.state, t.name, t.url, t.client_id, t.client_secret, t.scopes, t.domains,
            t.strangers, t.role_id
         FROM issuers t JOIN workspaces w ON w.id = t.workspace_id WHERE t.archived_at IS NULL AND t.id = ",
    );
    sql.bind(issuer.0);
    read.first(sql, move |row| {
        Ok(Vouching {
            id: issuer,
            workspace: WorkspaceId(row.uuid(0)?),
            slug: row.text(1)?,
            on: row.int(2)? == IssuerState::On.rank(),
            fields: fields(row, 3)?,
            sealed: row.text(6)?,
        })
    })
    .await
}

/// A workspace one can sign in to by issuers: slug, name, and its issuers by name.
pub type Doors = (String, String, Vec<(Uuid, String)>);

/// The issuers that are on, of the workspace of that slug, or of those that name the domain of an e-mail address. Nobody's
/// account is looked at: the answer is the same for every address of a domain.
///
/// # Errors
/// Faults of the database.
pub async fn doors(engine: &Engine, asked: &str) -> Result<Vec<Doors>> {
    let asked = asked.trim().to_lowercase();
    let read = system(engine).read(VIEW)?;
    let mut sql = read.sql();
    sql.push(
        "SELECT w.slug, w.name, t.id, t.name, t.domains FROM issuers t JOIN workspaces w ON w.id = t.workspace_id
         WHERE t.archived_at IS NULL AND t.state = ",
    );
    sql.bind(IssuerState::On.rank());
    let domain = asked.rsplit_once('@').map(|(_, domain)| domain.to_owned());
    match &domain {
        None => sql.push(" AND w.slug = ").bind(asked.as_str()),
        // A first sieve; words are compared below.
        Some(domain) => sql.push(" AND t.domains LIKE ").bind(format!("%\"{}\"%", domain.replace(['%', '_', '"'], ""))),
    };
    sql.push(" ORDER BY w.name, w.slug, t.name, t.id");
    let rows =
        read.rows(sql, |row| Ok((row.text(0)?, row.text(1)?, (row.uuid(2)?, row.text(3)?), words(&row.text(4)?))));
    let mut doors: Vec<Doors> = Vec::new();
    for (slug, name, issuer, domains) in rows.await? {
        if domain.as_ref().is_some_and(|domain| !domains.contains(domain)) {
            continue;
        }
        match doors.last_mut().filter(|(known, ..)| *known == slug) {
            Some((.., issuers)) => issuers.push(issuer),
            None => doors.push((slug, name, vec![issuer])),
        }
    }
    Ok(doors)
}
