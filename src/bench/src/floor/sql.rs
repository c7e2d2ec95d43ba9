//! The statements, as somebody would write them who knows the tables and the indexes. `?1` is `$1` on PostgreSQL.

/// Columns of a row of the list.
macro_rules! columns {
    () => {
        "SELECT t.id, t.version, t.number, t.title, t.customer_id, c.name, t.status, t.priority, t.assignee_id, m.name,
            t.due_at, t.created_at
         FROM tickets t LEFT JOIN customers c ON c.id = t.customer_id LEFT JOIN members m ON m.id = t.assignee_id
         WHERE t.workspace_id = ?1 AND t.archived_at IS NULL"
    };
}
macro_rules! newest {
    () => {
        " ORDER BY t.created_at DESC, t.id DESC LIMIT 26"
    };
}
macro_rules! count {
    () => {
        "SELECT count(*) FROM (SELECT 1 FROM tickets t WHERE t.workspace_id = ?1 AND t.archived_at IS NULL"
    };
}
macro_rules! mine {
    () => {
        " AND t.assignee_id = ?2 AND t.status IN (1, 2) AND t.priority IN (3, 4)"
    };
}
macro_rules! broad {
    () => {
        " AND t.status IN (1, 2) AND t.priority IN (3, 4) AND t.channel = 1"
    };
}

pub const LIST: &str = concat!(columns!(), newest!());
pub const MINE: &str = concat!(columns!(), mine!(), newest!());
pub const MINE_COUNT: &str = concat!(count!(), mine!(), " LIMIT 10001) found");
pub const BROAD: &str = concat!(columns!(), broad!(), newest!());
pub const BROAD_COUNT: &str = concat!(count!(), broad!(), " LIMIT 10001) found");
pub const DEEP: &str = concat!(columns!(), " AND (t.created_at, t.id) < (?2, ?3)", newest!());

pub const RECORD: &str =
    "SELECT t.id, t.version, t.number, t.status, t.title, t.description, t.customer_id, t.requester,
        t.priority, t.channel, t.team_id, t.tags, t.due_at, t.assignee_id, t.created_at, t.updated_at, t.solved_at,
        t.archived_at, c.name, a.name, g.name
     FROM tickets t LEFT JOIN customers c ON c.id = t.customer_id LEFT JOIN members a ON a.id = t.assignee_id
     LEFT JOIN teams g ON g.id = t.team_id WHERE t.id = ?1 AND t.workspace_id = ?2";
pub const MESSAGES: &str = "SELECT m.id, m.kind, m.body, m.created_at, a.name FROM messages m
     LEFT JOIN members a ON a.id = m.author_id WHERE m.ticket_id = ?1 AND m.archived_at IS NULL
     ORDER BY m.created_at, m.id";

pub const CUSTOMER: &str = "SELECT id, name FROM customers WHERE id = ?1 AND workspace_id = ?2";
pub const NUMBER: &str = "INSERT INTO counters (workspace_id, name, value) VALUES (?1, 'tickets', 1)
     ON CONFLICT (workspace_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value";
pub const TICKET: &str =
    "INSERT INTO tickets (id, workspace_id, version, created_at, updated_at, search, number, title,
        description, customer_id, requester, priority, status, assignee_id, tags, channel)
     VALUES (?1, ?2, 1, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 2, 1, ?10, '[]', 4)";
pub const AUDIT: &str =
    "INSERT INTO audit_entries (id, workspace_id, at, member_id, actor, role, command, resource, record_id,
        changes, correlation)
     VALUES (?1, ?2, ?3, ?4, 'Agent 0', 'super_admin', 'tickets.create', 'tickets', ?5, ?6, ?7)";
pub const EVENT: &str = "INSERT INTO events (id, workspace_id, at, kind, resource, record_id, correlation)
     VALUES (?1, ?2, ?3, 'ticket_created', 'tickets', ?4, ?5)";
pub const NOTIFY: &str = "SELECT pg_notify('backoffice', ?1)";
