//! Requests to addresses that people name: issuers of single sign-on, webhooks, providers of text messages. They follow no
//! redirect, use no proxy of the environment, take a limited time and a limited answer, and reach no private address
//! unless the settings allow it. The address that is connected to decides, not the name: a resolver of its own leaves out
//! what may not be reached, so that a name that is public when it is looked at and private when it is connected to leads
//! nowhere either.
//!
//! What does not belong here: what is asked and what an answer means.

mod address;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use kernel::Result;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, Url};

pub use address::Allowed;

use crate::fault;

/// Within which a connection is there.
const CONNECT: Duration = Duration::from_secs(5);
/// Within which an answer is there, whole.
const WHOLE: Duration = Duration::from_secs(15);
/// Largest answer, bytes.
const LARGEST: usize = 1 << 20;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No address of the web, or plain HTTP to one that the settings do not name.
    Scheme,
    /// It leads to a private address.
    Address,
    /// The answer is too large.
    TooLarge,
    /// It took too long.
    Slow,
    /// Nobody answers there, or not in TLS that can be trusted; what the library says.
    Unreachable(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme => f.write_str("is no https address"),
            Self::Address => f.write_str("leads to a private address"),
            Self::TooLarge => f.write_str("answers too much"),
            Self::Slow => f.write_str("answers too late"),
            Self::Unreachable(why) => write!(f, "cannot be reached: {why}"),
        }
    }
}

impl std::error::Error for Refused {}

/// Sends requests; cheap to clone.
#[derive(Clone, Debug)]
pub struct Outbound {
    allowed: Arc<Allowed>,
    /// Over TLS, to public and allowed addresses.
    secure: Client,
    /// Without TLS, to allowed ones only.
    plain: Client,
}

impl Outbound {
    /// Requests that reach public addresses and the `allowed` private ones.
    ///
    /// # Errors
    /// `Internal` when TLS cannot be set up.
    pub fn new(allowed: Allowed) -> Result<Self> {
        // As for the database; a second call changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let allowed = Arc::new(allowed);
        let secure = client(Names { allowed: allowed.clone(), public: true })?;
        let plain = client(Names { allowed: allowed.clone(), public: false })?;
        Ok(Self { allowed, secure, plain })
    }

    /// Sends one request and gives the whole answer, whatever its status.
    ///
    /// # Errors
    /// [`Refused`].
    pub async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Refused> {
        let request = reqwest::Request::try_from(request).map_err(|_| Refused::Scheme)?;
        let client = self.client(request.url())?;
        let mut answer = client.execute(request).await.map_err(refused)?;
        let mut whole = Response::new(Vec::new());
        *whole.status_mut() = answer.status();
        *whole.headers_mut() = answer.headers().clone();
        while let Some(part) = answer.chunk().await.map_err(refused)? {
            if whole.body().len() + part.len() > LARGEST {
                return Err(Refused::TooLarge);
            }
            whole.body_mut().extend_from_slice(&part);
        }
        Ok(whole)
    }

    /// By which the address may be reached. One that is written as a number is asked of no resolver, so it is looked at here;
    /// whatever way it is written, the address is parsed as browsers parse it.
    fn client(&self, url: &Url) -> Result<&Client, Refused> {
        let public = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(Refused::Scheme),
        };
        let host = url.host_str().ok_or(Refused::Scheme)?;
        if let Ok(address) = host.trim_matches(['[', ']']).parse()
            && !self.allowed.reaches(address, public)
        {
            return Err(if self.allowed.reaches(address, true) { Refused::Scheme } else { Refused::Address });
        }
        Ok(if public { &self.secure } else { &self.plain })
    }
}

fn client(names: Names) -> Result<Client> {
    let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().filter_map(|root| Certificate::from_der(root).ok());
    Client::builder()
        .dns_resolver(names)
        .tls_certs_merge(roots)
        .redirect(Policy::none())
        .no_proxy()
        .connect_timeout(CONNECT)
        .timeout(WHOLE)
        .user_agent("Backoffice")
        .build()
        .map_err(fault::internal)
}

fn refused(error: reqwest::Error) -> Refused {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    let mut last = String::new();
    while let Some(error) = cause {
        if let Some(refused) = error.downcast_ref::<Refused>() {
            return refused.clone();
        }
        last = error.to_string();
        cause = error.source();
    }
    if error.is_timeout() { Refused::Slow } else { Refused::Unreachable(last.chars().take(200).collect()) }
}

/// Looks names up and gives only the addresses that may be reached.
struct Names {
    allowed: Arc<Allowed>,
    public: bool,
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let (allowed, public) = (self.allowed.clone(), self.public);
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let reached: Vec<_> = found.filter(|address| allowed.reaches(address.ip(), public)).collect();
            if reached.is_empty() {
                return Err(Box::new(if public { Refused::Address } else { Refused::Scheme }) as _);
            }
            Ok(Box::new(reached.into_iter()) as Addrs)
        })
    }
}
