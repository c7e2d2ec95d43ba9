//! Typed ids: a `TicketId` cannot be handed where a `CustomerId` is meant. All are UUID version 7, made on the server.

/// Declares id types: `id!(TicketId, CustomerId)`.
#[macro_export]
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $crate::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Error;
            /// An id that does not parse names nothing: not found.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self).map_err(|_| $crate::Error::NotFound)
            }
        }

        impl From<$name> for $crate::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

id!(
    /// A tenant.
    WorkspaceId,
    /// A person, across workspaces.
    UserId,
    /// A person's membership of one workspace; what tickets are assigned to.
    MemberId,
    /// A group of members.
    TeamId,
    /// One signed-in browser.
    SessionId,
);
