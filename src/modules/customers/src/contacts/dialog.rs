//! The dialogs in which contacts are added, changed and removed.

use access::gate::perform;
use access::key::FormKey;
use kernel::Error;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::page::use_here;
use ui::prelude::*;

use super::{Contact, ContactFields, CreateContact, EditContact, RemoveContact};
use crate::customers::CustomerId;

/// Which dialog is open, about whom.
#[derive(Clone, Copy)]
pub struct Contacting {
    customer: CustomerId,
    /// Runs after a change.
    done: Callback<()>,
    editing: RwSignal<bool>,
    removing: RwSignal<bool>,
    /// Whom the open dialog is about; nobody while adding.
    contact: RwSignal<Option<Contact>>,
}

impl Contacting {
    pub fn new(customer: CustomerId, done: Callback<()>) -> Self {
        let closed = || RwSignal::new(false);
        Self { customer, done, editing: closed(), removing: closed(), contact: RwSignal::new(None) }
    }

    pub fn add(self) {
        self.contact.set(None);
        self.editing.set(true);
    }

    pub fn change(self, contact: Contact) {
        self.contact.set(Some(contact));
        self.editing.set(true);
    }

    pub fn remove(self, contact: Contact) {
        self.contact.set(Some(contact));
        self.removing.set(true);
    }
}

/// Both dialogs, closed.
#[component]
pub fn ContactDialogs(contacting: Contacting) -> impl IntoView {
    let title = move || {
        if contacting.contact.with(Option::is_some) { tr!(CUSTOMERS_CONTACT_EDIT) } else { tr!(CUSTOMERS_CONTACT_ADD) }
    };
    view! {
        <Dialog open=contacting.editing title>
            <ContactForm contacting />
        </Dialog>
        <Dialog open=contacting.removing title=t!(CUSTOMERS_CONTACT_REMOVE)>
            <Removal contacting />
        </Dialog>
    }
}

#[component]
fn ContactForm(contacting: Contacting) -> impl IntoView {
    let (here, toasts, key) = (use_here(), use_toasts(), FormKey::default());
    let Contacting { customer, done, editing, contact, .. } = contacting;
    let known = contact.get_untracked().map(|contact| (contact.id, contact.version));
    let fields = contact.get_untracked().map(|contact| contact.fields).unwrap_or_default();
    let ContactFields { name, email, phone, position } = fields;
    let [name, email, phone, position] = [name, email, phone, position].map(RwSignal::new);
    let save = Action::new(move |fields: &ContactFields| {
        let (workspace, key, fields) = (here.workspace(), Some(key.get()), fields.clone());
        async move {
            match known {
                None => perform(workspace, CreateContact { customer, fields }, key).await.map(drop),
                Some((contact, version)) => {
                    perform(workspace, EditContact { customer, contact, version, fields }, key).await
                }
            }
        }
    });
    let (created, saved) = (t!(CUSTOMERS_CONTACT_CREATED), t!(CUSTOMERS_CONTACT_SAVED));
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.success(untrack(|| if known.is_none() { created() } else { saved() }));
            editing.set(false);
            done.run(());
        }
    });
    let pending = save.pending();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !pending.get_untracked() {
            let [name, email, phone, position] = [name, email, phone, position].map(|signal| signal.get_untracked());
            save.dispatch(ContactFields { name, email, phone, position });
        }
    };
    view! {
        <FormScope id="contact" error=Signal::derive(move || save.value().get().and_then(Result::err))>
            <form class="form" novalidate on:submit=submit>
                <TextInput name="name" label=t!(CUSTOMERS_CONTACT_NAME) value=name required=true max=200 />
                <TextInput name="position" label=t!(CUSTOMERS_CONTACT_ROLE) value=position optional=true max=100 />
                <TextInput name="email" kind="email" label=t!(CUSTOMERS_CONTACT_EMAIL) value=email optional=true max=254 />
                <TextInput name="phone" kind="tel" label=t!(CUSTOMERS_CONTACT_PHONE) value=phone optional=true max=40 />
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| editing.set(false) />
                    <Button label=t!(ACTION_SAVE) look=Look::Primary kind="submit" busy=pending />
                </footer>
            </form>
        </FormScope>
    }
}

#[component]
fn Removal(contacting: Contacting) -> impl IntoView {
    let (here, toasts, said) = (use_here(), use_toasts(), t!(CUSTOMERS_CONTACT_REMOVED));
    let Contacting { customer, done, removing, contact, .. } = contacting;
    let remove = Action::new(move |contact: &Contact| {
        let command = RemoveContact { customer, contact: contact.id, version: contact.version };
        perform(here.workspace(), command, None)
    });
    Effect::new(move || {
        let outcome: Option<Result<(), Error>> = remove.value().get();
        let Some(outcome) = outcome else { return };
        match outcome {
            Ok(()) => toasts.success(untrack(said)),
            Err(error) => toasts.failed(&error),
        }
        removing.set(false);
        done.run(());
    });
    let confirm = move |_| {
        if let Some(contact) = contact.get_untracked() {
            remove.dispatch(contact);
        }
    };
    let name = contact.get_untracked().map(|contact| contact.fields.name).unwrap_or_default();
    view! {
        <p>{t!(CUSTOMERS_CONTACT_REMOVE_TEXT, name = name.clone())}</p>
        <footer>
            <Button label=t!(ACTION_CANCEL) on_click=move |_| removing.set(false) />
            <Button label=t!(CUSTOMERS_CONTACT_REMOVE) look=Look::Danger busy=remove.pending() on_click=confirm />
        </footer>
    }
}
