//! The gate: every page's calls pass here. It finds out who is asking and hands the call to the engine; it holds no rule
//! of its own.

use kernel::{Command, Error, ListPage, ListQuery, Result, Uuid};
use leptos::prelude::*;
use serde_json::Value;
use server_fn::codec::Json;

#[cfg(feature = "ssr")]
use crate::sessions::caller::Caller;
use crate::sessions::confirm::{Asker, use_asker};

/// The caller of this request as a member of `workspace`.
///
/// # Errors
/// `SignedOut`, or `NotFound` for a workspace that is not theirs.
#[cfg(feature = "ssr")]
pub async fn cx(workspace: &str) -> Result<engine::Cx> {
    caller()?.enter(workspace).await
}

/// What everybody may do with what is theirs alone: their factors, their devices.
#[cfg(feature = "ssr")]
pub const OWN: kernel::Permission = kernel::permission::may("account", "edit");

/// The caller of this request in their own account: for what is theirs alone, and nothing else of `workspace`.
///
/// # Errors
/// As `cx`; whoever lacks a second factor that their role asks for gets this far.
#[cfg(feature = "ssr")]
pub async fn account(workspace: &str) -> Result<engine::Cx> {
    caller()?.account(workspace).await
}

/// The request behind this page or server function.
///
/// # Errors
/// `SignedOut` outside of one.
#[cfg(feature = "ssr")]
pub fn caller() -> Result<Caller> {
    use_context::<Caller>().ok_or(Error::SignedOut)
}

/// One page of a resource's list.
///
/// # Errors
/// As [`engine::Read::list`], and those of the gate.
#[server(input = Json)]
pub async fn list(workspace: String, resource: String, query: ListQuery) -> Result<ListPage, Error> {
    let cx = cx(&workspace).await?;
    let needs = cx.engine().registry().resource(&resource)?.schema.view();
    cx.read(needs)?.list(&resource, &query).await
}

/// Records whose text contains `words`, by id and title, for pickers.
///
/// # Errors
/// Those of the gate; `Forbidden` when the resource may not be viewed.
#[server(input = Json)]
pub async fn pick(workspace: String, resource: String, words: String) -> Result<Vec<(Uuid, String)>, Error> {
    let cx = cx(&workspace).await?;
    let needs = cx.engine().registry().resource(&resource)?.schema.view();
    cx.read(needs)?.pick(&resource, &words, 50).await
}

/// Runs the command of that name.
///
/// # Errors
/// As the walk; `NotFound` for a command nobody declared.
#[server(input = Json)]
pub async fn perform_json(workspace: String, name: String, body: Value, key: Option<String>) -> Result<Value, Error> {
    let cx = cx(&workspace).await?;
    let entry = *cx.engine().registry().command(&name)?;
    (entry.perform)(cx, body, key).await
}

/// Runs commands from event handlers; take it in the component's body with [`use_runner`].
#[derive(Clone, Copy)]
pub struct Runner {
    here: ui::page::Here,
    toasts: ui::toast::Toasts,
    asker: Option<Asker>,
}

/// What runs commands in the workspace of this page.
pub fn use_runner() -> Runner {
    Runner { here: ui::page::use_here(), toasts: ui::toast::use_toasts(), asker: use_asker() }
}

impl Runner {
    /// Runs a command and hands its answer to `then`.
    pub fn run<C: Command>(self, command: C, key: Option<String>, then: impl FnOnce(Result<C::Output>) + 'static) {
        let workspace = self.here.workspace();
        self.call(move || perform(workspace.clone(), command.clone(), key.clone()), then);
    }

    /// Calls the server and hands its answer to `then`. When it asks for a password or factor first, somebody is asked,
    /// and the same is called again.
    pub fn call<T, F>(self, call: impl Fn() -> F + 'static, then: impl FnOnce(Result<T>) + 'static)
    where
        F: Future<Output = Result<T>> + 'static,
        T: 'static,
    {
        leptos::task::spawn_local(async move {
            let answer = match (call().await, self.asker) {
                (Err(Error::Unconfirmed), Some(asker)) if asker.ask().await => call().await,
                (answer, _) => answer,
            };
            then(answer);
        });
    }

    /// Runs a command of a form; as [`call`](Self::call), somebody is asked first where that is needed.
    ///
    /// # Errors
    /// As [`perform`].
    pub async fn perform<C: Command>(self, workspace: String, command: C, key: Option<String>) -> Result<C::Output> {
        match (perform(workspace.clone(), command.clone(), key.clone()).await, self.asker) {
            (Err(Error::Unconfirmed), Some(asker)) if asker.ask().await => perform(workspace, command, key).await,
            (answer, _) => answer,
        }
    }

    /// The same for a call whose outcome is said in a toast; `then` runs either way, to fetch what is true now.
    pub fn say_call<T, F>(self, call: impl Fn() -> F + 'static, done: String, then: impl FnOnce() + 'static)
    where
        F: Future<Output = Result<T>> + 'static,
        T: 'static,
    {
        let toasts = self.toasts;
        self.call(call, move |answer| {
            match answer {
                Ok(_) => toasts.success(done),
                Err(error) => toasts.failed(&error),
            }
            then();
        });
    }

    /// Runs a command whose outcome is said in a toast; `then` runs either way, to fetch what is true now.
    pub fn say<C: Command>(self, command: C, done: String, then: impl FnOnce() + 'static) {
        let toasts = self.toasts;
        self.run(command, None, move |answer| {
            match answer {
                Ok(_) => toasts.success(done),
                Err(error) => toasts.failed(&error),
            }
            then();
        });
    }
}

/// Runs a command: validates here, then asks the server. With a key, a second call with the same one changes nothing
/// and gets the first answer.
///
/// # Errors
/// As the walk.
pub async fn perform<C: Command>(workspace: String, command: C, key: Option<String>) -> Result<C::Output> {
    command.validate()?;
    let body = serde_json::to_value(&command).map_err(|_| Error::Outdated)?;
    let answer = perform_json(workspace, C::NAME.to_owned(), body, key).await?;
    serde_json::from_value(answer).map_err(|_| Error::Outdated)
}
