//! Issuers: who vouches for a workspace's members by OpenID Connect (Google, Auth0, any other), as its admins set them up.
//!
//! Whoever sets an issuer up can be anybody in the workspace: it is the issuer that says who somebody is. So it takes
//! somebody who may do everything there, and never reaches further than the workspace (`sign_on`).
//!
//! What does not belong here: signing in by one.

use std::sync::LazyLock;

use kernel::permission::may;
use kernel::schema::{Schema, choice, link, prose, tags, text, time};
use kernel::{Check, Command, Permission, Result, Reversal, Rule, Uuid};
use serde::{Deserialize, Serialize};

pub mod api;
#[cfg(feature = "ssr")]
pub mod commands;
mod dialog;
#[cfg(feature = "ssr")]
pub mod entity;
#[cfg(feature = "ssr")]
pub mod load;
mod looked;
pub mod page;
#[cfg(feature = "ssr")]
pub mod provider;

pub use looked::{Found, Looked, Trouble};

pub const VIEW: Permission = may("security", "view");
pub const EDIT: Permission = may("security", "edit");

/// What every issuer is asked for; `openid` is what makes it OpenID Connect.
pub const SCOPES: &str = "openid email profile";

kernel::id!(
    /// One issuer of a workspace.
    IssuerId
);

kernel::choices! {
    /// Whether one can sign in by an issuer.
    pub enum IssuerState {
        On = 1 "on" Green "circle-check",
        Off = 2 "off" Neutral "ban",
    }
}

kernel::choices! {
    /// What becomes of somebody whom the issuer knows and the workspace does not.
    pub enum Strangers {
        /// They are turned away.
        Refuse = 1 "refuse" Neutral "ban",
        /// They get an invitation by mail.
        Invite = 2 "invite" Blue "mail",
    }
}

/// The issuers resource. The secret is no field: nothing shows it, and the audit log knows only since when there is one.
pub static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    Schema::new("issuers", "security")
        .field(text("name", 60).title())
        .field(text("url", 500))
        .field(text("client_id", 300))
        .field(time("secret_at"))
        .field(prose("scopes", 300))
        .field(tags("domains"))
        .field(choice("strangers", Strangers::CHOICES))
        .field(link("role", "roles").optional())
        .field(choice("state", IssuerState::CHOICES))
});

/// What is set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuerFields {
    /// On the button.
    pub name: String,
    /// Where `/.well-known/openid-configuration` is found.
    pub url: String,
    pub client_id: String,
    /// Empty to keep the one that is there; an issuer may do without.
    pub client_secret: String,
    /// Apart by spaces; `openid` is asked for in any case.
    pub scopes: String,
    /// Of e-mail addresses, `example.com`; with none, every domain counts.
    pub domains: Vec<String>,
    pub strangers: Strangers,
    /// Into which strangers are invited.
    pub role: Option<Uuid>,
}

impl IssuerFields {
    fn check(&self) -> Result<()> {
        let mut check = Check::new()
            .text("name", &self.name, 60)
            .text("url", &self.url, 500)
            .text("client_id", &self.client_id, 300)
            .longest("client_secret", &self.client_secret, 1_000)
            .longest("scopes", &self.scopes, 300);
        if !self.url.is_empty() && !is_address(self.url.trim()) {
            check.fail("url", Rule::Url);
        }
        if self.domains.len() > 50 {
            check.fail("domains", Rule::TooMany(50));
        }
        if !self.domains.iter().all(|domain| is_domain(domain)) {
            check.fail("domains", Rule::Choice);
        }
        if self.strangers == Strangers::Invite && self.role.is_none() {
            check.fail("role", Rule::Required);
        }
        check.done()
    }
}

/// Plain HTTP is for addresses that the installation's settings name; whether it may be reached shows when it is asked.
pub(crate) fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split('/').next().unwrap_or_default();
        !host.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "?#@\\".contains(c))
    })
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label)
}

/// Adds an issuer. The page chooses its id, because the address to register there holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddIssuer {
    pub issuer: IssuerId,
    pub fields: IssuerFields,
}

impl Command for AddIssuer {
    const NAME: &'static str = "issuers.add";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

/// Changes an issuer. Another address asks for the secret anew: the one that is there belongs to the address before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChangeIssuer {
    pub issuer: IssuerId,
    pub version: i64,
    pub fields: IssuerFields,
}

impl Command for ChangeIssuer {
    const NAME: &'static str = "issuers.change";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();

    fn validate(&self) -> Result<()> {
        self.fields.check()
    }
}

/// Lets people sign in by an issuer, or no longer; then the sessions that came by it end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SwitchIssuer {
    pub issuer: IssuerId,
    pub version: i64,
    pub state: IssuerState,
}

impl Command for SwitchIssuer {
    const NAME: &'static str = "issuers.switch";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::None;
    type Output = ();
}

/// Takes an issuer away, with its secret, what is linked to it, and the sessions that came by it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemoveIssuer {
    pub issuer: IssuerId,
    pub version: i64,
}

impl Command for RemoveIssuer {
    const NAME: &'static str = "issuers.remove";
    const NEEDS: Permission = EDIT;
    const CONFIRM: bool = true;
    const REVERSAL: Reversal = Reversal::Final;
    type Output = ();
}

/// An issuer as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issuer {
    pub id: IssuerId,
    pub version: i64,
    pub state: IssuerState,
    /// Without the secret.
    pub fields: IssuerFields,
    /// Whether there is a secret.
    pub secret: bool,
    /// Members who are linked to it.
    pub linked: i64,
    /// What to register there.
    pub redirect: String,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issuers {
    pub issuers: Vec<Issuer>,
    /// The id of the next one, and what to register there.
    pub next: IssuerId,
    pub next_redirect: String,
    /// Where the issuer sends people back after they have signed out there.
    pub signed_out: String,
    /// Where the workspace's members sign in.
    pub door: String,
    /// Id and name of the roles that the reader may invite into.
    pub roles: Vec<(String, String)>,
    /// Whether the reader may change any of it: who may do everything.
    pub may_change: bool,
}

/// The address that an issuer sends people back to.
#[cfg(feature = "ssr")]
pub fn redirect(public_url: &str, issuer: IssuerId) -> String {
    format!("{public_url}/sign-in/with/{issuer}/callback")
}

#[cfg(feature = "ssr")]
pub use server::{IssuersResource, place};

#[cfg(feature = "ssr")]
mod server {
    use engine::{Place, Resource};
    use kernel::Schema;

    use super::entity;

    /// The server's half of the declaration.
    pub struct IssuersResource;

    impl Resource for IssuersResource {
        type Entity = entity::Entity;
        type Model = entity::Model;
        type ActiveModel = entity::ActiveModel;

        fn schema() -> &'static Schema {
            &super::SCHEMA
        }
    }

    /// Where an issuer's secret is sealed for.
    pub fn place(workspace: kernel::Uuid, issuer: kernel::Uuid) -> Place {
        Place { workspace: kernel::id::WorkspaceId(workspace), column: "issuers.client_secret", row: issuer }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_an_address_and_domains_are_domains() {
        let fields = |url: &str, domains: &[&str]| IssuerFields {
            name: "Example".into(),
            url: url.into(),
            client_id: "id".into(),
            client_secret: String::new(),
            scopes: String::new(),
            domains: domains.iter().map(|&domain| domain.into()).collect(),
            strangers: Strangers::Refuse,
            role: None,
        };
        for good in ["https://accounts.example", "https://example.auth0.com/", "http://127.0.0.1:9/realms/a"] {
            assert_eq!(fields(good, &["example.com", "correio.com.br"]).check(), Ok(()), "{good}");
        }
        for bad in [
            "example.com",
            "ftp://example.com",
            "https://",
            "https://a@b",
            "https://a?b",
            "https://a b",
            "javascript:1",
        ] {
            assert_eq!(fields(bad, &[]).check().unwrap_err().of_field("url"), Some(&Rule::Url), "{bad}");
        }
        for bad in ["example", "@example.com", "a b.com", "", ".com"] {
            assert!(fields("https://a.example", &[bad]).check().unwrap_err().of_field("domains").is_some(), "{bad}");
        }
        let inviting = IssuerFields { strangers: Strangers::Invite, ..fields("https://a.example", &[]) };
        assert_eq!(inviting.check().unwrap_err().of_field("role"), Some(&Rule::Required));
    }
}
