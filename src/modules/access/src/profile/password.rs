//! Changing one's own password.

use kernel::{Error, Rule};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::change_password;
use crate::shell::use_shell;
use crate::strength::field::NewPassword;

/// Asks for the old password and a new one.
#[component]
pub fn PasswordForm() -> impl IntoView {
    let (here, toasts, said, shell) = (use_here(), use_toasts(), t!(PROFILE_PASSWORD_CHANGED), use_shell());
    let [old, new] = [(); 2].map(|()| RwSignal::new(String::new()));
    let about = Signal::derive(move || shell.with(|shell| vec![shell.user.clone(), shell.email.clone()]));
    let change =
        Action::new(move |(old, new): &(String, String)| change_password(here.workspace(), old.clone(), new.clone()));
    Effect::new(move || {
        if let Some(Ok(())) = change.value().get() {
            toasts.success(untrack(said));
            old.set(String::new());
            new.set(String::new());
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        change.dispatch((old.get_untracked(), new.get_untracked()));
    };
    let error = Signal::derive(move || change.value().get().and_then(Result::<(), Error>::err));
    let wrong = Signal::derive(move || {
        error.with(|error| {
            matches!(error.as_ref().and_then(|error| error.of_field("old")), Some(Rule::Credentials))
                .then(|| tr!(PROFILE_OLD_WRONG))
        })
    });
    view! {
        <Section title=t!(PROFILE_PASSWORD)>
            <FormScope id="password" error>
                <form class="form" novalidate on:submit=submit>
                    <TextInput name="old" kind="password" label=t!(PROFILE_OLD) value=old autocomplete="current-password" required=true error=wrong />
                    <NewPassword value=new about />
                    <p class="hint">{t!(PROFILE_PASSWORD_HINT)}</p>
                    <div class="form-actions">
                        <Button label=t!(PROFILE_PASSWORD_SET) kind="submit" busy=change.pending() />
                    </div>
                </form>
            </FormScope>
        </Section>
    }
}
