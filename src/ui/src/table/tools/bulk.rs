//! Changing many records: what it would do is shown first; then it goes on in portions that can be stopped, and what was
//! done can be taken back.

use super::value::{Draft, ValueInput};
use crate::button::{Button, Look};
use crate::clock::use_clock;
use crate::failure::{error_text, rule_text};
use crate::form::FormScope;
use crate::i18n::{Key, Locale, format as say, key};
use crate::table::bulk::{Deed, Deeds};
use crate::table::selection::Selection;
use crate::table::state::Table;
use crate::table::work::Work;
use crate::{t, tr};
use kernel::undo::Refusal;
use kernel::{Amended, Amendment, Cell, Error, Result, Trace, Uuid};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use std::time::Duration;

/// Records of one call: few enough that the count moves and Stop is soon heard.
const PORTION: usize = 200;
/// Records of a dry run.
const LOOK: usize = 1_000;

/// How far it has come.
#[derive(Clone, Default)]
struct Progress {
    done: usize,
    of: usize,
    seconds_left: Option<u64>,
}

/// The form in the dialog, for what was chosen.
pub fn form(table: Table, deeds: Deeds) -> AnyView {
    let Deeds { selection, deed, open, work, changed } = deeds;
    let form = move || {
        let work = work.clone();
        deed.get().map(|deed| view! { <BulkForm table selection deed open work changed /> })
    };
    form.into_any()
}

#[component]
fn BulkForm(
    table: Table,
    selection: Selection,
    deed: Deed,
    open: RwSignal<bool>,
    work: Work,
    changed: Callback<()>,
) -> impl IntoView {
    let zone = use_clock().zone();
    let field = match deed {
        Deed::Set(field) => Some(field),
        Deed::Run(_) => None,
    };
    let draft = field.map(|field| Draft::of(field, &Cell::Null, &zone));
    let (error, outcome) = (RwSignal::new(None::<Error>), RwSignal::new(None::<Amended>));
    let (progress, stop) = (RwSignal::new(None::<Progress>), RwSignal::new(false));
    let amendment = move || -> Result<Amendment> {
        Ok(match (deed, field.zip(draft)) {
            (Deed::Run(action), _) => Amendment { command: action.command.to_owned(), argument: None },
            (Deed::Set(_), Some((field, draft))) => {
                let edit = field.edit.ok_or(Error::Outdated)?;
                let value = draft.value(field, &zone)?;
                Amendment { command: edit.command.to_owned(), argument: Some((edit.argument.to_owned(), value)) }
            }
            (Deed::Set(_), None) => return Err(Error::Outdated),
        })
    };
    let looked = dry_run(selection, work.clone(), amendment.clone(), error);
    let apply = move |event: SubmitEvent| {
        event.prevent_default();
        if progress.with_untracked(Option::is_some) {
            return;
        }
        let wanted = match untrack(&amendment) {
            Ok(wanted) => wanted,
            Err(wrong) => return error.set(Some(wrong)),
        };
        error.set(None);
        stop.set(false);
        let (records, work) = (selection.ids(), work.clone());
        progress.set(Some(Progress { done: 0, of: records.len(), seconds_left: None }));
        leptos::task::spawn_local(async move {
            let (amended, traces) = go(&work, wanted, records, progress, stop, error).await;
            let _ = progress.try_set(None);
            if amended.changed + amended.same > 0 || !amended.refused.is_empty() {
                let locale = table.locale.get_untracked();
                if !traces.is_empty() {
                    (work.done)(say(locale, key::BULK_DONE, &[("count", amended.changed.into())]), traces);
                }
                // Those who stayed as they were stay ticked.
                let stopped = stop.try_get_untracked().unwrap_or(true);
                if !stopped {
                    selection.clear();
                    selection.set(amended.refused.iter().map(|refusal| refusal.record), true);
                }
                changed.run(());
                let fine = amended.refused.is_empty() && !stopped && error.with_untracked(Option::is_none);
                let _ = outcome.try_set(Some(amended));
                if fine {
                    open.set(false);
                }
            }
        });
    };
    let pick = table.pick;
    let working = Signal::derive(move || progress.with(Option::is_some));
    view! {
        <form class="form" novalidate on:submit=apply>
            <FormScope id="bulk" error>
                {field.zip(draft).map(|(field, draft)| view! {
                    <ValueInput schema=table.schema field draft pick=pick.get_value() name=field.name />
                })}
                <div class="bulk-outcome" role="status" aria-live="polite">
                    {move || match (progress.get(), outcome.get()) {
                        (Some(progress), _) => view! { <Bar progress /> }.into_any(),
                        (None, Some(amended)) => view! { <Report table amended /> }.into_any(),
                        (None, None) => view! { <Foresight table looked /> }.into_any(),
                    }}
                </div>
                <footer>
                    {move || if working.get() {
                        view! { <Button label=t!(ACTION_STOP) icon="circle-stop" on_click=move |_| stop.set(true) /> }.into_any()
                    } else {
                        view! { <Button label=t!(ACTION_CLOSE) on_click=move |_| open.set(false) /> }.into_any()
                    }}
                    <Button label=t!(BULK_APPLY, count = selection.count()) look=Look::Primary kind="submit" busy=working disabled=Signal::derive(move || selection.count() == 0) />
                </footer>
            </FormScope>
        </form>
    }
}

/// What it would do, asked anew a moment after the value changes.
fn dry_run(
    selection: Selection,
    work: Work,
    amendment: impl Fn() -> Result<Amendment> + Send + Sync + 'static,
    error: RwSignal<Option<Error>>,
) -> RwSignal<Option<(Amended, usize)>> {
    let looked = RwSignal::new(None);
    let round = StoredValue::new(0_u64);
    Effect::new(move || {
        let Ok(wanted) = amendment() else { return looked.set(None) };
        let mut records = selection.ids();
        let all = records.len();
        records.truncate(LOOK);
        if records.is_empty() {
            return looked.set(None);
        }
        let mine = round.get_value() + 1;
        round.set_value(mine);
        let work = work.clone();
        set_timeout(
            move || {
                if round.try_get_value() != Some(mine) {
                    return;
                }
                let asked = (work.amend_all)(wanted, records, true, None);
                leptos::task::spawn_local(async move {
                    let answer = asked.await;
                    if round.try_get_value() != Some(mine) {
                        return;
                    }
                    match answer {
                        Ok(amended) => {
                            let _ = error.try_set(None);
                            let _ = looked.try_set(Some((amended, all)));
                        }
                        Err(refused) => drop(error.try_set(Some(refused))),
                    }
                });
            },
            Duration::from_millis(250),
        );
    });
    looked
}

/// Does it, portion by portion.
async fn go(
    work: &Work,
    wanted: Amendment,
    records: Vec<Uuid>,
    progress: RwSignal<Option<Progress>>,
    stop: RwSignal<bool>,
    error: RwSignal<Option<Error>>,
) -> (Amended, Vec<Trace>) {
    let (mut all, mut traces) = (Amended::default(), Vec::new());
    let (begun, of) = (js_sys::Date::now(), records.len());
    let mut done = 0;
    for portion in records.chunks(PORTION) {
        // The page that asked may be gone: then nobody can stop it any more.
        if stop.try_get_untracked().unwrap_or(true) {
            break;
        }
        match (work.amend_all)(wanted.clone(), portion.to_vec(), false, Some((work.key)())).await {
            Ok(amended) => {
                all.changed += amended.changed;
                all.same += amended.same;
                all.refused.extend(amended.refused);
                traces.extend(amended.undo);
            }
            Err(refused) => {
                let _ = error.try_set(Some(refused));
                break;
            }
        }
        done += portion.len();
        let left = (js_sys::Date::now() - begun) / 1000.0 / done as f64 * (of - done) as f64;
        let _ = progress.try_set(Some(Progress { done, of, seconds_left: Some(left.ceil() as u64) }));
    }
    (all, traces)
}

#[component]
fn Bar(progress: Progress) -> impl IntoView {
    let Progress { done, of, seconds_left } = progress;
    view! {
        <progress max=of.to_string() value=done.to_string() aria-label=t!(BULK_RUNNING)></progress>
        <p class="hint">
            {t!(BULK_PROGRESS, done = done, of = of)}
            {seconds_left.map(|seconds| view! { " " {t!(BULK_LEFT, seconds = seconds)} })}
        </p>
    }
}

/// How many change, are so already, or cannot.
fn counts(table: Table, amended: &Amended) -> AnyView {
    let line = |count: usize, key: Key| {
        (count > 0).then(|| {
            let said = move || say(table.locale.get(), key, &[("count", count.into())]);
            view! { <li>{said}</li> }
        })
    };
    view! {
        <ul class="bulk-counts">
            {line(amended.changed, key::BULK_CHANGES)} {line(amended.same, key::BULK_SAME)}
            {line(amended.refused.len(), key::BULK_REFUSED)}
        </ul>
    }
    .into_any()
}

#[component]
fn Foresight(table: Table, looked: RwSignal<Option<(Amended, usize)>>) -> impl IntoView {
    move || {
        looked.get().map(|(amended, all)| {
            let some = (all > LOOK).then(|| view! { <p class="hint">{t!(BULK_LOOKED, count = LOOK)}</p> });
            view! { <h3>{t!(BULK_WOULD)}</h3> {counts(table, &amended)} {some} {reasons(table, amended.refused)} }
        })
    }
}

#[component]
fn Report(table: Table, amended: Amended) -> impl IntoView {
    view! { <h3>{t!(BULK_DID)}</h3> {counts(table, &amended)} {reasons(table, amended.refused)} }
}

/// Why records stay as they are.
fn reasons(table: Table, refused: Vec<Refusal>) -> AnyView {
    let line = move |Refusal { title, why, .. }: Refusal| {
        let name = if title.is_empty() { tr!(UNKNOWN) } else { title };
        view! { <li><strong dir="auto">{name}</strong> <p>{move || reason(table.locale.get(), &why)}</p></li> }
    };
    view! { <ul class="foreseen">{refused.into_iter().take(100).map(line).collect_view()}</ul> }.into_any()
}

fn reason(locale: Locale, why: &Error) -> String {
    match why {
        Error::Invalid(problems) => {
            let rules: Vec<String> = problems.iter().map(|problem| rule_text(locale, &problem.rule)).collect();
            rules.join(" ")
        }
        why => error_text(locale, why),
    }
}
