//! Reads the settings, as they are or as they would be.

use engine::Read;
use kernel::{Result, Uuid};

use super::{NewDevices, RoleFactor, Security, TextMessages, WhenFull, wants_factor};
use crate::factors::sms::COUNTS;
use crate::sessions::{ABSOLUTE, DEVICES, IDLE};

/// The settings of the workspace; what is usual before anything was saved.
///
/// # Errors
/// Faults of the database.
pub async fn load(read: &Read) -> Result<Security> {
    let workspace = read.cx().actor().workspace.0;
    let mut sql = read.sql();
    sql.push(
        "SELECT version, idle_hours, absolute_hours, devices, when_full, factor_roles, new_devices, text_messages
         FROM security_settings",
    );
    sql.push(" WHERE workspace_id = ").bind(workspace);
    let saved = read.first(sql, |row| {
        Ok((
            Security {
                version: row.int(0)?,
                idle_hours: row.int(1)?,
                absolute_hours: row.int(2)?,
                devices: row.int(3)?,
                when_full: WhenFull::from_rank(row.int(4)?).unwrap_or(WhenFull::EndOldest),
                new_devices: NewDevices::from_rank(row.int(6)?).unwrap_or(NewDevices::Confirm),
                text_messages: TextMessages::from_rank(row.int(7)?).unwrap_or(TextMessages::Count),
                roles: Vec::new(),
            },
            row.text(5)?,
        ))
    });
    let usual = Security {
        version: 0,
        idle_hours: IDLE,
        absolute_hours: ABSOLUTE,
        devices: DEVICES,
        when_full: WhenFull::EndOldest,
        new_devices: NewDevices::Confirm,
        text_messages: TextMessages::Count,
        roles: Vec::new(),
    };
    let (security, wanted) = saved.await?.unwrap_or((usual, String::new()));
    Ok(Security { roles: roles(read, workspace, wanted).await?, ..security })
}

async fn roles(read: &Read, workspace: Uuid, wanted: String) -> Result<Vec<RoleFactor>> {
    let mut sql = read.sql();
    sql.push(
        "SELECT r.key, r.name, (SELECT count(*) FROM members m WHERE m.workspace_id = r.workspace_id
            AND m.archived_at IS NULL AND m.roles LIKE '%\"' || r.key || '\"%'
            AND NOT EXISTS (SELECT 1 FROM factors f WHERE f.user_id = m.user_id AND ",
    );
    sql.push(COUNTS);
    sql.push(
        "))
         FROM roles r WHERE r.archived_at IS NULL AND r.workspace_id = ",
    );
    sql.bind(workspace).push(" ORDER BY r.name");
    read.rows(sql, move |row| {
        let key = row.text(0)?;
        let wanted = wants_factor(Some(&wanted), std::slice::from_ref(&key));
        Ok(RoleFactor { key, name: row.text(1)?, wanted, without: row.int(2)? })
    })
    .await
}
