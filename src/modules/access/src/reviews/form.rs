//! *Start a review*, on the page of reviews.

use kernel::Rule;
use kernel::id::MemberId;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use ui::prelude::*;

use super::api::load_reviewable;
use super::{About, StartReview};
use crate::gate::{self, perform};
use crate::key::FormKey;
use crate::members::RoleOption;

/// The dialog, closed.
#[component]
pub fn StartForm(open: RwSignal<bool>) -> impl IntoView {
    let here = use_here();
    let roles = Data::later(move || here.workspace(), load_reviewable);
    view! {
        <Dialog open title=t!(REVIEWS_START_TITLE)>
            <Fields open roles />
        </Dialog>
    }
}

#[component]
fn Fields(open: RwSignal<bool>, roles: Data<Vec<RoleOption>>) -> impl IntoView {
    let (here, locale, key, navigate) = (use_here(), use_locale(), FormKey::default(), use_navigate());
    let [name, role, due] = [(); 3].map(|()| RwSignal::new(String::new()));
    let about = RwSignal::new(About::Everyone.name().to_owned());
    let reviewer = RwSignal::new(None::<(kernel::Uuid, String)>);
    let start = Action::new(move |command: &StartReview| perform(here.workspace(), command.clone(), Some(key.get())));
    Effect::new(move || {
        if let Some(Ok(review)) = start.value().get() {
            open.set(false);
            navigate(&untrack(|| here.link(&format!("/settings/access-reviews/{review}"))), NavigateOptions::default());
        }
    });
    let pending = start.pending();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if pending.get_untracked() {
            return;
        }
        start.dispatch(StartReview {
            name: name.get_untracked(),
            about: About::from_name(&about.get_untracked()).unwrap_or(About::Everyone),
            role: role.get_untracked().parse().ok(),
            reviewer: reviewer.get_untracked().map(|(id, _)| MemberId(id)),
            due: due.get_untracked(),
        });
    };
    let options = Signal::derive(move || {
        let roles = roles.get().and_then(Result::ok).unwrap_or_default();
        roles.into_iter().map(|role| (role.id.to_string(), role.name)).collect::<Vec<_>>()
    });
    let error = Signal::derive(move || start.value().get().and_then(Result::err));
    let nobody_else = Signal::derive(move || {
        error.with(|error| {
            error.as_ref().and_then(|error| error.of_field("reviewer")).map(|rule| match rule {
                Rule::Choice => tr!(REVIEWS_NO_REVIEWER),
                rule => rule_text(locale.get(), rule),
            })
        })
    });
    view! {
        <FormScope id="review" error>
            <form class="form" novalidate on:submit=submit>
                <TextInput name="name" label=t!(ACCESS_REVIEWS_FIELD_NAME) value=name required=true max=100 />
                <Select
                    name="about"
                    label=t!(ACCESS_REVIEWS_FIELD_ABOUT)
                    hint=t!(REVIEWS_ABOUT_HINT)
                    options=choice_options("access_reviews", "about", About::CHOICES)
                    value=about
                />
                <Show when=move || about.with(|about| about == About::Role.name())>
                    <Select name="role" label=t!(ACCESS_REVIEWS_FIELD_ROLE) options value=role empty=t!(CHOOSE) required=true />
                </Show>
                <Picker
                    name="reviewer"
                    label=t!(ACCESS_REVIEWS_FIELD_REVIEWER)
                    resource="members"
                    pick=Pick::new(gate::pick)
                    value=reviewer
                    required=true
                    error=nobody_else
                />
                <TextInput name="due" kind="date" label=t!(ACCESS_REVIEWS_FIELD_DUE_AT) value=due required=true />
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                    <Button label=t!(REVIEWS_START) look=Look::Primary kind="submit" busy=pending />
                </footer>
            </form>
        </FormScope>
    }
}
