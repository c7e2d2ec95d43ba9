//! Support: tickets and what is said on them. Service levels, routing, channels and the knowledge base move in later.
//!
//! What does not belong here: who the customer is (room `customers`), who may do what (room `access`).

pub mod messages;
pub mod snippets;
pub mod tickets;

/// What this room declares.
#[cfg(feature = "ssr")]
pub fn module() -> engine::Module {
    engine::Module::new()
        .resource::<tickets::resource::Tickets>()
        .import::<tickets::resource::Tickets>()
        .resource::<messages::resource::Messages>()
        .command::<tickets::CreateTicket>()
        .amends::<tickets::EditTicket>()
        .amends::<tickets::AssignTicket>()
        .amends::<tickets::PrioritiseTicket>()
        .amends::<tickets::MoveTicket>()
        .command::<tickets::ReplyToTicket>()
        .command::<tickets::NoteOnTicket>()
        .amends::<tickets::ArchiveTicket>()
        .amends::<tickets::RestoreTicket>()
        .resource::<snippets::resource::Snippets>()
        .command::<snippets::CreateSnippet>()
        .amends::<snippets::EditSnippet>()
        .amends::<snippets::ArchiveSnippet>()
        .amends::<snippets::RestoreSnippet>()
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
