//! Compliance: the audit log as people read and verify it. Security events, retention, requests of data subjects and
//! reports move in later.
//!
//! What does not belong here: writing the log. The engine does that with every command.

pub mod audit;
pub mod outlets;

/// What this room declares.
#[cfg(feature = "ssr")]
pub fn module() -> engine::Module {
    engine::Module::new()
        .resource::<audit::resource::AuditLog>()
        .resource::<outlets::commands::AuditOutlets>()
        .command::<outlets::AddOutlet>()
        .command::<outlets::RemoveOutlet>()
        .mail(outlets::mail::CHECKPOINT)
}
