//! `/{workspace}/profile`: one's name, language, department, what one is told of by mail, and one's password.

use kernel::Error;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use ui::prelude::*;

use super::api::{load_profile, save_profile};
use super::password::PasswordForm;
use super::{EditProfile, Profile};
use crate::members::Notices;

/// The page.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let (here, query) = (use_here(), use_query_map());
    let joined = move || query.with(|query| query.get("joined").is_some());
    let data = Data::new(move || here.workspace(), load_profile);
    let refresh = Callback::new(move |()| data.refetch());
    view! {
        <PageHead title=t!(PROFILE_TITLE) />
        <div class="page-body profile">
            {move || joined().then(|| view! {
                <div class="notice success" role="status"><Icon name="circle-check" /><p>{t!(PROFILE_JOINED)}</p></div>
            })}
            <Loaded resource=data view=move |profile: Profile| view! { <ProfileForm profile refresh /> } />
            <PasswordForm />
        </div>
    }
}

#[component]
fn ProfileForm(profile: Profile, refresh: Callback<()>) -> impl IntoView {
    let (here, toasts, said, set_locale) = (use_here(), use_toasts(), t!(SAVED), use_set_locale());
    let Profile { version, email, notices, .. } = profile;
    let [name, department, locale] = [profile.name, profile.department, profile.locale].map(RwSignal::new);
    let [role_changed, joined] = [notices.role_changed, notices.joined].map(RwSignal::new);
    let save = Action::new(move |change: &EditProfile| save_profile(here.workspace(), change.clone()));
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.success(untrack(said));
            if let Some(locale) = Locale::parse(&locale.get_untracked()) {
                set_locale(locale);
            }
            refresh.run(());
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let notices = Notices { role_changed: role_changed.get_untracked(), joined: joined.get_untracked() };
        let [name, department, locale] = [name, department, locale].map(|signal| signal.get_untracked());
        save.dispatch(EditProfile { version, name, locale, department, notices });
    };
    let languages: Vec<(String, String)> =
        Locale::ALL.iter().map(|locale| (locale.code().to_owned(), locale.name().to_owned())).collect();
    let error = Signal::derive(move || save.value().get().and_then(Result::<(), Error>::err));
    view! {
        <Section title=t!(PROFILE_ABOUT)>
            <FormScope id="profile" error>
                <form class="form" novalidate on:submit=submit>
                    <TextInput name="name" label=t!(MEMBERS_FIELD_NAME) value=name autocomplete="name" required=true max=200 />
                    <TextInput name="email" label=t!(MEMBERS_FIELD_EMAIL) hint=t!(PROFILE_EMAIL_HINT) initial=email readonly=true />
                    <TextInput name="department" label=t!(MEMBERS_FIELD_DEPARTMENT) value=department optional=true max=100 />
                    <Select name="locale" label=t!(LANGUAGE) hint=t!(PROFILE_LANGUAGE_HINT) options=Signal::stored(languages) value=locale />
                    <fieldset class="checks">
                        <legend>{t!(PROFILE_NOTICES)}</legend>
                        <Check name="role_changed" label=t!(PROFILE_NOTICE_ROLE) value=role_changed />
                        <Check name="joined" label=t!(PROFILE_NOTICE_JOINED) value=joined />
                        <p class="hint">{t!(PROFILE_NOTICES_HINT)}</p>
                    </fieldset>
                    <div class="form-actions">
                        <Button label=t!(ACTION_SAVE_CHANGES) look=Look::Primary kind="submit" busy=save.pending() />
                    </div>
                </form>
            </FormScope>
        </Section>
    }
}
