//! Who is asking.

use serde::{Deserialize, Serialize};

use crate::id::{MemberId, TeamId, UserId, WorkspaceId};
use crate::{Error, Grants, Permission, Reach, Result, Uuid, Zone};

/// The caller of one request: a member of a workspace acting in one role. It answers every question about the caller;
/// what it may do is read on the server at each request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub workspace: WorkspaceId,
    pub user: UserId,
    pub member: MemberId,
    /// As shown in the audit log and beside replies.
    pub name: String,
    /// The active role's key, `support_agent`.
    pub role: String,
    pub grants: Grants,
    pub teams: Vec<TeamId>,
    /// The customer whom an outsider belongs to: a partner, a guardian. What is tied to it is their own.
    pub customer: Option<Uuid>,
    /// Name of the API key by which a program acts for the member.
    pub key: Option<String>,
    /// Looks as another role would and may change nothing.
    pub looking: bool,
    /// An issuer opened the session for this workspace alone, and the person has not proven since that it is theirs: of their
    /// account it sees and changes what belongs to this workspace.
    pub bound: bool,
    /// The workspace's zone: where its days begin.
    pub zone: Zone,
}

impl Actor {
    /// How far the caller may go with `permission`.
    ///
    /// # Errors
    /// `Forbidden` when it is not held at all.
    pub fn reach(&self, permission: Permission) -> Result<Reach> {
        self.grants.reach(permission).ok_or_else(|| Error::Forbidden { needs: permission.to_string() })
    }

    /// Whether `permission` is held, however narrow.
    pub fn may(&self, permission: Permission) -> bool {
        self.grants.reach(permission).is_some()
    }
}
