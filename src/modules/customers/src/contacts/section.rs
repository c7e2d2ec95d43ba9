//! A customer's contacts on its page.

use leptos::prelude::*;
use ui::prelude::*;

use super::Contact;
use super::dialog::Contacting;

/// The list, with what may be done to it.
#[component]
pub fn Contacts(contacts: Vec<Contact>, contacting: Contacting, editable: bool) -> impl IntoView {
    let list = if contacts.is_empty() {
        view! { <p class="hint">{t!(CUSTOMERS_CONTACTS_EMPTY)}</p> }.into_any()
    } else {
        let lines = contacts.into_iter().map(|contact| view! { <Line contact contacting editable /> }).collect_view();
        view! { <ul class="contacts">{lines}</ul> }.into_any()
    };
    view! {
        <section class="section">
            <header>
                <h2>{t!(CUSTOMERS_CONTACTS)}</h2>
                {editable.then(|| view! {
                    <Button label=t!(CUSTOMERS_CONTACT_ADD) icon="user-plus" on_click=move |_| contacting.add() />
                })}
            </header>
            {list}
        </section>
    }
}

#[component]
fn Line(contact: Contact, contacting: Contacting, editable: bool) -> impl IntoView {
    let fields = contact.fields.clone();
    let (change, remove) = (fields.name.clone(), fields.name.clone());
    let way = |scheme: &str, text: String| {
        let href = format!("{scheme}:{text}");
        (!text.is_empty()).then(|| view! { <a href=href>{text}</a> })
    };
    let actions = editable.then(|| {
        let (changed, removed) = (contact.clone(), contact);
        view! {
            <div class="contact-actions">
                <IconButton
                    icon="pencil"
                    label=t!(CUSTOMERS_CONTACT_EDIT_ONE, name = change.clone())
                    on_click=move |_| contacting.change(changed.clone())
                />
                <IconButton
                    icon="trash-2"
                    label=t!(CUSTOMERS_CONTACT_REMOVE_ONE, name = remove.clone())
                    on_click=move |_| contacting.remove(removed.clone())
                />
            </div>
        }
    });
    view! {
        <li class="contact">
            <Avatar name=fields.name.clone() />
            <div class="contact-who">
                <strong dir="auto">{fields.name}</strong>
                {(!fields.position.is_empty()).then(|| view! { <span class="hint" dir="auto">{fields.position}</span> })}
            </div>
            <div class="contact-ways">{way("mailto", fields.email)} {way("tel", fields.phone)}</div>
            {actions}
        </li>
    }
}
