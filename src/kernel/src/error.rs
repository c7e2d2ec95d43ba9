//! The one error type that crosses the wire. It is closed: whatever goes wrong is one of these, and none of them
//! carries text from a database, a file system or a library.

use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// `std::result::Result` with the house's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What a caller is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Error {
    /// No session, or one that ended. HTTP 401.
    SignedOut,
    /// The caller's role lacks a permission, named here. HTTP 403. A row one may not see is `NotFound` instead.
    Forbidden { needs: String },
    /// The caller looks as another role would; nothing can be changed meanwhile. HTTP 403.
    Looking,
    /// The step asks for the password or a factor first, given within the last ten minutes. HTTP 403.
    Unconfirmed,
    /// The caller's role asks for a second factor, and the caller has none yet. HTTP 403.
    Unprotected,
    /// The workspace, or the caller's role, may not be used from the network of this address. HTTP 403.
    Network { address: String },
    /// The workspace takes single sign-on only, and the caller came otherwise. HTTP 403.
    SingleSignOn,
    /// Nothing here that the caller may see. HTTP 404.
    NotFound,
    /// Somebody changed the record since it was read; `current` is its version now. HTTP 409.
    Conflict { current: i64 },
    /// Values break rules; each problem names its field. HTTP 422.
    Invalid(Vec<Problem>),
    /// A parameter of the address cannot be understood. HTTP 400.
    Malformed { parameter: String },
    /// Too many tries; come back in that many seconds. HTTP 429.
    TooMany { retry_after: u32 },
    /// The page was loaded from an older version of the program. HTTP 412.
    Outdated,
    /// The database or another part is away for the moment. HTTP 503.
    Unavailable,
    /// A fault of ours. The reference finds it in the log. HTTP 500.
    Internal { reference: String },
}

/// One value that breaks one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub field: String,
    pub rule: Rule,
}

/// The rules a value can break; pages say them in the reader's language (`rule-…` in the texts).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    Required,
    /// At most this many characters.
    TooLong(usize),
    /// At least this many characters.
    TooShort(usize),
    Email,
    TaxId,
    /// No address of the web that begins with `https://`.
    Url,
    /// Not one of the values the field knows.
    Choice,
    Date,
    Number,
    /// Another record has this value already.
    Taken,
    /// Names a record that is not there or that the caller may not see.
    Missing,
    /// More entries than allowed.
    TooMany(usize),
    /// A password that everybody tries first.
    Breached,
    /// A password that is guessed soon.
    Weak,
    /// Wrong e-mail or password; says no more on purpose.
    Credentials,
    /// A one-time code that is wrong, over, or was used; says no more on purpose.
    Code,
    /// A passkey that is not known here, or an answer that came too late or twice; says no more on purpose.
    Passkey,
    /// No telephone number with a country's code.
    Phone,
    /// A text to be filled in that is not well formed, or names not all that it must.
    Template,
    /// No cron expression of five parts, or one that never comes.
    Cron,
    /// A message that could not be sent.
    Undelivered,
    /// A number from `min` to `max`.
    Range {
        min: i64,
        max: i64,
    },
    /// Signed in on this many devices already.
    Devices(i64),
    /// The step takes two people, and the caller was the first.
    Second,
    /// The record's state does not allow the step.
    State,
    /// Somebody has changed it since.
    Changed,
    /// So many people hold it still.
    InUse(usize),
    /// Something else relies on it.
    Relied,
    /// A workspace keeps somebody who may do everything.
    LastAdmin,
    /// Is about the caller's own access, on which somebody else decides.
    Own,
    /// So many rows have no decision yet.
    Undecided(usize),
    /// Lies behind us.
    Past,
    /// Is about nobody.
    Nobody,
    /// Neither an IP address nor a range of them like `192.0.2.0/24`.
    Network,
    /// Would keep out the caller, who sits at this address.
    LockedOut {
        address: String,
    },
    /// A row of a file has more or fewer cells than its header.
    Columns {
        expected: usize,
        found: usize,
    },
    /// A file that is no table, or too large (limit in MB).
    File(usize),
}

impl Error {
    /// One broken rule.
    pub fn invalid(field: &str, rule: Rule) -> Self {
        Self::Invalid(vec![Problem { field: field.to_owned(), rule }])
    }

    /// A parameter that cannot be understood.
    pub fn malformed(parameter: &str) -> Self {
        Self::Malformed { parameter: parameter.to_owned() }
    }

    /// The HTTP status that says the same.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden { .. }
            | Self::Looking
            | Self::Unconfirmed
            | Self::Unprotected
            | Self::Network { .. }
            | Self::SingleSignOn => 403,
            Self::NotFound => 404,
            Self::Conflict { .. } => 409,
            Self::Invalid(_) => 422,
            Self::Malformed { .. } => 400,
            Self::TooMany { .. } => 429,
            Self::Outdated => 412,
            Self::Unavailable => 503,
            Self::Internal { .. } => 500,
        }
    }

    /// The problem of one field, if this error names one.
    pub fn of_field(&self, field: &str) -> Option<&Rule> {
        match self {
            Self::Invalid(problems) => problems.iter().find(|p| p.field == field).map(|p| &p.rule),
            _ => None,
        }
    }

    /// The same about another field: what a part calls `team` stands in the form as `teams`.
    #[must_use]
    pub fn moved(mut self, from: &str, to: &str) -> Self {
        if let Self::Invalid(problems) = &mut self {
            for problem in problems.iter_mut().filter(|problem| problem.field == from) {
                to.clone_into(&mut problem.field);
            }
        }
        self
    }
}

impl std::fmt::Display for Error {
    /// For logs and terminals; pages translate the variants instead.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SignedOut => f.write_str("signed out"),
            Self::Forbidden { needs } => write!(f, "needs the permission {needs}"),
            Self::Looking => f.write_str("looks as another role and may change nothing"),
            Self::Unconfirmed => f.write_str("needs the password or a factor first"),
            Self::Unprotected => f.write_str("needs a second factor to be set up first"),
            Self::Network { address } => write!(f, "may not be used from {address}"),
            Self::SingleSignOn => f.write_str("takes single sign-on only"),
            Self::NotFound => f.write_str("not found"),
            Self::Conflict { current } => write!(f, "changed meanwhile, now at version {current}"),
            Self::Invalid(problems) => {
                f.write_str("invalid:")?;
                problems.iter().try_for_each(|p| write!(f, " {} ({:?})", p.field, p.rule))
            }
            Self::Malformed { parameter } => write!(f, "cannot understand the parameter {parameter}"),
            Self::TooMany { retry_after } => write!(f, "too many tries, again in {retry_after} s"),
            Self::Outdated => f.write_str("the page is older than the program"),
            Self::Unavailable => f.write_str("unavailable for the moment"),
            Self::Internal { reference } => write!(f, "internal fault {reference}"),
        }
    }
}

impl std::error::Error for Error {}

impl FromServerFnError for Error {
    type Encoder = JsonEncoding;

    /// Faults of transport, as variants of this closed type and without their text: a call that cannot be understood is
    /// `Malformed`, no answer is `Unavailable`, an answer of another shape is `Outdated`.
    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Unavailable,
            // What these carry is the decoder's own text, which is for nobody outside.
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::malformed("body"),
            _ => Self::Outdated,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_a_transport_fault_travels() {
        let secret = || "missing field `password_hash` at line 1 column 7".to_owned();
        for fault in [
            ServerFnErrorErr::Args(secret()),
            ServerFnErrorErr::MissingArg(secret()),
            ServerFnErrorErr::Request(secret()),
            ServerFnErrorErr::Response(secret()),
            ServerFnErrorErr::ServerError(secret()),
            ServerFnErrorErr::MiddlewareError(secret()),
            ServerFnErrorErr::Deserialization(secret()),
            ServerFnErrorErr::Serialization(secret()),
            ServerFnErrorErr::Registration(secret()),
        ] {
            let sent = Error::from_server_fn_error(fault).ser();
            assert!(!String::from_utf8_lossy(&sent).contains("password_hash"), "{sent:?}");
        }
    }
}
