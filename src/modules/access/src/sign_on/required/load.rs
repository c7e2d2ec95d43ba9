//! Reads the rule for its page.

use engine::Read;
use kernel::id::MemberId;
use kernel::{Grants, Result, Uuid};

use super::{Candidate, Required, SignOnRule, is_closed};
use crate::issuers::{EDIT, IssuerState};
use crate::roles::words;

/// Members who are offered at most.
const OFFERED: i64 = 500;

/// The workspace's rule, and who could be an exception.
///
/// # Errors
/// Faults of the database.
pub async fn load(read: &Read) -> Result<SignOnRule> {
    let actor = read.cx().actor().clone();
    let workspace = actor.workspace.0;
    let mut sql = read.sql();
    sql.push("SELECT version, required, exceptions FROM sign_on_rules WHERE workspace_id = ").bind(workspace);
    let rule = read.first(sql, |row| Ok((row.int(0)?, row.int(1)?, row.text(2)?))).await?;
    let (version, required, exceptions) = rule.unwrap_or((0, Required::No.rank(), "[]".to_owned()));
    let mut sql = read.sql();
    sql.push("SELECT count(*) FROM identities i JOIN issuers t ON t.id = i.issuer_id AND t.url = i.url");
    sql.push(" WHERE t.archived_at IS NULL AND t.state = ").bind(IssuerState::On.rank());
    sql.push(" AND t.workspace_id = ").bind(workspace).push(" AND i.user_id = ").bind(actor.user.0);
    let tried = read.first(sql, |row| row.int(0)).await?.unwrap_or_default() > 0;
    let mut sql = read.sql();
    sql.push("SELECT key, grants FROM roles WHERE workspace_id = ").bind(workspace);
    let roles = read.rows(sql, |row| Ok((row.text(0)?, Grants::new(words(&row.text(1)?))))).await?;
    let mut sql = read.sql();
    sql.push("SELECT m.id, m.name, m.roles, m.grants FROM members m WHERE m.archived_at IS NULL AND m.workspace_id = ");
    // Whoever is an exception is on the page in any case, for what is saved is what is ticked there.
    sql.bind(workspace).push(" ORDER BY ");
    let excepted: Vec<Uuid> = words(&exceptions).iter().filter_map(|id| id.parse().ok()).collect();
    if !excepted.is_empty() {
        sql.push("CASE WHEN m.id IN ").list(excepted).push(" THEN 0 ELSE 1 END, ");
    }
    sql.push("m.name, m.id LIMIT ").bind(OFFERED);
    let members = read.rows(sql, move |row| {
        let (id, keys) = (row.uuid(0)?, words(&row.text(2)?));
        let own = Grants::new(words(&row.text(3)?));
        let held = roles.iter().filter(|(key, _)| keys.contains(key)).map(|(_, grants)| grants.clone());
        Ok(Candidate {
            id: MemberId(id),
            name: row.text(1)?,
            everything: held.fold(own, Grants::and).lacks(&Grants::new(["*"])).is_none(),
            excepted: !is_closed(Some(Required::Yes.rank()), Some(&exceptions), id),
        })
    });
    let mut members = members.await?;
    members.sort_by_key(|member| (!member.everything, member.name.to_lowercase()));
    let may_change = actor.may(EDIT) && actor.grants.lacks(&Grants::new(["*"])).is_none();
    Ok(SignOnRule {
        version,
        required: Required::from_rank(required).unwrap_or(Required::No),
        members,
        tried,
        may_change,
    })
}
