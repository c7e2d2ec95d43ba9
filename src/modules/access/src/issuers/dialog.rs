//! The dialog in which an issuer is added or changed.

use kernel::Error;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use ui::prelude::*;

use super::{AddIssuer, ChangeIssuer, Issuer, IssuerFields, IssuerId, Issuers, SCOPES, Strangers};
use crate::gate::use_runner;

/// What is filled in: an issuer that is there, or a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    issuer: IssuerId,
    /// None of a new one.
    version: Option<i64>,
    redirect: String,
    fields: IssuerFields,
    secret: bool,
    roles: Vec<(String, String)>,
}

impl Draft {
    pub fn new(issuers: &Issuers) -> Self {
        Self {
            issuer: issuers.next,
            version: None,
            redirect: issuers.next_redirect.clone(),
            fields: IssuerFields {
                name: String::new(),
                url: String::new(),
                client_id: String::new(),
                client_secret: String::new(),
                scopes: SCOPES.to_owned(),
                domains: Vec::new(),
                strangers: Strangers::Refuse,
                role: None,
            },
            secret: false,
            roles: issuers.roles.clone(),
        }
    }

    pub fn of(issuer: Issuer, roles: Vec<(String, String)>) -> Self {
        let Issuer { id, version, fields, secret, redirect, .. } = issuer;
        Self { issuer: id, version: Some(version), redirect, fields, secret, roles }
    }
}

/// The dialog; open while there is a draft.
#[component]
pub fn IssuerDialog(open: RwSignal<bool>, draft: RwSignal<Option<Draft>>, refresh: Callback<()>) -> impl IntoView {
    let title = move || match draft.with(|draft| draft.as_ref().map(|draft| draft.version)) {
        Some(Some(_)) => tr!(ISSUERS_CHANGE),
        _ => tr!(ISSUERS_ADD),
    };
    view! {
        <Dialog open title>
            {move || draft.get().map(|draft| view! { <IssuerForm open draft refresh /> })}
        </Dialog>
    }
}

#[component]
fn IssuerForm(open: RwSignal<bool>, draft: Draft, refresh: Callback<()>) -> impl IntoView {
    let (here, runner, toasts, saved) = (use_here(), use_runner(), use_toasts(), t!(SAVED));
    let Draft { issuer, version, redirect, fields, secret, roles } = draft;
    let [name, url, client_id, scopes] = [fields.name, fields.url, fields.client_id, fields.scopes].map(RwSignal::new);
    let (client_secret, domains) = (RwSignal::new(String::new()), RwSignal::new(fields.domains.join(", ")));
    let strangers = RwSignal::new(fields.strangers.name().to_owned());
    let role = RwSignal::new(fields.role.map(|role| role.to_string()).unwrap_or_default());
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let fields = IssuerFields {
            name: name.get_untracked(),
            url: url.get_untracked(),
            client_id: client_id.get_untracked(),
            client_secret: client_secret.get_untracked(),
            scopes: scopes.get_untracked(),
            domains: split_tags(&domains.get_untracked()),
            strangers: Strangers::from_name(&strangers.get_untracked()).unwrap_or(Strangers::Refuse),
            role: role.get_untracked().parse().ok(),
        };
        let (workspace, saved) = (here.workspace(), saved());
        busy.set(true);
        leptos::task::spawn_local(async move {
            let outcome = match version {
                None => runner.perform(workspace, AddIssuer { issuer, fields }, None).await,
                Some(version) => runner.perform(workspace, ChangeIssuer { issuer, version, fields }, None).await,
            };
            busy.set(false);
            match outcome {
                Ok(()) => {
                    toasts.success(saved);
                    open.set(false);
                    refresh.run(());
                }
                Err(refused) => error.set(Some(refused)),
            }
        });
    };
    let kept = if secret { TextProp::from(t!(ISSUERS_SECRET_KEPT)) } else { TextProp::default() };
    let invites = move || strangers.with(|name| name == Strangers::Invite.name());
    let roles = Signal::stored(roles);
    view! {
        <FormScope id="issuer" error>
            <form class="form" novalidate on:submit=submit>
                <CopyField name="redirect" label=t!(ISSUERS_REDIRECT) value=redirect hint=t!(ISSUERS_REDIRECT_HINT) />
                <TextInput name="name" label=t!(ISSUERS_FIELD_NAME) hint=t!(ISSUERS_NAME_HINT) value=name required=true max=60 />
                <TextInput
                    name="url"
                    label=t!(ISSUERS_FIELD_URL)
                    kind="url"
                    placeholder="https://accounts.google.com"
                    hint=t!(ISSUERS_URL_HINT)
                    value=url
                    required=true
                    max=500
                />
                <TextInput name="client_id" label=t!(ISSUERS_FIELD_CLIENT_ID) value=client_id required=true max=300 />
                <TextInput
                    name="client_secret"
                    label=t!(ISSUERS_SECRET)
                    kind="password"
                    placeholder=kept
                    value=client_secret
                    autocomplete="new-password"
                    optional=true
                    max=1000
                />
                <TextInput name="scopes" label=t!(ISSUERS_FIELD_SCOPES) value=scopes max=300 />
                <TextInput
                    name="domains"
                    label=t!(ISSUERS_FIELD_DOMAINS)
                    hint=t!(ISSUERS_DOMAINS_HINT)
                    placeholder="example.com"
                    value=domains
                    optional=true
                />
                <Select
                    name="strangers"
                    label=t!(ISSUERS_FIELD_STRANGERS)
                    options=choice_options("issuers", "strangers", Strangers::CHOICES)
                    value=strangers
                />
                <Show when=invites>
                    <Select name="role" label=t!(ISSUERS_FIELD_ROLE) options=roles value=role empty=t!(MEMBERS_INVITE_CHOOSE) required=true />
                </Show>
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                    <Button label=t!(ACTION_SAVE) look=Look::Primary kind="submit" busy />
                </footer>
            </form>
        </FormScope>
    }
}
