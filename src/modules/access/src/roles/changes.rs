//! Changes of the matrix that are not made yet, the bar that counts them, and the dry run before they are made.

use std::collections::BTreeMap;

use kernel::permission::Rows;
use kernel::{Error, Grants, Uuid};
use leptos::prelude::*;
use ui::prelude::*;

use super::api::foresee_grants;
use super::{Foreseen, MatrixRole, RoleGrants, SetGrants};
use crate::gate::use_runner;

/// What has been changed on the page and not saved. It stands beside what is fetched anew: nothing of it is lost.
#[derive(Clone, Copy)]
pub struct Draft {
    changes: RwSignal<BTreeMap<Uuid, RoleGrants>>,
    /// Roles whose cells are open.
    editing: RwSignal<Vec<Uuid>>,
}

impl Draft {
    pub fn new() -> Self {
        Self { changes: RwSignal::new(BTreeMap::new()), editing: RwSignal::new(Vec::new()) }
    }

    /// Opens the cells of a role.
    pub fn edit(self, role: Uuid) {
        self.editing.update(|editing| editing.push(role));
    }

    /// Whether the cells of a role are open; tracked.
    pub fn is_open(self, role: Uuid) -> bool {
        self.editing.with(|editing| editing.contains(&role))
    }

    /// What the role would grant; tracked.
    pub fn grants(self, role: &MatrixRole) -> Grants {
        self.changes
            .with(|changes| changes.get(&role.id).map_or_else(|| role.grants.clone(), |change| change.grants.clone()))
    }

    /// Which rows a permission (`area:action`) of the role would go to; tracked.
    pub fn rows(self, role: &MatrixRole, permission: &str) -> Rows {
        let (area, action) = permission.split_once(':').unwrap_or((permission, ""));
        self.grants(role).rows(area, action)
    }

    /// Changes one cell. `known` is every permission there is.
    pub fn set(self, role: &MatrixRole, permission: &str, rows: Rows, known: &[String]) {
        let (area, action) = permission.split_once(':').unwrap_or((permission, ""));
        let actions = known.iter().filter_map(|known| known.strip_prefix(area)?.strip_prefix(':')).collect::<Vec<_>>();
        let grants = untrack(|| self.grants(role)).with(area, action, rows, &actions);
        let same = known.iter().all(|word| {
            let (area, action) = word.split_once(':').unwrap_or((word, ""));
            grants.rows(area, action) == role.grants.rows(area, action)
        });
        self.changes.update(|changes| {
            if same {
                changes.remove(&role.id);
            } else {
                changes.insert(role.id, RoleGrants { role: role.id, version: role.version, grants });
            }
        });
    }

    fn discard(self) {
        self.changes.update(BTreeMap::clear);
        self.editing.update(Vec::clear);
    }
}

/// At the foot of the page while something is changed or open.
#[component]
pub fn DraftBar(draft: Draft, refresh: Callback<()>) -> impl IntoView {
    let (here, open) = (use_here(), RwSignal::new(false));
    let wanted = move || draft.changes.with_untracked(|changes| changes.values().cloned().collect::<Vec<_>>());
    let check = Action::new(move |(): &()| foresee_grants(here.workspace(), wanted()));
    let begin = move |_| {
        check.dispatch(());
        open.set(true);
    };
    let shown = move || draft.editing.with(|editing| !editing.is_empty());
    view! {
        <div class="draft-bar" role="status" hidden=move || !shown()>
            <span>{move || tr!(ROLES_CHANGED, count = draft.changes.with(BTreeMap::len))}</span>
            <Button label=t!(ROLES_DISCARD) on_click=move |_| draft.discard() />
            <Button
                label=t!(ROLES_CHECK)
                look=Look::Primary
                disabled=Signal::derive(move || draft.changes.with(BTreeMap::is_empty))
                on_click=begin
            />
        </div>
        <Dialog open title=t!(ROLES_FORESEEN)>
            <Outcome draft open refresh foreseen=check.value() />
        </Dialog>
    }
}

/// What would happen, and the button that lets it.
#[component]
fn Outcome(
    draft: Draft,
    open: RwSignal<bool>,
    refresh: Callback<()>,
    foreseen: MappedSignal<Option<Result<Vec<Foreseen>, Error>>>,
) -> impl IntoView {
    let (here, runner, locale) = (use_here(), use_runner(), use_locale());
    let (toasts, said) = (use_toasts(), t!(SAVED));
    let save = Action::new(move |(): &()| {
        let changes = draft.changes.with_untracked(|changes| changes.values().cloned().collect());
        runner.perform(here.workspace(), SetGrants { changes }, None)
    });
    Effect::new(move || {
        if let Some(Ok(())) = save.value().get() {
            toasts.success(untrack(said));
            draft.discard();
            open.set(false);
            refresh.run(());
        }
    });
    let problem = move || {
        let error = save.value().get()?.err()?;
        let said = match &error {
            Error::Invalid(problems) if let [problem, ..] = problems.as_slice() => {
                rule_text(locale.get(), &problem.rule)
            }
            error => error_text(locale.get(), error),
        };
        Some(view! { <div class="notice error" role="alert"><Icon name="circle-alert" /><p>{said}</p></div> })
    };
    let lines = move || match foreseen.get() {
        None => view! { <Skeleton /> }.into_any(),
        Some(Err(error)) => view! { <Failure error /> }.into_any(),
        Some(Ok(found)) if found.is_empty() => view! { <p>{t!(ROLES_NOBODY)}</p> }.into_any(),
        Some(Ok(found)) => {
            view! { <ul class="foreseen">{found.into_iter().map(|one| view! { <Line one /> }).collect_view()}</ul> }
                .into_any()
        }
    };
    view! {
        {lines}
        {problem}
        <footer>
            <Button label=t!(ACTION_CANCEL) on_click=move |_| open.set(false) />
            <Button label=t!(ROLES_APPLY) look=Look::Primary busy=save.pending() on_click=move |_| { save.dispatch(()); } />
        </footer>
    }
}

#[component]
fn Line(one: Foreseen) -> impl IntoView {
    let Foreseen { permission, gain, lose } = one;
    let (losers, winners) = (lose.len(), gain.len());
    view! {
        <li>
            <code>{permission}</code>
            {(losers > 0).then(|| view! {
                <p class="lose"><Icon name="minus" />{t!(ROLES_LOSE, count = losers)}": "{lose.join(", ")}</p>
            })}
            {(winners > 0).then(|| view! {
                <p class="gain"><Icon name="plus" />{t!(ROLES_GAIN, count = winners)}": "{gain.join(", ")}</p>
            })}
        </li>
    }
}
