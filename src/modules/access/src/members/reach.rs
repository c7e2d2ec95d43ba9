//! Which rows are a member's own or their team's. A reach is given like a permission: nobody gives one that goes further than
//! what they hold.

use std::collections::BTreeSet;

use engine::{Run, Tx, fault};
use kernel::id::TeamId;
use kernel::{Error, Grants, Result, Rule, Uuid};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::commands::{all_roles, held, within};
use super::{ChangeReach, Members, SEE_CUSTOMERS, entity};
use crate::teams::joining::within_team;
use crate::teams::{JoinTeam, LeaveTeam, member_entity};

impl Run for ChangeReach {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let member = self.member;
        let mut found = tx.load::<Members>(member, Some(self.version)).await?;
        let (before, wanted) = (teams_of(tx, found.id).await?, self.teams.into_iter().collect::<BTreeSet<_>>());
        if before == wanted && found.customer_id == self.customer {
            return Ok(());
        }
        let customers = [found.customer_id, self.customer];
        if found.customer_id != self.customer {
            let held = held(&all_roles(tx).await?, &found);
            for customer in customers.into_iter().flatten() {
                within_customer(tx, &held, customer)?;
            }
            if let Some(customer) = self.customer {
                seen(tx, customer).await?;
            }
            found.customer_id = self.customer;
        }
        // Another version in any case: of two who change the teams at a moment the second is told.
        tx.save::<Members>(found).await?;
        for team in wanted.difference(&before) {
            tx.also(JoinTeam { member, team: *team }).await.map_err(|error| error.moved("team", "teams"))?;
        }
        for team in before.difference(&wanted) {
            tx.also(LeaveTeam { member, team: *team }).await.map_err(|error| error.moved("team", "teams"))?;
        }
        tx.emit::<Members>("member_reach_changed", member);
        Ok(())
    }
}

async fn teams_of(tx: &Tx, member: Uuid) -> Result<BTreeSet<TeamId>> {
    let rows = member_entity::Entity::find()
        .filter(member_entity::Column::MemberId.eq(member))
        .all(tx.connection())
        .await
        .map_err(fault::database)?;
    Ok(rows.into_iter().map(|row| TeamId(row.team_id)).collect())
}

/// What is given to a member reaches no further than the caller does, by the teams that the member is in and the customer they
/// belong to.
///
/// # Errors
/// `Forbidden`.
pub(super) async fn within_reach(tx: &Tx, given: &Grants, member: &entity::Model) -> Result<()> {
    for team in teams_of(tx, member.id).await? {
        within_team(tx, given, team)?;
    }
    member.customer_id.map_or(Ok(()), |customer| within_customer(tx, given, customer))
}

/// The customer is there, and the caller sees it.
///
/// # Errors
/// `Invalid` on `customer` with `Missing`.
pub(crate) async fn seen(tx: &Tx, customer: Uuid) -> Result<()> {
    let missing = || Error::invalid("customer", Rule::Missing);
    let read = tx.cx().read_if(SEE_CUSTOMERS).ok_or_else(missing)?;
    let mut sql = read.sql();
    sql.push("SELECT 1 FROM customers t WHERE t.archived_at IS NULL AND t.id = ").bind(customer);
    read.within(&mut sql, "customers").map_err(|_| missing())?;
    read.first(sql, |row| row.int(0)).await?.ok_or_else(missing).map(drop)
}

/// What somebody with these grants may do with their own, the caller may do with what is the customer's: as an outsider of it, or
/// with everybody's.
///
/// # Errors
/// `Forbidden`.
pub(crate) fn within_customer(tx: &Tx, held: &Grants, customer: Uuid) -> Result<()> {
    if tx.actor().customer == Some(customer) {
        return Ok(());
    }
    let areas = tx.cx().engine().registry().areas_of_customers();
    let tied = |word: &&str| word.split(':').next().is_some_and(|area| area == "*" || areas.contains(area));
    let narrow = |word: &str| word.strip_suffix(":own").or_else(|| word.strip_suffix(":team")).map(str::to_owned);
    within(tx, &Grants::new(held.iter().filter(tied).filter_map(narrow)))
}
