//! The dialog about a role, in which it is made or named anew.

use kernel::{Error, Uuid};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::{CreateRole, MatrixRole, RenameRole};
use crate::gate::perform;
use crate::key::FormKey;

/// Whether the dialog is open, and about which role.
#[derive(Clone, Copy)]
pub struct Naming {
    open: RwSignal<bool>,
    /// None while one is made.
    role: RwSignal<Option<MatrixRole>>,
    /// Whose permissions a new one may begin with.
    roles: RwSignal<Vec<MatrixRole>>,
}

impl Naming {
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), role: RwSignal::new(None), roles: RwSignal::new(Vec::new()) }
    }

    pub fn create(self, roles: Vec<MatrixRole>) {
        self.role.set(None);
        self.roles.set(roles);
        self.open.set(true);
    }

    pub fn rename(self, role: MatrixRole) {
        self.role.set(Some(role));
        self.open.set(true);
    }
}

/// The dialog, closed.
#[component]
pub fn NamingDialog(naming: Naming, refresh: Callback<()>) -> impl IntoView {
    let title = move || if naming.role.with(Option::is_some) { tr!(ROLES_RENAME) } else { tr!(ROLES_NEW) };
    view! {
        <Dialog open=naming.open title>
            <NamingForm naming refresh />
        </Dialog>
    }
}

#[component]
fn NamingForm(naming: Naming, refresh: Callback<()>) -> impl IntoView {
    let (here, toasts, said, key) = (use_here(), use_toasts(), t!(SAVED), FormKey::default());
    let known = naming.role.get_untracked();
    let (name, description) = known.clone().map(|role| (role.name, role.description)).unwrap_or_default();
    let (name, description, like) = (RwSignal::new(name), RwSignal::new(description), RwSignal::new(String::new()));
    let about = known.map(|role| (role.id, role.version));
    let save = Action::new(move |(name, description, like): &(String, String, Option<Uuid>)| {
        let (workspace, key) = (here.workspace(), Some(key.get()));
        let (name, description, like) = (name.clone(), description.clone(), *like);
        async move {
            match about {
                None => perform(workspace, CreateRole { name, description, like }, key).await.map(drop),
                Some((role, version)) => perform(workspace, RenameRole { role, version, name, description }, key).await,
            }
        }
    });
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.success(untrack(said));
            naming.open.set(false);
            refresh.run(());
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save.dispatch((name.get_untracked(), description.get_untracked(), like.get_untracked().parse().ok()));
    };
    let offered = naming.roles.get_untracked().into_iter().filter(|role| !role.beyond);
    let offered = Signal::stored(offered.map(|role| (role.id.to_string(), role.name)).collect::<Vec<_>>());
    let error = Signal::derive(move || {
        let outcome: Option<Result<(), Error>> = save.value().get();
        outcome.and_then(Result::err)
    });
    view! {
        <FormScope id="role" error>
            <form class="form" novalidate on:submit=submit>
                <TextInput name="name" label=t!(ROLES_FIELD_NAME) value=name required=true max=100 />
                <TextArea name="description" label=t!(ROLES_FIELD_DESCRIPTION) value=description optional=true max=500 />
                {about.is_none().then(|| view! {
                    <Select name="like" label=t!(ROLES_LIKE) options=offered value=like empty=t!(ROLES_LIKE_NONE) />
                })}
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| naming.open.set(false) />
                    <Button label=t!(ACTION_SAVE) look=Look::Primary kind="submit" busy=save.pending() />
                </footer>
            </form>
        </FormScope>
    }
}
