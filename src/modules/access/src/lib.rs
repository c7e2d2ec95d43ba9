//! Who people are and what they may do: users, members, roles, teams, sessions, and the gate through which every page
//! calls the engine.
//!
//! What does not belong here: what a permission means. Each room checks its own.

#[cfg(feature = "ssr")]
mod codes;
pub mod emergency;
pub mod exports;
pub mod factors;
pub mod gate;
pub mod history;
pub mod invitations;
pub mod issuers;
pub mod key;
pub mod keys;
#[cfg(feature = "ssr")]
pub mod mail;
pub mod members;
pub mod networks;
pub mod pages;
pub mod passkeys;
pub mod profile;
#[cfg(feature = "ssr")]
mod prunes;
pub mod resets;
pub mod reviews;
pub mod roles;
pub mod security;
pub mod sessions;
pub mod shell;
pub mod sign_on;
pub mod strength;
pub mod teams;
pub mod terms;
#[cfg(all(feature = "ssr", any(test, feature = "testing")))]
pub mod testing;
#[cfg(feature = "ssr")]
pub mod tokens;
#[cfg(feature = "ssr")]
pub mod users;
pub mod views;
#[cfg(feature = "ssr")]
pub mod workspaces;

#[cfg(feature = "ssr")]
pub mod password;
#[cfg(feature = "ssr")]
mod token;

/// What this room declares.
#[cfg(feature = "ssr")]
pub fn module() -> engine::Module {
    let module = mail::ALL.into_iter().fold(engine::Module::new(), engine::Module::mail);
    prunes::ALL
        .into_iter()
        .fold(module, engine::Module::prune)
        .acting(|engine, asker| Box::pin(sessions::acting::find(engine, asker)))
        .resource::<invitations::Invitations>()
        .resource::<members::Members>()
        .resource::<roles::Roles>()
        .resource::<teams::Teams>()
        .permission(roles::LOOK)
        .command::<roles::CreateRole>()
        .command::<roles::RenameRole>()
        .command::<roles::SetGrants>()
        .command::<roles::ArchiveRole>()
        .command::<roles::RestoreRole>()
        .command::<members::ChangeRoles>()
        .command::<members::ChangeGrants>()
        .command::<members::DisableMember>()
        .command::<members::EnableMember>()
        .command::<members::EditMember>()
        .command::<members::ChangeReach>()
        .command::<teams::JoinTeam>()
        .command::<teams::LeaveTeam>()
        .command::<invitations::InviteMember>()
        .command::<invitations::ResendInvitation>()
        .command::<invitations::RevokeInvitation>()
        .command::<resets::SendPasswordReset>()
        .command::<resets::UnlockMember>()
        .command::<emergency::AskEmergency>()
        .command::<sessions::EndMemberDevice>()
        .command::<sessions::EndMemberDevices>()
        .resource::<reviews::AccessReviews>()
        .command::<reviews::StartReview>()
        .command::<reviews::DecideHolding>()
        .command::<reviews::CloseReview>()
        .resource::<terms::TermsResource>()
        .command::<terms::SetTerms>()
        .resource::<security::SecuritySettings>()
        .command::<security::SaveSecurity>()
        .resource::<factors::sms::TextProviders>()
        .command::<factors::sms::SaveTextProvider>()
        .command::<factors::sms::RemoveTextProvider>()
        .resource::<issuers::IssuersResource>()
        .command::<issuers::AddIssuer>()
        .command::<issuers::ChangeIssuer>()
        .command::<issuers::SwitchIssuer>()
        .command::<issuers::RemoveIssuer>()
        .resource::<sign_on::required::SignOnRules>()
        .command::<sign_on::required::RequireSignOn>()
        .resource::<views::SavedViews>()
        .permission(views::SHARE)
        .resource::<networks::AllowedNetworks>()
        .command::<networks::AllowNetwork>()
        .command::<networks::RemoveNetwork>()
        .resource::<keys::ApiKeys>()
        .permission(keys::EDIT)
        .command::<keys::RevokeKey>()
}
