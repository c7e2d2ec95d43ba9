//! *New key*: its name, what it may do, for how long, and from where.

use kernel::{Error, Rule};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use ui::prelude::*;

use super::api::make_key;
use super::{KeyFields, LONGEST, Made, USUAL};
use crate::gate::use_runner;

/// The dialog's form. `made` is told of the key.
#[component]
pub fn KeyForm(open: RwSignal<bool>, offer: Vec<String>, made: Callback<Made>) -> impl IntoView {
    let (here, runner) = (use_here(), use_runner());
    let [name, networks] = [(); 2].map(|()| RwSignal::new(String::new()));
    let days = RwSignal::new(USUAL.to_string());
    let chosen = RwSignal::new(Vec::<String>::new());
    let (error, busy) = (RwSignal::new(None::<Error>), RwSignal::new(false));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let fields = KeyFields {
            name: name.get_untracked(),
            grants: chosen.get_untracked(),
            // No number is none that would do.
            days: days.get_untracked().trim().parse().unwrap_or_default(),
            networks: split_tags(&networks.get_untracked()),
        };
        if let Err(wrong) = fields.check() {
            error.set(Some(wrong));
            return;
        }
        busy.set(true);
        let workspace = here.workspace();
        runner.call(
            move || make_key(workspace.clone(), fields.clone()),
            move |answer| {
                busy.set(false);
                match answer {
                    Ok(new) => {
                        open.set(false);
                        made.run(new);
                    }
                    Err(refused) => error.set(Some(refused)),
                }
            },
        );
    };
    view! {
        <FormScope id="key" error>
            <form class="form" novalidate on:submit=submit>
                <TextInput name="name" label=t!(API_KEYS_FIELD_NAME) hint=t!(KEYS_NAME_HINT) value=name required=true max=60 />
                <Scopes offer chosen error />
                <TextInput name="days" kind="number" label=t!(KEYS_DAYS) hint=t!(KEYS_DAYS_HINT, max = LONGEST) value=days required=true />
                <TextInput name="networks" label=t!(API_KEYS_FIELD_NETWORKS) hint=t!(KEYS_NETWORKS_HINT) value=networks optional=true max=2000 />
                <footer>
                    <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
                    <Button label=t!(KEYS_MAKE) look=Look::Primary kind="submit" busy />
                </footer>
            </form>
        </FormScope>
    }
}

/// What the key may do, of what its maker may.
#[component]
fn Scopes(offer: Vec<String>, chosen: RwSignal<Vec<String>>, error: RwSignal<Option<Error>>) -> impl IntoView {
    let locale = use_locale();
    // The server names the word that it does not take: `grants.tickets:fly`.
    let wrong = Signal::derive(move || {
        error.with(|error| match error {
            Some(Error::Invalid(problems)) => {
                problems.iter().find(|problem| problem.field.starts_with("grants")).map(|problem| match problem.rule {
                    Rule::Required => tr!(KEYS_SCOPES_NONE),
                    _ => rule_text(locale.get(), &problem.rule),
                })
            }
            _ => None,
        })
    });
    let options = offer.into_iter().map(|word| Tickable::new(word.clone(), word)).collect();
    view! {
        <Boxes name="grants" label=t!(API_KEYS_FIELD_GRANTS) hint=t!(KEYS_SCOPES_HINT) options chosen wrong code=true />
    }
}
