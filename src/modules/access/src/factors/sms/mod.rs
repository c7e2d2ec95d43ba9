//! Codes by text message (SMS) as a second factor: the weakest one, for people without a phone that runs apps.
//!
//! A number is a factor once a code that was sent to it has come back. Messages go out through a provider that a workspace's
//! admins set up, by one HTTP request each; whoever runs it can read the codes, so it takes somebody who may do everything.
//! A person's number is served by the provider of the workspace in which they gave it, and by no other. Where mails go to the
//! log (development), messages of a workspace without a provider do too; anywhere else nobody can choose this factor there.

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{Schema, choice, prose, text, time};
use kernel::{Check, Command, Permission, Result, Reversal, Rule};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
pub(crate) mod commands;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub(crate) mod factor;
#[cfg(feature = "ssr")]
pub(crate) mod load;
pub mod number;
pub mod section;
#[cfg(feature = "ssr")]
pub mod send;
pub mod settings;
#[cfg(all(test, feature = "ssr"))]
mod tests;

const EDIT: Permission = may("security", "edit");

kernel::choices! {
    /// By which method a provider is asked.
    pub enum Method {
        Post = 1 "post" Neutral "upload",
        Put = 2 "put" Neutral "upload",
    }
}

kernel::choices! {
    /// What the body of a request is.
    pub enum Format {
        Json = 1 "json" Neutral "file-text",
        /// `application/x-www-form-urlencoded`.
        Form = 2 "form" Neutral "list",
    }
}

/// The providers resource: at most one row for each workspace. The secret is no field: nothing shows it, and the audit log
/// knows only since when there is one.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("text_providers", "security")
        .field(text("url", 500).title())
        .field(choice("method", Method::CHOICES))
        .field(text("header", 100).optional())
        .field(time("secret_at").optional())
        .field(choice("format", Format::CHOICES))
        .field(prose("body", 2_000))
});

/// Sets up by which provider the workspace's text messages go out. Another address asks for the secret anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveTextProvider {
    /// 0 before there is one.
    pub version: i64,
    pub url: String,
    pub method: Method,
    /// Name of the header that carries the secret, such as `Authorization`; may be empty.
    pub header: String,
    /// The header's value; empty to keep the one that is there.
    pub secret: String,
    pub format: Format,
    /// With `{to}` where the number stands and `{text}` where the message does, each written as the format needs it.
    pub body: String,
}

impl Command for SaveTextProvider {
    const NAME: &'static str = "texts.save_provider";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        let mut check = Check::new()
            .text("url", &self.url, 500)
            .longest("header", &self.header, 100)
            .longest("secret", &self.secret, 1_000)
            .text("body", &self.body, 2_000);
        if !self.url.trim().is_empty() && !crate::issuers::is_address(self.url.trim()) {
            check.fail("url", Rule::Url);
        }
        if !is_header(self.header.trim()) {
            check.fail("header", Rule::Choice);
        }
        if !self.secret.is_empty() && self.header.trim().is_empty() {
            check.fail("header", Rule::Required);
        }
        if self.secret.chars().any(char::is_control) {
            check.fail("secret", Rule::Choice);
        }
        let names_both = ["{to}", "{text}"].iter().all(|name| self.body.contains(name));
        let says_both = names_both && self.format.is_well_formed(&self.body);
        if !says_both && !self.body.trim().is_empty() {
            check.fail("body", Rule::Template);
        }
        check.done()
    }
}

/// A name that a header may have (RFC 9110, 5.1), other than those that the request itself needs; or none.
fn is_header(name: &str) -> bool {
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let own = ["host", "connection", "content-length", "content-type", "transfer-encoding"];
    name.chars().all(token) && !own.contains(&name.to_ascii_lowercase().as_str())
}

impl Format {
    /// A body with a number and a message in their places, which say nothing but themselves there.
    pub fn fill(self, body: &str, to: &str, text: &str) -> String {
        let (to, text) = (self.write(to), self.write(text));
        // One after the other would find `{text}` inside of a number that says so.
        let mut filled = String::with_capacity(body.len() + text.len());
        let mut rest = body;
        while let Some(at) = rest.find('{') {
            let (before, from) = rest.split_at(at);
            filled.push_str(before);
            let (said, after) = if let Some(after) = from.strip_prefix("{to}") {
                (to.as_str(), after)
            } else if let Some(after) = from.strip_prefix("{text}") {
                (text.as_str(), after)
            } else {
                ("{", from.strip_prefix('{').unwrap_or_default())
            };
            filled.push_str(said);
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn write(self, value: &str) -> String {
        match self {
            // Without the quotes, which stand in the body.
            Self::Json => {
                let quoted = serde_json::Value::from(value).to_string();
                quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_owned()
            }
            Self::Form => kernel::query::encode(value),
        }
    }

    fn is_well_formed(self, body: &str) -> bool {
        match self {
            Self::Json => serde_json::from_str::<serde_json::Value>(&self.fill(body, "+1", "a")).is_ok(),
            Self::Form => body.contains('=') && !body.contains(char::is_whitespace),
        }
    }

    /// As a request says it.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
        }
    }
}

/// Takes the provider away, with its secret. Numbers that it serves get no codes any more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveTextProvider {
    pub version: i64,
}

impl Command for RemoveTextProvider {
    const NAME: &'static str = "texts.remove_provider";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::Final;
    type Output = ();
}

/// The provider as its settings show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextProvider {
    /// Empty without one; no secret is in it.
    pub fields: SaveTextProvider,
    /// Whether there is a secret.
    pub secret: bool,
    /// Whether messages go to the log where there is no provider.
    pub log: bool,
    /// Members whose codes it sends.
    pub numbers: i64,
    /// Whether the reader may change any of it: who may do everything.
    pub may_change: bool,
}

/// Why a message did not go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Undelivered {
    /// There is no provider.
    Nobody,
    /// No https address, and none that the installation's settings name.
    Address,
    /// It leads to a private address.
    Private,
    Slow,
    Unreachable(String),
    /// It answers with this status.
    Status(u16),
}

/// Whether somebody can have codes sent, in the workspace where they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    Yes,
    /// The workspace has no provider.
    #[default]
    NoProvider,
    /// A workspace of theirs does not count text messages.
    Ignored,
}

#[cfg(feature = "ssr")]
pub use factor::offered;
#[cfg(feature = "ssr")]
pub use server::{COUNTS, TextProviders, place};

#[cfg(feature = "ssr")]
mod server {
    use engine::{Place, Resource};
    use kernel::Schema;

    use super::entity;

    /// The condition under which a row `f` of `factors` is a factor of its person: its first code was right, and it comes by no
    /// text message where a workspace of theirs does not count those.
    pub const COUNTS: &str = "f.confirmed_at IS NOT NULL AND (f.kind <> 3 OR NOT EXISTS (
        SELECT 1 FROM members y JOIN security_settings q ON q.workspace_id = y.workspace_id AND q.text_messages = 2
        WHERE y.user_id = f.user_id AND y.archived_at IS NULL))";

    /// The server's half of the declaration.
    pub struct TextProviders;

    impl Resource for TextProviders {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }

    /// Where a provider's secret is sealed for.
    pub fn place(workspace: kernel::Uuid, provider: kernel::Uuid) -> Place {
        Place { workspace: kernel::id::WorkspaceId(workspace), column: "text_providers.secret", row: provider }
    }
}
