//! What this room's mails say.

use access::mail::template;
use engine::mail::Template;

/// The newest checkpoint: `workspace`, `sequence`, `line`.
pub const CHECKPOINT: Template = template(
    "checkpoint",
    &[
        ("workspace", "Optim"),
        ("sequence", "48213"),
        ("line", "{\"workspace\":\"…\",\"sequence\":48213,\"hash\":\"…\"}"),
    ],
);
