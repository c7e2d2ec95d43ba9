//! The rules of setting issuers up.

use engine::{Run, Tx, fault};
use kernel::{Error, Grants, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    AddIssuer, ChangeIssuer, EDIT, IssuerFields, IssuerState, IssuersResource, RemoveIssuer, SCOPES, Strangers,
    SwitchIssuer, entity, place,
};
use crate::members::commands::within;
use crate::roles::{self, Roles};
use crate::sessions;
use crate::sessions::ending::end_where;
use crate::sign_on::identity_entity;
use crate::sign_on::required::commands::can_go;

impl Run for AddIssuer {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        everything(tx)?;
        let empty = entity::Model {
            id: self.issuer.0,
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            name: String::new(),
            url: String::new(),
            client_id: String::new(),
            client_secret: String::new(),
            secret_at: None,
            scopes: String::new(),
            domains: String::new(),
            strangers: 0,
            role_id: None,
            state: IssuerState::On.rank(),
        };
        let issuer = filled(tx, empty, self.fields).await?;
        tx.insert::<IssuersResource>(issuer).await?;
        tx.emit::<IssuersResource>("issuer_added", self.issuer);
        Ok(())
    }
}

impl Run for ChangeIssuer {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        everything(tx)?;
        let known = tx.load::<IssuersResource>(self.issuer, Some(self.version)).await?;
        let moved = known.url != self.fields.url.trim();
        if moved && !known.client_secret.is_empty() && self.fields.client_secret.is_empty() {
            // Whoever changes the address would have the secret sent to themselves.
            return Err(Error::invalid("client_secret", Rule::Required));
        }
        let issuer = filled(tx, known, self.fields).await?;
        if moved {
            // Nobody is linked at another address: it is as if it were gone until they are.
            can_go(tx, issuer.id).await?;
            end_sessions(tx, issuer.id).await?;
        }
        tx.save::<IssuersResource>(issuer).await?;
        tx.emit::<IssuersResource>("issuer_changed", self.issuer);
        Ok(())
    }
}

impl Run for SwitchIssuer {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        everything(tx)?;
        let mut issuer = tx.load::<IssuersResource>(self.issuer, Some(self.version)).await?;
        issuer.state = self.state.rank();
        if self.state == IssuerState::Off {
            can_go(tx, issuer.id).await?;
            end_sessions(tx, issuer.id).await?;
        }
        tx.save::<IssuersResource>(issuer).await?;
        tx.emit::<IssuersResource>("issuer_switched", self.issuer);
        Ok(())
    }
}

impl Run for RemoveIssuer {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        everything(tx)?;
        let mut issuer = tx.load::<IssuersResource>(self.issuer, Some(self.version)).await?;
        can_go(tx, issuer.id).await?;
        (issuer.client_secret, issuer.secret_at, issuer.state) = (String::new(), None, IssuerState::Off.rank());
        let issuer = tx.save::<IssuersResource>(issuer).await?;
        tx.archive::<IssuersResource>(issuer.id, issuer.version).await?;
        end_sessions(tx, issuer.id).await?;
        identity_entity::Entity::delete_many()
            .filter(identity_entity::Column::IssuerId.eq(issuer.id))
            .exec(tx.connection())
            .await
            .map_err(fault::database)?;
        tx.emit::<IssuersResource>("issuer_removed", self.issuer);
        Ok(())
    }
}

/// Nobody gives what goes further than what they hold, and an issuer can make somebody anybody.
fn everything(tx: &Tx) -> Result<()> {
    within(tx, &Grants::new(["*"]))
}

async fn filled(tx: &Tx, known: entity::Model, fields: IssuerFields) -> Result<entity::Model> {
    let IssuerFields { name, url, client_id, client_secret, scopes, domains, strangers, role } = fields;
    let role = role.filter(|_| strangers == Strangers::Invite);
    if let Some(role) = role {
        let role = tx.find::<Roles>(role, EDIT).await?.filter(|role| role.archived_at.is_none());
        role.ok_or_else(|| Error::invalid("role", Rule::Missing))?;
    }
    let (client_secret, secret_at) = if client_secret.is_empty() {
        (known.client_secret, known.secret_at)
    } else {
        let place = place(tx.workspace().0, known.id);
        (tx.cx().engine().sealer()?.seal(place, client_secret.trim().as_bytes())?, Some(tx.now().0))
    };
    let scopes = if scopes.trim().is_empty() { SCOPES } else { &scopes };
    Ok(entity::Model {
        name: name.trim().to_owned(),
        url: url.trim().to_owned(),
        client_id: client_id.trim().to_owned(),
        client_secret,
        secret_at,
        scopes: scopes.split_whitespace().collect::<Vec<_>>().join(" "),
        domains: roles::text(domains.into_iter().map(|domain| domain.trim().to_lowercase()))?,
        strangers: strangers.rank(),
        role_id: role,
        ..known
    })
}

async fn end_sessions(tx: &Tx, issuer: Uuid) -> Result<()> {
    end_where(tx, sessions::entity::Column::IssuerId.eq(issuer)).await
}
