//! Changes several members, one after another.

use std::collections::{BTreeSet, HashMap};

use engine::{Cx, Read, Run, Tx};
use kernel::id::MemberId;
use kernel::{Command, Error, Permission, Result, Rule, Uuid};
use serde::{Deserialize, Serialize};

use super::{Alteration, Altered, MOST, Refused};
use crate::members::commands::{all_roles, one_at_a_time};
use crate::members::{ChangeGrants, ChangeRoles, DisableMember, EDIT, EditMember, EnableMember, Members, entity};
use crate::roles;
use crate::sessions::EndMemberDevices;
use crate::teams::{JoinTeam, LeaveTeam};

/// Changes one of several members. Internal: unlike the commands of one it takes the member as they are now, so that a second
/// call with the same idempotency key is the same call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AlterMember {
    pub member: MemberId,
    pub alteration: Alteration,
}

impl Command for AlterMember {
    const NAME: &'static str = "members.alter";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    type Output = ();

    fn validate(&self) -> Result<()> {
        self.alteration.validate()
    }
}

impl Run for AlterMember {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        one_at_a_time(tx).await?;
        if self.member == tx.actor().member && self.alteration.shuts_out() {
            // Whoever ticks everybody is among them, and would be out before it is done.
            return Err(Error::invalid("member", Rule::Own));
        }
        let found = tx.find::<Members>(self.member, EDIT).await?.ok_or(Error::NotFound)?;
        let (member, version) = (self.member, found.version);
        match self.alteration {
            Alteration::SetRole(role) => change_roles(tx, &found, |_| vec![role]).await,
            Alteration::AddRole(role) => {
                let more = |held: &[Uuid]| (!held.contains(&role)).then_some(role);
                change_roles(tx, &found, |held| held.iter().copied().chain(more(held)).collect()).await
            }
            Alteration::RemoveRole(role) => {
                change_roles(tx, &found, |held| held.iter().copied().filter(|held| *held != role).collect()).await
            }
            Alteration::RemoveGrant(word) => {
                let mut grants = roles::words(&found.grants);
                let held = grants.len();
                grants.retain(|held| *held != word);
                if grants.len() == held {
                    return Ok(());
                }
                tx.also(ChangeGrants { member, version, grants }).await
            }
            Alteration::Department(department) => {
                let manager = found.manager_id.map(MemberId);
                tx.also(EditMember { member, version, department, manager }).await
            }
            Alteration::Manager(manager) => {
                tx.also(EditMember { member, version, department: found.department, manager }).await
            }
            Alteration::JoinTeam(team) => tx.also(JoinTeam { member, team }).await,
            Alteration::LeaveTeam(team) => tx.also(LeaveTeam { member, team }).await,
            Alteration::Disable => tx.also(DisableMember { member, version }).await,
            Alteration::Enable => tx.also(EnableMember { member, version }).await,
            Alteration::EndSessions => tx.also(EndMemberDevices { member }).await,
        }
    }
}

/// Gives a member other roles than those they hold, in their order; who has them already is left alone.
async fn change_roles(
    tx: &mut Tx,
    found: &entity::Model,
    wanted: impl FnOnce(&[Uuid]) -> Vec<Uuid> + Send,
) -> Result<()> {
    let all = all_roles(tx).await?;
    let id = |key: &String| all.iter().find(|role| role.key == *key).map(|role| role.id);
    let held: Vec<Uuid> = roles::words(&found.roles).iter().filter_map(id).collect();
    let roles = wanted(&held);
    if roles == held {
        return Ok(());
    }
    tx.also(ChangeRoles { member: MemberId(found.id), version: found.version, roles }).await
}

/// Changes each of the members, whatever becomes of the others. With the same key nobody is changed twice.
///
/// # Errors
/// What holds for all of them: `Forbidden`, `Looking`, `Unconfirmed`, and `Invalid` on `members` for none or too many, or on
/// what is to change.
pub async fn alter(cx: &Cx, members: Vec<MemberId>, alteration: Alteration, key: &str) -> Result<Altered> {
    let read = cx.read(EDIT)?;
    if cx.actor().looking {
        return Err(Error::Looking);
    }
    if !cx.is_confirmed() {
        return Err(Error::Unconfirmed);
    }
    alteration.validate()?;
    let members: BTreeSet<MemberId> = members.into_iter().collect();
    if members.is_empty() || members.len() > MOST {
        let rule = if members.is_empty() { Rule::Required } else { Rule::TooMany(MOST) };
        return Err(Error::invalid("members", rule));
    }
    let names = names(&read, &members).await?;
    let mut altered = Altered::default();
    for member in members {
        let command = AlterMember { member, alteration: alteration.clone() };
        match cx.perform_once(command, &format!("{key}:{member}")).await {
            Ok(_) => altered.updated += 1,
            Err(why) => {
                let name = names.get(&member.0).cloned().unwrap_or_default();
                altered.refused.push(Refused { member, name, why });
            }
        }
    }
    Ok(altered)
}

async fn names(read: &Read, members: &BTreeSet<MemberId>) -> Result<HashMap<Uuid, String>> {
    let mut sql = read.sql();
    sql.push("SELECT t.id, t.name FROM members t WHERE t.id IN ");
    sql.list(members.iter().map(|member| member.0));
    read.within(&mut sql, "members")?;
    Ok(read.rows(sql, |row| Ok((row.uuid(0)?, row.text(1)?))).await?.into_iter().collect())
}
