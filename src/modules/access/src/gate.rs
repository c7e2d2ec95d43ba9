//! The gate: every page's calls pass here. It finds out who is asking and hands the call to the engine; it holds no rule
//! of its own.

use kernel::{Amended, Amendment, Answer, Command, Error, ListPage, ListQuery, Result, Trace, Uuid};
use leptos::prelude::*;
use serde_json::Value;
use server_fn::codec::Json;
use std::sync::Arc;
use ui::table::Work;

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

/// Most records of "all that match".
#[cfg(feature = "ssr")]
const MATCHING: u16 = 10_000;

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

/// One record with every field that its schema has, archived or not.
///
/// # Errors
/// `NotFound` for one the caller may not see, and those of the gate.
#[server(input = Json)]
pub async fn record(workspace: String, resource: String, id: Uuid) -> Result<ListPage, Error> {
    let cx = cx(&workspace).await?;
    let needs = cx.engine().registry().resource(&resource)?.schema.view();
    cx.read(needs).map_err(|_| Error::NotFound)?.record(&resource, id).await
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

/// The records that a query finds, up to ten thousand: what "all that match" means at this moment.
///
/// # Errors
/// As [`list`].
#[server(input = Json)]
pub async fn matching(workspace: String, resource: String, query: ListQuery) -> Result<Vec<Uuid>, Error> {
    let cx = cx(&workspace).await?;
    let needs = cx.engine().registry().resource(&resource)?.schema.view();
    cx.read(needs)?.ids(&resource, &query, MATCHING).await
}

/// Changes one field of a record that must have that version; gives what can be taken back.
///
/// # Errors
/// As the walk; `NotFound` for a command that amends nothing.
#[server(input = Json)]
pub async fn amend(
    workspace: String,
    amendment: Amendment,
    record: Uuid,
    version: i64,
) -> Result<Option<Trace>, Error> {
    let Amendment { command, argument } = amendment;
    Ok(cx(&workspace).await?.amend(&command, argument, record, version).await?.undo)
}

/// Changes up to a thousand records, whatever becomes of the others; with `dry` only looks what would happen.
///
/// # Errors
/// As the walk, where it holds for all of them; `Invalid` on `records` for none or too many.
#[server(input = Json)]
pub async fn amend_all(
    workspace: String,
    amendment: Amendment,
    records: Vec<Uuid>,
    dry: bool,
    key: Option<String>,
) -> Result<Amended, Error> {
    let Amendment { command, argument } = amendment;
    cx(&workspace).await?.amend_all(&command, argument, &records, dry, key).await
}

/// Takes back what commands did, the last one first. What went before a failure stays taken back.
///
/// # Errors
/// As [`engine::Cx::take_back`].
#[server(input = Json)]
pub async fn take_back(workspace: String, traces: Vec<Trace>) -> Result<(), Error> {
    let cx = cx(&workspace).await?;
    for trace in traces.into_iter().rev() {
        cx.take_back(trace).await?;
    }
    Ok(())
}

/// Runs the command of that name.
///
/// # Errors
/// As the walk; `NotFound` for a command nobody declared.
#[server(input = Json)]
pub async fn perform_json(workspace: String, name: String, body: Value, key: Option<String>) -> Result<Answer, Error> {
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

    /// Runs a command whose outcome is said in a toast, from which it can be taken back; `then` runs either way, to fetch
    /// what is true now.
    pub fn say<C: Command>(self, command: C, done: String, then: impl FnOnce() + 'static) {
        let (toasts, workspace) = (self.toasts, self.here.workspace());
        self.call(
            move || traced(workspace.clone(), command.clone(), None),
            move |answer| {
                match answer {
                    Ok((_, undo)) => self.done(done, undo.into_iter().collect()),
                    Err(error) => toasts.failed(&error),
                }
                then();
            },
        );
    }

    /// Says that something is done, with the way back.
    pub fn done(self, said: String, traces: Vec<Trace>) {
        if traces.is_empty() {
            return self.toasts.success(said);
        }
        self.toasts.undoable(said, move || self.take_back(traces.clone()));
    }

    /// Takes back what was done.
    pub fn take_back(self, traces: Vec<Trace>) {
        let (toasts, workspace) = (self.toasts, self.here.workspace());
        self.call(
            move || take_back(workspace.clone(), traces.clone()),
            move |answer| match answer {
                Ok(()) => toasts.undone(),
                Err(error) => toasts.failed(&error),
            },
        );
    }
}

/// Runs a command: validates here, then asks the server. With a key, a second call with the same one changes nothing
/// and gets the first answer.
///
/// # Errors
/// As the walk.
pub async fn perform<C: Command>(workspace: String, command: C, key: Option<String>) -> Result<C::Output> {
    traced(workspace, command, key).await.map(|(output, _)| output)
}

/// The same with what can be taken back.
async fn traced<C: Command>(workspace: String, command: C, key: Option<String>) -> Result<(C::Output, Option<Trace>)> {
    command.validate()?;
    let body = serde_json::to_value(&command).map_err(|_| Error::Outdated)?;
    let Answer { output, undo } = perform_json(workspace, C::NAME.to_owned(), body, key).await?;
    Ok((serde_json::from_value(output).map_err(|_| Error::Outdated)?, undo))
}

/// What the tables of a page change records with; take it in the component's body.
pub fn use_work() -> Work {
    let (runner, shell) = (use_runner(), crate::shell::use_shell());
    let here = ui::page::use_here();
    let workspace = move || here.workspace();
    Work {
        may: Arc::new(move |permission| shell.with_untracked(|shell| !shell.looking && shell.may(permission))),
        record: Arc::new(move |resource, id| Box::pin(record(untrack(workspace), resource.to_owned(), id))),
        create: Arc::new(move |command, fields, key| {
            let body = serde_json::json!({ "fields": fields });
            let made = perform_json(untrack(workspace), command.to_owned(), body, Some(key));
            Box::pin(async move { serde_json::from_value(made.await?.output).map_err(|_| Error::Outdated) })
        }),
        amend: Arc::new(move |amendment, record, version| {
            Box::pin(amend(untrack(workspace), amendment, record, version))
        }),
        amend_all: Arc::new(move |amendment, records, dry, key| {
            Box::pin(amend_all(untrack(workspace), amendment, records, dry, key))
        }),
        matching: Arc::new(move |resource, query| Box::pin(matching(untrack(workspace), resource.to_owned(), query))),
        done: Arc::new(move |said, traces| runner.done(said, traces)),
        key: Arc::new(|| crate::key::FormKey::default().get()),
    }
}
