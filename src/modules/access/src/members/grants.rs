//! A list of grants that is being made: what is in it, and a way to add one more.

use leptos::prelude::*;
use ui::prelude::*;

/// Shows and changes `held`.
#[component]
pub fn GrantAdder(
    held: RwSignal<Vec<String>>,
    /// Every permission there is: `tickets:edit`.
    permissions: Vec<String>,
    /// What is wrong with one of them.
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let locale = use_locale();
    let (permission, scope, record) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let unknown = RwSignal::new(false);
    let no_record = Signal::derive(move || unknown.get().then(|| rule_text(locale.get(), &kernel::Rule::Missing)));
    let add = move |_| {
        let mut scope = scope.get_untracked();
        if scope == "one" {
            let Ok(id) = record.with_untracked(|record| record.trim().parse::<kernel::Uuid>()) else {
                // Without a record it would be everybody's.
                return unknown.set(true);
            };
            scope = id.to_string();
        }
        unknown.set(false);
        let mut word = permission.get_untracked();
        if word.is_empty() {
            return;
        }
        if !scope.is_empty() {
            word = format!("{word}:{scope}");
        }
        held.update(|held| {
            held.retain(|held| *held != word);
            held.push(word);
        });
    };
    let line = move |word: String| {
        let (gone, name) = (word.clone(), word.clone());
        let remove = move |_| held.update(|held| held.retain(|held| *held != gone));
        let label = move || {
            ui::i18n::format(locale.get(), ui::i18n::key::MEMBERS_REMOVE_GRANT, &[("grant", name.as_str().into())])
        };
        view! { <li><code>{word}</code> <IconButton icon="x" label on_click=remove /></li> }
    };
    let permissions = Signal::stored(permissions.into_iter().map(|word| (word.clone(), word)).collect::<Vec<_>>());
    let scopes = Signal::derive(|| {
        vec![
            (String::new(), tr!(REACH_ALL)),
            ("team".to_owned(), tr!(REACH_TEAM)),
            ("own".to_owned(), tr!(REACH_OWN)),
            ("one".to_owned(), tr!(REACH_ONE)),
        ]
    });
    view! {
        <ul class="grant-list">
            {move || held.get().into_iter().map(line).collect_view()}
        </ul>
        <div class="form-row">
            <Select name="permission" label=t!(MEMBERS_PERMISSION) options=permissions value=permission empty=t!(CHOOSE) error=wrong />
            <Select name="scope" label=t!(MEMBERS_REACH) options=scopes value=scope />
        </div>
        <Show when=move || scope.with(|scope| scope == "one")>
            <TextInput name="record" label=t!(MEMBERS_RECORD) hint=t!(MEMBERS_RECORD_HINT) value=record max=36 error=no_record />
        </Show>
        <p><Button label=t!(MEMBERS_ADD_GRANT) icon="plus" on_click=add /></p>
    }
}
