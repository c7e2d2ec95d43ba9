//! Linking identities to people and unlinking them. None of these is registered: an issuer's word, verified, comes before.

use engine::{Run, Tx, fault};
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::commands::is_on;
use super::{Reaches, identity_entity as identity};
use crate::gate::OWN;
use crate::issuers::{self, IssuerState};
use crate::sessions::ending::end_where;
use crate::sign_on::required::commands::has_a_way_in;
use crate::{sessions, users};

/// Links an identity to the caller, who has proven who they are without it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkIdentity {
    pub issuer: Uuid,
    /// The issuer's, for the log.
    pub name: String,
    pub url: String,
    pub subject: String,
    pub email: String,
    pub reaches: Reaches,
}

impl Command for LinkIdentity {
    const NAME: &'static str = "identities.link";
    const NEEDS: Permission = OWN;
    type Output = ();
}

impl Run for LinkIdentity {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let user = tx.actor().user.0;
        if !is_on(tx, self.issuer, &self.url).await? {
            return Err(Error::invalid("issuer", Rule::State));
        }
        match by_subject(tx, self.issuer, &self.url, &self.subject).await? {
            Some(known) if known.user_id == user => {
                identity::Entity::update_many()
                    .col_expr(identity::Column::Reaches, Expr::value(self.reaches as i64))
                    .filter(identity::Column::Id.eq(known.id))
                    .exec(tx.connection())
                    .await
                    .map_err(fault::database)?;
                tx.witness("identities", known.id, &[("issuer", &self.name), ("reaches", said(self.reaches))])
            }
            Some(_) => Err(linked()),
            None => {
                let about = About {
                    issuer: self.issuer,
                    url: &self.url,
                    subject: &self.subject,
                    email: &self.email,
                    name: &self.name,
                };
                link(tx, user, about, self.reaches).await
            }
        }
    }
}

/// Shows that the caller may link an identity: it asks who is there, and changes nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrepareLink {}

impl Command for PrepareLink {
    const NAME: &'static str = "identities.prepare";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for PrepareLink {
    async fn run(self, _: &mut Tx) -> Result<()> {
        Ok(())
    }
}

/// Unlinks one of the caller's identities and ends the other sessions that came by it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnlinkIdentity {
    pub identity: Uuid,
    /// Hash of the token of the session that asks.
    pub but: String,
}

impl Command for UnlinkIdentity {
    const NAME: &'static str = "identities.unlink";
    const NEEDS: Permission = OWN;
    const CONFIRM: bool = true;
    type Output = ();
}

impl Run for UnlinkIdentity {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let user = tx.actor().user.0;
        users::lock(tx, user).await?;
        let all = identity::Entity::find()
            .filter(identity::Column::UserId.eq(user))
            .all(tx.connection())
            .await
            .map_err(fault::database)?;
        let one = all.iter().find(|one| one.id == self.identity).ok_or(Error::NotFound)?;
        if !has_a_way_in(tx, user).await? && !another_opens(tx, &all, one.id).await? {
            return Err(Error::invalid("identity", Rule::State));
        }
        identity::Entity::delete_by_id(one.id).exec(tx.connection()).await.map_err(fault::database)?;
        let came_by_it = Condition::all()
            .add(sessions::entity::Column::UserId.eq(user))
            .add(sessions::entity::Column::IssuerId.eq(one.issuer_id))
            .add(sessions::entity::Column::TokenHash.ne(self.but));
        end_where(tx, came_by_it).await?;
        tx.witness("identities", one.id, &[("email", &one.email)])
    }
}

/// Whether one of these identities other than `but` leads in: its issuer is on and where it was.
async fn another_opens(tx: &Tx, all: &[identity::Model], but: Uuid) -> Result<bool> {
    let others: Vec<_> = all.iter().filter(|one| one.id != but).collect();
    let open = issuers::entity::Entity::find()
        .filter(issuers::entity::Column::Id.is_in(others.iter().map(|one| one.issuer_id)))
        .filter(issuers::entity::Column::State.eq(IssuerState::On.rank()))
        .filter(issuers::entity::Column::ArchivedAt.is_null())
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(others.iter().any(|one| open.iter().any(|issuer| issuer.id == one.issuer_id && issuer.url == one.url)))
}

/// An identity that is about to be linked.
pub struct About<'a> {
    pub issuer: Uuid,
    pub url: &'a str,
    pub subject: &'a str,
    pub email: &'a str,
    /// The issuer's name, for the log.
    pub name: &'a str,
}

/// Links it. A person has one identity at an issuer, and an identity one person.
pub async fn link(tx: &mut Tx, user: Uuid, about: About<'_>, reaches: Reaches) -> Result<()> {
    let About { issuer, url, subject, email, name } = about;
    users::lock(tx, user).await?;
    let other = identity::Entity::find()
        .filter(identity::Column::IssuerId.eq(issuer))
        .filter(identity::Column::Url.eq(url))
        .filter(identity::Column::UserId.eq(user))
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    match other {
        // In another tab, a moment ago.
        Some(other) if other.subject == subject => return Ok(()),
        Some(_) => return Err(linked()),
        None => {}
    }
    let (id, now) = (tx.id(), tx.now().0);
    let row = identity::ActiveModel {
        id: Set(id),
        workspace_id: Set(tx.workspace().0),
        user_id: Set(user),
        issuer_id: Set(issuer),
        url: Set(url.to_owned()),
        subject: Set(subject.to_owned()),
        email: Set(email.to_owned()),
        reaches: Set(reaches as i64),
        linked_at: Set(now),
        used_at: Set(now),
    };
    let inserted = identity::Entity::insert(row).exec_without_returning(tx.connection()).await;
    inserted.map_err(|error| if fault::is_duplicate(&error) { linked() } else { fault::database(error) })?;
    tx.witness("identities", id, &[("issuer", name), ("email", email), ("reaches", said(reaches))])
}

/// Linked otherwise already.
fn linked() -> Error {
    Error::invalid("identity", Rule::Taken)
}

const fn said(reaches: Reaches) -> &'static str {
    match reaches {
        Reaches::Workspace => "workspace",
        Reaches::Everywhere => "everywhere",
    }
}

/// The identity of that subject.
pub async fn by_subject(tx: &Tx, issuer: Uuid, url: &str, subject: &str) -> Result<Option<identity::Model>> {
    identity::Entity::find()
        .filter(identity::Column::IssuerId.eq(issuer))
        .filter(identity::Column::Url.eq(url))
        .filter(identity::Column::Subject.eq(subject))
        .one(tx.connection())
        .await
        .map_err(fault::database)
}
