//! Support: tickets and what is said on them. Service levels, routing, channels and the knowledge base move in later.
//!
//! What does not belong here: who the customer is (room `customers`), who may do what (room `access`).

pub mod messages;
pub mod tickets;

/// What this room declares.
#[cfg(feature = "ssr")]
pub fn module() -> engine::Module {
    engine::Module::new()
        .resource::<tickets::resource::Tickets>()
        .import::<tickets::resource::Tickets>()
        .resource::<messages::resource::Messages>()
        .command::<tickets::CreateTicket>()
        .command::<tickets::EditTicket>()
        .command::<tickets::AssignTicket>()
        .command::<tickets::PrioritiseTicket>()
        .command::<tickets::MoveTicket>()
        .command::<tickets::ReplyToTicket>()
        .command::<tickets::NoteOnTicket>()
        .command::<tickets::ArchiveTicket>()
        .command::<tickets::RestoreTicket>()
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
