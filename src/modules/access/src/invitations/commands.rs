//! The rules of inviting: nobody invites into more than they hold, and one address has one open invitation.

use engine::mail::Letter;
use engine::{Run, Tx, fault};
use kernel::time::DAY;
use kernel::{Error, Grants, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use ui::i18n::Locale;

use super::{
    CREATE, DAYS, EDIT, InvitationId, InvitationState, Invitations, InviteMember, ResendInvitation, RevokeInvitation,
    entity,
};
use crate::members::commands::{all_roles, within};
use crate::members::{self, Members, reach};
use crate::roles::{self, Roles};
use crate::teams::joining;
use crate::{mail, token, workspaces};

impl Run for InviteMember {
    async fn run(self, tx: &mut Tx) -> Result<InvitationId> {
        let email = self.email.trim().to_lowercase();
        let role = role(tx, self.role.unwrap_or_default()).await?;
        let Beside { roles, grants, teams } = beside(tx, &self, &role).await?;
        if let Some(manager) = self.manager {
            let known = tx.find::<Members>(manager, CREATE).await?.filter(|member| member.archived_at.is_none());
            known.ok_or_else(|| Error::invalid("manager", Rule::Missing))?;
        }
        unknown(tx, &email).await?;
        let inviter = tx.actor().member.0;
        let invitation = entity::Model {
            id: tx.id(),
            workspace_id: Uuid::nil(),
            version: 0,
            created_at: 0,
            updated_at: 0,
            archived_at: None,
            search: String::new(),
            name: self.name.trim().to_owned(),
            email,
            department: self.department.trim().to_owned(),
            manager_id: self.manager.map(Uuid::from),
            customer_id: self.customer,
            role_id: role.id,
            roles,
            grants,
            teams,
            inviter_id: (!inviter.is_nil()).then_some(inviter),
            locale: Locale::parse(&self.locale).unwrap_or_default().code().to_owned(),
            state: InvitationState::Pending.rank(),
            expires_at: 0,
            token_hash: String::new(),
        };
        let (invitation, token) = renewed(tx, invitation);
        let invitation = tx.insert::<Invitations>(invitation).await.map_err(|error| match error.of_field("name") {
            // Somebody else has invited the same address at this moment.
            Some(Rule::Taken) => Error::invalid("email", Rule::Taken),
            _ => error,
        })?;
        send(tx, &invitation, &role.name, token).await?;
        tx.emit::<Invitations>("member_invited", invitation.id);
        Ok(InvitationId(invitation.id))
    }
}

impl Run for ResendInvitation {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let invitation = pending(tx, self.invitation, self.version).await?;
        let role = role(tx, invitation.role_id).await?;
        still_within(tx, &invitation).await?;
        let (invitation, token) = renewed(tx, invitation);
        let invitation = tx.save::<Invitations>(invitation).await?;
        send(tx, &invitation, &role.name, token).await?;
        tx.emit::<Invitations>("invitation_resent", self.invitation);
        Ok(())
    }
}

impl Run for RevokeInvitation {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut invitation = pending(tx, self.invitation, self.version).await?;
        invitation.state = InvitationState::Revoked.rank();
        tx.save::<Invitations>(invitation).await?;
        tx.emit::<Invitations>("invitation_revoked", self.invitation);
        Ok(())
    }
}

async fn pending(tx: &Tx, id: InvitationId, version: i64) -> Result<entity::Model> {
    let invitation = tx.load::<Invitations>(id, Some(version)).await?;
    match InvitationState::from_rank(invitation.state) {
        Some(InvitationState::Pending) => Ok(invitation),
        _ => Err(Error::invalid("invitation", Rule::State)),
    }
}

/// The role, if it is in use and the caller holds all of it.
async fn role(tx: &Tx, id: Uuid) -> Result<roles::entity::Model> {
    let needs = if tx.actor().may(CREATE) { CREATE } else { EDIT };
    let role = tx.find::<Roles>(id, needs).await?.filter(|role| role.archived_at.is_none());
    let role = role.ok_or_else(|| Error::invalid("role", Rule::Missing))?;
    within(tx, &roles::grants(&role))?;
    Ok(role)
}

/// What is given beside the role, as the columns keep it.
struct Beside {
    /// Keys of every role.
    roles: String,
    grants: String,
    teams: String,
}

/// What is given beside the role, none of it further than what the caller holds.
async fn beside(tx: &Tx, invite: &InviteMember, first: &roles::entity::Model) -> Result<Beside> {
    let (mut keys, mut held) = (vec![first.key.clone()], roles::grants(first));
    for id in invite.more_roles.iter().filter(|id| **id != first.id) {
        let more = role(tx, *id).await.map_err(|error| error.moved("role", "more_roles"))?;
        if !keys.contains(&more.key) {
            held = held.and(roles::grants(&more));
            keys.push(more.key);
        }
    }
    let grants = Grants::new(invite.grants.iter().cloned());
    let known = tx.cx().engine().registry().permissions();
    if let Some(unknown) = grants.iter().find(|word| !roles::means(&known, word)) {
        return Err(Error::invalid(&format!("grants.{unknown}"), Rule::Choice));
    }
    within(tx, &grants)?;
    let words: Vec<String> = grants.iter().map(str::to_owned).collect();
    let held = held.and(grants);
    for team in &invite.teams {
        joining::found(tx, *team, CREATE).await.map_err(|error| error.moved("team", "teams"))?;
        joining::within_team(tx, &held, *team)?;
    }
    if let Some(customer) = invite.customer {
        reach::seen(tx, customer).await?;
        reach::within_customer(tx, &held, customer)?;
    }
    let teams = invite.teams.iter().map(ToString::to_string);
    Ok(Beside { roles: roles::text(keys)?, grants: roles::text(words)?, teams: roles::text(teams)? })
}

/// Whoever sends it again gives everything that is in it, and must hold all of that.
async fn still_within(tx: &Tx, invitation: &entity::Model) -> Result<()> {
    let keys = roles::words(&invitation.roles);
    let all = all_roles(tx).await?;
    let given = all.iter().filter(|role| keys.contains(&role.key)).map(roles::grants);
    let held = given.fold(Grants::new(roles::words(&invitation.grants)), Grants::and);
    within(tx, &held)?;
    for team in roles::words(&invitation.teams).iter().filter_map(|id| id.parse().ok()) {
        joining::within_team(tx, &held, team)?;
    }
    invitation.customer_id.map_or(Ok(()), |customer| reach::within_customer(tx, &held, customer))
}

/// Refuses an address that belongs to a member, or has an open invitation already.
async fn unknown(tx: &Tx, email: &str) -> Result<()> {
    let workspace = tx.workspace().0;
    let member = members::entity::Entity::find()
        .filter(members::entity::Column::WorkspaceId.eq(workspace))
        .filter(members::entity::Column::Email.eq(email))
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    let invited = entity::Entity::find()
        .filter(entity::Column::WorkspaceId.eq(workspace))
        .filter(entity::Column::Email.eq(email))
        .filter(entity::Column::State.eq(InvitationState::Pending.rank()))
        .one(tx.connection())
        .await
        .map_err(fault::database)?;
    if member.is_some() || invited.is_some() { Err(Error::invalid("email", Rule::Taken)) } else { Ok(()) }
}

/// The invitation with a new link, good from now on, and what the link carries.
fn renewed(tx: &Tx, invitation: entity::Model) -> (entity::Model, String) {
    let token = token::new();
    let (expires_at, token_hash) = (tx.now().0 + DAYS * DAY, token::hash(&token));
    (entity::Model { expires_at, token_hash, ..invitation }, token)
}

async fn send(tx: &mut Tx, invitation: &entity::Model, role: &str, token: String) -> Result<()> {
    let letter = Letter::new(mail::INVITATION.kind, &invitation.email, &invitation.locale)
        .with("name", &invitation.name)
        .with("inviter", tx.actor().name.clone())
        .with("workspace", workspaces::own(tx).await?.name)
        .with("role", role)
        .secret_link("/invitation/", token);
    tx.mail(letter).await.map(drop)
}
