//! People for the tests of every room: they join, sign in, and stand at the gate.

#![expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use engine::Engine;
use kernel::Result;
use kernel::id::{MemberId, WorkspaceId};

use crate::sessions::caller::Caller;
use crate::sessions::sign_in::{Attempt, sign_in};
use crate::sessions::told::Visit;
use crate::users::{NewMember, add_member};
use crate::workspaces;

/// How everybody comes who does not say otherwise.
pub const VISIT: Visit<'static> = Visit { address: "192.0.2.1", agent: "test", correlation: "test" };

/// What everybody has who does not say otherwise.
pub const PASSWORD: &str = "Correct-horse-1";

/// A person becomes a member in one role, named by its key. Their name is what stands before the `@`, unless said.
pub async fn join(engine: &Engine, workspace: WorkspaceId, email: &str, role: &str) -> MemberId {
    let name = email.split('@').next().unwrap_or(email);
    join_as(engine, workspace, name, email, role).await
}

/// The same, with a name.
pub async fn join_as(engine: &Engine, workspace: WorkspaceId, name: &str, email: &str, role: &str) -> MemberId {
    let role = workspaces::role(engine, workspace, role).await.expect("a role of the pack");
    let person = NewMember { name, email, password: PASSWORD, role, locale: "en" };
    add_member(engine, workspace, person).await.expect("a new member")
}

/// The cookie of who gives this password.
///
/// # Errors
/// As [`sign_in()`].
pub async fn password(engine: &Engine, email: &str, password: &str) -> Result<String> {
    sign_in(engine, Attempt { email, password, visit: VISIT }).await
}

/// A browser with this cookie, on the machine itself.
#[must_use]
pub fn caller(engine: &Engine, token: &str) -> Caller {
    Caller {
        engine: engine.clone(),
        token: Some(token.to_owned()),
        address: std::net::Ipv4Addr::LOCALHOST.into(),
        correlation: "test".into(),
        locale: ui::i18n::Locale::En,
        theme: ui::theme::Theme::System,
        collapsed: false,
        compact: false,
    }
}
