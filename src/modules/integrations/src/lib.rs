//! Integrations: what comes in from elsewhere and goes out again. So far files (the import pages, the addresses files are
//! sent to and fetched from, what the command line needs of both directions) and the pages of outgoing mail.
//!
//! What does not belong here: how a file becomes records (`engine::import`), and what a file can fill (beside each
//! resource, `import.rs`). Connectors and webhooks move in later.

pub mod api;
pub mod mail;
pub mod page;

#[cfg(feature = "ssr")]
pub mod export;
#[cfg(feature = "ssr")]
pub mod http;
#[cfg(feature = "ssr")]
mod reason;
#[cfg(feature = "ssr")]
pub mod terminal;

#[cfg(feature = "ssr")]
pub use export::export_csv;
#[cfg(feature = "ssr")]
pub use terminal::{FileImport, Progress, import_file};

#[cfg(all(test, feature = "ssr"))]
mod tests;

/// What this room declares.
#[cfg(feature = "ssr")]
pub fn module() -> engine::Module {
    engine::Module::new()
        .command::<engine::import::MapImport>()
        .resource::<engine::mail::Mails>()
        .command::<kernel::mail::SendMailAgain>()
        .command::<mail::SendTestMail>()
        .mail(mail::TEST)
        .job::<export::job::WriteExport>()
}
