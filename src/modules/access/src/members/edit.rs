//! Where a member stands in the organisation.

use engine::{Run, Tx};
use kernel::{Error, Result, Rule, Uuid};

use super::{EDIT, EditMember, Members};

impl Run for EditMember {
    async fn run(self, tx: &mut Tx) -> Result<()> {
        let mut member = tx.load::<Members>(self.member, Some(self.version)).await?;
        if let Some(manager) = self.manager.filter(|manager| member.manager_id != Some(manager.0)) {
            let known = tx.find::<Members>(manager, EDIT).await?.filter(|manager| manager.archived_at.is_none());
            known.ok_or_else(|| Error::invalid("manager", Rule::Missing))?;
        }
        member.department = self.department.trim().to_owned();
        member.manager_id = self.manager.map(Uuid::from);
        tx.save::<Members>(member).await?;
        tx.emit::<Members>("member_edited", self.member);
        Ok(())
    }
}
